"""A call on which two engines differ → the smallest found that still differs, and how it is told as YAML.

Each round makes every call that is one step smaller and still sound, and goes on with the shortest on which the engines
differ; so many rounds at most.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Sequence
from typing import Any

import yaml

from quietform.scoring.nodes import LEAVES
from tests.scoring.engines import Call, in_python

ROUNDS = 200
# An engine is asked about so many calls at once.
TOGETHER = 50
Score = Callable[[Sequence[Call]], list[Any]]
# What a program, a scale, a norm set or a group can do without.
OPTIONAL = {
    "shown",
    "flags",
    "quality",
    "profiles",
    "reasons",
    "next",
    "names",
    "reverse",
    "weights",
    "times",
    "needs_items",
    "both",
    "prorate",
}
OPTIONAL |= {
    "decimals",
    "near",
    "bands",
    "norms",
    "change",
    "when",
    "linear",
    "run",
    "cutoff",
    "difference",
    "operands",
}
# Lists that may get shorter, and how much must be left of each.
LEAST = {"scales": 1, "items": 1, "option_set": 1, "notes": 0, "flags": 1, "profiles": 1, "reverse": 0, "operands": 0}
LEAST |= {"turned": 0, "bands": 1, "norms": 1, "groups": 1, "gives": 1, "table": 1, "polynomial": 1}
# Mappings by names, of which each may go.
NAMED = {"weights": 1, "shown": 1, "items": 1, "options": 1}
# What stands in them, whatever the names are.
UNDER = {"shown": "when", "options": "option_set", "weights": "weights"}
NUMBERS = {"times", "amount", "near", "value", "decimals", "weights", "mean", "polynomial", "difference", "cutoff"}
TRUTHS = ("<", "<=", ">", ">=", "==", "!=", "and", "or", "not")


def difference(calls: Sequence[Call], other: Score, known: list[Any] | None = None) -> str:
    """A small call on which an engine differs from this Python, with both answers, as YAML; empty if they agree.

    What this Python answers may be known already.
    """
    answers = zip(calls, known or in_python(calls), other(calls), strict=True)
    different = [call for call, here, there in answers if here != there]
    if not different:
        return ""
    shortest = min(different, key=lambda call: len(json.dumps(call)))
    small = told(smallest(shortest, in_python, other), in_python, other)
    return f"{len(different)} of {len(calls)} calls differ:\n{small}"


def smallest(call: Call, python: Score, other: Score) -> Call:
    """The call, or one made of it in ROUNDS steps at most, on which the two engines differ."""
    for _ in range(ROUNDS):
        smaller = _first_difference(
            sorted(_smaller_calls(call), key=lambda found: len(json.dumps(found))), python, other
        )
        if smaller is None:
            break
        call = smaller
    return call


def _first_difference(found: list[Call], python: Score, other: Score) -> Call | None:
    for start in range(0, len(found), TOGETHER):
        some = found[start : start + TOGETHER]
        for candidate, here, there in zip(some, python(some), other(some), strict=True):
            if here != there:
                return candidate
    return None


def told(call: Call, python: Score, other: Score) -> str:
    """A call and the answers of both engines as YAML."""
    name, program, *given = call
    names = ["responses"] if len(given) == 1 else ["first", "second"]
    text = {"call": name, "program": program, **dict(zip(names, given, strict=True))}
    return yaml.safe_dump(
        text | {"python": python([call])[0], "other": other([call])[0]},
        sort_keys=False,
        default_flow_style=None,
        width=120,
    )


def _smaller_calls(call: Call) -> Iterator[Call]:
    name, program, *given = call
    of_results = name != "evaluate"
    for found in _smaller(program, "program"):
        if of_results:
            ids = [scale["id"] for scale in found["scales"]]
            yield [name, found, *({id: results[id] for id in ids} for results in given)]
        elif _sound(found):
            yield [name, found, *given]
    for index, responses in enumerate(given):
        fewer = _smaller_results(responses) if of_results else _fewer(responses)
        yield from ([name, program, *given[:index], found, *given[index + 1 :]] for found in fewer)


def _fewer(responses: dict[str, Any]) -> Iterator[dict[str, Any]]:
    """Responses without one of them, or with 0 or 1 instead of it."""
    for item, response in responses.items():
        yield {kept: responses[kept] for kept in responses if kept != item}
        yield from (responses | {item: number} for number in _nearer(response))


def _smaller_results(results: dict[str, Any]) -> Iterator[dict[str, Any]]:
    for scale, result in results.items():
        yield from (results | {scale: {"score": str(number)}} for number in _nearer(result["score"]))


def _smaller(value: Any, key: str) -> Iterator[Any]:
    """Each value one step smaller than what stands under a key of a program."""
    if key in ("formula", "when", "note"):
        yield from _smaller_nodes(value)
    elif isinstance(value, dict):
        for name, inner in value.items():
            if (name in OPTIONAL and key != "flags") or len(value) > NAMED.get(key, len(value)):
                yield {kept: value[kept] for kept in value if kept != name}
            under = UNDER.get(key, str(name))
            yield from (value | {name: found} for found in _smaller(inner, under))
    elif isinstance(value, list):
        if len(value) > LEAST.get(key, len(value)):
            yield from (value[:index] + value[index + 1 :] for index in range(len(value)))
        if key not in ("option_set", "table"):
            for index, inner in enumerate(value):
                under = "note" if key == "notes" else key
                yield from ([*value[:index], found, *value[index + 1 :]] for found in _smaller(inner, under))
    elif key in NUMBERS:
        yield from _nearer(value)


def _smaller_nodes(node: Any) -> Iterator[Any]:
    """A node's operands of its own kind instead of it, fewer of many operands, and 0 or 1 for a number."""
    if not isinstance(node, list):
        yield from _nearer(node)
        return
    name, *operands = node
    if not _is_truth(node):
        yield from (0, 1)
    if name in LEAVES:
        return
    yield from (operand for operand in operands if _is_truth(operand) == _is_truth(node))
    if name in ("and", "or", "min", "max") and len(operands) > 2:
        yield from ([name, *operands[:index], *operands[index + 1 :]] for index in range(len(operands)))
    for index, operand in enumerate(operands):
        yield from ([name, *operands[:index], found, *operands[index + 1 :]] for found in _smaller_nodes(operand))


def _is_truth(node: Any) -> bool:
    return isinstance(node, list) and node[0] in TRUTHS


def _nearer(number: Any) -> Iterator[int]:
    """Smaller numbers: 0 and 1 for any other, 0 for 1."""
    if str(number) != "0" and number is not None:
        yield 0
        if str(number) != "1":
            yield 1


def _sound(program: dict[str, Any]) -> bool:
    """Whether everything that the program names is there, and named after it was made."""
    items = set(program["items"])
    known: set[str] = set()
    for scale in program["scales"]:
        listed = {*scale.get("items", ()), *scale.get("operands", ())}
        groups = [group.get("when", 0) for norms in scale.get("norms", ()) for group in norms["groups"]]
        named = _names([scale.get("formula", 0), *groups])
        if not listed <= items or not {*scale.get("scales", ())} <= known or not named <= known | items:
            return False
        known.add(scale["id"])
    nodes = [
        *program["notes"],
        *program.get("shown", {}).values(),
        *(flag["when"] for flag in program.get("flags", ())),
    ]
    lists = [name for profile in program.get("profiles", ()) for name in profile["scales"]]
    sets = set(program["items"].values()) <= set(program["options"])
    return sets and set(program.get("shown", ())) <= items and _names(nodes) | {*lists} <= known | items


def _names(nodes: Sequence[Any]) -> set[str]:
    """The items and scales that nodes name."""
    found: set[str] = set()
    for node in nodes:
        if isinstance(node, list):
            found |= {node[1]} if node[0] in LEAVES else _names(node[1:])
    return found
