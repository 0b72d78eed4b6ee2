"""An item of type text: for the person alone, so that no program knows it."""

from __future__ import annotations

from tests.compiler import item, said
from tests.items.program import program, sections

ITEM = {"type": "text", "id": "t", "stem": "What?"}


def test_a_text_gives_no_response() -> None:
    assert program(ITEM, item("n")) == {"options": {"rate": [0, 1, 2]}, "items": {"n": "rate"}}


def test_a_text_that_a_rule_hides_is_shown_by_its_own_id() -> None:
    found = program(item("n"), ITEM | {"show_when": "n > 0"}, parts=("shown",))
    assert found == {"shown": {"t": [">", ["item", "n"], 0]}}


def test_no_scale_and_no_condition_can_use_it() -> None:
    (found,) = said(sections=sections(ITEM, item("n", show_when="t > 0")))
    assert found == ("for-the-person", {"user": 'item "n"', "id": "t"})
