"""Markdown → the words that people read of it, in their places: marks, code, comments and addresses become blanks."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

BLANKED = (
    re.compile(r"\A---\n.*?^---$", re.DOTALL | re.MULTILINE),  # front matter
    re.compile(r"^(?P<fence>```+|~~~+).*?^(?P=fence)", re.DOTALL | re.MULTILINE),
    re.compile(r"<!--.*?-->", re.DOTALL),
    re.compile(r"`[^`\n]+`"),
    re.compile(r"\{:[^}\n]*\}"),
    re.compile(r"\[\[[^\]\n]*\]\]"),
    re.compile(r"(?<=\])\([^()\s]*\)"),  # where a link leads
    re.compile(r"<?\bhttps?://[^\s>)]+>?"),
    re.compile(r"</?[a-zA-Z][^<>\n]*>"),
    re.compile(r"[*_\[\]|]"),
)
LIST = re.compile(r"\s*(?:[-*+]|\d+[.)]|:)\s+|\s*>\s?")
WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")
END = re.compile(r"[.!?…]+[\"”’')\]]*(?=\s|$)")
Kind = Literal["heading", "table", "text"]


@dataclass(frozen=True)
class Block:
    """A paragraph, an entry of a list, a heading or a table: what stands between its first and last letter."""

    kind: Kind
    start: int
    end: int


def blanked(text: str) -> str:
    """The text with blanks for all that is not read; every letter keeps its place."""
    for pattern in BLANKED:
        text = pattern.sub(lambda match: re.sub(r"[^\n]", " ", match[0]), text)
    return text


def blocks(written: str, read: str) -> list[Block]:
    """The blocks of a page, as it is written and as it is read, in order."""
    found: list[Block] = []
    start, kind, offset = -1, "text", 0
    rows = written.split("\n")

    def close(end: int) -> None:
        if start >= 0 and read[start:end].strip():
            found.append(Block(kind, start, end))  # type: ignore[arg-type]

    for number, row in enumerate(rows):
        shown = read[offset : offset + len(row)].strip()
        here = _kind(row, rows[number + 1] if number + 1 < len(rows) else "")
        if not shown or here != kind or here == "heading" or LIST.match(row):
            close(offset)
            start, kind = (offset if shown else -1), here
        elif start < 0:
            start = offset
        offset += len(row) + 1
    close(len(read))
    return found


def _kind(row: str, following: str) -> Kind:
    if row.lstrip().startswith("|"):
        return "table"
    # A term, which what it means follows, is read like a heading.
    return "heading" if row.startswith("#") or re.match(r":\s", following) else "text"


def sentences(text: str) -> list[int]:
    """The number of words of each sentence."""
    counts = [len(WORD.findall(part)) for part in END.split(text)]
    return [number for number in counts if number]
