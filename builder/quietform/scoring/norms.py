"""A score + norm sets → what it is by those norms. Twin of norms.js; standard library only."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from quietform.scoring.exact import Number, divide, parse, round_half_away, write
from quietform.scoring.nodes import Leaf, holds

HALF = parse("1/2")
# Made of z = (score − mean) / SD of the group (`scoring.md`, Norms).
METRICS: dict[str, Callable[[Number], Number]] = {
    "z": lambda z: z,
    "t": lambda z: 50 + 10 * z,
    "iq": lambda z: 100 + 15 * z,
    "sten": lambda z: clamp(round_half_away(2 * z + 5 + HALF, 0), 1, 10),
    "stanine": lambda z: clamp(round_half_away(2 * z + 5, 0), 1, 9),
}


def norm_scores(sets: Sequence[Mapping[str, Any]], score: Number, leaf: Leaf) -> list[dict[str, str | None]]:
    """For each norm set: its id, the id of the group that the answers belong to or None, and what the set gives.

    `reason` says why something is missing: no_group (never the nearest group instead), or not_in_table (a table is
    never extrapolated).
    """
    return [_of_set(one, score, leaf) for one in sets]


def _of_set(norms: Mapping[str, Any], score: Number, leaf: Leaf) -> dict[str, str | None]:
    groups = (group for group in norms["groups"] if "when" not in group or holds(group["when"], leaf))
    group = next(groups, None)
    given = {name: None if group is None else _metric(name, group, score) for name in norms["gives"]}
    missing = "no_group" if group is None else "not_in_table" if None in given.values() else None
    texts = {name: None if number is None else write(number) for name, number in given.items()}
    return {"id": norms["id"], "group": group and group["id"], "reason": missing} | texts


def _metric(name: str, group: Mapping[str, Any], score: Number) -> Number | None:
    if name == "score":
        return look_up(group["table"], score, group.get("linear", False))
    if name == "percentile":
        return _percentile(group, score)
    z = divide(score - parse(group["mean"]), parse(group["sd"]))
    return None if z is None else METRICS[name](z)


def _percentile(group: Mapping[str, Any], score: Number) -> Number | None:
    """By a table of raw or T-scores, or by a polynomial in T between a floor and a ceiling."""
    how = group["percentile"]
    of = score if how.get("of") == "raw" else _metric("t" if "mean" in group else "score", group, score)
    if of is None:
        return None
    if "table" in how:
        return look_up(how["table"], of, how.get("linear", False))
    found: Number = 0
    for coefficient in reversed(how["polynomial"]):
        found = found * of + parse(coefficient)
    return clamp(found, parse(how["floor"]), parse(how["ceiling"]))


def look_up(table: Sequence[Sequence[int | str]], score: Number, linear: bool) -> Number | None:
    """The value beside a score; between two scores only if `linear`, on the line through its neighbours."""
    before: tuple[Number, Number] | None = None
    for row in table:
        at, value = parse(row[0]), parse(row[1])
        if at == score:
            return value
        if at > score:
            if before is None or not linear:
                return None
            share = divide(score - before[0], at - before[0])
            return None if share is None else before[1] + (value - before[1]) * share
        before = at, value
    return None


def clamp(value: Number, low: Number, high: Number) -> Number:
    return max(low, min(value, high))
