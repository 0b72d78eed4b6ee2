"""The fields of an item response model: what may be left out, and how numbers may be written."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

import pytest

from quietform.traits import Irt

F = Fraction
LEAST: dict[str, Any] = {"model": "2pl", "estimate": "eap", "D": "1", "source": "A paper."}
ITEM = {"a": "1", "b": "0.5"}


def irt(**more: Any) -> Irt:
    return Irt.model_validate(LEAST | {"parameters": {"a": ITEM}} | more)


def test_what_may_be_left_out_is_what_most_instruments_use() -> None:
    found = irt()
    assert (found.ends, found.normal) == ((F(-4), F(4)), (F(0), F(1)))
    assert (found.nodes, found.scaled, found.signed) == (81, None, False)


def test_what_is_given_stands() -> None:
    found = irt(range=["-3", "4.5"], prior={"mean": "0.5", "sd": "3/2"}, nodes="121")
    assert (found.ends, found.normal, found.nodes) == ((F(-3), F("4.5")), (F("0.5"), F("1.5")), 121)


@pytest.mark.parametrize(
    ("written", "read"), [("0.5", [F("0.5")]), (["0.5"], [F("0.5")]), (["-1", "2"], [F(-1), F(2)])]
)
def test_one_step_needs_no_list(written: Any, read: list[Fraction]) -> None:
    assert irt(parameters={"a": {"a": "1", "b": written}}).parameters["a"].b == read


@pytest.mark.parametrize(("estimate", "alone"), [("eap", True), ("map", True), ("wle", True), ("table", False)])
def test_only_a_table_is_read_by_both_engines(estimate: str, alone: bool) -> None:
    assert irt(estimate=estimate).python_only is alone
