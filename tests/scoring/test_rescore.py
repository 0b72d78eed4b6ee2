"""JSON text → JSON text, as Pyodide calls it: the results, and the hash of the program that gave them."""

from __future__ import annotations

import hashlib
import json

from quietform.scoring import evaluate
from quietform.scoring.rescore import program_hash, rescore
from tests.browser.person import compiled

PROGRAM = {
    "language": 1,
    "options": {"é": [0, 1]},
    "items": {"a": "é"},
    "scales": [{"id": "s", "items": ["a"], "reverse": [], "method": "sum", "needs": {"rule": "complete"}}],
    "notes": [],
}


def test_it_gives_every_result_and_the_hash_of_the_program() -> None:
    answer = json.loads(rescore(json.dumps({"program": PROGRAM, "responses": {"a": "1"}})))
    assert answer == {"hash": program_hash(PROGRAM), "scales": evaluate(PROGRAM, {"a": "1"})["scales"]}
    assert answer["scales"]["s"]["score"] == "1"


def test_the_hash_is_that_of_the_program_as_sorted_json_without_spaces_in_utf_8() -> None:
    text = (
        '{"items":{"a":"é"},"language":1,"notes":[],"options":{"é":[0,1]},"scales":[{"id":"s","items":["a"],'
        '"method":"sum","needs":{"rule":"complete"},"reverse":[]}]}'
    )
    assert program_hash(PROGRAM) == hashlib.sha256(text.encode()).hexdigest()


def test_the_hash_does_not_depend_on_the_order_of_keys_but_on_all_else() -> None:
    assert program_hash(dict(reversed(PROGRAM.items()))) == program_hash(PROGRAM)
    assert program_hash(PROGRAM | {"notes": [["==", 1, 1]]}) != program_hash(PROGRAM)


def test_a_program_that_went_through_json_has_the_same_hash() -> None:
    _, program = compiled("effort")
    assert program_hash(json.loads(json.dumps(program.program))) == program_hash(program.program)
