"""A million rows of responses → rows scored a second and memory of all processes together, by format and engine."""

from __future__ import annotations

import csv
import json
import random
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path
from typing import Any

import pyarrow
import pyarrow.parquet

ASSESSMENT = Path(__file__).parent / "wellbeing.yaml"
ITEMS = [f"{part}{number}" for part in "frc" for number in range(1, 5)]
MILLION, PART = 1_000_000, 200_000
# Format of both files, engine, rows. The same format with fewer rows shows what memory does not depend on.
RUNS = (
    ("csv", "python", MILLION),
    ("csv", "python", PART),
    ("jsonl", "python", PART),
    ("parquet", "python", PART),
    ("csv", "javascript", PART),
)
PAUSE = 0.1


def people(number: int) -> Iterator[list[int | str]]:
    """An id and twelve answers each, one in forty of them missing; the same ones each time."""
    dice = random.Random(1)
    cells = [1, 2, 3, 4, 5] * 8 + [""]
    return ([id, *dice.choices(cells, k=len(ITEMS))] for id in range(1, number + 1))


def write_csv(path: Path, number: int) -> None:
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows([["id", *ITEMS]])
        csv.writer(file).writerows(people(number))


def write_jsonl(path: Path, number: int) -> None:
    with path.open("w", encoding="utf-8") as file:
        for cells in people(number):
            pairs = zip(["id", *ITEMS], cells, strict=True)
            file.write(json.dumps({name: cell for name, cell in pairs if cell != ""}) + "\n")


def write_parquet(path: Path, number: int) -> None:
    columns = list(zip(*people(number), strict=True))
    arrays = [pyarrow.array([cell if cell != "" else None for cell in cells], pyarrow.int64()) for cells in columns]
    pyarrow.parquet.write_table(pyarrow.table(arrays, ["id", *ITEMS]), path)


WRITERS: dict[str, Callable[[Path, int], None]] = {"csv": write_csv, "jsonl": write_jsonl, "parquet": write_parquet}


def measure() -> list[dict[str, Any]]:
    """One record for each of RUNS."""
    with tempfile.TemporaryDirectory() as name:
        return [run(Path(name), *one) for one in RUNS]


def run(folder: Path, form: str, engine: str, number: int) -> dict[str, Any]:
    """`quietform score` as a person starts it, watched from outside."""
    rows, scores = folder / f"rows.{form}", folder / f"scores.{form}"
    WRITERS[form](rows, number)
    command = [sys.executable, "-m", "quietform.cli", "score", str(ASSESSMENT), str(rows), "-o", str(scores)]
    start, most = time.perf_counter(), 0
    with subprocess.Popen([*command, "--engine", engine], stderr=subprocess.PIPE, text=True) as process:
        while process.poll() is None:
            most = max(most, memory(process.pid))
            time.sleep(PAUSE)
        seconds = time.perf_counter() - start
        assert process.stderr is not None
        assert process.stderr.read() == f"{number} rows scored, 0 left out\n"
    return {
        "format": form,
        "engine": engine,
        "rows": number,
        "seconds": round(seconds, 1),
        "rows_per_second": round(number / seconds),
        "mb": round(most / 1024) or None,
    }


def memory(pid: int) -> int:
    """Kilobytes of a process and all below it: the sum of PSS, which counts a shared page once. Linux only, else 0."""
    found = 0
    with suppress(OSError):  # it has ended meanwhile
        for line in Path(f"/proc/{pid}/smaps_rollup").read_text(encoding="ascii").splitlines():
            if line.startswith("Pss:"):
                found = int(line.split()[1])
        for task in Path(f"/proc/{pid}/task").iterdir():
            for child in (task / "children").read_text(encoding="ascii").split():
                found += memory(int(child))
    return found
