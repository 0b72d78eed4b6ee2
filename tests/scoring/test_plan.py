"""A program read once and used for many sheets."""

from __future__ import annotations

import copy
from typing import Any

from quietform.scoring import evaluate, prepare
from quietform.scoring.exact import parse
from quietform.scoring.plan import REMEMBERED, Plan

PROGRAM: dict[str, Any] = {
    "options": {"o": [0, 1, "3/2", 2]},
    "items": {"a": "o", "e.me": "o", "e.partner": "o"},
    "scales": [
        {
            "id": "s",
            "method": "sum",
            "items": ["a", "e.me"],
            "reverse": ["a"],
            "both": True,
            "weights": {"e.me": "1/2"},
            "needs": {"rule": "at_least", "amount": 1},
            "bands": [{"id": "low", "below": 1}, {"id": "mid", "from": 1, "to": 2}, {"id": "high", "above": 2}],
            "near": "1/2",
        },
        {"id": "f", "formula": ["*", ["scale", "s"], 2], "scales": ["s"], "operands": ["a"], "needs": {"rule": "zero"}},
    ],
    "notes": [],
}
SHEETS: list[dict[str, Any]] = [
    {"a": 0, "e.me": 2, "e.partner": 0},
    {"a": "not_shown", "e.me": 2, "e.partner": "skipped"},
    {"a": 9},
    {},
]


def test_a_prepared_program_gives_the_same_for_many_sheets_in_any_order_and_leaks_nothing() -> None:
    score = prepare(PROGRAM)
    alone = [evaluate(PROGRAM, sheet) for sheet in SHEETS]
    assert [score(sheet) for sheet in SHEETS * 2] == alone * 2
    assert [score(sheet) for sheet in reversed(SHEETS)] == alone[::-1]
    states = [answer["scales"]["s"]["state"] for answer in alone]
    assert states == ["scored", "too_few", "out_of_range", "too_few"]


def test_scoring_changes_neither_the_program_nor_the_responses() -> None:
    program, sheet = copy.deepcopy(PROGRAM), dict(SHEETS[0])
    prepare(program)(sheet)
    assert (program, sheet) == (PROGRAM, SHEETS[0])


def test_an_item_of_a_plan_knows_its_range_its_turn_its_weight_and_its_other_half() -> None:
    own, of_two = Plan(PROGRAM).scales[0].keyed
    assert own == ("a", "a", 0, 2, 2, 1)
    assert (of_two.item, of_two.other, of_two.ends, of_two.weight) == ("e.me", "e.partner", None, 0.5)


def test_what_stands_under_a_formula_is_each_item_once() -> None:
    assert Plan(PROGRAM).under == {"s": ["a", "e.me"], "f": ["a", "e.me"]}


def test_a_score_has_the_band_it_lies_in_and_the_nearest_other_the_lower_one_on_a_tie() -> None:
    read = Plan(PROGRAM).scales[0].read
    found = [read(score)[1:] for score in (0, 1, 2)]
    assert found == [("low", None), ("mid", "low"), ("mid", "high")]
    assert read(parse("3/2")) == ("3/2", "mid", "low")


def test_as_many_readings_are_remembered_as_the_plan_says_and_no_more() -> None:
    scale = Plan(PROGRAM).scales[0]
    for score in range(REMEMBERED + 9):
        scale.read(score)
    assert scale.read.cache_info().currsize == REMEMBERED  # type: ignore[attr-defined]
