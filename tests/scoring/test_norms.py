"""Scores by norms: whole numbers of steps, tables read at, between and beyond their ends."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

import pytest

from quietform.scoring.exact import parse
from quietform.scoring.functions import Value
from quietform.scoring.norms import METRICS, clamp, look_up, norm_scores

TABLE: list[list[int | str]] = [[1, 10], ["3/2", 20], [3, 40]]


def leaf(name: str, id: str) -> Value:
    return {"age": 30}.get(id)


@pytest.mark.parametrize(
    ("z", "values"),
    [
        ("0", [0, 50, 100, 6, 5]),
        ("1/4", [Fraction(1, 4), Fraction(105, 2), Fraction(415, 4), 6, 6]),
        ("-1/4", [Fraction(-1, 4), Fraction(95, 2), Fraction(385, 4), 5, 5]),
        ("9", [9, 140, 235, 10, 9]),
        ("-9", [-9, -40, -35, 1, 1]),
    ],
)
def test_each_metric_of_a_standard_score(z: str, values: list[Fraction]) -> None:
    assert [metric(parse(z)) for metric in METRICS.values()] == values


@pytest.mark.parametrize(("score", "plain", "linear"), [("3/2", 20, 20), ("5/2", None, Fraction(100, 3))])
def test_a_score_between_two_of_a_table_has_a_value_only_on_a_line(score: str, plain: Any, linear: Any) -> None:
    assert look_up(TABLE, parse(score), False) == plain
    assert look_up(TABLE, parse(score), True) == linear


@pytest.mark.parametrize("score", ["0", "31/10"])
def test_a_table_is_never_continued_beyond_its_ends(score: str) -> None:
    assert look_up(TABLE, parse(score), True) is None


def test_a_score_is_kept_between_two_ends() -> None:
    assert [clamp(value, 1, 9) for value in (0, 1, 5, 9, 10)] == [1, 1, 5, 9, 9]


def test_the_first_group_whose_condition_holds_is_taken() -> None:
    groups: list[dict[str, Any]] = [
        {"id": "unknown", "when": ["<", ["item", "height"], 5], "mean": 0, "sd": 1},
        {"id": "adult", "when": [">=", ["item", "age"], 18], "mean": 2, "sd": "1/2"},
        {"id": "all", "mean": 2, "sd": 1},
    ]
    found = norm_scores([{"id": "n", "groups": groups, "gives": ["z", "t"]}], parse("3"), leaf)
    assert found == [{"id": "n", "group": "adult", "reason": None, "z": "2", "t": "70"}]
    found = norm_scores([{"id": "n", "groups": groups[:1], "gives": ["z"]}], parse("3"), leaf)
    assert found == [{"id": "n", "group": None, "reason": "no_group", "z": None}]


def test_a_standard_deviation_of_zero_gives_nothing() -> None:
    groups = [{"id": "all", "mean": 2, "sd": 0}]
    found = norm_scores([{"id": "n", "groups": groups, "gives": ["t"]}], parse("3"), leaf)
    assert found == [{"id": "n", "group": "all", "reason": "not_in_table", "t": None}]


def test_a_percentile_is_of_the_t_score_that_a_table_gives_or_of_a_polynomial_within_its_ends() -> None:
    by_table = {"id": "g", "table": [[3, 60]], "percentile": {"of": "t", "table": [[60, 84]]}}
    curve = {"polynomial": [-100, 0, "1/20"], "floor": 1, "ceiling": 99}
    by_curve = {"id": "g", "mean": 3, "sd": 1, "percentile": curve}
    for group, score, percentile in [(by_table, "3", "84"), (by_curve, "3", "25"), (by_curve, "5", "99")]:
        (found,) = norm_scores([{"id": "n", "groups": [group], "gives": ["percentile"]}], parse(score), leaf)
        assert found["percentile"] == percentile
