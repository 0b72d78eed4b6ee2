"""What a scale can do with numbers: one table of methods, one of operations. Twin of functions.js."""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction

from quietform.scoring.exact import round_half_away

# A term is one answered item or scored scale: (value after reversal, lowest, highest possible value).
Term = tuple[Fraction, Fraction, Fraction]
# A value of a formula: a number, a truth value, or None where it is undefined.
Value = Fraction | bool | None


def _sum(terms: list[Term]) -> Fraction:
    return sum((value for value, _, _ in terms), Fraction(0))


def _mean(terms: list[Term]) -> Fraction:
    return _sum(terms) / len(terms)


def _pomp(terms: list[Term]) -> Fraction:
    """Percent of maximum possible (Cohen et al. 1999): 100 × (mean − min) / (max − min)."""
    low = sum((low for _, low, _ in terms), Fraction(0))
    high = sum((high for _, _, high in terms), Fraction(0))
    return 100 * (_sum(terms) - low) / (high - low)


METHODS: dict[str, Callable[[list[Term]], Fraction]] = {"sum": _sum, "mean": _mean, "pomp": _pomp}


def _divide(a: Fraction, b: Fraction) -> Fraction | None:
    return None if b == 0 else a / b


def _round(value: Fraction, decimals: Fraction = Fraction(0)) -> Fraction:
    return round_half_away(value, int(decimals))


# Every operation whose operands must all be defined; `and`, `or`, `not` and `if` are in evaluator.py.
OPERATIONS: dict[str, Callable[..., Value]] = {
    "+": lambda a, b: a + b,
    "-": lambda a, b: a - b,
    "*": lambda a, b: a * b,
    "/": _divide,
    "neg": lambda a: -a,
    "<": lambda a, b: a < b,
    "<=": lambda a, b: a <= b,
    ">": lambda a, b: a > b,
    ">=": lambda a, b: a >= b,
    "==": lambda a, b: a == b,
    "!=": lambda a, b: a != b,
    "min": lambda *values: min(values),
    "max": lambda *values: max(values),
    "abs": lambda a: abs(a),
    "round": _round,
}
