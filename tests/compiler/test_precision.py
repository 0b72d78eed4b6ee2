"""Standard errors, the reliable change and the cut-off, as constants of a program."""

from __future__ import annotations

from decimal import Decimal, getcontext
from fractions import Fraction
from math import isqrt
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quietform.compiler.precision import cutoff, error_of_difference, near, root, standard_error
from quietform.measures import Change
from tests.compiler import codes, compiled, scale, trial

BANDS = [{"id": "low", "below": 2, "label": "Low"}, {"id": "high", "from": 2, "label": "High"}]
KNOWN: dict[str, Any] = {"sd": "7.5", "reliability": "0.8", "source": "Journal"}


@pytest.mark.parametrize(
    ("value", "text"),
    [
        ("0", "0.000000000000"),
        ("9", "3.000000000000"),
        ("2", "1.414213562373"),
        ("11.25", "3.354101966250"),
        ("1/4", "0.500000000000"),
        ("1/1000000000000000000000000", "0.000000000001"),
        ("1/4000000000000000000000000", "0.000000000001"),
        ("1/4000000000000000000000001", "0.000000000000"),
        ("123456789", "11111.111060555555"),
    ],
)
def test_a_root_is_written_to_twelve_places_half_away_from_zero(value: str, text: str) -> None:
    assert root(Fraction(value)) == text


@given(st.fractions(min_value=0, max_value=10**6, max_denominator=10**6))
def test_a_root_is_the_nearest_of_its_decimals(value: Fraction) -> None:
    found = Fraction(root(value))
    step = Fraction(1, 2 * 10**12)
    assert max(Fraction(0), found - step) ** 2 <= value <= (found + step) ** 2


def test_roots_agree_with_another_way_to_compute_them() -> None:
    getcontext().prec = 60
    for number in range(1, 500):
        value = Fraction(number, 7)
        exact = (Decimal(value.numerator) / Decimal(value.denominator)).sqrt()
        assert root(value) == f"{exact:.12f}"
    assert isqrt(2 * 10**24) == 1414213562373


def change(**more: Any) -> Change:
    return Change.model_validate(KNOWN | more)


def test_the_standard_errors_are_those_of_the_formulas() -> None:
    # SEM = 7.5 × √0.2, S_diff = √2 SEM
    assert standard_error(change()) == "3.354101966250"
    assert error_of_difference(change()) == "4.743416490253"


def test_the_cutoff_is_the_published_example() -> None:
    both = {"clinical": {"mean": "40", "sd": "7.5"}, "functional": {"mean": "60", "sd": "7.5"}}
    assert cutoff(change(**both)) == 50
    apart = {"clinical": {"mean": "10", "sd": "4"}, "functional": {"mean": "4", "sd": "2"}}
    assert cutoff(change(**apart)) == 6
    assert cutoff(change()) is None


def test_the_program_holds_the_constants_and_near_in_points() -> None:
    fields = {"method": "sum", "items": ["a", "b"], "bands": BANDS}
    found = compiled(scales={"s": scale(**fields, near="standard_error", change=KNOWN)}).program["scales"][0]
    assert found["change"] == {"difference": "4.743416490253"}
    assert Fraction(found["near"]) == Fraction("1.96") * Fraction("3.354101966250")
    assert compiled(scales={"s": scale(**fields, near="0.5")}).program["scales"][0]["near"] == "1/2"
    assessment, _ = trial(scales={"s": scale(**fields)}).sound()
    assert near(assessment.scales["s"]) is None


@pytest.mark.parametrize(
    "wrong",
    [
        {"reliability": "1"},
        {"reliability": "-0.5"},
        {"sd": "0"},
        {"clinical": {"mean": "1", "sd": "1"}},
        {"clinical": {"mean": "1", "sd": "0"}, "functional": {"mean": "2", "sd": "1"}},
    ],
)
def test_numbers_that_cannot_be_are_told(wrong: dict[str, Any]) -> None:
    assert codes(scales={"s": scale(method="sum", items=["a", "b"], change=KNOWN | wrong)}) == ["measure"]
