"""WHAT CAN BE ASKED: one folder an item type; this table names them all."""

from __future__ import annotations

from quietform.items.choice.choice import CHOICE
from quietform.items.kind import ItemFields, ItemType
from quietform.items.pair.pair import PAIR

TYPES: dict[str, ItemType] = {kind.name: kind for kind in (CHOICE, PAIR)}

__all__ = ["TYPES", "ItemFields", "ItemType"]
