"""A formula's node + the values of its leaves → its value. Twin of nodes.js; standard library only.

A node is a number as the compiler wrote it, or [operation, operand, …]; a leaf is a node such as ["scale", "own"].
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from quietform.scoring.exact import parse
from quietform.scoring.functions import OPERATIONS, Value

# The nodes that name an item or a scale.
LEAVES = ("item", "scale", "answered", "cannot_tell", "skipped")
Leaf = Callable[[str, str], Value]


def value(node: Any, leaf: Leaf) -> Value:
    """The value of a node; None where it is undefined. `leaf` gives that of a leaf by its name and id.

    `and` and `or` follow Kleene: an undefined operand matters only where it could change the outcome.
    """
    if not isinstance(node, list):
        return parse(node)
    name, *operands = node
    if name in LEAVES:
        return leaf(name, operands[0])
    if name == "if":
        condition = value(operands[0], leaf)
        return None if condition is None else value(operands[1 if condition else 2], leaf)
    values = [value(operand, leaf) for operand in operands]
    if name in ("and", "or"):
        decisive = name == "or"
        return decisive if decisive in values else None if None in values else not decisive
    if None in values:
        return None
    return not values[0] if name == "not" else OPERATIONS[name](*values)


def holds(node: Any, leaf: Leaf) -> bool:
    """Whether a condition is true: neither false nor undefined."""
    return value(node, leaf) is True
