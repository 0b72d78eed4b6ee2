"""`[[help]]` in Markdown → the help of every country, and everything else stays as it is."""

from __future__ import annotations

import pytest
from markdown import Markdown

from quietform.help_mark import HelpExtension

LIST = '<h2 id="here">Here</h2>\n<p><a href="tel:999">999</a></p>'


def html(text: str, help_list: str = LIST) -> tuple[str, int]:
    """The HTML, and how often the help was missed."""
    missed: list[None] = []
    converter = Markdown(extensions=[HelpExtension(help_list, lambda: missed.append(None)), "fenced_code"])
    return converter.convert(text), len(missed)


def test_a_mark_on_a_line_of_its_own_becomes_the_list_as_it_is() -> None:
    assert html("Before.\n\n[[help]]\n\nAfter.") == (f"<p>Before.</p>\n{LIST}\n<p>After.</p>", 0)


@pytest.mark.parametrize("text", ["Write [[help]] here.", "`[[help]]`", "    [[help]]", "```\n[[help]]\n```"])
def test_a_mark_elsewhere_stays_text(text: str) -> None:
    made, missed = html(text)
    assert "[[help]]" in made
    assert "tel:" not in made
    assert missed == 0


def test_a_mark_without_a_list_is_told_and_gone() -> None:
    assert html("[[help]]", "") == ("", 1)
