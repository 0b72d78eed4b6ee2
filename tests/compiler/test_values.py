"""Reach: what is known of the scores a scale can take. (Rounding and steps: see test_reach.py.)"""

from __future__ import annotations

from fractions import Fraction

import pytest

from quietform.compiler.values import Reach


@pytest.mark.parametrize(
    ("reach", "factor", "after"),
    [
        (Reach.of(frozenset(map(Fraction, (1, 2)))), Fraction(-2), Reach.of(frozenset(map(Fraction, (-2, -4))))),
        (Reach(Fraction(1), Fraction(3)), Fraction(2), Reach(Fraction(2), Fraction(6))),
        (Reach(Fraction(1), Fraction(3)), Fraction(-1), Reach(Fraction(-3), Fraction(-1))),
        (Reach(None, Fraction(3)), Fraction(-1), Reach(Fraction(-3), None)),
        (Reach(None, None), Fraction(5), Reach(None, None)),
        (Reach(None, None, frozenset()), Fraction(5), Reach(None, None, None)),
        (Reach(Fraction(1), None), None, Reach(Fraction(1), None)),
    ],
)
def test_a_constant_moves_the_ends_and_every_value(reach: Reach, factor: Fraction | None, after: Reach) -> None:
    assert reach.times(factor) == after
