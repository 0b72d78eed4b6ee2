"""Rows of responses → rows scored a second, by each engine."""

from __future__ import annotations

import random
import time
from pathlib import Path
from typing import Any

from quietform.compiler.formula import written
from quietform.loading import load
from quietform.responses import Row, score_rows

ROOT = Path(__file__).parents[2]
ROWS = 10_000


def measure() -> list[dict[str, Any]]:
    """One record for each engine, on the site's readiness assessment; both must give the same scores."""
    _, compiled = load((ROOT / "assessments" / "readiness.yaml").read_bytes(), "readiness.yaml").sound()
    dice = random.Random(1)
    rows = [
        Row(line, [], {key: written(dice.choice(answer.values)) for key, answer in compiled.answers.items()})
        for line in range(ROWS)
    ]
    records, scores = [], []
    for engine in ("python", "javascript"):
        start = time.perf_counter()
        scores.append([found for _, found in score_rows(rows, compiled, engine)])
        records.append({"engine": engine, "rows_per_second": round(ROWS / (time.perf_counter() - start))})
    assert scores[0] == scores[1]
    return records
