"""An item of type text → words of the person's own, which are no response: no score and no program knows them."""

from __future__ import annotations

from typing import Literal

from quietform.fields import Flag
from quietform.items.kind import ItemFields, ItemType


class TextItem(ItemFields):
    """Words for the person alone: never scored, and saved only if the person says so."""

    type: Literal["text"]
    """The item type; the section's, if not given here."""
    long: Flag = False
    """true: room for several lines."""


TEXT = ItemType("text", TextItem, lambda item, section: ())
