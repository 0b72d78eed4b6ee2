"""An item of type number → one response, a number within a range."""

from __future__ import annotations

from fractions import Fraction
from typing import Any, Literal

from quietform.fields import Number, Text
from quietform.items.kind import Asked, ItemType, ScoredFields, Steps


class NumberItem(ScoredFields):
    """A number, written into a field; a decimal comma and a decimal point are the same. Left blank, it is skipped."""

    type: Literal["number"]
    """The item type; the section's, if not given here."""
    minimum: Number
    """The lowest answer."""
    maximum: Number
    """The highest answer."""
    step: Number = Fraction(1)
    """What the answers are apart, counted from the lowest: 1 for whole numbers, 0.1 for one decimal."""
    unit: Text | None = None
    """What is counted, such as: hours a week."""


def _asks(item: Any, section: Any) -> tuple[Asked, ...]:
    return (Asked(steps=Steps(item.minimum, item.maximum, item.step)),)


NUMBER = ItemType("number", NumberItem, _asks)
