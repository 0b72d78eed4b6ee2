"""An item of type number: a number within a range."""

from __future__ import annotations

import pytest

from tests.compiler import said
from tests.items.program import program, scores, sections

ITEM = {"type": "number", "id": "n", "stem": "How many?", "minimum": 0, "maximum": 2, "step": "0.1"}


def test_a_number_is_a_range_in_the_program() -> None:
    name = "0..2/1/10"
    assert program(ITEM) == {"options": {name: {"from": 0, "to": 2, "step": "1/10"}}, "items": {"n": name}}
    assert scores(ITEM, {"n": "0.3"}) == "3/10"
    assert scores(ITEM, {"n": "0.35"}) == "out_of_range"
    assert scores(ITEM, {}) == "too_few"


@pytest.mark.parametrize(
    ("change", "fault"),
    [
        ({"step": 0}, "has the step 0"),
        ({"minimum": 3}, "goes from 3 to 2"),
        ({"maximum": 0}, "goes from 0 to 0"),
        ({"maximum": "1000.1"}, "has more than 10,000 steps"),
        ({"step": "0.3"}, "goes from 0 to 2, which is no whole number of steps of 3/10"),
    ],
)
def test_a_range_that_cannot_be_is_said(change: dict[str, object], fault: str) -> None:
    (found,) = said(sections=sections(ITEM | change | {"unscored": True}))
    assert (found[0], found[1]["item"], found[1]["fault"]) == ("item", "n", fault)


def test_ten_thousand_steps_are_taken() -> None:
    assert said(sections=sections(ITEM | {"maximum": 1000, "unscored": True})) == []
