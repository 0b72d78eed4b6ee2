"""The page from a file, kept as a file, without JavaScript."""

from __future__ import annotations

import html
import re
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.person import (
    ASSESSMENTS,
    answer_at_once,
    answer_by_mouse,
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


def keep(page: Page, folder: Path) -> str:
    """The kept file, saved in the folder as kept.html → its text."""
    with page.expect_download() as download:
        page.locator("#keep").click()
    assert download.value.suggested_filename == "readiness.html"
    download.value.save_as(folder / "kept.html")
    return (folder / "kept.html").read_text("utf-8")


def plain(document: str, pointed_at: str) -> str:
    """A document with its characters written one way, and its links to the site pointed at an address."""
    scripts = re.findall(r"<script.*?</script>|<style>.*?</style>", document, re.DOTALL)
    document = re.sub(r"<(script|style)(.*?)</\1>", r"<\1>", document, flags=re.DOTALL)
    document = html.unescape(document)
    if pointed_at:
        document = re.sub(r'href="(scores|paper)/', rf'href="{pointed_at}readiness/\1/', document)
    document = re.sub(r'href="\.\./', f'href="{pointed_at}', document)
    # A parser writes a void element, a lone attribute and the document's declaration in its own way.
    document = re.sub(r'(?i)<!doctype html>|=""|</(?:rect|line|circle)>|/(?=>)', "", document)
    return re.sub(r"\s+", "", document) + "".join(scripts)


def test_the_page_kept_as_a_file_is_the_page_without_answers(
    page: Page, server: CountingServer, tmp_path: Path, site: Path
) -> None:
    page.goto(f"{server.url}/readiness/")
    answer_at_once(page, some_answers("readiness", 23))
    see_result(page)
    kept = keep(page, tmp_path)
    original = (site / "readiness" / "index.html").read_text("utf-8")
    assert plain(kept, "") == plain(original, f"{server.url}/")
    answers = some_answers("readiness", 24)
    page.goto((tmp_path / "kept.html").as_uri())
    expect(page.locator("input:checked")).to_have_count(0)
    answer_by_mouse(page, answers)
    see_result(page)
    assert numbers(page) == expected("readiness", answers)


def test_links_of_a_kept_page_lead_to_the_site_it_came_from(page: Page, server: CountingServer, tmp_path: Path) -> None:
    page.goto(f"{server.url}/readiness/")
    keep(page, tmp_path)
    page.goto((tmp_path / "kept.html").as_uri())
    see_result(page)
    # (Lines of help lead to telephones and to other sites.)
    links = {link.get_attribute("href") or "" for link in page.locator("a:not(.country a)").all()}
    inside = {link for link in links if not link.startswith(("#", "https://www.bbc.co.uk/"))}
    assert f"{server.url}/effort/index.html" in inside
    for link in inside:
        answer = page.request.get(link)
        assert (link, answer.status) == (link, 200)


def test_a_page_of_a_site_in_a_folder_is_kept_with_links_that_name_no_folder(
    page: Page, site: Path, tmp_path: Path
) -> None:
    """Where the site lies on the disk is nobody's business; the file works, its links are those of the folder."""
    page.goto((site / "readiness" / "index.html").as_uri())
    kept = keep(page, tmp_path)
    assert "file://" not in kept
    assert str(site) not in kept
    assert plain(kept, "") == plain((site / "readiness" / "index.html").read_text("utf-8"), "")


def test_without_javascript_it_can_be_read_filled_in_and_printed(browser: Browser, server: CountingServer) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{server.url}/effort/")
    expect(page.locator("#plain")).to_have_text(
        "Scoring needs JavaScript, which is off or did not start here. You can still read, fill in and print this page."
    )
    expect(page.locator("#form fieldset.item")).to_have_count(13)
    page.locator('label:has(input[name="e1.me"][value="3"])').click()
    expect(page.locator('input[name="e1.me"][value="3"]')).to_be_checked()
    expect(page.get_by_role("button")).to_have_count(0)
    expect(page.locator("#help")).to_be_visible()
    expect(page.get_by_role("link", name="Leave now")).to_have_attribute("href", "https://www.bbc.co.uk/weather")
    page.emulate_media(media="print")
    assert len(page.pdf(format="A4")) > 10_000
    context.close()


@pytest.mark.parametrize(
    "path", ["", "assessments/", "before/", "privacy/", "scores/", "help/", "maintainers/", "404.html"]
)
def test_content_pages_have_the_exit_the_help_and_the_script_of_the_bar_only(
    page: Page, server: CountingServer, path: str
) -> None:
    page.goto(f"{server.url}/{path}")
    expect(page.get_by_role("link", name="Leave now")).to_be_in_viewport()
    expect(page.locator(".bar").get_by_role("link", name="Get help now")).to_be_visible()
    expect(page.locator("script")).to_have_count(1)
    assert [request for request in server.requests if not request.startswith("GET /")] == []
    assert set(server.requests) - {f"GET /{path}"} == {"GET /css/base.css", "GET /css/content.css"}
