"""Assessment + Compiled → what is asked on paper: numbered items, each row with its boxes, conditions in words."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from string import ascii_lowercase
from typing import Any

from quietform.compiler import Compiled
from quietform.compiler.answers import numbered
from quietform.interface import mark, say
from quietform.items import TYPES, Item, Steps, kind
from quietform.items.ranking.ranking import Ranking
from quietform.items.slider.slider import Slider
from quietform.model import Assessment, Section
from quietform.paper.wording import Wording, plain

# The boxes of a choice that may be ticked, by what they count.
TICKED = {mark("No"): 0, mark("Yes"): 1}
# What is written by the person for themselves.
ALONE = {"text": mark("your own words; they are not scored"), "date": mark("a date; it is not scored")}


@dataclass(frozen=True)
class Row:
    """One response on paper: what it is called (`3`, halves `3a` and `3b`), its words if it has any, its boxes; or what
    is to be written instead of ticked."""

    name: str
    words: str
    boxes: list[str]
    write: str = ""


@dataclass(frozen=True)
class Asked:
    """One item on paper; `only` says when it is to be answered, if not always."""

    number: int
    stem: str
    only: str
    rows: list[Row]
    help: str | None = None


@dataclass(frozen=True)
class Part:
    """One section on paper."""

    title: str
    text: str | None
    only: str
    items: list[Asked]


def row_names(assessment: Assessment) -> dict[str, str]:
    """What each response is called on paper, by its key."""
    names: dict[str, str] = {}
    for number, section, item in numbered(assessment):
        keys = TYPES[item.type].keys(item, section)
        letters = ascii_lowercase if len(keys) > 1 else [""]
        names |= {key: f"{number}{letter}" for key, letter in zip(keys, letters, strict=False)}
    return names


def parts_of(assessment: Assessment, compiled: Compiled, wording: Wording) -> list[Part]:
    """The sections, as they are asked on paper."""
    shown = compiled.program.get("shown", {})
    number = 0
    parts = []
    for section in assessment.sections:
        items = []
        for item in section.items:
            number += 1
            keys = TYPES[item.type].keys(item, section)
            own = _own(shown.get((*keys, item.id)[0]), section.show_when, item.show_when)
            asked = TYPES[item.type].asks(item, section)
            rows = [_row(one, item, assessment, compiled, wording) for one in asked]
            # What is for the person alone has a line and no part in the key.
            rows = rows or [Row(str(number), "", [], say(ALONE[item.type]))]
            items.append(Asked(number, item.stem, wording.condition(own), rows, item.help))
        parts.append(Part(section.title, section.text, wording.condition(_of_section(section, shown)), items))
    return parts


def _of_section(section: Section, shown: Mapping[str, Any]) -> Any:
    """The condition of a whole section: an item's is joined to it where it has one too."""
    if section.show_when is None:
        return None
    first = section.items[0]
    node = shown[(*TYPES[first.type].keys(first, section), first.id)[0]]
    return node if first.show_when is None else node[1]


def _own(node: Any, of_section: str | None, of_item: str | None) -> Any:
    """The condition of an item without that of its section."""
    if of_item is None:
        return None
    return node if of_section is None else node[2]


def _row(one: kind.Asked, item: Item, assessment: Assessment, compiled: Compiled, wording: Wording) -> Row:
    name, words = wording.names[one.key(item.id)], one.words
    answer = compiled.answers[one.key(item.id)]
    if answer.steps is not None:
        boxes = [say(label) for label in TICKED] if answer.steps == kind.TICKS else []
        return Row(name, words, boxes, "" if boxes else _number(item, answer.steps))
    option_set = assessment.option_sets[answer.options]
    boxes = [option.label for option in option_set.options]
    for reason in answer.reasons:
        label = getattr(option_set.missing, reason)
        if label:
            boxes.append(label)
    return Row(name, words, boxes)


def _number(item: Item, steps: Steps) -> str:
    """What number is to be written."""
    low, high = plain(steps.low), plain(steps.high)
    if isinstance(item, Ranking):
        return say("its place, from 1 (first) to {high}, each once", high=high)
    if isinstance(item, Slider):
        low, high = f"{low} ({item.low})", f"{high} ({item.high})"
        return say("a number from {low} to {high}", low=low, high=high)
    unit = f" ({unit})" if (unit := getattr(item, "unit", None)) else ""
    if steps.step == 1:
        return say("a number from {low} to {high}", low=low, high=high) + unit
    return say("a number from {low} to {high}, in steps of {step}", low=low, high=high, step=plain(steps.step)) + unit
