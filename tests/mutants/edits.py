"""Python source → every small wrong change of it: an operator, a constant, a condition, a result."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

# What stands in the source, by the class of the operator, and what a mutant has instead.
OPERATORS: dict[type[ast.AST], tuple[str, tuple[str, ...]]] = {
    ast.Lt: ("<", ("<=", ">")),
    ast.LtE: ("<=", ("<", ">")),
    ast.Gt: (">", (">=", "<")),
    ast.GtE: (">=", (">", "<")),
    ast.Eq: ("==", ("!=",)),
    ast.NotEq: ("!=", ("==",)),
    ast.Is: ("is", ("is not",)),
    ast.IsNot: ("is not", ("is",)),
    ast.In: ("in", ("not in",)),
    ast.NotIn: ("not in", ("in",)),
    ast.Add: ("+", ("-",)),
    ast.Sub: ("-", ("+",)),
    ast.Mult: ("*", ("/",)),
    ast.Div: ("/", ("*",)),
    ast.FloorDiv: ("//", ("*",)),
    ast.Mod: ("%", ("*",)),
    ast.Pow: ("**", ("*",)),
    ast.And: ("and", ("or",)),
    ast.Or: ("or", ("and",)),
}
UNARY: dict[type[ast.AST], str] = {ast.Not: "not ", ast.USub: "-"}
# Keywords that guard who writes the code and compute nothing.
GUARDS = ("strict", "frozen")
NAMES = {"min": "max", "max": "min", "any": "all", "all": "any"}


@dataclass(frozen=True)
class Edit:
    """Bytes of a source that become other ones."""

    start: int
    end: int
    new: bytes

    def applied(self, source: bytes) -> bytes:
        return source[: self.start] + self.new + source[self.end :]


def edits(source: bytes) -> list[Edit]:
    """All of them, in the order of the source; annotations, texts and guards stay as they are."""
    return sorted(set(_Finder(source).all()), key=lambda edit: (edit.start, edit.end, edit.new))


class _Finder:
    def __init__(self, source: bytes) -> None:
        self.source = source
        self.starts = [0]
        for line in source.splitlines(keepends=True):
            self.starts.append(self.starts[-1] + len(line))

    def all(self) -> Iterator[Edit]:
        yield from self._under(ast.parse(self.source))

    def _under(self, node: ast.AST) -> Iterator[Edit]:
        for name, value in ast.iter_fields(node):
            if name not in ("annotation", "returns"):
                for child in value if isinstance(value, list) else [value]:
                    if isinstance(child, ast.AST) and not (isinstance(child, ast.keyword) and child.arg in GUARDS):
                        yield from self._of(child)
                        yield from self._under(child)

    def _of(self, node: ast.AST) -> Iterator[Edit]:
        match node:
            case ast.Compare(left=left, ops=ops, comparators=others):
                for operator, one, other in zip(ops, [left, *others], others, strict=False):
                    yield from self._between(one, other, operator)
            case ast.BinOp(left=one, op=operator, right=other) | ast.AugAssign(target=one, op=operator, value=other):
                yield from self._between(one, other, operator)
            case ast.BoolOp(op=operator, values=values):
                for one, other in pairwise(values):
                    yield from self._between(one, other, operator)
            case ast.UnaryOp(op=operator, operand=operand) if type(operator) in UNARY:
                yield self._replaced(self._start(node), self._start(operand), UNARY[type(operator)], "")
            case ast.Constant(value=bool() as truth):
                yield self._whole(node, str(not truth))
            case ast.Constant(value=int() | float() as number):
                yield self._whole(node, repr(number + 1))
                yield self._whole(node, repr(number - 1))
            case ast.If(test=test) | ast.IfExp(test=test) | ast.While(test=test):
                yield self._around(test, "not (", ")")
            case ast.comprehension(ifs=tests):
                yield from (self._around(test, "not (", ")") for test in tests)
            case ast.Slice(lower=lower, upper=upper):
                for end in (lower, upper):
                    if end is not None and not isinstance(end, ast.Constant):
                        yield from (self._around(end, "(", f") {step} 1") for step in "+-")
            case ast.Return(value=ast.expr() as value) | ast.Lambda(body=value) if not _is_none(value):
                yield self._whole(value, "None")
            case ast.Call(func=ast.Name(id=name)) if name in NAMES:
                yield self._whole(node.func, NAMES[name])
            case ast.Expr(value=ast.Call()):
                yield self._whole(node, "None")
            case ast.Continue():
                yield self._whole(node, "break")
            case ast.Break():
                yield self._whole(node, "continue")

    def _between(self, one: ast.AST, other: ast.AST, operator: ast.AST) -> Iterator[Edit]:
        old, others = OPERATORS.get(type(operator), ("", ()))
        for new in others:
            yield self._replaced(self._end(one), self._start(other), old, new)

    def _replaced(self, start: int, end: int, old: str, new: str) -> Edit:
        """Between two operands stand, beside the operator, only parentheses and spaces."""
        return Edit(start, end, self.source[start:end].replace(old.encode(), new.encode(), 1))

    def _around(self, node: ast.AST, before: str, after: str) -> Edit:
        start, end = self._start(node), self._end(node)
        return Edit(start, end, before.encode() + self.source[start:end] + after.encode())

    def _whole(self, node: ast.AST, new: str) -> Edit:
        return Edit(self._start(node), self._end(node), new.encode())

    def _start(self, node: ast.AST) -> int:
        return self.starts[node.lineno - 1] + node.col_offset  # type: ignore[attr-defined, no-any-return]

    def _end(self, node: ast.AST) -> int:
        return self.starts[node.end_lineno - 1] + node.end_col_offset  # type: ignore[attr-defined, no-any-return]


def _is_none(node: ast.AST) -> bool:
    return isinstance(node, ast.Constant) and node.value is None
