"""The files of tests/vectors → cases: a call for the engines, and what its answer must hold.

A file is one topic: {"topic", "source", "groups"}. A group says what it is `about` and which sentences of
specification.json it `shows`, and has a `program`, or `yaml`: lines of an assessment file that the compiler makes one
of, completed by HEAD. A case has a `description` and what the engines are given: `answers` in the order of the
program's items (null: no response), `responses` by name, what INPUTS names for the group's `call`, or a whole `call`.
A group or case may name its own `source`; a case that `shows` a sentence best names it, and stands on the docs page.

A topic that is for `only` one part of the tool has a test of its own: irt.json holds estimates by Python, within a
`tolerance`; problems.json holds files with what the compiler says of them, each case as lines after those of its group.

`expect` is by scale, and names a class: "scored 5/2", "too_few", or {"is": "scored 5/2", …} with more of the result.
Beside it stand the other parts of an answer that matter, such as `notes`.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from quietform.loading import Loaded, load
from tests.compiler import HEAD

FOLDER = Path(__file__).parents[1] / "vectors"
SPECIFICATION = FOLDER / "specification.json"
CLASSES = ("scored", "too_few", "not_shown", "undefined", "out_of_range")
# By call: what a case gives to it after the program.
INPUTS = {"evaluate": ("responses",), "change": ("before", "after"), "compare": ("one", "other")}
# The parts of an answer beside the scales, by call.
BESIDE = {
    "evaluate": ("notes", "flags", "quality", "profiles", "reasons", "next"),
    "change": (),
    "compare": ("similarity",),
}
NOTHING: dict[str, Any] = {"language": 1, "options": {}, "items": {}, "scales": [], "notes": []}


@dataclass(frozen=True)
class Vector:
    """One case. Of `expect`, a mapping names what the answer must hold at least; all else is equal."""

    where: str
    description: str
    source: str
    shows: tuple[str, ...]
    best: tuple[str, ...]
    """Those of the sentences that it shows best."""
    call: list[Any]
    expect: Any
    fault: str
    """Why its YAML gives no program; empty if it does."""


@cache
def topics() -> dict[str, dict[str, Any]]:
    """Every file of vectors, by its stem."""
    paths = [path for path in sorted(FOLDER.glob("*.json")) if path != SPECIFICATION]
    return {path.stem: json.loads(path.read_text(encoding="utf-8")) for path in paths}


@cache
def sentences() -> dict[str, dict[str, str]]:
    """Every sentence of the specification, by its id."""
    read = json.loads(SPECIFICATION.read_text(encoding="utf-8"))
    return {sentence["id"]: sentence for section in read["sections"] for sentence in section["sentences"]}


@cache
def vectors(*names: str) -> list[Vector]:
    """Every case that all engines run, or those of the topics named."""
    asked = names or [name for name, topic in topics().items() if "only" not in topic]
    return [vector for name in asked for vector in _cases(name, topics()[name])]


def differences(vector: Vector, answer: Any) -> list[str]:
    """What an answer does not hold that the vector expects."""
    found = [vector.fault] if vector.fault else list(_differences("", vector.expect, answer))
    return [f"{vector.where}: {vector.description}: {line}" for line in found]


def _differences(path: str, wanted: Any, found: Any) -> Iterator[str]:
    if isinstance(wanted, dict) and isinstance(found, dict):
        for key, value in wanted.items():
            yield from _differences(f"{path}.{key}".lstrip("."), value, found.get(key, "absent"))
    elif isinstance(wanted, list) and isinstance(found, list) and len(wanted) == len(found):
        for index, (one, other) in enumerate(zip(wanted, found, strict=True)):
            yield from _differences(f"{path}[{index}]", one, other)
    elif type(wanted) is not type(found) or wanted != found:
        yield f"{path or 'the answer'} is {json.dumps(found)}, not {json.dumps(wanted)}"


def _cases(name: str, topic: dict[str, Any]) -> Iterator[Vector]:
    for number, group in enumerate(topic["groups"], 1):
        for index, case in enumerate(group["cases"], 1):
            best = tuple(case.get("shows", ()))
            shows = tuple(dict.fromkeys([*best, *group["shows"]]))
            source = case.get("source") or group.get("source") or topic["source"]
            yield Vector(f"{name} {number}.{index}", case["description"], source, shows, best, *_call(group, case))


def _call(group: dict[str, Any], case: dict[str, Any]) -> tuple[list[Any], Any, str]:
    """What is called, what its answer must hold, and why the group's YAML gives no program."""
    text = "\n".join(group.get("yaml", ()))
    if "yaml" in case:
        return ["check", text, "\n".join(case["yaml"])], case["expect"], ""
    if "call" in case:
        return case["call"], case["expect"], ""
    program, fault = compiled(text) if text else (group["program"], "")
    return *_of_program(group, program, case), fault


@cache
def compiled(text: str) -> tuple[dict[str, Any], str]:
    """The program of a piece of YAML, and every problem of it if there is an error."""
    loaded = _load(text)
    if loaded.errors:
        return NOTHING, "\n".join(["the YAML has problems", *map(str, loaded.problems), text])
    return loaded.sound()[1].program, ""


def problems(text: str) -> list[str]:
    """What the compiler says of a piece of YAML, such as "warning zero-rule"."""
    return [f"{problem.level} {problem.code}" for problem in _load(text).problems]


def _load(text: str) -> Loaded:
    head = "".join(f"{key}: {json.dumps(value)}\n" for key, value in HEAD.items())
    return load(f"{head}{text}\n".encode(), "vectors.yaml")


def _of_program(group: dict[str, Any], program: dict[str, Any], case: dict[str, Any]) -> tuple[list[Any], Any]:
    """The call of a case that uses the program of its group, and what is expected of it."""
    name = group.get("call", "evaluate")
    if "answers" in case:
        given = zip(program["items"], case["answers"], strict=program is not NOTHING)
        case = case | {"responses": {item: answer for item, answer in given if answer is not None}}
    if name != "evaluate":
        case = case | {key: {id: _result(result) for id, result in case[key].items()} for key in INPUTS[name]}
    call = [name, program, *(case[key] for key in INPUTS[name])]
    if name == "change":
        return call, case["expect"]
    scales = {id: _result(wanted) for id, wanted in case["expect"].items()}
    return call, {"scales": scales} | {key: case[key] for key in BESIDE[name] if key in case}


def _result(wanted: Any) -> Any:
    """What an expectation by class says of a result; anything else as it is."""
    if isinstance(wanted, dict) and "is" in wanted:
        return _result(wanted["is"]) | {key: value for key, value in wanted.items() if key != "is"}
    if not isinstance(wanted, str):
        return wanted
    state, _, score = wanted.partition(" ")
    return {"state": state, "score": score} if score else {"state": state, "score": None, "band": None, "near": None}
