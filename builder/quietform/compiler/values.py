"""Reach: every score that some answer sheet can give a scale, or the interval that holds them all."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property
from itertools import pairwise
from math import lcm

from quietform.scoring.exact import round_half_away

# Beyond so many scores, or so many steps to find them, an interval is given in place of all scores.
MOST_VALUES = 4_000
MOST_STEPS = 100_000
Values = tuple[Fraction, ...]


@dataclass(frozen=True)
class Reach:
    """The scores a scale can take: none but those between low and high (None: without bound), or none but `values`.

    No values at all: the scale never has a score.
    """

    low: Fraction | None
    high: Fraction | None
    values: frozenset[Fraction] | None = None

    @classmethod
    def of(cls, values: frozenset[Fraction]) -> Reach:
        return cls(min(values), max(values), values)

    @cached_property
    def step(self) -> Fraction | None:
        """The distance between neighbouring scores, if it is the same everywhere."""
        if self.values is None or not 2 < len(self.values) <= 400:
            return None
        # Whole numbers are compared faster.
        parts = lcm(*(value.denominator for value in self.values))
        ordered = sorted(value.numerator * (parts // value.denominator) for value in self.values)
        steps = {high - low for low, high in pairwise(ordered)}
        return Fraction(steps.pop(), parts) if len(steps) == 1 else None

    def times(self, factor: Fraction | None) -> Reach:
        """The reach after the scale's constant."""
        if factor is None:
            return self
        if self.values:
            return Reach.of(frozenset(value * factor for value in self.values))
        low, high = (None if end is None else end * factor for end in (self.low, self.high))
        return Reach(high, low) if factor < 0 else Reach(low, high)

    def rounded(self, decimals: int | None) -> Reach:
        """The reach after the scale's `decimals`."""
        if decimals is None:
            return self
        if self.values is not None:
            return Reach.of(frozenset(round_half_away(value, decimals) for value in self.values))
        low, high = (None if end is None else round_half_away(end, decimals) for end in (self.low, self.high))
        return Reach(low, high)
