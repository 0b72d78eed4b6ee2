"""Rows of a response file → scores by row, in the words and columns of the output file."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from importlib.resources import files
from pathlib import Path
from typing import Any

from quietform.compiler import Compiled
from quietform.compiler.formula import written
from quietform.fields import number
from quietform.model import Assessment
from quietform.problems import Place, Problem, listing, suggestion
from quietform.scoring import evaluate
from quietform.scoring.exact import show

REASONS = ("skipped", "cannot_tell")
# Columns that name a person or a row; they are carried into the output as they are. No item can have such an id.
CARRIED = ("id", "person", "row")
# A cell that is no answer is shown up to this length.
SHOWN = 40
FIELDS = ("score", "exact", "answered", "needed", "band", "reason")


class EngineError(RuntimeError):
    """The chosen engine cannot run; the message says what to do."""


@dataclass(frozen=True)
class Row:
    """One person: the line of the file, what is carried over, and the responses."""

    line: int
    carried: list[str]
    responses: dict[str, int | str]


def check_header(header: Sequence[str], compiled: Compiled, file: str) -> list[Problem]:
    """What is wrong with the columns: unknown ones, repeated ones, items without a column."""
    items = list(compiled.answers)
    problems = []
    for index, name in enumerate(header):
        if name in header[:index]:
            problems.append(_problem(file, 1, index, "column-twice", name=name[:SHOWN]))
        elif name not in items and name not in CARRIED:
            hint = suggestion(name, items, f"the items are {listing(items)}; {', '.join(CARRIED)} are carried over")
            problems.append(_problem(file, 1, index, "unknown-column", name=name[:SHOWN], hint=hint))
    missing = [item for item in items if item not in header]
    if missing:
        problems.append(_problem(file, 1, 0, "no-column", names=listing(missing), count=len(missing)))
    return problems


def read_row(
    cells: Sequence[str], line: int, header: Sequence[str], compiled: Compiled, file: str
) -> Row | list[Problem]:
    """One row as responses; or everything that is wrong with it."""
    if len(cells) != len(header):
        return [_problem(file, line, 0, "row-length", found=len(cells), wanted=len(header))]
    carried: list[str] = []
    responses: dict[str, int | str] = {}
    problems = []
    for index, (name, cell) in enumerate(zip(header, cells, strict=True)):
        text = cell.strip()
        if name in CARRIED:
            carried.append(cell)
        elif text in REASONS:
            responses[name] = text
        elif text:
            values = compiled.answers[name].values
            value = _number(text)
            if value in values and value is not None:
                responses[name] = written(value)
            else:
                known = ", ".join((*(str(written(value)) for value in values), *REASONS))
                problems.append(_problem(file, line, index, "bad-cell", item=name, value=text[:SHOWN], known=known))
    return problems or Row(line, carried, responses)


def score_rows(rows: Iterable[Row], compiled: Compiled, engine: str) -> Iterator[tuple[Row, dict[str, Any]]]:
    """Every row with its scores, by the Python or the JavaScript engine. Raises EngineError."""
    if engine == "python":
        for row in rows:
            yield row, evaluate(compiled.program, row.responses)["scales"]
        return
    kept = list(rows)
    lines = [json.dumps(compiled.program), *(json.dumps(row.responses) for row in kept)]
    run = files("quietform").joinpath("scoring/run.js")
    done = subprocess.run(
        [find_node(), str(run)],
        input="\n".join(lines) + "\n",
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )
    if done.returncode:
        raise EngineError(f"the JavaScript engine stopped: {done.stderr.strip()[-400:]}")
    for row, line in zip(kept, done.stdout.splitlines(), strict=True):
        yield row, json.loads(line)["scales"]


def find_node() -> str:
    """The path of node: of this Python environment or of the system. Raises EngineError."""
    beside = Path(sys.executable).parent / "node"
    node = str(beside) if beside.is_file() else shutil.which("node")
    if node is None:
        raise EngineError("the JavaScript engine needs node: install Node.js 20 or later, or use --engine python")
    return node


def output_header(header: Sequence[str], assessment: Assessment) -> list[str]:
    """The columns of the output: line, what is carried over, and six for each scale."""
    carried = [name for name in header if name in CARRIED]
    return ["line", *carried, *(f"{scale}.{field}" for scale in assessment.scales for field in FIELDS)]


def output_row(row: Row, scores: dict[str, Any], assessment: Assessment) -> list[str]:
    """One row of the output; `exact` is the score as a fraction, `reason` says why there is none."""
    cells = [str(row.line), *row.carried]
    for name, scale in assessment.scales.items():
        result = scores[name]
        score = result["score"]
        decimals = scale.shown_decimals if scale.shown_decimals is not None else scale.decimals
        borders = [
            edge
            for band in scale.bands or []
            for edge in (band.from_, band.above, band.below, band.to)
            if edge is not None
        ]
        cells += [
            "" if score is None else show(Fraction(score), decimals, borders),
            score or "",
            str(result["answered"]),
            str(result["needed"]),
            result["band"] or "",
            "" if score is not None else result["state"],
        ]
    return cells


def _number(text: str) -> Fraction | None:
    try:
        return number(text)
    except ValueError:
        return None


def _problem(file: str, line: int, index: int, code: str, **facts: object) -> Problem:
    """A problem in a cell; its column counts cells, as spreadsheets do."""
    return Problem(Place(file, line, index + 1), code, tuple(facts.items()))
