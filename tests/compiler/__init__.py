"""Tests of the compiler, and small assessments as plain data for them."""

from __future__ import annotations

import json
from typing import Any

from quietform.compiler import Compiled
from quietform.loading import Loaded, load

RATE: dict[str, Any] = {
    "options": [{"value": 0, "label": "No"}, {"value": 1, "label": "Partly"}, {"value": 2, "label": "Yes"}],
    "missing": {"skipped": "Rather not", "cannot_tell": "Cannot tell"},
}
HEAD: dict[str, Any] = {
    "language": 1,
    "title": "Trial",
    "summary": "A short one.",
    "minutes": 1,
    "version": "1",
    "date": "2026-11-23",
    "authors": ["Somebody"],
    "licence": "CC-BY-4.0",
    "evidence": "editorial",
    "intended_use": "Trying things.",
    "not_for": "Anything else.",
    "introduction": "Hello.",
}


def item(id: str, **more: Any) -> dict[str, Any]:
    return {"id": id, "stem": f"Stem of {id}", "unscored": True} | more


def scale(**more: Any) -> dict[str, Any]:
    """A scale that needs every answer."""
    return {"title": "Scale", "missing": "complete"} | more


def trial(**parts: Any) -> Loaded:
    """An assessment with the items a, b, c and the pair p, rated 0 to 2, and the scale ab; `parts` take their places.

    Its one example is an empty sheet, for which every scale says too_few.
    """
    items = [item("a"), item("b"), item("c"), item("p", type="pair")]
    scales = parts.get("scales") or {"ab": scale(method="sum", items=["a", "b"])}
    data = HEAD | {
        "option_sets": {"rate": RATE},
        "sections": [{"title": "First", "options": "rate", "items": items}],
        "scales": scales,
        "examples": [{"name": "empty", "responses": {}, "scores": {next(iter(scales)): "too_few"}}],
    }
    return load(json.dumps(data | parts, indent=1).encode(), "trial.yaml")


def compiled(**parts: Any) -> Compiled:
    """The program of a trial that has no problems."""
    loaded = trial(**parts)
    assert graver(loaded) == []
    return loaded.sound()[1]


def graver(loaded: Loaded) -> list[str]:
    """The codes of all problems but those that are worth a look and no more: notes, and one-sided keying."""
    return [problem.code for problem in loaded.problems if problem.level != "note" and problem.code != "keying"]


def said(**parts: Any) -> list[tuple[str, dict[str, object]]]:
    """Code and facts of all problems of a trial."""
    return [(problem.code, dict(problem.facts)) for problem in trial(**parts).problems]


def codes(**parts: Any) -> list[str]:
    return [code for code, _ in said(**parts)]
