"""Sections and option sets → answers: every response key, with what can be chosen for it."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from quietform.items import TYPES, ItemFields
from quietform.model import Assessment, OptionSet, Section
from quietform.problems import Place, Problems, listing, suggestion
from quietform.reading import Source


@dataclass(frozen=True)
class Answer:
    """One response that a person can give: `e1`, or one half of a pair, `e1.me`."""

    key: str
    item: str
    side: str | None
    options: str
    values: tuple[Fraction, ...]
    ordered: bool
    reasons: tuple[str, ...]
    """What can be given in place of a value: skipped always, cannot_tell where it is offered."""

    @property
    def low(self) -> Fraction:
        return min(self.values)

    @property
    def high(self) -> Fraction:
        return max(self.values)

    @property
    def other(self) -> str | None:
        """The other half of the pair, if this is one."""
        return None if self.side is None else f"{self.item}.{'partner' if self.side == 'me' else 'me'}"


def options_of(item: ItemFields, section: Section) -> str | None:
    """The option set that an item uses: its own, or its section's."""
    return item.options or section.options


def answers(assessment: Assessment, source: Source, problems: Problems) -> dict[str, Answer]:
    """Every response key of the assessment, in the order in which they are asked."""
    for name, option_set in assessment.option_sets.items():
        _check_set(name, option_set, source, problems)
    found: dict[str, Answer] = {}
    first: dict[str, int] = {}
    for s, section in enumerate(assessment.sections):
        if section.options is not None:
            place = source.at("sections", s, "options")
            _known_set(section.options, f'section "{section.title}"', assessment, place, problems)
        for i, item in enumerate(section.items):
            place = source.at("sections", s, "items", i, "id")
            if item.id in first:
                problems.add(place, "duplicate-id", kind="item", id=item.id, first=first[item.id])
                continue
            first[item.id] = place.line
            chosen = _set_name(assessment, section, item, source, (s, i), problems)
            used = assessment.option_sets.get(chosen) if chosen else None
            values = tuple(option.value for option in used.options) if used else (Fraction(0), Fraction(1))
            sides: tuple[str | None, ...] = TYPES[item.type].sides or (None,)
            for side in sides:
                key = f"{item.id}.{side}" if side else item.id
                told = used is None or (used.missing.cannot_tell and TYPES[item.type].offers(side, "cannot_tell"))
                reasons = ("skipped", "cannot_tell") if told else ("skipped",)
                found[key] = Answer(key, item.id, side, chosen or "", values, used is None or used.ordered, reasons)
    return found


def _set_name(
    assessment: Assessment, section: Section, item: ItemFields, source: Source, at: tuple[int, int], problems: Problems
) -> str | None:
    name = options_of(item, section)
    path = ("sections", at[0], "items", at[1])
    if name is None:
        problems.add(source.at(*path), "no-option-set", item=item.id, known=listing(assessment.option_sets))
    elif item.options is not None:
        _known_set(name, f'item "{item.id}"', assessment, source.at(*path, "options"), problems)
    return name


def _known_set(name: str, user: str, assessment: Assessment, place: Place, problems: Problems) -> None:
    if name not in assessment.option_sets:
        hint = suggestion(name, assessment.option_sets, f"the sets are {listing(assessment.option_sets)}")
        problems.add(place, "unknown-option-set", user=user, id=name, hint=hint)


def _check_set(name: str, option_set: OptionSet, source: Source, problems: Problems) -> None:
    path = ("option_sets", name, "options")
    options = option_set.options
    if len(options) < 2:
        problems.add(source.key(*path), "one-option", id=name, count=len(options))
    labels: set[str] = set()
    values: set[Fraction] = set()
    for index, option in enumerate(options):
        place = source.at(*path, index)
        if option.label in labels:
            problems.add(place, "same-option", id=name, what="label", value=option.label)
        if option.value in values:
            problems.add(place, "same-option", id=name, what="value", value=option.value)
        elif option_set.ordered and index and option.value < options[index - 1].value:
            problems.add(place, "options-order", id=name, before=options[index - 1].value, value=option.value)
        labels.add(option.label)
        values.add(option.value)
