"""Scale → reach: every score that some answer sheet can give it, or the interval that holds them all."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import lru_cache
from itertools import pairwise, product
from math import prod
from typing import Any, cast

from quietform.compiler.answers import Answer
from quietform.compiler.formula import leaves, size, written
from quietform.fields import Rule
from quietform.model import Scale
from quietform.scoring.nodes import LEAVES, value
from quietform.scoring.plan import needed
from quietform.scoring.exact import round_half_away
from quietform.scoring.functions import METHODS, OPERATIONS, Term

# Beyond so many scores, or so many steps to find them, an interval is given in place of all scores.
MOST_VALUES = 4_000
MOST_STEPS = 100_000
Values = tuple[Fraction, ...]


@dataclass(frozen=True)
class Reach:
    """The scores a scale can take: none but those between low and high (None: without bound), or none but `values`.

    No values at all: the scale never has a score.
    """

    low: Fraction | None
    high: Fraction | None
    values: frozenset[Fraction] | None = None

    @classmethod
    def of(cls, values: frozenset[Fraction]) -> Reach:
        return cls(min(values), max(values), values)

    @property
    def step(self) -> Fraction | None:
        """The distance between neighbouring scores, if it is the same everywhere."""
        if self.values is None or not 2 < len(self.values) <= 400:
            return None
        ordered = sorted(self.values)
        steps = {high - low for low, high in pairwise(ordered)}
        return steps.pop() if len(steps) == 1 else None

    def rounded(self, decimals: int | None) -> Reach:
        """The reach after the scale's `decimals`."""
        if decimals is None:
            return self
        if self.values is not None:
            return Reach.of(frozenset(round_half_away(value, decimals) for value in self.values))
        low, high = (None if end is None else round_half_away(end, decimals) for end in (self.low, self.high))
        return Reach(low, high)


def needs(rule: Rule) -> dict[str, Any]:
    """A missing rule as a program holds it."""
    if rule.share is not None:
        return {"rule": "share", "amount": written(rule.share)}
    return {"rule": rule.name} if rule.count is None else {"rule": rule.name, "amount": rule.count}


def of_scale(
    scale: Scale, node: Any, answers: Mapping[str, Answer], known: Mapping[str, Reach], under: Mapping[str, list[str]]
) -> Reach:
    """The reach of a scale before its `decimals`, given its formula's node, and the reach of and items under others."""
    if node is not None:
        reach: dict[tuple[str, ...], Reach] = {}
        for kind, id in leaves(node):
            if kind == "item":
                reach[kind, id] = Reach.of(frozenset(answers[id].values))
            else:
                counts = Reach.of(frozenset(map(Fraction, range(len(under[id]) + 1))))
                reach[kind, id] = known[id] if kind == "scale" else counts
        return of_formula(node, reach)
    assert scale.missing is not None  # check_rules noted it otherwise
    assert scale.method is not None
    if scale.scales is not None:
        return of_scales([known[part] for part in scale.scales], scale.method, scale.missing, scale.prorate)
    items = scale.items or []
    sets = tuple(_keyed(answers[item], item in scale.reverse) for item in items)
    halves = [(item, other) for item in items if (other := answers[item].other) in items and item < other]
    together = tuple((items.index(item), items.index(other)) for item, other in halves if scale.pairs == "both")
    return of_items(sets, scale.method, scale.missing, scale.prorate, together)


def _keyed(answer: Answer, turned: bool) -> Values:
    """What an answer can add to a scale."""
    ends = answer.low + answer.high
    return tuple(sorted(ends - value if turned else value for value in answer.values))


@lru_cache(maxsize=4096)
def of_items(
    sets: tuple[Values, ...], method: str, rule: Rule, prorate: bool, together: tuple[tuple[int, ...], ...] = ()
) -> Reach:
    """The reach of a scale of items, given for each item the values it can add (after reversal).

    All subsets that the missing rule lets through are counted in, so prorated scores are too; of the items that stand
    `together` (by index), all or none count.
    """
    shown = left = len(sets)
    least = needed(needs(rule), shown)
    alone = set(range(shown)).difference(*together)
    # (how many answered, their sum, the sums of their lowest and highest possible values)
    states: set[tuple[int, Fraction, Fraction, Fraction]] = {(0, Fraction(0), Fraction(0), Fraction(0))}
    for group in (*together, *((index,) for index in sorted(alone))):
        values = [sets[index] for index in group]
        if len(states) * prod(map(len, values)) > MOST_STEPS:
            return _interval_of_items(sets, method, rule, prorate, least)
        low, high = sum(map(min, values), Fraction(0)), sum(map(max, values), Fraction(0))
        sums = {sum(chosen, Fraction(0)) for chosen in product(*values)}
        left -= len(group)
        with_it = {
            (n + len(group), total + one, lows + low, highs + high) for n, total, lows, highs in states for one in sums
        }
        without = {state for state in states if state[0] + left >= least}
        states = with_it | without
        if len(states) > MOST_VALUES:
            return _interval_of_items(sets, method, rule, prorate, least)
    zeros = rule.name == "zero"
    found = {_method(method, state, shown, prorate, zeros) for state in states if state[0] >= least}
    return Reach.of(frozenset(found))


def _method(
    method: str, state: tuple[int, Fraction, Fraction, Fraction], shown: int, prorate: bool, zeros: bool
) -> Fraction:
    count, total, lows, highs = state
    # One term with the sums stands for all terms: sum and pomp only add, and a mean divides once.
    term: Term = (total, lows, highs)
    score = METHODS["sum" if method == "mean" else method]([term])
    if method == "mean":
        score /= shown if zeros else count
    return score * shown / count if prorate else score


def _interval_of_items(sets: tuple[Values, ...], method: str, rule: Rule, prorate: bool, least: int) -> Reach:
    if method == "pomp":
        return Reach(Fraction(0), Fraction(100))
    shown = len(sets)
    lows = sorted(min(values) for values in sets)
    highs = sorted((max(values) for values in sets), reverse=True)
    ends: list[Fraction] = []
    for count in range(least, shown + 1):
        for total in (sum(lows[:count], Fraction(0)), sum(highs[:count], Fraction(0))):
            ends.append(_method(method, (count, total, Fraction(0), Fraction(1)), shown, prorate, rule.name == "zero"))
    return Reach(min(ends), max(ends))


def of_scales(parts: Sequence[Reach], method: str, rule: Rule, prorate: bool) -> Reach:
    """The reach of a composite, as if its scales were independent of each other (so never too small)."""
    if all(part.values is not None for part in parts):
        return of_items(tuple(tuple(sorted(part.values or ())) for part in parts), method, rule, prorate)
    if any(part.low is None or part.high is None for part in parts):
        return Reach(None, None)
    ends = tuple((part.low or Fraction(0), part.high or Fraction(0)) for part in parts)
    return _interval_of_items(ends, method, rule, prorate, needed(needs(rule), len(parts)))


def of_formula(node: Any, reach: dict[tuple[str, ...], Reach]) -> Reach:
    """The reach of a formula, given that of its scales and items, again as if they were independent."""
    names = leaves(node)
    work = size(node)
    for name in names:
        values = reach[name].values
        work *= len(values) if values is not None else MOST_STEPS + 1
    if work <= MOST_STEPS:
        domains = [sorted(reach[name].values or ()) for name in names]
        sheets = (dict(zip(names, values, strict=True)) for values in product(*domains))
        results = (value(node, lambda *leaf, sheet=sheet: sheet[leaf]) for sheet in sheets)
        found = frozenset(score for score in results if isinstance(score, Fraction))
        return Reach.of(found) if found else Reach(None, None, found)
    return _interval(node, reach)


def _interval(node: Any, reach: dict[tuple[str, ...], Reach]) -> Reach:
    """Interval arithmetic; anything that cannot be bounded is without bound."""
    if not isinstance(node, list):
        return Reach(Fraction(node), Fraction(node))
    name, *operands = node
    if name in LEAVES:
        return reach[tuple(node)]
    if name == "if":
        return _hull([_interval(operand, reach) for operand in operands[1:]])
    if name == "round":
        decimals = int(operands[1]) if len(operands) > 1 else 0
        inner = _interval(operands[0], reach)
        return Reach(inner.low, inner.high).rounded(decimals)
    parts = [_interval(operand, reach) for operand in operands]
    if any(part.low is None or part.high is None for part in parts):
        return Reach(None, None)
    if name == "/" and (parts[1].low or 0) <= 0 <= (parts[1].high or 0):
        return Reach(None, None)
    lows, highs = [[part.low for part in parts], [part.high for part in parts]]
    # min and max rise with every operand; the others have at most two.
    ends = [lows, highs] if name in ("min", "max") else product(*zip(lows, highs, strict=True))
    corners = [cast(Fraction, OPERATIONS[name](*corner)) for corner in ends]
    if name == "abs" and (parts[0].low or 0) < 0 < (parts[0].high or 0):
        corners.append(Fraction(0))
    return Reach(min(corners), max(corners))


def _hull(parts: list[Reach]) -> Reach:
    lows = [part.low for part in parts if part.low is not None]
    highs = [part.high for part in parts if part.high is not None]
    low = min(lows) if len(lows) == len(parts) else None
    return Reach(low, max(highs) if len(highs) == len(parts) else None)
