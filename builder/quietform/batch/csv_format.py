"""CSV: chunks of lines → rows, and rows of cells → lines."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from itertools import chain
from typing import Any, BinaryIO

from quietform.batch.chunks import LONGEST, Cell, Chunk, Row, Source, UnreadableError, cut, line_end, problem
from quietform.batch.columns import Columns
from quietform.problems import Problem

# What is said of a quote that is not closed, or closed wrongly in a later line.
OPEN = "unexpected end of data"
SURROGATE = re.compile("[\ud800-\udfff]")
# A cell that is too long is told as what it is: no answer.
csv.field_size_limit(2 * LONGEST)


def read(stream: BinaryIO, file: str, _items: Sequence[str]) -> Source:
    """The header and the chunks below it. Raises UnreadableError."""

    def refuse(detail: str, column: int = 1) -> UnreadableError:
        return UnreadableError(problem(file, 1, column, "not-csv", detail=detail))

    chunks = cut(stream, file, _end)
    first = next(chunks, None)
    if first is None:
        raise refuse("the file is empty")
    lines = _lines(first.content.decode("utf-8", "surrogateescape"))
    _, below, cells = next(records(lines))
    if isinstance(cells, csv.Error):
        raise refuse(str(cells))
    if broken := _broken(cells):
        raise refuse("it is not UTF-8 text", broken)
    header = [name.strip() for name in cells]
    if not header:
        raise refuse("the first line names no columns")
    if len(header) == 1 and (";" in header[0] or "\t" in header[0]):
        raise refuse("no comma parts its columns")
    size = len("".join(lines[:below]).encode("utf-8", "surrogateescape"))
    start = Chunk(1 + below, first.content[size:], first.size)
    return Source(header, chain([start], chunks))


def rows(chunk: Chunk, columns: Columns) -> Iterator[Row | list[Problem]]:
    """The rows of a chunk; a row that cannot be read costs only itself."""
    # A byte that is no UTF-8 becomes a character that no text can hold.
    text = chunk.content.decode("utf-8", "surrogateescape")
    whole = text.isascii() or not SURROGATE.search(text)
    for index, _, cells in records(_lines(text)):
        line = chunk.line + index
        if isinstance(cells, csv.Error):
            yield [problem(columns.file, line, 1, "not-csv", detail=str(cells))]
        elif not whole and (broken := _broken(cells)):
            yield [problem(columns.file, line, broken, "not-csv", detail="it is not UTF-8 text")]
        elif cells:
            yield columns.row(line, cells)


def records(lines: list[str]) -> Iterator[tuple[int, int, list[str] | csv.Error]]:
    """Each record, with the index of its first line and of the one below it.

    After one that cannot be read the next line begins a new one: a quote that is not closed costs no more.
    """
    start = 0
    while start < len(lines):
        reader = csv.reader(map(lines.__getitem__, range(start, len(lines))), strict=True)
        index = start
        try:
            for cells in reader:
                below = start + reader.line_num
                yield index, below, cells
                index = below
            return
        except csv.Error as error:
            below = start + reader.line_num
            yield index, below, error if below == index + 1 else csv.Error(OPEN)
            start = index + 1


def pack(table: list[list[Cell]], _names: Sequence[str]) -> bytes:
    """Rows of cells as the lines that are written."""
    text = io.StringIO()
    csv.writer(text, lineterminator="\n").writerows(table)
    return text.getvalue().encode("utf-8", "backslashreplace")


@contextmanager
def writer(stream: BinaryIO, names: Sequence[str], _source: Source) -> Iterator[Callable[[Any], object]]:
    """What writes packed rows, below the header."""
    stream.write(pack([list(names)], names))
    yield stream.write


def _end(data: bytes) -> int:
    """How many bytes are whole records: only a quote can carry a record over the end of a line."""
    end = line_end(data)
    if b'"' not in data:
        return end
    # Each byte is a character here, so that lengths agree; what matters to CSV is ASCII.
    lines = _lines(data[:end].decode("latin-1"))
    for index, below, cells in records(lines):
        if isinstance(cells, csv.Error) and below == len(lines):
            return sum(map(len, lines[:index]))
    return end


def _lines(text: str) -> list[str]:
    return list(io.StringIO(text, newline=""))


def _broken(cells: Sequence[str]) -> int:
    """The number of the first cell that is no UTF-8 text, or 0."""
    found = (column for column, cell in enumerate(cells, 1) if not cell.isascii() and SURROGATE.search(cell))
    return next(found, 0)
