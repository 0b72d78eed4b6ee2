"""From before the first item to the review: one section at a time, back and forward, or all on one page."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from quietform.loading import load
from quietform.renderer import render
from quietform.site import Site
from tests.browser.person import ROOT, focused, run
from tests.browser.server import CountingServer
from tests.sites import small


@pytest.fixture
def opened(page: Page, server: CountingServer) -> Page:
    page.goto(f"{server.url}/boundaries/")
    return page


def headings(page: Page) -> list[str]:
    """The headings of what is shown of the form."""
    return [heading.inner_text() for heading in page.locator("#form h2:visible").all()]


def page_of(text: str, folder: Path) -> str:
    """The address of an assessment's page, written into a folder."""
    path = folder / "one.html"
    path.write_text(render("one", *load(text.encode(), "one.yaml").sound(), Site()), encoding="utf-8")
    return path.as_uri()


def press(page: Page, name: str) -> None:
    page.get_by_role("button", name=name, exact=True).click()


PARTS = ["Knowing and saying", "When it gets hard", "When something hurts", "Looking after yourself"]


def test_what_is_to_be_read_comes_first_and_once(opened: Page) -> None:
    expect(opened.get_by_role("heading", name="Before you begin")).to_be_visible()
    assert headings(opened) == []
    # Nothing has moved the focus: a screen reader begins at the top.
    assert run(opened, "document.activeElement === document.body")
    press(opened, "Begin")
    expect(opened.locator("#before")).to_be_hidden()
    assert headings(opened) == PARTS[:1]
    press(opened, "Start over")
    press(opened, "Erase and start over")
    expect(opened.locator("#before")).to_be_hidden()
    assert headings(opened) == PARTS[:1]


def test_a11y_07_one_section_after_the_other_back_and_forward_and_no_answer_is_lost(opened: Page) -> None:
    press(opened, "Begin")
    for number, title in enumerate(PARTS, 1):
        assert headings(opened) == [title]
        expect(focused(opened)).to_have_text(title)
        assert run(opened, "scrollY") == 0
        name = opened.locator("#form input:visible").first.get_attribute("name")
        opened.locator(f'label:has(input[name="{name}"][value="3"])').click()
        expect(opened.locator("#progress")).to_have_text(f"Part {number} of 4. {number} of 12 answered")
        last = number == len(PARTS)
        expect(opened.locator("#next")).to_be_visible(visible=not last)
        expect(opened.locator("#to-review")).to_be_visible(visible=last)
        if not last:
            press(opened, "Next")
    for title in (*reversed(PARTS[:-1]), ""):
        press(opened, "Back")
        assert headings(opened) == ([title] if title else [])
    expect(opened.locator("#before")).to_be_visible()
    press(opened, "Begin")
    assert headings(opened) == PARTS[:1]
    expect(opened.locator("input:checked")).to_have_count(4)


def test_the_person_may_see_all_on_one_page_and_go_back_to_parts(opened: Page) -> None:
    press(opened, "Begin")
    press(opened, "Next")
    press(opened, "All on one page")
    assert headings(opened) == PARTS
    # The person stays where they were.
    expect(focused(opened)).to_have_text(PARTS[1])
    expect(focused(opened)).to_be_in_viewport(ratio=1)
    expect(opened.locator("#progress")).to_have_text("0 of 12 answered")
    press(opened, "One part at a time")
    assert headings(opened) == PARTS[:1]
    expect(opened.locator("#progress")).to_have_text("Part 1 of 4. 0 of 12 answered")


def test_a_change_after_the_review_shows_the_part_of_its_item_and_one_way_back(opened: Page) -> None:
    press(opened, "Begin")
    press(opened, "All on one page")
    press(opened, "One part at a time")
    for _ in PARTS[1:]:
        press(opened, "Next")
    press(opened, "Look over my answers")
    opened.get_by_role("button", name="Change: I only hint at what I need.").click()
    assert headings(opened) == PARTS[:1]
    expect(focused(opened)).to_have_attribute("name", "bo3")
    expect(opened.locator("#form .actions button:visible")).to_have_text(["Look over my answers"])
    press(opened, "Look over my answers")
    press(opened, "Back to the questions")
    expect(opened.locator("#form .actions button:visible")).to_have_text(
        ["Next", "Back", "All on one page", "Start over"]
    )


def test_the_author_may_choose_one_page(page: Page, tmp_path: Path) -> None:
    text = "layout: page\n" + (ROOT / "assessments" / "boundaries.yaml").read_text(encoding="utf-8")
    page.goto(page_of(text, tmp_path))
    press(page, "Begin")
    assert headings(page) == PARTS
    buttons = page.locator("#form .actions button:visible")
    expect(buttons).to_have_text(["Look over my answers", "Back", "One part at a time", "Start over"])
    press(page, "One part at a time")
    assert headings(page) == PARTS[:1]


def test_an_assessment_of_one_section_has_no_parts(page: Page, tmp_path: Path) -> None:
    page.goto(page_of(small(), tmp_path))
    press(page, "Begin")
    buttons = page.locator("#form .actions button:visible")
    expect(buttons).to_have_text(["Look over my answers", "Back", "Start over"])
    expect(page.locator("#progress")).to_have_text("0 of 3 answered")


def test_without_script_all_is_on_one_page(browser: Browser, server: CountingServer) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{server.url}/boundaries/")
    expect(page.get_by_role("heading", name="Before you begin")).to_be_visible()
    assert headings(page) == PARTS
    # What needs script is not offered.
    assert page.locator("main button:visible").count() == 0
    context.close()


def test_printed_in_the_middle_all_sections_are_on_paper(opened: Page) -> None:
    press(opened, "Begin")
    opened.emulate_media(media="print")
    assert headings(opened) == PARTS
