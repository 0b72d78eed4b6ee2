"""What the items or scales of one scale can add + its method and missing rule → every score that it can take."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import lru_cache
from itertools import accumulate, product
from typing import Any

from quietform.compiler.formula import written
from quietform.compiler.values import MOST_STEPS, MOST_VALUES, Reach, Values
from quietform.fields import Rule
from quietform.scoring.functions import COUNTED
from quietform.scoring.plan import needed

ZERO, ONE = Fraction(0), Fraction(1)


@dataclass(frozen=True)
class Part:
    """An item (after reversal) or a scale: what it can be, its weight, and whether a rule can hide it."""

    values: Values
    """Every value it can take; of a scale without a list of values, the two ends."""
    weight: Fraction = ONE
    hides: bool = False


@dataclass(frozen=True)
class How:
    """A method with what it needs to know."""

    method: str
    rule: Rule
    prorate: bool = False
    count: tuple[str, Fraction] | None = None


# What is known of the parts gone through so far: how many were answered and shown, the sums of their absolute weights,
# and what the method gathers.
State = tuple[int, int, Fraction, Fraction, Any]
Group = tuple[Part, ...]


@lru_cache(maxsize=4096)
def of_parts(parts: Group, how: How, together: tuple[tuple[int, ...], ...] = ()) -> Reach:
    """The reach, as if the parts were independent of each other (so never too small).

    All subsets that the missing rule lets through are counted in, so prorated scores are too; of the parts that stand
    `together` (by index), all or none count.
    """
    alone = [(index,) for index in range(len(parts)) if not any(index in group for group in together)]
    states: set[State] = {(0, 0, ZERO, ZERO, GATHERED[how.method][0])}
    for group in (*together, *alone):
        if len(states) > MOST_VALUES:
            return interval(parts, how)
        found = _after(states, tuple(parts[index] for index in group), how)
        if found is None:
            return interval(parts, how)
        states = found
    scores = (_finish(state, how) for state in states if state[0] >= needed_of(how.rule, state[1]))
    values = frozenset(score for score in scores if score is not None)
    return Reach.of(values) if values else Reach(None, None, values)


def needed_of(rule: Rule, shown: int) -> int:
    """How many of what is shown must be answered."""
    return needed(needs(rule), shown) if shown else 1


def needs(rule: Rule) -> dict[str, Any]:
    """A missing rule as a program holds it."""
    if rule.share is not None:
        return {"rule": "share", "amount": written(rule.share)}
    return {"rule": rule.name} if rule.count is None else {"rule": rule.name, "amount": rule.count}


# What a method gathers of the values, one after the other.


def _add(total: Any, value: Fraction, part: Part, how: How) -> Any:
    return total + part.weight * value


def _stretch(sums: Any, value: Fraction, part: Part, how: How) -> Any:
    """How far above the lowest possible, and how far from the lowest to the highest possible."""
    low, high = part.values[0], part.values[-1]
    return sums[0] + value - low, sums[1] + high - low


def _extreme(best: Any, value: Fraction, part: Part, how: How) -> Any:
    chosen = min if how.method == "minimum" else max
    return value if best is None else chosen(best, value)


def _sort_in(values: Any, value: Fraction, part: Part, how: How) -> Any:
    return tuple(sorted((*values, value)))


def _tally(found: Any, value: Fraction, part: Part, how: How) -> Any:
    assert how.count is not None  # check_rules noted it otherwise
    found += COUNTED[how.count[0]](value, how.count[1])
    return min(found, 1) if how.method == "any" else found


# By method: what it begins with, and what it makes of it with one value more.
GATHERED: dict[str, tuple[Any, Callable[[Any, Fraction, Part, How], Any]]] = {
    "sum": (ZERO, _add),
    "mean": (ZERO, _add),
    "pomp": ((ZERO, ZERO), _stretch),
    "minimum": (None, _extreme),
    "maximum": (None, _extreme),
    "median": ((), _sort_in),
    "count": (0, _tally),
    "any": (0, _tally),
}


def _after(states: set[State], group: Group, how: How) -> set[State] | None:
    """The states after a group of parts that are answered, missing or hidden together; None if they are too many."""
    choices = 1
    for part in group:
        choices *= len(part.values)
    if len(states) * choices > MOST_STEPS:
        return None
    weight = sum((abs(part.weight) for part in group), ZERO)
    size, gather = len(group), GATHERED[how.method][1]
    found: set[State] = set()
    for answered, shown, given, asked, gathered in states:
        found.add((answered, shown + size, given, asked + weight, gathered))
        if all(part.hides for part in group):
            found.add((answered, shown, given, asked, gathered))
        for values in product(*(part.values for part in group)):
            after = gathered
            for value, part in zip(values, group, strict=True):
                after = gather(after, value, part, how)
            found.add((answered + size, shown + size, given + weight, asked + weight, after))
    return found


def _finish(state: State, how: How) -> Fraction | None:
    answered, _, given, asked, gathered = state
    if answered == 0:
        return None
    if how.method == "mean":
        weights = asked if how.rule.name == "zero" else given
        return Fraction(gathered, weights) if weights else None
    if how.method == "pomp":
        return Fraction(100 * gathered[0], gathered[1])
    if how.method == "median":
        return Fraction(gathered[(answered - 1) // 2] + gathered[answered // 2], 2)
    return Fraction(gathered * asked / given if how.prorate and given else gathered)


# Where the values are too many to go through.


def interval(parts: Sequence[Part], how: How) -> Reach:
    """An interval that holds every score."""
    lows, highs = zip(*map(_ends, parts), strict=True)
    if how.method == "pomp":
        return Reach(ZERO, Fraction(100))
    if how.method in ("count", "any"):
        return Reach(ZERO, Fraction(len(parts) if how.method == "count" else 1))
    if how.method in ("minimum", "maximum", "median"):
        return Reach(min(part.values[0] for part in parts), max(part.values[-1] for part in parts))
    hides = any(part.hides for part in parts)
    least = 1 if hides else needed_of(how.rule, len(parts))
    if how.method == "sum" and not how.prorate:
        # Which parts are left out is up to the person: the lowest sum takes the lowest ones that the rule asks for.
        ends = [*_sums(sorted(lows), least), *_sums(sorted(highs, reverse=True), least)]
    else:
        ends = _means(parts, how, least)
    if how.prorate:
        weights = [abs(part.weight) for part in parts]
        asked = [sum(weights, ZERO), *([min(weights)] if hides else [])]
        ends = [end * weight for end, weight in product(ends, asked)]
    return Reach(min(ends), max(ends))


def _ends(part: Part) -> tuple[Fraction, Fraction]:
    """The lowest and highest that a part adds to a sum."""
    ends = (part.weight * part.values[0], part.weight * part.values[-1])
    return min(ends), max(ends)


def _sums(ordered: Sequence[Fraction], least: int) -> list[Fraction]:
    """The sums of the first ones, from the fewest that are needed on."""
    return list(accumulate(ordered))[least - 1 :]


def _means(parts: Sequence[Part], how: How, least: int) -> list[Fraction]:
    """Numbers between which every mean lies; a weighted one lies between its parts, with the sign of their weights."""
    ends = list(map(_ends, parts))
    if any(abs(part.weight) != 1 for part in parts):
        found = [end / abs(part.weight) for part, both in zip(parts, ends, strict=True) if part.weight for end in both]
    else:
        lows, highs = sorted(low for low, _ in ends), sorted((high for _, high in ends), reverse=True)
        found = [total / count for side in (lows, highs) for count, total in enumerate(_sums(side, least), least)]
    return [*found, ZERO] if how.rule.name == "zero" or not found else found
