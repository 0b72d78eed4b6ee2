"""Worked examples + program → problems, where an example does not hold."""

from __future__ import annotations

import re
from fractions import Fraction
from typing import Any

from quietform.compiler.answers import Answer
from quietform.compiler.formula import written
from quietform.fields import number
from quietform.model import Assessment, Example
from quietform.problems import Problems, listing, suggestion
from quietform.reading import Source
from quietform.scoring import evaluate

NUMBER = re.compile(r"-?[0-9]+(\.[0-9]+|/[0-9]+)?")
STATES = ("too_few", "not_shown", "undefined")


def check_examples(
    assessment: Assessment, program: dict[str, Any], answers: dict[str, Answer], source: Source, problems: Problems
) -> None:
    """Score every example and note what differs; scales that could not be compiled are passed over."""
    for index, example in enumerate(assessment.examples):
        before = len(problems.errors)
        responses = example_responses(example, answers)
        _check_responses(example, index, answers, source, problems)
        _check_names(example, index, assessment, source, problems)
        if len(problems.errors) == before:
            answer = evaluate(program, responses)
            banded = {scale["id"] for scale in program["scales"] if "bands" in scale}
            _compare(example, index, answer["scales"], banded, source, problems)
            if example.flags is not None:
                _compare_flags(example, index, example.flags, answer.get("flags", []), source, problems)


def example_responses(example: Example, answers: dict[str, Answer]) -> dict[str, int | str]:
    """All responses of an example, numbers as a program holds them; what is no answer is left as it was written."""
    responses: dict[str, int | str] = {}
    if example.answer_all is not None:
        responses = {key: _response(example.answer_all) for key in _chosen(answers)}
    return responses | {key: _response(value) for key, value in example.responses.items()}


def _chosen(answers: dict[str, Answer]) -> list[str]:
    """The answers that one answer for all can be: those from option sets."""
    return [key for key, answer in answers.items() if answer.steps is None]


def _response(text: str) -> int | str:
    try:
        return written(number(text))
    except ValueError:
        return text


def _check_responses(
    example: Example, index: int, answers: dict[str, Answer], source: Source, problems: Problems
) -> None:
    rest = [key for key in _chosen(answers) if example.answer_all is not None and key not in example.responses]
    given = [("answer_all", key, example.answer_all) for key in rest]
    given += [("responses", key, value) for key, value in example.responses.items()]
    for field, key, text in given:
        path = ("examples", index, field, key) if field == "responses" else ("examples", index, field)
        if key not in answers:
            hint = suggestion(key, answers, "name one of them")
            place = source.key(*path)
            facts = {"example": example.name, "id": key, "known": listing(answers), "hint": hint}
            problems.add(place, "unknown-response", **facts)
            continue
        values = [str(written(value)) for value in answers[key].values]
        if str(_response(text or "")) not in (*values, *answers[key].reasons):
            known = ", ".join((listing(values), *answers[key].reasons))
            problems.add(source.at(*path), "response-range", example=example.name, id=key, value=text, known=known)
            if field == "answer_all":
                return


def _check_names(example: Example, index: int, assessment: Assessment, source: Source, problems: Problems) -> None:
    user = f'example "{example.name}"'
    for name, expected in example.scores.items():
        if expected not in STATES and not NUMBER.fullmatch(expected):
            place = source.at("examples", index, "scores", name)
            problems.add(place, "no-score", example=example.name, scale=name, expected=expected)
    for field, names in (("scores", example.scores), ("bands", example.bands)):
        for name in names:
            path = ("examples", index, field, name)
            if name not in assessment.scales:
                hint = suggestion(name, assessment.scales, "name one of them")
                facts = {"user": user, "id": name, "known": listing(assessment.scales), "hint": hint}
                problems.add(source.key(*path), "unknown-scale", **facts)
            elif field == "bands":
                bands = [band.id for band in assessment.scales[name].bands or []]
                if names[name] not in bands:
                    hint = suggestion(names[name], bands, f"the bands are {listing(bands)}")
                    facts = {"example": example.name, "scale": name, "band": names[name], "hint": hint}
                    problems.add(source.at(*path), "unknown-band", **facts)


def _compare(
    example: Example,
    index: int,
    results: dict[str, dict[str, Any]],
    banded: set[str],
    source: Source,
    problems: Problems,
) -> None:
    for name, expected in example.scores.items():
        if name in results:
            result = results[name]
            found = result["score"] or result["state"]
            wanted = expected if expected in STATES else _exact(expected)
            if found != wanted and not _is_close(result, expected):
                place = source.at("examples", index, "scores", name)
                problems.add(place, "wrong-example", example=example.name, scale=name, expected=expected, found=found)
    for name, band in example.bands.items():
        if name in banded and results[name]["band"] != band:
            found = results[name]["band"] or results[name]["state"]
            place = source.at("examples", index, "bands", name)
            facts = {"scale": f"band of {name}", "expected": band, "found": found}
            problems.add(place, "wrong-example", example=example.name, **facts)


def _compare_flags(
    example: Example, index: int, expected: list[str], raised: list[str], source: Source, problems: Problems
) -> None:
    if expected != raised:
        facts = {"scale": "flags", "expected": _listed(expected), "found": _listed(raised)}
        problems.add(source.key("examples", index, "flags"), "wrong-example", example=example.name, **facts)


def _listed(flags: list[str]) -> str:
    return ", ".join(flags) or "none"


def _is_close(result: dict[str, Any], expected: str) -> bool:
    """An estimate is no exact number: its last place can differ between two machines."""
    if "se" not in result or result["score"] is None or expected in STATES:
        return False
    return abs(Fraction(result["score"]) - Fraction(_exact(expected))) <= Fraction(1, 100_000)


def _exact(text: str) -> str:
    try:
        return str(Fraction(number(text)))
    except ValueError:
        return text
