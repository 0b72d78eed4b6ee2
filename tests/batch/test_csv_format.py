"""CSV → rows, scores → CSV: rows that cannot be read, and quotes over the end of a line or a chunk."""

from __future__ import annotations

import csv
import io
import random

import pytest

from quietform.batch import chunks
from quietform.batch.chunks import Row
from quietform.batch.columns import Columns
from quietform.batch.csv_format import pack, records, rows
from tests.batch import VALUES, lines, scores, source

HEADER = b"id,a,b,c.me,c.partner\n"


def read(data: bytes) -> list[Row | list[str]]:
    """All rows, through all chunks."""
    found = source(data)
    columns = Columns("r.csv", found.header, VALUES)
    every = [row for chunk in found.chunks for row in rows(chunk, columns)]
    return [row if isinstance(row, Row) else lines(row) for row in every]


def test_rows_know_their_line_also_below_a_cell_of_several_lines() -> None:
    assert read(HEADER + b'"p\n1",1,,,\n\np2,0,1,,5/2\n') == [
        Row(2, ["p\n1"], {"a": 1}),
        Row(5, ["p2"], {"a": 0, "b": 1, "c.partner": "5/2"}),
    ]


def test_a_header_of_several_lines_is_one_row() -> None:
    assert read(b'a,b,"c.me\n",c.partner\n1,,,\n') == [Row(3, [], {"a": 1})]


def test_an_open_quote_costs_only_its_line() -> None:
    says = "r.csv:3:1 not-csv  this is not CSV: unexpected end of data. Save the table as CSV in UTF-8."
    data = HEADER + b'p1,1,,,\np2,"1,,,\np3,1,,,\np4,"1",,,\np5,1,,,\n'
    for one in (data, data.replace(b'"1",', b"1,")):
        assert [row.line if isinstance(row, Row) else row for row in read(one)] == [2, [says], 4, 5, 6]


@pytest.mark.parametrize("seed", range(60))
def test_the_size_of_blocks_makes_no_difference(seed: int, monkeypatch: pytest.MonkeyPatch) -> None:
    dice = random.Random(seed)
    end = dice.choice(["\n", "\r\n", "\r"])
    parts = ["1", "0", "skipped", "", '"1"', '"a\nb"', '"a""b"', 'a"b', '"', "é", '"x\r\n,"', "7", '"1"x']
    body = "".join(",".join(dice.choices(parts, k=dice.choice([5, 5, 5, 4]))) + end for _ in range(40))
    data = HEADER.replace(b"\n", end.encode()) + body.encode("latin-1" if seed % 3 == 0 else "utf-8")
    whole = read(data)
    assert len(whole) > 20
    for size in (1, 7, 64):
        monkeypatch.setattr(chunks, "BLOCK", size)
        assert read(data) == whole


def test_an_open_quote_in_a_long_file_is_not_waited_for(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(chunks, "BLOCK", 100)
    monkeypatch.setattr(chunks, "LONGEST", 1_000)
    found = read(HEADER + b'p2,"1,,,\n' + b"p,1,,,\n" * 1_000)
    assert [row.line for row in found if isinstance(row, Row)] == list(range(3, 1_003))
    assert len(found) == 1_001


def test_records_are_those_of_the_csv_module_where_nothing_is_wrong() -> None:
    text = 'a,"b\nc"\n\n"d ""e"""\n"f,g",h\r\n'
    found = list(records(list(io.StringIO(text, newline=""))))
    assert [index for index, _, _ in found] == [0, 2, 3, 4]
    assert [cells for _, _, cells in found] == list(csv.reader(io.StringIO(text, newline="")))


def test_cells_are_written_so_that_they_are_read_the_same() -> None:
    table: list[list[str | int | None]] = [[2, 'x,"y"', None, "é\n"], [3, "", "1/2", "\ud800"]]
    data = pack(table, [])
    assert data.decode() == '2,"x,""y""",,"é\n"\n3,,1/2,\\ud800\n'


def test_what_is_written_begins_with_the_header() -> None:
    data, report = scores(HEADER)
    assert data.startswith(b"line,id,level.score,level.exact,")
    assert data.count(b"\n") == 1
    assert (report.rows, report.left_out, report.problems) == (0, 0, [])
