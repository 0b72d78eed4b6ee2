"""Dice → numbers, formulas and conditions made at random, over the items and scales that they may name."""

from __future__ import annotations

import random
from collections.abc import Sequence
from fractions import Fraction
from typing import Any

from quietform.compiler.formula import written

COMPARISONS = ("<", "<=", ">", ">=", "==", "!=")
Values = dict[str, list[int | str]]


def rational(dice: random.Random) -> Fraction:
    return Fraction(dice.randint(-40, 40), dice.choice([1, 1, 2, 3, 4, 7, 10, 100]))


class Formulas:
    """Nodes over `items`, each with the values that it allows, and over `scales`."""

    def __init__(self, dice: random.Random, items: Values, scales: Sequence[str] = ()) -> None:
        self.dice = dice
        self.items = items
        self.scales = scales

    def number(self, depth: int) -> Any:
        dice = self.dice
        if depth == 0 or dice.random() < 0.2:
            return self._leaf()
        one, two = self.number(depth - 1), self.number(depth - 1)
        kind = dice.choice(["binary", "binary", "neg", "abs", "round", "extreme", "if"])
        if kind == "binary":
            return [dice.choice("+-*/"), one, two]
        if kind == "extreme":
            return [dice.choice(["min", "max"]), one, two, *(self._leaf() for _ in range(dice.randint(0, 2)))]
        if kind == "round":
            return ["round", one] if dice.random() < 0.5 else ["round", one, dice.randint(0, 6)]
        return ["if", self.truth(depth - 1), one, two] if kind == "if" else [kind, one]

    def truth(self, depth: int) -> Any:
        dice = self.dice
        if depth == 0 or dice.random() < 0.4:
            return self._comparison(depth)
        if dice.random() < 0.3:
            return ["not", self.truth(depth - 1)]
        return [dice.choice(["and", "or"]), *(self.truth(depth - 1) for _ in range(dice.randint(2, 3)))]

    def _comparison(self, depth: int) -> Any:
        """Often of an item with one of its own values, so that either outcome is met."""
        dice = self.dice
        if self.items and dice.random() < 0.5:
            item = dice.choice(list(self.items))
            if dice.random() < 0.2:
                return ["skipped", item]
            return [dice.choice(COMPARISONS), ["item", item], dice.choice(self.items[item])]
        return [dice.choice(COMPARISONS), self.number(max(0, depth - 1)), self._leaf()]

    def _leaf(self) -> Any:
        kind = self.dice.choice(["scale", "scale", "item", "number", "count"])
        if kind in ("scale", "count") and self.scales:
            word = kind if kind == "scale" else self.dice.choice(["answered", "cannot_tell"])
            return [word, self.dice.choice(self.scales)]
        if kind == "item" and self.items:
            return ["item", self.dice.choice(list(self.items))]
        return written(rational(self.dice))


def named(node: Any) -> list[tuple[str, str]]:
    """("scale", id) and ("item", id) of all that must have a value."""
    if not isinstance(node, list) or node[0] in ("answered", "cannot_tell", "skipped"):
        return []
    if node[0] in ("scale", "item"):
        return [(node[0], node[1])]
    return [name for operand in node[1:] for name in named(operand)]
