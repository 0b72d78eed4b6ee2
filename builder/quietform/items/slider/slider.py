"""An item of type slider → one response, a number between two ends that have words."""

from __future__ import annotations

from fractions import Fraction
from typing import Any, Literal

from quietform.fields import Number, Text
from quietform.items.kind import Asked, ItemType, ScoredFields, Steps


class Slider(ScoredFields):
    """A place on a line between two ends (a visual analogue scale). There is no answer until it is touched.

    The same number can be written into a field, so that nobody has to drag.
    """

    type: Literal["slider"]
    """The item type; the section's, if not given here."""
    minimum: Number = Fraction(0)
    """The number at the low end."""
    maximum: Number = Fraction(100)
    """The number at the high end."""
    step: Number = Fraction(1)
    """What the answers are apart, counted from the lowest."""
    low: Text
    """Words at the low end."""
    high: Text
    """Words at the high end."""


def _asks(item: Slider, section: Any) -> tuple[Asked, ...]:
    return (Asked(steps=Steps(item.minimum, item.maximum, item.step)),)


SLIDER = ItemType("slider", Slider, _asks)
