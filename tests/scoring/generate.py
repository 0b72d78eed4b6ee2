"""A seed → a program of the language with responses, so that the twins can be compared on what nobody thought of."""

from __future__ import annotations

import random
from fractions import Fraction
from typing import Any

from quietform.compiler.formula import written

REASONS = ("skipped", "cannot_tell", "not_shown")
ODD: tuple[Any, ...] = (-1, 99, "1/0", "", " 1", "yes", "1e3", None, True, [], "0.333")
COMPARISONS = ("<", "<=", ">", ">=", "==", "!=")


def call(seed: int) -> list[Any]:
    """["evaluate", program, responses]; the same for the same seed."""
    dice = random.Random(seed)
    program = _Maker(dice).program()
    return ["evaluate", program, _responses(dice, program)]


class _Maker:
    def __init__(self, dice: random.Random) -> None:
        self.dice = dice
        self.options = {f"o{index}": self._values() for index in range(dice.randint(1, 3))}
        self.items = {f"i{index}": dice.choice(list(self.options)) for index in range(dice.randint(1, 8))}
        for index in range(dice.randint(0, 3)):
            options = dice.choice(list(self.options))
            self.items |= {f"p{index}.me": options, f"p{index}.partner": options}
        self.scales: list[dict[str, Any]] = []

    def program(self) -> dict[str, Any]:
        for index in range(self.dice.randint(1, 6)):
            kinds = [self._of_items] if not self.scales else [self._of_items, self._composite, self._formula]
            scale = {"id": f"s{index}"} | self.dice.choice(kinds)()
            self.scales.append(scale | self._reading())
        notes = [self._truth(2) for _ in range(self.dice.randint(0, 2))]
        return {"language": 1, "options": self.options, "items": self.items, "scales": self.scales, "notes": notes}

    # Scales.

    def _of_items(self) -> dict[str, Any]:
        items = self._some(list(self.items))
        scale: dict[str, Any] = {"items": items, "reverse": self._some(items, least=0)}
        scale |= {"method": self.dice.choice(["sum", "mean", "pomp"]), "needs": self._rule(len(items))}
        if self.dice.random() < 0.5:
            scale["both"] = True
        if scale["method"] == "sum" and self.dice.random() < 0.4:
            scale["prorate"] = True
        if scale["method"] == "pomp" and scale["needs"]["rule"] == "zero":
            scale["needs"] = {"rule": "complete"}
        return scale

    def _composite(self) -> dict[str, Any]:
        parts = self._some([scale["id"] for scale in self.scales])
        scale: dict[str, Any] = {"scales": parts, "needs": self._rule(len(parts))}
        scale["method"] = self.dice.choice(["sum", "mean"])
        if self.dice.random() < 0.3:
            scale["needs_items"] = self._rule(len(self.items))
        if scale["method"] == "sum" and self.dice.random() < 0.3:
            scale["prorate"] = True
        return scale

    def _formula(self) -> dict[str, Any]:
        node = self._number(3)
        named = list(dict.fromkeys(_named(node)))
        parts = [name for kind, name in named if kind == "scale"]
        operands = [name for kind, name in named if kind == "item"]
        if not named:
            parts = [self.scales[0]["id"]]
        needs = self._rule(len(parts) + len(operands))
        if needs["rule"] == "zero":
            needs = {"rule": "complete"}
        return {"formula": node, "scales": parts, "operands": operands, "needs": needs}

    def _reading(self) -> dict[str, Any]:
        """Decimals, bands and near: what is made of a score."""
        reading: dict[str, Any] = {}
        if self.dice.random() < 0.3:
            reading["decimals"] = self.dice.randint(0, 3)
        if self.dice.random() < 0.7:
            edges = sorted({self._rational() for _ in range(self.dice.randint(1, 3))})
            opens = self.dice.random() < 0.5
            end, start = ("below", "from") if opens else ("to", "above")
            bands: list[dict[str, Any]] = [{"id": f"b{index}"} for index in range(len(edges) + 1)]
            for index, edge in enumerate(edges):
                bands[index][end] = bands[index + 1][start] = written(edge)
            reading["bands"] = bands
            if self.dice.random() < 0.5:
                reading["near"] = written(abs(self._rational()))
        return reading

    def _rule(self, count: int) -> dict[str, Any]:
        name = self.dice.choice(["complete", "at_least", "share", "at_most", "zero"])
        if name == "share":
            return {"rule": name, "amount": written(Fraction(self.dice.randint(1, 20), 20))}
        return {"rule": name} if name in ("complete", "zero") else {"rule": name, "amount": self.dice.randint(0, count)}

    # Formulas.

    def _number(self, depth: int) -> Any:
        if depth == 0 or self.dice.random() < 0.2:
            return self._leaf()
        one, two = self._number(depth - 1), self._number(depth - 1)
        kind = self.dice.choice(["binary", "binary", "neg", "abs", "round", "extreme", "if"])
        if kind == "binary":
            return [self.dice.choice("+-*/"), one, two]
        if kind == "extreme":
            return [self.dice.choice(["min", "max"]), one, two, *(self._leaf() for _ in range(self.dice.randint(0, 2)))]
        if kind == "round":
            return ["round", one] if self.dice.random() < 0.5 else ["round", one, self.dice.randint(0, 6)]
        return ["if", self._truth(depth - 1), one, two] if kind == "if" else [kind, one]

    def _truth(self, depth: int) -> Any:
        if depth == 0 or self.dice.random() < 0.4:
            return [self.dice.choice(COMPARISONS), self._number(max(0, depth - 1)), self._leaf()]
        if self.dice.random() < 0.3:
            return ["not", self._truth(depth - 1)]
        parts = [self._truth(depth - 1) for _ in range(self.dice.randint(2, 3))]
        return [self.dice.choice(["and", "or"]), *parts]

    def _leaf(self) -> Any:
        kind = self.dice.choice(["scale", "scale", "item", "number", "count"])
        if kind in ("scale", "count") and self.scales:
            word = kind if kind == "scale" else self.dice.choice(["answered", "cannot_tell"])
            return [word, self.dice.choice(self.scales)["id"]]
        if kind == "item":
            return ["item", self.dice.choice(list(self.items))]
        return written(self._rational())

    # Numbers and choices.

    def _values(self) -> list[int | str]:
        start, count = self.dice.randint(-3, 2), self.dice.randint(2, 6)
        kind = self.dice.random()
        if kind < 0.1:
            # On both sides of what a JSON number holds exactly in JavaScript.
            return [written(Fraction(2**53 + step)) for step in range(-count, count)]
        if kind < 0.6:
            return list(range(start, start + count))
        return [written(value) for value in sorted({self._rational() for _ in range(6)} | {Fraction(0), Fraction(1)})]

    def _rational(self) -> Fraction:
        return Fraction(self.dice.randint(-40, 40), self.dice.choice([1, 1, 2, 3, 4, 7, 10, 100]))

    def _some(self, names: list[str], least: int = 1) -> list[str]:
        return self.dice.sample(names, self.dice.randint(min(least, len(names)), len(names)))


def _responses(dice: random.Random, program: dict[str, Any]) -> dict[str, Any]:
    gaps = dice.choice([0.0, 0.1, 0.3, 0.8])
    odd = dice.choice([0.0, 0.0, 0.0, 0.1])
    responses: dict[str, Any] = {}
    for item, options in program["items"].items():
        if dice.random() < odd:
            responses[item] = dice.choice(ODD)
        elif dice.random() >= gaps:
            responses[item] = dice.choice(program["options"][options])
        elif dice.random() < 0.8:
            responses[item] = dice.choice(REASONS)
    return responses


def _named(node: Any) -> list[tuple[str, str]]:
    if not isinstance(node, list) or node[0] in ("answered", "cannot_tell"):
        return []
    if node[0] in ("scale", "item"):
        return [(node[0], node[1])]
    return [name for operand in node[1:] for name in _named(operand)]
