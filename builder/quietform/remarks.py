"""What is said beside the scores, as YAML fields; part of the model: notes, flags, and how the answers were given."""

from __future__ import annotations

from quietform.fields import Fields, Flag, Formula, Identifier, Markdown, Positive


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
    text: Markdown
    """What is shown before any score, such as where to find help."""
    replaces: Flag = False
    """true: the text stands in place of the whole result."""
    withholds: list[Identifier] = []
    """Texts that advise one of these are left out of the result."""


class Quality(Fields):
    """Gentle notes on how the answers were given; they never change a score."""

    longest_run: Positive | None = None
    """More equal answers in a row than this bring the note `run_text`."""
    run_text: Markdown = "There are many equal answers in a row. You may want to look at them again."
    """What is said of a long run."""
    same_text: Markdown = (
        "You gave the same answer throughout, although some statements point the other way. "
        "The result may not say much."
    )
    """What is said of one answer to everything, where some of the items are reverse-keyed."""
