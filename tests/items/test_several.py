"""An item of type several: a tick for each of its choices."""

from __future__ import annotations

from quietform.items.several.several import SEVERAL, Several
from tests.items.program import program, scores

ITEM = {
    "type": "several",
    "id": "m",
    "stem": "Which?",
    "choices": [{"id": "a", "label": "A"}, {"id": "b", "label": "B"}],
}


def test_each_choice_is_asked_by_its_words_and_is_1_or_0() -> None:
    asked = SEVERAL.asks(Several.model_validate(ITEM), None)
    assert [(one.part, one.words) for one in asked] == [("a", "A"), ("b", "B")]
    assert program(ITEM) == {
        "options": {"0..1": {"from": 0, "to": 1, "step": 1}},
        "items": {"m.a": "0..1", "m.b": "0..1"},
    }


def test_nothing_ticked_is_skipped_and_no_zero() -> None:
    assert scores(ITEM, {"m.a": 1, "m.b": 0}) == "1"
    assert scores(ITEM, {"m.a": 0, "m.b": 0}) == "0"
    assert scores(ITEM, {}) == "too_few"
