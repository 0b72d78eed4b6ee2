"""Responses → one person's sheet: answers as numbers, the reasons of those that are missing. Twin of sheet.js."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from quietform.scoring.exact import Number, parse
from quietform.scoring.nodes import holds
from quietform.scoring.plan import Options, Plan

MISSING = ("skipped", "cannot_tell", "not_shown")
Responses = Mapping[str, int | str]


class Sheet:
    """One person's answers as the program reads them, and the scores found so far."""

    def __init__(self, plan: Plan, responses: Responses) -> None:
        self.plan = plan
        self.values: dict[str, Number] = {}
        self.reasons: dict[str, str] = {}
        self.outside: set[str] = set()
        self.hidden: set[str] = set()
        self.scores: dict[str, Number] = {}
        self.states: dict[str, str] = {}
        # By scale that is an estimate: its standard error.
        self.errors: dict[str, str] = {}
        # By scale: the items underneath whose answers count in it.
        self.counted: dict[str, list[str]] = {}
        # By scale: all that is said of it, once every scale is scored.
        self.results: dict[str, dict[str, Any]] = {}
        for item, options in plan.items:
            response = responses.get(item, "skipped")
            if type(response) is str and response in options.values:
                self.values[item] = options.values[response]
            else:
                self._take(item, response, options)
        for item, condition in plan.shown:
            if not holds(condition, self.leaf):
                self._hide(item)

    def _take(self, item: str, response: Any, options: Options) -> None:
        """A response in another form than the program's, or missing, or none that the item allows."""
        if isinstance(response, str) and response in MISSING:
            self.reasons[item] = response
            if response == "not_shown":
                self.hidden.add(item)
            return
        try:
            value = parse(response)
        except (ValueError, ZeroDivisionError):
            self.outside.add(item)
            return
        if options.allow(value):
            self.values[item] = value
        else:
            self.outside.add(item)

    def _hide(self, item: str) -> None:
        """An item that a rule hides is not shown, whatever was answered before."""
        self.values.pop(item, None)
        self.outside.discard(item)
        self.reasons[item] = "not_shown"
        self.hidden.add(item)

    def counts(self, item: str, other: str) -> bool:
        """Whether an item is answered and, if it counts only with the other half of its pair, that one too."""
        return item in self.values and other in self.values

    def shown(self, items: list[str]) -> int:
        """How many of these items were shown."""
        return len(items) - sum([item in self.hidden for item in items]) if self.hidden else len(items)

    def leaf(self, name: str, id: str) -> Number | None:
        """The value of a leaf: an item, whether it was skipped, a scale, or how many answers under it count or cannot
        be told."""
        if name == "item":
            return self.values.get(id)
        if name == "scale":
            return self.scores.get(id)
        if name == "skipped":
            return self.reasons.get(id) == name
        if name == "answered":
            return len(self.counted[id])
        return sum(self.reasons.get(item) == name for item in self.plan.under[id])
