"""Files → the pages that are built of them, with no site around them, and every problem."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, replace
from pathlib import Path

from quietform.browser.bundle import CHECK, megabytes, parts_of
from quietform.compiler import Compiled
from quietform.explain import ABOUT
from quietform.files import load_assessment_in, load_source
from quietform.folder import lean, write_folder
from quietform.interface import ENGLISH
from quietform.links import Target, links
from quietform.loading import Loaded
from quietform.missing_words import problems as lacks
from quietform.model import Assessment
from quietform.neutral import neutral
from quietform.paper import PAPER
from quietform.problems import Problem, sort
from quietform.renderer import help_lines
from quietform.resources import Country, LoadedCountry, in_order
from quietform.safety import needs_check, safety_check, with_check
from quietform.site import SafetyCheck, Site
from quietform.told import as_typed


class SameNameError(ValueError):
    """Raised where two files would become one page; the message names both."""


@dataclass
class Sources:
    """What some files hold: sound assessments, countries, the safety check, and what is wrong."""

    files: int = 0
    sound: dict[str, tuple[Assessment, Compiled]] = field(default_factory=dict)
    countries: list[Country] = field(default_factory=list)
    check: SafetyCheck | None = None
    problems: list[Problem] = field(default_factory=list)
    aims: dict[str, list[Target]] = field(default_factory=dict)
    only_python: dict[str, list[Problem]] = field(default_factory=dict)

    @property
    def left_out(self) -> bool:
        """Whether some file has become nothing."""
        return len(self.sound) + len(self.countries) < self.files


def read_sources(files: Iterable[Path], safety: Path | None, language: str = ENGLISH) -> Sources:
    """What the files hold, in a language where they are translated; `safety` is the check that is given for them.

    Raises SameNameError.
    """
    sources = Sources()

    def read(path: Path) -> Loaded | LoadedCountry:
        loaded = load_source(path)
        if isinstance(loaded, LoadedCountry):
            return loaded
        loaded = neutral(_translated(loaded, path, language))
        return loaded if loaded.errors else lean(loaded, sources.aims, sources.only_python)

    paths = with_check({path: read(path) for path in files}, read, safety)
    _named_apart(paths)
    sources.files = len(paths)
    sources.check, sources.problems = safety_check(paths.values())
    unchecked = {problem.place.file for problem in sources.problems}
    for loaded in paths.values():
        sources.problems += loaded.problems
        if isinstance(loaded, LoadedCountry):
            sources.countries += [] if loaded.errors else [loaded.sound()]
        elif not loaded.errors and loaded.file not in unchecked and (sources.check or not needs_check(loaded)):
            sources.sound[loaded.id] = loaded.sound()
    return sources


def build_folder(
    sources: Sources, output: Path, site: Site, check_page: bool, say: Callable[[str], None]
) -> list[Problem]:
    """Write the pages; `site` says what they know of it so far. Returns every problem, sorted."""
    sound = sources.sound

    def resolve(target: str) -> str | None:
        stem = target.removesuffix(".md")
        return f"../{stem}/index.html" if stem in sound else None

    loads = parts_of(CHECK if CHECK in sound else None, say, say) if check_page and sound else []
    found = [target for id in sound for target in sources.aims[id]]
    problems = list(sources.problems)
    for id in [id for id in sound if sources.only_python[id] and not loads]:
        problems += sources.only_python[id]
        del sound[id]
    beside = (f"{ABOUT}/index.html", f"{PAPER}/index.html", f"../{CHECK}/index.html" if loads else None)
    lines = help_lines(in_order(sources.countries), site.language) if sources.countries else ""
    known = (site.name, site.exit_url, None, site.help_url, resolve)
    around = Site(*known, *beside, megabytes(loads), lines, sources.check, language=site.language)
    write_folder(output, sound, around, loads)
    return sort(problems + links(found, resolve) + lacks(site.language))


def _translated(loaded: Loaded, path: Path, language: str) -> Loaded:
    """An assessment in a language, by the translation beside it; what that lacks says in which language it is."""
    if loaded.errors or language == ENGLISH:
        return loaded
    other = path.with_name(f"{path.stem}.{language}.yaml")
    given = load_assessment_in(path, loaded.file, other, loaded.problems, alone=False)
    if not other.is_file() and given.loaded is not None and not given.loaded.errors:
        return replace(given.loaded, problems=loaded.problems)
    if given.errors or given.loaded is None:
        return replace(loaded, problems=[*loaded.problems, *given.problems])
    return replace(given.loaded, problems=[*loaded.problems, *given.problems])


def _named_apart(paths: Iterable[Path]) -> None:
    stems: dict[str, Path] = {}
    for path in paths:
        other = stems.setdefault(path.stem, path)
        if other != path:
            both = f"{as_typed(other)} and {as_typed(path)}"
            raise SameNameError(f'{both} would both become the page "{path.stem}". Rename one of them.')
