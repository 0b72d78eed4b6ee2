"""Titles, addresses and summaries, which others may see → problems for words that tell too much."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from typing import Any

from quietform.loading import Loaded
from quietform.problems import Place, Problem
from quietform.source import find

# A star stands for any letters that follow.
REVEALING = (
    *(
        "abus*",
        "affair*",
        "assault*",
        "battered",
        "cheat*",
        "coerci*",
        "codependen*",
        "divorce*",
        "escap*",
        "gaslight*",
    ),
    *("harass*", "helpline*", "hotline*", "leaving him", "leaving her", "narciss*", "rape*", "refuge*", "self-harm*"),
    *("separation", "shelter*", "stalk*", "suicid*", "survivor*", "threat*", "toxic*", "victim*", "violen*"),
    # The same in Spanish, where it is written in another way.
    *("acosa*", "acoso*", "agresi*", "agresor*", "amenaz*", "chantaj*", "denunci*", "divorci*", "escapar*", "huir"),
    *("infidel*", "maltrat*", "manipula*", "narcisis*", "refugio*", "separación", "superviviente*", "tóxic*"),
    *("víctima*", "violaci*"),
)
# Where an author wrote a text, what it is, and the text.
Shown = tuple[Place, str, str]


def telling(shown: Iterable[Shown], words: Iterable[str]) -> list[Problem]:
    """A problem for each of the words in each text."""
    patterns = [_pattern(word) for word in words]
    return [
        Problem(place, "telling-word", (("where", where), ("word", hit[0])))
        for place, where, text in shown
        for pattern in patterns
        if (hit := pattern.search(text))
    ]


def neutral(loaded: Loaded, words: Iterable[str] = REVEALING) -> Loaded:
    """The assessment with such problems added: its title, summary and name are on tabs and in addresses."""
    if loaded.errors or loaded.root is None:
        return loaded
    assessment, _ = loaded.sound()
    shown: list[Shown] = [
        (Place(loaded.file), "the file name", loaded.id),
        (find(loaded.root, ("title",)).place, "the title", assessment.title),
        (find(loaded.root, ("summary",)).place, "the summary", assessment.summary),
    ]
    found = telling(shown, words)
    return replace(loaded, problems=[*loaded.problems, *found]) if found else loaded


def site_texts(file: str, name: str, description: str | None, nav: Any) -> Iterator[Shown]:
    """What mkdocs.yml shows of the site on every page: its name, its description, the titles of its nav."""
    place = Place(file)
    yield place, "site_name", name
    yield place, "site_description", description or ""
    for title in _titles(nav):
        yield place, f'the nav\'s "{title}"', title


def page_texts(file: str, path: str, title: str | None, meta: Mapping[str, Any]) -> Iterator[Shown]:
    """What a content page shows beside its text. Its text may name things as they are."""
    place = Place(file)
    yield place, "the path", path
    yield place, "the title", title or ""
    yield place, "the description", str(meta.get("description") or "")


def _pattern(word: str) -> re.Pattern[str]:
    """Letters end a word; digits, hyphens and underscores of an address do not belong to it."""
    letters = r"[\W_]+".join(re.findall(r"[^\W_]+", word))
    rest = r"[^\W\d_]*" if word.endswith("*") else r"(?![^\W\d_])"
    return re.compile(rf"(?<![^\W\d_]){letters}{rest}", re.IGNORECASE)


def _titles(nav: Any) -> Iterator[str]:
    """Every title of a nav as mkdocs.yml writes it."""
    for entry in nav if isinstance(nav, list) else ():
        for title, below in entry.items() if isinstance(entry, dict) else ():
            yield str(title)
            yield from _titles(below)
