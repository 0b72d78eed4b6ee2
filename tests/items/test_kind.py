"""What every item type is, and the table that names them all."""

from __future__ import annotations

from fractions import Fraction
from importlib.resources import files
from typing import Any

import pytest
from pydantic import ValidationError

from quietform.gallery import example, gallery
from quietform.items import TYPES, Asked, ChosenFields, Entry, ItemFields, ItemType, ScoredFields, Steps
from quietform.loading import load
from quietform.model import Section

# What each type needs beside an id and a stem.
ENTRIES = [{"id": "one", "label": "One"}, {"id": "two", "label": "Two"}]
NEEDS: dict[str, dict[str, Any]] = {
    "choice": {},
    "pair": {},
    "several": {"choices": ENTRIES},
    "grid": {"rows": ENTRIES},
    "number": {"minimum": "0", "maximum": "10"},
    "slider": {"low": "none", "high": "all"},
    "text": {},
    "ranking": {"entries": ENTRIES},
    "date": {},
}
SHOWN, _ = load(gallery().encode(), "gallery.yaml").sound()
# The response keys of an item "a" of each type.
KEYS = {
    "choice": ("a",),
    "pair": ("a.me", "a.partner"),
    "several": ("a.one", "a.two"),
    "grid": ("a.one", "a.two"),
    "number": ("a",),
    "slider": ("a",),
    "text": (),
    "ranking": ("a.one", "a.two"),
    "date": (),
}


def made(kind: ItemType, **more: Any) -> Any:
    return kind.fields.model_validate({"type": kind.name, "id": "a", "stem": "One"} | NEEDS[kind.name] | more)


def test_the_table_names_every_type_by_its_name() -> None:
    assert list(TYPES) == list(NEEDS) == list(KEYS)
    assert all(kind.name == name for name, kind in TYPES.items())


def test_every_type_has_a_folder_with_its_markup_and_a_section_takes_it() -> None:
    folder = files("quietform.items")
    assert {entry.name for entry in folder.iterdir() if (entry / "__init__.py").is_file()} == set(TYPES)
    for name, kind in TYPES.items():
        assert (folder / name / f"{name}.html").is_file()
        item = {"type": name, "id": "a", "stem": "One"} | NEEDS[name]
        section = Section.model_validate({"title": "T", "items": [item]})
        assert type(section.items[0]) is kind.fields


@pytest.mark.parametrize("name", TYPES)
def test_every_type_has_two_examples_or_more_and_one_of_them_with_help(name: str) -> None:
    (section,) = [one for one in SHOWN.sections if one.type == name]
    assert example(name).startswith(f"- title: {section.title}\n")
    assert len(section.items) >= 2
    assert any(item.help for item in section.items) or name in ("pair", "slider")


@pytest.mark.parametrize("kind", TYPES.values(), ids=TYPES)
def test_every_type_names_itself_and_says_what_any_item_says(kind: ItemType) -> None:
    assert issubclass(kind.fields, ItemFields)
    item = made(kind, id=" b ", stem=" One ", help="More")
    assert (item.id, item.stem, item.help, item.show_when) == ("b", "One", "More", None)
    assert item.type == kind.name
    assert kind.keys(made(kind)) == KEYS[kind.name]


@pytest.mark.parametrize("kind", TYPES.values(), ids=TYPES)
def test_every_type_refuses_what_no_item_can_be(kind: ItemType) -> None:
    for change, key, error in (
        ({"id": "if"}, "id", "bad-value"),
        ({"id": "A"}, "id", "bad-value"),
        ({"id": "a.me"}, "id", "bad-value"),
        ({"stem": " "}, "stem", "empty-text"),
        ({"type": "other"}, "type", "literal_error"),
        ({"value": "1"}, "value", "extra_forbidden"),
    ):
        with pytest.raises(ValidationError) as caught:
            made(kind, **change)
        assert [(found["loc"], found["type"]) for found in caught.value.errors()] == [((key,), error)]


def test_what_scales_can_use_may_be_unscored_and_what_is_chosen_has_an_option_set() -> None:
    scored = [name for name, kind in TYPES.items() if issubclass(kind.fields, ScoredFields)]
    assert scored == [name for name, keys in KEYS.items() if keys]
    assert [name for name, kind in TYPES.items() if issubclass(kind.fields, ChosenFields)] == ["choice", "pair", "grid"]
    assert made(TYPES["choice"], unscored="true", options="rate").options == "rate"


def test_a_key_is_the_id_of_the_item_or_the_id_with_its_part() -> None:
    assert (Asked().key("e1"), Asked("left").key("e1")) == ("e1", "e1.left")


@pytest.mark.parametrize("name", ["me", "partner"])
def test_no_part_is_called_as_the_halves_of_pairs_are(name: str) -> None:
    with pytest.raises(ValidationError, match="bad value"):
        Entry.model_validate({"id": name, "label": "One"})


def test_steps_have_a_name_and_every_number_in_them() -> None:
    half = Steps(Fraction(-1), Fraction(1, 2), Fraction(1, 2))
    assert half.name == "-1..1/2/1/2"
    assert half.values == (Fraction(-1), Fraction(-1, 2), Fraction(0), Fraction(1, 2))
    assert Steps(Fraction(1), Fraction(4)).name == "1..4"
    assert Steps(Fraction(1), Fraction(4), Fraction(2)).values == (Fraction(1), Fraction(3))
