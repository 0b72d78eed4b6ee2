"""An item of type choice: one response."""

from __future__ import annotations

from quietform.items.choice.choice import CHOICE, Choice


def test_a_choice_is_answered_once() -> None:
    assert (CHOICE.name, CHOICE.fields, CHOICE.sides) == ("choice", Choice, ())
    assert CHOICE.responses("e1") == ("e1",)


def test_a_choice_offers_every_missing_answer() -> None:
    assert [CHOICE.offers(None, reason) for reason in ("skipped", "cannot_tell")] == [True, True]


def test_a_choice_has_these_keys() -> None:
    assert set(Choice.model_fields) == {"id", "stem", "show_when", "options", "unscored", "type"}
