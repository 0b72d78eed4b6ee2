"""Names in an assessment → items and scales, or a problem that says which ones there are."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from quietform.compiler.answers import Answer
from quietform.compiler.formula import ASKS, COUNTS, FormulaError, Kind, Resolve, parse
from quietform.model import Assessment
from quietform.problems import Problems, listing, suggestion
from quietform.reading import Source

Path = tuple[str | int, ...]


@dataclass(frozen=True)
class Names:
    """What the names of one assessment mean; every name that means nothing is noted."""

    assessment: Assessment
    answers: dict[str, Answer]
    source: Source
    problems: Problems

    def item(self, key: str, user: str, path: Path) -> bool:
        """Whether there is such an answer; `user` is who asks, in words."""
        if key in self.answers:
            return True
        place = self.source.at(*path)
        if "sections" in self.source.guessed:
            # The item may be one of those that had to be taken out.
            return False
        parts = self._parts(key)
        if f"{key}.me" in parts:
            self.problems.add(place, "pair-half", user=user, id=key)
        elif parts:
            self.problems.add(place, "item-part", user=user, id=key, parts=listing(parts))
        elif key in self._alone():
            self.problems.add(place, "for-the-person", user=user, id=key)
        else:
            hint = suggestion(key, self.answers, "use one of them, or add the item to a section")
            self.problems.add(place, "unknown-item", user=user, id=key, known=listing(self.answers), hint=hint)
        return False

    def _parts(self, item: str) -> list[str]:
        """The response keys of an item that has several."""
        return [key for key, answer in self.answers.items() if answer.item == item]

    def _alone(self) -> set[str]:
        """The items that give no response."""
        asked = {answer.item for answer in self.answers.values()}
        return {item.id for section in self.assessment.sections for item in section.items} - asked

    def scale(self, name: str, user: str, path: Path) -> bool:
        """Whether there is such a scale."""
        known = self.assessment.scales
        if name not in known:
            hint = suggestion(name, known, "use one of them, or add the scale")
            facts = {"user": user, "id": name, "known": listing(known), "hint": hint}
            self.problems.add(self.source.at(*path), "unknown-scale", **facts)
        return name in known

    def formula(self, text: str, wanted: Kind, user: str, path: Path) -> Any:
        """The node of a formula over scales and items; None, and a problem, if it cannot be taken."""

        def resolve(name: str, context: str) -> Any:
            if context in ASKS and wanted == "truth":
                return [context, name] if self.item(name, user, path) else None
            if context in ASKS:
                self.problems.add(self.source.at(*path), "only-conditions", user=user, name=context)
                return None
            if context != "value":
                return [context, name] if self.scale(name, user, path) else None
            if name in self.assessment.scales:
                return ["scale", name]
            if name in self.answers or self._parts(name) or name in self._alone():
                return ["item", name] if self.item(name, user, path) else None
            known = [*self.assessment.scales, *self.answers]
            hint = suggestion(name, known, f"the items are {listing(self.answers)}")
            facts = {"user": user, "id": name, "known": listing(self.assessment.scales), "hint": hint}
            self.problems.add(self.source.at(*path), "unknown-scale", **facts)
            return None

        return self._parse(text, wanted, resolve, path)

    def condition(self, text: str, user: str, path: Path) -> Any:
        """The node of a condition on items; scales have no score yet where it is asked for."""

        def resolve(name: str, context: str) -> Any:
            if context in COUNTS or name in self.assessment.scales:
                self.problems.add(self.source.at(*path), "only-items", user=user, id=name)
                return None
            return ["item" if context == "value" else context, name] if self.item(name, user, path) else None

        return self._parse(text, "truth", resolve, path)

    def _parse(self, text: str, wanted: Kind, resolve: Resolve, path: Path) -> Any:
        try:
            return parse(text, wanted, resolve)
        except FormulaError as error:
            self.problems.add(self.source.at(*path), error.code, **error.facts)
            return None
