"""A sheet → the flags that its answers raise. Twin of flags.js; standard library only."""

from __future__ import annotations

from typing import Any

from quietform.scoring.nodes import holds
from quietform.scoring.sheet import Sheet


def raised(flags: list[dict[str, Any]], sheet: Sheet) -> list[str]:
    """The flags whose conditions hold, in order; one that is `last` only if none before it is raised."""
    found: list[str] = []
    for flag in flags:
        if holds(flag["when"], sheet.leaf) and not (found and flag.get("last")):
            found.append(flag["id"])
    return found
