"""A program and responses as JSON text → the program's hash and its results as JSON text; what Pyodide calls."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from typing import Any

from quietform.scoring.evaluator import evaluate


def program_hash(program: Mapping[str, Any]) -> str:
    """The SHA-256 of a program, however its JSON is spaced and ordered."""
    text = json.dumps(program, ensure_ascii=False, separators=(",", ":"), sort_keys=True)
    return hashlib.sha256(text.encode()).hexdigest()


def rescore(text: str) -> str:
    """`{"program": …, "responses": …}` → `{"hash": …, "scales": …}`."""
    given = json.loads(text)
    scales = evaluate(given["program"], given["responses"])["scales"]
    return json.dumps({"hash": program_hash(given["program"]), "scales": scales})
