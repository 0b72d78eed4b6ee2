"""Sections → fieldsets: what the template of each item is given, and the markup that comes of it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from decimal import Decimal
from fractions import Fraction
from typing import Any

from markupsafe import Markup

from quietform.compiler import Compiled
from quietform.compiler.answers import options_of
from quietform.interface import figure, mark, say
from quietform.items import TYPES, Item, Steps
from quietform.model import Assessment, OptionSet, Section

# Options stand in a row on a wide screen if there are few and their words are short.
ROW_OPTIONS, ROW_LETTERS = 7, 20
# How a range is asked for, and what is said of a number that is none of it.
IN_STEPS = (
    mark("From {low} to {high}, in steps of {step}"),
    mark("Write a number from {low} to {high}, in steps of {step}, or leave it blank."),
)
RANGE = mark("From {low} to {high}")
WHOLE = (RANGE, mark("Write a whole number from {low} to {high}, or leave it blank."))
ANY = (RANGE, mark("Write a number from {low} to {high}, or leave it blank."))
# The template of an item and what it is given → markup.
Draw = Callable[[str, Mapping[str, Any]], str]


def sections(assessment: Assessment, compiled: Compiled, draw: Draw) -> list[dict[str, Any]]:
    """The sections of the form, each with the fieldsets of its items."""
    sets = {name: option_set(one) for name, one in assessment.option_sets.items()}
    shown = compiled.program.get("shown", {})
    # How many there are is not known before the answers that decide it.
    count = None if shown else sum(len(section.items) for section in assessment.sections)
    number, found = 0, []
    for section in assessment.sections:
        fieldsets = []
        for item in section.items:
            number += 1
            given = given_to(item, section, sets) | {"number": number, "count": count}
            given["only"] = any(key in shown for key in (*TYPES[item.type].keys(item, section), item.id))
            fieldsets.append(Markup(draw(f"items/{item.type}/{item.type}.html", given).strip()))
        found.append({"title": section.title, "text": section.text, "fieldsets": fieldsets})
    return found


def worksheet(assessment: Assessment, draw: Draw) -> dict[str, Any] | None:
    """What can be written down after the result, drawn as items that ask for no response."""
    sheet = assessment.worksheet
    if sheet is None:
        return None
    fieldsets = []
    for number, item in enumerate(sheet.items, 1):
        kind = "date" if item.asks == "date" else "text"
        shown = {"id": item.id, "stem": item.stem, "help": item.help, "long": item.asks == "lines"}
        given = {"item": shown, "number": number, "count": None, "only": False}
        fieldsets.append(Markup(draw(f"items/{kind}/{kind}.html", given).strip()))
    return {"title": sheet.title, "text": sheet.text, "instead": sheet.instead, "fieldsets": fieldsets}


def given_to(item: Item, section: Section, sets: Mapping[str, Any]) -> dict[str, Any]:
    """What is asked by an item, and how it can be answered."""
    asked = TYPES[item.type].asks(item, section)
    parts = [{"key": one.key(item.id), "words": one.words, "own": one.own} for one in asked]
    for part in parts:
        # An id that needs no marks in a selector.
        part["id"] = str(part["key"]).replace(".", "-")
    name = options_of(item, section)
    steps = next((one.steps for one in asked if one.steps is not None), None)
    return {
        "item": item,
        "asked": parts,
        "option_set": sets[name] if name is not None else None,
        "numbers": None if steps is None else _numbers(steps),
    }


def option_set(one: OptionSet) -> dict[str, Any]:
    """An option set as a template shows it: in a row, or as columns of a table, if its words let it."""
    options = [{"value": str(option.value), "label": option.label} for option in one.options]
    missing = [words for words in (one.missing.skipped, one.missing.cannot_tell) if words]
    row = len(options) <= ROW_OPTIONS and all(len(option["label"]) <= ROW_LETTERS for option in options)
    return {
        "options": options,
        "missing": one.missing,
        "row": row,
        "table": row and len(options + missing) <= ROW_OPTIONS,
    }


def _numbers(steps: Steps) -> dict[str, str]:
    """A range in words, and which keys a phone shows for it."""
    low, high, step = map(as_decimal, (steps.low, steps.high, steps.step))
    whole = steps.low.denominator == steps.step.denominator == 1
    keyboard = "text" if steps.low < 0 else "numeric" if whole else "decimal"
    said = {name: figure(value).replace("-", "−") for name, value in (("low", low), ("high", high), ("step", step))}
    range, wrong = (say(text, **said) for text in (IN_STEPS if steps.step != 1 else WHOLE if whole else ANY))
    ends = {"low": low, "low_text": said["low"], "high": high, "high_text": said["high"], "step": step}
    return {**ends, "range": range, "wrong": wrong, "keyboard": keyboard}


def as_decimal(value: Fraction) -> str:
    """A number as a person writes it; a fraction where no decimal ends."""
    decimal = Decimal(value.numerator) / value.denominator
    return f"{decimal:f}" if Fraction(decimal) == value else str(value)
