"""Flags: what a sheet raises, and what comes last."""

from __future__ import annotations

from typing import Any

from quietform.scoring import evaluate

ONE, OPEN = ["==", ["item", "a"], 1], ["skipped", "b"]


def raised(responses: dict[str, Any], *flags: dict[str, Any]) -> Any:
    program = {
        "options": {"o": [0, 1]},
        "items": {"a": "o", "b": "o"},
        "scales": [],
        "notes": [],
        "flags": [*flags],
    }
    return evaluate(program, responses)["flags"]


def test_flags_are_raised_in_the_order_of_the_program() -> None:
    flags = {"id": "two", "when": OPEN}, {"id": "one", "when": ONE}
    assert raised({"a": 1}, *flags) == ["two", "one"]
    assert raised({"a": 1, "b": 0}, *flags) == ["one"]
    assert raised({"a": "0", "b": "0"}, *flags) == []


def test_what_is_last_is_raised_only_if_nothing_before_it_is() -> None:
    last = {"id": "last", "when": OPEN, "last": True}
    assert raised({"a": 1}, {"id": "one", "when": ONE}, last) == ["one"]
    assert raised({"a": 1}, last, {"id": "one", "when": ONE}) == ["last", "one"]
    assert raised({"a": 0}, {"id": "one", "when": ONE}, last) == ["last"]
