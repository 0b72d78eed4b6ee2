"""What needs what → an order."""

from __future__ import annotations

from quietform.compiler.order import in_order


def test_each_name_comes_after_all_that_it_needs() -> None:
    order = in_order({"c": ["b", "a"], "a": [], "b": ["a"], "d": ["c"]}, lambda loop: None)
    assert order == ["a", "b", "c", "d"]


def test_a_circle_is_told_from_its_first_name_to_itself_and_left_out() -> None:
    circles: list[list[str]] = []
    assert in_order({"z": ["y"], "y": ["x"], "x": ["z"], "a": [], "b": ["b"]}, circles.append) == ["a"]
    assert sorted(circles) == [["b", "b"], ["x", "z", "y", "x"]]


def test_names_that_nothing_is_known_of_are_no_part_of_the_order() -> None:
    assert in_order({"a": ["elsewhere"]}, lambda loop: None) == ["a"]
