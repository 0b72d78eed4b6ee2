"""An item of type choice → one response, chosen from its option set."""

from __future__ import annotations

from typing import Literal

from quietform.items.kind import Asked, ChosenFields, ItemType


class Choice(ChosenFields):
    """One of several answers to one stem."""

    type: Literal["choice"] = "choice"
    """The item type; the section's, if not given here."""


CHOICE = ItemType("choice", Choice, lambda item, section: (Asked(),))
