"""Cases of the vectors → words for the page: what is given, how the scales are made of it, what comes out."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any

from quietform.scoring.exact import parse, show
from tests.scoring.vectors import CLASSES, Vector

# A longer fraction is shown as a decimal.
LONGEST = 12
WORDS = {state: state.replace("_", " ") for state in CLASSES}
INFIX = ("+", "-", "*", "/", "<", "<=", ">", ">=", "==", "!=", "and", "or")


def given(case: Vector) -> str:
    name, *given = case.call
    if name == "evaluate":
        program, responses = given
        return ", ".join(f"{item} {_response(responses.get(item, 'blank'))}" for item in program["items"])
    if name in ("change", "compare"):
        return "; ".join(", ".join(f"{id} {_score(result)}" for id, result in side.items()) for side in given[1:])
    if name == "irt":
        scale, responses = given
        return f"{scale['model'].upper()}, {scale['estimate'].upper()}: {_listed(responses)}"
    if name == "check":
        return " ".join(f"`{line.strip()}`" for line in given[1].splitlines())
    if name == "irt_table":
        return f"{given[0]['model'].upper()}, {len(given[0]['items'])} items"
    return f"{name} `{', '.join(json.dumps(value, ensure_ascii=False) for value in given)}`"


def _response(value: Any) -> str:
    return WORDS.get(value, value.replace("_", " ")) if isinstance(value, str) else str(value)


def _listed(values: dict[str, Any]) -> str:
    return ", ".join(f"{name} {value}" for name, value in values.items())


# How its scales are made.


def made(cases: list[Vector]) -> Iterator[str]:
    """The scales that the cases speak of, in words."""
    if cases[0].call[0] not in ("evaluate", "change"):
        return
    program, wanted = cases[0].call[1], {id for case in cases for id in case.expect.get("scales", case.expect)}
    for item, condition in program.get("shown", {}).items():
        yield f"{item} is shown if `{_infix(condition)}`"
    for scale in program["scales"]:
        if scale["id"] in wanted:
            yield f"{scale['id']}: {_scale(scale)}"
    for flag in program.get("flags", ()):
        yield f"flag {flag['id']}: `{_infix(flag['when'])}`"
    for one in program.get("reasons", ()):
        yield f"reasons of {one['scale']}: at most {one['at_most']} of {', '.join(one['items'])}"
    for place, condition in program.get("next", ()):
        yield f"page {place}: `{_infix(condition)}`"
    asked = program.get("quality", {})
    for part, one in asked.get("parts", {"": asked}).items():
        if "run" in one:
            yield f"longest run without a note{part and f' in {part}'}: {one['run']}"


def _scale(scale: dict[str, Any]) -> str:
    if "formula" in scale:
        made = f"`{_infix(scale['formula'])}`"
    else:
        made = f"{scale['method']} of {', '.join(_part(part, scale) for part in scale.get('items') or scale['scales'])}"
    if "count" in scale:
        made += f", {scale['count']['is'].replace('_', ' ')} {scale['count']['value']}"
    made += ", prorated" if scale.get("prorate") else ""
    made += f", × {scale['times']}" if "times" in scale else ""
    made += f", rounded to {scale['decimals']} decimals" if "decimals" in scale else ""
    made += f"; needs: {_needs(scale['needs'])}"
    if "bands" in scale:
        bands = (
            " ".join(str(value) for pair in band.items() for value in pair[pair[0] == "id" :])
            for band in scale["bands"]
        )
        made += f"; bands: {', '.join(bands)}"
    made += f"; near: {_number(str(scale['near']))}" if "near" in scale else ""
    made += f"; {_plain(scale['change'])}" if scale.get("change") else ""
    if "names" in scale:
        made += f"; names {', '.join(id for id, _ in scale['names'])}"
    for norms in scale.get("norms", ()):
        made += f"; norms {norms['id']}: {'; '.join(map(_group, norms['groups']))}"
    return made


def _part(id: str, scale: dict[str, Any]) -> str:
    """An item or a scale, with what is done to it first."""
    turned = " reversed" if id in scale.get("reverse", ()) else ""
    return f"{id}{turned} × {scale['weights'][id]}" if id in scale.get("weights", {}) else f"{id}{turned}"


def _group(group: dict[str, Any]) -> str:
    """A norm group: whom it takes, and by what it is a norm."""
    said = [group["id"], f"if `{_infix(group['when'])}`"] if "when" in group else [group["id"]]
    said += [f"{key} {group[key]}" for key in ("mean", "sd") if key in group]
    said += [_pairs(group["table"])] if "table" in group else []
    said += ["linear"] if group.get("linear") else []
    percentile = group.get("percentile", {})
    if "table" in percentile:
        said.append(f"percentile of {percentile['of']} {_pairs(percentile['table'])}")
    if "polynomial" in percentile:
        terms = " + ".join(f"{value} T^{power}" for power, value in enumerate(percentile["polynomial"]))
        said.append(f"percentile {terms} from {percentile['floor']} to {percentile['ceiling']}")
    return ", ".join(said)


def _pairs(table: list[list[Any]]) -> str:
    return ", ".join(f"{score} → {value}" for score, value in table)


def _needs(rule: dict[str, Any]) -> str:
    amount = rule.get("amount")
    if rule["rule"] == "share":
        return f"at least {show(parse(amount) * 100, None, [])} %"
    return f"{rule['rule'].replace('_', ' ')}{'' if amount is None else f' {amount}'}"


def _infix(node: Any) -> str:
    """A formula's node as it is written in YAML."""
    if not isinstance(node, list):
        return str(node)
    name, *operands = node
    if name in ("item", "scale"):
        return str(operands[0])
    if name in ("answered", "cannot_tell"):
        return f"{name}({operands[0]})"
    parts = [_infix(operand) for operand in operands]
    if name == "neg":
        return f"-{parts[0]}"
    if name == "not":
        return f"not ({parts[0]})"
    if name in INFIX:
        inner = [f"({part})" if " " in part and name not in ("and", "or") else part for part in parts]
        return f" {name} ".join(inner)
    return f"{name}({', '.join(parts)})"


# What comes out.


def result(case: Vector) -> str:
    name, expect = case.call[0], case.expect
    if name == "evaluate":
        said = [f"{id} {_score(result)}{_reading(result)}" for id, result in expect["scales"].items()]
        said += [f"{key}: {_plain(expect[key])}" for key in ("flags", "quality", "profiles", "next") if key in expect]
        said += [_reasons(id, found) for id, found in expect.get("reasons", {}).items()]
        return ", ".join(said)
    if name == "change":
        return "; ".join(f"{id}: {_plain(change)}" for id, change in expect.items())
    if name == "compare":
        said = [f"{id}: {_plain(between)}" for id, between in expect["scales"].items()]
        return "; ".join([*said, f"similarity {_plain(expect['similarity'])}"])
    return f"{_plain(expect[:2])} …" if name == "irt_table" else _plain(expect)


def _reasons(id: str, found: list[dict[str, str]] | None) -> str:
    listed = [f"{one['item']} ({one['side']})" for one in found or ()]
    return f"reasons of {id}: {', '.join(listed) or 'none'}"


def _score(result: dict[str, Any]) -> str:
    return _number(result["score"]) if result["state"] == "scored" else WORDS[result["state"]]


def _reading(result: dict[str, Any]) -> str:
    """What is made of a score, where the case speaks of it."""
    said = [f"{key} {result[key]}" for key in ("band", "near") if result.get(key)]
    said += [f"rests on {result['rests'][0]} of {result['rests'][1]}"] if "rests" in result else []
    said += [_plain({**norms}) for norms in result.get("norms") or ()]
    said += [f"names {_plain(result['names'])}"] if "names" in result else []
    return f" ({'; '.join(said)})" if said else ""


def _plain(value: Any) -> str:
    """A part of an answer without the signs of JSON."""
    if isinstance(value, dict):
        known = {key.replace("_", " "): part for key, part in value.items() if part is not None}
        return ", ".join(f"{key} {_plain(part)}" for key, part in known.items()) or "nothing known"
    if isinstance(value, list):
        return ", ".join(map(_plain, value)) or "none"
    if value is None or isinstance(value, bool):
        return {None: "none", True: "yes", False: "no"}[value]
    return _number(str(value))


def _number(text: str) -> str:
    """Exact, but for a fraction too long to read; a decimal without spare zeros."""
    if len(text) <= LONGEST or not re.fullmatch(r"-?\d+[/.]\d+", text):
        return text
    shown = show(parse(text), None, [])
    return shown if parse(shown) == parse(text) else f"about {shown}"
