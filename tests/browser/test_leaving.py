"""The exit, and what a tab holds of the answers afterwards: nothing to come back to, nothing in history or address."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from quietform.renderer import render
from quietform.site import Site
from tests.browser.person import answer_by_mouse, compiled, focused, run, see_result, some_answers
from tests.browser.server import NO_CONTENT, CountingServer

# All that could show an answer or a score.
LEFT = """JSON.stringify({
  title: document.title, checked: document.querySelectorAll(":checked").length, body: document.body.checkVisibility(),
  result: document.querySelector("#result").childElementCount,
  review: document.querySelector(".answers").childElementCount,
})"""


def page_that_leads_to(url: str, folder: Path) -> None:
    assessment, program = compiled("readiness")
    html = render("readiness", assessment, program, Site(exit_url=url))
    (folder / "here.html").write_text(html, encoding="utf-8")


def test_the_exit_leaves_nothing_to_come_back_to(page: Page, tmp_path: Path, server: CountingServer) -> None:
    (tmp_path / "weather.html").write_text('<!doctype html><title>Weather</title><link rel="icon" href="data:,">')
    with CountingServer(tmp_path) as elsewhere:
        page_that_leads_to(f"{elsewhere.url}/weather.html", tmp_path)
        page.goto(f"{server.url}/readiness/")
        page.goto(f"{elsewhere.url}/here.html")
        answer_by_mouse(page, some_answers("readiness", 25))
        see_result(page)
        page.get_by_role("link", name="Leave now").click()
        page.wait_for_url(f"{elsewhere.url}/weather.html")
        assert elsewhere.requests == ["GET /here.html", "GET /weather.html"]
        page.go_back()
        # The assessment is not in the list of pages to go back to.
        assert page.url == f"{server.url}/readiness/"


@pytest.mark.parametrize("state", ["form", "review", "result", "erase"])
def test_the_exit_empties_the_page_before_the_next_one_arrives(page: Page, tmp_path: Path, state: str) -> None:
    with CountingServer(tmp_path) as here:
        page_that_leads_to(f"{here.url}{NO_CONTENT}", tmp_path)
        page.goto(f"{here.url}/here.html")
        answer_by_mouse(page, some_answers("readiness", 26))
        if state != "form":
            page.locator("#to-review").click()
        if state in ("result", "erase"):
            page.locator("#to-result").click()
        if state == "erase":
            page.locator("#result .start-over").click()
        with page.expect_response(f"{here.url}{NO_CONTENT}"):
            page.get_by_role("link", name="Leave now").click(no_wait_after=True)
        # The next page has not come, and this one shows and holds nothing.
        assert page.url == f"{here.url}/here.html"
        assert run(page, LEFT) == '{"title":"\u200b","checked":0,"body":false,"result":0,"review":0}'


def test_a_page_that_the_browser_brings_back_holds_no_answer(page: Page, server: CountingServer) -> None:
    page.goto(f"{server.url}/readiness/")
    answer_by_mouse(page, some_answers("readiness", 9))
    see_result(page)
    run(page, "void dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }))")
    expect(page.locator("input:checked")).to_have_count(0)
    expect(page.locator("#before")).to_be_visible()
    assert run(page, "document.querySelector('#result').childElementCount") == 0


def test_going_back_to_the_page_finds_no_answer(page: Page, server: CountingServer) -> None:
    page.goto(f"{server.url}/readiness/")
    answer_by_mouse(page, some_answers("readiness", 9))
    page.goto(f"{server.url}/privacy/")
    page.go_back()
    assert page.url == f"{server.url}/readiness/"
    expect(page.locator("input:checked")).to_have_count(0)


def test_a_reload_holds_no_answer(page: Page, server: CountingServer) -> None:
    page.goto(f"{server.url}/readiness/")
    answer_by_mouse(page, some_answers("readiness", 10))
    page.reload()
    expect(page.locator("input:checked")).to_have_count(0)


def test_one_assessment_makes_one_entry_in_the_history_and_no_trace_in_the_address(
    page: Page, server: CountingServer
) -> None:
    page.goto(f"{server.url}/boundaries/")
    before = run(page, "history.length")
    title = page.title()
    answer_by_mouse(page, some_answers("boundaries", 11))
    page.locator(".bar").get_by_role("link", name="Get help now").click()
    expect(focused(page)).to_have_attribute("id", "help")
    see_result(page)
    assert run(page, "history.length") == before
    assert page.url == f"{server.url}/boundaries/"
    assert page.title() == title


def test_nothing_is_stored_on_the_device(page: Page, server: CountingServer) -> None:
    page.goto(f"{server.url}/boundaries/")
    answer_by_mouse(page, some_answers("boundaries", 12))
    see_result(page)
    counts = "[localStorage.length, sessionStorage.length, document.cookie, indexedDB.databases(), caches.keys()]"
    assert run(page, f"Promise.all({counts})") == [0, 0, "", [], []]
    assert page.context.cookies() == []
