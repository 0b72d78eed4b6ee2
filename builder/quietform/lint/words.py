"""The texts of a file → its words that are not written here, each with the reason and what to write instead."""

from __future__ import annotations

from collections.abc import Iterator
from fnmatch import fnmatch

from quietform.lint.allow import Hit, hit
from quietform.lint.passages import Document, Passage
from quietform.lint.patterns import Found, find_words
from quietform.lint.rules import Banned, Rules


def word_hits(document: Document, rules: Rules) -> Iterator[Hit]:
    """Each banned word (WRD-02)."""
    banned = {word: one for one in rules.words if _holds(one, document) for word in one.words}
    for passage in document.passages:
        for found in find_words(passage.text, banned):
            one = banned[found.word]
            if not _excepted(passage, found, [*one.unless, rules.sentence or ""]):
                yield word_hit("word", passage, found, reason=one.reason, instead=one.instead)


def word_hit(code: str, passage: Passage, found: Found, **facts: object) -> Hit:
    """What is said of a word at its place; the word allows it, as it is listed or as it stands there."""
    place = passage.at(found.start, found.text)
    text = " ".join(found.text.split())
    return hit(code, place, passage.line, found.word, text, word=text, **facts)


def _holds(one: Banned, document: Document) -> bool:
    """Whether the words are banned in this file."""
    allowed = any(fnmatch(document.file, f"*/{name}") or document.file == name for name in one.may_stand_in)
    return not allowed and (document.for_people or not one.people_only)


def _excepted(passage: Passage, found: Found, phrases: list[str]) -> bool:
    """Whether a word stands in a phrase in which it may."""
    return any(
        whole.start <= found.start and found.end <= whole.end
        for whole in find_words(passage.text, [phrase.rstrip(".") for phrase in phrases if phrase])
    )
