"""JSON Lines: chunks of lines → rows, and rows of cells → lines. One object a line is one person."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from decimal import Decimal
from functools import lru_cache
from itertools import chain
from typing import Any, BinaryIO

from quietform.batch.chunks import Cell, Chunk, Row, Source, cut, problem
from quietform.batch.columns import CARRIED, Columns, hint
from quietform.batch.scores import FIELDS
from quietform.problems import Problem

# A number with an exponent is written out up to so many places.
PLACES = 30


class Numeral(str):
    """A number of a JSON file as it was written, so that it stays exactly that."""

    __slots__ = ()


class _TwiceError(ValueError):
    """A key stands twice in one object."""


def read(stream: BinaryIO, file: str, items: Sequence[str]) -> Source:
    """The chunks. The first object says what all of them carry; a key of an item may be left out."""
    chunks = cut(stream, file, lambda data: data.rfind(b"\n") + 1)
    first = next(chunks, None)
    if first is None:
        return Source([*items], iter(()))
    found = (_object(line) for line in first.content.split(b"\n") if line.strip())
    head = next((one for one in found if isinstance(one, dict)), {})
    return Source([*(name for name in head if name in CARRIED), *items], chain([first], chunks))


def rows(chunk: Chunk, columns: Columns) -> Iterator[Row | list[Problem]]:
    """The rows of a chunk; a line that cannot be read costs only itself."""
    names, known = columns.header, set(columns.header)
    for line, text in enumerate(chunk.content.split(b"\n"), chunk.line):
        if not text or text.isspace():
            continue
        found = _object(text)
        if not isinstance(found, dict):
            column, code, facts = found
            yield [problem(columns.file, line, column, code, **facts)]
        elif not found.keys() <= known or any(isinstance(found.get(name), bool | list | dict) for name in CARRIED):
            yield _faults(found, line, columns)
        else:
            row = columns.row(line, [found.get(name) for name in names])
            yield row if isinstance(row, Row) else columns.faults(line, found.items())


def pack(table: list[list[Cell]], names: Sequence[str]) -> bytes:
    """Rows of cells as {"line": …, "id": …, "scales": {ID: {"score": …, …}, …}}, the score a number as it is shown."""
    carried, scales = _shape(names)
    lines = []
    for cells in table:
        head = "".join(f", {name}: {_text(cell)}" for name, cell in zip(carried, cells[1:], strict=False))
        body = ", ".join(_scale(name, fields, tuple(cells[start:end])) for name, fields, start, end in scales)
        lines.append(f'{{"line": {cells[0]}{head}, "scales": {{{body}}}}}\n')
    return "".join(lines).encode("utf-8", "backslashreplace")


@contextmanager
def writer(stream: BinaryIO, _names: Sequence[str], _source: Source) -> Iterator[Callable[[Any], object]]:
    """What writes packed rows."""
    yield stream.write


def plain(numeral: str) -> str:
    """A number without an exponent, if that makes it no longer than a number can be."""
    if "e" not in numeral and "E" not in numeral:
        return numeral
    value = Decimal(numeral)
    return format(value, "f") if value.is_finite() and abs(value.adjusted()) <= PLACES else numeral


def _unique(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) < len(pairs):
        names = [name for name, _ in pairs]
        raise _TwiceError(next(name for index, name in enumerate(names) if name in names[:index]))
    return found


DECODER = json.JSONDecoder(
    object_pairs_hook=_unique,
    parse_int=Numeral,
    parse_float=lambda text: Numeral(plain(text)),
    parse_constant=lambda word: word,  # NaN is a word as any other: no answer
)


def _object(line: bytes) -> dict[str, Any] | tuple[int, str, dict[str, str]]:
    """The object of a line; or column, code and facts of what is wrong with it."""
    try:
        found = DECODER.decode(line.decode())
    except UnicodeDecodeError:
        return 1, "not-json", {"detail": "it is not UTF-8 text"}
    except json.JSONDecodeError as error:
        return error.colno, "not-json", {"detail": error.msg}
    except _TwiceError as error:
        return 1, "column-twice", {"name": str(error)}
    except RecursionError:
        return 1, "not-json", {"detail": "it is too deep"}
    return found if isinstance(found, dict) else (1, "not-json", {"detail": "it is no object"})


def _faults(found: dict[str, Any], line: int, columns: Columns) -> list[Problem]:
    """What is wrong with an object that has keys of its own, or carries what is neither text nor number."""
    problems = columns.faults(line, found.items())
    for column, (name, value) in enumerate(found.items(), 1):
        if name in CARRIED and name not in columns.header:
            problems.append(problem(columns.file, line, column, "late-key", name=name))
        elif name in CARRIED and isinstance(value, bool | list | dict):
            problems.append(problem(columns.file, line, column, "odd-carried", name=name))
        elif name not in columns.header:
            facts = {"name": name[:40], "hint": hint(name, list(columns.cells))}
            problems.append(problem(columns.file, line, column, "unknown-column", **facts))
    return problems


def _shape(names: Sequence[str]) -> tuple[list[str], list[tuple[str, tuple[str, ...], int, int]]]:
    """The carried names as JSON; for each scale its name as JSON, its fields, and where its cells begin and end."""
    carried = [name for name in names[1:] if name in CARRIED]
    scales: dict[str, list[str]] = {}
    scale = ""
    for name in names[1 + len(carried) :]:
        # A scale begins with its score; in a bundle, its own name has a dot.
        if not name.startswith(f"{scale}."):
            scale = name.removesuffix(f".{FIELDS[0]}")
        scales.setdefault(scale, []).append(name.removeprefix(f"{scale}."))
    shape, start = [], 1 + len(carried)
    for scale, fields in scales.items():
        shape.append((_text(scale), tuple(fields), start, start + len(fields)))
        start += len(fields)
    return [_text(name) for name in carried], shape


@lru_cache(maxsize=10_000)
def _scale(name: str, fields: tuple[str, ...], cells: tuple[Cell, ...]) -> str:
    pairs = (
        f'"{field}": {cell if field == "score" and cell else _text(cell)}'
        for field, cell in zip(fields, cells, strict=True)
    )
    return f"{name}: {{{', '.join(pairs)}}}"


def _text(value: Cell) -> str:
    return value if isinstance(value, Numeral) else json.dumps(value, ensure_ascii=False)
