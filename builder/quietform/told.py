"""A problem → what its author is shown of it: with its line and a caret, or as JSON; a path as they would type it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from quietform.problems import Problem


def as_json(problem: Problem) -> dict[str, Any]:
    """A problem for programs."""
    place = problem.place
    where = {"file": place.file, "line": place.line, "column": place.column}
    return {**where, "level": problem.level, "code": problem.code, "what": problem.what, "todo": problem.todo}


def with_line(problem: Problem, lines: list[str]) -> str:
    """A problem, the line it is in, and a caret under its place; a long line is cut around it."""
    number = problem.place.line
    if not 0 < number <= len(lines) or not lines[number - 1].strip():
        return f"{problem}"
    line, column = lines[number - 1], problem.place.column - 1
    start = max(0, column - 60)
    part = "".join(letter if letter.isprintable() else " " for letter in line[start : start + 100])
    margin = f"{number:>5} | "
    return f"{problem}\n{margin}{part}\n{' ' * (len(margin) + column - start)}^"


def as_typed(path: Path) -> str:
    """A path as its reader would type it: relative to here where it is below."""
    absolute, here = path.absolute(), Path.cwd()
    return absolute.relative_to(here).as_posix() if absolute.is_relative_to(here) else str(path)
