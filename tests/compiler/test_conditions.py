"""Conditions on answers → nodes in order, and those that no answers can meet."""

from __future__ import annotations

from typing import Any

import pytest

from quietform.scoring import evaluate
from tests.compiler import codes, compiled, item, said, scale


def sections(*items: tuple[str, str | None], **more: Any) -> list[dict[str, Any]]:
    made = [item(id) if when is None else item(id, show_when=when) for id, when in items]
    return [{"title": "First", "options": "rate", "items": [*made, item("b")]} | more]


SCALES = {"s": scale(method="sum", items=["a", "b"])}


def test_items_are_shown_in_an_order_in_which_each_comes_after_those_it_rests_on() -> None:
    found = compiled(sections=sections(("a", None), ("d", "c == 1"), ("c", "a == 1")), scales=SCALES)
    assert list(found.program["shown"]) == ["c", "d"]
    assert found.program["shown"] == {"c": ["==", ["item", "a"], 1], "d": ["==", ["item", "c"], 1]}


def test_a_section_and_its_item_are_both_asked() -> None:
    first = sections(("a", None))
    second: dict[str, Any] = {"title": "Second", "options": "rate", "show_when": "a > 0"}
    second["items"] = [item("c", show_when="b > 1"), item("p", type="pair")]
    found = compiled(sections=[*first, second], scales=SCALES).program["shown"]
    whole = [">", ["item", "a"], 0]
    assert found == {"c": ["and", whole, [">", ["item", "b"], 1]], "p.me": whole, "p.partner": whole}


def test_an_assessment_in_which_everything_is_shown_has_no_conditions_in_its_program() -> None:
    assert {"shown", "flags", "quality", "profiles"} & set(compiled().program) == set()


@pytest.mark.parametrize(
    ("items", "user", "formula"),
    [
        ([("a", None), ("c", "a > 2")], 'item "c"', "a > 2"),
        ([("a", None), ("c", "a == 1"), ("d", "c == 2 and a == 2")], 'item "d"', "c == 2 and a == 2"),
        ([("a", None), ("c", "a == 1"), ("d", "c == 0"), ("e", "d > 0 and a != 1")], 'item "e"', "d > 0 and a != 1"),
    ],
)
def test_a_condition_that_no_answers_can_meet_is_told(
    items: list[tuple[str, str | None]], user: str, formula: str
) -> None:
    found = said(sections=sections(*items), scales=SCALES)
    assert found == [("never-true", {"user": user, "formula": formula})]


def test_a_condition_on_what_is_not_shown_can_be_met() -> None:
    assert codes(sections=sections(("a", None), ("c", "a == 1"), ("d", "c == 2 or a == 2")), scales=SCALES) == []


def test_a_condition_on_too_many_answers_to_try_is_taken_as_it_is() -> None:
    many = [(f"i{n}", None) for n in range(12)]
    impossible = " + ".join(id for id, _ in many) + " > 100"
    assert codes(sections=sections(("a", None), *many, ("c", impossible)), scales=SCALES) == []


def test_items_that_depend_on_each_other_are_told_once() -> None:
    found = said(sections=sections(("a", "d > 0"), ("c", "a > 0"), ("d", "c > 0")), scales=SCALES)
    assert found == [("shown-circle", {"path": "a → d → c → a"})]


@pytest.mark.parametrize(
    ("note", "met"),
    [
        ("s == 4", True),
        ("s == 5", False),
        ("answered(s) == 2", True),
        ("answered(s) == 3", False),
        ("cannot_tell(s) == 2 and s > 0", True),
        ("not s == 4", True),
    ],
)
def test_a_note_must_be_possible_too(note: str, met: bool) -> None:
    found = codes(sections=sections(("a", None)), scales=SCALES, notes=[{"when": note, "text": "x"}])
    assert found == ([] if met else ["never-true"])


def test_flags_stand_in_the_program_by_their_ids_and_say_nothing_else() -> None:
    flags = [
        {"id": "one", "when": "a == 2", "text": "Help.", "replaces": True},
        {"id": "two", "when": "b == 0 or a == 0", "text": "x"},
    ]
    program = compiled(sections=sections(("a", None)), scales=SCALES, flags=flags).program
    one, two = program["flags"]
    assert one == {"id": "one", "when": ["==", ["item", "a"], 2]}
    assert two == {"id": "two", "when": ["or", ["==", ["item", "b"], 0], ["==", ["item", "a"], 0]]}
    assert evaluate(program, {"a": 2, "b": 0})["flags"] == ["one", "two"]
    assert evaluate(program, {"a": 1, "b": 1})["flags"] == []


def test_quality_knows_what_counts_the_other_way_round() -> None:
    scales = {
        "s": scale(method="sum", items=["a", "b", "c"], reverse=["b"], weights={"a": -1}),
        "t": scale(method="mean", items=["c"], reverse=["c"], weights={"c": -1}),
    }
    found = compiled(sections=sections(("a", None), ("c", None)), scales=scales, quality={"longest_run": 4})
    assert found.program["quality"] == {"run": 4, "turned": ["a", "b"]}
    found = compiled(sections=sections(("a", None), ("c", None)), scales=scales, quality={"same_text": "Look."})
    assert found.program["quality"] == {"turned": ["a", "b"]}


def test_profiles_are_of_known_scales_with_one_range() -> None:
    scales = SCALES | {"t": scale(method="sum", items=["b", "c"]), "m": scale(method="mean", items=["a"])}
    parts: dict[str, Any] = {"sections": sections(("a", None), ("c", None)), "scales": scales}
    profile = {"title": "Both", "scales": ["s", "t"]}
    found = compiled(**parts, profiles={"both": profile})
    assert found.program["profiles"] == [{"id": "both", "scales": ["s", "t"]}]
    assert said(**parts, profiles={"both": profile | {"scales": ["s", "m"]}}) == [
        ("profile-ranges", {"profile": "both"})
    ]
