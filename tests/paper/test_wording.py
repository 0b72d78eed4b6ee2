"""Conditions and formulas in words, for paper."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

import pytest

from quietform.compiler.formula import parse
from quietform.paper.wording import COMPARISONS, OPPOSITE, SIGNS, Wording, plain, valued
from quietform.scoring.functions import OPERATIONS

RATE = {Fraction(0): "No", Fraction(1): "Partly", Fraction(2): "Yes"}
WORDS = Wording(
    {"a": "1", "b": "2", "p.me": "3a"}, {"s": "A", "t": "B"}, {"a": RATE, "b": RATE, "p.me": RATE}, "unsure"
)


def node(text: str, kind: Any) -> Any:
    def resolve(name: str, context: str) -> Any:
        known = "scale" if name in WORDS.letters else "item"
        return [known if context == "value" else context, name]

    return parse(text, kind, resolve)


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (0, "0"), (-3, "−3"), (100, "100"), ("1/2", "0.5"), ("-5/4", "−1.25"), ("1/8", "0.125"), ("1/3", "1/3"),
        ("-7/16", "−7/16"), ("2001/1000", "2.001"), (10, "10"),
    ],
)  # fmt: skip
def test_a_number_is_exact_and_a_decimal_if_it_ends_soon(value: int | str, text: str) -> None:
    assert plain(value) == text


@pytest.mark.parametrize(
    ("formula", "words"),
    [
        ("a == 2", "your answer to 1 is “Yes”"),
        ("a >= 1", "your answer to 1 is “Partly” or “Yes”"),
        ("a != 1", "your answer to 1 is “No” or “Yes”"),
        ("not a == 1", "your answer to 1 is “No” or “Yes”"),
        ("0 < 2 * a - 1 < 9", "your answer to 1 is “Partly” or “Yes”"),
        ("p.me < 3", "you answered 3a"),
        ("a == 2 and b == 0", "your answer to 1 is “Yes”, and your answer to 2 is “No”"),
        ("a == 2 or b == 0 and s > 3",
         "your answer to 1 is “Yes”, or (your answer to 2 is “No”, and A is above 3)"),
        ("not (a == 2 or s < 1)", "your answer to 1 is “No” or “Partly”, and A is at least 1"),
        ("not not s == 1/2", "A is exactly 1 ÷ 2"),
        ("not (s != t)", "A is exactly B"),
        ("a + b <= 1", "row 1 + row 2 is at most 1"),
        ("s != 0", "A is anything but 0"),
        ("if(s > 1, a == 0, b == 0)",
         "(A is above 1, and your answer to 1 is “No”), or (A is at most 1, and your answer to 2 is “No”)"),
        ("not if(s > 1, a == 0, t > 0)",
         "(A is above 1, and your answer to 1 is “Partly” or “Yes”), or (A is at most 1, and B is at most 0)"),
        ("cannot_tell(s) > 4", "the number of “unsure” under A is above 4"),
        ("skipped(a)", "you left 1 open"),
        ("not (skipped(a) or a == 0)", "you did not leave 1 open, and your answer to 1 is “Partly” or “Yes”"),
        ("not skipped(a) and b == 0", "you did not leave 1 open, and your answer to 2 is “No”"),
        ("not (skipped(a) or b == 0)", "you did not leave 1 open, and your answer to 2 is “Partly” or “Yes”"),
        ("answered(t) < 4", "the number of rows that count under B is below 4"),
    ],
)  # fmt: skip
def test_a_condition_names_answers_by_their_words(formula: str, words: str) -> None:
    assert WORDS.condition(node(formula, "truth")) == words


def test_no_condition_has_no_words() -> None:
    assert WORDS.condition(None) == ""


@pytest.mark.parametrize(
    ("formula", "words"),
    [
        ("s - t", "A − B"),
        ("s - (t - 1)", "A − (B − 1)"),
        ("s - t - 1", "A − B − 1"),
        ("s * (t + a) / 2", "A × (B + row 1) ÷ 2"),
        ("s / (t * 2)", "A ÷ (B × 2)"),
        ("s / (t / 2)", "A ÷ (B ÷ 2)"),
        ("s + -2", "A + −2"),
        ("-(s + t)", "−(A + B)"),
        ("-s * t", "(−A) × B"),
        ("-(s * t)", "−A × B"),
        ("min(s, t, 3)", "the lowest of A, B and 3"),
        ("2 * max(s, t)", "2 × (the highest of A and B)"),
        ("abs(s - t)", "(A − B) without its minus sign"),
        ("round(s / 3)", "(A ÷ 3) rounded to a whole number"),
        ("1 + round(s, 1)", "1 + (A rounded to 1 decimal)"),
        ("if(a == 0, s, t + 1)", "A if your answer to 1 is “No”, else B + 1"),
        ("0.25 * s", "0.25 × A"),
    ],
)
def test_a_formula_keeps_its_order_with_few_brackets(formula: str, words: str) -> None:
    assert WORDS.formula(node(formula, "number")) == words


def test_every_operation_of_a_formula_has_its_words() -> None:
    assert {*COMPARISONS, *SIGNS, "neg", "min", "max", "abs", "round"} == set(OPERATIONS)
    assert set(OPPOSITE) == set(COMPARISONS)


@pytest.mark.parametrize(
    ("formula", "rows"),
    [
        ("a == 2", []),
        ("a == 2 and b > 0", []),
        ("a > b", ["a", "b"]),
        ("a == 2 or not (a > b)", ["a", "b"]),
        ("a > s", ["a"]),
        ("s > 1", []),
    ],
)
def test_rows_whose_values_a_condition_needs(formula: str, rows: list[str]) -> None:
    assert valued(node(formula, "truth")) == rows


def test_a_condition_on_a_number_is_told_by_its_ends() -> None:
    hours = {Fraction(value): str(value) for value in range(25)}
    words = Wording({"a": "1"}, {}, {"a": hours}, "unsure")
    found = {text: words.condition(node(text, "truth")) for text in ("a > 7", "a != 12", "a >= 0", "a * a > a")}
    assert found == {
        "a > 7": "your answer to 1 is from 8 to 24",
        "a != 12": "your answer to 1 is anything but 12",
        "a >= 0": "you answered 1",
        "a * a > a": "your answer to 1 is from 2 to 24",
    }
