"""An assessment's links that lead nowhere → problems with their places."""

from __future__ import annotations

import pytest

from quietform.links import links, targets
from quietform.loading import load
from tests.sites import small

HINT = "Name an assessment, a content page such as help.md, or an https address."
SITE = {"help.md": "help/", "other": "other/", "other.md": "other/"}


def found(text: str) -> list[str]:
    loaded = load(text.encode(), "small.yaml")
    assert loaded.errors == []
    return [str(problem) for problem in links(targets(loaded), SITE.get)]


def at(text: str, part: str) -> str:
    """The place at which a value begins."""
    row, line = next((row, line) for row, line in enumerate(text.splitlines(), 1) if part in line)
    return f"small.yaml:{row}:{line.index(part) + 1}"


@pytest.mark.parametrize(
    "target",
    ["other", "other.md", "help.md", "https://example.org/", "mailto:help@example.org", "tel:116123"],
)
def test_links_that_lead_somewhere_are_no_problem(target: str) -> None:
    assert found(small(to=target, introduction=f'"Read [this]({target})."')) == []


def test_an_anchor_of_the_page_itself_is_no_problem_in_a_text() -> None:
    assert found(small(introduction='"Read [this](#help)."')) == []


@pytest.mark.parametrize(
    "target", ["nowhere", "nowhere.md", "./help.md", "http://example.org/", "//example.org/", "javascript:alert(1)"]
)
def test_what_to_read_next_must_lead_somewhere(target: str) -> None:
    text = small(to=target)
    assert found(text) == [f'{at(text, target + ",")} unknown-page  the link to "{target}" leads nowhere. {HINT}']


@pytest.mark.parametrize("target", ["nowhere", "nowhere.md", "http://example.org/", "javascript:alert"])
def test_a_link_in_a_text_must_lead_somewhere(target: str) -> None:
    text = small(introduction=f'"Read [this]({target}) or [that](help.md)."')
    assert found(text) == [f'{at(text, chr(34) + "Read")} unknown-page  the link to "{target}" leads nowhere. {HINT}']


def test_every_link_is_told_with_its_own_place() -> None:
    text = small(introduction="|\n  One [a](lost.md).\n\n  Two [b](other) and [c](gone).", to="away")
    text = text.replace("shows: Few.", 'shows: "See [d](missing.md)."')
    assert found(text) == [
        f'{at(text, "|")} unknown-page  the link to "lost.md" leads nowhere. {HINT}',
        f'{at(text, "|")} unknown-page  the link to "gone" leads nowhere. {HINT}',
        f'{at(text, chr(34) + "See [d]")} unknown-page  the link to "missing.md" leads nowhere. {HINT}',
        f'{at(text, "away,")} unknown-page  the link to "away" leads nowhere. {HINT}',
    ]


def test_a_file_that_is_no_yaml_has_no_links() -> None:
    assert links(targets(load(b"", "small.yaml")), SITE.get) == []
    assert links(targets(load(b"- a list", "small.yaml")), SITE.get) == []
