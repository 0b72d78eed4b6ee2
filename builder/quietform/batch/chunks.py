"""A stream of bytes → chunks that end where a record ends; and what else travels between the processes."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Any, BinaryIO, NamedTuple

from quietform.problems import Place, Problem

BLOCK = 128 * 1024
# A record that is longer is none; so much of a file is held at once.
LONGEST = 1024 * 1024
BOM = b"\xef\xbb\xbf"

Cell = str | int | None


class Chunk(NamedTuple):
    """A piece of a response file: whole records, the line (or row) of the first, and how far it brings us."""

    line: int
    content: Any
    size: int


class Row(NamedTuple):
    """One person: the line of the file, what is carried over, and the responses."""

    line: int
    carried: list[Cell]
    responses: dict[str, int | str]


class Scored(NamedTuple):
    """A chunk's scores as the writer takes them, how many rows have some and how many are left out, and why."""

    packed: Any
    rows: int
    left_out: int
    problems: list[Problem]
    size: int


@dataclass(frozen=True)
class Source:
    """An opened response file. `size`: of all chunks together, where known; `types`: of carried columns in Parquet."""

    header: list[str]
    chunks: Iterator[Chunk]
    size: int | None = None
    types: dict[str, Any] = field(default_factory=dict)


class BatchError(RuntimeError):
    """The file cannot be scored here; the message says what to do."""


class UnreadableError(ValueError):
    """The file is no table of responses to this assessment; carries the problems."""

    def __init__(self, *problems: Problem) -> None:
        self.problems = list(problems)
        super().__init__("\n".join(map(str, problems)))


def problem(file: str, line: int, column: int, code: str, **facts: object) -> Problem:
    """A problem in a cell; its column counts cells, as spreadsheets do."""
    return Problem(Place(file, line, column), code, tuple(facts.items()))


def cut(stream: BinaryIO, file: str, end: Callable[[bytes], int]) -> Iterator[Chunk]:
    """The chunks of a stream; `end` says how many bytes of a piece are whole records. Raises what is above.

    A record that does not end within LONGEST bytes gives up its first line, so that an open quote costs no more.
    """
    line, rest = 1, _read(stream, file, len(BOM))
    rest = b"" if rest == BOM else rest
    while block := _read(stream, file, BLOCK):
        rest += block
        whole = end(rest)
        if whole == 0 and len(rest) > LONGEST:
            whole = _first_line(rest)
            if whole == 0:
                raise UnreadableError(problem(file, line, 1, "long-row", limit=LONGEST))
        if whole:
            yield Chunk(line, rest[:whole], whole)
            line += _lines(rest[:whole])
            rest = rest[whole:]
    if rest:
        yield Chunk(line, rest, len(rest))


def line_end(data: bytes) -> int:
    """How many bytes of the piece are whole lines; a line ends with \\n, \\r\\n or \\r."""
    return max(data.rfind(b"\n"), data.rfind(b"\r", 0, -1)) + 1


def _read(stream: BinaryIO, file: str, size: int) -> bytes:
    try:
        return stream.read(size)
    except OSError as error:
        raise BatchError(f"{file} cannot be read to its end: {error.strerror}") from None


def _first_line(data: bytes) -> int:
    ends = [found + 1 for found in (data.find(b"\n"), data.find(b"\r", 0, -1)) if found >= 0]
    return min(ends, default=0)


def _lines(data: bytes) -> int:
    return data.count(b"\n") + (data.count(b"\r") - data.count(b"\r\n") if b"\r" in data else 0)
