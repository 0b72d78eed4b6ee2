"""Scale → reach: every score that some answer sheet can give it, or the interval that holds them all."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from fractions import Fraction
from functools import lru_cache
from itertools import product
from typing import Any, cast

from quietform.compiler.answers import Answer
from quietform.compiler.formula import leaves, size
from quietform.compiler.irt import reach_of
from quietform.compiler.totals import ONE, ZERO, How, Part, interval, of_parts
from quietform.compiler.values import MOST_STEPS, Reach, Values
from quietform.model import Scale
from quietform.scoring.functions import OPERATIONS
from quietform.scoring.nodes import LEAVES, value


def of_scale(
    scale: Scale,
    node: Any,
    answers: Mapping[str, Answer],
    known: Mapping[str, Reach],
    under: Mapping[str, list[str]],
    hidden: Collection[str],
) -> Reach:
    """The reach of a scale before its `decimals`, given its formula's node, the reach of and items under other scales,
    and the items that a rule can hide."""
    if node is not None:
        return of_formula(node, reach_of_leaves(node, answers, known, under)).times(scale.times)
    if scale.irt is not None and scale.irt.python_only:
        return reach_of(scale.irt)
    assert scale.missing is not None  # check_rules noted it otherwise
    assert scale.method is not None
    count = None if scale.count_if is None else (scale.count_if.name, scale.count_if.value)
    how = How(scale.method, scale.missing, scale.prorate, count)
    if scale.scales is None:
        return _of_items(scale, how, answers, hidden).times(scale.times)
    parts = tuple(
        (known[part], scale.weights.get(part, ONE), all(item in hidden for item in under[part]))
        for part in scale.scales
    )
    return of_scales(parts, how).times(scale.times)


def reach_of_leaves(
    node: Any, answers: Mapping[str, Answer], known: Mapping[str, Reach], under: Mapping[str, list[str]]
) -> dict[tuple[str, ...], Reach]:
    """The reach of everything that a node names."""
    reach: dict[tuple[str, ...], Reach] = {}
    for kind, id in leaves(node):
        if kind == "item":
            reach[kind, id] = Reach.of(frozenset(answers[id].values))
        elif kind == "scale":
            reach[kind, id] = known[id]
        else:
            reach[kind, id] = Reach.of(frozenset(map(Fraction, range(len(under[id]) + 1))))
    return reach


def _of_items(scale: Scale, how: How, answers: Mapping[str, Answer], hidden: Collection[str]) -> Reach:
    items = scale.items or []
    parts = tuple(
        Part(_keyed(answers[item], item in scale.reverse), scale.weights.get(item, ONE), item in hidden)
        for item in items
    )
    halves = [(item, other) for item in items if (other := answers[item].other) in items and item < other]
    together = tuple((items.index(item), items.index(other)) for item, other in halves if scale.pairs == "both")
    return of_parts(parts, how, together)


def _keyed(answer: Answer, turned: bool) -> Values:
    """What an answer can add to a scale."""
    ends = answer.low + answer.high
    return tuple(sorted(ends - value if turned else value for value in answer.values))


@lru_cache(maxsize=4096)
def of_scales(scales: tuple[tuple[Reach, Fraction, bool], ...], how: How) -> Reach:
    """The reach of a composite, as if its scales were independent of each other (so never too small).

    Given is, for each scale, its reach, its weight and whether it can be hidden.
    """
    if all(reach.values is not None for reach, _, _ in scales):
        sets = [(tuple(sorted(reach.values or ())), weight, hides) for reach, weight, hides in scales]
        return of_parts(tuple(Part(*one) for one in sets), how)
    if any(reach.low is None or reach.high is None for reach, _, _ in scales):
        return Reach(None, None)
    ends = [((reach.low or ZERO, reach.high or ZERO), weight, hides) for reach, weight, hides in scales]
    return interval([Part(*one) for one in ends], how)


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
        found = frozenset(Fraction(score) for score in results if score is not None and not isinstance(score, bool))
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
