"""What is known of a score's precision → the constants of a program: difference, cut-off, and near."""

from __future__ import annotations

from fractions import Fraction
from math import isqrt
from typing import Any

from quietform.compiler.formula import written
from quietform.fields import STANDARD_ERROR
from quietform.measures import Change
from quietform.model import Scale
from quietform.problems import Problems
from quietform.reading import Source

# Constants that need a square root are written to so many decimals.
PLACES = 12
# Of a standard error, on both sides: 95 %.
SURE = Fraction("1.96")


def root(value: Fraction) -> str:
    """The square root of a number that is not below 0, in decimal to 12 places, half away from zero."""
    scaled = value * 100**PLACES
    whole = isqrt(scaled.numerator // scaled.denominator)
    if (2 * whole + 1) ** 2 <= 4 * scaled:
        whole += 1
    return f"{whole // 10**PLACES}.{whole % 10**PLACES:0{PLACES}d}"


def standard_error(change: Change) -> str:
    """SEM = SD √(1 − r), the standard error of measurement, in points of the score."""
    return root(change.sd**2 * (1 - change.reliability))


def error_of_difference(change: Change) -> str:
    """S_diff = √2 SEM, the standard error of a difference between two scores of one person."""
    return root(2 * change.sd**2 * (1 - change.reliability))


def cutoff(change: Change) -> Fraction | None:
    """c = (SD_clin M_func + SD_func M_clin) / (SD_clin + SD_func) (Jacobson and Truax 1991)."""
    clinical, functional = change.clinical, change.functional
    if clinical is None or functional is None:
        return None
    return (clinical.sd * functional.mean + functional.sd * clinical.mean) / (clinical.sd + functional.sd)


def precision(scale: Scale) -> dict[str, Any]:
    """The keys `change` and `near` of a scale's program, as far as it has them."""
    found: dict[str, Any] = {}
    if scale.change is not None:
        found["change"] = {"difference": error_of_difference(scale.change)}
        cut = cutoff(scale.change)
        if cut is not None:
            found["change"]["cutoff"] = written(cut)
    margin = near(scale)
    if margin is not None:
        found["near"] = written(margin)
    return found


def near(scale: Scale) -> Fraction | None:
    """How many points are close to the line: as given, or 1.96 standard errors."""
    if scale.near == STANDARD_ERROR:
        return None if scale.change is None else SURE * Fraction(standard_error(scale.change))
    return scale.near if isinstance(scale.near, Fraction) else None


def check_precision(name: str, scale: Scale, source: Source, problems: Problems) -> bool:
    """Whether the numbers can be what they are said to be; what cannot is noted."""
    change, before = scale.change, len(problems.errors)

    def wrong(key: str, fault: str, hint: str) -> None:
        place = source.key("scales", name, *key.split("."))
        problems.add(place, "measure", user=f'scale "{name}"', fault=fault, hint=hint)

    if scale.near == STANDARD_ERROR and change is None and "scales" not in source.guessed:
        wrong("near", "says near: standard_error but nothing of its precision", "add change, with sd and reliability")
    if change is not None:
        if not 0 <= change.reliability < 1:
            wrong(
                "change.reliability", "has a reliability outside 0 to below 1", "write the published one, such as 0.85"
            )
        for key, sd in (("change.sd", change.sd), *_deviations(change)):
            if sd <= 0:
                wrong(key, "has a standard deviation that is not above 0", "write the published one")
        if (change.clinical is None) != (change.functional is None):
            wrong("change", "has only one of clinical and functional", "give both; a cut-off lies between them")
    return len(problems.errors) == before


def _deviations(change: Change) -> list[tuple[str, Fraction]]:
    groups = (("clinical", change.clinical), ("functional", change.functional))
    return [(f"change.{name}.sd", group.sd) for name, group in groups if group is not None]
