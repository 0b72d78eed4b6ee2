"""A file's name → its format: one table of those that are read and written."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from pathlib import PurePath
from typing import Any, BinaryIO

from quietform.batch import csv_format, jsonl_format, parquet_format
from quietform.batch.chunks import BatchError, Cell, Chunk, Row, Source
from quietform.batch.columns import Columns
from quietform.problems import Problem


@dataclass(frozen=True)
class Format:
    """How one format is read and written: `read` and `writer` where the files are, `rows` and `pack` in a worker."""

    suffixes: tuple[str, ...]
    read: Callable[[BinaryIO, str, Sequence[str]], Source]
    rows: Callable[[Chunk, Columns], Iterator[Row | list[Problem]]]
    pack: Callable[[list[list[Cell]], Sequence[str]], Any]
    writer: Callable[[BinaryIO, Sequence[str], Source], AbstractContextManager[Callable[[Any], object]]]
    streams: bool = True
    """Whether it can come from standard input and go to standard output."""


FORMATS = {
    "csv": Format((".csv", ""), csv_format.read, csv_format.rows, csv_format.pack, csv_format.writer),
    "jsonl": Format(
        (".jsonl", ".ndjson"), jsonl_format.read, jsonl_format.rows, jsonl_format.pack, jsonl_format.writer
    ),
    "parquet": Format(
        (".parquet",),
        parquet_format.read,
        parquet_format.rows,
        parquet_format.pack,
        parquet_format.writer,
        streams=False,
    ),
}


def format_of(name: str, given: str | None, option: str) -> str:
    """The format that is given, or that the name ends in; "-" is CSV. Raises BatchError."""
    suffix = "" if name == "-" else PurePath(name).suffix.lower()
    found = given or next((form for form, one in FORMATS.items() if suffix in one.suffixes), None)
    if found is None:
        *others, last = FORMATS
        raise BatchError(f"the name {name} says no format: add {option} {', '.join(others)} or {last}")
    if name == "-" and not FORMATS[found].streams:
        raise BatchError(f"{found} needs a file: name one in place of -")
    return found
