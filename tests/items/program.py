"""A few items → the program that the compiler makes of them, and what a sum over all their responses comes to."""

from __future__ import annotations

from typing import Any

from quietform.scoring import evaluate
from tests.compiler import compiled, item


def sections(*items: dict[str, Any]) -> list[dict[str, Any]]:
    """The items after those that the scales of the small assessment need."""
    needed = [item("a"), item("b"), item("c"), item("p", type="pair")]
    return [
        {"title": "First", "options": "rate", "items": needed},
        {"title": "More", "options": "rate", "items": [*items]},
    ]


def program(*items: dict[str, Any], parts: tuple[str, ...] = ("options", "items")) -> dict[str, Any]:
    """Parts of the program of these items alone."""
    made = _made(items)
    return {part: made[part] for part in parts}


def scores(one: dict[str, Any], responses: dict[str, Any]) -> str:
    """The sum over an item's responses, or why there is none."""
    result = evaluate(_made([one]), responses)["scales"]["s"]
    return str(result["score"] or result["state"])


def _made(items: Any) -> dict[str, Any]:
    given = [{"unscored": True} | one if one["type"] not in ("text", "date") else one for one in _typed(items)]
    found = compiled(sections=[{"title": "First", "options": "rate", "items": given}], scales=_sum(given)).program
    return found


def _typed(items: Any) -> list[dict[str, Any]]:
    return [{"type": "choice"} | one for one in items]


def _sum(items: list[dict[str, Any]]) -> dict[str, Any]:
    keys = [
        f"{one['id']}.{part['id']}" if part else one["id"]
        for one in items
        if one["type"] not in ("text", "date")
        for part in one.get("choices") or one.get("rows") or one.get("entries") or [None]
    ]
    return {"s": {"title": "Sum", "method": "sum", "items": keys, "missing": {"at_least": 1}}}
