"""A content page + its translation → what is wrong between the two, and the page that a translator fills in.

A page's translation, `help.es.md` beside `help.md`, says at its head which text it translates: `source: 3f2a9c1d`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import PurePath

from quietform.problems import Place, Problem
from quietform.translation.overlay import NAME, differing
from quietform.translation.texts import fingerprint

HEAD = re.compile(r"\A---\n(?P<keys>.*?)^---\n", re.DOTALL | re.MULTILINE)
# A page that was begun and is still in the language of its source.
UNTRANSLATED = "untranslated"


@dataclass(frozen=True)
class LoadedPage:
    """A translation of a page, and what is wrong with it."""

    file: str
    problems: list[Problem]
    lines: list[str]

    @property
    def errors(self) -> list[Problem]:
        return [problem for problem in self.problems if problem.level == "error"]


def page_language(path: PurePath) -> str | None:
    """The language of a translated page, by its name; None of any other file."""
    found = NAME.fullmatch(path.stem)
    return found["language"] if found and path.suffix == ".md" else None


def load_page(source: str | None, source_file: str, text: str, file: str) -> LoadedPage:
    """A translation, read against its source; None is a source that is not there."""
    if source is None:
        alone = Problem(Place(file), "overlay-alone", (("source", PurePath(source_file).name),))
        return LoadedPage(file, [alone], text.splitlines())
    return LoadedPage(file, list(_problems(source, source_file, text, file)), text.splitlines())


def refreshed_page(source: str, text: str | None, *, reviewed: bool = False) -> str:
    """The page to be translated; of one that is there, the same, and with `reviewed` as one of the text of today."""
    now = fingerprint(source)
    if text is None:
        return _with_key(_with_key(source, "state", UNTRANSLATED), "source", now)
    return _with_key(text, "source", now) if reviewed else text


def page_state(text: str) -> str:
    """What a page says of its translation: untranslated, draft or reviewed."""
    return _keys(text).get("state", ("draft", 1))[0]


def _problems(source: str, source_file: str, text: str, file: str) -> Iterator[Problem]:
    keys, now = _keys(text), fingerprint(source)
    if page_state(text) == UNTRANSLATED:
        facts = (("where", "the page"), ("source", source_file))
        yield Problem(Place(file, keys["state"][1]), "no-translation", facts)
        return
    of, line = keys.get("source", ("", 1))
    if not of:
        yield Problem(Place(file), "page-source", (("source", source_file), ("now", now)))
    elif of != now:
        changed = (("where", "the page"), ("source", source_file), ("key", "source"), ("now", now))
        yield Problem(Place(file, line), "stale", changed)
    for fault, extra in differing(source, text) if of == now else ():
        # What is lacking has no place of its own: the line that says which text this translates.
        place = Place(file, line) if extra is None else _last(file, text, extra)
        yield Problem(place, "translation-differs", (("where", "the page"), ("fault", fault)))


def _last(file: str, text: str, what: str) -> Place:
    """Where a text has something for the last time."""
    before = text[: text.rfind(what)]
    return Place(file, before.count("\n") + 1, len(before) - before.rfind("\n"))


def _keys(text: str) -> dict[str, tuple[str, int]]:
    """The keys at the head of a page, each with its value and its line."""
    head = HEAD.match(text)
    rows = head["keys"].splitlines() if head else []
    pairs = [(row.partition(":"), line) for line, row in enumerate(rows, 2)]
    return {key.strip(): (value.strip(), line) for (key, _, value), line in pairs}


def _with_key(text: str, key: str, value: str) -> str:
    """The page with a key at its head."""
    head = HEAD.match(text)
    row = f"{key}: {value}\n"
    if head is None:
        return f"---\n{row}---\n\n{text}"
    old = re.search(rf"^{key}:.*\n", head["keys"], re.MULTILINE)
    keys = head["keys"].replace(old[0], row) if old else head["keys"] + row
    return f"---\n{keys}---\n{text[head.end() :]}"
