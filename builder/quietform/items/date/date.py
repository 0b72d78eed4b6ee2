"""An item of type date → a day of the person's own, which is no response: no score and no program knows it."""

from __future__ import annotations

from typing import Literal

from quietform.items.kind import ItemFields, ItemType


class DateItem(ItemFields):
    """A day, month and year, kept like a text for the person alone."""

    type: Literal["date"]
    """The item type; the section's, if not given here."""


DATE = ItemType("date", DateItem, lambda item, section: ())
