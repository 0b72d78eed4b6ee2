"""Item response models of scales: what the program holds."""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction
from typing import Any

import pytest

from quietform.scoring.irt import estimate
from quietform.scoring.irt_tables import sum_table
from tests.compiler import compiled, item, scale, trial

TWO = {"options": [{"value": 0, "label": "No"}, {"value": 1, "label": "Yes"}]}
THREE = {"a": {"a": 1.2, "b": [-1, 0.5]}, "b": {"a": 0.8, "b": [-0.5, "3/2"]}}


def irt(**more: Any) -> dict[str, Any]:
    return {"model": "grm", "estimate": "eap", "D": 1, "source": "A paper.", "parameters": THREE} | more


def theta(model: dict[str, Any], **more: Any) -> dict[str, Any]:
    return {"theta": scale(items=["a", "b"], irt=model) | more}


# What the program holds.


def test_the_program_holds_the_parameters_as_they_were_written() -> None:
    model = irt(model="gpcm", estimate="map", D=1.702, prior={"mean": 0.5, "sd": 2}, range=[-6, 6], nodes=121)
    (found,) = compiled(scales=theta(model)).program["scales"]
    assert found == {
        "id": "theta",
        "items": ["a", "b"],
        "reverse": [],
        "needs": {"rule": "complete"},
        "irt": {
            "model": "gpcm",
            "estimate": "map",
            "D": "1.702",
            "prior": ["0.5", "2"],
            "range": ["-6", "6"],
            "nodes": 121,
            "items": {
                "a": {"a": "1.2", "b": ["-1", "0.5"], "categories": [0, 1, 2]},
                "b": {"a": "0.8", "b": ["-0.5", "1.5"], "categories": [0, 1, 2]},
            },
        },
    }


def test_the_categories_of_a_reversed_item_run_from_its_highest_value_down() -> None:
    (found,) = compiled(scales=theta(irt(), reverse=["b"])).program["scales"]
    assert [one["categories"] for one in found["irt"]["items"].values()] == [[0, 1, 2], [2, 1, 0]]


def test_a_fraction_without_an_end_stays_a_fraction() -> None:
    parameters = {**THREE, "a": {"a": "4/3", "d": [1, "-1/3"]}, "b": {"a": 1, "d": ["0.25", -1]}}
    (found,) = compiled(scales=theta(irt(parameters=parameters))).program["scales"]
    assert [(one["a"], one["d"]) for one in found["irt"]["items"].values()] == [
        ("4/3", ["1", "-1/3"]),
        ("1", ["0.25", "-1"]),
    ]


@pytest.mark.parametrize(
    ("model", "parameters"),
    [
        ("2pl", {"a": "1.2", "b": "0.5"}),
        ("3pl", {"a": "1.2", "b": [0.5], "c": "0.2"}),
        ("4pl", {"a": "1.2", "d": "0.5", "c": "0", "u": "1"}),
    ],
)
def test_items_with_two_answers_need_no_list(model: str, parameters: dict[str, Any]) -> None:
    items = [item("a", options="two")]
    ready = compiled(
        option_sets={"two": TWO},
        sections=[{"title": "First", "items": items}],
        scales={"theta": scale(items=["a"], irt=irt(model=model, parameters={"a": parameters}))},
    )
    (found,) = ready.program["scales"]
    expected = {key: ["0.5"] if key in ("b", "d") else value for key, value in parameters.items()}
    assert found["irt"]["items"] == {"a": {**expected, "categories": [0, 1]}}


def test_no_estimate_lies_beyond_the_range() -> None:
    reach = compiled(scales=theta(irt())).reach["theta"]
    assert (reach.low, reach.high, reach.values) == (Fraction(-4), Fraction(4), None)
    model = irt(range=[-3, 4], scaled={"mean": 50, "sd": -10})
    reach = compiled(scales=theta(model)).reach["theta"]
    assert (reach.low, reach.high) == (Fraction(10), Fraction(80))


def test_bands_must_cover_the_range() -> None:
    bands = [{"id": "low", "below": 0, "label": "Low"}, {"id": "high", "from": 0, "to": 3, "label": "High"}]
    (problem,) = trial(scales=theta(irt(), bands=bands)).problems
    assert problem.code == "band-end"


def test_an_example_holds_within_a_hundred_thousandth() -> None:
    model = irt(scaled={"mean": 50, "sd": 10})
    (ready,) = compiled(scales=theta(model)).program["scales"]
    found = float(estimate(ready["irt"], {"a": 2, "b": 0})["score"])

    def problems(score: float) -> list[str]:
        example = {"name": "two", "responses": {"a": 2, "b": 0}, "scores": {"theta": f"{score:.6f}"}}
        return [problem.code for problem in trial(scales=theta(model), examples=[example]).problems]

    assert problems(found + 0.000009) == []
    assert problems(found + 0.000012) == ["wrong-example"]


# A table of sums.


def test_a_table_of_sums_is_two_norm_sets_of_an_ordinary_sum() -> None:
    model = irt(estimate="table")
    ready = compiled(scales=theta(model, method="sum", reverse=["b"]))
    (found,) = ready.program["scales"]
    (direct,) = compiled(scales=theta(irt(), reverse=["b"])).program["scales"]
    rows = sum_table(direct["irt"], ["b"])
    assert "irt" not in found
    assert found["norms"] == [
        {
            "id": "irt.estimate",
            "groups": [{"id": "all", "table": [[row["sum"], row["score"]] for row in rows]}],
            "gives": ["score"],
        },
        {
            "id": "irt.error",
            "groups": [{"id": "all", "table": [[row["sum"], row["se"]] for row in rows]}],
            "gives": ["score"],
        },
    ]
    assert [row["sum"] for row in rows] == ["0", "1", "2", "3", "4"]
    assert ready.reach["theta"].high == 4


def test_a_sum_without_a_chance_is_told() -> None:
    parameters = {key: {"a": 16.5, "b": [19, 20]} for key in "abc"}
    model = irt(estimate="table", parameters=parameters, range=[-1, 1])
    (problem,) = trial(scales={"theta": scale(method="sum", items=["a", "b", "c"], irt=model)}).problems
    assert str(problem).partition("  ")[2] == (
        'the item response model of scale "theta" gives the sum 5 no chance anywhere in its range. Widen the range.'
    )


@pytest.mark.parametrize(
    ("count", "values", "nodes"), [(13, lambda index: [0, 2**index], 81), (120, lambda index: [0, 1, 2, 3, 4], 1001)]
)
def test_a_table_that_would_take_too_long_is_refused(
    count: int, values: Callable[[int], list[int]], nodes: int
) -> None:
    keys = [f"i{index}" for index in range(count)]
    options = {
        f"o{index}": {"options": [{"value": value, "label": str(value)} for value in values(index)]}
        for index in range(count)
    }
    parameters = {key: {"a": 1, "b": list(range(len(values(0)) - 1))} for key in keys}
    model = irt(estimate="table", nodes=nodes, parameters=parameters)
    loaded = trial(
        option_sets=options,
        sections=[{"title": "First", "items": [item(key, options=f"o{key[1:]}") for key in keys]}],
        scales={"theta": scale(method="sum", items=keys, irt=model)},
    )
    (problem,) = loaded.errors
    assert str(problem).partition("  ")[2] == (
        'the item response model of scale "theta" makes too large a table of sums. '
        "Use fewer nodes, or option sets whose values rise evenly."
    )


# What rests on it.


def test_nothing_on_the_page_rests_on_it() -> None:
    scales = theta(irt()) | {
        "mean": scale(method="mean", scales=["theta"]),
        "twice": scale(formula="2 * theta"),
        "ab": scale(method="mean", items=["a", "b"]),
    }
    loaded = trial(
        scales=scales,
        notes=[{"when": "theta > 1", "text": "A note."}, {"when": "answered(theta) == 2", "text": "Another."}],
        profiles={"all": {"title": "All", "scales": ["theta", "ab"]}},
        examples=[{"name": "empty", "scores": {"ab": "too_few"}}],
    )
    todo = 'rests on scale "theta", whose score only the second engine works out. ' + (
        "Use its items, or write estimate: table there."
    )
    assert [str(problem).partition("  ")[2] for problem in loaded.problems] == [
        f'scale "mean" {todo}',
        f'scale "twice" {todo}',
        f"note 1 {todo}",
        f'profile "all" {todo}',
    ]
