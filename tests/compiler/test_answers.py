"""Sections and option sets → answers: every response key, and what is refused."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

import pytest

from quietform.compiler.answers import Answer
from tests.compiler import RATE, compiled, item, said

THREE = (Fraction(0), Fraction(1), Fraction(2))


def sections(*items: dict[str, Any], **more: Any) -> list[dict[str, Any]]:
    return [{"title": "First", "options": "rate", "items": [item("a"), item("b"), *items]} | more]


BOTH = ("skipped", "cannot_tell")


def option_set(*values: object, **more: Any) -> dict[str, Any]:
    return {"options": [{"value": value, "label": f"Label {n}"} for n, value in enumerate(values)]} | more


def test_every_half_of_every_item_is_an_answer_in_the_order_of_asking() -> None:
    assert list(compiled().answers.values()) == [
        Answer("a", "a", None, "rate", THREE, True, BOTH),
        Answer("b", "b", None, "rate", THREE, True, BOTH),
        Answer("c", "c", None, "rate", THREE, True, BOTH),
        Answer("p.me", "p", "me", "rate", THREE, True, ("skipped",)),
        Answer("p.partner", "p", "partner", "rate", THREE, True, BOTH),
    ]
    assert [key for key, answer in compiled().answers.items() if key != answer.key] == []


def test_an_item_uses_its_own_option_set_else_its_sections() -> None:
    sets = {"rate": RATE, "half": option_set("-1/2", 0.25, ordered=False)}
    found = compiled(option_sets=sets, sections=sections(item("d", options="half"), item("e"))).answers
    assert found["d"] == Answer("d", "d", None, "half", (Fraction(-1, 2), Fraction(1, 4)), False, ("skipped",))
    assert found["e"] == Answer("e", "e", None, "rate", THREE, True, BOTH)
    assert (found["d"].low, found["d"].high) == (Fraction(-1, 2), Fraction(1, 4))


def test_the_range_of_an_answer_is_that_of_its_values_in_any_order() -> None:
    answer = Answer("a", "a", None, "x", (Fraction(3), Fraction(-1), Fraction(2)), False, ())
    assert (answer.low, answer.high) == (Fraction(-1), Fraction(3))


def test_the_halves_of_a_pair_are_each_others_other() -> None:
    found = compiled().answers
    assert [found[key].other for key in ("a", "p.me", "p.partner")] == [None, "p.partner", "p.me"]


@pytest.mark.parametrize(
    ("sets", "expected"),
    [
        (option_set(0), [("one-option", {"id": "rate", "count": 1})]),
        (option_set(0, 2, 1), [("options-order", {"id": "rate", "before": Fraction(2), "value": Fraction(1)})]),
        (option_set(0, 2, 1, ordered=False), []),
        (option_set(-2, "-1/2", 0.5, 10), []),
        (option_set(0, "0.5", "1/2"), [("same-option", {"id": "rate", "what": "value", "value": Fraction(1, 2)})]),
        (
            {"options": [{"value": 0, "label": "No"}, {"value": 1, "label": "No "}]},
            [("same-option", {"id": "rate", "what": "label", "value": "No"})],
        ),
    ],
)
def test_an_option_set_says_what_is_wrong_with_it(
    sets: dict[str, Any], expected: list[tuple[str, dict[str, object]]]
) -> None:
    assert said(option_sets={"rate": sets}) == expected


def test_an_item_stands_once() -> None:
    (problem,) = said(sections=[*sections(), {"title": "Second", "options": "rate", "items": [item("a")]}])
    assert problem[0] == "duplicate-id"
    assert {key: problem[1][key] for key in ("kind", "id")} == {"kind": "item", "id": "a"}


def test_an_item_without_options_is_refused() -> None:
    bare = {"title": "Second", "items": [item("d"), item("e", options="rate")]}
    assert said(sections=[*sections(), bare]) == [("no-option-set", {"item": "d", "known": "rate"})]


@pytest.mark.parametrize(
    ("name", "hint"), [("rat", 'did you mean "rate"?'), ("frequency", "the sets are rate")], ids=["near", "far"]
)
def test_an_unknown_option_set_is_refused_with_a_hint(name: str, hint: str) -> None:
    expected = {"user": 'item "d"', "id": name, "hint": hint}
    assert said(sections=sections(item("d", options=name))) == [("unknown-option-set", expected)]


def test_an_unknown_option_set_of_a_section_is_said_once() -> None:
    for items in ([item("d"), item("e")], [item("d", options="rate")]):
        found = said(sections=[*sections(), {"title": "Second", "options": "other", "items": items}])
        facts = {"user": 'section "Second"', "id": "other", "hint": "the sets are rate"}
        assert found == [("unknown-option-set", facts)]
