"""What every item type is, and the table that names them all."""

from __future__ import annotations

from importlib.resources import files

import pytest
from pydantic import ValidationError

from quietform.items import TYPES, ItemFields, ItemType
from quietform.items.choice.choice import CHOICE
from quietform.items.pair.pair import PAIR
from quietform.model import Section


def test_the_table_names_every_type_by_its_name() -> None:
    assert TYPES == {"choice": CHOICE, "pair": PAIR}
    assert all(kind.name == name for name, kind in TYPES.items())


def test_every_type_has_a_folder_with_its_markup_and_a_section_takes_it() -> None:
    folder = files("quietform.items")
    assert {entry.name for entry in folder.iterdir() if (entry / "__init__.py").is_file()} == set(TYPES)
    for name, kind in TYPES.items():
        assert (folder / name / f"{name}.html").is_file()
        section = Section.model_validate({"title": "T", "items": [{"type": name, "id": "a", "stem": "One"}]})
        assert type(section.items[0]) is kind.fields


@pytest.mark.parametrize("kind", TYPES.values(), ids=TYPES)
def test_every_type_names_itself_and_says_what_any_item_says(kind: ItemType) -> None:
    assert issubclass(kind.fields, ItemFields)
    item = kind.fields.model_validate({"id": " a ", "stem": " One ", "options": "rate", "unscored": "true"})
    assert (item.id, item.stem, item.options, item.unscored) == ("a", "One", "rate", True)
    bare = kind.fields.model_validate({"id": "a", "stem": "One"})
    assert (bare.options, bare.unscored) == (None, False)
    assert bare.model_dump()["type"] == kind.name


@pytest.mark.parametrize("kind", TYPES.values(), ids=TYPES)
def test_every_type_refuses_what_no_item_can_be(kind: ItemType) -> None:
    for change, key, error in (
        ({"id": "if"}, "id", "bad-value"),
        ({"id": "A"}, "id", "bad-value"),
        ({"id": "a.me"}, "id", "bad-value"),
        ({"stem": " "}, "stem", "empty-text"),
        ({"type": "slider"}, "type", "literal_error"),
        ({"unscored": "yes"}, "unscored", "bad-value"),
        ({"value": "1"}, "value", "extra_forbidden"),
    ):
        with pytest.raises(ValidationError) as caught:
            kind.fields.model_validate({"id": "a", "stem": "One"} | change)
        assert [(found["loc"], found["type"]) for found in caught.value.errors()] == [((key,), error)]


def test_a_type_without_sides_gives_one_response_and_one_with_sides_gives_one_a_side() -> None:
    assert ItemType("x", ItemFields, ()).responses("e1") == ("e1",)
    assert ItemType("x", ItemFields, ("left", "right", "top")).responses("e1") == ("e1.left", "e1.right", "e1.top")
