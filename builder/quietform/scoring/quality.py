"""A sheet → gentle notes on how it was filled in; never a changed score. Twin of quality.js."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from quietform.scoring.exact import Number
from quietform.scoring.sheet import Sheet

# An answer is told from another by its option set and its value.
Given = tuple[str, Number]


def quality(asked: Mapping[str, Any], sheet: Sheet) -> list[str]:
    """`long_run`: more than `run` equal answers in a row; `same_throughout`: one answer to everything, although some
    of what was answered is reverse-keyed (`turned`) and some is not. With `parts`, the same of each part's items, with
    the part's name before it."""
    if "parts" in asked:
        parts = asked["parts"].items()
        return [f"{part}.{note}" for part, one in parts for note in _notes(one, sheet, f"{part}.")]
    return _notes(asked, sheet, "")


def _notes(asked: Mapping[str, Any], sheet: Sheet, start: str) -> list[str]:
    """The notes on the items whose names start so."""
    program = sheet.plan.program
    # Numbers, places and ticks are no answers that a row of equal ones would say something of.
    sets = {
        item: name
        for item, name in program["items"].items()
        if item.startswith(start) and isinstance(program["options"][name], list)
    }
    given: dict[str, Given] = {item: (sets[item], value) for item, value in sheet.values.items() if item in sets}
    found = []
    if "run" in asked and _longest_run(list(sets), given, sheet) > asked["run"]:
        found.append("long_run")
    turned = {item in asked["turned"] for item in given}
    if len(turned) == 2 and len(set(given.values())) == 1:
        found.append("same_throughout")
    return found


def _longest_run(items: list[str], given: Mapping[str, Given], sheet: Sheet) -> int:
    """A missing answer ends a run; an item that was not shown does not."""
    longest = run = 0
    last: Given | None = None
    for item in items:
        if item in sheet.hidden:
            continue
        answer = given.get(item)
        run = 0 if answer is None else run + 1 if answer == last else 1
        last = answer
        longest = max(longest, run)
    return longest
