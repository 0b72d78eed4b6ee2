"""An item of type grid: a response for each of its rows."""

from __future__ import annotations

from quietform.items.grid.grid import GRID, Grid
from tests.items.program import program, scores

ROWS = [{"id": "a", "label": "A"}, {"id": "b", "label": "B"}]
ITEM = {"type": "grid", "id": "g", "stem": "How often?", "options": "rate", "rows": ROWS}


def test_each_row_is_asked_by_its_words_from_the_option_set() -> None:
    asked = GRID.asks(Grid.model_validate(ITEM), None)
    assert [(one.part, one.words, one.steps) for one in asked] == [("a", "A", None), ("b", "B", None)]
    assert program(ITEM) == {"options": {"rate": [0, 1, 2]}, "items": {"g.a": "rate", "g.b": "rate"}}


def test_a_row_by_itself_is_scored() -> None:
    assert scores(ITEM, {"g.a": 2, "g.b": "cannot_tell"}) == "2"
