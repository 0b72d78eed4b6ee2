"""Tables from sums by Lord and Wingersky's recursion, and conventions in words; their vectors are in irt.json."""

from __future__ import annotations

import math
import random
from itertools import product

import pytest

from quietform.scoring.irt import estimate, prepare, prepare_model
from quietform.scoring.irt_tables import conventions, sum_table
from tests.scoring.test_irt import GRADED, answers, irt


@pytest.mark.parametrize("model", ["2pl", "grm", "gpcm"])
def test_the_table_of_sums_is_the_mean_over_all_patterns_with_that_sum(model: str) -> None:
    random.seed(7)
    cats = 2 if model == "2pl" else 4
    items = [
        {
            "a": str(round(random.uniform(0.5, 2.5), 3)),
            "b": [str(round(b, 3)) for b in sorted(random.uniform(-2, 2) for _ in range(cats - 1))],
            "categories": list(range(cats)),
        }
        for _ in range(4)
    ]
    scale = irt(model, "eap", *items)
    one, ready = prepare(scale), prepare_model(scale)
    weights: dict[int, float] = {}
    means: dict[int, float] = {}
    for pattern in product(range(cats), repeat=4):
        chance = sum(
            math.exp(-(node**2) / 2 + sum(ready.tables[f"i{n}"][index][own][0] for n, own in enumerate(pattern)))
            for index, node in enumerate(ready.nodes)
        )
        total = sum(pattern)
        weights[total] = weights.get(total, 0) + chance
        means[total] = means.get(total, 0) + chance * float(one(answers(*pattern))["score"])
    table = sum_table(scale)
    assert [int(row["sum"]) for row in table] == sorted(means)
    for row in table:
        total = int(row["sum"])
        assert float(row["score"]) == pytest.approx(means[total] / weights[total], abs=2e-6)


def test_a_chance_too_small_for_a_number_counts_for_nothing() -> None:
    """At theta −4 the chance of two answers with logits of −600 is e^−1200, which is 0 here."""
    item = {"a": "150", "b": ["0"], "categories": [0, 1]}
    scale = irt("2pl", "eap", item, item)
    highest = sum_table(scale)[-1]
    assert highest == {"sum": "2", **estimate(scale, answers(1, 1))}
    assert 0 < float(highest["score"]) < 1


def test_a_table_lists_every_sum_of_values_that_are_no_whole_numbers() -> None:
    scale = irt(
        "grm",
        "eap",
        {"a": "1", "b": ["-1", "1"], "categories": ["1/2", "1", "5/2"]},
        {"a": "1", "b": ["0"], "categories": [0, 1]},
    )
    assert [row["sum"] for row in sum_table(scale)] == ["1/2", "1", "3/2", "2", "5/2", "7/2"]


def test_a_sum_that_cannot_happen_in_the_range_is_said() -> None:
    hard = [{"a": "10", "b": ["40"], "categories": [0, 1]}] * 3
    with pytest.raises(ValueError, match=r"^3$"):
        sum_table(irt("2pl", "eap", *hard))


def test_conventions_say_all_that_is_needed_to_compute_it_elsewhere() -> None:
    assert conventions(irt("grm", "eap", *GRADED, D="1.702", scaled=["50", "10"])) == {
        "model": "graded response model (GRM)",
        "estimate": "expected a posteriori (EAP); the standard error is the standard deviation of the posterior",
        "parameters": "slope a and location b: the logit is D × a × (theta − b)",
        "D": "1.702",
        "prior": "normal, mean 0, standard deviation 1",
        "range": "theta from -4 to 4",
        "nodes": "81, evenly spaced",
        "metric": "50 + 10 × theta; the standard error × 10",
    }


def test_conventions_of_a_weighted_likelihood_name_no_prior() -> None:
    assert "prior" not in conventions(irt("2pl", "wle", {"a": "1", "d": ["0"]}))


@pytest.mark.parametrize(
    ("model", "said"),
    [
        ("grm", "slope a and intercept d: the logit is D × (a × theta + d)"),
        ("gpcm", "slope a and intercept d: the log odds of category k against the lowest are D × (k × a × theta + d)"),
    ],
)
def test_conventions_say_what_an_intercept_is(model: str, said: str) -> None:
    assert conventions(irt(model, "map", {"a": "1", "d": ["1", "0", "-1"]}))["parameters"] == said
