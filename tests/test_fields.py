"""A scalar as it was written → the value its key wants, and what is refused."""

from __future__ import annotations

import datetime
import keyword
import re
from fractions import Fraction
from typing import Any

import pytest
from pydantic import TypeAdapter, ValidationError

from quietform.fields import (
    RESERVED,
    Date,
    Fields,
    Flag,
    Formula,
    Identifier,
    Markdown,
    MissingRule,
    Name,
    Number,
    Rule,
    Text,
    Whole,
    Written,
    number,
)


def read(field: Any, value: Any) -> Any:
    return TypeAdapter(field).validate_python(value)


def refused(field: Any, value: Any) -> tuple[str, dict[str, Any]]:
    """Kind and facts of the one error of a value."""
    with pytest.raises(ValidationError) as caught:
        read(field, value)
    (error,) = caught.value.errors()
    return error["type"], error.get("ctx", {})


NUMBERS = [
    ("12", Fraction(12)),
    ("0.85", Fraction(17, 20)),
    ("1/3", Fraction(1, 3)),
    ("-7/3", Fraction(-7, 3)),
    ("6/4", Fraction(3, 2)),
    ("-2", Fraction(-2)),
    ("+2.50", Fraction(5, 2)),
    ("0", Fraction(0)),
    ("-0", Fraction(0)),
    ("007", Fraction(7)),
    (" 3 ", Fraction(3)),
    ("0.1", Fraction(1, 10)),
    ("0/5", Fraction(0)),
    ("1/010", Fraction(1, 10)),
    ("9" * 30, Fraction(10**30 - 1)),
]
NO_NUMBERS = ["", " ", "x", ".5", "5.", "1e3", "1_000", "1,5", "0x10", "1/0", "1/00", "1/-2", "+1/2", "1 /2", "1/2/3"]
NO_NUMBERS += ["--1", "nan", "inf", ".inf", "½", "٣", "1.5/2", "1\n2", "9" * 31, "0." + "0" * 29 + "1", "1/" + "9" * 29]


@pytest.mark.parametrize(("text", "value"), NUMBERS)
def test_a_number_is_exactly_what_was_written(text: str, value: Fraction) -> None:
    assert number(text) == value
    assert read(Number, text) == value
    assert type(read(Number, text)) is Fraction


@pytest.mark.parametrize("text", NO_NUMBERS)
def test_no_number_is_guessed(text: str) -> None:
    with pytest.raises(ValueError, match=f"^{re.escape(text.strip())}$"):
        number(text)
    facts = {"wanted": "a number", "hint": "write a number such as 3 or 0.85"}
    assert refused(Number, text) == ("bad-value", facts)


@pytest.mark.parametrize(("text", "value"), [("0", 0), ("3", 3), (" 12 ", 12), ("007", 7), ("999999", 999_999)])
def test_a_whole_number_has_up_to_six_digits(text: str, value: int) -> None:
    assert read(Whole, text) == value


@pytest.mark.parametrize("text", ["", "-1", "+1", "1.0", "1/1", "1e3", "1000000", "x", "٣", "1 2"])
def test_other_numbers_are_no_whole_ones(text: str) -> None:
    facts = {"wanted": "a whole number", "hint": "write a number such as 3"}
    assert refused(Whole, text) == ("bad-value", facts)


def test_a_flag_is_true_or_false_and_nothing_else() -> None:
    assert read(Flag, "true") is True
    assert read(Flag, " false ") is False
    for text in ("True", "FALSE", "yes", "no", "on", "1", "0", "", "~"):
        assert refused(Flag, text) == ("bad-value", {"wanted": "true or false", "hint": "write true or false"})


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("2026-11-23", datetime.date(2026, 11, 23)),
        (" 2024-02-29 ", datetime.date(2024, 2, 29)),
        ("0001-01-01", datetime.date(1, 1, 1)),
    ],
)
def test_a_date_is_year_month_day(text: str, value: datetime.date) -> None:
    assert read(Date, text) == value


NO_DATES = ["2026-02-29", "2026-13-01", "2026-1-1", "20261123", "2026-W01-1", "23.11.2026", "2026-11-23T10:00"]
NO_DATES += ["0000-01-01", "today", "", "٢٠٢٦-١١-٢٣"]


@pytest.mark.parametrize("text", NO_DATES)
def test_no_other_date_is_taken(text: str) -> None:
    facts = {"wanted": "a date", "hint": "write year-month-day, such as 2026-11-23"}
    assert refused(Date, text) == ("bad-value", facts)


@pytest.mark.parametrize("text", ["a", "own", "e12", "a_b", "a_", "a1_2", " own ", "x" * 200])
def test_an_identifier_is_lower_case_a_letter_first(text: str) -> None:
    assert read(Identifier, text) == text.strip()
    assert read(Name, text) == text.strip()


@pytest.mark.parametrize("text", ["A", "aB", "1a", "_a", "a-b", "a.b", "a b", "é", "ａ", "a\nb", "__import__", "{a}"])
def test_anything_else_is_no_identifier(text: str) -> None:
    facts = {"wanted": "an id (lower-case letters, digits and _, a letter first)", "hint": "rename it"}
    for field in (Identifier, Name):
        assert refused(field, text) == ("bad-value", facts)


def test_a_name_is_no_word_of_formulas_or_response_files() -> None:
    for word in ("and", "or", "not", "if", "else", "in", "is", "lambda", "min", "max", "abs", "round"):
        assert word in RESERVED
    for word in ("answered", "cannot_tell", "line", "id", "person", "row"):
        assert word in RESERVED
    facts = {"wanted": "an id that is no word of formulas or response files", "hint": "rename it"}
    for word in RESERVED:
        assert refused(Name, word) == ("bad-value", facts)
        assert read(Identifier, word) == word
    assert {word for word in keyword.kwlist if word.islower()} < RESERVED


@pytest.mark.parametrize("field", [Text, Markdown, Formula, Written])
def test_a_text_is_taken_without_the_space_around_it(field: Any) -> None:
    assert read(field, "  12  x\n y \n") == "12  x\n y"
    for blank in ("", "  ", "\n\t"):
        assert refused(field, blank) == ("empty-text", {})


def test_text_keeps_what_looks_like_something_else() -> None:
    for text in ("true", "12", "null", "<b>", "2026-11-23", "{a}", "= 1"):
        assert read(Text, text) == text


RULES = [
    ("complete", Rule("complete")),
    ("zero", Rule("zero")),
    ({"at_least": "2"}, Rule("at_least", count=2)),
    ({"at_most": "0"}, Rule("at_most", count=0)),
    ({"at_least": "80%"}, Rule("at_least", share=Fraction(4, 5))),
    ({"at_least": "100 %"}, Rule("at_least", share=Fraction(1))),
    ({"at_least": "33.333333%"}, Rule("at_least", share=Fraction(33_333_333, 100_000_000))),
    ({"at_least": "0.000001%"}, Rule("at_least", share=Fraction(1, 10**8))),
]
NO_RULES: list[Any] = [
    "",
    "at_least",
    "Complete",
    "none",
    None,
    [],
    ["complete"],
    {},
    {"at_least": "2", "at_most": "1"},
]
NO_RULES += [{"at_least": text} for text in ("", "-1", "1.5", "x", "0%", "0.0%", "100.1%", "101%", "1e2%", "%", "50%%")]
NO_RULES += [{"at_least": "1/2"}, {"at_least": None}, {"at_least": ["2"]}, {"at_least": "1234567"}]
NO_RULES += [{"at_most": "20%"}, {"complete": "1"}, {"zero": "1"}, {"exactly": "2"}]


@pytest.mark.parametrize(("value", "rule"), RULES)
def test_a_missing_rule_is_read_exactly(value: Any, rule: Rule) -> None:
    assert read(MissingRule, value) == rule


@pytest.mark.parametrize("value", NO_RULES)
def test_no_other_missing_rule_is_taken(value: Any) -> None:
    hint = "write complete, zero, {at_least: 2}, {at_least: 80%} or {at_most: 1}"
    assert refused(MissingRule, value) == ("bad-value", {"wanted": "a missing rule", "hint": hint})


@pytest.mark.parametrize(
    ("field", "wanted"),
    [
        (Text, "a text"),
        (Identifier, "a text"),
        (Name, "a text"),
        (Formula, "a text"),
        (Number, "a number"),
        (Whole, "a whole number"),
        (Flag, "true or false"),
        (Date, "a date"),
    ],
)
@pytest.mark.parametrize("value", [None, [], ["1"], {}, {"a": "1"}, 1, 1.5, True])
def test_only_a_scalar_as_it_was_written_is_taken(field: Any, wanted: str, value: Any) -> None:
    assert refused(field, value) == ("wrong-kind", {"wanted": wanted})


def test_fields_are_closed_and_frozen() -> None:
    class Pair(Fields):
        one: Text

    assert Pair.model_validate({"one": "x"}).one == "x"
    with pytest.raises(ValidationError) as caught:
        Pair.model_validate({"one": "x", "two": "y"})
    assert [(error["type"], error["loc"]) for error in caught.value.errors()] == [("extra_forbidden", ("two",))]
    with pytest.raises(ValidationError) as caught:
        Pair(one="x").one = "y"
    assert [error["type"] for error in caught.value.errors()] == ["frozen_instance"]
