"""Sections → fieldsets: what the template of each item is given."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction
from typing import Any

import pytest

from quietform.fieldsets import as_decimal, option_set, sections, worksheet
from quietform.gallery import gallery
from quietform.items import TYPES
from quietform.loading import load
from quietform.model import OptionSet
from tests.sites import small

SHEET = (
    small()
    + """
worksheet:
  title: A sheet
  instead: Not now.
  items:
    - {id: much, stem: Much}
    - {id: little, stem: Little, asks: line}
    - {id: day, stem: Day, asks: date}
"""
)


def given() -> dict[str, list[Mapping[str, Any]]]:
    """What each item of the gallery is drawn with, by its template."""
    found: dict[str, list[Mapping[str, Any]]] = {}

    def draw(template: str, facts: Mapping[str, Any]) -> str:
        found.setdefault(template, []).append(facts)
        return " <fieldset></fieldset> "

    sections(*load(gallery().encode(), "gallery.yaml").sound(), draw)
    return found


def test_every_type_is_drawn_by_its_template_and_items_are_numbered_throughout() -> None:
    found = given()
    assert list(found) == [f"items/{name}/{name}.html" for name in TYPES]
    numbers = [facts["number"] for some in found.values() for facts in some]
    assert numbers == list(range(1, len(numbers) + 1))
    # Not all of them are always asked, so that nobody is told how many there are.
    assert {facts["count"] for some in found.values() for facts in some} == {None}
    assert [facts["only"] for facts in found["items/date/date.html"]] == [False, True]


def test_a_worksheet_is_drawn_as_texts_and_dates_without_a_response() -> None:
    drawn: list[tuple[str, Mapping[str, Any]]] = []

    def draw(template: str, facts: Mapping[str, Any]) -> str:
        drawn.append((template, facts))
        return "<fieldset></fieldset>"

    assessment, _ = load(SHEET.encode(), "sheet.yaml").sound()
    found = worksheet(assessment, draw)
    assert found is not None
    assert (found["title"], found["instead"], len(found["fieldsets"])) == ("A sheet", "Not now.", 3)
    assert [(template, facts["number"], facts["item"]["long"]) for template, facts in drawn] == [
        ("items/text/text.html", 1, True),
        ("items/text/text.html", 2, False),
        ("items/date/date.html", 3, False),
    ]
    assert worksheet(load(gallery().encode(), "gallery.yaml").sound()[0], draw) is None


def test_an_item_is_drawn_with_its_keys_words_and_range() -> None:
    found = given()
    grid = found["items/grid/grid.html"][0]
    assert grid["asked"][0] == {"key": "chores.dishes", "words": "The dishes", "own": False, "id": "chores-dishes"}
    assert grid["option_set"]["table"]
    hours, cups, outside = (facts["numbers"] for facts in found["items/number/number.html"])
    assert hours == {
        "low": "0",
        "low_text": "0",
        "high": "24",
        "high_text": "24",
        "step": "0.5",
        "range": "From 0 to 24, in steps of 0.5",
        "wrong": "Write a number from 0 to 24, in steps of 0.5, or leave it blank.",
        "keyboard": "decimal",
    }
    assert (cups["wrong"], cups["keyboard"]) == ("Write a whole number from 0 to 40, or leave it blank.", "numeric")
    assert (outside["range"], outside["keyboard"]) == ("From −40 to 50", "text")
    assert found["items/text/text.html"][0]["asked"] == []


@pytest.mark.parametrize(
    ("labels", "missing", "row", "table"),
    [
        (["No", "Yes"], {}, True, True),
        (["No"] * 7, {}, True, True),
        (["No"] * 8, {}, False, False),
        (["No"] * 6, {"skipped": "Rather not", "cannot_tell": "No idea"}, True, False),
        (["No", "A label with some more words"], {}, False, False),
    ],
)
def test_few_short_options_stand_in_a_row_or_in_columns(
    labels: list[str], missing: dict[str, str], row: bool, table: bool
) -> None:
    options = [{"value": str(index), "label": label} for index, label in enumerate(labels)]
    found = option_set(OptionSet.model_validate({"options": options, "missing": missing}))
    assert (found["row"], found["table"]) == (row, table)
    assert found["options"] == options


@pytest.mark.parametrize(("value", "text"), [("1/2", "0.5"), ("-3", "-3"), ("1/3", "1/3"), ("1/8", "0.125")])
def test_a_number_is_written_as_a_decimal_where_one_ends(value: str, text: str) -> None:
    assert as_decimal(Fraction(value)) == text
