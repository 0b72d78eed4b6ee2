"""A stream of bytes → chunks that end where a record ends, whatever its blocks are."""

from __future__ import annotations

import io
from itertools import pairwise

import pytest

from quietform.batch import UnreadableError, chunks
from quietform.batch.chunks import Chunk, cut, line_end


def pieces(data: bytes) -> list[Chunk]:
    return list(cut(io.BytesIO(data), "r.csv", line_end))


@pytest.mark.parametrize("size", [1, 2, 3, 5, 1_000])
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_every_chunk_ends_with_a_line_and_knows_where_it_begins(
    size: int, end: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(chunks, "BLOCK", size)
    data = "".join(f"{'x' * (index % 4)}{end}" for index in range(20)).encode() + b"last"
    found = pieces(data)
    assert b"".join(chunk.content for chunk in found) == data
    assert [chunk.size for chunk in found] == [len(chunk.content) for chunk in found]
    for chunk, after in pairwise(found):
        assert after.line == chunk.line + len(chunk.content.splitlines())
        assert chunk.content.endswith(end.encode())


@pytest.mark.parametrize(("data", "found"), [(b"", []), (b"\xef\xbb\xbf", []), (b"\xef\xbb\xbfa\n", [(1, b"a\n", 2)])])
def test_the_mark_of_utf_8_is_no_content(data: bytes, found: list[tuple[int, bytes, int]]) -> None:
    assert pieces(data) == found


def test_a_record_that_does_not_end_gives_up_its_first_line(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(chunks, "BLOCK", 4)
    monkeypatch.setattr(chunks, "LONGEST", 10)
    found = list(cut(io.BytesIO(b"one\ntwo\nthree\nfour\n"), "r.csv", lambda data: 0))
    assert [(chunk.line, chunk.content) for chunk in found] == [
        (1, b"one\n"),
        (2, b"two\n"),
        (3, b"three\n"),
        (4, b"four\n"),
    ]


def test_a_line_that_does_not_end_is_no_table(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(chunks, "BLOCK", 4)
    monkeypatch.setattr(chunks, "LONGEST", 1_000)
    with pytest.raises(UnreadableError) as caught:
        pieces(b"one\n" + b"x" * 2_000)
    assert str(caught.value) == (
        "r.csv:2:1 long-row  a row is longer than 1,000 bytes. Check that this is the file of responses."
    )
