"""A language → what its catalogue lacks, and what of it must not be said, as problems."""

from __future__ import annotations

import re
from collections.abc import Iterable

from quietform.interface import ENGLISH, Catalog, Message, catalogue_file, catalogue_of, languages
from quietform.problems import Place, Problem

# What a sentence leaves open: {name} in ours, %(name)s in templates.
_PLACEHOLDER = re.compile(r"\{\w+\}|%\(\w+\)s")
# So many texts are named where some are missing.
MOST_NAMED = 20


def problems(language: str) -> list[Problem]:
    """What a language lacks; nothing of English."""
    base = language.partition("-")[0]
    if base == ENGLISH:
        return []
    read = catalogue_of(base)
    if read is None:
        known = ", ".join(languages())
        return [Problem(Place(catalogue_file(base)), "no-catalogue", (("language", language), ("known", known)))]
    return problems_of(read, catalogue_file(base))


def problems_of(read: Catalog, file: str) -> list[Problem]:
    """What a catalogue lacks, and what of it must not be said: a sentence with other placeholders than its own."""
    texts = [message for message in read if message.id]
    missing = [
        message for message in texts if not all(_strings(message)) or len(_strings(message)) < _forms(message, read)
    ]
    stale = [message for message in texts if message.fuzzy and message not in missing]
    found = [_changed(message, file) for message in texts if message not in missing and not message.fuzzy]
    for code, some in (("untranslated", missing), ("stale-translation", stale)):
        if some:
            facts = (("count", len(some)), ("all", len(texts)), ("names", _named(some)))
            found.append(Problem(Place(file, some[0].lineno or 1), code, facts))
    return [problem for problem in found if problem]


def _forms(message: Message, read: Catalog) -> int:
    return read.num_plurals if message.pluralizable else 1


def _ids(message: Message) -> tuple[str, ...]:
    return (message.id,) if isinstance(message.id, str) else tuple(message.id)


def _strings(message: Message) -> tuple[str, ...]:
    return (message.string,) if isinstance(message.string, str) else tuple(message.string or ("",))


def _changed(message: Message, file: str) -> Problem | None:
    """A translation that loses or invents a placeholder; a form for one or two may do without the number."""
    wanted = {name for text in _ids(message) for name in _PLACEHOLDER.findall(text)}
    number = {"{number}", "%(num)s"} if message.pluralizable else set()
    for text in _strings(message):
        names = set(_PLACEHOLDER.findall(text))
        if names - wanted or wanted - names - number:
            facts = (("text", _ids(message)[0]), ("wanted", _listed(wanted)), ("found", _listed(names)), ("said", text))
            return Problem(Place(file, message.lineno or 1), "changed-placeholder", facts)
    return None


def _listed(names: Iterable[str]) -> str:
    return ", ".join(sorted(names)) or "none"


def _named(messages: list[Message]) -> str:
    """The texts with where they stand: of many, the first."""
    names = [f"“{_ids(message)[0]}” ({', '.join(file for file, _ in message.locations[:1])})" for message in messages]
    more = len(names) - MOST_NAMED
    return ", ".join(names[:MOST_NAMED]) + (f" and {more} more" if more > 0 else "")
