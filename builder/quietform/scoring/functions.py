"""What a scale can do with numbers: one table of methods, one of operations. Twin of functions.js."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from fractions import Fraction
from typing import Any

from quietform.scoring.exact import Number, divide, magnitude, round_half_away

# A term is one answered item or scored scale: (value after reversal, lowest, highest possible value, weight).
Term = tuple[Number, Number, Number, Number]
# A value of a formula: a number, a truth value, or None where it is undefined.
Value = Number | bool | None
Scale = Mapping[str, Any]


def _sum(terms: list[Term], scale: Scale) -> Number:
    return sum([value if weight == 1 else weight * value for value, _, _, weight in terms])


def _mean(terms: list[Term], scale: Scale) -> Number | None:
    """Divided by the sum of the absolute weights of what is answered; None if they are all 0."""
    return divide(_sum(terms, scale), sum_of_weights(terms))


def _pomp(terms: list[Term], scale: Scale) -> Number | None:
    """Percent of maximum possible (Cohen et al. 1999): 100 × (mean − min) / (max − min)."""
    low = sum([low for _, low, _, _ in terms])
    high = sum([high for _, _, high, _ in terms])
    return divide(100 * (sum([value for value, _, _, _ in terms]) - low), high - low)


def _median(terms: list[Term], scale: Scale) -> Number | None:
    """The middle value; of an even number of them, the mean of the two in the middle."""
    values = sorted(value for value, _, _, _ in terms)
    return divide(values[(len(values) - 1) // 2] + values[len(values) // 2], 2)


def _count(terms: list[Term], scale: Scale) -> Number:
    """How many values are at least, equal to or at most the value that the scale counts."""
    met, bound = COUNTED[scale["count"]["is"]], scale["count"]["value"]
    return len([value for value, _, _, _ in terms if met(value, bound)])


def sum_of_weights(terms: list[Term]) -> Number:
    """The sum of the absolute weights."""
    return sum([magnitude(weight) for _, _, _, weight in terms])


METHODS: dict[str, Callable[[list[Term], Scale], Number | None]] = {
    "sum": _sum,
    "mean": _mean,
    "pomp": _pomp,
    "minimum": lambda terms, scale: min(value for value, _, _, _ in terms),
    "maximum": lambda terms, scale: max(value for value, _, _, _ in terms),
    "median": _median,
    "count": _count,
    "any": lambda terms, scale: min(1, _count(terms, scale)),
}

COUNTED: dict[str, Callable[[Number, Number], bool]] = {
    "at_least": lambda value, bound: value >= bound,
    "equal": lambda value, bound: value == bound,
    "at_most": lambda value, bound: value <= bound,
}


def _round(value: Number, decimals: Number = 0) -> Fraction:
    return round_half_away(value, int(decimals))


# Every operation whose operands must all be defined; `and`, `or`, `not` and `if` are in nodes.py.
OPERATIONS: dict[str, Callable[..., Value]] = {
    "+": lambda a, b: a + b,
    "-": lambda a, b: a - b,
    "*": lambda a, b: a * b,
    "/": divide,
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
