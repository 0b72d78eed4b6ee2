"""Bytes of an assessment + those of its translation → the assessment in that language, and what is wrong with it."""

from __future__ import annotations

from collections.abc import Callable, Collection
from dataclasses import dataclass
from pathlib import Path, PurePath

from quietform.loading import Beside, Loaded, load, load_nodes
from quietform.problems import Place, Problem, Problems
from quietform.source import lines, read
from quietform.translation.overlay import State, language_of, overlay


@dataclass(frozen=True)
class LoadedTranslation:
    """What a file of translations gives. `loaded` is the assessment in its language; None where nothing can be made."""

    id: str
    language: str
    file: str
    problems: list[Problem]
    lines: list[str]
    state: State = "draft"
    missing: tuple[str, ...] = ()
    count: int = 0
    loaded: Loaded | None = None

    @property
    def errors(self) -> list[Problem]:
        return [problem for problem in self.problems if problem.level == "error"]


def source_of(path: Path) -> Path:
    """The file that a translation, of an assessment or a page, translates."""
    return path.with_name(path.name.partition(".")[0] + path.suffix)


def load_translation(
    source: bytes | None,
    source_file: str,
    data: bytes | None,
    file: str,
    known: Collection[Problem] | None = None,
    beside: Callable[[str | None], Beside] = lambda language: {},
    *,
    alone: bool = True,
) -> LoadedTranslation:
    """Read a file of translations; of one that is not there, all texts fall back (`alone`: see `overlay`).

    `known` are the problems of its source, which are not told again. `beside` gives the assessments beside it, in the
    language of the source (None) or in its own, for a bundle.
    """
    problems = Problems()
    id, language = PurePath(source_file).stem, language_of(PurePath(file)) or ""
    rows = lines(data or b"")
    translation = None if data is None else read(data, file, problems)
    root = None if source is None else read(source, source_file, Problems())
    if source is None:
        problems.add(Place(file), "overlay-alone", source=PurePath(source_file).name)
    if source is None or root is None or (translation is None and data is not None):
        return LoadedTranslation(id, language, file, list(problems), rows)
    known = load(source, source_file, lambda: beside(None)).problems if known is None else known
    given = overlay(root, translation, file, problems, alone=alone)
    loaded = load_nodes(id, file, given.root, rows, Problems(), lambda: beside(language))
    found = [problem for problem in loaded.problems if problem.place.file == file or problem not in known]
    told = [*problems, *found]
    return LoadedTranslation(id, language, file, told, rows, given.state, given.missing, given.count, loaded)


def load_in_language(source: bytes, source_file: str, data: bytes | None, file: str) -> Loaded:
    """An assessment in the language of a file of translations, as a part of a bundle; as it is where there is none."""
    problems = Problems()
    root = read(source, source_file, problems)
    translation = None if data is None else read(data, file, Problems())
    if root is None:
        return load(source, source_file)
    given = overlay(root, translation, file, Problems())
    return load_nodes(PurePath(source_file).stem, source_file, given.root, lines(source), problems)
