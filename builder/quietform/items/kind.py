"""What every item type is: the fields it takes in YAML → the responses it asks for."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from fractions import Fraction
from typing import Annotated, Any

from pydantic import AfterValidator

from quietform.fields import Fields, Flag, Formula, Identifier, Markdown, Name, Text, fault
from quietform.scoring.plan import OTHER_SIDE


def _part(name: str) -> str:
    """Only the halves of a pair are called so: both engines know them by these words."""
    if name in OTHER_SIDE:
        raise fault(f"an id that is not {' or '.join(OTHER_SIDE)}", "rename it")
    return name


class Entry(Fields):
    """One part of an item: a row of a grid, a choice of several, an entry of a ranking."""

    id: Annotated[Identifier, AfterValidator(_part)]
    """Its name after the item's: scales and response files name it as `item.id`."""
    label: Text
    """Its words."""


class ItemFields(Fields):
    """What any item can say, whatever its type."""

    id: Annotated[Name, AfterValidator(_part)]
    """Its name in scales, examples and response files; unique in the file."""
    stem: Text
    """What the person is asked, as plain text."""
    help: Markdown | None = None
    """What helps to answer it, shown under the stem."""
    show_when: Formula | None = None
    """A condition on other items; where it is not true, the item is not shown and leaves its scales altogether."""


class ScoredFields(ItemFields):
    """What any item can say that scales can use."""

    unscored: Flag = False
    """true: no scale uses this item, on purpose."""


class ChosenFields(ScoredFields):
    """What any item can say whose answers are those of an option set."""

    options: Identifier | None = None
    """The option set; the section's, if not given here."""


@dataclass(frozen=True)
class Steps:
    """Numbers from the lowest to the highest in equal steps."""

    low: Fraction
    high: Fraction
    step: Fraction = Fraction(1)

    @property
    def name(self) -> str:
        """What programs call it; no option set has such a name."""
        return f"{self.low}..{self.high}" + ("" if self.step == 1 else f"/{self.step}")

    @property
    def values(self) -> tuple[Fraction, ...]:
        return tuple(self.low + index * self.step for index in range((self.high - self.low) // self.step + 1))


# Ticked or not.
TICKS = Steps(Fraction(0), Fraction(1))


@dataclass(frozen=True)
class Asked:
    """One response that an item asks for."""

    part: str | None = None
    """What stands after the item's id in its key, as in `e1.me`; none where the item asks for one response."""
    words: str = ""
    """What it is called beside the stem."""
    steps: Steps | None = None
    """What can be answered, if that is not the option set's."""
    half: bool = False
    """Whether it is a half of a pair."""
    own: bool = False
    """Whether it is about the person alone, who can always tell it."""

    def key(self, item: str) -> str:
        """Its name in programs and response files."""
        return item if self.part is None else f"{item}.{self.part}"


@dataclass(frozen=True)
class ItemType:
    """An item type: its name, its YAML fields, and the responses that an item of it asks for in a section.

    An item that asks for none is for the person alone. Its markup is `items/NAME/NAME.html`, its style `NAME.css`
    (optional), its examples `NAME.yaml`.
    """

    name: str
    fields: type[ItemFields]
    asks: Callable[[Any, Any], tuple[Asked, ...]]

    def keys(self, item: ItemFields, section: Any = None) -> tuple[str, ...]:
        """The response keys of an item: `("e1",)` or `("e1.me", "e1.partner")`."""
        return tuple(asked.key(item.id) for asked in self.asks(item, section))
