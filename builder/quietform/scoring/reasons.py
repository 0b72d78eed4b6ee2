"""A scored sheet → what stands behind its scores: answers that speak for a band, scales that count.

Twin of reasons.js; standard library only.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from quietform.scoring.exact import Number, divide, magnitude
from quietform.scoring.nodes import Leaf, holds
from quietform.scoring.sheet import Sheet


def reasons(asked: Sequence[Mapping[str, Any]], sheet: Sheet) -> dict[str, Any]:
    """By scale: the answers that lie farthest from the middle of their range, on the side of the band that it has.

    The farthest comes first; of those that lie equally far, the one that is asked first. None without a score.
    """
    return {one["scale"]: _strongest(one, sheet) for one in asked}


def _strongest(asked: Mapping[str, Any], sheet: Sheet) -> list[dict[str, str]] | None:
    result = sheet.results[asked["scale"]]
    if result["score"] is None:
        return None
    against = {side: result["band"] in asked[other] for side, other in (("above", "below"), ("below", "above"))}
    found: list[tuple[Number, str, str]] = []
    for item in asked["items"]:
        leaning = _leaning(item, item in asked["turned"], sheet) if item in sheet.counted[asked["scale"]] else None
        if leaning:
            side = "above" if leaning > 0 else "below"
            if not against[side]:
                found.append((magnitude(leaning), item, side))
    found.sort(key=lambda one: -one[0])
    return [{"item": item, "side": side} for _, item, side in found[: asked["at_most"]]]


def _leaning(item: str, turned: bool, sheet: Sheet) -> Number | None:
    """Where the answer lies after reversal: -1 at the low end of its range, 0 in the middle, 1 at the high end."""
    low, high = sheet.plan.sets[item].low, sheet.plan.sets[item].high
    above = 2 * sheet.values[item] - low - high
    return divide(-above if turned else above, high - low)


def named(asked: Sequence[Sequence[Any]], score: Number, leaf: Leaf) -> list[str]:
    """The scales that a count counts."""
    return [scale for scale, condition in asked if holds(condition, leaf)]
