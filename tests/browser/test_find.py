"""The search page: people's own words lead to the page; nothing of them leaves it, stays in its address, or is kept."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from tests.browser.server import CountingServer
from tests.browser.test_accessibility import violations

# What people type, and the first page that it should find.
TYPED = {
    "saying no": "Limits and excuses",
    "my partner hits me": "Get help now",
    "burnt out": "What carrying it alone costs",
    "who does more": "Effort you can see",
    "walking on eggshells": "Limits and excuses",
    "therapst alone": "One-to-one support first",
    "incognito": "Traces, and how to leave",
    "screen reader": "Accessibility",
    "teenager": "Under 18",
}


@pytest.fixture
def search(page: Page, server: CountingServer) -> Page:
    page.goto(f"{server.url}/find/")
    return page


def test_the_words_that_people_use_find_the_page(search: Page) -> None:
    first = {}
    for typed in TYPED:
        search.get_by_role("searchbox", name="What are you looking for?").fill(typed)
        first[typed] = search.locator("#found a").first.text_content()
    assert first == TYPED


def test_what_is_typed_makes_no_request_stays_in_no_address_and_is_erased(search: Page, server: CountingServer) -> None:
    before = list(server.requests)
    field = search.get_by_role("searchbox")
    field.press_sequentially("tired")
    field.press("Enter")
    expect(search.locator("#how-many")).to_have_text("8 pages fit, the nearest first.")
    expect(search.locator("#all-pages")).to_be_hidden()
    assert violations(search) == []
    assert server.requests == before
    assert search.url == f"{server.url}/find/"
    search.get_by_role("button", name="Delete everything now").click()
    expect(field).to_have_value("")
    expect(search.locator("#found a")).to_have_count(0)
    expect(search.locator("#all-pages")).to_be_visible()


def test_a_hit_says_whether_it_asks_or_is_to_be_read(search: Page) -> None:
    search.get_by_role("searchbox").fill("am I ready")
    first = search.locator("#found li").first
    expect(first.locator("a")).to_have_text("Readiness")
    expect(first.locator("b")).to_have_text("A set of questions.")
    search.get_by_role("searchbox").fill("screen reader")
    expect(first.locator("b")).to_have_text("To read.")


def test_words_that_fit_nothing_say_so_and_leave_the_list_of_all_pages(search: Page) -> None:
    search.get_by_role("searchbox").fill("xylophone")
    said = "No page fits these words. Try another word, or look at the list."
    expect(search.locator("#how-many")).to_have_text(said)
    expect(search.locator("#all-pages").get_by_role("link", name="Get help now")).to_be_visible()


def test_the_spanish_page_finds_by_stem_and_without_accents(page: Page, server: CountingServer) -> None:
    page.goto(f"{server.url}/es/find/")
    page.get_by_role("searchbox", name="¿Qué buscas?").fill("limites")
    expect(page.locator("#found a").first).to_have_text("Límites")
