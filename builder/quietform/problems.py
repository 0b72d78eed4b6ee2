"""A problem at its place: code and facts → one line for its author."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from quietform.catalogue import CATALOGUE
from quietform.catalogue import LEVELS as LEVELS
from quietform.catalogue import Level as Level

# How a message names things; those who word a problem take it from here.
from quietform.wording import count as count
from quietform.wording import listing as listing
from quietform.wording import suggestion as suggestion
from quietform.wording import visible as visible

# So many problems of one file are enough to begin with.
MOST = 1_000


@dataclass(frozen=True, order=True, slots=True)
class Place:
    """A point in a file. Line and column count from 1; columns count characters."""

    file: str
    line: int = 1
    column: int = 1

    def __str__(self) -> str:
        return f"{self.file}:{self.line}:{self.column}"


@dataclass(frozen=True)
class Problem:
    """One thing that is wrong at one place.

    `code` is a key of CATALOGUE and stays the same between versions; `facts` fill its two sentences.
    """

    place: Place
    code: str
    facts: tuple[tuple[str, object], ...] = ()

    @property
    def level(self) -> Level:
        return CATALOGUE[self.code].level

    @property
    def what(self) -> str:
        return visible(CATALOGUE[self.code].what.format(**dict(self.facts)))

    @property
    def todo(self) -> str:
        return visible(CATALOGUE[self.code].todo.format(**dict(self.facts)))

    def __str__(self) -> str:
        todo = self.todo[:1].upper() + self.todo[1:]
        stop = "" if todo.endswith(("?", ".")) else "."
        return f"{self.place} {self.code}  {self.what}. {todo}{stop}"


class AssessmentError(ValueError):
    """Raised by callers that need an assessment without errors; carries every problem, sorted by place."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = sort(problems)
        super().__init__("\n".join(map(str, self.problems)))


class Problems:
    """Collects the problems of one file, so that an author hears all of them at once."""

    def __init__(self) -> None:
        self._found: dict[Problem, None] = {}

    def add(self, place: Place, code: str, **facts: object) -> None:
        """Note a problem. `code` must be in CATALOGUE (KeyError otherwise)."""
        if len(self._found) > MOST:
            return
        if len(self._found) == MOST:
            place, code, facts = Place(place.file), "more", {"limit": MOST}
        problem = Problem(place, code, tuple(facts.items()))
        str(problem)  # a missing fact shows here, where it was forgotten
        self._found[problem] = None

    @property
    def full(self) -> bool:
        """Whether no more are noted."""
        return len(self._found) > MOST

    def __iter__(self) -> Iterator[Problem]:
        return iter(sort(self._found))

    def __len__(self) -> int:
        return len(self._found)

    @property
    def errors(self) -> list[Problem]:
        return [problem for problem in self if problem.level == "error"]


def sort(problems: Iterable[Problem]) -> list[Problem]:
    """The problems by place, then code; each once."""
    return sorted(set(problems), key=lambda problem: (problem.place, problem.code, str(problem)))
