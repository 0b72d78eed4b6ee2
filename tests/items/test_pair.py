"""An item of type pair: two responses, and words for each side."""

from __future__ import annotations

import pytest
from pydantic import ValidationError

from quietform.interface import speaking
from quietform.items import Asked
from quietform.items.pair.pair import PAIR, Pair, Sides
from quietform.model import Section

BARE = {"id": "a", "stem": "One"}


def test_a_pair_is_answered_for_me_and_for_my_partner_whom_nobody_else_can_tell() -> None:
    assert PAIR.asks(Pair.model_validate(BARE), None) == (
        Asked("me", "I", half=True, own=True),
        Asked("partner", "My partner", half=True),
    )


def test_the_words_for_the_halves_are_the_items_else_the_sections() -> None:
    section = Section.model_validate({"title": "T", "sides": {"me": "We"}, "items": [BARE | {"type": "pair"}]})
    assert [asked.words for asked in PAIR.asks(section.items[0], section)] == ["We", "My partner"]
    own = Pair.model_validate(BARE | {"sides": {"partner": "They"}})
    assert [asked.words for asked in PAIR.asks(own, section)] == ["I", "They"]


def test_the_words_for_the_sides_have_defaults() -> None:
    assert Sides() == Sides(me="I", partner="My partner")
    assert Sides.model_validate({"partner": " Sam "}) == Sides(me="I", partner="Sam")


def test_the_defaults_are_said_in_the_language_of_the_page_and_an_authors_words_as_they_are() -> None:
    own = Pair.model_validate(BARE | {"sides": {"partner": "Sam"}})
    with speaking("es"):
        assert [asked.words for asked in PAIR.asks(Pair.model_validate(BARE), None)] == ["Yo", "Mi pareja"]
        assert [asked.words for asked in PAIR.asks(own, None)] == ["Yo", "Sam"]


def test_a_pair_takes_words_for_its_sides_and_has_none_of_its_own() -> None:
    assert set(Pair.model_fields) == {"id", "stem", "help", "show_when", "options", "unscored", "type", "sides"}
    assert Pair.model_validate(BARE).sides is None
    assert Pair.model_validate(BARE | {"sides": {"me": "We"}}).sides == Sides(me="We", partner="My partner")
    for sides, error in (({"you": "x"}, "extra_forbidden"), ({"me": ""}, "empty-text"), ({"me": None}, "wrong-kind")):
        with pytest.raises(ValidationError) as caught:
            Pair.model_validate(BARE | {"sides": sides})
        assert [found["type"] for found in caught.value.errors()] == [error]
