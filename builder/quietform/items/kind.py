"""What every item type is: the fields it takes in YAML → the responses it gives."""

from __future__ import annotations

from dataclasses import dataclass

from quietform.fields import Fields, Flag, Formula, Identifier, Name, Text


class ItemFields(Fields):
    """What any item can say, whatever its type."""

    id: Name
    """Its name in scales, examples and response files; unique in the file."""
    stem: Text
    """What the person is asked, as plain text."""
    options: Identifier | None = None
    """The option set; the section's, if not given here."""
    show_when: Formula | None = None
    """A condition on other items; where it is not true, the item is not shown and leaves its scales altogether."""
    unscored: Flag = False
    """true: no scale uses this item, on purpose."""


@dataclass(frozen=True)
class ItemType:
    """An item type: its name, its YAML fields, and the sides for which it is answered (none: once).

    Its markup is `items/NAME/NAME.html`, its style `NAME.css` (optional).
    """

    name: str
    fields: type[ItemFields]
    sides: tuple[str, ...]

    def responses(self, item: str) -> tuple[str, ...]:
        """The response keys of the item with this id: `("e1",)` or `("e1.me", "e1.partner")`."""
        return tuple(f"{item}.{side}" for side in self.sides) or (item,)

    def offers(self, side: str | None, reason: str) -> bool:
        """Whether a missing answer (`skipped`, `cannot_tell`) is offered for this side."""
        return not (reason == "cannot_tell" and side == "me")
