"""Names and numbers → how a message says them."""

from __future__ import annotations

import difflib
from collections.abc import Iterable


def visible(text: str) -> str:
    """A text on one line: what a terminal would obey or break is written out."""
    return "".join(
        letter if letter.isprintable() else letter.encode("unicode_escape").decode("ascii") for letter in text
    )


def count(number: int, word: str) -> str:
    """A number and its word: `1 file`, `2 files`."""
    return f"{number} {word}{'' if number == 1 else 's'}"


def listing(names: Iterable[str]) -> str:
    """A few names in words: at most eight, the rest as the last one after an ellipsis."""
    names = list(names)
    if not names:
        return "none"
    return ", ".join(names) if len(names) <= 8 else f"{', '.join(names[:3])} … {names[-1]}"


def suggestion(word: str, known: Iterable[str], otherwise: str) -> str:
    """`Did you mean "…"?` when a known name is close to the word, else the other advice."""
    names = list(known)
    close = difflib.get_close_matches(word, names, n=1) if len(names) <= 500 else []
    return f'did you mean "{close[0]}"?' if close else otherwise
