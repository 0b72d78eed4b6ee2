"""An item of type several → a response for each of its choices: 1 if it is ticked, 0 if another is."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from pydantic import Field

from quietform.fields import Text
from quietform.items.kind import TICKS, Asked, Entry, ItemType, ScoredFields


class Several(ScoredFields):
    """Any number of choices that apply; scales name each as `id.choice`, 1 or 0.

    As long as nothing is ticked, all are skipped: a blank is not a zero. `none` lets the person say that none applies.
    """

    type: Literal["several"]
    """The item type; the section's, if not given here."""
    choices: Annotated[list[Entry], Field(min_length=1)]
    """What can be ticked."""
    none: Text | None = None
    """Words for none of them, such as: None of these."""


def _asks(item: Several, section: Any) -> tuple[Asked, ...]:
    return tuple(Asked(choice.id, choice.label, TICKS) for choice in item.choices)


SEVERAL = ItemType("several", Several, _asks)
