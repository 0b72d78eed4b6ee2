"""The pages to read: each leads to one assessment or bundle, and all of the site's promises hold there too."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

CONTENT = Path(__file__).parents[1] / "content"
# By page, the one assessment or bundle to which it leads (A.4 of the content rules).
LEADS_TO = {
    "one-does-the-work": "longer",
    "holding-back": "gap",
    "looking-after-yourself": "myself",
    "if-you-hold-back": "readiness",
    "effort-you-can-see": "effort",
    "carrying-alone": "toll",
    "limits-and-excuses": "boundaries",
    "one-to-one": "solo",
    "options": "markers",
    "not-a-contest": "team",
}
CARD = re.compile(r"^\[\[assessment: (\w+)\]\]$", re.MULTILINE)
LINK = re.compile(r"\]\(([\w-]+)\.md")


@pytest.mark.parametrize("page", LEADS_TO)
def test_a_page_to_read_leads_to_one_assessment_and_to_help_and_nowhere_else(page: str) -> None:
    text = (CONTENT / f"{page}.md").read_text(encoding="utf-8")
    assert CARD.findall(text) == [LEADS_TO[page]]
    assert set(LINK.findall(text)) == {"help"}


@pytest.mark.parametrize("page", LEADS_TO)
def test_a_page_to_read_says_that_being_afraid_comes_first_and_ends_in_a_step_for_oneself(page: str) -> None:
    text = (CONTENT / f"{page}.md").read_text(encoding="utf-8")
    assert re.search(
        r"\bafraid\b|\bfear\b|not your fault|do not feel safe|ending your life|decides? what may be said", text
    )
    headings = re.findall(r"^## (.*)$", text, re.MULTILINE)
    assert "A small step" in headings or page == "options"


def test_the_menu_has_every_page_to_read() -> None:
    settings = (CONTENT.parent / "mkdocs.yml").read_text(encoding="utf-8")
    assert [page for page in LEADS_TO if f" {page}.md\n" not in settings] == []
