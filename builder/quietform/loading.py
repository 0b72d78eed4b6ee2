"""Bytes of a YAML file → assessment, program and problems: source, reading and compiler in one call."""

from __future__ import annotations

import re
from collections.abc import Callable, Container
from collections.abc import Mapping as Table
from dataclasses import dataclass
from pathlib import PurePath

from quietform.bundles import Part, expand, fault_of, is_bundle, named_parts
from quietform.compiler import Compiled, compile_program
from quietform.compiler.effects import advised, withheld
from quietform.model import Assessment
from quietform.problems import AssessmentError, Place, Problem, Problems
from quietform.reading import Source, fit
from quietform.source import Mapping, Node, Sequence, lines, read, scalars

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


# Assessments by id, each as what loads it.
Beside = Table[str, Callable[[], Loaded]]


def load(data: bytes, file: str, beside: Callable[[], Beside] = dict) -> Loaded:
    """Read one assessment file. `file` is its path as authors know it; its stem becomes the assessment's id.

    `beside` gives the assessments beside it, by id; it is asked only for a bundle, which is made of some of them.
    """
    problems = Problems()
    stem = PurePath(file).stem
    if not NAME.fullmatch(stem):
        problems.add(Place(file), "bad-name", stem=stem)
    root = read(data, file, problems)
    if root is None:
        return Loaded(stem, file, list(problems), lines(data))
    return load_nodes(stem, file, root, lines(data), problems, beside)


def load_nodes(
    id: str, file: str, root: Node, rows: list[str], problems: Problems, beside: Callable[[], Beside] = dict
) -> Loaded:
    """What the nodes of a file give, with the problems that there are already."""
    source, parts, whole = _whole(id, root, beside, problems)
    assessment = fit(source, problems)
    if assessment is None:
        return Loaded(id, file, list(problems), rows)
    assessment.made(parts)
    for scalar in scalars(root):
        if scalar.text and "<" in scalar.text and (found := HTML.search(scalar.text)):
            problems.add(scalar.place, "html", found=found[0])
    compiled = compile_program(assessment, source, problems)
    tags = Tags(
        tuple((source.at(*path), tag) for path, tag in advised(assessment)),
        tuple((source.at(*path), tag, flag) for path, tag, flag in withheld(assessment)),
    )
    own = {file, *(scalar.place.file for scalar in scalars(root))} if parts else {file}
    told = _told(problems, own, parts, whole=whole)
    return Loaded(id, file, told, rows, assessment, compiled, root, tags)


def _whole(
    id: str, root: Node, beside: Callable[[], Beside], problems: Problems
) -> tuple[Source, dict[str, Assessment], bool]:
    """A file with the parts that it is made of; those parts; and whether they are all that it names."""
    if not isinstance(root, Mapping) or not is_bundle(root):
        return Source(root), {}, True
    others = beside()
    parts: list[Part] = []
    for part, place in named_parts(root, id, others, problems).items():
        loaded = others[part]()
        fault = fault_of(loaded.root, loaded.assessment, loaded.errors)
        if fault is not None:
            problems.add(place, fault[0], id=part, **fault[1])
        elif isinstance(loaded.root, Mapping):
            parts.append(Part(part, loaded.root, loaded.sound()[0]))
    source = Source(expand(id, root, parts, problems))
    listed = root.items["parts"]
    whole = isinstance(listed, Sequence) and len(listed.items) == len(parts)
    if not whole:
        # What the others would bring is not there, so that nothing can be said of it.
        source.guessed |= {"option_sets", "sections", "scales"}
    return source, {part.id: part.assessment for part in parts}, whole


def _told(problems: Problems, own: set[str], parts: Container[str], *, whole: bool) -> list[Problem]:
    """What is told of a file: not what is told of a part by itself, nor of names of a part that could not be used."""
    return [
        problem
        for problem in problems
        if (not parts or problem.place.file in own or problem.level == "error")
        and (whole or not _is_of_another(problem, parts))
    ]


def _is_of_another(problem: Problem, parts: Container[str]) -> bool:
    part, dot, _ = str(dict(problem.facts).get("id", "")).partition(".")
    return bool(dot) and part not in parts
