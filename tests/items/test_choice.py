"""An item of type choice: one response."""

from __future__ import annotations

from quietform.items import Asked
from quietform.items.choice.choice import CHOICE, Choice


def test_a_choice_is_answered_once_with_every_missing_answer() -> None:
    item = Choice.model_validate({"id": "e1", "stem": "One"})
    assert CHOICE.asks(item, None) == (Asked(),)
    assert not Asked().own
    assert CHOICE.keys(item) == ("e1",)


def test_a_choice_has_these_keys() -> None:
    assert set(Choice.model_fields) == {"id", "stem", "help", "show_when", "options", "unscored", "type"}
