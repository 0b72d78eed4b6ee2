"""Exact rational numbers: text → number → text. Twin of exact.js."""

from __future__ import annotations

import re
from collections.abc import Sequence
from fractions import Fraction

# A whole number may be an int, which is faster; `/` of two ints would be a float, so division is by `divide`.
Number = int | Fraction
WRITTEN = re.compile(r"[-+]?[0-9]+(\.[0-9]+|/[0-9]+)?")


def parse(written: object) -> Number:
    """An integer, or a text "12", "0.85" or "-7/3", as exactly that number.

    Raises ValueError for anything else, ZeroDivisionError for "1/0". Python's own Fraction would also take " 1_0e3 ".
    """
    text = str(written)
    if not isinstance(written, int | float | str) or not WRITTEN.fullmatch(text):
        raise ValueError(text)
    value = Fraction(text)
    return value.numerator if value.denominator == 1 else value


def write(value: Number) -> str:
    """The number in lowest terms: "12" or "-7/3"."""
    return str(value)


def divide(a: Number, b: Number) -> Fraction | None:
    """The quotient; None where b is 0."""
    return None if b == 0 else Fraction(a, b)


def magnitude(value: Number) -> Number:
    """The number without its sign."""
    return -value if value < 0 else value


def round_half_away(value: Number, decimals: int) -> Fraction:
    """The nearest number with so many decimals; a tie goes away from zero (`scoring.md`, Numbers)."""
    scale = 10**decimals
    doubled = 2 * magnitude(value) * scale + 1
    whole = doubled.numerator // (2 * doubled.denominator)
    return Fraction(whole if value >= 0 else -whole, scale)


def show(value: Number, decimals: int | None, borders: Sequence[Number]) -> str:
    """The number as it is shown: so many decimals, or at most two.

    More decimals are shown while the rounded number would stand on another side of a border (of a band) than the
    number itself, so that the text never contradicts the band. (A score of 1/3 on a border at 1/3 has no such number.)
    """
    borders = [border for border in borders if border != value or _ends(border)]
    places = 2 if decimals is None else decimals
    rounded = round_half_away(value, places)
    while any(_side(value, border) != _side(rounded, border) for border in borders):
        places += 1
        rounded = round_half_away(value, places)
    return _decimal(rounded, places if decimals is not None else 0)


def _ends(value: Number) -> bool:
    """Whether the number has an end as a decimal."""
    power: int = 10 ** value.denominator.bit_length()
    return power % value.denominator == 0


def _side(value: Number, border: Number) -> int:
    return (value > border) - (value < border)


def _decimal(value: Number, least: int) -> str:
    """A number whose decimals end, as a decimal with at least so many places, and no others that are 0."""
    places = least
    while (value * 10**places).denominator != 1:
        places += 1
    digits = str(abs(value.numerator) * 10**places // value.denominator).rjust(places + 1, "0")
    sign = "-" if value < 0 else ""
    return sign + (f"{digits[:-places]}.{digits[-places:]}" if places else digits)
