"""Program + responses → scores. Twin of evaluator.js; standard library only.

A response is a number of the item's option set (an integer, or a text such as "1/2") or missing with a reason:
"skipped", "cannot_tell", "not_shown". An item without a response is skipped.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from fractions import Fraction
from math import ceil
from typing import Any

from quietform.scoring.exact import parse, round_half_away, write
from quietform.scoring.functions import METHODS, OPERATIONS, Term, Value

# The nodes of a formula that name an item or a scale.
LEAVES = ("item", "scale", "answered", "cannot_tell")
MISSING = ("skipped", "cannot_tell", "not_shown")
Program = Mapping[str, Any]
Responses = Mapping[str, int | str]


class _Sheet:
    """One person's answers as the program reads them, and the scores found so far."""

    def __init__(self, program: Program, responses: Responses) -> None:
        self.ranges: dict[str, tuple[Fraction, Fraction]] = {}
        self.values: dict[str, Fraction] = {}
        self.reasons: dict[str, str] = {}
        self.outside: set[str] = set()
        self.scores: dict[str, Fraction] = {}
        self.states: dict[str, str] = {}
        # By scale: the items underneath it, and those of them whose answers count in it.
        self.under: dict[str, list[str]] = {}
        self.counted: dict[str, set[str]] = {}
        sets = {key: [parse(value) for value in values] for key, values in program["options"].items()}
        for item, key in program["items"].items():
            self.ranges[item] = (min(sets[key]), max(sets[key]))
            self._take(item, responses.get(item, "skipped"), sets[key])

    def _take(self, item: str, response: int | str, allowed: list[Fraction]) -> None:
        if isinstance(response, str) and response in MISSING:
            self.reasons[item] = response
            return
        try:
            value = parse(response)
        except (ValueError, ZeroDivisionError):
            self.outside.add(item)
            return
        if value in allowed:
            self.values[item] = value
        else:
            self.outside.add(item)

    def counts(self, item: str, both: bool) -> bool:
        """Whether the item is answered; with `both`, whether the other half of its pair is too."""
        return item in self.values and (not both or other_half(item) in self.values)

    def shown(self, item: str) -> bool:
        return self.reasons.get(item) != "not_shown"

    def leaf(self, name: str, id: str) -> Fraction | None:
        """The value of a leaf: an item, a scale, or how many answers under a scale count or cannot be told."""
        if name == "item":
            return self.values.get(id)
        if name == "scale":
            return self.scores.get(id)
        if name == "answered":
            return Fraction(len(self.counted[id]))
        return Fraction(sum(self.reasons.get(item) == name for item in self.under[id]))


def prepare(program: Program) -> Callable[[Responses], dict[str, Any]]:
    """What scores many people's responses by one program, each as `evaluate` does."""
    return lambda responses: evaluate(program, responses)


def evaluate(program: Program, responses: Responses) -> dict[str, Any]:
    """Score one person's responses.

    Returns {"scales": {id: result}, "notes": [index of each note that holds]}. A result has
    `state`: scored, too_few, not_shown, undefined or out_of_range; `score`: exact text or None; `answered`, `shown`,
    `needed`: of the items (composite: scales) that the missing rule counts; `rests`: [answered, shown] of all items
    underneath; `band` and `near`: ids or None. Nothing is raised for any responses.
    """
    sheet = _Sheet(program, responses)
    results = {scale["id"]: _scale(scale, sheet) for scale in program["scales"]}
    notes = [index for index, note in enumerate(program["notes"]) if value(note, sheet.leaf) is True]
    return {"scales": results, "notes": notes}


def _scale(scale: Mapping[str, Any], sheet: _Sheet) -> dict[str, Any]:
    rests = _rests(scale, sheet)
    terms, shown = _terms(scale, sheet)
    enough = needed(scale["needs"], shown)
    score: Fraction | None = None
    if any(item in sheet.outside for item in sheet.under[scale["id"]]):
        state = "out_of_range"
    elif shown == 0:
        state = "not_shown"
    elif len(terms) < enough or rests[0] < needed(scale.get("needs_items"), rests[1]):
        state = "too_few"
    else:
        score = _score(scale, terms, shown, sheet)
        state = "undefined" if score is None else "scored"
    if state == "too_few" and any(sheet.states[part] == "undefined" for part in scale.get("scales", [])):
        state = "undefined"
    sheet.states[scale["id"]] = state
    if score is not None:
        sheet.scores[scale["id"]] = score
    return {
        "state": state,
        "score": None if score is None else write(score),
        "answered": len(terms),
        "shown": shown,
        "needed": enough,
        "rests": list(rests),
        "band": None if score is None else _band(scale, score),
        "near": None if score is None else _near(scale, score),
    }


def other_half(item: str) -> str:
    """The other half of a pair; an item that is no half is its own."""
    name, dot, side = item.partition(".")
    return f"{name}.{'partner' if side == 'me' else 'me'}" if dot else item


def _rests(scale: Mapping[str, Any], sheet: _Sheet) -> tuple[int, int]:
    """How many answers underneath count, and how many items underneath were shown."""
    items = [*scale.get("items", ()), *scale.get("operands", ())]
    counted = {item for item in items if sheet.counts(item, scale.get("both", False))}
    for part in scale.get("scales", ()):
        items += sheet.under[part]
        counted |= sheet.counted[part]
    under = list(dict.fromkeys(items))
    sheet.under[scale["id"]] = under
    sheet.counted[scale["id"]] = counted
    return len(counted), sum(map(sheet.shown, under))


def _terms(scale: Mapping[str, Any], sheet: _Sheet) -> tuple[list[Term], int]:
    """What is answered of the scale's items, scales or operands, and how many of them were shown."""
    if "items" in scale:
        return _item_terms(scale, sheet)
    parts = scale["scales"]
    shown = sum(sheet.states[part] != "not_shown" for part in parts)
    terms = [(sheet.scores[part], Fraction(0), Fraction(0)) for part in parts if part in sheet.scores]
    items = [item for item in scale.get("operands", []) if sheet.shown(item)]
    terms += [(sheet.values[item], Fraction(0), Fraction(0)) for item in items if item in sheet.values]
    return terms, shown + len(items)


def _item_terms(scale: Mapping[str, Any], sheet: _Sheet) -> tuple[list[Term], int]:
    both = scale.get("both", False)
    terms: list[Term] = []
    shown = [item for item in scale["items"] if sheet.shown(item)]
    for item in shown:
        low, high = sheet.ranges[item]
        if sheet.counts(item, both):
            value = sheet.values[item]
            terms.append((low + high - value if item in scale["reverse"] else value, low, high))
    return terms, len(shown)


def needed(rule: Mapping[str, Any] | None, shown: int) -> int:
    """How many of what was shown must be answered; at least one, or there is nothing to score."""
    if rule is None:
        return 0
    name, amount = rule["rule"], parse(rule.get("amount", 0))
    if name == "complete":
        return max(1, shown)
    if name == "at_most":
        return max(1, shown - int(amount))
    if name == "share":
        return max(1, ceil(amount * shown))
    return max(1, int(amount))


def _score(scale: Mapping[str, Any], terms: list[Term], shown: int, sheet: _Sheet) -> Fraction | None:
    if "formula" in scale:
        found = value(scale["formula"], sheet.leaf)
        score = found if isinstance(found, Fraction) else None
    else:
        if scale["needs"]["rule"] == "zero":
            terms = terms + [(Fraction(0), Fraction(0), Fraction(0))] * (shown - len(terms))
        score = METHODS[scale["method"]](terms)
        if scale.get("prorate"):
            score = score * shown / len(terms)
    if score is not None and "decimals" in scale:
        score = round_half_away(score, scale["decimals"])
    return score


def _band(scale: Mapping[str, Any], score: Fraction) -> str | None:
    return next((band["id"] for band in scale.get("bands", []) if _within(band, score)), None)


def _within(band: Mapping[str, Any], score: Fraction) -> bool:
    return (
        ("from" not in band or score >= parse(band["from"]))
        and ("above" not in band or score > parse(band["above"]))
        and ("below" not in band or score < parse(band["below"]))
        and ("to" not in band or score <= parse(band["to"]))
    )


def _near(scale: Mapping[str, Any], score: Fraction) -> str | None:
    """The band on the other side of the nearest border within `near` points (inclusive); the lower one on a tie."""
    if "near" not in scale:
        return None
    bands = scale["bands"]
    own = next((index for index, band in enumerate(bands) if _within(band, score)), None)
    if own is None:
        return None
    found: list[tuple[Fraction, str]] = []
    if own > 0:
        border = parse(bands[own].get("from", bands[own].get("above")))
        found.append((score - border, bands[own - 1]["id"]))
    if own < len(bands) - 1:
        border = parse(bands[own].get("below", bands[own].get("to")))
        found.append((border - score, bands[own + 1]["id"]))
    found = [pair for pair in found if pair[0] <= parse(scale["near"])]
    return min(found, key=lambda pair: pair[0])[1] if found else None


def value(node: Any, leaf: Callable[[str, str], Value]) -> Value:
    """The value of a formula's node: [operation, operand, …] or a number; None where it is undefined.

    `leaf` gives that of a node such as ["scale", id]. `and` and `or` follow Kleene: an undefined operand matters only
    where it could change the outcome.
    """
    if not isinstance(node, list):
        return parse(node)
    name, *operands = node
    if name in LEAVES:
        return leaf(name, operands[0])
    if name == "if":
        condition = value(operands[0], leaf)
        return None if condition is None else value(operands[1 if condition else 2], leaf)
    values = [value(operand, leaf) for operand in operands]
    if name in ("and", "or"):
        decisive = name == "or"
        return decisive if decisive in values else None if None in values else not decisive
    if None in values:
        return None
    return not values[0] if name == "not" else OPERATIONS[name](*values)
