"""Two answers of one program → the change between them, or what differs between two people. Twin of compare.js.

An answer is the "scales" of what `evaluate` gives. Only answers of the same version of an assessment are compared;
that they are is for the caller to see to.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from quietform.scoring.exact import Number, divide, magnitude, parse, write

# |after − before| / S_diff above this is reliable at 95 % (Jacobson and Truax 1991).
RELIABLE = parse("1.96")
# Fewer scales say nothing about the likeness of two profiles.
FEWEST_SCALES = 6
Scales = Mapping[str, Mapping[str, Any]]


def change(program: Mapping[str, Any], before: Scales, after: Scales) -> dict[str, dict[str, Any]]:
    """By scale: `difference` (after − before), `index` (reliable change index: difference / S_diff), `least`
    (the smallest reliable change), `reliable` (None: not known), `crossed` (whether the cut-off lies between the two).
    """
    return {
        scale["id"]: _change(scale.get("change", {}), _score(before, scale["id"]), _score(after, scale["id"]))
        for scale in program["scales"]
    }


def _change(known: Mapping[str, Any], before: Number | None, after: Number | None) -> dict[str, Any]:
    error = parse(known["difference"]) if "difference" in known else None
    least = None if error is None else RELIABLE * error
    found: dict[str, Any] = dict.fromkeys(("difference", "index", "least", "reliable", "crossed"))
    found["least"] = None if least is None else write(least)
    if before is None or after is None:
        return found
    difference = after - before
    found["difference"] = write(difference)
    if error is not None and least is not None:
        index = divide(difference, error)
        found["index"] = None if index is None else write(index)
        found["reliable"] = magnitude(difference) > least
    if "cutoff" in known:
        cutoff = parse(known["cutoff"])
        found["crossed"] = (before < cutoff) != (after < cutoff)
    return found


def two_people(program: Mapping[str, Any], one: Scales, other: Scales) -> dict[str, Any]:
    """`scales`: by scale, the `difference` (one − other), its `size` and the `shared` level (mean), or None where a
    score is missing; `similarity`: of the two profiles, or None."""
    pairs: dict[str, tuple[Number, Number]] = {}
    for scale in program["scales"]:
        a, b = _score(one, scale["id"]), _score(other, scale["id"])
        if a is not None and b is not None:
            pairs[scale["id"]] = a, b
    scales = {scale["id"]: _difference(pairs.get(scale["id"])) for scale in program["scales"]}
    likeness = _similarity(list(pairs.values())) if len(pairs) >= FEWEST_SCALES else None
    return {"scales": scales, "similarity": None if likeness is None else write(likeness)}


def _difference(pair: tuple[Number, Number] | None) -> dict[str, str] | None:
    if pair is None:
        return None
    a, b = pair
    return {"difference": write(a - b), "size": write(magnitude(a - b)), "shared": write((a + b) * parse("1/2"))}


def _similarity(pairs: list[tuple[Number, Number]]) -> Number | None:
    """Double-entry intraclass correlation (McCrae 2008): the correlation of all pairs, each entered both ways.

    Both ways have one mean and one variance, so that no root is needed. None where no score differs from the mean.
    """
    mean = divide(sum(a + b for a, b in pairs), 2 * len(pairs)) or 0
    together = 2 * sum((a - mean) * (b - mean) for a, b in pairs)
    return divide(together, sum((a - mean) ** 2 + (b - mean) ** 2 for a, b in pairs))


def _score(answer: Scales, scale: str) -> Number | None:
    text = answer[scale]["score"]
    return None if text is None else parse(text)
