"""Scales → what stands behind a score, or in place of a number, for the program; and what keeps it from doing so."""

from __future__ import annotations

import re
from collections.abc import Mapping
from fractions import Fraction
from typing import Any

from quietform.compiler.formula import written
from quietform.compiler.keying import KEYED, is_turned
from quietform.compiler.names import Names
from quietform.compiler.values import Reach
from quietform.model import Assessment, Band, Scale

OPERATIONS = {"at_least": ">=", "equal": "==", "at_most": "<="}
# Whether a higher answer lowers the scale, by item; both, where parts of the scale use it both ways.
Turned = dict[str, set[bool]]


def reasons(names: Names, programs: Mapping[str, Any], reach: Mapping[str, Reach]) -> list[dict[str, Any]]:
    """What the engines need to find the reasons of each scale that has some."""
    found = []
    for name, scale in names.assessment.scales.items():
        if scale.reasons is not None and name in programs:
            turned = _turned(name, names.assessment)
            fault = _fault(scale, turned, reach.get(name))
            if fault is not None:
                place = names.source.key("scales", name, "reasons")
                names.problems.add(place, "reasons", scale=name, fault=fault[0], hint=fault[1])
            found.append(
                {
                    "scale": name,
                    "at_most": scale.reasons.at_most,
                    "items": [item for item in names.answers if item in (turned or ())],
                    "turned": [item for item in names.answers if True in (turned or {}).get(item, ())],
                    **sides_of_bands(scale, reach.get(name)),
                }
            )
    return found


def sides_of_bands(scale: Scale, reach: Reach | None) -> dict[str, list[str]]:
    """The bands that lie wholly below or above the middle of the scale; one that has it inside is neither."""
    if reach is None or reach.low is None or reach.high is None:
        return {"below": [], "above": []}
    middle = (reach.low + reach.high) / 2
    below = [band.id for band in scale.bands or [] if (end := _high(band)) is not None and end <= middle]
    above = [band.id for band in scale.bands or [] if (end := _low(band)) is not None and end >= middle]
    return {"below": below, "above": above}


def _low(band: Band) -> Fraction | None:
    return band.above if band.from_ is None else band.from_


def _high(band: Band) -> Fraction | None:
    return band.below if band.to is None else band.to


def _turned(name: str, assessment: Assessment, flipped: bool = False) -> Turned | None:
    """For each item underneath, whether a higher answer lowers the scale; None where there is no saying."""
    scale = assessment.scales[name]
    if scale.method not in KEYED or (scale.irt is not None and scale.irt.python_only):
        return None
    flipped ^= scale.times is not None and scale.times < 0
    found: Turned = {item: {is_turned(scale, item) ^ flipped} for item in scale.items or []}
    for part in scale.scales or []:
        under = _turned(part, assessment, flipped ^ (scale.weights.get(part, Fraction(1)) < 0))
        if under is None:
            return None
        for item, ways in under.items():
            found[item] = found.get(item, set()) | ways
    return found


def _fault(scale: Scale, turned: Turned | None, reach: Reach | None) -> tuple[str, str] | None:
    """Why the answers underneath cannot speak for a band, and what to do."""
    if not scale.bands:
        return "have no bands for which they could speak", "give it bands, or remove reasons"
    if turned is None:
        return (
            "are for a sum, a mean or pomp, of items or of such scales",
            "remove reasons, or give them to a part of it",
        )
    both = next((item for item, ways in turned.items() if len(ways) > 1), None)
    if both is not None:
        return f'would have "{both}" speak for both sides', "let its parts use the item one way"
    if reach is not None and (reach.low is None or reach.high is None):
        return "want a lowest and a highest score, with a middle between them", "remove reasons"
    return None


# In place of a number.


def names_of(scale: Scale) -> dict[str, Any]:
    """When each scale of a count counts, for one that is shown by their names."""
    if scale.shown != "names" or scale.count_if is None:
        return {}
    operation, bound = OPERATIONS[scale.count_if.name], written(scale.count_if.value)
    return {"names": [[part, [operation, ["scale", part], bound]] for part in scale.scales or []]}


def check_shown(names: Names) -> None:
    """Note what is shown in words or names and cannot be, or has a number shown somewhere else."""
    scales = names.assessment.scales
    for name, scale in scales.items():
        if scale.shown != "number":
            for fault, hint in _misshown(name, scale, names.assessment):
                place = names.source.key("scales", name, "shown")
                names.problems.add(place, "shown", scale=name, how=scale.shown, fault=fault, hint=hint)


def _misshown(name: str, scale: Scale, assessment: Assessment) -> list[tuple[str, str]]:
    found = []
    if not scale.bands:
        found.append(("and has no bands", "give it bands: their labels are what is shown"))
    if scale.shown == "names" and not (scale.scales and scale.count_if):
        found.append(("and is no count of scales", "write shown: words, or count scales with count_if"))
    numbers = [key for key in ("norms", "change", "irt", "picture") if getattr(scale, key)]
    if numbers:
        found.append((f"and has {numbers[0]}, which shows a number", f"remove {numbers[0]}, or show the number"))
    for other, one in assessment.scales.items():
        if one.picture and re.search(rf"\b{name}\b", one.formula or ""):
            found.append((f'and stands on the beam of "{other}", which shows its number', "remove one of the two"))
    for id, profile in assessment.profiles.items():
        if name in profile.scales:
            found.append((f'and stands in profile "{id}", which shows its number', "take it out of the profile"))
    return found
