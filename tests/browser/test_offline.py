"""The page without a network, from a file, kept as a file, without JavaScript; and the exit."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from quietform.renderer import Site, render
from tests.browser.person import (
    ASSESSMENTS,
    answer_by_mouse,
    compiled,
    expected,
    numbers,
    see_result,
    some_answers,
)
from tests.browser.server import CountingServer


@pytest.mark.parametrize("name", ASSESSMENTS)
def test_it_works_from_a_file(page: Page, site: Path, name: str) -> None:
    answers = some_answers(name, 21)
    page.goto((site / name / "index.html").as_uri())
    answer_by_mouse(page, answers)
    see_result(page)
    assert numbers(page) == expected(name, answers)


def test_it_works_in_flight_mode_once_the_page_is_there(page: Page, server: CountingServer) -> None:
    answers = some_answers("effort", 22)
    page.goto(f"{server.url}/effort/")
    page.context.set_offline(True)
    answer_by_mouse(page, answers)
    see_result(page)
    assert numbers(page) == expected("effort", answers)


def test_the_page_kept_as_a_file_is_the_page_without_answers(
    page: Page, server: CountingServer, tmp_path: Path, site: Path
) -> None:
    page.goto(f"{server.url}/readiness/")
    answer_by_mouse(page, some_answers("readiness", 23))
    see_result(page)
    with page.expect_download() as download:
        page.locator("#keep").click()
    assert download.value.suggested_filename == "readiness.html"
    kept = tmp_path / "readiness.html"
    download.value.save_as(kept)
    original = (site / "readiness" / "index.html").read_text(encoding="utf-8")
    for part in (r"<script.*?</script>", r"<style>.*?</style>", r"<meta [^>]*>", r"<title>.*?</title>"):
        assert re.findall(part, kept.read_text("utf-8"), re.DOTALL) == re.findall(
            part, original.replace("&#39;", "'"), re.DOTALL
        )
    answers = some_answers("readiness", 24)
    page.goto(kept.as_uri())
    expect(page.locator("input:checked")).to_have_count(0)
    answer_by_mouse(page, answers)
    see_result(page)
    assert numbers(page) == expected("readiness", answers)


def test_without_javascript_it_can_be_read_filled_in_and_printed(browser: Browser, server: CountingServer) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{server.url}/effort/")
    expect(page.locator("#plain")).to_have_text(
        "Scoring needs JavaScript, which is off or did not start here. You can still read, fill in and print this page."
    )
    expect(page.locator("fieldset.item")).to_have_count(12)
    page.locator('label:has(input[name="e1.me"][value="3"])').click()
    expect(page.locator('input[name="e1.me"][value="3"]')).to_be_checked()
    expect(page.get_by_role("button")).to_have_count(0)
    expect(page.locator("#help")).to_be_visible()
    expect(page.get_by_role("link", name="Leave now")).to_have_attribute("href", "https://www.bbc.co.uk/weather")
    page.emulate_media(media="print")
    assert len(page.pdf(format="A4")) > 10_000
    context.close()


def test_the_exit_erases_and_leaves_nothing_to_come_back_to(page: Page, tmp_path: Path, server: CountingServer) -> None:
    (tmp_path / "weather.html").write_text('<!doctype html><title>Weather</title><link rel="icon" href="data:,">')
    with CountingServer(tmp_path) as elsewhere:
        assessment, program = compiled("readiness")
        html = render("readiness", assessment, program, Site(exit_url=f"{elsewhere.url}/weather.html"))
        (tmp_path / "here.html").write_text(html, encoding="utf-8")
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


@pytest.mark.parametrize(
    "path", ["", "assessments/", "before/", "privacy/", "scores/", "help/", "maintainers/", "404.html"]
)
def test_content_pages_have_the_exit_the_help_and_no_script(page: Page, server: CountingServer, path: str) -> None:
    page.goto(f"{server.url}/{path}")
    expect(page.get_by_role("link", name="Leave now")).to_be_in_viewport()
    expect(page.locator(".bar").get_by_role("link", name="Get help now")).to_be_visible()
    expect(page.locator("script")).to_have_count(0)
    assert [request for request in server.requests if not request.startswith("GET /")] == []
    assert set(server.requests) - {f"GET /{path}"} == {"GET /css/base.css", "GET /css/content.css"}
