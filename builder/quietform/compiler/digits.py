"""Scale → how many digits its exact score can have, so that no file asks for numbers that never end."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from fractions import Fraction
from typing import Any

from quietform.compiler.answers import Answer
from quietform.model import Scale
from quietform.scoring.nodes import LEAVES

# Far more than any instrument needs, and far less than Python writes (4,300).
MOST = 1_000


def of_scale(scale: Scale, node: Any, answers: Mapping[str, Answer], known: Mapping[str, int]) -> int:
    """An upper bound, given its formula's node, and the bounds of the scales it needs."""
    factors = _of_numbers([*scale.weights.values(), *([] if scale.times is None else [scale.times])]) - 1
    if node is not None:
        return _of_node(node, answers, known) + factors
    if scale.scales is not None:
        return sum(known[part] for part in scale.scales) + 3 + factors
    return _of_numbers(value for item in scale.items or [] for value in answers[item].values) + 5 + factors


def _of_numbers(numbers: Iterable[Fraction]) -> int:
    """Digits of a sum of these: the longest whole part, and every different denominator, for they multiply."""
    kept = set(numbers)
    whole = max((len(str(abs(value.numerator))) for value in kept), default=1)
    return whole + sum(len(str(below)) for below in {value.denominator for value in kept} if below > 1)


def _of_node(node: Any, answers: Mapping[str, Answer], known: Mapping[str, int]) -> int:
    if not isinstance(node, list):
        return _of_numbers([Fraction(node)])
    name, *operands = node
    if name in LEAVES:
        id = operands[0]
        return known[id] if name == "scale" else _of_numbers(answers[id].values) if name == "item" else 3
    parts = [_of_node(operand, answers, known) for operand in operands]
    # Numbers that are added or multiplied bring their denominators together; the others choose one of them.
    return sum(parts) + 1 if name in ("+", "-", "*", "/") else max(parts) + 1
