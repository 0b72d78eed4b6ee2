"""An item of type pair → two responses, one stem answered for me and for my partner."""

from __future__ import annotations

from typing import Any, Literal

from quietform.fields import Fields, Text
from quietform.items.kind import Asked, ChosenFields, ItemType


class Sides(Fields):
    """The words for the two halves of a pair."""

    me: Text = "I"
    """Shown beside the half about oneself."""
    partner: Text = "My partner"
    """Shown beside the half about the partner."""


class Pair(ChosenFields):
    """One stem, answered once for me and once for my partner; scales name the halves `id.me` and `id.partner`.

    `cannot_tell` is offered for the partner's half only: nobody else can tell your own.
    """

    type: Literal["pair"] = "pair"
    """The item type; the section's, if not given here."""
    sides: Sides | None = None
    """The words for the two halves; the section's, if not given here."""


def sides_of(item: Pair, section: Any) -> Sides:
    """The words for the halves: the item's own, else its section's."""
    return item.sides or (section.sides if section is not None else Sides())


def _asks(item: Pair, section: Any) -> tuple[Asked, ...]:
    sides = sides_of(item, section)
    return Asked("me", sides.me, half=True, own=True), Asked("partner", sides.partner, half=True)


PAIR = ItemType("pair", Pair, _asks)
