"""The page of the safety check itself, taken to its end: help, never a score, and no word that somebody is safe."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from tests.browser.person import begin
from tests.browser.server import CountingServer
from tests.browser.test_accessibility import violations

NO = {f"sg{number}": "0" for number in range(1, 9)}
# What is answered, the pages of help that come, and the short notice beside the end.
ENDS: dict[str, tuple[dict[str, str], list[str], int]] = {
    "nothing answered": ({}, [], 1),
    "all no": (NO, [], 0),
    "harm and thoughts of harm": ({**NO, "sg2": "2", "sg7": "2"}, ["You matter", "You deserve to be safe"], 0),
}


@pytest.mark.parametrize("name", ENDS)
def test_the_safety_check_alone_is_taken_to_its_end(page: Page, server: CountingServer, name: str) -> None:
    answers, pages, notices = ENDS[name]
    page.goto(f"{server.url}/safety/")
    assert violations(page) == []
    begin(page)
    for key, value in answers.items():
        page.locator(f'label:has(input[name="{key}"][value="{value}"])').click()
    assert violations(page) == []
    page.locator("#to-review").click()
    expect(page.locator(":focus")).to_have_text("Look over your answers")
    assert violations(page) == []
    page.locator("#to-result").click()
    for heading in pages:
        expect(page.locator(":focus")).to_have_text(heading)
        assert violations(page) == []
        page.locator("#go-on").click()
    expect(page.locator(":focus")).to_have_text("Thank you for taking the time")
    expect(page.locator("#result")).to_contain_text("They cannot tell whether you are safe, whatever you answered.")
    expect(page.locator("#result .note")).to_have_count(notices)
    expect(page.locator("#trouble")).to_be_hidden()
    assert page.locator(".score").count() == 0
    assert violations(page) == []
    # Back to the questions, and all of it gone when the person says so.
    page.get_by_role("button", name="Start over").click()
    page.locator("#erase-yes").click()
    expect(page.locator("input:checked")).to_have_count(0)
    expect(page.locator("#trouble")).to_be_hidden()
