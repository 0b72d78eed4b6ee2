"""Responses → a sheet: how answers may be written, and what is hidden."""

from __future__ import annotations

from typing import Any

import pytest

from quietform.scoring.plan import Plan
from quietform.scoring.sheet import Sheet

PROGRAM: dict[str, Any] = {
    "options": {"o": [0, "1/2", "1.50", -2]},
    "items": dict.fromkeys("abc", "o"),
    "scales": [{"id": "s", "method": "sum", "items": ["a", "b", "c"], "needs": {"rule": "complete"}}],
    "notes": [],
}
HIDING = PROGRAM | {"shown": {"b": [">", ["item", "a"], 0], "c": [">", ["item", "b"], 0]}}


def sheet(responses: dict[str, Any], program: dict[str, Any] = PROGRAM) -> Sheet:
    return Sheet(Plan(program), responses)


@pytest.mark.parametrize(
    ("response", "value"),
    [(0, 0), ("0", 0), ("+0", 0), ("0.5", 0.5), ("2/4", 0.5), (0.5, 0.5), ("1.50", 1.5), ("3/2", 1.5), ("-2", -2)],
)
def test_an_answer_counts_in_whatever_form_its_number_is_written(response: Any, value: float) -> None:
    found = sheet({"a": response})
    assert (found.values, found.outside) == ({"a": value}, set())


@pytest.mark.parametrize("response", [1, "1", "1/0", "", " 0", "1e0", "yes", None, [], {}, "Skipped"])
def test_whatever_is_no_option_of_its_item_is_outside(response: Any) -> None:
    found = sheet({"a": response})
    assert (found.values, found.outside) == ({}, {"a"})


def test_an_item_without_a_response_is_skipped_and_one_that_is_not_in_the_program_is_nothing() -> None:
    found = sheet({"a": "cannot_tell", "more": 1})
    assert found.reasons == {"a": "cannot_tell", "b": "skipped", "c": "skipped"}
    assert (found.values, found.outside, found.hidden) == ({}, set(), set())


def test_a_hidden_item_has_no_value_whatever_was_answered_and_hides_what_depends_on_it() -> None:
    for answer in ("1/2", 99, "skipped", "not_shown"):
        found = sheet({"a": 0, "b": answer, "c": "1/2"}, HIDING)
        assert (found.values, found.outside, found.hidden) == ({"a": 0}, set(), {"b", "c"})
        assert found.reasons == {"b": "not_shown", "c": "not_shown"}
        assert (found.shown(["a", "b", "c"]), found.counts("b", "b")) == (1, False)


def test_a_condition_on_an_answer_that_is_missing_or_outside_is_not_true() -> None:
    assert sheet({"b": "1/2"}, HIDING).hidden == {"b", "c"}
    assert sheet({"a": 99, "b": "1/2"}, HIDING).hidden == {"b", "c"}


def test_a_pair_counts_only_if_both_halves_are_answered() -> None:
    found = sheet({"a": 0, "b": "skipped"})
    assert [found.counts("a", other) for other in ("a", "b")] == [True, False]


def test_leaves_are_values_scores_and_numbers_of_answers() -> None:
    found = sheet({"a": "1/2", "b": "cannot_tell", "c": "cannot_tell"})
    found.scores["s"], found.counted["s"] = 7, ["a"]
    leaves = [("item", "a"), ("item", "b"), ("scale", "s"), ("scale", "t"), ("answered", "s"), ("cannot_tell", "s")]
    assert [found.leaf(*leaf) for leaf in leaves] == [0.5, None, 7, None, 1, 2]
