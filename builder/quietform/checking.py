"""Files → everything that is wrong with them, at once: for people, or for programs."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from quietform.explain import as_text
from quietform.files import load_file, load_translated_page
from quietform.lint import Linted, lint_site
from quietform.loading import Loaded
from quietform.problems import LEVELS, Problem, count, sort
from quietform.resources import LoadedCountry
from quietform.safety import safety_check, with_check
from quietform.source import key_over
from quietform.told import as_json, with_line
from quietform.translation.loaded import LoadedTranslation
from quietform.translation.pages import LoadedPage

# Keys of an assessment of which its version is a record.
SCORING = {"parts", "option_sets", "sections", "scales", "flags"}


@dataclass(frozen=True)
class Checked:
    """Every problem of some files, sorted by place."""

    loaded: list[Loaded | LoadedCountry | LoadedTranslation | LoadedPage]
    problems: list[Problem]
    linted: Linted | None = None
    """What the rules of wording say, where a site has some."""
    pages: int = 0

    @property
    def failed(self) -> bool:
        return any(problem.level == "error" for problem in self.problems)

    def as_json(self) -> str:
        """Each problem as an object, for programs."""
        return json.dumps([as_json(problem) for problem in self.problems], indent=1, ensure_ascii=False)

    def as_text(self, explained: bool = False) -> str:
        """Each problem with its line; and, if that is asked for, how each score is computed."""
        lines = self.linted.lines if self.linted else {}
        lines = {**lines, **{one.file: one.lines for one in self.loaded}}
        said = [f"{with_line(problem, lines.get(problem.place.file, []))}\n" for problem in self.problems]
        if explained:
            sound = [one for one in self.loaded if isinstance(one, Loaded) and not one.errors]
            said.append("\n".join(as_text(one.file, *one.sound()) for one in sound))
        return "".join(said)

    def counted(self) -> str:
        """How many files and problems there are; before that, how hard the texts are to read."""
        levels = [problem.level for problem in self.problems]
        counts = [count(levels.count(level), level) for level in LEVELS if level in levels or level != "note"]
        files = [count(len(self.loaded), "file"), *([count(self.pages, "page")] if self.pages else [])]
        return "\n".join([*(self.linted.summary if self.linted else []), ", ".join([*files, *counts])])


def _causes(wording: Iterable[Problem], loaded: Iterable[object]) -> Iterator[Problem]:
    """What is told of wording and versions: not that something scores otherwise where an error is the cause."""
    wrong = {one.file for one in loaded if isinstance(one, Loaded) and _scores_wrong(one)}
    yield from (one for one in wording if one.code != "version-same" or one.place.file not in wrong)


def _scores_wrong(loaded: Loaded) -> bool:
    """Whether an error stands in what scores."""
    root = loaded.root
    return any(root is None or key_over(root, error.place) in SCORING for error in loaded.errors)


def check_all(
    files: Iterable[Path], translated: Iterable[Path] = (), pages: Sequence[Path] = (), whole: bool = False
) -> Checked:
    """What the files and the translated pages hold, the safety check of their site among them, and what is wrong.

    Where the current folder has rules of wording, they hold for the files and pages, or for the `whole` site.
    """
    loaded = list(with_check({path: load_file(path) for path in files}, load_file).values())
    _, apart = safety_check(loaded, whole=whole)
    everything = [*loaded, *map(load_translated_page, translated)]
    linted = lint_site(Path(), None if whole else [*(Path(one.file) for one in loaded), *pages])
    problems = [*apart, *_causes(linted.problems if linted else [], loaded)]
    problems += [problem for one in everything for problem in one.problems]
    return Checked(everything, sort(problems), linted, len(linted.pages) if linted and whole else len(pages))
