"""Program + responses → scores. Twin of evaluator.js; standard library only.

A response is a number of the item's option set (an integer, or a text such as "1/2") or missing with a reason:
"skipped", "cannot_tell", "not_shown". An item without a response is skipped.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from quietform.scoring.exact import Number, divide, magnitude, parse, round_half_away
from quietform.scoring.flags import raised
from quietform.scoring.functions import METHODS, Term, sum_of_weights
from quietform.scoring.next import next_pages
from quietform.scoring.nodes import Leaf, holds, value
from quietform.scoring.norms import norm_scores
from quietform.scoring.plan import Plan, Program, ScalePlan
from quietform.scoring.profiles import profiles
from quietform.scoring.quality import quality
from quietform.scoring.reasons import named, reasons
from quietform.scoring.sheet import Responses, Sheet

# What is made of a score, by the key of a scale that asks for it.
READINGS: dict[str, Callable[[Any, Number, Leaf], Any]] = {"norms": norm_scores, "names": named}
# What is made of the whole sheet, by the key of a program that asks for it.
WHOLE: dict[str, Callable[[Any, Sheet], Any]] = {
    "flags": raised,
    "quality": quality,
    "profiles": profiles,
    "reasons": reasons,
    "next": next_pages,
}


def evaluate(program: Program, responses: Responses) -> dict[str, Any]:
    """Score one person's responses.

    Returns {"scales": {id: result}, "notes": [index of each note that holds]}, and for each key of WHOLE that the
    program has, what is made of it. A result has
    `state`: scored, too_few, not_shown, undefined or out_of_range; `score`: exact text or None; `answered`, `shown`,
    `needed`: of the items (composite: scales) that the missing rule counts; `rests`: [answered, shown] of all items
    underneath; `band` and `near`: ids or None; and the keys of READINGS that the scale has. An estimate (`irt`, Python
    only; elsewhere its state is "elsewhere") has `se` and `conventions` too. Nothing is raised for any responses.
    """
    return prepare(program)(responses)


def prepare(program: Program) -> Callable[[Responses], dict[str, Any]]:
    """What scores many people's responses by one program, each as `evaluate` does."""
    plan = Plan(program)
    notes, whole = program["notes"], [(key, make) for key, make in WHOLE.items() if key in program]

    def score(responses: Responses) -> dict[str, Any]:
        sheet = Sheet(plan, responses)
        sheet.results = {scale.id: _scale(scale, sheet) for scale in plan.scales}
        answer: dict[str, Any] = {"scales": sheet.results}
        answer["notes"] = [index for index, note in enumerate(notes) if holds(note, sheet.leaf)]
        for key, make in whole:
            answer[key] = make(program[key], sheet)
        return answer

    return score


def _scale(scale: ScalePlan, sheet: Sheet) -> dict[str, Any]:
    terms, counted = _item_terms(scale, sheet)
    shown = sheet.shown([keyed.item for keyed in scale.keyed]) if sheet.hidden else len(scale.keyed)
    rests = (len(terms), shown)
    if not scale.keyed:
        terms, counted, shown = _part_terms(scale, sheet)
        rests = (len(counted), sheet.shown(scale.under))
    sheet.counted[scale.id] = counted
    enough = scale.needs(shown)
    score: Number | None = None
    if sheet.outside and not sheet.outside.isdisjoint(scale.under):
        state = "out_of_range"
    elif shown == 0:
        state = "not_shown"
    elif len(terms) < enough or (scale.needs_items is not None and rests[0] < scale.needs_items(rests[1])):
        undefined = any(sheet.states[part] == "undefined" for part, _ in scale.parts)
        state = "undefined" if undefined else "too_few"
    else:
        score = _score(scale, terms, counted, sheet)
        state = "undefined" if score is None else "scored"
    sheet.states[scale.id] = state
    if score is not None:
        sheet.scores[scale.id] = score
    text, band, near = (None, None, None) if score is None else scale.read(score)
    result: dict[str, Any] = {
        "state": state,
        "score": text,
        "answered": len(terms),
        "shown": shown,
        "needed": enough,
        "rests": list(rests),
        "band": band,
        "near": near,
    }
    for key, read in READINGS.items():
        if key in scale.spec:
            result[key] = None if score is None else read(scale.spec[key], score, sheet.leaf)
    if scale.estimate is not None:
        result |= {"se": sheet.errors.get(scale.id), "conventions": None if score is None else scale.conventions}
    return result


def _item_terms(scale: ScalePlan, sheet: Sheet) -> tuple[list[Term], list[str]]:
    """What is answered of the scale's items, after reversal; and the items that count."""
    values = sheet.values
    terms: list[Term] = []
    counted: list[str] = []
    for item, other, low, high, ends, weight in scale.keyed:
        if item in values and other in values:
            counted.append(item)
            terms.append((values[item] if ends is None else ends - values[item], low, high, weight))
    return terms, counted


def _part_terms(scale: ScalePlan, sheet: Sheet) -> tuple[list[Term], list[str], int]:
    """What has a score of a composite's scales, or a value of a formula's operands; the items that count; how many
    of the parts were shown."""
    terms: list[Term] = [(sheet.scores[part], 0, 0, weight) for part, weight in scale.parts if part in sheet.scores]
    terms += [(sheet.values[item], 0, 0, 1) for item in scale.operands if item in sheet.values]
    counted = dict.fromkeys(item for item in scale.operands if item in sheet.values)
    for part, _ in scale.parts:
        counted |= dict.fromkeys(sheet.counted[part])
    shown = sum(sheet.states[part] != "not_shown" for part, _ in scale.parts)
    return terms, list(counted), shown + sheet.shown(scale.operands)


def _score(scale: ScalePlan, terms: list[Term], counted: list[str], sheet: Sheet) -> Number | None:
    score: Number | None
    if scale.estimate is not None:
        estimate = scale.estimate({item: sheet.values[item] for item in counted})
        sheet.errors[scale.id] = estimate["se"]
        score = parse(estimate["score"])
    elif "formula" in scale.spec:
        found = value(scale.spec["formula"], sheet.leaf)
        score = None if isinstance(found, bool) else found
    else:
        score = _by_method(scale, terms, sheet)
    if score is not None and scale.times is not None:
        score *= scale.times
    if score is not None and scale.decimals is not None:
        score = round_half_away(score, scale.decimals)
    return score


def _by_method(scale: ScalePlan, terms: list[Term], sheet: Sheet) -> Number | None:
    """The method's score of what is answered, with zeros or prorated where the scale says so."""
    missing = _missing_weights(scale, sheet) if scale.zero or scale.prorate else []
    zeros: list[Term] = [(0, 0, 0, weight) for weight in missing] if scale.zero else []
    score = METHODS[scale.spec["method"]](terms + zeros, scale.spec)
    if score is not None and scale.prorate:
        answered = sum_of_weights(terms)
        score = divide(score * (answered + sum(map(magnitude, missing))), answered)
    return score


def _missing_weights(scale: ScalePlan, sheet: Sheet) -> list[Number]:
    """The weights of the items (composite: scales) that were shown and have no value that counts."""
    items = [k.weight for k in scale.keyed if not sheet.counts(k.item, k.other) and k.item not in sheet.hidden]
    parts = [w for part, w in scale.parts if part not in sheet.scores and sheet.states[part] != "not_shown"]
    return items + parts
