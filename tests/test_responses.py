"""Rows of a response file → scores: what a header and a cell may be, and what stands in the output."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

import pytest

from quietform.compiler import Compiled
from quietform.fields import RESERVED
from quietform.loading import load
from quietform.model import Assessment
from quietform.responses import (
    CARRIED,
    FIELDS,
    EngineError,
    Row,
    check_header,
    find_node,
    output_header,
    output_row,
    read_row,
    score_rows,
)
from tests.sites import small

ITEMS = ["a", "b", "c.me", "c.partner"]


def program(text: str = "") -> tuple[Assessment, Compiled]:
    return load((text or small()).encode(), "small.yaml").sound()


ASSESSMENT, COMPILED = program()


def lines(problems: list[Any]) -> list[str]:
    return [str(problem) for problem in problems]


@pytest.mark.parametrize("header", [ITEMS, ITEMS[::-1], ["id", *ITEMS, "person", "row"]])
def test_a_header_with_each_item_once_is_sound(header: list[str]) -> None:
    assert check_header(header, COMPILED, "r.csv") == []


def test_everything_that_is_wrong_with_a_header_is_said_at_once() -> None:
    assert lines(check_header(["a", "a", "c.mee", "Quite else"], COMPILED, "r.csv")) == [
        'r.csv:1:2 column-twice  the column "a" stands twice. Keep one.',
        'r.csv:1:3 unknown-column  the column "c.mee" is no item. Did you mean "c.me"?',
        'r.csv:1:4 unknown-column  the column "Quite else" is no item. '
        "The items are a, b, c.me, c.partner; id, person, row are carried over.",
        "r.csv:1:1 no-column  no column for b, c.me, c.partner (3 in all). "
        "Add them; an empty cell is a missing answer.",
    ]


def test_many_items_are_named_by_the_first_and_the_last() -> None:
    items = "\n".join(f"      - {{id: i{number}, stem: One}}" for number in range(1, 21))
    text = small().replace("      - {id: b, stem: Two}", f"      - {{id: b, stem: Two}}\n{items}")
    text = text.replace("items: [a, b, c.me]", f"items: [a, b, c.me, {', '.join(f'i{n}' for n in range(1, 21))}]")
    _, compiled = program(text)
    assert lines(check_header(["a"], compiled, "r.csv")) == [
        "r.csv:1:1 no-column  no column for b, i1, i2 … c.partner (23 in all). "
        "Add them; an empty cell is a missing answer."
    ]


@pytest.mark.parametrize(
    ("cell", "response"),
    [("0", 0), ("1", 1), ("2.5", "5/2"), ("5/2", "5/2"), ("2.50", "5/2"), (" 1 ", 1), ("1.0", 1), ("+1", 1), ("-0", 0),
     ("skipped", "skipped"), (" cannot_tell", "cannot_tell")],
)  # fmt: skip
def test_a_cell_is_an_answer_or_a_reason(cell: str, response: int | str) -> None:
    row = read_row([cell, "0", "0", "0"], 2, ITEMS, COMPILED, "r.csv")
    assert row == Row(2, [], {"a": response, "b": 0, "c.me": 0, "c.partner": 0})


@pytest.mark.parametrize("cell", ["", " ", "\t"])
def test_an_empty_cell_is_no_response(cell: str) -> None:
    assert read_row([cell, "0", cell, "0"], 2, ITEMS, COMPILED, "r.csv") == Row(2, [], {"b": 0, "c.partner": 0})


@pytest.mark.parametrize("cell", ["2", "-1", "1,0", "one", "Some", "nan", "inf", "1e0", "0x1", "1/0", "true", "None"])
def test_everything_else_is_a_problem_with_its_place(cell: str) -> None:
    assert lines(read_row(["0", "0", cell, "0"], 7, ITEMS, COMPILED, "r.csv")) == [  # type: ignore[arg-type]
        f'r.csv:7:3 bad-cell  "{cell}" is no answer to "c.me". '
        "Write one of 0, 1, 5/2, skipped, cannot_tell, or nothing."
    ]


def test_carried_cells_keep_their_spaces_and_their_order() -> None:
    header = ["person", *ITEMS, "id"]
    row = read_row([" =p ", "1", "", "", "", " 7"], 3, header, COMPILED, "r.csv")
    assert row == Row(3, [" =p ", " 7"], {"a": 1})
    assert output_header(header, ASSESSMENT)[:4] == ["line", "person", "id", "level.score"]


def test_no_item_can_be_named_as_a_column_that_is_carried() -> None:
    assert {*CARRIED, "line"} <= RESERVED


def test_the_output_has_a_line_what_is_carried_and_six_columns_for_each_scale() -> None:
    expected = [f"{scale}.{field}" for scale in ("level", "total", "share") for field in FIELDS]
    assert output_header([*CARRIED, *ITEMS], ASSESSMENT) == ["line", *CARRIED, *expected]
    assert FIELDS == ("score", "exact", "answered", "needed", "band", "reason")


SCORES: list[tuple[dict[str, Any], list[str]]] = [
    ({"score": "5/6", "state": "ok", "band": "low", "answered": 3, "needed": 2}, ["0.8", "5/6", "3", "2", "low", ""]),
    # Rounded to one decimal this would read as 1.0, which belongs to the other band.
    ({"score": "99/100", "state": "ok", "band": "low", "answered": 3, "needed": 2},
     ["0.99", "99/100", "3", "2", "low", ""]),
    ({"score": "0", "state": "ok", "band": "low", "answered": 3, "needed": 2}, ["0.0", "0", "3", "2", "low", ""]),
    ({"score": None, "state": "too_few", "band": None, "answered": 1, "needed": 2}, ["", "", "1", "2", "", "too_few"]),
    ({"score": None, "state": "undefined", "band": None, "answered": 2, "needed": 2},
     ["", "", "2", "2", "", "undefined"]),
]  # fmt: skip


@pytest.mark.parametrize(("result", "cells"), SCORES)
def test_a_score_is_shown_rounded_and_exact_or_with_the_reason_why_there_is_none(
    result: dict[str, Any], cells: list[str]
) -> None:
    other = {"score": "2", "state": "ok", "band": None, "answered": 2, "needed": 2}
    row = output_row(Row(9, ["p"], {}), {"level": result, "total": other, "share": other}, ASSESSMENT)
    assert row == ["9", "p", *cells, *["2", "2", "2", "2", "", ""] * 2]


def test_both_engines_score_the_same_rows_in_their_order() -> None:
    rows = [Row(2, [], {"a": 1, "b": "5/2", "c.me": 0}), Row(5, ["x"], {}), Row(9, [], {"a": "skipped"})]
    python = list(score_rows(rows, COMPILED, "python"))
    assert [row for row, _ in python] == rows
    assert list(score_rows(rows, COMPILED, "javascript")) == python
    assert list(score_rows([], COMPILED, "javascript")) == list(score_rows([], COMPILED, "python")) == []


def test_an_engine_that_stops_is_an_engine_error_with_what_it_said(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    node = tmp_path / "node"
    node.write_text("#!/bin/sh\ncat >/dev/null\necho 'SyntaxError: too old' >&2\nexit 3\n", encoding="utf-8")
    node.chmod(0o755)
    monkeypatch.setattr(sys, "executable", str(tmp_path / "python"))
    assert find_node() == str(node)
    with pytest.raises(EngineError, match=r"^the JavaScript engine stopped: SyntaxError: too old$"):
        list(score_rows([Row(2, [], {})], COMPILED, "javascript"))


def test_node_beside_this_python_goes_before_that_of_the_system(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    system = tmp_path / "system" / "node"
    system.parent.mkdir()
    system.write_text("#!/bin/sh\n", encoding="utf-8")
    system.chmod(0o755)
    monkeypatch.setenv("PATH", str(system.parent))
    monkeypatch.setattr(sys, "executable", str(tmp_path / "bin" / "python"))
    assert find_node() == str(system)
    monkeypatch.setenv("PATH", str(tmp_path / "nowhere"))
    with pytest.raises(EngineError) as caught:
        find_node()
    assert str(caught.value) == (
        "the JavaScript engine needs node: install Node.js 20 or later, or use --engine python"
    )
