"""The tables of methods and operations."""

from __future__ import annotations

from fractions import Fraction

import pytest

from quietform.blocks import read_file
from quietform.compiler.formula import BINARY, COMPARE, FUNCTIONS
from quietform.scoring.functions import METHODS, OPERATIONS, Term, Value

F = Fraction
TERMS: list[Term] = [(F(1), F(0), F(4)), (F(3), F(1), F(5)), (F(-1), F(-2), F(2))]


@pytest.mark.parametrize(("method", "score"), [("sum", F(3)), ("mean", F(1)), ("pomp", F(100 * 4, 12))])
def test_each_method(method: str, score: Fraction) -> None:
    assert METHODS[method](TERMS) == score


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
    assert list(METHODS) == ["sum", "mean", "pomp"]
    assert set(OPERATIONS) == {*BINARY.values(), *COMPARE.values(), *FUNCTIONS, "neg"} - {"if"}


def test_the_twin_has_the_same_operations() -> None:
    table = read_file("scoring/functions.js").partition("OPERATIONS = {")[2]
    for name in OPERATIONS:
        assert f"\n  {name}:" in table or f'\n  "{name}":' in table, name
