"""Every slip of an author → the whole message, and nothing else of the file is lost."""

from __future__ import annotations

import datetime
import json
import re
import time
from collections.abc import Iterator
from functools import partial
from pathlib import Path as File
from typing import Any

import pytest
import yaml

from quietform.catalogue import CATALOGUE
from quietform.loading import Loaded, load
from quietform.problems import Problems
from quietform.renderer import render
from quietform.resources import LoadedCountry, is_help, load_country
from quietform.site import Site
from quietform.source import Mapping, Node, Path, Sequence, read

FOLDER = File(__file__).parent / "bad_input"
BASE = (FOLDER / "base.yaml").read_text(encoding="utf-8")
# What few assessments use stands in a base of its own.
BASES = {name: (FOLDER / f"{name}.yaml").read_text(encoding="utf-8") for name in ("base", "wide", "bundle", "GB")}
CASES: list[dict[str, Any]] = [
    case
    for name in ("cases", "wide_cases", "bundle_cases", "help_cases")
    for case in yaml.safe_load((FOLDER / f"{name}.yaml").read_text(encoding="utf-8"))
]


# What stands beside a bundle: the bases, another bundle, the safety check, a file with errors.
FILES = {
    **BASES,
    "other": BASES["bundle"],
    "check": (FOLDER.parents[1] / "assessments" / "safety.yaml").read_text(encoding="utf-8"),
    "checked": BASE.replace("safety: {not_needed: It is made for a test.}", ""),
    "broken": BASE.replace("minutes: 2", "minutes: soon").replace("mine - theirs", "mine - hers"),
}
BESIDE = {name: partial(load, text.encode(), f"{name}.yaml") for name, text in FILES.items()}
TODAY = datetime.date(2026, 11, 24)

# Each scale needs the next two; naively followed, they have more paths than atoms there are.
SCALE = "  s{}: {{title: T, method: mean, missing: complete, scales: [{}, {}]}}\n"
DIAMONDS = "".join(SCALE.format(n, f"s{n + 1}", f"s{n + 2}") for n in range(2_000))
DIAMONDS += SCALE.format(2000, "ab", "mine") + SCALE.format(2001, "ab", "mine")
MANY = "".join(f"      - {{id: x{n}, stem: S}}\n" for n in range(16_000))
NAMES = ", ".join(f"nobody{n}" for n in range(4_000))
OPTIONS = "".join(f"      - {{value: -{2_000 - n}, label: L{n}}}\n" for n in range(1_500))


def _node(text: str) -> Node:
    read_node = read(text.encode(), "base.yaml", Problems())
    assert read_node is not None
    return read_node


PLAIN_WORDS = re.compile(r"label: (No|Yes)\b")


def edited(edits: list[tuple[str, str]], text: str = BASE) -> str:
    for before, after in edits:
        assert before in text, before
        text = after if before == "" else text.replace(before, after, 1)
    return text


def read_in(data: bytes, file: str) -> Loaded | LoadedCountry:
    """An assessment with the bases beside it, or a country's list of help as it is on one day."""
    return load_country(data, file, TODAY) if is_help(File(file)) else load(data, file, lambda: BESIDE)


def said(data: bytes, file: str = "base.yaml") -> list[str]:
    return [str(problem) for problem in read_in(data, file).problems]


@pytest.mark.parametrize("base", BASES)
def test_a_base_itself_has_no_problem(base: str) -> None:
    assert said(BASES[base].encode(), f"{base}.yaml") == []


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["about"])
def test_each_slip_is_told_in_full(case: dict[str, Any]) -> None:
    base = case.get("base", "base")
    assert said(edited(case.get("edits", []), BASES[base]).encode(), case.get("file", f"{base}.yaml")) == case["says"]


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (b"", 'base.yaml:1:1 empty  the file is empty. Start from the output of "quietform new NAME".'),
        (b"# nothing\n", 'base.yaml:1:1 empty  the file is empty. Start from the output of "quietform new NAME".'),
        (b"---\n...\n", 'base.yaml:2:1 wrong-kind  the file must be a mapping of keys, not nothing. '
         'Start with "language: 1".'),
        ("title: Café\n".encode("latin-1"), "base.yaml:1:11 not-utf8  the file is not UTF-8 text (byte 0xe9). "
         "Save it as UTF-8."),
        (BASE.encode("utf-16"), "base.yaml:1:1 not-utf8  the file is not UTF-8 text (byte 0xff). Save it as UTF-8."),
        (b"a: " + b"x" * 10_000_000, "base.yaml:1:1 too-large  the file has 10,000,003 bytes; at most 1,000,000 are "
         "read. Split it into several assessments."),
        (b"\x00", "base.yaml:1:1 not-yaml  this is not YAML: the character U+0000 is not allowed. Mend this place; "
         'a text with ": " or " #" in it wants quotes, and keys of one level begin in one column.'),
        (b"%PDF-1.7\n\xe2\xe3\xcf\xd3\n", "base.yaml:2:1 not-utf8  the file is not UTF-8 text (byte 0xe2). "
         "Save it as UTF-8."),
    ],
    ids=["empty", "comments", "nothing", "latin-1", "utf-16", "10 MB", "NUL", "a PDF"],
)  # fmt: skip
def test_a_file_that_is_no_text_for_us_is_told_in_one_line(data: bytes, says: str) -> None:
    assert said(data) == [says]


def _keys(node: Node, path: Path) -> Iterator[Path]:
    """The path of every key under a node."""
    if isinstance(node, Mapping):
        for key, child in node.items.items():
            yield (*path, key)
            yield from _keys(child, (*path, key))
    elif isinstance(node, Sequence):
        for index, child in enumerate(node.items):
            yield from _keys(child, (*path, index))


def _emptied(base: str, path: Path) -> str:
    """A base as JSON, which is YAML too, with nothing under one key."""
    data = yaml.safe_load(PLAIN_WORDS.sub(r"label: '\1'", BASES[base]))
    target = data
    for step in path[:-1]:
        target = target[step]
    target[path[-1]] = None
    return json.dumps(data, default=str, indent=1)


@pytest.mark.parametrize(
    ("base", "path"),
    [(base, path) for base, text in BASES.items() for path in _keys(_node(text), ())],
    ids=lambda value: value if isinstance(value, str) else ".".join(map(str, value)),
)
def test_a_key_with_nothing_at_all_is_an_error_of_its_own(base: str, path: Path) -> None:
    text = _emptied(base, path)
    problems = read_in(text.encode(), f"{base}.yaml").errors
    line = next(number for number, row in enumerate(text.splitlines(), 1) if row.endswith((": null", ": null,")))
    here = [problem.code for problem in problems if problem.place.line == line]
    assert here in (["empty-text"], ["wrong-kind"])
    assert "missing-key" not in [problem.code for problem in problems]


def test_yes_and_no_are_words_as_they_are_written() -> None:
    assessment, _ = load(BASE.encode(), "base.yaml").sound()
    assert [option.label for option in assessment.option_sets["rate"].options] == ["No", "Partly", "Yes"]
    words = ["on", "Off", "yes", "NO", "true", "1_000", "0o7", "12:30:45", "2026-11-23", ".inf"]
    for word in words:
        changed, _ = load(BASE.replace("label: Yes", f"label: {word}").encode(), "base.yaml").sound()
        assert changed.option_sets["rate"].options[2].label == word


@pytest.mark.parametrize("change", [lambda text: "\ufeff" + text, lambda text: text.replace("\n", "\r\n")])
def test_a_byte_order_mark_and_windows_line_ends_are_no_problem(change: Any) -> None:
    assert said(change(BASE).encode()) == []


def test_several_files_can_be_wrong_in_every_way_at_once() -> None:
    edits = [("language: 1", "language: 3"), ("mine - theirs", "mine - hers"), ("missing: complete", "missing: never")]
    assert said(edited(edits).encode()) == [
        'base.yaml:1:11 wrong-language  the language version is "3". Write language: 1.',
        'base.yaml:43:14 bad-value  "missing" of scale "ab" must be a missing rule, not "never". '
        "Write complete, zero, {at_least: 2}, {at_least: 80%} or {at_most: 1}.",
        'base.yaml:66:14 unknown-scale  scale "balance" uses "hers"; the scales are ab, colours, mine, theirs, '
        'balance, total. Did you mean "theirs"?',
    ]


@pytest.mark.parametrize(
    "text",
    [
        "title: " + "[" * 100_000,
        "title: " + "{a: " * 50_000,
        "- " * 100_000,
        "a: &a [" + "*a, " * 1000 + "]",
        "\n".join(f"k{index}: 1" for index in range(60_000)),
        BASE.replace("mine - theirs", "(" * 900 + "mine" + ")" * 900),
        BASE.replace("mine - theirs", "-" * 1_900 + "mine"),
        BASE.replace("mine - theirs", f"min({', '.join(['mine', 'theirs', 'ab'] * 33)})"),
        BASE.replace("scales:\n", f"scales:\n{DIAMONDS}"),
        BASE.replace("options:\n", f"options:\n{OPTIONS}", 1),
        BASE.replace("      - {id: a, stem: One}\n", f"      - {{id: a, stem: One}}\n{MANY}"),
        BASE.replace("items: [a, b]", f"items: [a, b, {NAMES}]"),
    ],
    ids=["brackets", "braces", "dashes", "itself", "keys", "parentheses", "signs", "min", "diamonds", "options",
         "items", "names"],
)  # fmt: skip
def test_a_hostile_file_is_answered_soon_and_never_with_an_exception(text: str) -> None:
    start = time.monotonic()
    load(text.encode(), "base.yaml")
    assert time.monotonic() - start < 20  # a guard against hanging, not a measure


@pytest.mark.parametrize("field", ["title", "stem", "introduction", "label"])
def test_html_and_script_are_shown_as_text_and_the_author_is_told(field: str) -> None:
    attack = '"<script>alert(1)</script><img src=x onerror=alert(1)>"'
    text, count = re.subn(rf"\b{field}: [^,}}\n]+", lambda _: f"{field}: {attack}", BASE, count=1)
    assert count == 1
    loaded = load(text.encode(), "base.yaml")
    assert [problem.code for problem in loaded.problems] == ["html"]
    page = render("base", *loaded.sound(), Site())
    assert "<script>alert" not in page
    assert "<img" not in page
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in page


def test_every_problem_of_the_catalogue_is_produced_by_some_test() -> None:
    tests = "\n".join(path.read_text(encoding="utf-8") for path in File(__file__).parent.rglob("test_*.py"))
    produced = {line.split()[1] for case in CASES for line in [re.sub("^My File", "x", one) for one in case["says"]]}
    produced |= {code for code in CATALOGUE if re.search(rf":(\d+|{{[a-z.]*line}}):\d+ {code}  ", tests)}
    assert sorted(set(CATALOGUE) - produced) == []
