"""The columns of a response file → rows: what a header may name and a cell may say."""

from __future__ import annotations

import pytest

from quietform.batch.chunks import Row
from quietform.batch.columns import CARRIED, REMEMBERED, Cells, Columns, check_header
from quietform.fields import RESERVED
from tests.batch import ITEMS, VALUES, lines, program
from tests.sites import small


def read(cells: list[str | int | None], line: int = 2, header: list[str] = ITEMS) -> Row | list[str]:
    row = Columns("r.csv", header, VALUES).row(line, cells)
    return row if isinstance(row, Row) else lines(row)


@pytest.mark.parametrize("header", [ITEMS, ITEMS[::-1], ["id", *ITEMS, "person", "row"]])
def test_a_header_with_each_item_once_is_sound(header: list[str]) -> None:
    assert check_header(header, ITEMS, "r.csv") == []


def test_everything_that_is_wrong_with_a_header_is_said_at_once() -> None:
    assert lines(check_header(["a", "a", "c.mee", "Quite else"], ITEMS, "r.csv")) == [
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
    assert lines(check_header(["a"], list(compiled.answers), "r.csv")) == [
        "r.csv:1:1 no-column  no column for b, i1, i2 … c.partner (23 in all). "
        "Add them; an empty cell is a missing answer."
    ]


@pytest.mark.parametrize(
    ("cell", "response"),
    [("0", 0), ("1", 1), ("2.5", "5/2"), ("5/2", "5/2"), ("2.50", "5/2"), (" 1 ", 1), ("1.0", 1), ("+1", 1), ("-0", 0),
     ("skipped", "skipped"), (" cannot_tell", "cannot_tell")],
)  # fmt: skip
def test_a_cell_is_an_answer_or_a_reason(cell: str, response: int | str) -> None:
    assert read([cell, "0", "0", "0"]) == Row(2, [], {"a": response, "b": 0, "c.me": 0, "c.partner": 0})


@pytest.mark.parametrize("cell", ["", " ", "\t"])
def test_an_empty_cell_is_no_response(cell: str) -> None:
    assert read([cell, "0", cell, "0"]) == Row(2, [], {"b": 0, "c.partner": 0})


@pytest.mark.parametrize("cell", ["2", "-1", "1,0", "one", "Some", "nan", "inf", "1e0", "0x1", "1/0", "true", "None"])
def test_everything_else_is_a_problem_with_its_place(cell: str) -> None:
    assert read(["0", "0", cell, "0"], 7) == [
        f'r.csv:7:3 bad-cell  "{cell}" is no answer to "c.me". '
        "Write one of 0, 1, 5/2, skipped, cannot_tell, or nothing."
    ]


def test_carried_cells_keep_their_spaces_and_their_order() -> None:
    header = ["person", *ITEMS, "id"]
    assert read([" =p ", "1", "", "", "", " 7"], 3, header) == Row(3, [" =p ", " 7"], {"a": 1})


def test_null_is_a_missing_answer() -> None:
    assert read([None, 1, None, None], header=["a", "id", "b", "c.me"]) == Row(2, [1], {})


@pytest.mark.parametrize("cell", [True, 1, 1.0, [], {}])
def test_only_text_says_something(cell: object) -> None:
    found = read([cell, "0", "0", "0"])  # type: ignore[list-item]
    assert found == [
        f'r.csv:2:1 bad-cell  "{str(cell).lower()}" is no answer to "a". '
        "Write one of 0, 1, 5/2, skipped, cannot_tell, or nothing."
    ]


def test_a_row_of_another_length_is_a_problem() -> None:
    assert read(["1"], 4) == [
        "r.csv:4:1 row-length  the row has 1 cells, the header 4. Give each row a cell for every column."
    ]


def test_only_so_many_ways_to_write_an_answer_are_remembered() -> None:
    cells = Cells(VALUES["a"])
    assert [cells["1." + "0" * zeros] for zeros in range(1, 28)] == [1] * 27
    assert [cells[" " * spaces + "5/2"] for spaces in range(2 * REMEMBERED)] == ["5/2"] * 2 * REMEMBERED
    assert len(cells) == REMEMBERED


def test_no_item_can_be_named_as_a_column_that_is_carried() -> None:
    assert {*CARRIED, "line"} <= RESERVED
