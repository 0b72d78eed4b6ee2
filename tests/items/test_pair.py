"""An item of type pair: two responses, and words for each side."""

from __future__ import annotations

import pytest
from pydantic import ValidationError

from quietform.items.pair.pair import PAIR, Pair, Sides


def test_a_pair_is_answered_for_me_and_for_my_partner() -> None:
    assert (PAIR.name, PAIR.fields, PAIR.sides) == ("pair", Pair, ("me", "partner"))
    assert PAIR.responses("e1") == ("e1.me", "e1.partner")


@pytest.mark.parametrize(
    ("side", "reason", "offered"),
    [
        ("me", "skipped", True),
        ("partner", "skipped", True),
        ("partner", "cannot_tell", True),
        ("me", "cannot_tell", False),
    ],
)
def test_nobody_is_offered_not_to_know_their_own_half(side: str, reason: str, offered: bool) -> None:
    assert PAIR.offers(side, reason) is offered


def test_the_words_for_the_sides_have_defaults() -> None:
    assert Sides() == Sides(me="I", partner="My partner")
    assert Sides.model_validate({"partner": " Sam "}) == Sides(me="I", partner="Sam")


def test_a_pair_takes_words_for_its_sides_and_has_none_of_its_own() -> None:
    assert set(Pair.model_fields) == {"id", "stem", "show_when", "options", "unscored", "type", "sides"}
    bare = {"id": "a", "stem": "One"}
    assert Pair.model_validate(bare).sides is None
    assert Pair.model_validate(bare | {"sides": {"me": "We"}}).sides == Sides(me="We", partner="My partner")
    for sides, error in (({"you": "x"}, "extra_forbidden"), ({"me": ""}, "empty-text"), ({"me": None}, "wrong-kind")):
        with pytest.raises(ValidationError) as caught:
            Pair.model_validate(bare | {"sides": sides})
        assert [found["type"] for found in caught.value.errors()] == [error]
