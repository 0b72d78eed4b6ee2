"""The tables of methods and operations."""

from __future__ import annotations

import re
from fractions import Fraction
from typing import Any

import pytest

from quietform.blocks import (
    read_file,
)
from quietform.compiler.formula import BINARY, COMPARE, FUNCTIONS
from quietform.parts import RARER
from quietform.scoring.functions import METHODS, OPERATIONS, Term, Value

F = Fraction
TERMS: list[Term] = [(F(1), F(0), F(4), 1), (F(3), F(1), F(5), 1), (F(-1), F(-2), F(2), 1)]
WEIGHED: list[Term] = [(F(1), F(0), F(4), F(1, 2)), (F(3), F(1), F(5), -2), (F(-1), F(-2), F(2), 1)]
AT_LEAST = {"count": {"is": "at_least", "value": F(1)}}


@pytest.mark.parametrize(
    ("method", "scale", "score", "weighed"),
    [
        ("sum", {}, 3, F(-13, 2)),
        ("mean", {}, 1, F(-13, 7)),
        ("pomp", {}, F(100 * 4, 12), F(100 * 4, 12)),
        ("minimum", {}, -1, -1),
        ("maximum", {}, 3, 3),
        ("median", {}, 1, 1),
        ("count", AT_LEAST, 2, 2),
        ("count", {"count": {"is": "equal", "value": F(3)}}, 1, 1),
        ("count", {"count": {"is": "at_most", "value": F(1)}}, 2, 2),
        ("any", AT_LEAST, 1, 1),
        ("any", {"count": {"is": "equal", "value": F(2)}}, 0, 0),
    ],
)
def test_each_method(method: str, scale: dict[str, Any], score: Fraction, weighed: Fraction) -> None:
    assert METHODS[method](TERMS, scale) == score
    assert METHODS[method](WEIGHED, scale) == weighed


def test_the_median_of_an_even_number_of_values_is_the_mean_of_the_two_in_the_middle() -> None:
    assert METHODS["median"]([*TERMS, (F(4), F(0), F(4), 1)], {}) == 2


def test_a_mean_of_weights_that_are_all_zero_is_undefined() -> None:
    assert METHODS["mean"]([(F(1), F(0), F(4), 0)], {}) is None


@pytest.mark.parametrize(
    ("operation", "operands", "value"),
    [
        ("+", (F(1, 2), F(1, 3)), F(5, 6)),
        ("-", (F(1, 2), F(1, 3)), F(1, 6)),
        ("*", (F(1, 2), F(1, 3)), F(1, 6)),
        ("/", (F(1, 2), F(1, 3)), F(3, 2)),
        ("/", (F(1, 2), F(0)), None),
        ("neg", (F(1, 2),), F(-1, 2)),
        ("<", (F(1), F(2)), True),
        ("<", (F(2), F(2)), False),
        ("<=", (F(2), F(2)), True),
        ("<=", (F(3), F(2)), False),
        (">", (F(2), F(1)), True),
        (">", (F(2), F(2)), False),
        (">=", (F(2), F(2)), True),
        (">=", (F(1), F(2)), False),
        ("==", (F(2, 4), F(1, 2)), True),
        ("==", (F(2), F(1)), False),
        ("!=", (F(2), F(1)), True),
        ("!=", (F(2), F(2)), False),
        ("min", (F(2), F(-1), F(0)), F(-1)),
        ("max", (F(2), F(-1), F(3)), F(3)),
        ("abs", (F(-2),), F(2)),
        ("round", (F(5, 2),), F(3)),
        ("round", (F(-1, 8), F(2)), F(-13, 100)),
    ],
)
def test_each_operation(operation: str, operands: tuple[Fraction, ...], value: Value) -> None:
    assert OPERATIONS[operation](*operands) == value


def test_the_tables_hold_what_the_language_has_and_nothing_else() -> None:
    assert list(METHODS) == ["sum", "mean", "pomp", "minimum", "maximum", "median", "count", "any"]
    assert set(OPERATIONS) == {*BINARY.values(), *COMPARE.values(), *FUNCTIONS, "neg"} - {"if"}


@pytest.mark.parametrize(("name", "table"), [("OPERATIONS", OPERATIONS), ("METHODS", METHODS)])
def test_the_twin_has_the_same_table_and_names_what_few_scales_use_apart(name: str, table: dict[str, Any]) -> None:
    few = read_file("scoring/methods.js")
    many = read_file("scoring/operations.js") + read_file("scoring/functions.js").partition("METHODS = {")[2]
    entry = rf'^{name}(?:\["|\.)([^"\s]+)(?:"\])? = ' if name == "OPERATIONS" else r"^  (\w+)[:,]"
    common = re.findall(entry, many, re.MULTILINE)
    rarer = re.findall(rf"^{name}\.(\w+) = ", few, re.MULTILINE)
    assert common == [word for word in table if word not in RARER]
    assert rarer == [word for word in table if word in RARER]
