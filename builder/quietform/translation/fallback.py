"""A text that has no translation → the same text, marked, so that a page says in which language it is.

The marks are those that `interface` gives to its own English leftovers: they go with a text through reading, compiler
and templates, and become elements with a `lang` where HTML can have them.
"""

from __future__ import annotations

from quietform.interface import CLOSE, ENGLISH, OPEN, language_name


def fallen(text: str, language: str, *, alone: bool = True) -> str:
    """A text of the source on a page in another language.

    One that is alone in its language begins with a word that says so; on a page that says it of all texts, none does.
    """
    # A block of Markdown, such as a list, begins a line.
    space = "\n\n" if "\n" in text.strip() else " "
    word = f"[{language_name(ENGLISH, language)}]{space}" if alone else ""
    return f"{OPEN}{word}{text.strip()}{CLOSE}"
