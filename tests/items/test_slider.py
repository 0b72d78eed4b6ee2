"""An item of type slider: a number between two ends with words."""

from __future__ import annotations

from tests.items.program import program, scores

ITEM = {"type": "slider", "id": "v", "stem": "How much?", "low": "not at all", "high": "very"}


def test_a_slider_goes_from_0_to_100_if_nothing_else_is_said() -> None:
    assert program(ITEM)["options"] == {"0..100": {"from": 0, "to": 100, "step": 1}}
    own = ITEM | {"minimum": -1, "maximum": 1, "step": "1/2"}
    assert program(own)["options"] == {"-1..1/1/2": {"from": -1, "to": 1, "step": "1/2"}}
    assert scores(own, {"v": "-0.5"}) == "-1/2"
