"""Sections and option sets → answers: every response key, with what can be chosen for it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

from quietform.compiler.formula import written
from quietform.items import TYPES, Asked, ChosenFields, Entry, Item, ItemFields, Steps
from quietform.model import Assessment, OptionSet, Section
from quietform.problems import Place, Problems, listing, suggestion
from quietform.reading import Source

# A finer range says no more of a person, and each of its numbers is gone through for bands and conditions.
MOST_STEPS = 10_000
# Of a ranking: a longer one is more than anybody can put in order.
MOST_ENTRIES = 12
# The lists of an item's parts, by key.
PARTS = ("choices", "rows", "entries")


@dataclass(frozen=True)
class Answer:
    """One response that a person can give: `e1`, or one part of an item, such as `e1.me`."""

    key: str
    item: str
    side: str | None
    """Of a half of a pair: me or partner."""
    options: str
    values: tuple[Fraction, ...]
    ordered: bool
    reasons: tuple[str, ...]
    """What can be given in place of a value: skipped always, cannot_tell where it is offered."""
    steps: Steps | None = None
    """Of a number: its range, in place of an option set."""

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
    return (item.options or section.options) if isinstance(item, ChosenFields) else None


def program_options(assessment: Assessment, answers: dict[str, Answer]) -> dict[str, Any]:
    """What can be answered, as a program holds it: lists of values, and ranges in steps."""
    used = {answer.options for answer in answers.values()}
    sets = assessment.option_sets.items()
    found: dict[str, Any] = {
        name: [written(option.value) for option in one.options] for name, one in sets if name in used
    }
    for answer in answers.values():
        if answer.steps is not None:
            low, high, step = map(written, (answer.steps.low, answer.steps.high, answer.steps.step))
            found[answer.options] = {"from": low, "to": high, "step": step}
    return found


def numbered(assessment: Assessment) -> Iterator[tuple[int, Section, Item]]:
    """Each item with its section and its number on the page, from 1."""
    asked = ((section, item) for section in assessment.sections for item in section.items)
    for number, (section, item) in enumerate(asked, 1):
        yield number, section, item


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
            _check_item(item, source, ("sections", s, "items", i), problems)
            chosen = _set_name(assessment, section, item, source, (s, i), problems)
            used = assessment.option_sets.get(chosen) if chosen else None
            found |= {answer.key: answer for answer in _answers_of(item, section, chosen or "", used)}
    return found


def _answers_of(item: Item, section: Section, chosen: str, used: OptionSet | None) -> Iterator[Answer]:
    for asked in TYPES[item.type].asks(item, section):
        key, side = asked.key(item.id), asked.part if asked.half else None
        if asked.steps is not None:
            steps = asked.steps if _is_sound(asked.steps) else Steps(Fraction(0), Fraction(1))
            yield Answer(key, item.id, side, steps.name, steps.values, True, ("skipped",), steps)
            continue
        values = tuple(option.value for option in used.options) if used else (Fraction(0), Fraction(1))
        ordered = used is None or used.ordered
        yield Answer(key, item.id, side, chosen, values, ordered, _reasons(asked, used))


def _reasons(asked: Asked, used: OptionSet | None) -> tuple[str, ...]:
    told = used is None or (used.missing.cannot_tell and not asked.own)
    return ("skipped", "cannot_tell") if told else ("skipped",)


def _is_sound(steps: Steps) -> bool:
    return steps.step > 0 and 0 < (steps.high - steps.low) / steps.step <= MOST_STEPS


def _check_item(item: Item, source: Source, path: tuple[str | int, ...], problems: Problems) -> None:
    """What is wrong with the parts of an item, and with the range of a number."""
    for key in PARTS:
        _check_entries(item.id, getattr(item, key, ()), source, (*path, key), problems)
    if len(getattr(item, "entries", ())) > MOST_ENTRIES:
        fault, hint = f"ranks more than {MOST_ENTRIES} entries", "ask for the order of fewer"
        problems.add(source.key(*path, "entries"), "item", item=item.id, fault=fault, hint=hint)
    for asked in TYPES[item.type].asks(item, None):
        if asked.steps is not None and hasattr(item, "step"):
            _check_steps(item.id, asked.steps, source, path, problems)


def _check_entries(
    item: str, entries: Sequence[Entry], source: Source, path: tuple[str | int, ...], problems: Problems
) -> None:
    for index, entry in enumerate(entries):
        before = [other.id for other in entries[:index]]
        if entry.id in before:
            first = source.at(*path, before.index(entry.id), "id").line
            kind = f'of item "{item}", the part'
            problems.add(source.at(*path, index, "id"), "duplicate-id", kind=kind, id=entry.id, first=first)


def _check_steps(item: str, steps: Steps, source: Source, path: tuple[str | int, ...], problems: Problems) -> None:
    low, high, step = map(written, (steps.low, steps.high, steps.step))

    def wrong(key: str, fault: str, hint: str) -> None:
        problems.add(source.at(*path, key), "item", item=item, fault=fault, hint=hint)

    if steps.step <= 0:
        wrong("step", f"has the step {step}", "write a step above 0, such as 1 or 0.5")
    elif steps.low >= steps.high:
        wrong("maximum", f"goes from {low} to {high}", "write the lower number as minimum")
    elif (steps.high - steps.low) / steps.step > MOST_STEPS:
        wrong("step", f"has more than {MOST_STEPS:,} steps", "write a larger step or a smaller range")
    elif ((steps.high - steps.low) / steps.step).denominator != 1:
        wrong(
            "step", f"goes from {low} to {high}, which is no whole number of steps of {step}", "mend one of the three"
        )


def _set_name(
    assessment: Assessment, section: Section, item: ItemFields, source: Source, at: tuple[int, int], problems: Problems
) -> str | None:
    name = options_of(item, section)
    path = ("sections", at[0], "items", at[1])
    if not isinstance(item, ChosenFields):
        return None
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
