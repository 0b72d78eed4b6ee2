"""Scale → problems of its own making: a method, a missing rule and settings that do not go together."""

from __future__ import annotations

from fractions import Fraction

from quietform.fields import Rule
from quietform.model import Scale
from quietform.problems import Problems
from quietform.reading import Source
from quietform.scoring.functions import METHODS

# As an author chooses among them.
WORDS = " or ".join(", ".join(METHODS).rsplit(", ", 1))


def check_rules(name: str, scale: Scale, source: Source, problems: Problems) -> None:
    """Note every fault that the scale shows by itself, without its items."""
    place = source.key("scales", name)
    given = [key for key in ("items", "scales", "formula") if getattr(scale, key) is not None]
    if not given and "scales" in source.guessed:
        # It may have been one of those that had to be taken out.
        return
    if len(given) != 1:
        problems.add(place, "no-source", scale=name, found=" and ".join(given) or "none")
        return
    kind = given[0]
    _check_method(name, scale, kind, source, problems)
    _check_missing(name, scale, kind, source, problems)
    _check_count(name, scale, kind, source, problems)
    weighable = kind != "formula" and scale.method in ("sum", "mean", None)
    for key, wrong, fault, hint in (
        (
            "weights",
            bool(scale.weights) and not weighable,
            "has weights, which only a sum or a mean of items or scales can",
            "remove them",
        ),
        ("times", scale.times == 0, "is multiplied by 0", "write the constant, such as 2, or remove it"),
        (
            "reverse",
            bool(scale.reverse) and kind != "items",
            "reverses items but has none",
            "reverse in the scales underneath",
        ),
        (
            "pairs",
            scale.pairs is not None and kind != "items",
            "has a rule for pairs but no items",
            "write it in the scales underneath",
        ),
        (
            "prorate",
            scale.prorate and scale.method != "sum",
            "prorates what is not a sum",
            "remove prorate; a mean needs none",
        ),
        (
            "prorate",
            scale.prorate and scale.missing is not None and scale.missing.name == "zero",
            "prorates although missing answers count as 0",
            "choose one of the two",
        ),
        ("near", scale.near is not None and not scale.bands, "says near but has no bands", "remove near or add bands"),
        (
            "near",
            isinstance(scale.near, Fraction) and scale.near < 0,
            "has a near below 0",
            "write a number of points, such as 5",
        ),
    ):
        if wrong:
            problems.add(source.key("scales", name, key), "rule-not-for", scale=name, fault=fault, hint=hint)


def _check_method(name: str, scale: Scale, kind: str, source: Source, problems: Problems) -> None:
    place = source.key("scales", name, "method")
    if kind == "formula" and scale.method is not None:
        problems.add(place, "method", scale=name, fault="has a formula and a method", hint="remove the method")
    elif kind != "formula" and scale.method is None and place == source.key("scales", name, "irt"):
        # (A method or irt that is there but wrong has been reported already.)
        problems.add(place, "method", scale=name, fault="has no method", hint=f"add method: {WORDS}")
    elif kind == "scales" and scale.method == "pomp":
        problems.add(
            place, "method", scale=name, fault="is a composite with the method pomp", hint="use mean; pomp is for items"
        )


def _check_count(name: str, scale: Scale, kind: str, source: Source, problems: Problems) -> None:
    counts = scale.method in ("count", "any")
    if counts and kind != "formula" and scale.count_if is None and not source.guessed & {"scales"}:
        fault, hint = f"has the method {scale.method} and no count_if", "say which values it looks for: {at_least: 2}"
        problems.add(source.key("scales", name, "method"), "rule-not-for", scale=name, fault=fault, hint=hint)
    elif scale.count_if is not None and not counts:
        fault, hint = "says count_if, which is for the methods count and any", "remove it, or change the method"
        problems.add(source.key("scales", name, "count_if"), "rule-not-for", scale=name, fault=fault, hint=hint)


def _check_missing(name: str, scale: Scale, kind: str, source: Source, problems: Problems) -> None:
    rule = scale.missing
    place = source.at("scales", name, "missing")
    if rule is None:
        # A rule that is there but wrong has been reported already.
        if source.key("scales", name, "missing") == source.at("scales", name):
            problems.add(source.key("scales", name), "missing-rule", scale=name)
        return
    if kind == "formula" and rule.name != "complete":
        fault = "is a formula with a rule other than complete"
        problems.add(place, "rule-not-for", scale=name, fault=fault, hint="write missing: complete")
        return
    if rule.name == "zero" and (kind != "items" or scale.method not in ("sum", "mean", None)):
        fault = "counts missing answers as 0, which only a sum or mean of items can"
        problems.add(place, "rule-not-for", scale=name, fault=fault, hint="use complete, at_least or at_most")
    elif rule.name == "zero":
        problems.add(place, "zero-rule", scale=name)
    if kind != "formula":
        unit = "items" if kind == "items" else "scales"
        count = len(scale.items or scale.scales or [])
        check_amount(name, rule, count, unit, ("scales", name, "missing"), source, problems)
    if scale.missing_items is not None and kind == "items":
        fault = "has a second rule, missing_items, which is for composites"
        place = source.key("scales", name, "missing_items")
        problems.add(place, "rule-not-for", scale=name, fault=fault, hint="remove it")
    elif scale.missing_items is not None and scale.missing_items.name == "zero":
        fault = "counts missing answers as 0 in missing_items"
        place = source.at("scales", name, "missing_items")
        problems.add(place, "rule-not-for", scale=name, fault=fault, hint="use complete, at_least or at_most")


def check_amount(
    name: str, rule: Rule, count: int, unit: str, path: tuple[str, ...], source: Source, problems: Problems
) -> None:
    """Note a rule that asks for more than there is, or for nothing."""
    if rule.count is None:
        return
    least = rule.count if rule.name == "at_least" else count - rule.count
    if not 1 <= least <= count:
        asked = f"{rule.count}" if rule.name == "at_least" else f"{least} (all but {rule.count})"
        problems.add(source.at(*path), "rule-out-of-reach", scale=name, asked=asked, count=count, unit=unit)
