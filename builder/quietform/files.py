"""Files and folders as they are typed → the YAML files that are meant, and what each of them holds."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Collection, Iterable
from functools import partial
from pathlib import Path, PurePath

from quietform.loading import Loaded, load
from quietform.problems import Problem
from quietform.resources import LoadedCountry, is_help, load_country
from quietform.told import as_typed
from quietform.translation.loaded import LoadedTranslation, load_in_language, load_translation, source_of
from quietform.translation.overlay import language_of
from quietform.translation.pages import LoadedPage, load_page, page_language

ASSESSMENTS = Path("assessments")
# Where an mkdocs site has its pages and its lists of help, unless it says otherwise.
PAGES = Path("content")
HELP = PAGES / "help"
PASSED_OVER = "only the .yaml files of the folder itself are taken"


class NoFilesError(ValueError):
    """Raised where files were meant and none are there; the message says what to name instead."""


def default_paths() -> tuple[Path, ...]:
    """What is meant where nothing is named."""
    return (ASSESSMENTS, *filter(Path.is_dir, [HELP]))


def split_pages(paths: Iterable[Path]) -> tuple[list[Path], list[Path]]:
    """Of files and folders, those that hold YAML, and the Markdown pages; a folder may be for both."""
    rest: list[Path] = []
    pages: list[Path] = []
    for path in paths:
        inside = sorted(path.rglob("*.md")) if path.is_dir() else [path] * (path.suffix == ".md")
        pages += inside
        if not inside or (path.is_dir() and any(path.glob("*.yaml"))):
            rest.append(path)
    return rest, list(dict.fromkeys(pages))


def yaml_files(paths: Iterable[Path], passed_over: Callable[[str], None]) -> list[Path]:
    """The files that are meant by files and folders, each once. Raises NoFilesError."""
    found: dict[Path, None] = {}
    for path in paths:
        if not path.exists():
            raise NoFilesError(f'there is no "{path}". Name a file or folder of assessments.')
        inside = sorted(path.glob("*.yaml")) if path.is_dir() else [path]
        for other in sorted(path.rglob("*.y*ml")) if path.is_dir() else ():
            if other.suffix in (".yaml", ".yml") and other not in inside:
                passed_over(as_typed(other))
        if not inside:
            raise NoFilesError(f'the folder "{path}" has no file whose name ends in .yaml.')
        found |= dict.fromkeys(inside)
    return list(found)


def translated_pages() -> list[Path]:
    """The pages of a site in another language than its own."""
    return sorted(filter(page_language, PAGES.rglob("*.md")))


def load_translated_page(path: Path) -> LoadedPage:
    """A page in another language, read against its source."""
    source = source_of(path)
    text = source.read_text(encoding="utf-8") if source.is_file() else None
    return load_page(text, as_typed(source), path.read_text(encoding="utf-8"), as_typed(path))


def load_file(path: Path) -> Loaded | LoadedCountry | LoadedTranslation:
    """What a file holds, or a translation of an assessment."""
    return load_translated(path) if language_of(path) else load_source(path)


def load_translated(path: Path, known: Collection[Problem] | None = None) -> LoadedTranslation:
    """A file of translations, read against its source; `known` are the source's problems, which are not told again."""
    source = source_of(path)
    data, file = source.read_bytes() if source.is_file() else None, as_typed(source)

    return load_translation(data, file, path.read_bytes(), as_typed(path), known, partial(beside, source, file))


def load_source(path: Path) -> Loaded | LoadedCountry:
    """What a file that is no translation holds: a country's list of help, or an assessment."""
    if is_help(path):
        return load_country(path.read_bytes(), as_typed(path), datetime.date.today())
    return load_assessment(path, as_typed(path))


def load_assessment(path: Path, file: str) -> Loaded:
    """The assessment of a file that authors know as `file`; a bundle finds its parts beside it."""

    return load(path.read_bytes(), file, lambda: beside(path, file))


def load_assessment_in(
    path: Path, file: str, translation: Path, known: Collection[Problem], *, alone: bool = True
) -> LoadedTranslation:
    """The same assessment in the language of a file of translations, which need not be there (`alone`: see `overlay`).

    `known` are the assessment's own problems, which are not told again.
    """

    data = translation.read_bytes() if translation.is_file() else None
    named = PurePath(file).with_name(translation.name).as_posix()
    return load_translation(path.read_bytes(), file, data, named, known, partial(beside, path, file), alone=alone)


def beside(path: Path, file: str, language: str | None = None) -> dict[str, Callable[[], Loaded]]:
    """The assessments beside a file, in its language or another, each as what loads it."""

    def loads(other: Path) -> Callable[[], Loaded]:
        name = PurePath(file).with_name(other.name).as_posix()
        if language is None:
            return lambda: load(other.read_bytes(), name)
        translation = other.with_name(f"{other.stem}.{language}.yaml")
        data = translation.read_bytes() if translation.is_file() else None
        named = PurePath(file).with_name(translation.name).as_posix()
        return lambda: load_in_language(other.read_bytes(), name, data, named)

    others = [other for other in path.parent.glob("*.yaml") if not language_of(other)]
    return {other.stem: loads(other) for other in others}
