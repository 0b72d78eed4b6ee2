"""A seed → a call of the engines, so that the twins can be compared on what nobody thought of."""

from __future__ import annotations

import random
from collections.abc import Iterable
from fractions import Fraction
from typing import Any

from quietform.compiler.formula import written
from quietform.scoring.functions import COUNTED
from quietform.scoring.norms import METRICS
from tests.scoring.formulas import Formulas, Values, named, rational

REASONS = ("skipped", "cannot_tell", "not_shown")
ODD: tuple[Any, ...] = (-1, 99, 0.5, 1.0, "2/2", "1/0", "", " 1", "yes", "1e3", None, True, [], {}, "0.333")
OF_ITEMS = ("sum", "sum", "mean", "mean", "pomp", "minimum", "maximum", "median", "count", "any")
OF_SCALES = tuple(method for method in OF_ITEMS if method != "pomp")
# Formulas name the first scales only: products of products would get too long to be written.
NAMED = 3
# One call of so many is of two results.
EACH = 5


def calls(seeds: Iterable[int]) -> list[list[Any]]:
    """A call of every seed; and of each fifth one of two results as well."""
    return [one for seed in seeds for one in ([call(seed)] if seed % EACH else [call(seed), of_two(seed)])]


def call(seed: int) -> list[Any]:
    """["evaluate", program, responses]; the same for the same seed."""
    dice = random.Random(seed)
    program = _Maker(dice).program()
    return ["evaluate", program, responses(dice, program)]


def of_two(seed: int) -> list[Any]:
    """["change", program, before, after] or ["compare", program, one, other]; as much of each as they read."""
    dice = random.Random(seed)
    name = dice.choice(["change", "compare"])
    few = [written(rational(dice)) for _ in range(dice.randint(1, 4))]
    scales: list[dict[str, Any]] = [{"id": f"s{index}"} for index in range(dice.randint(1, 9))]
    for scale in scales:
        if name == "change" and dice.random() < 0.8:
            # 1.96 × 25/49 is 1: a change may be just as large as the smallest reliable one.
            error = dice.choice([Fraction(25 * dice.randint(0, 20), 49), abs(rational(dice))])
            scale["change"] = {"difference": written(error)}
            if dice.random() < 0.6:
                scale["change"]["cutoff"] = dice.choice(few)
    gaps = dice.choice([0.0, 0.0, 0.2])
    results = [
        {scale["id"]: {"score": None if dice.random() < gaps else str(dice.choice(few))} for scale in scales}
        for _ in range(2)
    ]
    return [name, {"scales": scales}, *results]


class _Maker:
    def __init__(self, dice: random.Random) -> None:
        self.dice = dice
        self.options: dict[str, Any] = {f"o{index}": self._values() for index in range(dice.randint(1, 3))}
        if dice.random() < 0.3:
            self.options["n0"] = self._range()
        self.items = {f"i{index}": dice.choice(list(self.options)) for index in range(dice.randint(1, 8))}
        for index in range(dice.randint(0, 3)):
            options = dice.choice(list(self.options))
            self.items |= {f"p{index}.me": options, f"p{index}.partner": options}
        self.allowed: Values = {item: listed(self.options[name]) for item, name in self.items.items()}
        self.scales: list[dict[str, Any]] = []

    def program(self) -> dict[str, Any]:
        dice = self.dice
        shown = self._shown() if dice.random() < 0.5 else {}
        for index in range(dice.choice([1, 2, 3, 4, 5, 6, 9])):
            kinds = [self._of_items] if not self.scales else [self._of_items, self._composite, self._formula]
            self.scales.append({"id": f"s{index}"} | dice.choice(kinds)() | self._reading())
        formulas = Formulas(dice, self.allowed, self._ids())
        program: dict[str, Any] = {"language": 1, "options": self.options, "items": self.items, "scales": self.scales}
        program["notes"] = [formulas.truth(2) for _ in range(dice.randint(0, 2))]
        if shown:
            program["shown"] = shown
        if dice.random() < 0.3:
            program["flags"] = [{"id": f"f{index}", "when": formulas.truth(2)} for index in range(dice.randint(1, 2))]
        if dice.random() < 0.4:
            run = {"run": dice.randint(1, 4)} if dice.random() < 0.8 else {}
            program["quality"] = run | {"turned": self._some(list(self.items), least=0)}
        if dice.random() < 0.3:
            program["profiles"] = [{"id": "p", "scales": self._some(self._ids())}]
        if dice.random() < 0.4:
            program["reasons"] = [self._reasons(scale) for scale in dice.sample(self.scales, 1)]
        if dice.random() < 0.2:
            program["next"] = [[index, formulas.truth(2)] for index in range(dice.randint(1, 2))]
        return program

    def _reasons(self, scale: dict[str, Any]) -> dict[str, Any]:
        """Those of a scale, whatever it is made of; its bands may lie on one side, or on both."""
        bands = [band["id"] for band in scale.get("bands", ())]
        below = self._some(bands, least=0)
        above = self._some([band for band in bands if band not in below], least=0)
        items = self._some(list(self.items))
        return {"scale": scale["id"], "at_most": self.dice.randint(1, 4), "items": items} | {
            "turned": self._some(items, least=0),
            "below": below,
            "above": above,
        }

    def _shown(self) -> dict[str, Any]:
        """Conditions in the order in which they depend on each other: each names items that are settled before."""
        hideable = self._some(list(self.items))
        settled = {item: values for item, values in self.allowed.items() if item not in hideable}
        shown = {}
        for item in hideable:
            shown[item] = Formulas(self.dice, settled).truth(self.dice.randint(0, 2))
            settled[item] = self.allowed[item]
        return shown

    # Scales.

    def _of_items(self) -> dict[str, Any]:
        items = self._some(list(self.items))
        scale: dict[str, Any] = {"items": items, "reverse": self._some(items, least=0)}
        scale |= self._method(OF_ITEMS, items)
        if self.dice.random() < 0.5:
            scale["both"] = True
        return scale

    def _composite(self) -> dict[str, Any]:
        parts = self._some(self._ids())
        scale = {"scales": parts} | self._method(OF_SCALES, parts)
        if self.dice.random() < 0.3:
            scale["needs_items"] = self._rule(len(self.items))
        return scale

    def _method(self, methods: tuple[str, ...], of: list[str]) -> dict[str, Any]:
        """How a scale is made of items or scales, and what it needs."""
        dice = self.dice
        method = dice.choice(methods)
        how: dict[str, Any] = {"method": method, "needs": self._rule(len(of))}
        if method not in ("sum", "mean") and how["needs"]["rule"] == "zero":
            how["needs"] = {"rule": "complete"}
        if method in ("count", "any"):
            values = self.allowed.get(of[0], [1, 2, "7/2"])
            how["count"] = {"is": dice.choice(list(COUNTED)), "value": dice.choice([*values, written(rational(dice))])}
        if method in ("sum", "mean") and dice.random() < 0.4:
            how["weights"] = {id: self._weight() for id in self._some(of)}
        if method == "sum" and dice.random() < 0.4:
            how["prorate"] = True
        return how

    def _formula(self) -> dict[str, Any]:
        node = Formulas(self.dice, self.allowed, self._ids()[:NAMED]).number(3)
        names = list(dict.fromkeys(named(node)))
        parts = [name for kind, name in names if kind == "scale"]
        operands = [name for kind, name in names if kind == "item"]
        if not names:
            parts = [self.scales[0]["id"]]
        needs = self._rule(len(parts) + len(operands))
        if needs["rule"] == "zero":
            needs = {"rule": "complete"}
        return {"formula": node, "scales": parts, "operands": operands, "needs": needs}

    def _rule(self, count: int) -> dict[str, Any]:
        name = self.dice.choice(["complete", "at_least", "share", "at_most", "zero"])
        if name == "share":
            return {"rule": name, "amount": written(Fraction(self.dice.randint(1, 20), 20))}
        return {"rule": name} if name in ("complete", "zero") else {"rule": name, "amount": self.dice.randint(0, count)}

    # What is made of a score.

    def _reading(self) -> dict[str, Any]:
        """Constant, decimals, bands, near and norms."""
        dice = self.dice
        reading: dict[str, Any] = {}
        if dice.random() < 0.2:
            reading["times"] = written(rational(dice) or Fraction(2))
        if dice.random() < 0.3:
            reading["decimals"] = dice.randint(0, 3)
        if dice.random() < 0.6:
            reading["bands"] = self._bands()
            if dice.random() < 0.5:
                reading["near"] = written(abs(rational(dice)))
        if dice.random() < 0.3:
            reading["norms"] = [self._norms(f"n{index}") for index in range(dice.choice([1, 1, 2]))]
        if dice.random() < 0.2:
            ids = self._some(self._ids(), least=0)
            reading["names"] = [[id, [">=", ["scale", id], written(rational(dice))]] for id in ids]
        return reading

    def _bands(self) -> list[dict[str, Any]]:
        edges = sorted({rational(self.dice) for _ in range(self.dice.randint(1, 3))})
        bands: list[dict[str, Any]] = [{"id": f"b{index}"} for index in range(len(edges) + 1)]
        for index, edge in enumerate(edges):
            end, start = self.dice.choice([("below", "from"), ("to", "above")])
            bands[index][end] = bands[index + 1][start] = written(edge)
        return bands

    def _norms(self, id: str) -> dict[str, Any]:
        gives = self._some([*METRICS, "score", "percentile"])[:4]
        groups = [self._group(f"g{index}", gives) for index in range(self.dice.randint(1, 3))]
        return {"id": id, "groups": groups, "gives": gives}

    def _group(self, id: str, gives: list[str]) -> dict[str, Any]:
        """A norm group that has what its set gives, and perhaps more."""
        dice = self.dice
        group: dict[str, Any] = {"id": id}
        if dice.random() < 0.6:
            group["when"] = Formulas(dice, self.allowed).truth(1)
        if dice.random() < 0.3 or any(name in METRICS for name in gives):
            group |= {"mean": written(rational(dice)), "sd": written(abs(rational(dice)) + Fraction(1, 2))}
        if dice.random() < 0.3 or "score" in gives:
            group |= self._table(dice.randint(-5, 5))
        if "percentile" in gives:
            of = "t" if "mean" in group or "table" in group else "raw"
            of = dice.choice([of, "raw"])
            if dice.random() < 0.3 and "mean" in group:
                terms = [written(rational(dice)) for _ in range(dice.randint(1, 4))]
                group["percentile"] = {"polynomial": terms, "floor": dice.randint(0, 5), "ceiling": 99}
            else:
                group["percentile"] = {"of": of, **self._table(dice.randint(0, 40) if of == "t" else 0)}
        return group

    def _table(self, start: int) -> dict[str, Any]:
        """Pairs whose scores rise: whole numbers in a row, or any."""
        dice = self.dice
        scores = {rational(dice) for _ in range(dice.randint(1, 5))}
        if dice.random() < 0.7:
            scores = {Fraction(start + step) for step in range(dice.randint(1, 12))}
        table = [[written(score), written(rational(dice))] for score in sorted(scores)]
        return {"table": table} | ({"linear": True} if dice.random() < 0.4 else {})

    # Numbers and choices.

    def _values(self) -> list[int | str]:
        start, count = self.dice.randint(-3, 2), self.dice.randint(2, 6)
        kind = self.dice.random()
        if kind < 0.1:
            # On both sides of what a JSON number holds exactly in JavaScript.
            return [written(Fraction(2**53 + step)) for step in range(-count, count)]
        if kind < 0.7:
            return list(range(start, start + count))
        found = sorted({rational(self.dice) for _ in range(6)} | {Fraction(0), Fraction(1)})
        return [written(value) for value in found]

    def _weight(self) -> int | str:
        return self.dice.choice([0, -1, 2, "1/2", "-0.85", written(rational(self.dice))])

    def _range(self) -> dict[str, Any]:
        """A range in equal steps; its end may lie between two of them."""
        low, step = rational(self.dice), abs(rational(self.dice)) or Fraction(1)
        high = low + step * Fraction(self.dice.randint(2, 24), self.dice.choice([1, 1, 2]))
        return {"from": written(low), "to": written(high), "step": written(step)}

    def _ids(self) -> list[str]:
        return [scale["id"] for scale in self.scales]

    def _some(self, names: list[str], least: int = 1) -> list[str]:
        return self.dice.sample(names, self.dice.randint(min(least, len(names)), len(names)))


def listed(options: Any) -> list[int | str]:
    """Every number that an option set or a range holds."""
    if isinstance(options, list):
        return options
    low, high, step = (Fraction(options[key]) for key in ("from", "to", "step"))
    return [written(low + index * step) for index in range((high - low) // step + 1)]


def responses(dice: random.Random, program: dict[str, Any]) -> dict[str, Any]:
    """A sheet: of somebody who answers, leaves gaps, writes odd things, or answers everything alike."""
    gaps = dice.choice([0.0, 0.0, 0.1, 0.3, 0.8])
    odd = dice.choice([0.0, 0.0, 0.0, 0.1])
    alike = dice.random() if dice.random() < 0.2 else None
    found: dict[str, Any] = {}
    for item, options in program["items"].items():
        if dice.random() < odd:
            found[item] = dice.choice(ODD)
        elif dice.random() >= gaps:
            values = listed(program["options"][options])
            found[item] = dice.choice(values) if alike is None else values[int(alike * len(values))]
        elif dice.random() < 0.8:
            found[item] = dice.choice(REASONS)
    return found
