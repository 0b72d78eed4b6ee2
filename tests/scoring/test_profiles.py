"""Scores → a profile over scales, also where some have no score."""

from __future__ import annotations

from typing import Any

from quietform.scoring import evaluate

NAMES = ("a", "b", "c")


def profile(responses: dict[str, Any], names: tuple[str, ...] = NAMES) -> Any:
    program = {
        "options": {"o": [0, 1, 2, 3]},
        "items": dict.fromkeys(NAMES, "o"),
        "scales": [{"id": id, "method": "sum", "items": [id], "needs": {"rule": "complete"}} for id in NAMES],
        "notes": [],
        "profiles": [{"id": "p", "scales": names}],
    }
    return evaluate(program, responses)["profiles"]["p"]


def test_the_level_the_scatter_and_how_far_each_scale_lies_from_the_level() -> None:
    assert profile({"a": 1, "b": 3, "c": 1}) == {
        "elevation": "5/3",
        "scatter": "2",
        "highest": ["b"],
        "lowest": ["a", "c"],
        "deviations": {"a": "-2/3", "b": "4/3", "c": "-2/3"},
    }


def test_a_scale_without_a_score_is_left_out_of_all_but_its_own_place() -> None:
    assert profile({"a": 0, "c": 3}) == {
        "elevation": "3/2",
        "scatter": "3",
        "highest": ["c"],
        "lowest": ["a"],
        "deviations": {"a": "-3/2", "b": None, "c": "3/2"},
    }


def test_one_score_or_none_is_no_profile() -> None:
    assert profile({"b": 3}) is None
    assert profile({}) is None


def test_scales_that_the_profile_does_not_name_do_not_matter() -> None:
    assert profile({"a": 1, "b": 3, "c": 0}, ("a", "b")) == profile({"a": 1, "b": 3, "c": 3}, ("a", "b"))


def test_a_flat_profile_has_every_scale_as_its_highest_and_its_lowest() -> None:
    found = profile({"a": 2, "b": 2, "c": 2})
    assert (found["scatter"], found["highest"], found["lowest"]) == ("0", list(NAMES), list(NAMES))
