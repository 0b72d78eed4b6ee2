"""Names → items and scales, and what is said of those that mean nothing."""

from __future__ import annotations

from typing import Any

import pytest

from tests.compiler import codes, compiled, item, said, scale

ITEMS = [item("a"), item("b", show_when="a == 2"), item("p", type="pair")]
SECTIONS = [{"title": "First", "options": "rate", "items": ITEMS}]


def sections(condition: str) -> list[dict[str, Any]]:
    return [{"title": "First", "options": "rate", "items": [item("a"), item("b", show_when=condition), ITEMS[2]]}]


def test_a_condition_takes_items_and_halves_of_pairs() -> None:
    found = compiled(sections=sections("a + p.me > 1 or p.partner == 0"))
    condition = ["or", [">", ["+", ["item", "a"], ["item", "p.me"]], 1], ["==", ["item", "p.partner"], 0]]
    assert found.program["shown"] == {"b": condition}


@pytest.mark.parametrize(
    ("condition", "code", "facts"),
    [
        ("ab > 1", "only-items", {"user": 'item "b"', "id": "ab"}),
        ("answered(ab) > 1", "only-items", {"user": 'item "b"', "id": "ab"}),
        ("p > 1", "pair-half", {"user": 'item "b"', "id": "p"}),
        ("zz > 1", "unknown-item", {"user": 'item "b"', "id": "zz", "known": "a, b, p.me, p.partner",
                                    "hint": "use one of them, or add the item to a section"}),
    ],
)  # fmt: skip
def test_a_condition_names_nothing_but_items(condition: str, code: str, facts: dict[str, str]) -> None:
    assert said(sections=sections(condition)) == [(code, facts)]


def test_a_formula_takes_both_scales_and_items() -> None:
    scales = {"ab": scale(method="sum", items=["a"]), "f": scale(formula="ab + b + answered(ab)")}
    node = next(one for one in compiled(sections=SECTIONS, scales=scales).program["scales"] if one["id"] == "f")
    assert node["formula"] == ["+", ["+", ["scale", "ab"], ["item", "b"]], ["answered", "ab"]]
    assert codes(sections=SECTIONS, scales=scales | {"f": scale(formula="ab + zz")}) == ["unknown-scale"]
