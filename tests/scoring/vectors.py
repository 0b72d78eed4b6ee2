"""The files of tests/vectors → cases: a call for the engines and what the answer must hold.

A group has a program and cases. `answers` are responses in the order of the program's items, null where there is none;
`responses` are given by name. `expect` names a scale's exact score, its state where there is none, or some fields of
its result; `notes` lists the notes that hold.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

FOLDER = Path(__file__).parents[1] / "vectors"
STATES = ("scored", "too_few", "not_shown", "undefined", "out_of_range")


@dataclass(frozen=True)
class Vector:
    """One case. `call` is for the engines; `expect` is by scale; `notes` is None where they do not matter."""

    name: str
    call: list[Any]
    expect: dict[str, Any]
    notes: list[int] | None


@cache
def vectors() -> list[Vector]:
    """Every case of an evaluation."""
    return [
        _vector(f"{path.stem} {number}.{index}: {group['about']}", group["program"], case)
        for path in sorted(FOLDER.glob("*.json"))
        for number, group in enumerate(_read(path).get("groups", []), 1)
        for index, case in enumerate(group["cases"], 1)
    ]


@cache
def numbers() -> list[tuple[list[Any], Any]]:
    """Every (call, answer) of the functions over numbers."""
    return [(case["call"], case["answer"]) for case in _read(FOLDER / "numbers.json")["calls"]]


def differences(vector: Vector, answer: dict[str, Any]) -> list[str]:
    """What an answer says that the vector does not expect."""
    found = []
    for scale, wanted in vector.expect.items():
        result = answer["scales"][scale]
        for key, value in wanted.items():
            if result[key] != value:
                found.append(f"{vector.name}: {scale}.{key} is {result[key]!r}, not {value!r}")
    if vector.notes is not None and answer["notes"] != vector.notes:
        found.append(f"{vector.name}: notes are {answer['notes']}, not {vector.notes}")
    return found


def _read(path: Path) -> dict[str, Any]:
    read: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    assert read["topic"], path
    assert read["source"], path
    return read


def _vector(name: str, program: dict[str, Any], case: dict[str, Any]) -> Vector:
    responses = case.get("responses")
    if responses is None:
        given = zip(program["items"], case["answers"], strict=True)
        responses = {item: answer for item, answer in given if answer is not None}
    expect = {scale: _result(wanted) for scale, wanted in case["expect"].items()}
    return Vector(name, ["evaluate", program, responses], expect, case.get("notes"))


def _result(wanted: str | dict[str, Any]) -> dict[str, Any]:
    if isinstance(wanted, dict):
        return wanted
    if wanted in STATES:
        return {"state": wanted, "score": None, "band": None, "near": None}
    return {"state": "scored", "score": wanted}
