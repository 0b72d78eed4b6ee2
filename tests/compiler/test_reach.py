"""Scale → reach, against every answer sheet there is: hundreds of small random scales, scored in full."""

from __future__ import annotations

import random
from collections.abc import Iterator
from fractions import Fraction
from itertools import product
from typing import Any

import pytest

from quietform.compiler import Compiled, program, reach, totals
from quietform.compiler.formula import written
from quietform.compiler.reach import of_formula, of_scales
from quietform.compiler.totals import How, Part, of_parts
from quietform.compiler.values import Reach
from quietform.fields import Rule
from quietform.scoring import evaluate
from quietform.scoring.functions import METHODS
from tests.compiler import graver, item, scale, trial

COMPLETE = Rule("complete")
ONE = Rule("at_least", count=1)
OTHERS = ["minimum", "maximum", "median", "count", "any"]
PROGRAMS = range(160)


def test_every_method_is_among_those_that_are_tried() -> None:
    assert {"sum", "mean", "pomp", *OTHERS} == set(METHODS)


def fractions(*values: str | int) -> frozenset[Fraction]:
    return frozenset(map(Fraction, values))


# Random assessments.


class _Maker:
    """A seed → option sets, items and scales: of items, of scales, and by formula."""

    def __init__(self, seed: int) -> None:
        self.dice = random.Random(seed)
        self.sets = {f"o{n}": self._values() for n in range(2)}
        self.items = {f"i{n}": self.dice.choice(list(self.sets)) for n in range(self.dice.randint(1, 4))}
        # (The trial's empty sheet scores this one, whose item is always shown.)
        self.scales: dict[str, dict[str, Any]] = {"first": scale(method="sum", items=["i0"])}
        free = list(self.items)
        for n in range(self.dice.randint(1, 3)):
            # Half of the time no item is in two scales, so that the scales are independent of each other.
            chosen = self._some(free or list(self.items))
            if self.dice.random() < 0.5:
                free = [one for one in free if one not in chosen]
            self.scales[f"s{n}"] = self._of_items(chosen)
        self.scales["whole"] = self._composite(self._some(list(self.scales)))
        self.scales["made"] = scale(formula=self._number(2))
        self.asked = [self._item(id, name) for id, name in self.items.items()]
        self.hides = any("show_when" in one for one in self.asked)

    def parts(self) -> dict[str, Any]:
        return {
            "option_sets": {
                name: {"options": [{"value": str(value), "label": str(value)} for value in values]}
                for name, values in self.sets.items()
            },
            "sections": [{"title": "All", "items": self.asked}],
            "scales": self.scales,
        }

    def _item(self, id: str, options: str) -> dict[str, Any]:
        """Shown always, or if an item before it has its lowest answer."""
        before = [other for other in self.items if other < id]
        if not before or self.dice.random() < 0.8:
            return item(id, options=options)
        other = self.dice.choice(before)
        return item(id, options=options, show_when=f"{other} <= {min(self.sets[self.items[other]])}")

    def _values(self) -> list[Fraction]:
        if self.dice.random() < 0.6:
            start = self.dice.randint(-2, 2)
            return [Fraction(start + step) for step in range(self.dice.randint(2, 3))]
        pool = [Fraction(n, d) for n in range(-5, 6) for d in (1, 2, 3, 10)]
        return sorted(set(self.dice.sample(pool, 3)) | {Fraction(7)})[: self.dice.randint(2, 3)]

    def _of_items(self, items: list[str]) -> dict[str, Any]:
        made = self._method(items, ["sum", "mean", "pomp", "sum", "mean", "pomp", *OTHERS])
        rules: list[Any] = [*self._rules(len(items))]
        if made["method"] in ("sum", "mean") and "prorate" not in made:
            rules.append("zero")
        reverse = self._some(items) if self.dice.random() < 0.5 else []
        return scale(**made, items=items, missing=self.dice.choice(rules), reverse=reverse) | self._after()

    def _method(self, parts: list[str], methods: list[str]) -> dict[str, Any]:
        """A method with its weights, its prorating, and what it counts."""
        made: dict[str, Any] = {"method": self.dice.choice(methods)}
        if made["method"] in ("count", "any"):
            made["count_if"] = {self.dice.choice(["at_least", "equal", "at_most"]): self.dice.randint(-1, 2)}
        if made["method"] in ("sum", "mean") and self.dice.random() < 0.3:
            made["weights"] = {part: self.dice.choice(["2", "0.5", "-1", "-0.25"]) for part in self._some(parts)}
        if made["method"] == "sum" and self.dice.random() < 0.4:
            made["prorate"] = True
        return made

    def _composite(self, parts: list[str]) -> dict[str, Any]:
        made = self._method(parts, ["sum", "mean", "sum", "mean", *OTHERS])
        return scale(**made, scales=parts, missing=self.dice.choice([*self._rules(len(parts))])) | self._after()

    def _rules(self, count: int) -> Iterator[Any]:
        yield "complete"
        yield {"at_least": self.dice.randint(1, count)}
        yield {"at_most": self.dice.randint(0, count - 1)}
        yield {"at_least": f"{self.dice.randint(1, 100)}%"}

    def _after(self) -> dict[str, Any]:
        """What is made of a score: a constant, rounding."""
        times = {"times": self.dice.choice(["2", "-0.5"])} if self.dice.random() < 0.2 else {}
        return times | ({"decimals": self.dice.randint(0, 2)} if self.dice.random() < 0.3 else {})

    def _number(self, depth: int) -> str:
        if depth == 0:
            return self.dice.choice([*self.scales, *self.items, "2", "0.5"])
        one, two = self._number(depth - 1), self._number(depth - 1)
        shapes = ["({0} + {1})", "({0} - {1})", "{0} * {1}", "{0} / {1}", "-{0}", "abs({0})", "min({0}, {1})"]
        shapes += ["max({0}, {1}, 1)", "round({0}, 1)", "round({0})", "if({0} > {1}, {0}, {1})"]
        shapes += ["if({0} > 0 and not {1} == 1, 1, {1})", "if({0} < 0 or 0 < {1} <= 2, {0}, 3)"]
        # At least one scale, so that the formula rests on something.
        shape = self.dice.choice(shapes)
        return shape.format(self.dice.choice(list(self.scales)) if depth == 2 else one, two)

    def _some(self, names: list[str]) -> list[str]:
        return self.dice.sample(names, self.dice.randint(1, len(names)))


def scores(found: Compiled) -> dict[str, set[Fraction]]:
    """Every score of every scale, over all answer sheets with all their gaps."""
    every: dict[str, set[Fraction]] = {name: set() for name in found.reach}
    domains = [[*map(written, answer.values), "skipped"] for answer in found.answers.values()]
    for sheet in product(*domains):
        results = evaluate(found.program, dict(zip(found.answers, sheet, strict=True)))["scales"]
        for name, result in results.items():
            if result["score"] is not None:
                every[name].add(Fraction(result["score"]))
    return every


def made(seed: int) -> tuple[_Maker, Compiled]:
    maker = _Maker(seed)
    loaded = trial(**maker.parts())
    if "formula-undefined" in graver(loaded):
        # It divides by what is always 0; the next one does not.
        return made(seed + len(PROGRAMS))
    # (Of a zero rule there is a warning.)
    assert set(graver(loaded)) <= {"zero-rule"}
    return maker, loaded.sound()[1]


def inside(score: Fraction, found: Reach) -> bool:
    return (found.low is None or found.low <= score) and (found.high is None or score <= found.high)


def independent(maker: _Maker, name: str) -> bool:
    """Whether a scale is of items, or of scales that share none, and no rule hides any."""
    one = maker.scales[name]
    if "formula" in one or maker.hides:
        return False
    items = [key for part in one.get("scales", []) for key in maker.scales[part]["items"]]
    return len(set(items)) == len(items)


def test_the_reach_is_every_score_there_is_and_no_other() -> None:
    exact, held, loose = 0, 0, 0
    for seed in PROGRAMS:
        maker, found = made(seed)
        for name, every in scores(found).items():
            one = found.reach[name]
            assert all(inside(score, one) for score in every), (seed, name, one, maker.scales)
            if one.values is None:
                loose += 1
            elif independent(maker, name) or (every and "formula" not in maker.scales[name]):
                assert one.values == every, (seed, name, maker.scales)
                assert (one.low, one.high) == (min(every), max(every))
                exact += 1
            else:
                # Scales that share items, and formulas, are taken as if independent: never too small.
                assert every <= one.values, (seed, name, maker.scales)
                held += 1
    assert exact > 250
    assert held > 100
    assert exact + held + loose > 400


def test_an_interval_holds_every_score_there_is(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(program, "MOST_SHEETS", 0)
    monkeypatch.setattr(totals, "MOST_VALUES", 0)
    monkeypatch.setattr(totals, "MOST_STEPS", 1)
    monkeypatch.setattr(reach, "MOST_STEPS", 1)
    of_parts.cache_clear()
    of_scales.cache_clear()
    bounded = 0
    try:
        for seed in PROGRAMS[:60]:
            maker, found = made(seed)
            for name, every in scores(found).items():
                one = found.reach[name]
                assert one.values is None or len(one.values) <= 2, (seed, name)
                assert all(inside(score, one) for score in every), (seed, name, one, maker.scales)
                bounded += one.low is not None
    finally:
        of_parts.cache_clear()
        of_scales.cache_clear()
    assert bounded > 150


# By hand.


def values(*sets: tuple[str | int, ...]) -> tuple[tuple[Fraction, ...], ...]:
    return tuple(tuple(map(Fraction, one)) for one in sets)


def of_items(sets: tuple[tuple[Fraction, ...], ...], method: str, rule: Rule, prorate: bool) -> Reach:
    return of_parts(tuple(map(Part, sets)), How(method, rule, prorate))


SAME = values((0, 1, 2), (0, 1, 2))
MIXED = values((1, 2), (4, 6))


@pytest.mark.parametrize(
    ("sets", "method", "rule", "prorate", "expected"),
    [
        (SAME, "sum", COMPLETE, False, (0, 1, 2, 3, 4)),
        (SAME, "sum", ONE, True, (0, 1, 2, 3, 4)),
        (SAME, "mean", Rule("at_least", share=Fraction(1, 2)), False, (0, "1/2", 1, "3/2", 2)),
        (SAME, "pomp", Rule("at_most", count=1), False, (0, 25, 50, 75, 100)),
        (MIXED, "sum", COMPLETE, False, (5, 7, 6, 8)),
        (MIXED, "sum", ONE, False, (1, 2, 4, 6, 5, 7, 8)),
        (MIXED, "sum", ONE, True, (2, 4, 8, 12, 5, 7, 6)),
        (MIXED, "mean", ONE, False, (1, 2, 4, 6, "5/2", "7/2", 3)),
        (MIXED, "mean", Rule("zero"), False, ("1/2", 1, 2, 3, "5/2", "7/2", 4)),
        (MIXED, "pomp", ONE, False, (0, 100, "200/3", "100/3")),
    ],
)
def test_two_items_reach_this(
    sets: tuple[tuple[Fraction, ...], ...], method: str, rule: Rule, prorate: bool, expected: tuple[str | int, ...]
) -> None:
    assert of_items(sets, method, rule, prorate) == Reach.of(fractions(*expected))


def test_a_long_scale_is_known_exactly_as_long_as_its_scores_are_few() -> None:
    forty = of_items(values((0, 1, 2, 3, 4)) * 40, "sum", COMPLETE, False)
    assert forty == Reach.of(frozenset(map(Fraction, range(161))))
    assert forty.step == 1
    odd = values(*[(0, f"1/{prime}") for prime in (2, 3, 5, 7, 11, 13, 17, 19, 23, 29, 31, 37, 41)])
    bounded = of_items(odd, "sum", COMPLETE, False)
    assert bounded == Reach(Fraction(0), sum((one for _, one in odd), Fraction(0)))
    assert of_items(odd, "pomp", ONE, False) == Reach(Fraction(0), Fraction(100))


@pytest.mark.parametrize(
    ("known", "step"),
    [
        (fractions(0, 1, 2), Fraction(1)),
        (fractions(0, 1, 3), None),
        (fractions(0, 1), None),
        (frozenset(map(Fraction, range(400))), Fraction(1)),
        (frozenset(map(Fraction, range(401))), None),
    ],
)
def test_a_step_is_known_where_scores_are_evenly_spaced_and_not_too_many(
    known: frozenset[Fraction], step: Fraction | None
) -> None:
    assert Reach.of(known).step == step
    assert Reach(Fraction(0), Fraction(2)).step is None


def test_rounding_rounds_the_ends_and_every_value_half_away_from_zero() -> None:
    assert Reach.of(fractions("-1/2", "1/4", "5/2")).rounded(0) == Reach.of(fractions(-1, 0, 3))
    assert Reach.of(fractions("1/3", "2/3")).rounded(1) == Reach.of(fractions("3/10", "7/10"))
    assert Reach.of(fractions("1/3")).rounded(None) == Reach.of(fractions("1/3"))
    assert Reach(Fraction(-5, 2), None).rounded(0) == Reach(Fraction(-3), None)
    assert Reach(None, None).rounded(2) == Reach(None, None)


def test_scales_without_bounds_give_a_composite_without_bounds() -> None:
    bare, known = Reach(None, None), Reach.of(fractions(0, 1))
    one, mean = Fraction(1), How("mean", COMPLETE)
    assert of_scales(((known, one, False), (bare, one, False)), mean) == Reach(None, None)
    four = Reach(Fraction(0), Fraction(4))
    assert of_scales(((known, one, False), (four, one, False)), mean) == Reach(Fraction(0), Fraction(5, 2))
    prorated = ((known, one, False), (Reach(one, Fraction(4)), one, False))
    assert of_scales(prorated, How("sum", ONE, prorate=True)) == Reach(Fraction(0), Fraction(8))


Leaf = tuple[str, ...]
WIDE: dict[Leaf, Reach] = {
    ("scale", "s"): Reach(Fraction(-2), Fraction(3)),
    ("scale", "t"): Reach(Fraction(1), Fraction(4)),
    ("item", "i"): Reach(None, None),
}
FEW: dict[Leaf, Reach] = {("scale", "s"): Reach.of(fractions(0, 1, 2)), ("item", "i"): Reach.of(fractions(1, 2))}


@pytest.mark.parametrize(
    ("node", "low", "high"),
    [
        (["scale", "s"], -2, 3),
        (["-", ["scale", "s"], ["scale", "t"]], -6, 2),
        (["*", ["scale", "s"], ["scale", "t"]], -8, 12),
        (["/", ["scale", "s"], ["scale", "t"]], -2, 3),
        (["/", ["scale", "t"], ["scale", "s"]], None, None),
        (["abs", ["scale", "s"]], 0, 3),
        (["abs", ["neg", ["scale", "t"]]], 1, 4),
        (["min", ["scale", "s"], ["scale", "t"], 2], -2, 2),
        (["round", ["/", ["scale", "s"], 4], 1], "-1/2", "4/5"),
        (["if", [">", ["scale", "s"], 0], ["scale", "s"], 10], -2, 10),
        (["if", ["not", [">", ["item", "i"], 0]], 1, 2], 1, 2),
        (["+", ["scale", "s"], ["item", "i"]], None, None),
        (["if", [">", ["scale", "s"], 0], ["item", "i"], 1], None, None),
    ],
)
def test_a_formula_over_intervals_lies_in_this_one(node: Any, low: object, high: object) -> None:
    bottom, top = (None if end is None else Fraction(str(end)) for end in (low, high))
    assert of_formula(node, dict(WIDE)) == Reach(bottom, top)


@pytest.mark.parametrize(
    ("node", "expected"),
    [
        (["*", ["scale", "s"], ["scale", "s"]], fractions(0, 1, 4)),
        (["/", ["item", "i"], ["scale", "s"]], fractions("1/2", 1, 2)),
        (["if", ["<=", 1, ["scale", "s"]], ["item", "i"], -1], fractions(1, 2, -1)),
        (["+", 1, "1/2"], fractions("3/2")),
    ],
)
def test_a_formula_over_known_scores_gives_exactly_these(node: Any, expected: frozenset[Fraction]) -> None:
    assert of_formula(node, dict(FEW)) == Reach.of(expected)
    never = of_formula(["/", 1, ["scale", "s"]], {("scale", "s"): Reach.of(fractions(0))})
    assert never == Reach(None, None, frozenset())
