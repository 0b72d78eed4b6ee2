"""The folders of a site → its sound assessments, by id, the same in each other language, and its help by country.

A live preview keeps a shelf between its builds, so that a slip takes no page away.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path

from quietform.cards import Card, card_of
from quietform.files import load_assessment, load_assessment_in
from quietform.folder import lean
from quietform.help_folder import read_help
from quietform.interface import unmarked
from quietform.languages import Language
from quietform.links import Target
from quietform.loading import Loaded
from quietform.missing_words import problems
from quietform.neutral import neutral
from quietform.problems import Problem, count, listing
from quietform.resources import Country
from quietform.safety import safety_check
from quietform.site import SafetyCheck
from quietform.translation.fallback import fallen
from quietform.translation.loaded import LoadedTranslation
from quietform.translation.overlay import language_of

# How a host is told of a problem; what is told as a warning stops a strict build.
TOLD = {"error": "error", "warning": "warning", "note": "info"}
# What stops no build: an older translation is better than none, and what is missing is shown as it is.
SOFT = ("stale", "no-translation", "page-source")
Tell = Callable[[str, str], None]
"""Says a text to the author at a level: error, warning or info."""
# Of an assessment in another language: the state of its translation, or that it has none.
MISSING = "missing"


class ShelfError(Exception):
    """Raised where a build cannot go on; the message ends what was told."""


def tell_of(problem: Problem, tell: Tell) -> None:
    """Say a problem, as loud as it is."""
    tell("info" if problem.code in SOFT else TOLD[problem.level], str(problem))


class Shelf:
    """The assessments of a site in one language."""

    def __init__(self) -> None:
        self.good: dict[str, Loaded] = {}
        self.targets: dict[str, list[Target]] = {}
        self.only_python: dict[str, list[Problem]] = {}
        self.safety: SafetyCheck | None = None
        self.states: dict[str, str] = {}
        """By id, draft or reviewed or MISSING; of the language of the sources, none."""

    def load(self, root: Path, folder: str, words: Sequence[str], tell: Tell, *, live: bool) -> None:
        """Read every assessment. A live preview keeps the last good one of a file that has an error."""
        given, broken = list[Loaded](), list[Problem]()
        for path in _paths(root, folder, tell):
            loaded = load_assessment(path, Path(os.path.relpath(path, root)).as_posix())
            loaded = neutral(loaded, words)
            for problem in loaded.problems:
                tell_of(problem, tell)
            broken += loaded.errors
            if not loaded.errors:
                loaded = lean(loaded, self.targets, self.only_python)
            elif live and loaded.id in self.good:
                loaded = self.good[loaded.id]
                tell("error", f"{loaded.file}: its last good page stays until the file is mended")
            given.append(loaded)
        self.safety, apart = safety_check(given, whole=True)
        for problem in apart:
            tell("error", str(problem))
        broken += apart
        if broken and (not live or not self.good):
            raise ShelfError(f"{count(len(broken), 'error')} in assessments, listed above")
        self.good = {one.id: one for one in given if not one.errors}

    def translated(self, root: Path, language: Language, words: Sequence[str], tell: Tell, *, live: bool) -> Shelf:
        """The same assessments in another language; what has no translation there stays as it is."""
        shelf, errors = Shelf(), 0
        for id, source in self.good.items():
            path = (root / source.file).with_name(f"{id}.{language.tag}.yaml")
            given = _translation(root, source, path, words) if path.is_file() else None
            errors += len(given.errors) if given else 0
            for problem in given.problems if given else ():
                if problem.code != "no-translation":
                    tell_of(problem, tell)
            if given is None or given.loaded is None or given.loaded.errors:
                shelf.good[id], shelf.targets[id] = _as_it_is(root, source, path, alone=False), self.targets[id]
                shelf.states[id] = MISSING
                continue
            shelf.good[id], shelf.states[id] = lean(given.loaded, shelf.targets, shelf.only_python), given.state
            _tell_missing(given, tell)
        if errors and not live:
            raise ShelfError(f"{count(errors, 'error')} in translations, listed above")
        if none := [id for id, state in shelf.states.items() if state == MISSING]:
            tell("info", f"no translation into {language.name} of {listing(none)}; they are shown as they are")
        shelf.safety = self._check_in(shelf, root, language)
        return shelf

    def cards(self, tag: str) -> dict[str, Card]:
        """A card of each; what has no translation into the language says so in its title."""
        found = {id: card_of(id, loaded.sound()[0]) for id, loaded in self.good.items()}
        for id, state in self.states.items():
            if state == MISSING:
                # Parts of a bundle say it themselves.
                title, summary = (fallen(unmarked(text), tag) for text in (found[id].title, found[id].summary))
                found[id] = replace(found[id], title=title, summary=summary)
        return found

    def _check_in(self, shelf: Shelf, root: Path, language: Language) -> SafetyCheck | None:
        """The safety check as pages in another language hold it."""
        if self.safety is None:
            return None
        id = self.safety.id
        held = shelf.good[id]
        if shelf.states[id] == MISSING:
            # On its own page that is said once; among texts of that language, each of its own says so.
            held = _as_it_is(root, self.good[id], Path(f"{id}.{language.tag}.yaml"), alone=True)
        return SafetyCheck(id, *held.sound())


def tell_of_words(language: str, tell: Tell) -> None:
    """What the interface lacks in a language stops no strict build, as it is shown in English; a wrong text does."""
    lacking = problems(language)
    for problem in lacking:
        tell("error" if problem.level == "error" else "info", str(problem))
    if errors := sum(problem.level == "error" for problem in lacking):
        raise ShelfError(f"{count(errors, 'error')} in the words of the interface, listed above")


def all_told(*loads: Callable[[], None]) -> None:
    """Load each, so that every problem of all is told. Raises ShelfError for those together that have an error."""
    wrong: list[str] = []
    for load in loads:
        try:
            load()
        except ShelfError as error:
            wrong.append(str(error))
    if wrong:
        raise ShelfError("; ".join(wrong))


def help_of(folder: Path, root: Path, tell: Tell, *, live: bool) -> list[Country] | None:
    """The help of every country; None for a live preview while there is an error."""
    countries, problems = read_help(folder, root, date.today())
    for problem in problems:
        # An old entry stops no strict build: numbers of half a year ago are better than none.
        tell("info" if problem.level == "warning" else TOLD[problem.level], str(problem))
    errors = sum(problem.level == "error" for problem in problems)
    if errors and not live:
        raise ShelfError(f"{count(errors, 'error')} in the help by country, listed above")
    return None if errors else countries


def _paths(root: Path, folder: str, tell: Tell) -> Iterable[Path]:
    if not (root / folder).is_dir():
        raise ShelfError(f'there is no folder "{folder}" beside mkdocs.yml')
    paths = sorted(path for path in (root / folder).glob("*.yaml") if not language_of(path))
    if not paths:
        tell("warning", f'quietform: the folder "{folder}" has no file whose name ends in .yaml')
    return paths


def _translation(root: Path, source: Loaded, path: Path, words: Sequence[str]) -> LoadedTranslation:
    """An assessment in another language, with what its title, as others may read it, tells too much."""
    given = load_assessment_in(root / source.file, source.file, path, source.problems)
    if given.loaded is None or given.errors:
        return given
    said = [problem for problem in neutral(given.loaded, words).problems if problem not in given.loaded.problems]
    return replace(given, problems=[*given.problems, *said])


def _as_it_is(root: Path, source: Loaded, path: Path, *, alone: bool) -> Loaded:
    """An assessment without a translation, its texts marked as what they are."""
    loaded = load_assessment_in(root / source.file, source.file, path, source.problems, alone=alone).loaded
    # The file of a preview's last good page may have an error by now.
    return source if loaded is None or loaded.errors else replace(loaded, root=None, lines=[])


def _tell_missing(given: LoadedTranslation, tell: Tell) -> None:
    """One line for all texts that a translation lacks: a file that was just begun lacks most."""
    lines = [problem.place.line for problem in given.problems if problem.code == "no-translation"]
    if lines:
        where = listing(map(str, lines))
        texts = f"{len(lines)} of {count(given.count, 'text')}"
        tell("info", f"{given.file}: {texts} have no translation, and are shown as they are: line {where}")
