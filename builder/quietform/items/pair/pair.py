"""An item of type pair → two responses, one stem answered for me and for my partner."""

from __future__ import annotations

from typing import Any, Literal

from quietform.fields import Fields, Text
from quietform.interface import mark, unless_written
from quietform.items.kind import Asked, ChosenFields, ItemType

# The words where an author gives none: said in the language of the page.
ME = mark("I")
PARTNER = mark("My partner")


class Sides(Fields):
    """The words for the two halves of a pair."""

    me: Text = ME
    """Shown beside the half about oneself."""
    partner: Text = PARTNER
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
    me, partner = unless_written(sides.me, ME), unless_written(sides.partner, PARTNER)
    return Asked("me", me, half=True, own=True), Asked("partner", partner, half=True)


PAIR = ItemType("pair", Pair, _asks)
