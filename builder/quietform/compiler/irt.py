"""The item response model of a scale → its place in a program, or what is wrong with it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from decimal import Decimal
from fractions import Fraction
from itertools import pairwise
from typing import Any

from quietform.compiler.answers import Answer
from quietform.compiler.formula import written
from quietform.compiler.values import Reach
from quietform.model import Scale
from quietform.problems import Problems, listing, suggestion
from quietform.reading import Source
from quietform.scoring.irt_tables import sum_table
from quietform.traits import Irt, Parameters

TWO_ANSWERS = ("2pl", "3pl", "4pl")
# What a model needs and takes besides a and b or d.
ASYMPTOTES = {"2pl": (), "3pl": ("c",), "4pl": ("c", "u"), "grm": (), "gpcm": ()}
# Keys of a scale that do nothing to an estimate.
NOT_BESIDE = ("weights", "times", "prorate", "count_if")
NOT_BESIDE_PYTHON = ("norms", "change", "beside")
# Beyond these, scoring/irt.py would lose digits.
FARTHEST = 20
STEEPEST = 700
# The look-up tables of a sum; no norm set of an author can have such an id.
ESTIMATE, ERROR = "irt.estimate", "irt.error"
Wrong = Callable[..., None]


def check_irt(name: str, scale: Scale, answers: Mapping[str, Answer], source: Source, problems: Problems) -> bool:
    """Whether the model can be computed; every fault of it is noted."""
    irt, before = scale.irt, len(problems.errors)
    if irt is None:
        return True

    def wrong(fault: str, hint: str, *path: str) -> None:
        problems.add(source.key("scales", name, *(path or ("irt",))), "irt", scale=name, fault=fault, hint=hint)

    if not scale.items:
        wrong("is for items, and there are none", "name the items under items, or remove irt")
        return False
    _check_beside(scale, irt, wrong)
    _check_numbers(irt, wrong)
    for key in irt.parameters:
        if key not in scale.items:
            hint = suggestion(key, scale.items, f"the items are {listing(scale.items)}")
            wrong(f'has parameters of "{key}", which is not among its items', hint, "irt", "parameters", key)
    for item in scale.items:
        if item not in irt.parameters:
            wrong(f'has no parameters of "{item}"', f'add "{item}" to them', "irt", "parameters")
        elif item in answers:
            _check_item(irt, irt.parameters[item], answers[item], wrong)
    if len({found.b is None for found in irt.parameters.values()}) > 1:
        wrong("has b for some items and d for others", "write one of them throughout", "irt", "parameters")
    return len(problems.errors) == before


def _check_beside(scale: Scale, irt: Irt, wrong: Wrong) -> None:
    if scale.method is not None and (irt.python_only or scale.method != "sum"):
        hint = "remove the method" if irt.python_only else "write method: sum, or remove it"
        wrong(f"does not go with the method {scale.method}", hint, "method")
    for key in (*NOT_BESIDE, *(NOT_BESIDE_PYTHON if irt.python_only else ())):
        if getattr(scale, key):
            wrong(f"does not go with {key}", f"remove {key}", key)
    rule = None if scale.missing is None else scale.missing.name
    if irt.python_only and rule == "zero":
        hint = "use complete, at_least or at_most; a missing answer is left out of the likelihood"
        wrong("cannot count missing answers as 0", hint, "missing")
    elif not irt.python_only and rule not in (None, "complete"):
        wrong("is a table of sums, which needs all answers", "write missing: complete", "missing")


def _check_numbers(irt: Irt, wrong: Wrong) -> None:
    low, high = irt.range
    if not -FARTHEST <= low < high <= FARTHEST:
        hint = f"write the lower end first, within -{FARTHEST} and {FARTHEST}, such as [-4, 4]"
        wrong(f"has the range {written(low)} to {written(high)}", hint, "irt", "range")
        return
    if irt.prior.sd <= 0:
        wrong("has a prior whose sd is not above 0", "write the published one, such as 1", "irt", "prior", "sd")
    elif not low < irt.prior.mean < high:
        wrong("has a prior whose mean is outside the range", "widen the range", "irt", "range")
    elif (high - low) / (irt.nodes - 1) > irt.prior.sd / 4:
        wrong("has nodes that are more than a quarter of the prior's sd apart", "give more nodes", "irt", "nodes")
    if irt.scaled is not None and irt.scaled.sd == 0:
        wrong("is scaled by 0", "write the sd of the metric, such as 10", "irt", "scaled", "sd")


def _check_item(irt: Irt, found: Parameters, answer: Answer, wrong: Wrong) -> None:
    def amiss(fault: str, hint: str, *key: str) -> None:
        wrong(f'{fault} of "{answer.key}"', hint, "irt", "parameters", answer.key, *key)

    steps = found.b if found.d is None else found.d
    if steps is None or (found.b is not None and found.d is not None):
        amiss("wants one of b and d", "give exactly one of them")
        return
    form, count = ("b", "d")[found.b is None], len(answer.values)
    if not answer.ordered:
        wrong(f'uses "{answer.key}", whose answers have no order', "use ordered answers", "items")
    if irt.model in TWO_ANSWERS and count != 2:
        amiss(f"is {irt.model}, for two answers, and there are {count}", "use grm or gpcm")
    elif len(steps) != count - 1:
        amiss(f"has {len(steps)} in {form}, and there are {count} answers", f"give {count - 1}", form)
    if found.a == 0 or (found.a < 0 and not irt.signed):
        hint = "reverse the item if its parameters are those of reversed answers, or write signed: true"
        amiss(f"has the slope {written(found.a)}", hint if found.a else "write the published one", "a")
    elif irt.model == "grm" and not _falls(found):
        hint = "list them from the lowest step to the highest"
        amiss(f"has {form} out of order", hint, form)
    elif any(abs(logit) > STEEPEST for logit in _logits(irt, found)):
        amiss(f"has logits beyond {STEEPEST}", "check its parameters and the range")
    _check_asymptotes(irt, found, amiss)


def _falls(found: Parameters) -> bool:
    """Whether each step of a graded item is harder to pass than the one before."""
    intercepts = found.d or [-found.a * threshold for threshold in found.b or []]
    return all(before > after for before, after in pairwise(intercepts))


def _logits(irt: Irt, found: Parameters) -> list[Fraction]:
    """The steps' logits at both ends of the range."""
    intercepts = found.d or [-found.a * threshold for threshold in found.b or []]
    return [Fraction(irt.D) * (found.a * end + intercept) for end in irt.range for intercept in intercepts]


def _check_asymptotes(irt: Irt, found: Parameters, amiss: Wrong) -> None:
    for key in ("c", "u"):
        given = getattr(found, key) is not None
        if given and key not in ASYMPTOTES[irt.model]:
            amiss(f"has {key}, which {irt.model} does not", f"remove {key}, or use another model", key)
        elif not given and key in ASYMPTOTES[irt.model]:
            amiss(f"lacks {key}, which {irt.model} needs", f"add {key}")
    low, high = found.c or Fraction(0), Fraction(1) if found.u is None else found.u
    if not 0 <= low < high <= 1:
        amiss("has asymptotes that are not 0 ≤ c < u ≤ 1", "write the published ones", "c" if found.c else "u")


# What the program holds.


def irt_of(scale: Scale, answers: Mapping[str, Answer]) -> dict[str, Any]:
    """The model as a program holds it. The categories of an item under `reverse` run from its highest value down."""
    irt = scale.irt
    assert irt is not None
    found: dict[str, Any] = {
        "model": irt.model,
        "estimate": irt.estimate,
        "D": irt.D,
        "prior": [_text(irt.prior.mean), _text(irt.prior.sd)],
        "range": [_text(end) for end in irt.range],
        "nodes": irt.nodes,
        "items": {item: _item(irt.parameters[item], answers[item], item in scale.reverse) for item in scale.items or []},
    }
    if irt.scaled is not None:
        found["scaled"] = [_text(irt.scaled.mean), _text(irt.scaled.sd)]
    return found


def _item(found: Parameters, answer: Answer, turned: bool) -> dict[str, Any]:
    numbers = {key: _text(value) for key in ("a", "c", "u") if (value := getattr(found, key)) is not None}
    lists = {key: list(map(_text, value)) for key in ("b", "d") if (value := getattr(found, key)) is not None}
    return {**numbers, **lists, "categories": [written(value) for value in sorted(answer.values, reverse=turned)]}


def _text(value: Fraction) -> str:
    """The decimal that was written, or the fraction."""
    decimal = Decimal(value.numerator) / value.denominator
    return f"{decimal:f}" if Fraction(decimal) == value else str(value)


def table_of(
    name: str, scale: Scale, answers: Mapping[str, Answer], source: Source, problems: Problems
) -> list[dict[str, Any]]:
    """The estimates of all sums and their standard errors, as two norm sets: ordinary look-up tables."""
    try:
        rows = sum_table(irt_of(scale, answers), scale.reverse)
    except ValueError as error:
        fault = f"gives the sum {error} no chance anywhere in its range"
        problems.add(
            source.at("scales", name, "irt", "range"), "irt", scale=name, fault=fault, hint="widen the range"
        )
        return []
    tables = {ESTIMATE: "score", ERROR: "se"}
    return [
        {"id": id, "groups": [{"id": "all", "table": [[row["sum"], row[key]] for row in rows]}], "gives": ["score"]}
        for id, key in tables.items()
    ]


def reach_of(irt: Irt) -> Reach:
    """No estimate lies beyond the range."""
    scaled = irt.scaled
    ends = [end if scaled is None else scaled.mean + scaled.sd * end for end in irt.range]
    return Reach(min(ends), max(ends))
