"""Exact numbers: text → number → text."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quietform.scoring.exact import parse, round_half_away, show, write
from tests.scoring.engines import in_python
from tests.scoring.vectors import Vector, differences, vectors

fractions = st.fractions(max_denominator=10**6)
places = st.integers(0, 6)


@pytest.mark.parametrize("vector", vectors("numbers"), ids=lambda vector: vector.where)
def test_each_vector_of_numbers_holds(vector: Vector) -> None:
    assert differences(vector, in_python([vector.call])[0]) == []


@pytest.mark.parametrize("wrong", ["", "1e3", " 1", "1_0", "½", None, True, 1 + 2j, [1], "9" * 5000])
def test_what_is_no_number_raises_value_error(wrong: object) -> None:
    with pytest.raises(ValueError):  # noqa: PT011  # the text is what was given
        parse(wrong)


def test_a_division_by_zero_raises() -> None:
    with pytest.raises(ZeroDivisionError):
        parse("1/0")


@given(fractions)
def test_writing_and_reading_gives_the_number_back(value: Fraction) -> None:
    assert parse(write(value)) == value


@given(fractions, places)
def test_rounding_gives_a_nearest_number_and_is_symmetric(value: Fraction, decimals: int) -> None:
    rounded = round_half_away(value, decimals)
    assert (rounded * 10**decimals).denominator == 1
    assert abs(rounded - value) <= Fraction(1, 2 * 10**decimals)
    assert round_half_away(-value, decimals) == -rounded
    assert round_half_away(rounded, decimals) == rounded


@given(fractions, places)
def test_a_tie_goes_away_from_zero(value: Fraction, decimals: int) -> None:
    step = Fraction(1, 10**decimals)
    tie = round_half_away(value, decimals) + (step / 2 if value >= 0 else -step / 2)
    assert abs(round_half_away(tie, decimals)) == abs(tie) + step / 2


@given(fractions, st.none() | places, st.lists(st.fractions(max_denominator=100), max_size=3))
def test_a_shown_number_never_stands_on_the_other_side_of_a_border(
    value: Fraction, decimals: int | None, borders: list[Fraction]
) -> None:
    shown = Fraction(show(value, decimals, borders))
    others = [border for border in borders if border != value]
    assert [shown > border for border in others] == [value > border for border in others]
    assert shown not in others
    assert abs(shown - value) <= Fraction(1, 2 * 10 ** (2 if decimals is None else decimals))


@given(fractions)
def test_without_decimals_at_most_two_are_shown_and_no_spare_zeros(value: Fraction) -> None:
    _, _, decimals = show(value, None, []).partition(".")
    assert len(decimals) <= 2
    assert not decimals.endswith("0")
