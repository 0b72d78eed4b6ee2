"""Parquet → rows, scores → Parquet: what each type of column says, and files that cannot be read."""

from __future__ import annotations

import datetime
import io
import sys
from decimal import Decimal
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from quietform.batch import BatchError, UnreadableError, parquet_format
from quietform.batch.chunks import Row
from quietform.batch.columns import Columns
from quietform.batch.parquet_format import rows
from tests.batch import ITEMS, VALUES, lines, scores, source


def table(**columns: Any) -> bytes:
    """A file with these columns, and null in those of the other items."""
    size = max(len(cells) for cells in columns.values())
    every = {item: columns.pop(item, pa.nulls(size)) for item in ITEMS}
    stream = io.BytesIO()
    pq.write_table(pa.table(columns | every), stream)
    return stream.getvalue()


def read(data: bytes) -> list[Row | list[str]]:
    """All rows, through all batches."""
    found = source(data, "parquet")
    columns = Columns("r.parquet", found.header, VALUES)
    every = [row for chunk in found.chunks for row in rows(chunk, columns)]
    return [row if isinstance(row, Row) else lines(row) for row in every]


@pytest.mark.parametrize(
    "cells",
    [
        pa.array([0, 1, None], pa.int8()),
        pa.array([0, 1, None], pa.uint64()),
        pa.array([0.0, 1.0, None]),
        pa.array([-0.0, 1.0, None], pa.float32()),
        pa.array(["0", " 1.0 ", None]),
        pa.array(["0", "1", ""], pa.large_string()),
        pa.array(["0", "1", None]).dictionary_encode(),
        pa.array([Decimal("0.00"), Decimal("1.00"), None]),
    ],
    ids=lambda cells: str(cells.type),
)
def test_numbers_and_texts_are_answers_and_null_is_missing(cells: Any) -> None:
    assert read(table(a=cells)) == [Row(1, [], {"a": 0}), Row(2, [], {"a": 1}), Row(3, [], {})]


@pytest.mark.parametrize("kind", [pa.float32(), pa.float64()], ids=str)
def test_a_float_is_the_shortest_decimal_that_is_this_float(kind: Any) -> None:
    much = VALUES["a"][2]
    values = {"a": [much, much / 25, 3 * much / 25, much / 250_000]}
    assert [str(value) for value in values["a"]] == ["5/2", "1/10", "3/10", "1/100000"]
    found = source(table(a=pa.array([2.5, 0.1, 0.3, 0.00001], kind)), "parquet")
    (chunk,) = found.chunks
    columns = Columns("r.parquet", found.header, {**VALUES, **values})
    responses = [row.responses["a"] for row in rows(chunk, columns) if isinstance(row, Row)]
    assert responses == ["5/2", "1/10", "3/10", "1/100000"]


@pytest.mark.parametrize(
    ("cell", "shown"),
    [(0.1 + 0.2, "0.30000000000000004"), (float("nan"), "nan"), (float("inf"), "inf"), (1e300, "1e+300"),
     (True, "true"), (2**62, "4611686018427387904"), ("Some", "Some"), (1 / 3, "0.3333333333333333")],
)  # fmt: skip
def test_everything_else_is_a_problem_with_the_number_of_row_and_column(cell: Any, shown: str) -> None:
    assert read(table(id=[1, 2], a=[None, cell])) == [
        Row(1, [1], {}),
        [f'r.parquet:2:2 bad-cell  "{shown}" is no answer to "a". '
         "Write one of 0, 1, 5/2, skipped, cannot_tell, or nothing."],
    ]  # fmt: skip


def test_a_column_of_another_kind_is_refused_at_once() -> None:
    with pytest.raises(UnreadableError) as caught:
        read(table(a=[[1]], b=[datetime.date(2026, 11, 23)]))
    assert lines(caught.value.problems) == [
        'r.parquet:1:1 odd-column  the column "a" holds list<element: int64>. Give it numbers or texts.',
        'r.parquet:1:2 odd-column  the column "b" holds date32[day]. Give it numbers or texts.',
    ]


def test_a_header_is_checked_as_that_of_csv() -> None:
    with pytest.raises(UnreadableError) as caught:
        read(table(zeal=[1]))
    assert lines(caught.value.problems) == [
        'r.parquet:1:1 unknown-column  the column "zeal" is no item. '
        "The items are a, b, c.me, c.partner; id, person, row are carried over."
    ]


def test_a_file_is_read_in_batches_and_written_in_groups(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(parquet_format, "BATCH", 10)
    monkeypatch.setattr(parquet_format, "GROUP", 25)
    data = table(a=[0, 1] * 40)
    found = source(data, "parquet")
    assert found.size == 80
    assert [(chunk.line, chunk.size) for chunk in found.chunks] == [(line, 10) for line in range(1, 80, 10)]
    written = pq.ParquetFile(io.BytesIO(scores(data, "parquet", "parquet", workers=1)[0]))
    groups = [written.metadata.row_group(index).num_rows for index in range(written.metadata.num_row_groups)]
    assert groups == [30, 30, 20]
    assert written.read(["line"]).column(0).to_pylist() == list(range(1, 81))


def test_scores_have_typed_columns_and_carried_ones_keep_their_type() -> None:
    data = table(id=pa.array([7, None], pa.int32()), person=["p", "q"], row=[0.5, 1.0], a=[1, None], b=[0, 0])
    found = pq.read_table(io.BytesIO(scores(data, "parquet", "parquet")[0]))
    text, count = pa.string(), pa.int64()
    scale = [("score", text), ("exact", text), ("answered", count), ("needed", count), ("band", text), ("reason", text)]
    carried = [("id", pa.int32()), ("person", text), ("row", text)]
    names = [(f"{id}.{name}", kind) for id in ("level", "total", "share") for name, kind in scale]
    assert [(field.name, field.type) for field in found.schema] == [("line", count), *carried, *names]
    assert [list(row.values())[:10] for row in found.to_pylist()] == [
        [1, 7, "p", "0.5", "0.5", "1/2", 2, 2, "low", None],
        [2, None, "q", "1", None, None, 1, 2, None, "too_few"],
    ]


def test_a_table_without_rows_gives_one_without_rows() -> None:
    data = table(a=pa.array([], pa.int64()), id=pa.array([], pa.int64()))
    found = pq.read_table(io.BytesIO(scores(data, "parquet", "parquet")[0]))
    assert (found.num_rows, found.num_columns) == (0, 20)


@pytest.mark.parametrize("data", [b"", b"a,b\n1,1\n", table(a=[1])[:-9]], ids=["empty", "csv", "cut"])
def test_what_is_no_parquet_is_said_to_be_so(data: bytes) -> None:
    with pytest.raises(UnreadableError) as caught:
        read(data)
    (said,) = lines(caught.value.problems)
    assert said.startswith("r.parquet:1:1 not-parquet  this is not Parquet: ")
    assert said.endswith(". Write the file anew.")


def test_a_file_that_is_broken_within_is_said_to_be_so() -> None:
    data = bytearray(table(a=[f"{number}" for number in range(1_000)]))
    data[4:400] = bytes(396)
    with pytest.raises(UnreadableError) as caught:
        read(bytes(data))
    assert [problem.code for problem in caught.value.problems] == ["not-parquet"]


@pytest.mark.parametrize(("read_as", "write_as"), [("parquet", "csv"), ("csv", "parquet")])
def test_without_the_extra_it_is_named(read_as: str, write_as: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pyarrow.parquet", None)
    with pytest.raises(BatchError) as caught:
        scores(b"a,b,c.me,c.partner\n", read_as, write_as)
    assert str(caught.value) == 'Parquet needs pyarrow: pip install "quietform[parquet]"'
