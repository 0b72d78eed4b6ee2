"""Words as a list writes them, a star for more letters → where a text has them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache

LETTER = r"[^\W\d_]"
# Words of one phrase may stand on two lines, not in two paragraphs.
SPACE = r"(?:-|[^\S\n]+\n?[^\S\n]*|\n[^\S\n]*)"


@dataclass(frozen=True)
class Found:
    """A listed word in a text: as it is listed, as it stands there, and where it begins."""

    word: str
    text: str
    start: int

    @property
    def end(self) -> int:
        return self.start + len(self.text)


def find_words(text: str, words: Iterable[str]) -> Iterator[Found]:
    """Each of the words, wherever it stands; of words that begin in one place, the first that is listed."""
    listed = tuple(words)
    if not listed:
        return
    for match in _pattern(listed).finditer(text):
        yield Found(listed[(match.lastindex or 1) - 1], match[0], match.start())


@cache
def _pattern(words: tuple[str, ...]) -> re.Pattern[str]:
    each = "|".join(f"({_one(word)})" for word in words)
    return re.compile(rf"(?<!{LETTER})(?:{each})(?!{LETTER})", re.IGNORECASE)


def _one(word: str) -> str:
    parts = [re.escape(part).replace(r"\*", f"{LETTER}*").replace("'", "['’]") for part in word.split()]
    return SPACE.join(parts)
