"""An item of type ranking → a response for each of its entries: its place, from 1."""

from __future__ import annotations

from fractions import Fraction
from typing import Annotated, Any, Literal

from pydantic import Field

from quietform.items.kind import Asked, Entry, ItemType, ScoredFields, Steps


class Ranking(ScoredFields):
    """Entries that the person puts in order, without dragging; scales name the place of each as `id.entry`, from 1.

    An entry without a place is skipped; two entries cannot have the same place.
    """

    type: Literal["ranking"]
    """The item type; the section's, if not given here."""
    entries: Annotated[list[Entry], Field(min_length=2)]
    """What is put in order."""


def _asks(item: Ranking, section: Any) -> tuple[Asked, ...]:
    places = Steps(Fraction(1), Fraction(len(item.entries)))
    return tuple(Asked(entry.id, entry.label, places) for entry in item.entries)


RANKING = ItemType("ranking", Ranking, _asks)
