"""An item of type grid → a response for each of its rows, chosen from one option set."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from pydantic import Field

from quietform.items.kind import Asked, ChosenFields, Entry, ItemType


class Grid(ChosenFields):
    """Rows under one stem, each answered from the same option set; scales name each as `id.row`.

    A table on a wide screen, single questions on a narrow one.
    """

    type: Literal["grid"]
    """The item type; the section's, if not given here."""
    rows: Annotated[list[Entry], Field(min_length=1)]
    """What is answered, one row each."""


def _asks(item: Grid, section: Any) -> tuple[Asked, ...]:
    return tuple(Asked(row.id, row.label) for row in item.rows)


GRID = ItemType("grid", Grid, _asks)
