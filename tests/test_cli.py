"""The command line: what each command prints and leaves behind, and that no slip of its user shows a traceback."""

from __future__ import annotations

import csv
import datetime
import hashlib
import json
import random
import subprocess
import sys
from pathlib import Path

import jsonschema
import pytest
from click.testing import CliRunner, Result

from quietform.blocks import leave_script
from quietform.cli import main
from quietform.compiler import Compiled
from quietform.explain import as_text
from quietform.files import load_assessment
from quietform.interface import catalogue
from quietform.loading import load
from quietform.missing_words import problems_of
from quietform.model import Assessment
from tests.lint.site import FILES, site
from tests.sites import assessment_files, small, write
from tests.test_bad_input import BASES
from tests.test_interface import PO

HEADER = "a,b,c.me,c.partner"
FIELDS = ("score", "exact", "answered", "needed", "band", "reason")
OUTPUT = ",".join(f"{scale}.{field}" for scale in ("level", "total", "share") for field in FIELDS)
COMMANDS = ("build", "check", "new", "schema", "score", "translate")
TWO_KEYS = small().replace("title: Small", "tittle: Small").replace("minutes: 1", "minutes: soon")
PROBLEMS_OF_TWO_KEYS = """\
{file}:1:1 missing-key  the file lacks "title". Add "title: …".
    1 | language: 1
        ^
{file}:2:1 unknown-key  the file has no key "tittle". Did you mean "title"?
    2 | tittle: Small
        ^
{file}:4:10 bad-value  "minutes" must be a whole number, not "soon". Write a number such as 3.
    4 | minutes: soon
                 ^
"""


def sound(text: str) -> tuple[Assessment, Compiled]:
    return load(text.encode(), "good.yaml").sound()


ZERO = small().replace("missing: {at_least: 2}", "missing: zero").replace("level: 1,", "")
ZERO_LINE = (
    '{file}:33:14 zero-rule  scale "level" counts missing answers as 0. '
    "Keep this only if the instrument defines it so; at_least with prorate says more.\n"
)


@pytest.fixture(autouse=True)
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Each test stands in an empty folder of its own."""
    monkeypatch.chdir(tmp_path)
    return tmp_path


def run(*arguments: str | Path) -> Result:
    """A command in this process. A traceback would be an exception other than SystemExit."""
    result = CliRunner().invoke(main, [str(argument) for argument in arguments])
    assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
    return result


def said(result: Result) -> tuple[int, str, str]:
    return result.exit_code, result.stdout, result.stderr


# check


def test_check_says_every_problem_of_every_file_with_its_line_and_a_caret(here: Path) -> None:
    write(here, {"assessments/one.yaml": TWO_KEYS, "assessments/two.yaml": TWO_KEYS, "assessments/good.yaml": small()})
    expected = "".join(PROBLEMS_OF_TWO_KEYS.format(file=f"assessments/{name}.yaml") for name in ("one", "two"))
    assert said(run("check")) == (1, expected, "3 files, 6 errors, 0 warnings\n")


def test_check_takes_files_and_folders_each_once(here: Path) -> None:
    write(here, {"one.yaml": TWO_KEYS, "more/two.yaml": TWO_KEYS, "more/notes.txt": "not YAML"})
    expected = "".join(PROBLEMS_OF_TWO_KEYS.format(file=name) for name in ("more/two.yaml", "one.yaml"))
    assert said(run("check", "one.yaml", "more", "one.yaml")) == (1, expected, "2 files, 6 errors, 0 warnings\n")


def test_check_names_a_file_outside_this_folder_by_its_whole_path(
    here: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    away = write(tmp_path_factory.mktemp("away"), {"one.yaml": TWO_KEYS}) / "one.yaml"
    assert said(run("check", away)) == (1, PROBLEMS_OF_TWO_KEYS.format(file=away), "1 file, 3 errors, 0 warnings\n")


def test_check_is_silent_and_ends_with_0_where_nothing_is_wrong(here: Path) -> None:
    write(here, {"good.yaml": small()})
    assert said(run("check", "good.yaml")) == (0, "", "1 file, 0 errors, 0 warnings\n")


def test_warnings_alone_end_with_0(here: Path) -> None:
    write(here, {"zero.yaml": ZERO})
    line = "   33 |     missing: zero\n" + " " * 21 + "^\n"
    expected = ZERO_LINE.format(file="zero.yaml") + line
    assert said(run("check", "zero.yaml")) == (0, expected, "1 file, 0 errors, 1 warning\n")


def test_a_long_line_is_cut_around_the_place(here: Path) -> None:
    line = f"      - {{label: {'m' * 80}, value: many, score: {'n' * 80}}}"
    text = small().replace("      - {value: 2.5, label: Much}", line)
    write(here, {"wide.yaml": text})
    row, column = text.splitlines().index(line) + 1, line.index("many") + 1
    expected = [
        f'wide.yaml:{row}:{column} bad-value  "value" of option 3 of option set "rate" must be a number, not "many". '
        "Write a number such as 3 or 0.85.",
        f"   {row} | {line[column - 61 : column + 39]}",
        " " * 68 + "^",
    ]
    result = run("check", "wide.yaml")
    assert (result.exit_code, result.stdout.splitlines()[:3]) == (1, expected)


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        (b"", 'x.yaml:1:1 empty  the file is empty. Start from the output of "quietform new NAME".\n'),
        (b"# only a comment\n", 'x.yaml:1:1 empty  the file is empty. Start from the output of "quietform new NAME".\n'
         "    1 | # only a comment\n        ^\n"),
        (b"language: 1\ntitle: caf\xe9\n", "x.yaml:2:11 not-utf8  the file is not UTF-8 text (byte 0xe9). "
         "Save it as UTF-8.\n    2 | title: caf\ufffd\n                  ^\n"),
        (b"title: a\n\tsummary: b\n", "x.yaml:2:1 tab  a tab stands where YAML wants spaces. Indent with spaces.\n"
         "    2 |  summary: b\n        ^\n"),
    ],
)  # fmt: skip
def test_a_file_that_is_no_yaml_is_said_to_be_so(here: Path, content: bytes, expected: str) -> None:
    (here / "x.yaml").write_bytes(content)
    assert said(run("check", "x.yaml")) == (1, expected, "1 file, 1 error, 0 warnings\n")


def test_check_for_programs_prints_json(here: Path) -> None:
    write(here, {"one.yaml": TWO_KEYS, "zero.yaml": ZERO})
    result = run("check", "one.yaml", "zero.yaml", "--format", "json")
    assert (result.exit_code, result.stderr) == (1, "")
    found = json.loads(result.stdout)
    assert [list(entry) for entry in found] == [["file", "line", "column", "level", "code", "what", "todo"]] * 4
    assert found[1:4:2] == [
        {
            "file": "one.yaml",
            "line": 2,
            "column": 1,
            "level": "error",
            "code": "unknown-key",
            "what": 'the file has no key "tittle"',
            "todo": 'did you mean "title"?',
        },
        {
            "file": "zero.yaml",
            "line": 33,
            "column": 14,
            "level": "warning",
            "code": "zero-rule",
            "what": 'scale "level" counts missing answers as 0',
            "todo": "keep this only if the instrument defines it so; at_least with prorate says more",
        },
    ]
    write(here, {"good.yaml": small()})
    assert said(run("check", "good.yaml", "--format", "json")) == (0, "[]\n", "")


def test_check_explains_the_scores_of_every_file_without_an_error(here: Path) -> None:
    write(here, {"bad.yaml": TWO_KEYS, "good.yaml": small()})
    result = run("check", "bad.yaml", "good.yaml", "--explain")
    problems, explanation = PROBLEMS_OF_TWO_KEYS.format(file="bad.yaml"), as_text("good.yaml", *sound(small()))
    assert said(result) == (1, problems + explanation, "2 files, 3 errors, 0 warnings\n")
    assert explanation.startswith("good.yaml  Small\n\n  level  ")
    refused = run("check", "good.yaml", "--explain", "--format", "json")
    assert (refused.exit_code, refused.stdout) == (2, "")
    assert refused.stderr.splitlines()[-1] == "Error: --explain is text for people; leave out --format json."


def test_check_takes_the_help_by_country_of_a_site_too(here: Path) -> None:
    old = BASES["GB"].replace("2026-11-01", "2020-01-01").replace("0808 2000 247", "0808")
    write(here, {"assessments/good.yaml": small(), "content/help/GB.yaml": old})
    result = run("check")
    assert result.exit_code == 1
    codes = [line.split()[1] for line in result.stdout.splitlines() if line.startswith("content/help/GB.yaml:")]
    assert codes == ["help-stale", "help-number", "help-stale", "help-stale"]
    assert result.stderr == "2 files, 4 errors, 0 warnings\n"


def test_check_of_a_site_with_rules_of_wording_reads_its_texts_and_sums_up(here: Path) -> None:
    site(here, {"content/start.md": "# A\n\nA toxic page.\n", "assessments/evenings.yaml": "- broken\n"})
    result = run("check", "content/start.md")
    line = (
        'content/start.md:3:3 word  "toxic" is not written here: it is a label for a person, and it blames. '
        "Say what is done or said, and how it feels.\n    3 | A toxic page.\n          ^\n"
    )
    assert said(result) == (1, line, "0 files, 1 page, 1 error, 0 warnings\n")
    assert run("check", "content").stdout == line
    site(here)
    assert said(run("check", "content")) == (0, "", "0 files, 2 pages, 0 errors, 0 warnings\n")
    whole = run("check")
    assert whole.stderr.splitlines()[0].startswith("items (en): 2, grade ")
    assert whole.stderr.splitlines()[-1].startswith("1 file, 2 pages, ")


def test_check_records_versions_where_there_are_rules_of_wording(here: Path) -> None:
    write(here, FILES)
    written = run("check", "--record")
    assert written.stderr.splitlines()[0] == "assessments/versions.json written"
    assert (here / "assessments" / "versions.json").is_file()
    (here / "wording.yaml").unlink()
    for arguments in (["--record"], ["content/start.md"]):
        refused = run("check", *arguments)
        assert refused.exit_code == 2
        needed = 'Error: pages and versions are checked where there is a file "wording.yaml".'
        assert refused.stderr.splitlines()[-1] == needed


def test_check_says_when_there_is_nothing_to_check(here: Path) -> None:
    nothing = 'Error: there is no "assessments". Name a file or folder of assessments.\n'
    assert said(run("check")) == (1, "", nothing)
    write(here, {"assessments/notes.yml": small()})
    empty = 'Error: the folder "assessments" has no file whose name ends in .yaml.\n'
    passed = "assessments/notes.yml is passed over: only the .yaml files of the folder itself are taken\n"
    assert said(run("check")) == (1, "", passed + empty)
    result = run("check", "nowhere.yaml")
    assert (result.exit_code, result.stdout) == (2, "")
    assert (
        result.stderr.splitlines()[-1] == "Error: Invalid value for '[PATHS]...': Path 'nowhere.yaml' does not exist."
    )


# score


def scored(here: Path, rows: str | bytes, *options: str) -> tuple[int, str, str]:
    write(here, {"small.yaml": small()})
    (here / "r.csv").write_bytes(rows.encode() if isinstance(rows, str) else rows)
    return said(run("score", "small.yaml", "r.csv", *options))


engines = pytest.mark.parametrize("engine", ["python", "javascript"])


@engines
def test_score_writes_every_score_with_its_fraction_answers_band_and_reason(here: Path, engine: str) -> None:
    rows = (
        f"id,{HEADER},person\n"
        "x1,1,1,1,1,p1\n"
        "x2,0,0,2.5,2.5,p2\n"
        "x3,1,,0,0,p3\n"
        "x4,skipped,cannot_tell,1,1,p4\n"
        "x5,0,0,0,0,p5\n"
        "x6, 1.0 ,5/2,,1,p6\n"
    )
    expected = (
        f"line,id,person,{OUTPUT}\n"
        "2,x1,p1,1.0,1,3,2,high,,2,2,2,2,,,2,2,2,2,,\n"
        "3,x2,p2,0.8,5/6,3,2,low,,5,5,2,2,,,6,6,2,2,,\n"
        "4,x3,p3,0.5,1/2,2,2,low,,0,0,2,2,,,0,0,2,2,,\n"
        "5,x4,p4,,,1,2,,too_few,2,2,2,2,,,,,1,2,,too_few\n"
        "6,x5,p5,0.0,0,3,2,low,,0,0,2,2,,,,,2,2,,undefined\n"
        "7,x6,p6,1.8,7/4,2,2,high,,,,0,2,,too_few,,,1,2,,too_few\n"
    )
    assert scored(here, rows, "--engine", engine) == (0, expected, "6 rows scored, 0 left out\n")


@engines
def test_a_bad_row_is_said_with_its_place_and_the_rest_is_scored(here: Path, engine: str) -> None:
    rows = f"{HEADER}\n1,1,1,1\n1,7,1,often\n1,1\n\n1,1,1,1,1\n,,1,1\n"
    out = f"line,{OUTPUT}\n2,1.0,1,3,2,high,,2,2,2,2,,,2,2,2,2,,\n7,,,1,2,,too_few,2,2,2,2,,,,,1,2,,too_few\n"
    known = "Write one of 0, 1, 5/2, skipped, cannot_tell, or nothing."
    error = (
        f'r.csv:3:2 bad-cell  "7" is no answer to "b". {known}\n'
        f'r.csv:3:4 bad-cell  "often" is no answer to "c.partner". {known}\n'
        "r.csv:4:1 row-length  the row has 2 cells, the header 4. Give each row a cell for every column.\n"
        "r.csv:6:1 row-length  the row has 5 cells, the header 4. Give each row a cell for every column.\n"
        "2 rows scored, 3 left out\n"
    )
    assert scored(here, rows, "--engine", engine) == (1, out, error)


BOM, CRLF = "\ufeff", "\r\n"
ONE_ROW = f"line,{OUTPUT}\n2,1.0,1,3,2,high,,2,2,2,2,,,2,2,2,2,,\n"


@pytest.mark.parametrize(
    "rows",
    [
        f"{HEADER}\n1,1,1,1\n",
        f"{HEADER}\n1,1,1,1",
        f"{BOM}{HEADER}\n1,1,1,1\n",
        f"{HEADER}{CRLF}1,1,1,1{CRLF}",
        f"{HEADER}\r1,1,1,1\r",
        ' a ,"b",c.me,c.partner\n"1",1, 1,1 \n',
        "c.partner,c.me,b,a\n1,1,1,1\n",
    ],
    ids=["plain", "no-last-line-end", "bom", "crlf", "cr", "spaces-and-quotes", "other-order"],
)
def test_what_spreadsheets_write_is_read(here: Path, rows: str) -> None:
    assert scored(here, rows) == (0, ONE_ROW, "1 row scored, 0 left out\n")


ITEMS = "The items are a, b, c.me, c.partner; id, person, row are carried over."
SAVE = "Save the table as CSV in UTF-8."


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        ("a,b,c.me,c.partner,zeal\n", f'r.csv:1:5 unknown-column  the column "zeal" is no item. {ITEMS}'),
        ("a,b,c.me,c.parner\n", 'r.csv:1:4 unknown-column  the column "c.parner" is no item. Did you mean "c.partner"?'
         "\nr.csv:1:1 no-column  no column for c.partner (1 in all). Add them; an empty cell is a missing answer."),
        ("a,b,a,c.me,c.partner,id,id\n", 'r.csv:1:3 column-twice  the column "a" stands twice. Keep one.\n'
         'r.csv:1:7 column-twice  the column "id" stands twice. Keep one.'),
        ("a\n1\n", "r.csv:1:1 no-column  no column for b, c.me, c.partner (3 in all). "
         "Add them; an empty cell is a missing answer."),
        ("a,b,c.me,c.partner,\n", f'r.csv:1:5 unknown-column  the column "" is no item. {ITEMS}'),
        ("", f"r.csv:1:1 not-csv  this is not CSV: the file is empty. {SAVE}"),
        ("\n\n", f"r.csv:1:1 not-csv  this is not CSV: the first line names no columns. {SAVE}"),
        ("a;b;c.me;c.partner\n1;1;1;1\n", f"r.csv:1:1 not-csv  this is not CSV: no comma parts its columns. {SAVE}"),
        ("a\tb\tc.me\tc.partner\n", f"r.csv:1:1 not-csv  this is not CSV: no comma parts its columns. {SAVE}"),
        (HEADER.encode("utf-16"), f"r.csv:1:1 not-csv  this is not CSV: it is not UTF-8 text. {SAVE}"),
    ],
    ids=["unknown", "near", "twice", "missing", "comma-at-end", "empty", "blank", "semicolon", "tab", "utf-16"],
)  # fmt: skip
def test_a_file_that_cannot_be_read_is_said_to_be_so_and_nothing_is_scored(
    here: Path, rows: str | bytes, expected: str
) -> None:
    assert scored(here, rows, "-o", "out.csv") == (1, "", expected + "\n")
    assert sorted(path.name for path in here.iterdir()) == ["r.csv", "small.yaml"]


@pytest.mark.parametrize(
    ("row", "says"),
    [
        (b'1,1,1,"1', f"r.csv:4:1 not-csv  this is not CSV: unexpected end of data. {SAVE}"),
        (b'1,1,"1"x,1', f"r.csv:4:1 not-csv  this is not CSV: ',' expected after '\"'. {SAVE}"),
        (b"1,1,1,\xe9", f"r.csv:4:4 not-csv  this is not CSV: it is not UTF-8 text. {SAVE}"),
        (b"1,1,1," + b"9" * 140_000, f'r.csv:4:4 bad-cell  "{"9" * 40}" is no answer to "c.partner". '
         "Write one of 0, 1, 5/2, skipped, cannot_tell, or nothing."),
        (b"1,1", "r.csv:4:1 row-length  the row has 2 cells, the header 4. Give each row a cell for every column."),
    ],
    ids=["open-quote", "quote", "latin-1", "huge", "short"],
)  # fmt: skip
def test_a_row_that_cannot_be_read_costs_only_itself(here: Path, row: bytes, says: str) -> None:
    rows = f"{HEADER}\n1,1,1,1\n\n".encode() + row + b"\n"
    found, out, error = scored(here, rows if row.startswith(b'1,1,1,"') else rows + b"0,0,0,0\n")
    others = [line.partition(",")[0] for line in out.splitlines()[1:]]
    assert others == (["2"] if row.startswith(b'1,1,1,"') else ["2", "5"])
    assert (found, error) == (1, f"{says}\n{len(others)} row{'s' * (len(others) > 1)} scored, 1 left out\n")


@pytest.mark.parametrize("output", ["r.csv", "small.yaml", "./r.csv"])
def test_nothing_that_is_read_is_written_over(here: Path, output: str) -> None:
    result = scored(here, f"{HEADER}\n1,1,1,1\n", "-o", output)
    assert result == (
        1,
        "",
        f"Error: {output.removeprefix('./')} is read, so it cannot be written. Name another file.\n",
    )
    assert (here / "r.csv").read_text(encoding="utf-8") == f"{HEADER}\n1,1,1,1\n"


@pytest.mark.parametrize(
    ("cell", "shown"),
    [("\0", "\\x00"), ('"1\n2"', "1\\n2"), ("\x1b[31m", "\\x1b[31m"), ("9" * 200, "9" * 40), ("1e3", "1e3"),
     ("１", "１"), ("SKIPPED", "SKIPPED"), ("1,0", None), ("nan", "nan"), ("-0.0001", "-0.0001"), ("1/0", "1/0")],
)  # fmt: skip
def test_a_cell_that_is_no_answer_is_shown_on_one_line(here: Path, cell: str, shown: str | None) -> None:
    _, out, error = scored(here, f"{HEADER}\n1,1,1,{cell}\n")
    assert out == f"line,{OUTPUT}\n"
    place, _, rest = error.partition("  ")
    if shown is None:
        assert place == "r.csv:2:1 row-length"
    else:
        assert place == "r.csv:2:4 bad-cell"
        assert rest == (
            f'"{shown}" is no answer to "c.partner". Write one of 0, 1, 5/2, skipped, cannot_tell, or nothing.\n'
            "0 rows scored, 1 left out\n"
        )


def test_scores_go_to_a_file_whole_and_replace_an_old_one(here: Path) -> None:
    write(here, {"out.csv": "old\n"})
    rows = f"{HEADER}\n1,1,1,1\n"
    assert scored(here, rows, "-o", "out.csv") == (0, "", "1 row scored, 0 left out\n")
    assert (here / "out.csv").read_bytes() == ONE_ROW.encode()
    assert sorted(path.name for path in here.iterdir()) == ["out.csv", "r.csv", "small.yaml"]


def test_an_assessment_with_errors_scores_nothing(here: Path) -> None:
    write(here, {"bad.yaml": TWO_KEYS, "r.csv": f"{HEADER}\n"})
    lines = [line for line in PROBLEMS_OF_TWO_KEYS.format(file="bad.yaml").splitlines() if line.startswith("bad")]
    assert said(run("score", "bad.yaml", "r.csv")) == (1, "", "\n".join(lines) + "\n")


@pytest.mark.parametrize(
    "path",
    # (One bundle is enough of its kind.)
    [path for path in assessment_files() if path.stem not in ("safety", "longer", "myself")],
    ids=lambda p: p.stem,
)
def test_both_engines_write_the_same_bytes(here: Path, path: Path) -> None:
    _, compiled = load_assessment(path, path.name).sound()
    chance = random.Random(path.stem)
    rows = [",".join(["row", *compiled.answers])]
    for number in range(200):
        # Some people answer nearly all, some nearly nothing.
        gaps = chance.random() ** 2
        cells = [
            chance.choice(["", "skipped", "cannot_tell"]) if chance.random() < gaps else str(chance.choice(one.values))
            for one in compiled.answers.values()
        ]
        rows.append(",".join([str(number), *cells]))
    write(here, {"r.csv": "\n".join(rows) + "\n"})
    python = run("score", path, "r.csv", "--engine", "python", "-o", "python.csv")
    javascript = run("score", path, "r.csv", "--engine", "javascript", "-o", "javascript.csv")
    assert said(python) == said(javascript) == (0, "", "200 rows scored, 0 left out\n")
    assert (here / "python.csv").read_bytes() == (here / "javascript.csv").read_bytes()
    assert (here / "python.csv").read_text(encoding="utf-8").count("too_few") > 0


def test_without_node_the_other_engine_is_named(here: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "executable", str(here / "bin" / "python"))
    monkeypatch.setenv("PATH", str(here))
    message = "Error: the JavaScript engine needs node: install Node.js 20 or later, or use --engine python\n"
    assert scored(here, f"{HEADER}\n1,1,1,1\n", "--engine", "javascript", "-o", "out.csv") == (1, "", message)
    assert not (here / "out.csv").exists()


# build


def files_of(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


NOWHERE = (
    'unknown-page  the link to "LINK" leads nowhere. '
    "Name an assessment, a content page such as help.md, or an https address.\n"
)


def test_build_writes_pages_and_their_hashes_the_same_each_time(here: Path) -> None:
    write(here, {"one.yaml": small(to="two"), "two.yaml": small(title="Second", to="nowhere.md")})
    for output in ("out", "again/and/again"):
        result = said(run("build", "--no-check", "one.yaml", "two.yaml", "-o", output))
        assert result == (0, "", f"two.yaml:49:10 {NOWHERE}2 pages written to {output}\n".replace("LINK", "nowhere.md"))
    found = files_of(here / "out")
    assert found == files_of(here / "again/and/again")
    pages = [f"{id}/{page}index.html" for id in ("one", "two") for page in ("", "paper/", "scores/")]
    assert sorted(found) == ["manifest.json", *pages]
    listed = json.loads(found["manifest.json"])["files"]
    assert listed == {name: hashlib.sha256(found[name]).hexdigest() for name in pages}
    about = b'<a href="scores/index.html" target="_blank" rel="noopener noreferrer">How these scores are made'
    assert about in found["one/index.html"]
    assert b"<h2>Level</h2>\n<p>The mean of 3 answers:</p>" in found["one/scores/index.html"]
    form = b'<a href="paper/index.html" target="_blank" rel="noopener noreferrer">'
    assert found["one/index.html"].count(form) == 2  # at the foot, and beside the result
    assert b'<h2 class="title">Small: the key</h2>' in found["one/paper/index.html"]
    for page in ("one/scores/index.html", "one/paper/index.html"):
        assert f"script-src '{leave_script().hash}';".encode() in found[page]
    assert (
        b'<a href="../two/index.html" target="_blank" rel="noopener noreferrer">More (new tab)</a>'
        in (found["one/index.html"])
    )
    assert b"More (new tab)" not in found["two/index.html"]


def test_build_takes_the_name_and_addresses_of_a_site(here: Path) -> None:
    write(here, {"one.yaml": small()})
    options = ("--name", "My <site>", "--exit-url", "https://example.org/out", "--help-url", "https://example.org/help")
    assert run("build", "one.yaml", "-o", "out", *options).exit_code == 0
    html = (here / "out/one/index.html").read_text(encoding="utf-8")
    assert "My &lt;site&gt;" in html
    assert 'href="https://example.org/out"' in html
    assert 'href="https://example.org/help"' in html


def test_build_says_its_own_words_in_the_language_that_is_asked_for(here: Path) -> None:
    write(here, {"one.yaml": small(), "GB.yaml": BASES["GB"]})
    assert run("build", "one.yaml", "GB.yaml", "-o", "out", "--language", "ar", "--no-check").exit_code == 0
    for page in ("one", "one/scores", "one/paper"):
        html = (here / "out" / page / "index.html").read_text(encoding="utf-8")
        assert '<html lang="ar" dir="rtl">' in html
        assert ">مغادرة الآن</a>" in html
        assert "ترجمة أولية." in html
    assert run("build", "one.yaml", "-o", "out", "--language", "xx").exit_code == 2


def test_a_catalogue_with_a_wrong_placeholder_stops_a_build(here: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write(here, {"one.yaml": small()})
    wrong = PO.replace("quedan {left}", "quedan").encode()
    monkeypatch.setattr("quietform.cli.lacks", lambda _: problems_of(catalogue(wrong, "es"), "es.po"))
    result = run("build", "one.yaml", "-o", "out", "--language", "es")
    assert said(result) == (
        1,
        "",
        'es.po:11:1 changed-placeholder  the translation of "{left} left open" has none, where {left} belongs: '
        '"quedan". Write the same names, each as it is.\n',
    )
    assert not (here / "out").exists()


def test_a_broken_file_gets_no_page_and_no_link_and_the_others_are_built(here: Path) -> None:
    write(here, {"assessments/bad.yaml": TWO_KEYS, "assessments/one.yaml": small(to="bad")})
    lines = [line for line in PROBLEMS_OF_TWO_KEYS.format(file="assessments/bad.yaml").splitlines() if ":" in line[:25]]
    errors = "".join(f"{line}\n" for line in lines if line.startswith("assessments/"))
    warning = f"assessments/one.yaml:49:10 {NOWHERE}".replace("LINK", "bad")
    assert said(run("build", "--no-check", "assessments", "-o", "out")) == (
        1,
        "",
        f"{errors}{warning}1 page written to out\n",
    )
    assert sorted(files_of(here / "out")) == [
        "manifest.json",
        "one/index.html",
        "one/paper/index.html",
        "one/scores/index.html",
    ]
    assert "More (new tab)" not in (here / "out/one/index.html").read_text(encoding="utf-8")


def test_lists_of_help_stand_on_each_page_and_are_none(here: Path) -> None:
    fresh = BASES["GB"].replace("2026-11-01", f"{datetime.date.today()}")
    write(here, {"good.yaml": small(), "GB.yaml": fresh, "IE.yaml": fresh})
    result = run("build", "good.yaml", "GB.yaml", "IE.yaml", "-o", "out", "--no-check")
    assert result.exit_code == 1
    assert "IE.yaml:1:1 help-name" in result.stderr
    assert result.stderr.endswith("1 page written to out\n")
    page = (here / "out/good/index.html").read_text(encoding="utf-8")
    assert page.count('<div class="country"') == 1
    assert '<a href="tel:999">999</a>' in page
    assert sorted(path.name for path in (here / "out").iterdir()) == ["good", "manifest.json"]


def test_a_warning_does_not_stop_a_build(here: Path) -> None:
    write(here, {"zero.yaml": ZERO})
    expected = ZERO_LINE.format(file="zero.yaml") + "1 page written to out\n"
    assert said(run("build", "zero.yaml", "-o", "out")) == (0, "", expected)


def test_two_files_that_would_be_one_page_are_refused_before_anything_is_written(here: Path) -> None:
    write(here, {"a/one.yaml": small(), "b/one.yaml": small(title="Other")})
    message = 'Error: a/one.yaml and b/one.yaml would both become the page "one". Rename one of them.\n'
    assert said(run("build", "a", "b", "-o", "out")) == (1, "", message)
    assert not (here / "out").exists()
    assert said(run("build", "a/one.yaml", "./a/one.yaml", "a", "-o", "out")) == (0, "", "1 page written to out\n")


def test_build_works_where_mkdocs_cannot_be_imported(here: Path) -> None:
    write(here, {"one.yaml": small()})
    program = (
        "import sys\n"
        "class Blocked:\n"
        "    def find_spec(self, name, path=None, target=None):\n"
        "        if name.partition('.')[0] in ('mkdocs', 'material'):\n"
        "            raise ImportError(name)\n"
        "sys.meta_path.insert(0, Blocked())\n"
        "from quietform.cli import main\n"
        "main()\n"
    )
    command = [sys.executable, "-c", program, "build", "--no-check", "one.yaml", "-o", "out"]
    done = subprocess.run(command, capture_output=True, text=True, encoding="utf-8", check=False)
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "1 page written to out\n")
    assert sorted(files_of(here / "out")) == [
        "manifest.json",
        "one/index.html",
        "one/paper/index.html",
        "one/scores/index.html",
    ]


# What cannot be read or written.


@pytest.mark.parametrize(
    ("arguments", "status", "last"),
    [
        ("score folder r.csv", 2, "Error: Invalid value for 'FILE': File 'folder' is a directory."),
        ("score small.yaml folder", 2, "Error: Invalid value for 'RESPONSES': File 'folder' is a directory."),
        ("score nowhere.yaml r.csv", 2, "Error: Invalid value for 'FILE': File 'nowhere.yaml' does not exist."),
        ("score small.yaml r.csv -o folder", 2,
         "Error: Invalid value for '-o' / '--output': File 'folder' is a directory."),
        ("score small.yaml r.csv -o nowhere/out.csv", 1,
         "Error: nowhere/out.csv: No such file or directory. Name a place that can be written."),
        ("score small.yaml r.csv -o r.csv/out.csv", 1,
         "Error: r.csv/out.csv: Not a directory. Name a place that can be written."),
        ("score small.yaml r.csv --engine abacus", 2,
         "Error: Invalid value for '--engine': 'abacus' is not one of 'python', 'javascript'."),
        ("build small.yaml -o r.csv", 2, "Error: Invalid value for '-o' / '--output': Directory 'r.csv' is a file."),
        ("build small.yaml -o r.csv/out", 1,
         "Error: r.csv/out/small: Not a directory. Name a place that can be written."),
        ("build small.yaml", 2, "Error: Missing option '-o' / '--output'."),
        ("build -o out", 2, "Error: Missing argument 'FILES...'."),
        ("build empty -o out", 1, 'Error: the folder "empty" has no file whose name ends in .yaml.'),
        ("new folder/name", 1, 'Error: "folder/name" cannot be an address. '
         "Use lower-case letters, digits, - and _, a letter first."),
    ],
)  # fmt: skip
def test_a_place_that_cannot_be_read_or_written_is_named(here: Path, arguments: str, status: int, last: str) -> None:
    write(here, {"small.yaml": small(), "r.csv": f"{HEADER}\n1,1,1,1\n", "folder/small.yaml": small()})
    (here / "empty").mkdir()
    before = files_of(here)
    result = run(*arguments.split())
    assert (result.exit_code, result.stdout, result.stderr.splitlines()[-1]) == (status, "", last)
    assert files_of(here) == before


# new, schema, help


def test_new_writes_an_assessment_without_a_problem_and_never_over_another(here: Path) -> None:
    written = "evenings.yaml written. Change it, then run: quietform check evenings.yaml\n"
    assert said(run("new", "evenings")) == (0, written, "")
    assert said(run("check", "evenings.yaml")) == (0, "", "1 file, 0 errors, 0 warnings\n")
    before = (here / "evenings.yaml").read_bytes()
    assert said(run("new", "evenings")) == (1, "", "Error: evenings.yaml is there already. Choose another name.\n")
    assert (here / "evenings.yaml").read_bytes() == before


def test_new_writes_examples_of_every_item_type_that_can_be_built_and_scored_alike_by_both_engines(here: Path) -> None:
    written = "all.yaml written. Change it, then run: quietform check all.yaml\n"
    assert said(run("new", "all", "--types")) == (0, written, "")
    keys = "quiet,screens,walk.me,walk.partner,chores.dishes,chores.laundry,evening.reading,hours,rested"
    rest = (
        "cook.me,cook.partner,chores.shopping,evening.talking,cups,outside,mood,order.garden,order.kitchen,order.away"
    )
    more = "colours.blue,colours.green,helps.music,helps.bath,helps.friend,lately.tea,lately.coffee"
    rows = [
        "0,2,0,0,0,2,0,0,0,,,,,,,,3,,,,,1,0,0,,",
        "2,0,2,2,2,0,2,24,100,,,,,,,,1,2,3,,,0,0,0,1,1",
        ",,,,,,,7.5,33,,,,,,,,,,,,,,,,,",
        "0,,,,,,,7.3,,,,,,,,,,,,,,,,,,",
    ]
    assert said(run("check", "all.yaml")) == (0, "", "1 file, 0 errors, 0 warnings\n")
    (here / "rows.csv").write_text("\n".join([f"{keys},{rest},{more}", *rows]) + "\n", encoding="utf-8")
    python, javascript = (run("score", "all.yaml", "rows.csv", "--engine", name) for name in ("python", "javascript"))
    assert python.stdout == javascript.stdout
    assert python.stderr == (
        'rows.csv:5:8 bad-cell  "7.3" is no answer to "hours". Write one of 0, 1/2, 1 … 24, skipped, cannot_tell, or '
        "nothing.\n3 rows scored, 1 left out\n"
    )
    exact = [[row["calm.exact"], row["ticked.exact"]] for row in csv.DictReader(python.stdout.splitlines())]
    assert exact == [["0", "1"], ["100", "2"], ["2025/62", ""]]
    explained = run("check", "all.yaml", "--explain").stdout
    assert "7. How often did you do these this week? (The laundry), reversed [chores.laundry]" in explained


def test_new_writes_a_bundle_of_parts_that_lie_there_and_nothing_of_parts_that_do_not(here: Path) -> None:
    write(here, {"one.yaml": small(), "two.yaml": small()})
    before = files_of(here)
    message = 'Error: no assessment "tow" stands beside this bundle. Did you mean "two"?\n'
    assert said(run("new", "both", "--parts", "one,tow")) == (1, "", message)
    assert run("new", "both", "--parts", "one,two", "--types").exit_code == 2
    assert files_of(here) == before
    written = "both.yaml written. Change it, then run: quietform check both.yaml\n"
    assert said(run("new", "both", "--parts", "one,two")) == (0, written, "")
    assert said(run("check", "both.yaml")) == (0, "", "1 file, 0 errors, 0 warnings\n")
    assert said(run("build", "both.yaml", "--no-check", "-o", "out")) == (0, "", "1 page written to out\n")


@pytest.mark.parametrize("options", [[], ["--types"]])
def test_whatever_new_writes_is_built_in_an_empty_folder(here: Path, options: list[str]) -> None:
    assert run("new", "first", *options).exit_code == 0
    assert said(run("build", "first.yaml", "--no-check", "-o", "out")) == (0, "", "1 page written to out\n")
    assert (here / "out/first/index.html").is_file()


def test_new_writes_into_the_folder_of_assessments_where_there_is_one(here: Path) -> None:
    (here / "assessments").mkdir()
    written = "assessments/two-2.yaml written. Change it, then run: quietform check assessments/two-2.yaml\n"
    assert said(run("new", "two-2")) == (0, written, "")
    assert said(run("check")) == (0, "", "1 file, 0 errors, 0 warnings\n")


@pytest.mark.parametrize("name", ["Evenings", "2nd", "my file", "evenings.yaml", "../up", "", "é", "a/b", "name\n"])
def test_new_refuses_a_name_that_cannot_be_an_address(here: Path, name: str) -> None:
    message = f'Error: "{name}" cannot be an address. Use lower-case letters, digits, - and _, a letter first.\n'
    assert said(run("new", name)) == (1, "", message)
    assert list(here.iterdir()) == []


def test_schema_prints_a_valid_json_schema() -> None:
    result = run("schema")
    assert (result.exit_code, result.stderr) == (0, "")
    schema = json.loads(result.stdout)
    jsonschema.Draft202012Validator.check_schema(schema)
    assert schema["title"] == "Assessment"
    assert schema["additionalProperties"] is False


@pytest.mark.parametrize("name", COMMANDS)
@pytest.mark.parametrize("option", ["--help", "-h"])
def test_each_command_explains_itself_with_an_example(name: str, option: str) -> None:
    result = run(name, option)
    assert (result.exit_code, result.stderr) == (0, "")
    assert f"\n  Example: quietform {name}" in result.stdout
    assert result.stdout.startswith(f"Usage: main {name} [OPTIONS]")


def test_the_commands_are_these() -> None:
    assert tuple(sorted(main.commands)) == COMMANDS
    result = run("--help")
    assert result.exit_code == 0


def test_the_installed_program_and_the_module_say_the_same(here: Path) -> None:
    write(here, {"bad.yaml": TWO_KEYS})
    expected = (1, PROBLEMS_OF_TWO_KEYS.format(file="bad.yaml"), "1 file, 3 errors, 0 warnings\n")
    program = str(Path(sys.executable).parent / "quietform")
    for command in ([program], [sys.executable, "-m", "quietform.cli"]):
        done = subprocess.run([*command, "check", "bad.yaml"], capture_output=True, check=False)
        assert (done.returncode, done.stdout.decode(), done.stderr.decode()) == expected


def test_a_closed_pipe_ends_quietly(here: Path) -> None:
    write(here, {"bad.yaml": TWO_KEYS})
    program = f"{sys.executable} -m quietform.cli schema | head -c 1"
    done = subprocess.run(["bash", "-c", program], capture_output=True, text=True, check=False)
    assert (done.stdout, done.stderr) == ("{", "")
