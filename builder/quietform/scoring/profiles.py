"""The scores of a sheet → profiles over scales: their level, and which stand out. Twin of profiles.js."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from quietform.scoring.exact import divide, write
from quietform.scoring.sheet import Sheet


def profiles(asked: Sequence[Mapping[str, Any]], sheet: Sheet) -> dict[str, Any]:
    """By profile; None where fewer than two of its scales have a score, for then there is nothing to compare.

    `elevation` is the mean of the scores, `scatter` the highest less the lowest, `highest` and `lowest` the scales with
    those scores, `deviations` each score less the elevation.
    """
    return {profile["id"]: _profile(profile["scales"], sheet) for profile in asked}


def _profile(scales: Sequence[str], sheet: Sheet) -> dict[str, Any] | None:
    found = {scale: sheet.scores[scale] for scale in scales if scale in sheet.scores}
    elevation = divide(sum(found.values()), len(found))
    if elevation is None or len(found) < 2:
        return None
    high, low = max(found.values()), min(found.values())
    return {
        "elevation": write(elevation),
        "scatter": write(high - low),
        "highest": [scale for scale, score in found.items() if score == high],
        "lowest": [scale for scale, score in found.items() if score == low],
        "deviations": {scale: write(found[scale] - elevation) if scale in found else None for scale in scales},
    }
