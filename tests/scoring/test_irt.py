"""Estimates by item response theory: tests/vectors/irt.json, and what must hold for any parameters."""

from __future__ import annotations

import math
from fractions import Fraction
from itertools import pairwise, product
from typing import Any

import pytest

from quietform.scoring import evaluate
from quietform.scoring.exact import parse, write
from quietform.scoring.irt import MODELS, Item, _graded, estimate, log_logistic, logistic, prepare, prepare_model
from quietform.scoring.irt_tables import conventions, sum_table
from tests.scoring.engines import in_node
from tests.scoring.vectors import topics

VECTORS = topics()["irt"]
CASES = [case for group in VECTORS["groups"] for case in group["cases"]]


def irt(model: str, estimate: str, *items: dict[str, Any], **more: Any) -> dict[str, Any]:
    base = {"model": model, "estimate": estimate, "D": "1", "prior": ["0", "1"], "range": ["-4", "4"], "nodes": 81}
    named = {f"i{number}": {"categories": [0, 1, 2, 3], **item} for number, item in enumerate(items)}
    return {**base, **more, "items": named}


def answers(*values: int) -> dict[str, Fraction | int]:
    return {f"i{number}": value for number, value in enumerate(values)}


GRADED = ({"a": "1.2", "b": ["-1", "0", "1"]}, {"a": "0.7", "b": ["-2", "0.5", "2"]})


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["description"])
def test_each_vector(case: dict[str, Any]) -> None:
    """Not exact numbers: within 1e-5, or what the source's own places allow."""
    name, scale, given = case["call"]
    if name == "irt":
        found, wanted = [estimate(scale, {key: parse(value) for key, value in given.items()})], [case["expect"]]
    else:
        found, wanted = sum_table(scale, given), case["expect"]
    tolerance = float(case.get("tolerance", VECTORS["tolerance"]))
    assert len(found) == len(wanted)
    for row, expected in zip(found, wanted, strict=True):
        for key, value in expected.items():
            assert abs(float(row[key]) - float(value)) <= tolerance, (key, row, expected)


def test_a_result_is_text_with_6_decimals() -> None:
    assert estimate(irt("grm", "eap", *GRADED), answers(3, 0)) == {"score": "0.244831", "se": "0.866803"}


def test_an_estimate_needs_an_answer() -> None:
    with pytest.raises(ValueError, match="an estimate needs at least one answer"):
        estimate(irt("grm", "eap", *GRADED), {})


def test_many_people_are_estimated_as_one_is() -> None:
    scale = irt("grm", "map", *GRADED)
    one = prepare(scale)
    assert [one(answers(a, b)) for a, b in product(range(4), repeat=2)] == [
        estimate(scale, answers(a, b)) for a, b in product(range(4), repeat=2)
    ]


@pytest.mark.parametrize(
    ("model", "parameters"),
    [
        ("2pl", {"a": "1.4", "b": ["0.3"]}),
        ("3pl", {"a": "1.4", "b": ["0.3"], "c": "0.2"}),
        ("4pl", {"a": "1.4", "b": ["0.3"], "c": "0.1", "u": "0.9"}),
        ("4pl", {"a": "1.4", "b": ["0.3"], "u": "0.9"}),
        ("grm", {"a": "1.4", "b": ["-0.5", "0.3", "1"]}),
        ("grm", {"a": "-1.4", "b": ["1", "0.3", "-0.5"]}),
        ("gpcm", {"a": "1.4", "b": ["0.5", "-0.3", "1"]}),
    ],
)
def test_probabilities_add_to_1_and_their_derivatives_are_those_of_the_curve(
    model: str, parameters: dict[str, Any]
) -> None:
    item = prepare_model(irt(model, "eap", parameters)).items["i0"]
    step = 1e-4
    for theta in (-3.0, -0.4, 0.0, 0.3, 2.5):
        before, here, after = (MODELS[model](item, theta + shift) for shift in (-step, 0, step))
        assert math.isclose(sum(math.exp(of) for of, _, _ in here), 1, abs_tol=1e-12)
        for (low, _, _), (of, first, second), (high, _, _) in zip(before, here, after, strict=True):
            chance = math.exp(of)
            assert math.isclose(first * chance, (math.exp(high) - math.exp(low)) / (2 * step), abs_tol=1e-7)
            bend = (math.exp(high) - 2 * chance + math.exp(low)) / step**2
            assert math.isclose(second * chance, bend, abs_tol=1e-5)


def test_two_categories_are_the_2pl_in_every_model() -> None:
    parameters = ({"a": "1.3", "b": ["0.4"]}, {"a": "0.8", "b": ["-1"]})
    for way in ("eap", "map", "wle"):
        found = {
            model: estimate(irt(model, way, *parameters, D="1.702"), answers(1, 0))
            for model in ("2pl", "3pl", "4pl", "grm", "gpcm")
        }
        assert set(map(str, found.values())) == {str(found["2pl"])}


@pytest.mark.parametrize("model", ["grm", "gpcm"])
@pytest.mark.parametrize("way", ["eap", "map", "wle"])
def test_a_higher_answer_never_lowers_the_estimate(model: str, way: str) -> None:
    one = prepare(irt(model, way, *GRADED, {"a": "2", "b": ["-1", "0.2", "0.9"]}))
    for first, second in product(range(4), repeat=2):
        scores = [float(one(answers(first, second, third))["score"]) for third in range(4)]
        assert all(low < high for low, high in pairwise(scores)), (first, second, scores)


@pytest.mark.parametrize("way", ["eap", "map", "wle"])
@pytest.mark.parametrize("model", ["2pl", "3pl", "4pl", "grm", "gpcm"])
def test_steep_items_far_away_overflow_nowhere(model: str, way: str) -> None:
    """A slope of 5 × 1.702, locations and range to ±8: logits to ±136."""
    ends = ["-8", "0", "8"] if model in ("grm", "gpcm") else ["8"]
    item = {"a": "5", "b": ends, "categories": list(range(len(ends) + 1))}
    asymptotes = {"3pl": {"c": "0.2"}, "4pl": {"c": "0.2", "u": "0.9"}}.get(model, {})
    one = prepare(irt(model, way, {**item, **asymptotes}, item, D="1.702", range=["-8", "8"], nodes=161))
    for pattern in product(range(len(ends) + 1), repeat=2):
        found = one(answers(*pattern))
        assert -8 <= float(found["score"]) <= 8
        assert 0 < float(found["se"]) < 1e6


def test_the_tail_of_a_graded_item_keeps_its_digits() -> None:
    """At a logit of −600 the chance of the upper category is e^−600, which 1 − P would lose."""
    low, high = _graded(Item(1.0, [-600.0], 0, 1, {}), 0.0)
    assert low[0] == pytest.approx(-math.exp(-600), rel=1e-12)
    assert (high[0], high[1], high[2]) == pytest.approx((-600, 1, 1))


def test_curves_overflow_nowhere_and_keep_their_digits_in_both_tails() -> None:
    assert (logistic(-1000), logistic(1000), log_logistic(-1000), log_logistic(1000)) == (0, 1, -1000, 0)
    assert log_logistic(40) == pytest.approx(-math.exp(-40), rel=1e-12)


def test_steps_of_partial_credit_that_are_each_within_the_limit_may_add_to_more() -> None:
    found = MODELS["gpcm"](Item(1.0, [500.0, 500.0], 0, 1, {}), 0.0)
    assert [of for of, _, _ in found] == [-1000, -500, 0]


@pytest.mark.parametrize("way", ["eap", "map", "wle"])
def test_a_trait_with_another_mean_and_deviation_is_the_same_trait_in_other_points(way: str) -> None:
    """1 + 2 theta: locations and range move along, slopes are halved, and the prior has mean 1 and deviation 2."""
    moved = ({"a": "0.6", "b": ["-1", "1", "3"]}, {"a": "0.35", "b": ["-3", "2", "5"]})
    scaled = irt("grm", way, *GRADED, scaled=["1", "2"])
    other = irt("grm", way, *moved, prior=["1", "2"], range=["-7", "9"])
    for pattern in product(range(4), repeat=2):
        assert estimate(scaled, answers(*pattern)) == estimate(other, answers(*pattern))


@pytest.mark.parametrize(
    ("parameters", "pattern", "score"),
    [
        ([("8", "0", "0.3"), ("4", "1", "0.3")], (1, 1), "0.112735"),
        ([("8", "1", "0.2"), ("4", "1", "0.2"), ("6", "0", "0.3")], (0, 1, 1), "0.908664"),
    ],
    ids=["another top is two nodes above", "another top is two nodes below"],
)
def test_of_several_tops_it_is_the_highest_however_near_another_is(
    parameters: list[tuple[str, str, str]], pattern: tuple[int, ...], score: str
) -> None:
    items = [{"a": a, "b": [b], "c": c, "categories": [0, 1]} for a, b, c in parameters]
    for nodes in (17, 801):
        found = estimate(irt("3pl", "wle", *items, nodes=nodes), answers(*pattern))
        assert float(found["score"]) == pytest.approx(float(score), abs=2e-6)


# As a scale of a program.


def program(*items: dict[str, Any], **more: Any) -> dict[str, Any]:
    scale = irt("grm", "eap", *items, scaled=["50", "10"])
    part = {"id": "t", "items": list(scale["items"]), "reverse": [], "needs": {"rule": "at_least", "amount": 1}}
    keys = dict.fromkeys(scale["items"], "o")
    scales = [part | {"irt": scale} | more]
    return {"language": 1, "options": {"o": [0, 1, 2, 3]}, "items": keys, "scales": scales, "notes": []}


def test_a_program_gives_the_estimate_as_an_exact_score_with_its_error_conventions_and_band() -> None:
    bands = [{"id": "low", "below": 50}, {"id": "high", "from": 50}]
    answer = evaluate(program(*GRADED, bands=bands), {"i0": 3, "i1": 0})["scales"]["t"]
    scale = irt("grm", "eap", *GRADED, scaled=["50", "10"])
    found = estimate(scale, answers(3, 0))
    assert answer == {
        "state": "scored",
        "score": write(parse(found["score"])),
        "answered": 2,
        "shown": 2,
        "needed": 1,
        "rests": [2, 2],
        "band": "high",
        "near": None,
        "se": found["se"],
        "conventions": conventions(scale),
    }


def test_its_missing_rule_holds_before_anything_is_estimated() -> None:
    ready = program(*GRADED, needs={"rule": "complete"}, decimals=0)
    scored = evaluate(ready, {"i0": 3, "i1": "0"})["scales"]["t"]
    assert (scored["score"], scored["se"][:6]) == ("52", "8.6680")
    missing = evaluate(ready, {"i0": 3, "i1": "skipped"})["scales"]["t"]
    assert (missing["state"], missing["score"], missing["se"], missing["conventions"]) == ("too_few", None, None, None)
    assert evaluate(ready, {"i0": 7, "i1": 0})["scales"]["t"]["state"] == "out_of_range"
    hidden = {"i0": "not_shown", "i1": "not_shown"}
    assert evaluate(ready, hidden)["scales"]["t"]["state"] == "not_shown"


def test_javascript_says_that_it_is_scored_elsewhere_and_whether_there_are_enough_answers() -> None:
    ready = program(*GRADED, needs={"rule": "complete"})
    calls = [["evaluate", ready, {"i0": 3, "i1": 0}], ["evaluate", ready, {"i0": 3}]]
    scored, missing = (answer["scales"]["t"] for answer in in_node(calls))
    assert (scored["state"], scored["score"], scored["band"]) == ("elsewhere", None, None)
    assert missing["state"] == "too_few"


def test_a_weighted_likelihood_is_found_where_logits_are_as_steep_as_the_compiler_allows() -> None:
    """With a lower asymptote the information at a logit of −350 is e^−700, hardly above nothing."""
    item = {"a": "8.75", "b": ["20"], "c": "0.2", "categories": [0, 1]}
    scale = irt("3pl", "wle", item, item, range=["-20", "20"], nodes=641)
    for pattern in product((0, 1), repeat=2):
        found = estimate(scale, answers(*pattern))
        assert 19 < float(found["score"]) <= 20
        assert 0 < float(found["se"]) < 1
