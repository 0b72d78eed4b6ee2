"""Worked examples: right ones are taken, wrong ones are said with what the score really is."""

from __future__ import annotations

from typing import Any

import pytest

from quietform.compiler.examples import example_responses
from quietform.model import Example
from tests.compiler import compiled, said, scale, trial

BANDS = [{"id": "low", "label": "Low", "below": 1}, {"id": "high", "label": "High", "from": 1}]
SCALES = {
    "ab": scale(method="mean", items=["a", "b"], missing={"at_least": 1}, bands=BANDS),
    "halves": scale(method="sum", items=["p.me", "p.partner"], pairs="each"),
    "share": scale(formula="ab / c"),
}
ANSWERS = "0, 1, 2, skipped, cannot_tell"
ITEMS = "a, b, c, p.me, p.partner"


def of(**example: Any) -> list[tuple[str, dict[str, object]]]:
    """What is said of one example."""
    return said(scales=SCALES, examples=[{"name": "one", "scores": {"ab": 1}} | example])


def wrong(scale: str, expected: str, found: str) -> tuple[str, dict[str, object]]:
    return ("wrong-example", {"example": "one", "scale": scale, "expected": expected, "found": found})


def no_score(expected: str) -> tuple[str, dict[str, object]]:
    return ("no-score", {"example": "one", "scale": "ab", "expected": expected})


@pytest.mark.parametrize(
    "example",
    [
        {"answer_all": 1},
        {"answer_all": 1, "scores": {"ab": 1, "halves": 2, "share": 1}, "bands": {"ab": "high"}},
        {"responses": {"a": 1, "b": "1.0"}},
        {"responses": {"a": 1}},
        {"responses": {"a": 0, "b": 1}, "scores": {"ab": 0.5}, "bands": {"ab": "low"}},
        {"responses": {"a": 0, "b": 1}, "scores": {"ab": "1/2", "halves": "too_few"}},
        {"responses": {"a": 0, "b": 1}, "scores": {"ab": "2/4"}},
        {"responses": {"a": 0, "b": 1}, "scores": {"ab": "0.50"}},
        {"responses": {"a": "skipped", "b": "cannot_tell"}, "scores": {"ab": "too_few"}},
        {"responses": {}, "scores": {"ab": "too_few", "halves": "too_few", "share": "too_few"}},
        {"answer_all": 0, "scores": {"ab": 0, "share": "undefined"}},
        {"answer_all": "skipped", "responses": {"b": 2}, "scores": {"ab": 2}},
        {"answer_all": 2, "responses": {"a": 0, "b": 0}, "scores": {"ab": 0, "halves": 4, "share": 0}},
        {"answer_all": 2, "responses": {"p.partner": "cannot_tell"}, "scores": {"ab": 2, "halves": "too_few"}},
    ],
)
def test_an_example_that_holds_is_taken(example: dict[str, Any]) -> None:
    assert of(**example) == []


@pytest.mark.parametrize(
    ("example", "expected"),
    [
        ({"answer_all": 2}, [wrong("ab", "1", "2")]),
        ({"responses": {"a": 0, "b": 1}}, [wrong("ab", "1", "1/2")]),
        ({"responses": {"a": 0, "b": 1}, "scores": {"ab": "0.499"}}, [wrong("ab", "0.499", "1/2")]),
        ({"responses": {"a": 0, "b": 0}, "scores": {"ab": "too_few"}}, [wrong("ab", "too_few", "0")]),
        ({"responses": {}}, [wrong("ab", "1", "too_few")]),
        ({"answer_all": 0, "scores": {"share": 0}}, [wrong("share", "0", "undefined")]),
        ({"answer_all": 0, "scores": {"share": "too_few"}}, [wrong("share", "too_few", "undefined")]),
        ({"answer_all": 1, "scores": {"ab": "one"}}, [no_score("one")]),
        ({"answer_all": 1, "scores": {"ab": "1e0"}}, [no_score("1e0")]),
        ({"answer_all": 1, "bands": {"ab": "low"}}, [wrong("band of ab", "low", "high")]),
        (
            {"responses": {}, "scores": {"halves": "too_few"}, "bands": {"ab": "low"}},
            [wrong("band of ab", "low", "too_few")],
        ),
        (
            {"answer_all": 2, "scores": {"ab": 1, "halves": 3, "share": 1}, "bands": {"ab": "low"}},
            [wrong("ab", "1", "2"), wrong("halves", "3", "4"), wrong("band of ab", "low", "high")],
        ),
    ],
)
def test_an_example_that_does_not_hold_is_said(
    example: dict[str, Any], expected: list[tuple[str, dict[str, object]]]
) -> None:
    assert of(**example) == expected


@pytest.mark.parametrize("value", ["3", "-1", "0.5", "1/2", "yes", "not_shown", "too_few", "1e0", "01x"])
def test_an_answer_that_cannot_be_given_is_refused(value: str) -> None:
    facts = {"example": "one", "id": "b", "value": value, "known": ANSWERS}
    assert of(responses={"a": 1, "b": value}) == [("response-range", facts)]


def test_an_answer_to_all_that_cannot_be_given_is_refused_once() -> None:
    facts = {"example": "one", "id": "a", "value": "7", "known": ANSWERS}
    assert of(answer_all=7) == [("response-range", facts)]


@pytest.mark.parametrize(
    ("example", "code", "facts"),
    [
        (
            {"responses": {"p.mee": 1}},
            "unknown-response",
            {"example": "one", "id": "p.mee", "known": ITEMS, "hint": 'did you mean "p.me"?'},
        ),
        (
            {"responses": {"nobody": 1}},
            "unknown-response",
            {"example": "one", "id": "nobody", "known": ITEMS, "hint": "name one of them"},
        ),
        (
            {"answer_all": 1, "scores": {"halve": 2}},
            "unknown-scale",
            {"user": 'example "one"', "id": "halve", "known": "ab, halves, share", "hint": 'did you mean "halves"?'},
        ),
        (
            {"answer_all": 1, "bands": {"total": "low"}},
            "unknown-scale",
            {"user": 'example "one"', "id": "total", "known": "ab, halves, share", "hint": "name one of them"},
        ),
        (
            {"answer_all": 1, "bands": {"ab": "hihg"}},
            "unknown-band",
            {"example": "one", "scale": "ab", "band": "hihg", "hint": 'did you mean "high"?'},
        ),
        (
            {"answer_all": 1, "bands": {"ab": "none"}},
            "unknown-band",
            {"example": "one", "scale": "ab", "band": "none", "hint": "the bands are low, high"},
        ),
    ],
)
def test_a_name_that_is_none_is_refused(example: dict[str, Any], code: str, facts: dict[str, object]) -> None:
    assert of(**example) == [(code, facts)]


def test_an_example_with_a_name_that_is_none_is_not_scored() -> None:
    assert [code for code, _ in of(answer_all=2, responses={"nobody": 1})] == ["unknown-response"]


def test_every_example_is_scored_and_said_where_it_stands() -> None:
    right = {"name": "right", "answer_all": 1, "scores": {"ab": 1}}
    examples = [{**right, "name": "first", "scores": {"ab": 0}}, right, {**right, "name": "last", "scores": {"ab": 2}}]
    loaded = trial(scales=SCALES, examples=examples)
    assert [dict(problem.facts)["example"] for problem in loaded.problems] == ["first", "last"]
    for problem, score in zip(loaded.problems, (0, 2), strict=True):
        line = loaded.lines[problem.place.line - 1]
        assert line.strip() == f'"ab": {score}'
        assert line[problem.place.column - 1 :] == str(score)


def test_no_example_is_scored_while_the_answers_are_wrong() -> None:
    one = {"options": [{"value": 0, "label": "No"}]}
    examples = [{"name": "one", "answer_all": 0, "scores": {"ab": 99}}]
    assert [code for code, _ in said(option_sets={"rate": one}, scales=SCALES, examples=examples)] == ["one-option"]


def test_scales_that_could_not_be_compiled_are_passed_over() -> None:
    scales = SCALES | {"bad": scale(method="sum", items=["nobody"])}
    examples = [{"name": "one", "answer_all": 1, "scores": {"ab": 0, "bad": 3}}]
    found = said(scales=scales, examples=examples)
    assert [code for code, _ in found] == ["unknown-item", "wrong-example"]
    assert found[1] == wrong("ab", "0", "1")


def test_the_responses_of_an_example_are_what_a_program_takes() -> None:
    answers = compiled().answers

    def responses(**more: Any) -> dict[str, int | str]:
        return example_responses(Example.model_validate({"name": "one", "scores": {"ab": "1"}} | more), answers)

    assert responses() == {}
    assert responses(answer_all="1") == {"a": 1, "b": 1, "c": 1, "p.me": 1, "p.partner": 1}
    changed = {"b": "0.5", "p.me": "skipped", "c": "2/1", "zz": "odd"}
    assert responses(responses=changed) == {"b": "1/2", "p.me": "skipped", "c": 2, "zz": "odd"}
    assert responses(answer_all="1", responses=changed) == {
        "a": 1,
        "b": "1/2",
        "c": 2,
        "p.me": "skipped",
        "p.partner": 1,
        "zz": "odd",
    }
