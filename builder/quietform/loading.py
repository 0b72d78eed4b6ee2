"""Bytes of a YAML file → assessment, program and problems: source, reading and compiler in one call."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import PurePath

from quietform.compiler import Compiled, compile_program
from quietform.compiler.effects import advised, withheld
from quietform.model import Assessment
from quietform.problems import AssessmentError, Place, Problem, Problems
from quietform.reading import Source, fit
from quietform.source import Node, lines, read, scalars

# A tag or a comment; not a Markdown link such as <https://example.org>.
HTML = re.compile(r"<(?:!--|/?[a-zA-Z][a-zA-Z0-9-]*(?=[\s/>]))[^>]{0,20}>?")
NAME = re.compile(r"[a-z][a-z0-9_-]*")


@dataclass(frozen=True)
class Tags:
    """What the texts of a file advise and its flags withhold, each with its place; with a flag's id."""

    advised: tuple[tuple[Place, str], ...] = ()
    withheld: tuple[tuple[Place, str, str], ...] = ()


@dataclass(frozen=True)
class Loaded:
    """What one file gives. `assessment` and `compiled` are usable only if `errors` is empty."""

    id: str
    file: str
    problems: list[Problem]
    lines: list[str]
    assessment: Assessment | None = None
    compiled: Compiled | None = None
    root: Node | None = None
    tags: Tags = Tags()

    @property
    def errors(self) -> list[Problem]:
        return [problem for problem in self.problems if problem.level == "error"]

    def sound(self) -> tuple[Assessment, Compiled]:
        """The assessment and its program. Raises AssessmentError with every problem if there is an error."""
        if self.errors or self.assessment is None or self.compiled is None:
            raise AssessmentError(self.problems)
        return self.assessment, self.compiled


def load(data: bytes, file: str) -> Loaded:
    """Read one assessment file. `file` is its path as authors know it; its stem becomes the assessment's id."""
    problems = Problems()
    stem = PurePath(file).stem
    if not NAME.fullmatch(stem):
        problems.add(Place(file), "bad-name", stem=stem)
    root = read(data, file, problems)
    if root is None:
        return Loaded(stem, file, list(problems), lines(data))
    return load_nodes(stem, file, root, lines(data), problems)


def load_nodes(id: str, file: str, root: Node, rows: list[str], problems: Problems) -> Loaded:
    """What the nodes of a file give, with the problems that there are already."""
    source = Source(root)
    assessment = fit(source, problems)
    if assessment is None:
        return Loaded(id, file, list(problems), rows)
    for scalar in scalars(root):
        found = HTML.search(scalar.text or "")
        if found:
            problems.add(scalar.place, "html", found=found[0])
    compiled = compile_program(assessment, source, problems)
    tags = Tags(
        tuple((source.at(*path), tag) for path, tag in advised(assessment)),
        tuple((source.at(*path), tag, flag) for path, tag, flag in withheld(assessment)),
    )
    return Loaded(id, file, list(problems), rows, assessment, compiled, root, tags)
