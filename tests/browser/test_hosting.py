"""The headers of hosting/: an assessment and the check page work under them, and no other site can frame a page."""

from __future__ import annotations

from pathlib import Path

from playwright.sync_api import BrowserContext, Page, expect

from tests.browser.check_site import verdict
from tests.browser.person import answer_at_once, see_result, some_answers
from tests.browser.server import CountingServer
from tests.hosting import headers


def test_a_result_travels_to_the_second_engine_under_the_headers_of_a_host(page: Page, site: Path) -> None:
    with CountingServer(site, headers=headers()) as server:
        answered = page.goto(f"{server.url}/readiness/")
        assert answered
        assert headers().items() <= {name.title(): text for name, text in answered.headers.items()}.items()
        answer_at_once(page, some_answers("readiness", 41))
        see_result(page)
        with page.context.expect_page() as opened:
            page.get_by_role("link", name="Check this with a second engine").click()
        assert verdict(opened.value).startswith("Both engines agree on every part")


def test_another_site_cannot_show_a_page_inside_its_own(context: BrowserContext, site: Path, tmp_path: Path) -> None:
    page = context.new_page()
    with CountingServer(site, headers=headers()) as server, CountingServer(tmp_path) as other:
        frame = f'<!doctype html><title>frame</title><iframe src="{server.url}/readiness/"></iframe>'
        (tmp_path / "index.html").write_text(frame, encoding="utf-8")
        page.goto(other.url)
        expect(page.frame_locator("iframe").get_by_role("heading", name="Readiness")).to_have_count(0)
        assert page.frames[1].url.startswith("chrome-error:")
