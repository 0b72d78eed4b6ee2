"""WHAT CAN BE ASKED: one folder an item type; this file names them all, for the model and for everything after it."""

from __future__ import annotations

from typing import Literal

from quietform.items.choice.choice import CHOICE, Choice
from quietform.items.kind import ItemFields, ItemType
from quietform.items.pair.pair import PAIR, Pair, Sides

# One word, one class, one line for each type; a test holds the three together.
ItemKind = Literal["choice", "pair"]
Item = Choice | Pair
TYPES: dict[str, ItemType] = {kind.name: kind for kind in (CHOICE, PAIR)}

__all__ = ["TYPES", "Item", "ItemFields", "ItemKind", "ItemType", "Sides"]
