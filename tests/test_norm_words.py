"""Norms and precision → sentences; the rest of them is held by the pages that say them (test_explain.py)."""

from __future__ import annotations

from fractions import Fraction

from quietform.interface import speaking
from quietform.norm_words import change_words, decimal, number


def test_a_number_is_read_as_it_is_or_to_two_decimals() -> None:
    assert [decimal(Fraction(value)) for value in ("1.25", "1/3", "7")] == ["1.25", "0.33", "7"]
    assert [number(Fraction(value)) for value in ("3", "7/3")] == ["3", "7/3"]


def test_a_decimal_mark_is_that_of_the_language_and_digits_are_the_same_in_all() -> None:
    said = {}
    for language in ("en", "es", "ar"):
        with speaking(language):
            said[language] = decimal(Fraction("1.25"))
    assert said == {"en": "1.25", "es": "1,25", "ar": "1.25"}


def test_nothing_is_said_of_a_change_where_nothing_is_known() -> None:
    assert list(change_words(None)) == []
