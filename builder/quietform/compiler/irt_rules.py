"""The item response model of a scale, as it was written → every fault of it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from fractions import Fraction
from itertools import pairwise

from quietform.compiler.answers import Answer
from quietform.compiler.formula import written
from quietform.model import Scale
from quietform.problems import Problems, listing, suggestion
from quietform.reading import Source
from quietform.traits import Irt, Parameters

TWO_ANSWERS = ("2pl", "3pl", "4pl")
# What a model needs and takes besides a and b or d.
ASYMPTOTES = {"2pl": (), "3pl": ("c",), "4pl": ("c", "u"), "grm": (), "gpcm": ()}
# Keys of a scale that do not go with an estimate, and with a table of sums.
NOT_BESIDE = {True: ("weights", "times", "norms", "change"), False: ("weights", "times", "prorate")}
# Beyond these, scoring/irt.py would lose digits.
FARTHEST = 20
STEEPEST = 350
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
    forms = {found.b is None for found in irt.parameters.values() if (found.b is None) != (found.d is None)}
    if len(forms) > 1:
        wrong("has b for some items and d for others", "write one of them throughout", "irt", "parameters")
    return len(problems.errors) == before


def _check_beside(scale: Scale, irt: Irt, wrong: Wrong) -> None:
    if irt.python_only and scale.method is not None:
        wrong(f"does not go with the method {scale.method}", "remove the method", "method")
    elif not irt.python_only and scale.method != "sum":
        wrong("is a table of sums, and the scale is no sum", "write method: sum", "irt", "estimate")
    for key in NOT_BESIDE[irt.python_only]:
        if getattr(scale, key):
            wrong(f"does not go with {key}", f"remove {key}", key)
    rule = None if scale.missing is None else scale.missing.name
    if irt.python_only and rule == "zero":
        hint = "use complete, at_least or at_most; a missing answer is left out of the likelihood"
        wrong("cannot count missing answers as 0", hint, "missing")
    elif not irt.python_only and rule not in (None, "complete"):
        wrong("is a table of sums, which needs all answers", "write missing: complete", "missing")


def _check_numbers(irt: Irt, wrong: Wrong) -> None:
    (low, high), (mean, sd) = irt.ends, irt.normal
    if not -FARTHEST <= low < high <= FARTHEST:
        hint = f"write the lower end first, within -{FARTHEST} and {FARTHEST}, such as [-4, 4]"
        wrong(f"has the range {written(low)} to {written(high)}", hint, "irt", "range")
        return
    if sd <= 0:
        wrong("has a prior whose sd is not above 0", "write the published one, such as 1", "irt", "prior", "sd")
    elif not low < mean < high:
        wrong("has a prior whose mean is outside the range", "widen the range", "irt", "range")
    elif (high - low) / (irt.nodes - 1) > sd / 4:
        wrong("has nodes that are more than a quarter of the prior's sd apart", "give more nodes", "irt", "nodes")
    if irt.scaled is not None and irt.scaled.sd == 0:
        wrong("is scaled by 0", "write the sd of the metric, such as 10", "irt", "scaled", "sd")


def _check_item(irt: Irt, found: Parameters, answer: Answer, wrong: Wrong) -> None:
    def amiss(fault: str, hint: str, *key: str) -> None:
        wrong(f'gives "{answer.key}" {fault}', hint, "irt", "parameters", answer.key, *key)

    steps = found.b if found.d is None else found.d
    if steps is None or (found.b is not None and found.d is not None):
        amiss("not exactly one of b and d", "give one of them")
        return
    form, count = ("b", "d")[found.b is None], len(answer.values)
    if not answer.ordered:
        wrong(f'uses "{answer.key}", whose answers have no order', "use ordered answers", "items")
    if irt.model in TWO_ANSWERS and count != 2:
        wrong(f'is {irt.model}, for items with two answers, and "{answer.key}" has {count}', "use grm or gpcm")
    elif len(steps) != count - 1:
        amiss(f"{len(steps)} in {form} for its {count} answers", f"give {count - 1}", form)
    if found.a == 0 or (found.a < 0 and not irt.signed):
        hint = "reverse the item if its parameters are those of reversed answers, or write signed: true"
        amiss(f"the slope {written(found.a)}", hint if found.a else "write the published one", "a")
    elif irt.model == "grm" and not _falls(found):
        hint = "list them from the lowest step to the highest"
        amiss(f"{form} out of order", hint, form)
    elif any(abs(logit) > STEEPEST for logit in _logits(irt, found)):
        amiss(f"logits beyond {STEEPEST}", "check its parameters and the range")
    _check_asymptotes(irt, found, amiss)


def _falls(found: Parameters) -> bool:
    """Whether each step of a graded item is harder to pass than the one before."""
    intercepts = found.d or [-found.a * threshold for threshold in found.b or []]
    return all(before > after for before, after in pairwise(intercepts))


def _logits(irt: Irt, found: Parameters) -> list[Fraction]:
    """The steps' logits at both ends of the range."""
    intercepts = found.d or [-found.a * threshold for threshold in found.b or []]
    return [Fraction(irt.D) * (found.a * end + intercept) for end in irt.ends for intercept in intercepts]


def _check_asymptotes(irt: Irt, found: Parameters, amiss: Wrong) -> None:
    for key in ("c", "u"):
        given = getattr(found, key) is not None
        if given and key not in ASYMPTOTES[irt.model]:
            amiss(f"{key}, which {irt.model} has not", f"remove {key}, or use another model", key)
        elif not given and key in ASYMPTOTES[irt.model]:
            amiss(f"no {key}, which {irt.model} needs", f"add {key}")
    low, high = found.c or Fraction(0), Fraction(1) if found.u is None else found.u
    if not 0 <= low < high <= 1:
        amiss("asymptotes that are not 0 ≤ c < u ≤ 1", "write the published ones", "c" if found.c else "u")
