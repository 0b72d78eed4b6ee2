"""The ids of assessments → a bundle to start from: commented, without a problem, with a score across them."""

from __future__ import annotations

import json
from collections.abc import Sequence

from quietform.bundles import fault_of, named_parts
from quietform.compiler import Compiled
from quietform.compiler.examples import example_responses
from quietform.loading import Beside, load
from quietform.model import Assessment, Example
from quietform.problems import Place, Problem, Problems
from quietform.scoring import evaluate
from quietform.scoring.exact import write
from quietform.source import read

# Made of the first part's own words, so that what a site wants of every introduction stands in it.
TEMPLATE = """\
# A bundle: several assessments on one page, with scores across them. Every line can be changed; "quietform check" says
# at once what does not fit. Items, answers and scores come from the parts: see Bundles in The YAML language.
language: 1
title: {title}
summary: {summary}
minutes: {minutes}
version: "0.1"
date: {date}
authors: [Your name]
licence: CC-BY-4.0
evidence: editorial # written with care, not tested on people
intended_use: {intended_use} # as "{first}" has it
not_for: {not_for}

introduction: | # as "{first}" has it: say what all parts are about
{introduction}

parts: [{parts}]
{scales}{safety}
# Worked cases: each is scored at every build, and a wrong one stops it.
examples:
{examples}"""
SCALES = """
scales: # each name of a part has the part before it
  {id}:
    title: Together
    about: The mean of the parts, one number each. # a formula of your own may say more, such as a distance
    formula: ({sum}) / {count}
    missing: complete # no score of its own where a part has none
    shown_decimals: 0
    # It can be from {low} to {high}. To put it into words, see "bands" in one of the parts.
"""
SAFETY = """
safety:
  not_needed: None of its parts needs it.
"""

Sound = tuple[Assessment, Compiled]
Case = tuple[str, str | None, str]
"""A worked case: its name, the one answer that is given throughout, and the score."""


class CannotStartError(ValueError):
    """Raised where no bundle can be made of these parts; the message says why, and what to do."""


def bundle(id: str, names: Sequence[str], beside: Beside) -> str:
    """The file of a bundle of assessments that lie beside it. Raises CannotStartError."""
    parts = _parts(id, names, beside)
    across = next(name for name in ("together", "across", "score") if name not in parts)
    text = _text(parts, across, [("nothing answered", None, "too_few")], ("…", "…"))
    _, compiled = load(text.encode(), f"{id}.yaml", lambda: beside).sound()
    reach = compiled.reach[across]
    low, high = ("…" if bound is None else write(bound) for bound in (reach.low, reach.high))
    cases = [_case(across, compiled, value) for value in (None, *_shared(compiled)[:1])]
    return _text(parts, across, cases, (low, high))


def _parts(id: str, names: Sequence[str], beside: Beside) -> dict[str, Sound]:
    problems = Problems()
    root = read(f"parts: {json.dumps(list(names))}".encode(), f"{id}.yaml", problems)
    found = named_parts(root, id, beside, problems) if root else {}
    loaded = {name: beside[name]() for name in found}
    for name, one in loaded.items():
        fault = fault_of(one.root, one.assessment, one.errors)
        if fault is not None:
            problems.add(Place(f"{id}.yaml"), fault[0], id=name, **fault[1])
    for name in names:
        if name not in found and not len(problems):
            raise CannotStartError(
                f'"{name}" cannot be a part. Name assessments by their ids, such as --parts one,two.'
            )
    if len(problems):
        raise CannotStartError("\n".join(map(_said, problems)))
    if len(loaded) < 2:
        raise CannotStartError("A bundle has two parts or more. Name them with commas, such as --parts one,two.")
    return {name: one.sound() for name, one in loaded.items()}


def _said(problem: Problem) -> str:
    """A problem without its place, as the file is not there yet."""
    return str(problem).partition("  ")[2]


def _text(parts: dict[str, Sound], across: str, cases: Sequence[Case], reach: tuple[str, str]) -> str:
    assessments = [assessment for assessment, _ in parts.values()]
    first, titles = assessments[0], [assessment.title for assessment in assessments]
    alone = all(assessment.safety.not_needed is not None for assessment in assessments)
    scores = [f"{name}.{one}" for name, sound in parts.items() if (one := _main(*sound))]
    facts = {"id": across, "sum": " + ".join(scores), "count": len(scores), "low": reach[0], "high": reach[1]}
    return TEMPLATE.format(
        title=json.dumps(", ".join(titles), ensure_ascii=False),
        summary=json.dumps(f"In one go: {', '.join(titles)}.", ensure_ascii=False),
        minutes=sum(assessment.minutes for assessment in assessments),
        date=first.date,
        first=next(iter(parts)),
        intended_use=json.dumps(first.intended_use, ensure_ascii=False),
        not_for=json.dumps(first.not_for, ensure_ascii=False),
        introduction="\n".join(f"  {row}".rstrip() for row in first.introduction.strip().split("\n")),
        parts=", ".join(parts),
        scales=SCALES.format(**facts),
        safety=SAFETY if alone else "",
        examples="".join(map(_example, [across] * len(cases), cases)),
    )


def _main(assessment: Assessment, compiled: Compiled) -> str | None:
    """The score that stands for a part: its total, or the first that both engines can give."""
    given = [name for name, scale in assessment.scales.items() if name in compiled.reach and scale.irt is None]
    return "total" if "total" in given else next(iter(given), None)


def _shared(compiled: Compiled) -> list[str]:
    """The answers that every item with an option set takes, from low to high."""
    offered = [set(answer.values) for answer in compiled.answers.values() if answer.steps is None]
    return [write(value) for value in sorted(set.intersection(*offered))] if offered else []


def _case(across: str, compiled: Compiled, value: str | None) -> Case:
    """What a person scores who gives one answer throughout, or none."""
    example = Example(name="case", answer_all=value)
    score = evaluate(compiled.program, example_responses(example, compiled.answers))["scales"][across]
    name = "nothing answered" if value is None else f"{value} throughout"
    return name, value, score["score"] or score["state"]


def _example(across: str, case: Case) -> str:
    name, value, score = case
    given = "" if value is None else f"answer_all: {value}, "
    return f"  - {{name: {name}, {given}scores: {{{across}: {score}}}}}\n"
