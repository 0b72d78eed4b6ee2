"""Scores → the answers that speak for their bands, and the scales that a count counts."""

from __future__ import annotations

from typing import Any

from quietform.scoring import evaluate

ITEMS = ("a", "b", "c")
BANDS = [{"id": "low", "below": 4}, {"id": "middle", "from": 4, "to": 8}, {"id": "high", "above": 8}]
ASKED = {"scale": "s", "at_most": 2, "items": [*ITEMS], "turned": ["c"], "below": ["low"], "above": ["high"]}


def found(responses: dict[str, Any], **asked: Any) -> Any:
    """The reasons as one line each, such as "a above"."""
    scale = {"id": "s", "method": "sum", "items": [*ITEMS], "reverse": ["c"]}
    program = {
        "options": {"o": [0, 1, 2, 3, 4]},
        "items": dict.fromkeys(ITEMS, "o"),
        "scales": [scale | {"needs": {"rule": "at_least", "amount": 2}, "bands": BANDS}],
        "notes": [],
        "reasons": [ASKED | asked],
    }
    reasons = evaluate(program, responses)["reasons"]["s"]
    return reasons and [f"{one['item']} {one['side']}" for one in reasons]


def test_the_farthest_answer_on_the_side_of_the_band_comes_first() -> None:
    assert found({"a": 3, "b": 4, "c": 2}) == ["b above", "a above"]
    assert found({"a": 1, "b": 0, "c": 3}) == ["b below", "a below"]


def test_what_is_turned_speaks_for_the_other_side() -> None:
    assert found({"a": 4, "b": 2, "c": 0}) == ["a above", "c above"]
    assert found({"a": 4, "b": 4, "c": 4}) == ["a above", "b above"]


def test_a_band_on_neither_side_has_reasons_of_both() -> None:
    assert found({"a": 4, "b": 0, "c": 2}) == ["a above", "b below"]


def test_there_are_no_more_than_so_many_and_those_of_one_strength_in_their_order() -> None:
    assert found({"a": 4, "b": 4, "c": 0}, at_most=1) == ["a above"]
    assert found({"a": 4, "b": 4, "c": 0}, items=["c", "b", "a"]) == ["c above", "b above"]


def test_neither_a_middle_answer_nor_a_missing_one_is_a_reason() -> None:
    assert found({"a": 2, "b": 2, "c": 2}) == []
    assert found({"a": 4, "b": 4, "c": "cannot_tell"}, at_most=3) == ["a above", "b above"]


def test_without_a_score_there_are_none() -> None:
    assert found({"a": 4}) is None


def test_a_count_names_the_scales_that_it_counts_if_it_has_a_score() -> None:
    scales: list[dict[str, Any]] = [
        {"id": id, "method": "sum", "items": [id], "needs": {"rule": "complete"}} for id in ("x", "y")
    ]
    count = {"id": "n", "method": "count", "scales": ["x", "y"], "count": {"is": "at_least", "value": 2}}
    names = [[id, [">=", ["scale", id], 2]] for id in ("x", "y")]
    scales.append(count | {"needs": {"rule": "at_least", "amount": 1}, "names": names})
    program = {"options": {"o": [0, 1, 2]}, "items": {"x": "o", "y": "o"}, "scales": scales, "notes": []}
    assert evaluate(program, {"x": 0, "y": 2})["scales"]["n"]["names"] == ["y"]
    assert evaluate(program, {"x": 2})["scales"]["n"]["names"] == ["x"]
    assert evaluate(program, {})["scales"]["n"]["names"] is None
