"""What is said beside the scores, as YAML fields; part of the model: notes, flags, reasons, and what to read next."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from quietform.fields import Fields, Flag, Formula, Identifier, Markdown, Name, Positive, Text
from quietform.interface import mark

# Of what the help resources say whom a service is for, what a flag can ask for.
HelpKind = Literal["emergency", "violence", "crisis", "own_behaviour"]
# What is said where the author writes nothing else.
FLAG_TITLE = mark("Before you go on")
RUN_TEXT = mark("There are many equal answers in a row. You may want to look at them again.")
SAME_TEXT = mark(
    "You gave the same answer throughout, although some statements point the other way. The result may not say much."
)


class Note(Fields):
    """A short text shown above the scores when something holds for the answers."""

    when: Formula
    """A condition on items and scales; `cannot_tell(scale)` and `answered(scale)` count answers."""
    text: Markdown
    """What is shown."""
    advises: list[Identifier] = []
    """What the text advises; a flag can withhold it for that."""


class AnswerFlag(Fields):
    """A condition on answers that brings help before any score. Flags are never exported or kept, and are no scores."""

    id: Identifier
    """Its name; never shown."""
    when: Formula
    """A condition on items."""
    title: Text = FLAG_TITLE
    """Heading of the page that shows the text."""
    text: Markdown
    """What is shown before any score, such as where to find help."""
    help: list[HelpKind] = []
    """Which services of the chosen country stand under the text, as the help resources name them."""
    notice: Flag = False
    """true: no page of its own, but a short text above the result; raised only if no flag above it is."""
    replaces: Flag = False
    """true: the text stands in place of the whole result, instead of before it."""
    withholds: list[Identifier] = []
    """Texts that advise one of these are left out of the result."""


class Safety(Fields):
    """What an assessment has to do with the safety check of its site."""

    not_needed: Text | None = None
    """Why it does without the check, in a sentence; without this, the check stands between its questions and the
    result."""
    replaces: dict[Identifier, Markdown] = {}
    """By flag of the check: a text that stands in place of the whole result if it is raised."""


class SheetItem(Fields):
    """One thing to write down. It is no item: never scored, and no program knows it."""

    id: Name
    """Its name in the file that a person may save."""
    stem: Text
    """What it asks for, as plain text."""
    help: Markdown | None = None
    """What helps to write it, shown under the stem."""
    asks: Literal["line", "lines", "date"] = "lines"
    """What can be written: one line, several, or a day of the calendar."""


class Worksheet(Fields):
    """Something to think about after the result: empty, never scored, and for the person alone. It is saved or printed
    only if they say so, and goes with all else that is erased."""

    title: Text
    """Heading above it."""
    text: Markdown | None = None
    """What it is for."""
    items: Annotated[list[SheetItem], Field(min_length=1)]
    """What can be written down."""
    advises: list[Identifier] = []
    """What it advises; a flag can withhold it for that."""
    instead: Markdown | None = None
    """What stands in its place then."""


class Quality(Fields):
    """Gentle notes on how the answers were given; they never change a score."""

    longest_run: Positive | None = None
    """More equal answers in a row than this bring the note `run_text`."""
    run_text: Markdown = RUN_TEXT
    """What is said of a long run."""
    same_text: Markdown = SAME_TEXT
    """What is said of one answer to everything, where some of the items are reverse-keyed."""


class Reasons(Fields):
    """The answers that speak most for a scale's band: those that lie farthest from the middle of their range, after
    reversal, on the side on which the band lies of the middle of the scale. A band with the middle inside has them from
    both sides. Of answers that lie equally far, the one asked first comes first; the middle answer is no reason."""

    at_most: Positive = 3
    """How many there are at most."""
    title: Text | None = None
    """Heading above them, in place of: What speaks for it most."""


class EveryBand(Fields):
    """Parts of band texts that are the same for all scales; shown once."""

    limits: Markdown | None = None
    """Part 3 for bands that have none."""
    support: Markdown | None = None
    """Part 5 for bands that have none."""


class NextPage(Fields):
    """Something to read after the result."""

    to: Text
    """An assessment's id, a content page (`help.md`) or an https address."""
    title: Text
    """Words of the link."""
    text: Text | None = None
    """Why one might read it."""
    when: Formula | None = None
    """A condition on items and scales, as in a note; where it is not true, the link is left out. The lowest of some
    scales is the one for which `min(a, b, c) == a` is true."""
    advises: list[Identifier] = []
    """What the page advises; a flag can withhold the link for that."""
