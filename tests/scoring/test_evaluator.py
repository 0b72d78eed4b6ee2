"""Program + responses → scores: every vector in Python, and what must hold for any program (scoring.md, Properties)."""

from __future__ import annotations

import random
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quietform.scoring import evaluate, prepare
from quietform.scoring.functions import METHODS
from quietform.scoring.plan import Plan, needed, other_half
from quietform.scoring.sheet import Sheet
from tests.scoring.engines import in_python
from tests.scoring.generate import ODD, REASONS, call, listed, responses
from tests.scoring.vectors import Vector, differences, vectors

seeds = st.integers(0, 10**9)
Program = dict[str, Any]
MISSING = ["skipped", "cannot_tell"]


@pytest.mark.parametrize("vector", vectors(), ids=lambda vector: vector.where)
def test_each_vector_holds(vector: Vector) -> None:
    assert differences(vector, in_python([vector.call])[0]) == []


def test_the_shape_of_a_result() -> None:
    program = {
        "options": {"o": [0, 1, 2]},
        "items": {"a": "o", "b": "o"},
        "scales": [
            {
                "id": "s",
                "method": "mean",
                "items": ["a", "b"],
                "reverse": ["b"],
                "needs": {"rule": "at_least", "amount": 1},
                "bands": [{"id": "low", "below": 1}, {"id": "high", "from": 1}],
                "near": "1/2",
            }
        ],
        "notes": [[">", ["scale", "s"], 1], ["<", ["scale", "s"], 1]],
    }
    assert evaluate(program, {"a": 1, "b": "2"}) == {
        "scales": {
            "s": {
                "state": "scored",
                "score": "1/2",
                "answered": 2,
                "shown": 2,
                "needed": 1,
                "rests": [2, 2],
                "band": "low",
                "near": "high",
            }
        },
        "notes": [1],
    }


@pytest.mark.parametrize(
    ("rule", "shown", "count"),
    [
        ({"rule": "complete"}, 5, 5),
        ({"rule": "complete"}, 0, 1),
        ({"rule": "zero"}, 5, 1),
        ({"rule": "at_least", "amount": 3}, 5, 3),
        ({"rule": "at_least", "amount": 0}, 5, 1),
        ({"rule": "share", "amount": "1/2"}, 7, 4),
        ({"rule": "share", "amount": "4/5"}, 5, 4),
        ({"rule": "share", "amount": 1}, 5, 5),
        ({"rule": "share", "amount": "1/100"}, 5, 1),
        ({"rule": "at_most", "amount": 2}, 5, 3),
        ({"rule": "at_most", "amount": 9}, 5, 1),
    ],
)
def test_how_many_answers_a_rule_asks_for(rule: dict[str, Any], shown: int, count: int) -> None:
    assert needed(rule, shown) == count


@pytest.mark.parametrize(("item", "half"), [("e1.me", "e1.partner"), ("e1.partner", "e1.me"), ("e1", "e1")])
def test_the_other_half_of_a_pair(item: str, half: str) -> None:
    assert other_half(item) == half


# A scale of items on one range with random answers: what must hold whatever they are.


@st.composite
def sheets(draw: st.DrawFn) -> tuple[Program, dict[str, int]]:
    """A program of a scale for each method, some weighed with weights of at least 0, and a complete sheet."""
    low = draw(st.integers(-5, 5))
    options = list(range(low, low + draw(st.integers(2, 7))))
    items = [f"i{index}" for index in range(draw(st.integers(1, 9)))]
    common: dict[str, Any] = {
        "items": items,
        "reverse": [item for item in items if draw(st.booleans())],
        "needs": {"rule": "at_least", "amount": 1},
        "count": {"is": "at_least", "value": draw(st.sampled_from(options))},
    }
    halves = {item: f"{draw(st.integers(0, 6))}/2" for item in items} | {items[0]: draw(st.integers(1, 3))}
    scales = [common | {"id": method, "method": method} for method in METHODS]
    scales.append(common | {"id": "prorated", "method": "sum", "prorate": True})
    scales += [common | {"id": f"weighed_{method}", "method": method, "weights": halves} for method in ("sum", "mean")]
    scales.append(scales[-2] | {"id": "weighed_prorated", "prorate": True})
    program = {"options": {"o": options}, "items": dict.fromkeys(items, "o"), "scales": scales, "notes": []}
    return program, {item: draw(st.sampled_from(options)) for item in items}


def scores(program: Program, responses: dict[str, Any]) -> dict[str, Fraction]:
    found = evaluate(program, responses)["scales"]
    return {id: Fraction(result["score"]) for id, result in found.items() if result["score"] is not None}


def changed(program: Program, **changes: Any) -> Program:
    return program | {"scales": [scale | changes for scale in program["scales"]]}


@given(sheets())
def test_reversing_twice_changes_nothing(sheet: tuple[Program, dict[str, int]]) -> None:
    program, responses = sheet
    options = program["options"]["o"]
    turned = {item: options[0] + options[-1] - value for item, value in responses.items()}
    items = program["scales"][0]["items"]
    kept = [item for item in items if item not in program["scales"][0]["reverse"]]
    assert scores(changed(program, reverse=kept), turned) == scores(program, responses)


@given(sheets(), st.randoms(use_true_random=False))
def test_the_order_of_items_and_of_responses_changes_nothing(
    sheet: tuple[Program, dict[str, int]], dice: random.Random
) -> None:
    program, responses = sheet
    items = list(program["items"])
    dice.shuffle(items)
    shuffled = changed(program | {"items": dict.fromkeys(items, "o")}, items=items)
    assert scores(shuffled, {item: responses[item] for item in reversed(items)}) == scores(program, responses)


@given(sheets(), st.data())
def test_a_higher_answer_never_lowers_a_scale_unless_it_is_reversed(
    sheet: tuple[Program, dict[str, int]], data: st.DataObject
) -> None:
    program, responses = sheet
    item = data.draw(st.sampled_from(list(responses)))
    higher = data.draw(st.sampled_from([value for value in program["options"]["o"] if value >= responses[item]]))
    before, after = scores(program, responses), scores(program, responses | {item: higher})
    down = item in program["scales"][0]["reverse"]
    assert all((before[id] >= after[id]) if down else (before[id] <= after[id]) for id in before)


@given(sheets(), st.data())
def test_pomp_lies_in_0_to_100_and_the_ends_are_reached(
    sheet: tuple[Program, dict[str, int]], data: st.DataObject
) -> None:
    program, responses = sheet
    gaps = data.draw(st.sets(st.sampled_from(list(responses))))
    found = scores(program, {item: value for item, value in responses.items() if item not in gaps})
    assert 0 <= found.get("pomp", Fraction(50)) <= 100
    reverse, options = program["scales"][0]["reverse"], program["options"]["o"]
    lowest = {item: options[-1] if item in reverse else options[0] for item in responses}
    highest = {item: options[0] if item in reverse else options[-1] for item in responses}
    assert [scores(program, sheet)["pomp"] for sheet in (lowest, highest)] == [0, 100]


@given(sheets())
def test_all_midpoints_give_exactly_50(sheet: tuple[Program, dict[str, int]]) -> None:
    program, responses = sheet
    options = program["options"]["o"]
    middle = Fraction(options[0] + options[-1], 2)
    program = program | {"options": {"o": [*options, str(middle)]}}
    assert scores(program, dict.fromkeys(responses, str(middle)))["pomp"] == 50


@given(sheets())
def test_a_prorated_score_of_a_complete_sheet_is_the_plain_score(sheet: tuple[Program, dict[str, int]]) -> None:
    found = scores(*sheet)
    assert found["prorated"] == found["sum"]
    assert found["weighed_prorated"] == found["weighed_sum"]


@given(sheets(), st.sampled_from([*MISSING, "not_shown", None]))
def test_an_item_without_an_answer_invents_nothing(sheet: tuple[Program, dict[str, int]], reason: str | None) -> None:
    program, responses = sheet
    items = [*program["items"], "more"]
    longer = changed(program | {"items": dict.fromkeys(items, "o")}, items=items)
    more = responses if reason is None else responses | {"more": reason}
    before, after = scores(program, responses), scores(longer, more)
    assert {id: after[id] for id in before if "prorated" not in id} == {
        id: before[id] for id in before if "prorated" not in id
    }
    shown = len(items) - (reason == "not_shown")
    assert after["prorated"] == before["sum"] * shown / len(responses)


@given(sheets())
def test_weights_of_1_change_nothing_doubled_ones_double_a_sum_and_no_mean_and_turned_ones_turn_both(
    sheet: tuple[Program, dict[str, int]],
) -> None:
    program, responses = sheet
    weights = {item: Fraction(weight) for item, weight in program["scales"][-1]["weights"].items()}

    def weighed(factor: int) -> list[Fraction]:
        found = scores(changed(program, weights={item: str(factor * weights[item]) for item in weights}), responses)
        return [found["sum"], found["mean"], found["prorated"]]

    total, mean, prorated = weighed(1)
    assert [weighed(2), weighed(-1)] == [[2 * total, mean, 2 * prorated], [-total, -mean, -prorated]]
    assert scores(changed(program, weights=dict.fromkeys(weights, 1)), responses)["sum"] == scores(*sheet)["sum"]


@given(sheets(), st.fractions(-9, 9, max_denominator=7))
def test_a_constant_multiplies_the_score_of_any_method(
    sheet: tuple[Program, dict[str, int]], constant: Fraction
) -> None:
    program, responses = sheet
    times = scores(changed(program, times=str(constant)), responses)
    assert times == {id: constant * score for id, score in scores(*sheet).items()}


# Programs made at random over the whole language.


@given(seeds, st.randoms(use_true_random=False))
def test_the_order_of_items_changes_nothing_in_any_program(seed: int, dice: random.Random) -> None:
    _, program, given = call(seed)
    # A run of equal answers is the one thing that the order of the items makes.
    asked = {"quality": {"turned": program["quality"]["turned"]}} if "quality" in program else {}
    items = list(program["items"])
    dice.shuffle(items)
    scales = [
        scale
        | {key: dice.sample(scale[key], len(scale[key])) for key in ("items", "reverse", "scales") if key in scale}
        for scale in program["scales"]
    ]
    shuffled = {"items": {item: program["items"][item] for item in items}, "scales": scales}
    assert evaluate(program | asked | shuffled, given) == evaluate(program | asked, given)


@given(seeds, st.randoms(use_true_random=False))
def test_the_order_of_people_changes_nothing_and_a_prepared_program_scores_them_as_evaluate_does(
    seed: int, dice: random.Random
) -> None:
    _, program, _ = call(seed)
    people = [responses(dice, program) for _ in range(4)]
    score = prepare(program)
    alone = [evaluate(program, person) for person in people]
    assert [score(person) for person in people] == alone
    assert [score(person) for person in reversed(people)] == alone[::-1]


@given(seeds, st.randoms(use_true_random=False))
def test_a_hidden_item_never_matters_whatever_was_answered(seed: int, dice: random.Random) -> None:
    _, program, given = call(seed)
    hidden = [item for item in program.get("shown", {}) if item in Sheet(Plan(program), given).hidden]
    hidden = [item for item in hidden if given.get(item) != "not_shown"]
    anything = [*ODD, *REASONS, *(value for values in program["options"].values() for value in listed(values))]
    answer = evaluate(program, given)
    assert evaluate(program, given | {item: dice.choice(anything) for item in hidden}) == answer
    assert evaluate(program, {item: value for item, value in given.items() if item not in hidden}) == answer
    assert evaluate(program, given | dict.fromkeys(hidden, "not_shown")) == answer


@given(seeds, st.randoms(use_true_random=False))
def test_any_program_made_at_random_keeps_its_promises(seed: int, dice: random.Random) -> None:
    _, program, responses = call(seed)
    answer = evaluate(program, responses)
    shuffled = list(responses.items())
    dice.shuffle(shuffled)
    assert evaluate(program, dict(shuffled)) == answer
    for scale in program["scales"]:
        result = answer["scales"][scale["id"]]
        assert (result["score"] is not None) == (result["state"] == "scored")
        assert ("norms" in result) == ("norms" in scale)
        assert 0 <= result["answered"] <= result["shown"]
        assert 0 <= result["rests"][0] <= result["rests"][1] <= len(program["items"])
        if result["state"] == "scored":
            assert result["answered"] >= result["needed"] >= 1
            assert (result["band"] is not None) == ("bands" in scale)
        else:
            assert result["band"] is result["near"] is None
