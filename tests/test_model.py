"""What an assessment is, as a model and as the JSON Schema for editors."""

from __future__ import annotations

import datetime
import re
from fractions import Fraction
from pathlib import Path
from typing import Any

import jsonschema
import pytest
import yaml
from pydantic import ValidationError

from quietform.fields import Rule
from quietform.items.choice.choice import Choice
from quietform.items.pair.pair import Pair, Sides
from quietform.model import PARTS, SHARED_PARTS, Assessment, Band, Scale, Section, json_schema
from quietform.remarks import EveryBand
from tests.sites import ROOT, assessment_files, small

FILES = [*assessment_files(), ROOT / "builder/quietform/new.yaml"]
SCHEMA = json_schema()
CORE = {
    "bool": (r"true|True|TRUE|false|False|FALSE", "tTfF"),
    "int": (r"[-+]?[0-9]+", "-+0123456789"),
    "float": (r"[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?", "-+.0123456789"),
    "null": (r"~|null|Null|NULL|", ["~", "n", "N", ""]),
}


class _Editor(yaml.SafeLoader):
    """YAML 1.2 as an editor reads it: numbers, flags and nothing are of their kind, a date is a text."""

    yaml_implicit_resolvers: dict[str, Any] = {}  # noqa: RUF012


for _name, (_pattern, _first) in CORE.items():
    _Editor.add_implicit_resolver(f"tag:yaml.org,2002:{_name}", re.compile(f"^(?:{_pattern})$"), list(_first))


def in_editor(text: str) -> list[str]:
    """What an editor with the schema underlines: where, and the rule that is broken."""
    data = yaml.load(text, Loader=_Editor)
    errors = jsonschema.Draft202012Validator(SCHEMA).iter_errors(data)
    return sorted(f"{'.'.join(map(str, error.absolute_path))} {error.validator}" for error in errors)


def plain(text: str) -> dict[str, Any]:
    """A YAML text as mappings, lists and texts, as `reading` gives it to the model."""
    found = yaml.load(text, Loader=yaml.BaseLoader)
    assert isinstance(found, dict)
    return found


def errors(model: Any, data: Any) -> list[tuple[str, str]]:
    with pytest.raises(ValidationError) as caught:
        model.model_validate(data)
    return [(".".join(map(str, error["loc"])), error["type"]) for error in caught.value.errors()]


# The schema.


def test_the_schema_is_a_valid_one() -> None:
    jsonschema.Draft202012Validator.check_schema(SCHEMA)
    assert SCHEMA["title"] == "Assessment"
    assert set(SCHEMA["properties"]) == set(Assessment.model_fields)


@pytest.mark.parametrize("file", FILES, ids=[file.stem for file in FILES])
def test_an_editor_underlines_nothing_in_a_file_that_is_right(file: Path) -> None:
    assert in_editor(file.read_text(encoding="utf-8")) == []


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("title: Small\n", "title: Small\ncolour: red\n", [" additionalProperties"]),
        ("minutes: 1\n", "", [" required"]),
        ("minutes: 1\n", "minutes: 1.5\n", ["minutes type"]),
        ("minutes: 1\n", "minutes: -1\n", ["minutes minimum"]),
        ("language: 1\n", "language: 2\n", ["language enum"]),
        ("evidence: editorial\n", "evidence: good\n", ["evidence enum"]),
        ("authors: [Somebody]\n", "authors: []\n", ["authors minItems"]),
        ("authors: [Somebody]\n", "authors: Somebody\n", ["authors type"]),
        ("{value: 0, label: None}", "{value: none, label: None}", ["option_sets.rate.options.0.value anyOf"]),
        ("{value: 0, label: None}", "{value: 0}", ["option_sets.rate.options.0 required"]),
        ("{id: a, stem: One}", "{id: a, stem: One, size: 3}", ["sections.0.items.0 anyOf"]),
        ("{id: a, stem: One}", "{id: A, stem: One}", ["sections.0.items.0 anyOf"]),
        ("{id: c, type: pair,", "{id: c, type: trio,", ["sections.0.items.2 anyOf"]),
        ("missing: {at_least: 2}", "missing: {at_last: 2}", ["scales.level.missing oneOf"]),
        ("missing: {at_least: 2}", "missing: most", ["scales.level.missing oneOf"]),
        ("    missing: {at_least: 2}\n", "", ["scales.level required"]),
        ("method: mean", "method: mode", ["scales.level.method enum"]),
        ("shows: Few.}", "shown: Few.}", ["scales.level.bands.0 additionalProperties"]),
        ("scores: {level: 1, total: 2, share: 2}", "scores: {}", ["examples.0.scores minProperties"]),
    ],
)
def test_an_editor_underlines_what_is_wrong(old: str, new: str, expected: list[str]) -> None:
    text = small()
    assert in_editor(text) == []
    assert text.count(old) == 1
    assert in_editor(text.replace(old, new)) == expected


def test_an_editor_takes_every_way_to_write_a_missing_rule_and_a_type() -> None:
    for rule in ("complete", "zero", "{at_least: 2}", "{at_least: 80%}", "{at_most: 1}"):
        assert in_editor(small().replace("missing: {at_least: 2}", f"missing: {rule}")) == []
    inherited = small().replace("  - title: First\n", "  - title: First\n    type: pair\n").replace("type: pair, ", "")
    assert in_editor(inherited) == []


def test_the_schema_explains_every_key() -> None:
    silent = [
        f"{name}.{key}"
        for name, definition in [("Assessment", SCHEMA), *SCHEMA["$defs"].items()]
        for key, value in definition.get("properties", {}).items()
        if not value.get("description", "").endswith((".", "?"))
    ]
    assert silent == []


# The model.


def test_a_file_gives_these_values() -> None:
    assessment = Assessment.model_validate(plain(small(title=" Small ")))
    assert (assessment.language, assessment.title, assessment.minutes) == ("1", "Small", 1)
    assert assessment.date == datetime.date(2026, 11, 23)
    assert assessment.reviewer is None
    assert [option.value for option in assessment.option_sets["rate"].options] == [0, 1, Fraction(5, 2)]
    assert assessment.option_sets["rate"].ordered is True
    assert assessment.option_sets["rate"].missing.cannot_tell == "I can't tell"
    assert list(assessment.scales) == ["level", "total", "share"]
    level = assessment.scales["level"]
    assert (level.method, level.pairs, level.missing) == ("mean", "each", Rule("at_least", count=2))
    assert (level.reverse, level.prorate, level.decimals, level.shown_decimals) == ([], False, None, 1)
    assert level.bands is not None
    assert (level.bands[0].from_, level.bands[0].below) == (Fraction(0), Fraction(1))
    assert (level.bands[0].above, level.bands[0].to) == (None, None)
    assert assessment.examples[0].scores == {"level": "1", "total": "2", "share": "2"}
    assert (assessment.notes, assessment.every_band) == ([], EveryBand())


def test_the_parts_of_a_band_are_keys_of_bands_and_the_shared_ones_of_scales() -> None:
    assert set(PARTS) < set(Band.model_fields)
    assert set(SHARED_PARTS) < set(PARTS)
    assert set(SHARED_PARTS) < set(Scale.model_fields)
    assert set(SHARED_PARTS) == set(EveryBand.model_fields)


def section(**changes: Any) -> Section:
    """A section as part of a file is read: with its type written into its items."""
    data = plain(small())
    data["sections"] = [{"title": "T", "items": [{"id": "a", "stem": "One"}]} | changes]
    return Assessment.model_validate(data).sections[0]


def test_an_item_is_of_its_own_type_else_of_its_sections_else_a_choice() -> None:
    two = [{"id": "a", "stem": "One"}, {"id": "b", "stem": "Two", "type": "choice"}]
    assert [type(item) for item in section(items=two).items] == [Choice, Choice]
    assert [type(item) for item in section(items=two, type="pair").items] == [Pair, Choice]
    two[1]["type"] = "pair"
    assert [type(item) for item in section(items=two).items] == [Choice, Pair]
    assert section().sides == Sides(me="I", partner="My partner")


def test_an_unknown_key_is_refused_wherever_it_stands() -> None:
    assert errors(Band, {"id": "a", "label": "A", "form": "1"}) == [("form", "extra_forbidden")]
    assert errors(Scale, {"title": "A", "method": "mean", "weight": "2"}) == [("weight", "extra_forbidden")]
    # The name inside the model is no key.
    assert errors(Band, {"id": "a", "label": "A", "from_": "1"}) == [("from_", "extra_forbidden")]
    data = plain(small())
    data["sections"][0]["items"][0]["sides"] = {"me": "I"}
    assert errors(Assessment, data) == [("sections.0.items.0.choice.sides", "extra_forbidden")]


@pytest.mark.parametrize(
    ("key", "value", "kind"),
    [
        ("minutes", "0", "greater_than_equal"),
        ("minutes", "91", "less_than_equal"),
        ("minutes", "1.5", "bad-value"),
        ("language", "2", "literal_error"),
        ("evidence", "good", "literal_error"),
        ("authors", [], "too_short"),
        ("title", " ", "empty-text"),
        ("sections", [], "too_short"),
        ("scales", {}, "too_short"),
        ("examples", [], "too_short"),
        ("notes", {}, "list_type"),
    ],
)
def test_a_value_out_of_bounds_is_refused(key: str, value: Any, kind: str) -> None:
    assert errors(Assessment, plain(small()) | {key: value}) == [(key, kind)]


def test_decimals_go_from_none_to_six() -> None:
    for key in ("decimals", "shown_decimals"):
        for text in ("0", "6"):
            assert getattr(Scale.model_validate({"title": "A", key: text}), key) == int(text)
        assert errors(Scale, {"title": "A", key: "7"}) == [(key, "less_than_equal")]
