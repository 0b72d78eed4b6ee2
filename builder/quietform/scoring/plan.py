"""Program → plan: every number read and every look-up made once, so that many sheets are scored fast. Python only."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from fractions import Fraction
from functools import lru_cache
from math import ceil
from typing import Any, NamedTuple

from quietform.scoring.exact import Number, parse, write
from quietform.scoring.irt import prepare as prepare_irt
from quietform.scoring.irt_tables import conventions

Program = Mapping[str, Any]
# Scores whose text and band are remembered, for each scale.
REMEMBERED = 4_096
# The halves of a pair; no other item type calls a part of its items so.
OTHER_SIDE = {"me": "partner", "partner": "me"}


class Options(NamedTuple):
    """What can be answered: the values of an option set, or a range from `low` to `high` in equal steps."""

    values: dict[str, Number]
    """By each way in which a program or a page writes them; of a range, none."""
    low: Number
    high: Number
    step: Number | None = None
    """Of a range only."""

    def allow(self, value: Number) -> bool:
        """Whether the number is one that can be answered."""
        if self.step is None:
            return value in self.values.values()
        return self.low <= value <= self.high and Fraction(value - self.low, self.step).denominator == 1


class Keyed(NamedTuple):
    """An item of a scale: its range, the sum of its ends if it is reverse-keyed, and its weight."""

    item: str
    other: str
    """The other half of its pair; itself if it is no half, or if it counts by itself."""
    low: Number
    high: Number
    ends: Number | None
    weight: Number


class ScalePlan:
    """One scale: what the program says of it, with its numbers read."""

    def __init__(self, scale: Mapping[str, Any], sets: Mapping[str, Options], under: Mapping[str, list[str]]) -> None:
        self.id: str = scale["id"]
        self.spec = dict(scale)
        if "count" in scale:
            self.spec["count"] = {**scale["count"], "value": parse(scale["count"]["value"])}
        weights = {id: parse(weight) for id, weight in scale.get("weights", {}).items()}
        both, reverse = scale.get("both", False), scale.get("reverse", ())
        self.keyed: list[Keyed] = []
        for item in scale.get("items", ()):
            low, high = sets[item].low, sets[item].high
            other = other_half(item) if both else item
            self.keyed.append(
                Keyed(item, other, low, high, low + high if item in reverse else None, weights.get(item, 1))
            )
        self.parts: list[tuple[str, Number]] = [(id, weights.get(id, 1)) for id in scale.get("scales", ())]
        self.operands: list[str] = scale.get("operands", [])
        items = [*scale.get("items", ()), *self.operands]
        for part, _ in self.parts:
            items += under[part]
        self.under = list(dict.fromkeys(items))
        self.needs = _rule(scale["needs"])
        self.needs_items = _rule(scale["needs_items"]) if "needs_items" in scale else None
        self.zero: bool = scale["needs"]["rule"] == "zero"
        self.prorate: bool = scale.get("prorate", False)
        self.times = parse(scale["times"]) if "times" in scale else None
        self.decimals: int | None = scale.get("decimals")
        self.estimate = prepare_irt(scale["irt"]) if "irt" in scale else None
        self.conventions = conventions(scale["irt"]) if "irt" in scale else None
        self.bands = [_band(band) for band in scale.get("bands", ())]
        self.near = parse(scale["near"]) if "near" in scale else None
        self.read: Callable[[Number], tuple[str, str | None, str | None]] = lru_cache(REMEMBERED)(self._read)

    def _read(self, score: Number) -> tuple[str, str | None, str | None]:
        """The score as text, its band, and the band that it is near to."""
        own = next((index for index, band in enumerate(self.bands) if _within(band, score)), None)
        if own is None:
            return write(score), None, None
        return write(score), self.bands[own]["id"], self._near(own, score)

    def _near(self, own: int, score: Number) -> str | None:
        """The band on the other side of the nearest border within `near` points (inclusive); the lower one on a tie."""
        band, found = self.bands[own], []
        if self.near is None:
            return None
        if own > 0:
            border = band["from"] if "from" in band else band["above"]
            found.append((score - border, self.bands[own - 1]["id"]))
        if own < len(self.bands) - 1:
            border = band["below"] if "below" in band else band["to"]
            found.append((border - score, self.bands[own + 1]["id"]))
        found = [pair for pair in found if pair[0] <= self.near]
        return min(found, key=lambda pair: pair[0])[1] if found else None


class Plan:
    """A program, ready for many sheets."""

    def __init__(self, program: Program) -> None:
        self.program = program
        sets = {name: _options(values) for name, values in program["options"].items()}
        self.sets = {item: sets[name] for item, name in program["items"].items()}
        self.items = list(self.sets.items())
        self.shown: list[tuple[str, Any]] = list(program.get("shown", {}).items())
        self.scales: list[ScalePlan] = []
        self.under: dict[str, list[str]] = {}
        for scale in program["scales"]:
            plan = ScalePlan(scale, self.sets, self.under)
            self.under[plan.id] = plan.under
            self.scales.append(plan)


def other_half(item: str) -> str:
    """The other half of a pair; an item that is no half is its own."""
    name, dot, side = item.rpartition(".")
    return f"{name}.{OTHER_SIDE[side]}" if dot and side in OTHER_SIDE else item


def needed(rule: Mapping[str, Any], shown: int) -> int:
    """How many of what was shown must be answered by a missing rule; at least one, or there is nothing to score."""
    return _rule(rule)(shown)


def _rule(rule: Mapping[str, Any]) -> Callable[[int], int]:
    amount = parse(rule.get("amount", 0))
    if rule["rule"] == "complete":
        return lambda shown: max(1, shown)
    if rule["rule"] == "at_most":
        return lambda shown: max(1, shown - int(amount))
    if rule["rule"] == "share":
        return lambda shown: max(1, ceil(amount * shown))
    return lambda shown: max(1, int(amount))


def _options(values: list[int | str] | dict[str, int | str]) -> Options:
    if isinstance(values, dict):
        return Options({}, *(parse(values[key]) for key in ("from", "to", "step")))
    numbers = [parse(value) for value in values]
    known = {str(value): number for value, number in zip(values, numbers, strict=True)}
    known |= {write(number): number for number in numbers}
    return Options(known, min(numbers), max(numbers))


def _band(band: Mapping[str, Any]) -> dict[str, Any]:
    return {key: bound if key == "id" else parse(bound) for key, bound in band.items()}


def _within(band: Mapping[str, Any], score: Number) -> bool:
    return (
        ("from" not in band or score >= band["from"])
        and ("above" not in band or score > band["above"])
        and ("below" not in band or score < band["below"])
        and ("to" not in band or score <= band["to"])
    )
