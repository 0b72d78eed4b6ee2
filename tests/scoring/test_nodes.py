"""Nodes + the values of their leaves → values, where something is undefined."""

from __future__ import annotations

from typing import Any

import pytest

from quietform.scoring.functions import Value
from quietform.scoring.nodes import LEAVES, holds, value

GONE = ["scale", "gone"]
TRUE, FALSE, UNKNOWN = ["==", 1, 1], ["==", 1, 2], ["==", GONE, 1]


def leaf(name: str, id: str) -> Value:
    return None if id == "gone" else LEAVES.index(name)


@pytest.mark.parametrize(("node", "number"), [(3, 3), ("-7/2", -3.5), ("0.25", 0.25)])
def test_a_number_is_its_own_value(node: Any, number: float) -> None:
    assert value(node, leaf) == number


def test_each_leaf_is_asked_for_by_its_name_and_id() -> None:
    assert [value([name, "there"], leaf) for name in LEAVES] == [0, 1, 2, 3, 4]


@pytest.mark.parametrize("node", [FALSE, UNKNOWN, ["not", UNKNOWN], ["not", TRUE], 1, GONE])
def test_only_what_is_true_holds_and_neither_what_is_undefined_nor_a_number(node: Any) -> None:
    assert holds(node, leaf) is False


@pytest.mark.parametrize(
    ("node", "outcome"),
    [
        (["and", FALSE, UNKNOWN], False),
        (["and", UNKNOWN, TRUE], None),
        (["or", UNKNOWN, TRUE], True),
        (["or", FALSE, UNKNOWN], None),
        (["and", TRUE, TRUE], True),
        (["or", FALSE, FALSE], False),
    ],
)
def test_an_undefined_operand_matters_only_where_it_could_change_the_outcome(node: Any, outcome: bool | None) -> None:
    assert value(node, leaf) is outcome


def test_only_the_branch_that_is_taken_must_have_a_value() -> None:
    assert value(["if", TRUE, 5, GONE], leaf) == 5
    assert value(["if", FALSE, ["/", 1, 0], "1/2"], leaf) == 0.5
    assert value(["if", UNKNOWN, 5, 5], leaf) is None


def test_an_operation_with_an_undefined_operand_is_undefined() -> None:
    assert value(["max", 1, GONE, 3], leaf) is None
    assert value(["*", 0, ["/", 1, 0]], leaf) is None
