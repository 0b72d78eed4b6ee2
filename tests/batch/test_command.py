"""`quietform score` with every format: names, options, standard input and output, and what is said of a slip."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pyarrow.parquet as pq
import pytest
from click.testing import CliRunner

from quietform.cli import main
from tests.sites import small, write
from tests.test_elsewhere import trait

ROWS = "id,a,b,c.me,c.partner\np1,1,1,1,1\np2,1,7,1,1\n"
OBJECT = '{"id": "p1", "a": 1, "b": 1, "c.me": 1, "c.partner": 1}\n'
KNOWN = "Write one of 0, 1, 5/2, skipped, cannot_tell, or nothing."


@pytest.fixture(autouse=True)
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Each test stands in a folder of its own, with a small assessment and rows."""
    monkeypatch.chdir(tmp_path)
    return write(tmp_path, {"small.yaml": small(), "r.csv": ROWS, "r.jsonl": OBJECT, "r.txt": OBJECT})


def score(*arguments: str, given: str = "") -> tuple[int, str, str]:
    result = CliRunner().invoke(main, ["score", "small.yaml", *arguments], input=given)
    assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
    return result.exit_code, result.stdout, result.stderr


def level(line: str) -> object:
    return json.loads(line)["scales"]["level"]


ONE = {"score": 1.0, "exact": "1", "answered": 3, "needed": 2, "band": "high", "reason": None}


def test_names_say_the_formats(here: Path) -> None:
    left_out = f'r.csv:3:3 bad-cell  "7" is no answer to "b". {KNOWN}\n1 row scored, 1 left out\n'
    assert score("r.csv", "-o", "out.jsonl") == (1, "", left_out)
    assert level((here / "out.jsonl").read_text(encoding="utf-8")) == ONE
    assert score("r.csv", "-o", "out.parquet") == (1, "", left_out)
    (row,) = pq.read_table(here / "out.parquet").to_pylist()
    assert (row["line"], row["id"], row["level.score"], row["level.answered"]) == (2, "p1", "1.0", 3)
    assert score("r.jsonl", "-o", "out.csv") == (0, "", "1 row scored, 0 left out\n")
    assert (here / "out.csv").read_text(encoding="utf-8").splitlines()[1].startswith("1,p1,1.0,1,3,2,high,,")


def test_options_go_before_names() -> None:
    code, out, err = score("r.txt", "--from", "jsonl", "--to", "jsonl")
    assert (code, level(out), err) == (0, ONE, "1 row scored, 0 left out\n")


def test_standard_input_is_named_by_its_sign() -> None:
    code, out, err = score("-", "-o", "-", given=ROWS)
    assert (code, out.count("\n")) == (1, 2)
    assert err == f'-:3:3 bad-cell  "7" is no answer to "b". {KNOWN}\n1 row scored, 1 left out\n'
    code, out, err = score("-", "--from", "jsonl", given=OBJECT + "no\n")
    assert (code, out.count("\n")) == (1, 2)
    assert err == (
        "-:2:1 not-json  this is not a line of JSON: Expecting value. "
        "Give each person one object on one line, in UTF-8.\n1 row scored, 1 left out\n"
    )


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        ("r.txt", "Error: the name r.txt says no format: add --from csv, jsonl or parquet\n"),
        ("r.csv -o out.xlsx", "Error: the name out.xlsx says no format: add --to csv, jsonl or parquet\n"),
        ("r.csv --to parquet", "Error: parquet needs a file: name one in place of -\n"),
        ("- --from parquet", "Error: parquet needs a file: name one in place of -\n"),
        ("r.csv --from jsonl -o r.csv", "Error: r.csv is read, so it cannot be written. Name another file.\n"),
    ],
)
def test_a_format_that_cannot_be_is_said_to_be_so(here: Path, arguments: str, says: str) -> None:
    before = sorted(here.iterdir())
    assert score(*arguments.split(), given=ROWS) == (1, "", says)
    assert sorted(here.iterdir()) == before


def test_what_is_named_parquet_and_is_none_is_said_to_be_so(here: Path) -> None:
    code, out, err = score("r.csv", "--from", "parquet", "-o", "out.csv")
    assert (code, out, err.partition(": ")[0]) == (1, "", "r.csv:1:1 not-parquet  this is not Parquet")
    assert not (here / "out.csv").exists()


def test_an_estimate_is_scored_by_python_alone(here: Path) -> None:
    write(here, {"small.yaml": trait(), "r.csv": "a,b,c,d\n2,1,,2\n0,,,\n"})
    code, out, err = score("r.csv", "--to", "jsonl")
    one, other = map(json.loads, out.splitlines())
    assert (code, err) == (0, "2 rows scored, 0 left out\n")
    found = one["scales"]["trait"]
    assert (found["answered"], found["needed"], found["band"], found["reason"]) == (3, 2, "high", None)
    assert found["score"] == 59.38
    assert abs(float(found["se"]) - 6.681771) < 1e-5
    assert (other["scales"]["trait"]["reason"], other["scales"]["trait"]["se"]) == ("too_few", None)
    assert score("r.csv", "--engine", "javascript") == (
        1,
        "",
        'Error: scale "trait" is an estimate, which only Python works out: use --engine python\n',
    )


def test_a_table_of_sums_is_looked_up_by_both_engines(here: Path) -> None:
    write(here, {"small.yaml": trait("table"), "r.csv": "a,b,c,d\n2,1,0,2\n0,,,\n"})
    python, javascript = (score("r.csv", "--engine", name) for name in ("python", "javascript"))
    assert python == javascript
    rows = [line.split(",") for line in python[1].splitlines()]
    found = dict(zip(rows[0], rows[1], strict=True))
    assert (found["trait.score"], found["trait.norm.irt.estimate.reason"]) == ("5", "")
    assert re.fullmatch(r"[0-9]+/[0-9]+", found["trait.norm.irt.estimate.score"])
