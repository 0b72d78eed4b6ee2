"""Parquet: batches of a table → rows, and rows of cells → a table. The only importer of pyarrow, an optional extra."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from itertools import count
from typing import TYPE_CHECKING, Any, BinaryIO

from quietform.batch.chunks import BatchError, Cell, Chunk, Row, Source, UnreadableError, problem
from quietform.batch.columns import CARRIED, Columns
from quietform.batch.jsonl_format import plain
from quietform.problems import Problem

if TYPE_CHECKING:
    import pyarrow

# Rows of a chunk, and of a group of rows in what is written.
BATCH = 4_096
GROUP = 65_536
COUNTS = ("answered", "needed")


def arrow() -> Any:
    """The library, or BatchError with what to install."""
    try:
        import pyarrow.parquet
    except ImportError:
        raise BatchError('Parquet needs pyarrow: pip install "quietform[parquet]"') from None
    return pyarrow


def read(stream: BinaryIO, file: str, _items: Sequence[str]) -> Source:
    """The columns and the batches. Raises UnreadableError, also while the chunks are read."""
    pa = arrow()
    with _readable(pa, file):
        table = pa.parquet.ParquetFile(stream, pre_buffer=False)
    schema = table.schema_arrow
    odd = [
        problem(file, 1, column, "odd-column", name=field.name, type=str(field.type))
        for column, field in enumerate(schema, 1)
        if not _is_plain(pa, field.type)
    ]
    if odd:
        raise UnreadableError(*odd)
    types = {field.name: field.type for field in schema if field.name in CARRIED and _is_kept(pa, field.type)}

    def chunks() -> Iterator[Chunk]:
        line = 1
        with _readable(pa, file):
            for batch in table.iter_batches(BATCH, use_threads=False):
                columns = [
                    column.to_pylist() if name in types else _texts(pa, column)
                    for name, column in zip(schema.names, batch.columns, strict=True)
                ]
                yield Chunk(line, columns, batch.num_rows)
                line += batch.num_rows

    return Source(schema.names, chunks(), table.metadata.num_rows, types)


def rows(chunk: Chunk, columns: Columns) -> Iterator[Row | list[Problem]]:
    """The rows of a batch; their lines are counted from 1."""
    for line, cells in zip(count(chunk.line), zip(*chunk.content, strict=True)):
        yield columns.row(line, cells)


def pack(table: list[list[Cell]], _names: Sequence[str]) -> list[tuple[Cell, ...]]:
    """Rows of cells as columns."""
    return list(zip(*table, strict=True))


@contextmanager
def writer(stream: BinaryIO, names: Sequence[str], source: Source) -> Iterator[Callable[[Any], object]]:
    """What writes packed rows. Text is text, also a score; what is counted is an integer."""
    pa = arrow()
    schema = pa.schema([(name, _type(pa, name, source)) for name in names])
    waiting: list[Any] = []

    def write(columns: list[tuple[Cell, ...]]) -> None:
        if columns:
            arrays = [pa.array(cells, field.type) for cells, field in zip(columns, schema, strict=True)]
            waiting.append(pa.record_batch(arrays, schema=schema))
        if sum(batch.num_rows for batch in waiting) >= GROUP:
            flush()

    def flush() -> None:
        parquet.write_table(pa.Table.from_batches(waiting, schema))
        waiting.clear()

    parquet = pa.parquet.ParquetWriter(stream, schema)
    try:
        yield write
        flush()
    except BaseException:
        # Closed while the file still is open; what is in it goes away with it.
        with suppress(OSError, pa.ArrowException):
            parquet.close()
        raise
    parquet.close()


@contextmanager
def _readable(pa: Any, file: str) -> Iterator[None]:
    try:
        yield
    except (pa.ArrowException, OSError) as error:
        detail = str(error).partition("\n")[0]
        raise UnreadableError(problem(file, 1, 1, "not-parquet", detail=detail)) from None


def _is_plain(pa: Any, kind: pyarrow.DataType) -> bool:
    """Whether the cells of a column are numbers or texts."""
    if pa.types.is_dictionary(kind):
        return _is_plain(pa, kind.value_type)
    tests = ("is_null", "is_boolean", "is_integer", "is_floating", "is_decimal", "is_string", "is_large_string")
    return any(getattr(pa.types, test)(kind) for test in tests)


def _is_kept(pa: Any, kind: pyarrow.DataType) -> bool:
    """Whether a carried column keeps its type; every other becomes text."""
    return bool(pa.types.is_integer(kind) or pa.types.is_string(kind) or pa.types.is_large_string(kind))


def _texts(pa: Any, column: pyarrow.Array) -> list[str | None]:
    """The cells as texts: a float as the shortest decimal that is this float, so 3.0 is "3" and 0.1 is "0.1"."""
    texts: list[str | None] = column.cast(pa.string()).to_pylist()
    if pa.types.is_floating(column.type):
        return [text and plain(text) for text in texts]
    return texts


def _type(pa: Any, name: str, source: Source) -> pyarrow.DataType:
    """The type of a column of scores."""
    counted = name == "line" or ("." in name and name.rpartition(".")[2] in COUNTS)
    return pa.int64() if counted else source.types.get(name, pa.string())
