"""Every fault of an item response model that is told."""

from __future__ import annotations

from typing import Any

import pytest

from tests.compiler import RATE, item, scale, trial
from tests.compiler.test_irt import THREE, TWO, irt, theta


def faults(model: dict[str, Any], **more: Any) -> list[str]:
    """Of each problem: its column, what is wrong, and what to do."""
    return [
        str(problem).partition("  ")[2].removeprefix('the item response model of scale "theta" ')
        for problem in trial(scales=theta(model, **more)).problems
    ]


def binary(model: str, **parameters: Any) -> list[str]:
    """The same for one item with two answers."""
    scales = {"theta": scale(items=["a"], irt=irt(model=model, parameters={"a": {"a": 1, "b": 0} | parameters}))}
    sections = [{"title": "First", "items": [item("a", options="two")]}]
    problems = trial(option_sets={"two": TWO}, sections=sections, scales=scales).problems
    return [str(problem).partition('scale "theta" ')[2] for problem in problems]


# What goes together.


def test_an_estimate_stands_alone() -> None:
    change = {"sd": 1, "reliability": 0.8, "source": "A paper."}
    assert faults(irt(), method="mean", weights={"a": 2}, change=change, times=2, missing="zero") == [
        "cannot count missing answers as 0. "
        "Use complete, at_least or at_most; a missing answer is left out of the likelihood.",
        'scale "theta" counts missing answers as 0. '
        "Keep this only if the instrument defines it so; at_least with prorate says more.",
        "does not go with the method mean. Remove the method.",
        "does not go with weights. Remove weights.",
        "does not go with change. Remove change.",
        "does not go with times. Remove times.",
    ]


def test_it_is_for_items() -> None:
    ab = scale(method="sum", items=["a", "b"])
    (problem,) = trial(scales={"ab": ab, "theta": scale(scales=["ab"], irt=irt())}).problems
    assert str(problem).partition("  ")[2] == (
        'the item response model of scale "theta" is for items, and there are none. '
        "Name the items under items, or remove irt."
    )


def test_a_table_takes_a_sum_of_complete_answers_and_nothing_else() -> None:
    model = irt(estimate="table")
    assert faults(model, missing={"at_least": 1}, method="mean", weights={"a": 2}) == [
        "is a table of sums, which needs all answers. Write missing: complete.",
        "is a table of sums, and the scale is no sum. Write method: sum.",
        "does not go with weights. Remove weights.",
    ]


# Parameters.


def test_every_item_has_parameters_and_nothing_else_has() -> None:
    parameters = {"a": THREE["a"], "c": THREE["b"]}
    assert faults(irt(parameters=parameters)) == [
        'has no parameters of "b". Add "b" to them.',
        'has parameters of "c", which is not among its items. The items are a, b.',
    ]


@pytest.mark.parametrize(
    ("parameters", "fault"),
    [
        ({"a": 1}, 'gives "a" not exactly one of b and d. Give one of them.'),
        ({"a": 1, "b": [0, 1], "d": [1, 0]}, 'gives "a" not exactly one of b and d. Give one of them.'),
        ({"a": 1, "b": [0, 1, 2]}, 'gives "a" 3 in b for its 3 answers. Give 2.'),
        ({"a": 1, "b": 0}, 'gives "a" 1 in b for its 3 answers. Give 2.'),
        ({"a": 1, "b": [1, 0]}, 'gives "a" b out of order. List them from the lowest step to the highest.'),
        ({"a": 1, "b": [1, 1]}, 'gives "a" b out of order. List them from the lowest step to the highest.'),
        ({"a": 0, "b": [0, 1]}, 'gives "a" the slope 0. Write the published one.'),
        (
            {"a": -1, "b": [0, 1]},
            'gives "a" the slope -1. '
            "Reverse the item if its parameters are those of reversed answers, or write signed: true.",
        ),
        ({"a": 100, "b": [0, 8]}, 'gives "a" logits beyond 350. Check its parameters and the range.'),
        ({"a": 1, "b": [0, 1], "c": 0.2}, 'gives "a" c, which grm has not. Remove c, or use another model.'),
        ({"a": 1, "d": [1, 0]}, "has b for some items and d for others. Write one of them throughout."),
    ],
)
def test_parameters_that_cannot_be(parameters: dict[str, Any], fault: str) -> None:
    assert faults(irt(parameters={"a": parameters, "b": THREE["b"]})) == [fault]


def test_a_negative_slope_is_taken_where_it_is_said_and_its_locations_fall() -> None:
    parameters = {"a": {"a": -1, "b": [1, 0]}, "b": THREE["b"]}
    assert faults(irt(parameters=parameters, signed=True)) == []
    parameters = {"a": {"a": -1, "b": [0, 1]}, "b": THREE["b"]}
    assert faults(irt(parameters=parameters, signed=True)) == [
        'gives "a" b out of order. List them from the lowest step to the highest.'
    ]


def test_intercepts_of_a_graded_item_fall_and_those_of_partial_credit_need_not() -> None:
    parameters = {key: {"a": 1, "d": [-1, 1]} for key in "ab"}
    fault = "d out of order. List them from the lowest step to the highest."
    assert faults(irt(parameters=parameters)) == [f'gives "{key}" {fault}' for key in "ab"]
    assert faults(irt(parameters=parameters, model="gpcm")) == []


@pytest.mark.parametrize(
    ("model", "parameters", "fault"),
    [
        ("3pl", {}, 'gives "a" no c, which 3pl needs. Add c.'),
        ("4pl", {"c": 0.1}, 'gives "a" no u, which 4pl needs. Add u.'),
        ("3pl", {"c": 0.1, "u": 0.9}, 'gives "a" u, which 3pl has not. Remove u, or use another model.'),
        ("3pl", {"c": 1}, 'gives "a" asymptotes that are not 0 ≤ c < u ≤ 1. Write the published ones.'),
        ("3pl", {"c": -0.1}, 'gives "a" asymptotes that are not 0 ≤ c < u ≤ 1. Write the published ones.'),
        ("4pl", {"c": 0.5, "u": 0.5}, 'gives "a" asymptotes that are not 0 ≤ c < u ≤ 1. Write the published ones.'),
        ("4pl", {"c": 0, "u": 1.1}, 'gives "a" asymptotes that are not 0 ≤ c < u ≤ 1. Write the published ones.'),
    ],
)
def test_asymptotes_that_cannot_be(model: str, parameters: dict[str, Any], fault: str) -> None:
    assert binary(model, **parameters) == [fault]


def test_a_logistic_model_is_for_two_answers() -> None:
    assert faults(irt(model="2pl")) == [
        f'is 2pl, for items with two answers, and "{key}" has 3. Use grm or gpcm.' for key in "ab"
    ]


def test_answers_without_an_order_have_no_steps() -> None:
    loaded = trial(option_sets={"rate": RATE | {"ordered": False}}, scales=theta(irt()))
    assert [str(problem).partition('"theta" ')[2] for problem in loaded.problems] == [
        f'uses "{key}", whose answers have no order. Use ordered answers.' for key in "ab"
    ]


# Range, nodes, prior, metric.


@pytest.mark.parametrize(
    ("more", "fault"),
    [
        (
            {"range": [4, -4]},
            "has the range 4 to -4. Write the lower end first, within -20 and 20, such as [-4, 4].",
        ),
        (
            {"range": [-21, 4]},
            "has the range -21 to 4. Write the lower end first, within -20 and 20, such as [-4, 4].",
        ),
        ({"prior": {"mean": 0, "sd": 0}}, "has a prior whose sd is not above 0. Write the published one, such as 1."),
        ({"prior": {"mean": 5, "sd": 1}}, "has a prior whose mean is outside the range. Widen the range."),
        ({"nodes": 11}, "has nodes that are more than a quarter of the prior's sd apart. Give more nodes."),
        ({"scaled": {"mean": 50, "sd": 0}}, "is scaled by 0. Write the sd of the metric, such as 10."),
    ],
)
def test_numbers_that_do_not_go_together(more: dict[str, Any], fault: str) -> None:
    assert faults(irt(**more)) == [fault]


def test_the_scaling_constant_is_one_of_three_and_has_no_default() -> None:
    (problem,) = trial(scales=theta(irt(D=1.5))).problems
    assert str(problem).partition("  ")[2] == (
        '"D" of "irt" of scale "theta" must be 1 or 1.7 or 1.702, not "1.5". Did you mean "1.7"?'
    )
    model = irt()
    del model["D"]
    (problem,) = trial(scales=theta(model)).problems
    assert str(problem).partition("  ")[2] == '"irt" of scale "theta" lacks "D". Add "D: …".'


def test_a_fault_is_told_where_it_stands() -> None:
    (problem,) = trial(scales=theta(irt(parameters={"a": {"a": 1, "b": [1, 0]}, "b": THREE["b"]}))).problems
    assert str(problem) == (
        'trial.yaml:83:7 irt  the item response model of scale "theta" gives "a" b out of order. '
        "List them from the lowest step to the highest."
    )
