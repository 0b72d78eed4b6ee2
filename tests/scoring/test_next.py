"""Pages to read next: those whose condition holds, by their places."""

from __future__ import annotations

from typing import Any

from quietform.scoring import evaluate


def following(responses: dict[str, Any]) -> Any:
    program = {
        "options": {"o": [0, 1]},
        "items": {"a": "o"},
        "scales": [{"id": "s", "method": "sum", "items": ["a"], "needs": {"rule": "complete"}}],
        "notes": [],
        "next": [[1, ["==", ["item", "a"], 1]], [3, ["<", ["scale", "s"], 2]]],
    }
    return evaluate(program, responses)["next"]


def test_each_page_whose_condition_holds_is_named_by_its_place() -> None:
    assert following({"a": 1}) == [1, 3]
    assert following({"a": 0}) == [3]


def test_a_condition_on_what_is_missing_does_not_hold() -> None:
    assert following({}) == []
