"""WHAT CAN BE ASKED: one folder an item type; this file names them all, for the model and for everything after it."""

from __future__ import annotations

from typing import Literal

from quietform.items.choice.choice import CHOICE, Choice
from quietform.items.date.date import DATE, DateItem
from quietform.items.grid.grid import GRID, Grid
from quietform.items.kind import Asked, ChosenFields, Entry, ItemFields, ItemType, ScoredFields, Steps
from quietform.items.number.number import NUMBER, NumberItem
from quietform.items.pair.pair import PAIR, Pair, Sides
from quietform.items.ranking.ranking import RANKING, Ranking
from quietform.items.several.several import SEVERAL, Several
from quietform.items.slider.slider import SLIDER, Slider
from quietform.items.text.text import TEXT, TextItem

# One word, one class, one line for each type; a test holds the three together.
ItemKind = Literal["choice", "pair", "several", "grid", "number", "slider", "text", "ranking", "date"]
Item = Choice | Pair | Several | Grid | NumberItem | Slider | TextItem | Ranking | DateItem
TYPES: dict[str, ItemType] = {
    kind.name: kind for kind in (CHOICE, PAIR, SEVERAL, GRID, NUMBER, SLIDER, TEXT, RANKING, DATE)
}

__all__ = [
    "TYPES",
    "Asked",
    "ChosenFields",
    "Entry",
    "Item",
    "ItemFields",
    "ItemKind",
    "ItemType",
    "ScoredFields",
    "Sides",
    "Steps",
]
