"""A node of a program → words for paper: a condition to read, a formula to work out by hand."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from functools import lru_cache
from typing import Any

from quietform.compiler.formula import leaves
from quietform.interface import counted, figure, joined, mark, quoted, say
from quietform.scoring.exact import parse
from quietform.scoring.nodes import holds

COMPARISONS = {
    "<": mark("{left} is below {right}"),
    "<=": mark("{left} is at most {right}"),
    ">": mark("{left} is above {right}"),
    ">=": mark("{left} is at least {right}"),
    "==": mark("{left} is exactly {right}"),
    "!=": mark("{left} is anything but {right}"),
}
# What a comparison is not, where both sides have a value.
OPPOSITE = {"<": ">=", "<=": ">", ">": "<=", ">=": "<", "==": "!=", "!=": "=="}
# More answers than these are told by the first and the last.
FEW = 8
SIGNS = {"+": "+", "-": "−", "*": "×", "/": "÷"}
EXTREMES = {"min": mark("the lowest of {list}"), "max": mark("the highest of {list}")}
# What joins conditions, and the last of a list to those before.
JOINED = {"and": mark("{first}, and {last}"), "or": mark("{first}, or {last}")}
LISTED = {"and": mark("{first} and {last}"), "or": mark("{first} or {last}")}


def plain(value: Fraction | int | str) -> str:
    """An exact number to write by hand: a decimal if it ends soon, else a fraction."""
    return figure(_plain(value))


@lru_cache(4_096)
def _plain(value: Fraction | int | str) -> str:
    number = Fraction(value)
    text = str(number)
    if (number * 1000).denominator == 1:
        digits = f"{abs(number.numerator) * 1000 // number.denominator:04}"
        text = ("-" if number < 0 else "") + f"{digits[:-3]}.{digits[-3:]}".rstrip("0").rstrip(".")
    return text.replace("-", "−")


def decimals(places: int) -> str:
    """To what a number is rounded."""
    return counted("{number} decimal", "{number} decimals", places) if places else say("a whole number")


def listed(words: list[str], last: str) -> str:
    """`a`, `a or b`, `a, b or c`."""
    return words[0] if len(words) == 1 else say(LISTED[last], first=joined(words[:-1]), last=words[-1])


@dataclass(frozen=True)
class Wording:
    """What rows and scores are called on paper, and the labels of each row's answers by their value."""

    names: Mapping[str, str]
    """By response key: `3`, `3a`."""
    letters: Mapping[str, str]
    """By scale: `A`."""
    labels: Mapping[str, Mapping[Fraction, str]]
    """By response key."""
    cannot_tell: str
    """The label of the answer that one cannot tell."""

    def condition(self, node: Any) -> str:
        """A condition, to follow "if"; nothing for none."""
        return "" if node is None else self._truth(node, inside=False)

    def formula(self, node: Any) -> str:
        """A formula, to be worked out."""
        return self._number(node, 0)

    # Conditions.

    def _truth(self, node: Any, *, inside: bool) -> str:
        items = leaves(node)
        if len(items) == 1 and items[0][0] == "item":
            return self._of_one(items[0][1], node)
        name, *operands = node
        if name == "skipped":
            return say("you left {row} open", row=self.names[operands[0]])
        if name == "not" and operands[0][0] == "skipped":
            return say("you did not leave {row} open", row=self.names[operands[0][1]])
        if name == "not":
            return self._truth(_opposite(operands[0]), inside=inside)
        if name == "if":
            met, first, second = operands
            return self._truth(["or", ["and", met, first], ["and", _opposite(met), second]], inside=inside)
        if name in ("and", "or"):
            text, *others = (self._truth(operand, inside=True) for operand in operands)
            for other in others:
                text = say(JOINED[name], first=text, last=other)
            return f"({text})" if inside else text
        left, right = operands
        return say(COMPARISONS[name], left=self._number(left, 0), right=self._number(right, 0))

    def _of_one(self, key: str, node: Any) -> str:
        """A condition on one row: the answers by which it holds."""
        row = self.names[key]
        met = [label for value, label in self.labels[key].items() if holds(node, lambda *_: value)]  # noqa: B023
        if len(met) == len(self.labels[key]):
            return say("you answered {row}", row=row)
        if len(met) > FEW:
            # Of a number: all from one end of what is met to the other, or all but a few.
            rest = [label for label in self.labels[key].values() if label not in met]
            known = list(self.labels[key].values())
            first, last = known.index(met[0]), known.index(met[-1])
            if last - first + 1 == len(met):
                return say("your answer to {row} is from {first} to {last}", row=row, first=met[0], last=met[-1])
            if len(rest) <= FEW:
                return say("your answer to {row} is anything but {list}", row=row, list=listed(rest, "or"))
        labels = listed([quoted(label) for label in met], "or")
        return say("your answer to {row} is {list}", row=row, list=labels)

    # Numbers. A name is 3 deep, a product 2, a sum 1; what stands inside something deeper gets brackets.

    def _number(self, node: Any, depth: int) -> str:
        text, own = self._with_depth(node)
        return f"({text})" if own < depth else text

    def _with_depth(self, node: Any) -> tuple[str, int]:
        if not isinstance(node, list):
            value = Fraction(parse(node))
            return plain(value), 3 if value >= 0 else 1
        name, *operands = node
        if name in ("item", "scale", "answered", "cannot_tell"):
            return self._leaf(name, operands[0]), 3
        if name in SIGNS:
            own = 1 if name in "+-" else 2
            left, right = self._number(operands[0], own), self._number(operands[1], own + (name in "-/"))
            return f"{left} {SIGNS[name]} {right}", own
        if name == "neg":
            return f"−{self._number(operands[0], 2)}", 1
        if name == "abs":
            return say("{number} without its minus sign", number=self._number(operands[0], 3)), 0
        if name == "round":
            places = operands[1] if len(operands) > 1 else 0
            facts = {"number": self._number(operands[0], 3), "decimals": decimals(places)}
            return say("{number} rounded to {decimals}", **facts), 0
        if name == "if":
            met, first, second = operands
            facts = {"condition": self._truth(met, inside=False), "number": self._number(first, 1)}
            return say("{number} if {condition}, else {other}", **facts, other=self._number(second, 0)), 0
        return say(EXTREMES[name], list=listed([self._number(one, 1) for one in operands], "and")), 0

    def _leaf(self, kind: str, id: str) -> str:
        if kind == "item":
            return say("row {row}", row=self.names[id])
        if kind == "scale":
            return self.letters[id]
        if kind == "answered":
            return say("the number of rows that count under {letter}", letter=self.letters[id])
        facts = {"label": self.cannot_tell, "letter": self.letters[id]}
        return say("the number of “{label}” under {letter}", **facts)


def _opposite(node: Any) -> Any:
    """What holds where the node is false; where it is undefined, neither holds."""
    name, *operands = node
    if name == "not":
        return operands[0]
    if name == "skipped":
        return ["not", node]
    if name == "if":
        return ["if", operands[0], _opposite(operands[1]), _opposite(operands[2])]
    if name in ("and", "or"):
        return ["or" if name == "and" else "and", *map(_opposite, operands)]
    return [OPPOSITE[name], *operands]


def valued(node: Any) -> list[str]:
    """The rows of a condition whose values a person has to know: those that are not told by a label alone."""
    items = [leaf[1] for leaf in leaves(node) if leaf[0] == "item"]
    if len(leaves(node)) == 1 and items:
        return []
    if isinstance(node, list) and node[0] in ("and", "or", "not", "if"):
        return [key for operand in node[1:] for key in valued(operand)]
    return items
