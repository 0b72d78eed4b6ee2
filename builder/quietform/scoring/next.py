"""A sheet → which pages to read next, of those with a condition. Twin of next.js; standard library only."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from quietform.scoring.nodes import holds
from quietform.scoring.sheet import Sheet


def next_pages(asked: Sequence[Sequence[Any]], sheet: Sheet) -> list[int]:
    """The places, in the list of all pages, of those whose condition holds."""
    return [place for place, condition in asked if holds(condition, sheet.leaf)]
