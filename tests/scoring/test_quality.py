"""A sheet → notes on how it was filled in."""

from __future__ import annotations

from typing import Any

import pytest

from quietform.scoring import evaluate

ITEMS = {"a": "o", "b": "o", "c": "o", "d": "other"}


def notes(asked: dict[str, Any], *answers: Any) -> Any:
    program = {"options": {"o": [0, 1], "other": [0, 1]}, "items": ITEMS, "scales": [], "notes": []}
    given = {item: answer for item, answer in zip(ITEMS, answers, strict=False) if answer is not None}
    return evaluate(program | {"quality": asked}, given)["quality"]


@pytest.mark.parametrize(
    ("answers", "found"),
    [
        ([1, 1, 1, 0], ["long_run"]),
        ([1, 1, 0, 0], []),
        ([1, "skipped", 1, 1], []),
        ([1, "not_shown", 1, 1], []),
        ([0, 1, 1, 1], []),
        ([], []),
    ],
)
def test_more_than_two_equal_answers_in_a_row_are_a_long_run(answers: list[Any], found: list[str]) -> None:
    assert notes({"run": 2, "turned": []}, *answers) == found


def test_an_item_that_was_not_shown_does_not_end_a_run_but_a_missing_answer_does() -> None:
    assert notes({"run": 1, "turned": []}, 1, "not_shown", 1) == ["long_run"]
    assert notes({"run": 1, "turned": []}, 1, "cannot_tell", 1) == []


def test_equal_numbers_of_two_option_sets_are_not_equal_answers() -> None:
    assert notes({"run": 1, "turned": []}, 0, 1, 0, 0) == []
    assert notes({"turned": ["c"]}, 1, 1, 1, 1) == []


def test_one_answer_throughout_is_told_only_if_some_of_what_was_answered_is_turned_and_some_is_not() -> None:
    assert notes({"turned": ["b"]}, 1, 1, 1) == ["same_throughout"]
    assert notes({"turned": ["b"]}, 1, None, 1) == []
    assert notes({"turned": ["a", "b", "c"]}, 1, 1, 1) == []
    assert notes({"turned": ["b"]}, 1, 1, 0) == []


def test_the_same_number_written_in_two_ways_is_one_answer() -> None:
    assert notes({"run": 2, "turned": ["a"]}, 1, "1", "1.0") == ["long_run", "same_throughout"]
