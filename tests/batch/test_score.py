"""A response file → a file of scores: every format and engine alike, on random rows, each as `evaluate` scores it."""

from __future__ import annotations

import csv
import io
import json
import random
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from quietform.batch import BatchError, Job, chunks, opened, parquet_format, score
from quietform.compiler import Compiled
from quietform.compiler.formula import written
from quietform.files import load_assessment
from quietform.problems import MOST
from quietform.scoring import evaluate
from tests.batch import COMPILED, lines, scores
from tests.sites import assessment_files

# From Python 3.12 on, a fork beside the threads of whoever runs the tests is warned of.
pytestmark = pytest.mark.filterwarnings("ignore:.*fork.*:DeprecationWarning")

RUNS = (
    ("csv", "csv", "python"),
    ("jsonl", "jsonl", "python"),
    ("parquet", "parquet", "python"),
    ("csv", "parquet", "javascript"),
    ("parquet", "jsonl", "python"),
    ("jsonl", "parquet", "python"),
)


def people(compiled: Compiled, number: int) -> list[dict[str, Any]]:
    """Random responses; some people answer nearly all, some nearly nothing."""
    dice = random.Random(number)
    found = []
    for _ in range(number):
        gaps, one = dice.random() ** 2, {}
        for key, answer in compiled.answers.items():
            if dice.random() >= gaps:
                one[key] = written(dice.choice(answer.values))
            elif dice.random() < 0.7:
                one[key] = dice.choice(["skipped", "cannot_tell"])
        found.append(one)
    return found


def as_file(form: str, items: list[str], rows: list[dict[str, Any]]) -> bytes:
    """Responses as a file, the id of each their number."""
    names = ["id", *items]
    table = [[id, *(row.get(item) for item in items)] for id, row in enumerate(rows, 1)]
    if form == "csv":
        text = io.StringIO()
        csv.writer(text).writerows([names, *table])
        return text.getvalue().encode()
    if form == "jsonl":
        return "".join(json.dumps({"id": id} | row) + "\n" for id, row in enumerate(rows, 1)).encode()
    ids, *columns = zip(*table, strict=True)
    texts = [pa.array([cell if cell is None else str(cell) for cell in column]) for column in columns]
    stream = io.BytesIO()
    pq.write_table(pa.table([pa.array(ids), *texts], names), stream)
    return stream.getvalue()


def as_rows(form: str, data: bytes) -> list[dict[str, str]]:
    """Written scores as texts by column, those of every format alike; without the line, which differs."""
    rows: list[dict[str, Any]]
    if form == "csv":
        rows = list(csv.DictReader(io.StringIO(data.decode(), newline="")))
    elif form == "parquet":
        rows = pq.read_table(io.BytesIO(data)).to_pylist()
    else:
        rows = [flat(json.loads(line, parse_float=str)) for line in data.splitlines()]
    return [{name: "" if cell is None else str(cell) for name, cell in row.items() if name != "line"} for row in rows]


def flat(one: dict[str, Any]) -> dict[str, Any]:
    """A line of JSON with the columns of a table."""
    scales = one.pop("scales").items()
    return one | {f"{id}.{name}": cell for id, scale in scales for name, cell in scale.items()}


def expected(compiled: Compiled, rows: list[dict[str, Any]]) -> list[dict[str, str]]:
    """All columns but the shown scores, as `evaluate` says them."""
    found = []
    for id, row in enumerate(rows, 1):
        cells = {"id": str(id)}
        for scale, result in evaluate(compiled.program, row)["scales"].items():
            reason = None if result["state"] == "scored" else result["state"]
            named = {"exact": result["score"], "reason": reason}
            named |= {name: result[name] for name in ("answered", "needed", "band")}
            cells |= {f"{scale}.{name}": "" if cell is None else str(cell) for name, cell in named.items()}
        found.append(cells)
    return found


# (One bundle is enough of its kind.)
SCORED = [path for path in assessment_files() if path.stem not in ("safety", "longer", "myself")]


@pytest.mark.parametrize("path", SCORED, ids=lambda path: path.stem)
def test_every_format_and_engine_gives_what_evaluate_gives(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(chunks, "BLOCK", 2_000)
    monkeypatch.setattr(parquet_format, "BATCH", 50)
    assessment, compiled = load_assessment(path, path.name).sound()
    rows = people(compiled, 300)
    every = []
    for read, write, engine in RUNS:
        job = Job(io.BytesIO(as_file(read, list(compiled.answers), rows)), f"r.{read}", read, write, engine)
        output = io.BytesIO()
        report = score(job, opened(job, compiled), assessment, compiled, output, workers=2)
        assert (report.rows, report.left_out, report.problems) == (300, 0, [])
        every.append(as_rows(write, output.getvalue()))
    for found in every:
        assert found == every[0]
    exact = [{name: cell for name, cell in row.items() if not name.endswith(".score")} for row in every[0]]
    assert exact == expected(compiled, rows)
    assert {"", "too_few"} <= {cell for row in exact for name, cell in row.items() if name.endswith(".reason")}


def test_a_million_bad_rows_would_be_told_by_the_first_thousand(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(chunks, "BLOCK", 2_000)
    data = b"a,b,c.me,c.partner\n" + b"1,1,1,1\n1,x\n" * 1_500
    output, report = scores(data, workers=2)
    assert (report.rows, report.left_out, len(report.problems)) == (1_500, 1_500, MOST + 1)
    assert output.count(b"\n") == 1_501
    said = lines(report.problems)
    assert said[0].startswith("r.csv:3:1 row-length  ")
    assert said[MOST - 1].startswith(f"r.csv:{2 * MOST + 1}:1 row-length  ")
    assert said[MOST] == "r.csv:1:1 more  only the first 1,000 problems are told. Mend these first."


def test_progress_hears_of_every_byte(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(chunks, "BLOCK", 20)
    data = b"a,b,c.me,c.partner\n" + b"1,1,1,1\n" * 20
    heard: list[int] = []
    scores(data, workers=1, progress=heard.append)
    assert len(heard) > 5
    assert sum(heard) == len(data)


class Broken(io.BytesIO):
    """A file on a disk that fails behind the first hundred bytes."""

    def read(self, size: int | None = -1, /) -> bytes:
        found = super().read(min(size or 0, 100 - self.tell()))
        if not found:
            raise OSError(5, "Input/output error")
        return found


@pytest.mark.parametrize("form", ["csv", "jsonl"])
def test_a_file_that_cannot_be_read_to_its_end_is_an_error(form: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(chunks, "BLOCK", 50)
    job = Job(Broken(as_file(form, list(COMPILED.answers), [{}] * 30)), f"r.{form}", form, "csv")
    with pytest.raises(BatchError) as caught:
        for _ in opened(job, COMPILED).chunks:
            pass
    assert str(caught.value) == f"r.{form} cannot be read to its end: Input/output error"
