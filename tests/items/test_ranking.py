"""An item of type ranking: a place for each of its entries."""

from __future__ import annotations

from tests.compiler import said
from tests.items.program import program, scores, sections

ENTRIES = [{"id": "a", "label": "A"}, {"id": "b", "label": "B"}, {"id": "c", "label": "C"}]
ITEM = {"type": "ranking", "id": "r", "stem": "In what order?", "entries": ENTRIES}


def test_each_entry_has_a_place_from_1() -> None:
    assert program(ITEM)["options"] == {"1..3": {"from": 1, "to": 3, "step": 1}}
    assert scores(ITEM, {"r.a": 2, "r.b": 1}) == "3"
    assert scores(ITEM, {"r.a": 0}) == "out_of_range"


def test_more_than_twelve_entries_are_too_many() -> None:
    many = [{"id": f"e{index}", "label": str(index)} for index in range(13)]
    assert said(sections=sections(ITEM | {"entries": many[:12], "unscored": True})) == []
    (found,) = said(sections=sections(ITEM | {"entries": many, "unscored": True}))
    assert (found[0], found[1]["fault"]) == ("item", "ranks more than 12 entries")
