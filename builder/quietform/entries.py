"""What one thing that can be wrong is, as the catalogue lists it: what is said, what to do, how grave it is."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Level = Literal["error", "warning", "note"]
LEVELS: tuple[Level, ...] = ("error", "warning", "note")


@dataclass(frozen=True)
class Entry:
    """One thing that can be wrong: what is said, and what the author can do about it."""

    what: str
    todo: str
    level: Level = "error"
