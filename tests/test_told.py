"""A problem with its line and a caret, and as JSON."""

from __future__ import annotations

from pathlib import Path

import pytest

from quietform.problems import Place, Problem
from quietform.told import as_json, as_typed, with_line

HERE = Problem(Place("x.yaml", 2, 4), "odd-key")
SAID = "x.yaml:2:4 odd-key  a key must be plain text. Write a simple key, such as title."


def test_a_caret_stands_under_the_place() -> None:
    assert with_line(HERE, ["one", "two: 2"]) == f"{SAID}\n    2 | two: 2\n           ^"


def test_without_its_line_a_problem_stands_alone() -> None:
    assert with_line(HERE, ["one"]) == with_line(HERE, ["one", "  "]) == SAID


def test_a_long_line_is_cut_around_the_place_and_its_controls_are_blank() -> None:
    far = Problem(Place("x.yaml", 1, 101), "odd-key")
    shown = with_line(far, ["a" * 100 + "\x1b" + "b" * 100]).splitlines()
    assert shown[1] == f"    1 | {'a' * 60} {'b' * 39}"
    assert shown[2].index("^") == shown[1].index(" b")


def test_programs_are_told_the_same() -> None:
    assert as_json(HERE) == {
        "file": "x.yaml",
        "line": 2,
        "column": 4,
        "level": "error",
        "code": "odd-key",
        "what": "a key must be plain text",
        "todo": "write a simple key, such as title",
    }


def test_a_path_is_shown_as_it_would_be_typed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert as_typed(tmp_path / "a" / "b.yaml") == as_typed(Path("a/b.yaml")) == "a/b.yaml"
    assert as_typed(tmp_path.parent / "b.yaml") == str(tmp_path.parent / "b.yaml")
