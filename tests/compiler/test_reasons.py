"""Reasons of scores, and scores that are shown in words: what the program is given, and what does not go together."""

from __future__ import annotations

from typing import Any

import pytest

from tests.compiler import codes, said, scale, trial

THREE = [
    {"id": "low", "from": 0, "below": "0.5", "label": "Low"},
    {"id": "middle", "from": "0.5", "to": "1.5", "label": "Middle"},
    {"id": "high", "above": "1.5", "to": 2, "label": "High"},
]
TWO = [{"id": "low", "below": 1, "label": "Low"}, {"id": "high", "from": 1, "label": "High"}]
ANY: dict[str, Any] = {"method": "any", "count_if": {"at_least": 1}}


def reasons(**scales: Any) -> Any:
    """What the program has for the reasons of the scale s."""
    program = trial(scales=scales).sound()[1].program
    return next(one for one in program["reasons"] if one["scale"] == "s")


def leaning(**more: Any) -> dict[str, Any]:
    return scale(method="mean", items=["a", "b"], reasons={"at_most": 2}, bands=THREE) | more


def test_the_middle_of_the_scale_tells_on_which_side_a_band_lies() -> None:
    assert reasons(s=leaning(reverse=["b"])) == {
        "scale": "s",
        "at_most": 2,
        "items": ["a", "b"],
        "turned": ["b"],
        "below": ["low"],
        "above": ["high"],
    }


def test_a_band_that_only_touches_the_middle_is_on_its_side() -> None:
    found = reasons(s=leaning(bands=TWO))
    assert (found["below"], found["above"]) == (["low"], ["high"])


def test_items_stand_in_the_order_in_which_they_are_asked() -> None:
    assert reasons(s=leaning(items=["b", "a"]))["items"] == ["a", "b"]


@pytest.mark.parametrize(
    ("part", "turned"),
    [
        ({"reverse": ["a"]}, ["a"]),
        ({"weights": {"a": -1}}, ["a"]),
        ({"times": -1}, ["a", "b"]),
        ({"times": -1, "reverse": ["a"]}, ["b"]),
    ],
)
def test_an_item_is_turned_by_a_reversal_a_negative_weight_and_a_negative_constant(
    part: dict[str, Any], turned: list[str]
) -> None:
    host = scale(method="sum", scales=["x"], reasons={}, bands=[{"id": "all", "label": "All"}])
    assert reasons(s=host, x=scale(method="sum", items=["a", "b"], **part))["turned"] == turned


def test_a_part_with_a_negative_weight_turns_what_is_under_it() -> None:
    host = scale(method="sum", scales=["x", "y"], reasons={}, bands=[{"id": "all", "label": "All"}])
    parts = {"x": scale(method="sum", items=["a"]), "y": scale(method="sum", items=["b"])}
    assert reasons(s=host | {"weights": {"y": -1}}, **parts)["turned"] == ["b"]


@pytest.mark.parametrize(
    ("scales", "fault"),
    [
        ({"s": leaning(bands=None)}, "have no bands for which they could speak"),
        ({"s": leaning(bands=None) | ANY}, "have no bands for which they could speak"),
        (
            {"s": leaning(bands=[{"id": "all", "label": "All"}]) | ANY},
            "are for a sum, a mean or pomp, of items or of such scales",
        ),
        (
            {
                "s": scale(method="mean", scales=["x", "y"], reasons={}, bands=[{"id": "all", "label": "All"}]),
                "x": scale(method="mean", items=["a"]),
                "y": scale(method="mean", items=["a", "b"], reverse=["a"]),
            },
            'would have "a" speak for both sides',
        ),
    ],
)
def test_reasons_that_cannot_be_found_are_told(scales: dict[str, Any], fault: str) -> None:
    scales = {name: {key: value for key, value in one.items() if value is not None} for name, one in scales.items()}
    found = [facts["fault"] for code, facts in said(scales=scales) if code == "reasons"]
    assert found == [fault]


COUNT = scale(method="count", scales=["x", "y"], count_if={"at_least": 1}, shown="names", bands=TWO)
PARTS = {"x": scale(method="sum", items=["a"]), "y": scale(method="sum", items=["b"])}


def test_a_count_shown_by_names_knows_when_each_counts() -> None:
    program = trial(scales={"n": COUNT, **PARTS}).sound()[1].program
    assert next(one for one in program["scales"] if one["id"] == "n")["names"] == [
        ["x", [">=", ["scale", "x"], 1]],
        ["y", [">=", ["scale", "y"], 1]],
    ]


@pytest.mark.parametrize(
    ("scales", "faults"),
    [
        ({"s": leaning(shown="words")}, []),
        ({"n": COUNT, **PARTS}, []),
        ({"s": scale(method="sum", items=["a"], shown="words")}, ["and has no bands"]),
        ({"s": leaning(shown="names")}, ["and is no count of scales"]),
        (
            {"s": leaning(shown="words", change={"sd": 1, "reliability": "0.8", "source": "Journal"})},
            ["and has change, which shows a number"],
        ),
        (
            {**PARTS, "x": PARTS["x"] | {"shown": "words", "bands": TWO}, "d": scale(formula="x - y", picture="beam")},
            ['and stands on the beam of "d", which shows its number'],
        ),
    ],
)
def test_what_is_shown_in_words_has_words_and_no_number_elsewhere(scales: dict[str, Any], faults: list[str]) -> None:
    assert [facts["fault"] for code, facts in said(scales=scales) if code == "shown"] == faults


def test_a_profile_shows_numbers() -> None:
    scales = {**PARTS, "x": PARTS["x"] | {"shown": "words", "bands": TWO}}
    assert codes(scales=scales, profiles={"p": {"title": "X", "scales": ["x", "y"]}}) == ["shown"]
