"""Formula as text → node of a program: parsed by Python's ast, rebuilt from a closed list of nodes, kinds checked."""

from __future__ import annotations

import ast
import re
import warnings
from collections.abc import Callable
from fractions import Fraction
from typing import Any, Literal

from quietform.fields import number
from quietform.scoring.nodes import LEAVES

Kind = Literal["number", "truth"]
Node = Any
MAX_LENGTH = 2_000
MAX_DEPTH = 100
# What Python would read as a comment, a line's end, another spelling of a letter, or our own stand-in for `if`.
ODD = re.compile(r"[#\\]|[^\x09-\x0d\x20-\x7e]|\bIF\b")

BINARY: dict[type[ast.operator], str] = {ast.Add: "+", ast.Sub: "-", ast.Mult: "*", ast.Div: "/"}
COMPARE: dict[type[ast.cmpop], str] = {
    ast.Lt: "<",
    ast.LtE: "<=",
    ast.Gt: ">",
    ast.GtE: ">=",
    ast.Eq: "==",
    ast.NotEq: "!=",
}
# Name: (fewest, most operands, how it is written)
FUNCTIONS: dict[str, tuple[int, int, str]] = {
    "min": (2, 99, "min(a, b)"),
    "max": (2, 99, "max(a, b)"),
    "abs": (1, 1, "abs(a)"),
    "round": (1, 2, "round(a, 1)"),
    "if": (3, 3, "if(a > 0, a, b)"),
}
# Functions of one scale that count the answers under it.
COUNTS = ("answered", "cannot_tell")
# Functions of one item that are true or false.
ASKS = ("skipped",)
# What an identifier stands for: a node such as ["scale", "own"], or None where it is unknown (and reported).
Resolve = Callable[[str, str], Node | None]


class FormulaError(ValueError):
    """A formula that cannot be taken: the code and facts of its problem."""

    def __init__(self, code: str, **facts: object) -> None:
        super().__init__(code)
        self.code = code
        self.facts = facts


TOO_DEEP = FormulaError("formula-syntax", detail=f"it is nested or chained more than {MAX_DEPTH} deep")


def parse(text: str, wanted: Kind, resolve: Resolve) -> Node | None:
    """The node of a formula; None if it names something unknown. Raises FormulaError.

    `resolve(name, context)` gives the node of an identifier; context is "value" or a word of COUNTS or ASKS.
    """
    if len(text) > MAX_LENGTH:
        raise FormulaError("formula-syntax", detail=f"it is longer than {MAX_LENGTH} characters")
    odd = ODD.search(text)
    if odd:
        raise FormulaError("formula-syntax", detail=f'"{odd[0]}" means nothing here')
    # `if` is a keyword of Python but a function here; upper case cannot be an id.
    source = re.sub(r"\bif(?=\s*\()", "IF", " ".join(text.split()))
    try:
        with warnings.catch_warnings(action="ignore"):
            tree = ast.parse(source, mode="eval")
        builder = _Builder(source, resolve)
        node, kind = builder.build(tree.body)
    except SyntaxError as error:
        raise FormulaError("formula-syntax", detail=str(error.msg)) from None
    except (ValueError, MemoryError, RecursionError) as error:
        if isinstance(error, FormulaError):
            raise
        raise TOO_DEEP from None
    if kind != wanted:
        raise _kind_fault("the formula", wanted, kind)
    return None if builder.unknown else node


def leaves(node: Node) -> list[tuple[str, ...]]:
    """The leaves of a node that are no constants, each once: ("scale", id), ("item", id), ("answered", id)."""
    if not isinstance(node, list):
        return []
    if node[0] in LEAVES:
        return [tuple(node)]
    return list(dict.fromkeys(leaf for operand in node[1:] for leaf in leaves(operand)))


def named(node: Node, kind: Literal["scale", "item"]) -> list[str]:
    """The ids of the scales or items that a node's value needs, each once."""
    kinds = ("item", *ASKS) if kind == "item" else (kind,)
    return list(dict.fromkeys(leaf[1] for leaf in leaves(node) if leaf[0] in kinds))


def counted(node: Node) -> list[str]:
    """The scales under which a node counts answers."""
    return [leaf[1] for leaf in leaves(node) if leaf[0] in COUNTS]


def size(node: Node) -> int:
    """How many values a node is made of."""
    return 1 + sum(map(size, node[1:])) if isinstance(node, list) else 1


def written(value: Fraction) -> int | str:
    """A number as a program holds it: a JSON integer that JavaScript reads exactly, or a text such as "17/20"."""
    small = value.denominator == 1 and abs(value.numerator) < 2**53
    return value.numerator if small else str(value)


def _dotted(tree: ast.expr, dots: int = 2) -> str | None:
    """A name as formulas write it: `e1`, `e1.me`, or `effort.e1.me` in a bundle; None for anything else."""
    match tree:
        case ast.Name(id=name):
            return name
        case ast.Attribute(value=above, attr=name) if dots and (before := _dotted(above, dots - 1)) is not None:
            return f"{before}.{name}"
    return None


def _kind_fault(where: str, wanted: Kind, found: Kind) -> FormulaError:
    words = {"number": "a number", "truth": "a condition"}
    hint = (
        "write a comparison, such as own > 40"
        if wanted == "truth"
        else "use if(condition, a, b) to make a number of it"
    )
    return FormulaError("formula-kind", where=where, wanted=words[wanted], found=words[found], hint=hint)


class _Builder:
    def __init__(self, source: str, resolve: Resolve) -> None:
        self.source = source
        self.resolve = resolve
        self.unknown = False
        self.depth = 0

    def build(self, tree: ast.expr) -> tuple[Node, Kind]:
        self.depth += 1
        if self.depth > MAX_DEPTH:
            raise TOO_DEEP
        try:
            return self._build(tree)
        finally:
            self.depth -= 1

    def _build(self, tree: ast.expr) -> tuple[Node, Kind]:
        match tree:
            case ast.BinOp(op=op) if type(op) in BINARY:
                return [BINARY[type(op)], self._number(tree.left), self._number(tree.right)], "number"
            case ast.UnaryOp(op=ast.USub()):
                return ["neg", self._number(tree.operand)], "number"
            case ast.UnaryOp(op=ast.Not()):
                return ["not", self._truth(tree.operand)], "truth"
            case ast.BoolOp():
                name = "and" if isinstance(tree.op, ast.And) else "or"
                return [name, *map(self._truth, tree.values)], "truth"
            case ast.Compare() if all(type(op) in COMPARE for op in tree.ops):
                return self._comparison(tree), "truth"
            case ast.Call(func=ast.Name(id=name), keywords=[]) if name in ("IF", *FUNCTIONS, *COUNTS):
                return self._call(name.lower(), tree.args)
            case ast.Call(func=ast.Name(id=name), keywords=[]) if name in ASKS:
                return self._ask(name, tree.args), "truth"
            case ast.Constant(value=int() | float()) if not isinstance(tree.value, bool):
                return self._constant(tree), "number"
            case ast.Name(id=name):
                return self._name(name, "value"), "number"
            case ast.Attribute() if (dotted := _dotted(tree)) is not None:
                return self._name(dotted, "value"), "number"
        raise FormulaError("formula-node", found=self._segment(tree))

    def _segment(self, tree: ast.expr) -> str:
        """The formula's own words for a node."""
        return re.sub(r"\bIF\b", "if", ast.get_source_segment(self.source, tree) or "?")

    def _name(self, name: str, context: str) -> Node:
        node = self.resolve(name, context)
        self.unknown |= node is None
        return 0 if node is None else node

    def _number(self, tree: ast.expr) -> Node:
        return self._of_kind(tree, "number")

    def _truth(self, tree: ast.expr) -> Node:
        return self._of_kind(tree, "truth")

    def _of_kind(self, tree: ast.expr, wanted: Kind) -> Node:
        node, kind = self.build(tree)
        if kind != wanted:
            raise _kind_fault(f'"{self._segment(tree)}"', wanted, kind)
        return node

    def _constant(self, tree: ast.Constant) -> Node:
        text = self._segment(tree)
        try:
            return written(number(text))
        except ValueError:
            raise FormulaError("formula-node", found=text) from None

    def _comparison(self, tree: ast.Compare) -> Node:
        operands = [self._number(operand) for operand in (tree.left, *tree.comparators)]
        steps = [
            [COMPARE[type(op)], left, right] for op, left, right in zip(tree.ops, operands, operands[1:], strict=False)
        ]
        return steps[0] if len(steps) == 1 else ["and", *steps]

    def _ask(self, name: str, arguments: list[ast.expr]) -> Node:
        """Whether something is so of one item, or of one half of a pair."""
        item = _dotted(arguments[0]) if len(arguments) == 1 else None
        if item is not None:
            return self._name(item, name)
        found = ", ".join(map(self._segment, arguments)) or "nothing"
        raise FormulaError("formula-arguments", name=name, wanted="one item", found=found, example=f"{name}(a)")

    def _call(self, name: str, arguments: list[ast.expr]) -> tuple[Node, Kind]:
        if name in COUNTS:
            scale = _dotted(arguments[0]) if len(arguments) == 1 else None
            if scale is None:
                raise FormulaError(
                    "formula-arguments",
                    name=name,
                    wanted="one scale",
                    found=", ".join(map(self._segment, arguments)) or "nothing",
                    example=f"{name}(own)",
                )
            return self._name(scale, name), "number"
        least, most, example = FUNCTIONS[name]
        if not least <= len(arguments) <= most:
            wanted = str(least) if least == most else f"{least} to {most}"
            raise FormulaError(
                "formula-arguments",
                name=name,
                wanted=f"{wanted} value{'s' * (wanted != '1')}",
                found=len(arguments),
                example=example,
            )
        if name == "if":
            first, kind = self.build(arguments[1])
            return ["if", self._truth(arguments[0]), first, self._of_kind(arguments[2], kind)], kind
        operands = [self._number(argument) for argument in arguments]
        if name == "round" and len(operands) == 2 and not (isinstance(operands[1], int) and 0 <= operands[1] <= 6):
            raise FormulaError(
                "formula-arguments",
                name="round",
                wanted="a whole number from 0 to 6 as its second value",
                found=self._segment(arguments[1]),
                example=example,
            )
        return [name, *operands], "number"
