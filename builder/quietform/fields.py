"""A scalar as it was written → the value its key wants: the field types that the YAML language is made of."""

from __future__ import annotations

import datetime
import keyword
import re
from dataclasses import dataclass
from fractions import Fraction
from typing import Annotated, Any, Literal

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, PlainValidator, WithJsonSchema
from pydantic_core import PydanticCustomError

IDENTIFIER = re.compile(r"[a-z][a-z0-9_]*")
# What an item or a scale cannot be called: words of formulas, and columns of response files.
RESERVED = {*filter(str.islower, keyword.kwlist), "min", "max", "abs", "round", "answered", "cannot_tell", "skipped"}
RESERVED |= {"line", "id", "person", "row"}
# What a bundle calls what is in its parts.
QUALIFIED = re.compile(rf"{IDENTIFIER.pattern}\.{IDENTIFIER.pattern}")
NUMBER = re.compile(r"[-+]?[0-9]+(\.[0-9]+)?")
NUMBERS = r"^-?[0-9]+(\.[0-9]+|/[0-9]*[1-9][0-9]*)?$"
FRACTION = re.compile(r"-?[0-9]+/[0-9]*[1-9][0-9]*")
# A longer number is a slip or an attack; twelve places are what a program ever holds.
MAX_DIGITS = 30


class Qualified(str):
    """An id with its part's name before it, `readiness.total`: a bundle makes them, and no author can write one."""


class Fields(BaseModel):
    """Base of everything a YAML mapping can be: closed, frozen, its docstrings are the reference page."""

    model_config = ConfigDict(extra="forbid", frozen=True, use_attribute_docstrings=True)


def fault(wanted: str, hint: str = "") -> PydanticCustomError:
    """The error of a value of the wrong form, for `model.py` to place and word.

    Both texts go through as facts of the problem `bad-value`; they hold no braces.
    """
    return PydanticCustomError("bad-value", "bad value", {"wanted": wanted, "hint": hint or f"write {wanted}"})


def plain(value: Any, wanted: str) -> str:
    """The text of a scalar, without space around it; `wanted` is what belongs there instead of a list or a mapping."""
    if not isinstance(value, str):
        raise PydanticCustomError("wrong-kind", "wrong kind", {"wanted": wanted})
    return value.strip()


def _text(value: Any) -> str:
    text = plain(value, "a text")
    if not text:
        raise PydanticCustomError("empty-text", "empty text")
    return text


def _identifier(value: Any) -> str:
    text = _text(value)
    if not (isinstance(value, Qualified) or IDENTIFIER.fullmatch(text)):
        raise fault("an id (lower-case letters, digits and _, a letter first)", "rename it")
    return text


def _name(value: Any) -> str:
    text = _identifier(value)
    if text in RESERVED:
        raise fault("an id that is no word of formulas or response files", "rename it")
    return text


def _reference(value: Any) -> str:
    text = _text(value)
    return text if QUALIFIED.fullmatch(text) else _identifier(value)


def number(text: str) -> Fraction:
    """A decimal or a fraction as it was written, exactly. Raises ValueError."""
    text = text.strip()
    if len(text) > MAX_DIGITS or not (NUMBER.fullmatch(text) or FRACTION.fullmatch(text)):
        raise ValueError(text)
    return Fraction(text)


def _number(value: Any) -> Fraction:
    text = plain(value, "a number")
    try:
        return number(text)
    except ValueError:
        raise fault("a number", "write a number such as 3 or 0.85") from None


def _whole(value: Any) -> int:
    text = plain(value, "a whole number")
    if not re.fullmatch(r"[0-9]{1,6}", text):
        raise fault("a whole number", "write a number such as 3")
    return int(text)


def _flag(value: Any) -> bool:
    text = plain(value, "true or false")
    if text not in ("true", "false"):
        raise fault("true or false")
    return text == "true"


def _date(value: Any) -> datetime.date:
    text = plain(value, "a date")
    try:
        if not re.fullmatch(r"\d{4}-\d\d-\d\d", text):
            raise ValueError(text)
        return datetime.date.fromisoformat(text)
    except ValueError:
        raise fault("a date", "write year-month-day, such as 2026-11-23") from None


@dataclass(frozen=True)
class Rule:
    """A missing rule; `count` or `share` (0 < share <= 1) is set for at_least, `count` for at_most."""

    name: Literal["complete", "at_least", "at_most", "zero"]
    count: int | None = None
    share: Fraction | None = None


RULES = "complete, zero, {at_least: 2}, {at_least: 80%} or {at_most: 1}"


def _rule(value: Any) -> Rule:
    if value in ("complete", "zero"):
        return Rule(value)
    if isinstance(value, dict) and len(value) == 1:
        ((name, amount),) = value.items()
        if name in ("at_least", "at_most") and isinstance(amount, str):
            if re.fullmatch(r"[0-9]{1,6}", amount):
                return Rule(name, count=int(amount))
            percent = re.fullmatch(r"([0-9]{1,3}(?:\.[0-9]{1,6})?)\s*%", amount)
            if percent and name == "at_least" and 0 < Fraction(percent[1]) <= 100:
                return Rule(name, share=Fraction(percent[1]) / 100)
    raise fault("a missing rule", f"write {RULES}")


@dataclass(frozen=True)
class Counted:
    """What the methods count and any look for in a value."""

    name: Literal["at_least", "equal", "at_most"]
    value: Fraction


def _counted(value: Any) -> Counted:
    if isinstance(value, dict) and len(value) == 1:
        ((name, bound),) = value.items()
        if name in ("at_least", "equal", "at_most"):
            return Counted(name, _number(bound))
    raise fault("a condition on a value", "write {at_least: 2}, {equal: 2} or {at_most: 2}")


# How near is close to the line: a number of points, or what a standard error makes of it.
STANDARD_ERROR = "standard_error"


def _margin(value: Any) -> Fraction | str:
    try:
        return STANDARD_ERROR if value == STANDARD_ERROR else number(value)
    except (AttributeError, TypeError, ValueError):
        raise fault("a number of points or standard_error", "write such as 5, or standard_error") from None


def _pair(value: Any) -> tuple[Fraction, Fraction]:
    try:
        if isinstance(value, list) and len(value) == 2:
            return number(value[0]), number(value[1])
    except (AttributeError, TypeError, ValueError):
        pass
    raise fault("a pair of numbers", "write [score, value], such as [12, 45]")


# (YAML gives editors a number or a truth value where a text looks like one.)
Text = Annotated[str, BeforeValidator(_text), WithJsonSchema({"type": ["string", "number", "boolean"]})]
Markdown = Annotated[
    str, BeforeValidator(_text), WithJsonSchema({"type": "string", "contentMediaType": "text/markdown"})
]
Identifier = Annotated[
    str, BeforeValidator(_identifier), WithJsonSchema({"type": "string", "pattern": f"^{IDENTIFIER.pattern}$"})
]
# What names a scale: in a bundle, also one of a part.
Reference = Annotated[
    str,
    BeforeValidator(_reference),
    WithJsonSchema({"type": "string", "pattern": f"^{IDENTIFIER.pattern}(\\.{IDENTIFIER.pattern})?$"}),
]
Name = Annotated[
    str,
    BeforeValidator(_name),
    WithJsonSchema({"type": "string", "pattern": f"^{IDENTIFIER.pattern}$", "not": {"enum": sorted(RESERVED)}}),
]
Written = Annotated[str, BeforeValidator(_text), WithJsonSchema({"type": ["string", "number"]})]
_NUMBER_SCHEMA: dict[str, Any] = {
    "anyOf": [{"type": "number"}, {"type": "string", "format": "fraction", "pattern": NUMBERS}]
}
Number = Annotated[
    Fraction,
    PlainValidator(_number),
    WithJsonSchema(_NUMBER_SCHEMA),
]
Margin = Annotated[
    Fraction | str, PlainValidator(_margin), WithJsonSchema({"anyOf": [{"enum": [STANDARD_ERROR]}, _NUMBER_SCHEMA]})
]
NumberPair = Annotated[
    tuple[Fraction, Fraction],
    PlainValidator(_pair),
    WithJsonSchema({"type": "array", "items": _NUMBER_SCHEMA, "minItems": 2, "maxItems": 2}),
]
CountRule = Annotated[
    Counted,
    PlainValidator(_counted),
    WithJsonSchema(
        {
            "type": "object",
            "properties": dict.fromkeys(("at_least", "equal", "at_most"), _NUMBER_SCHEMA),
            "minProperties": 1,
            "maxProperties": 1,
            "additionalProperties": False,
        }
    ),
]
Whole = Annotated[int, PlainValidator(_whole), WithJsonSchema({"type": "integer", "minimum": 0})]
Positive = Annotated[Whole, Field(ge=1), WithJsonSchema({"type": "integer", "minimum": 1})]
# pydantic loses the bounds of a type whose schema is given, so they stand in both.
Decimals = Annotated[Whole, Field(le=6), WithJsonSchema({"type": "integer", "minimum": 0, "maximum": 6})]
Minutes = Annotated[Whole, Field(ge=1, le=90), WithJsonSchema({"type": "integer", "minimum": 1, "maximum": 90})]
Flag = Annotated[bool, PlainValidator(_flag), WithJsonSchema({"type": "boolean"})]
Date = Annotated[datetime.date, PlainValidator(_date), WithJsonSchema({"type": "string", "format": "date"})]
Formula = Annotated[str, BeforeValidator(_text), WithJsonSchema({"type": "string"})]
_SHARE = r"^(100(\.0+)?|[1-9]?[0-9](\.[0-9]{1,6})?)\s*%$"
_AMOUNT = {"oneOf": [{"type": "integer", "minimum": 1}, {"type": "string", "pattern": _SHARE}]}
MissingRule = Annotated[
    Rule,
    PlainValidator(_rule),
    WithJsonSchema(
        {
            "oneOf": [
                {"enum": ["complete", "zero"]},
                {
                    "type": "object",
                    "properties": {"at_least": _AMOUNT},
                    "required": ["at_least"],
                    "additionalProperties": False,
                },
                {
                    "type": "object",
                    "properties": {"at_most": {"type": "integer", "minimum": 0}},
                    "required": ["at_most"],
                    "additionalProperties": False,
                },
            ]
        }
    ),
]
