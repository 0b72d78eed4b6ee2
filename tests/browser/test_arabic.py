"""An interface from the right: a small assessment in Arabic, from its first page to its result."""

from __future__ import annotations

import datetime
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from quietform.loading import load
from quietform.renderer import help_lines, paper, render
from quietform.resources import load_country
from quietform.site import Site
from tests.browser.person import ROOT, run
from tests.browser.test_accessibility import violations

FILE = Path(__file__).with_name("arabic.yaml")
# What stands further out than the page is wide.
WIDER = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
# Where a heading begins: at the right side of a page from the right.
START = "(() => { const one = document.querySelector('h1').getBoundingClientRect(); return innerWidth - one.right; })()"


@pytest.fixture(params=["light", "dark"])
def narrow(request: pytest.FixtureRequest, browser: Browser, tmp_path: Path) -> Page:
    """The page on a phone."""
    countries = [
        load_country(
            (ROOT / f"content/help/{iso}.yaml").read_bytes(), f"{iso}.yaml", datetime.date(2026, 11, 24)
        ).sound()
        for iso in ("GB", "ZZ")
    ]
    site = Site(language="ar", help_lines=help_lines(countries, "ar"))
    loaded = load(FILE.read_bytes(), "arabic.yaml").sound()
    (tmp_path / "arabic.html").write_text(render("arabic", *loaded, site), encoding="utf-8")
    (tmp_path / "paper.html").write_text(paper(*loaded, site), encoding="utf-8")
    context = browser.new_context(color_scheme=request.param, viewport={"width": 390, "height": 800}, locale="ar")
    page = context.new_page()
    page.set_default_timeout(10_000)
    page.goto((tmp_path / "arabic.html").as_uri())
    return page


def test_an_assessment_in_arabic_leads_to_its_result_and_axe_finds_nothing(narrow: Page) -> None:
    expect(narrow.locator("html")).to_have_attribute("dir", "rtl")
    assert run(narrow, START) == 16
    assert violations(narrow) == []
    narrow.get_by_role("button", name="البدء", exact=True).click()
    narrow.get_by_role("button", name="الكل في صفحة واحدة").click()
    for name, value in (("ev1", 1), ("ev2", 3), ("ev3", 0)):
        narrow.locator(f'label:has(input[name="{name}"][value="{value}"])').click()
    expect(narrow.locator("#progress")).to_have_text("أُجيب عن 3 من 4")
    # A decimal comma is as good as a point, and what cannot be is told in the language of the page.
    narrow.locator("#field-ev4").fill("13")
    narrow.get_by_role("button", name="مراجعة إجاباتي").click()
    expect(narrow.locator(".errors h2")).to_have_text("يُرجى النظر في هذا مرة أخرى")
    assert violations(narrow) == []
    narrow.locator("#field-ev4").fill("7,5")
    narrow.get_by_role("button", name="مراجعة إجاباتي").click()
    assert violations(narrow) == []
    narrow.get_by_role("button", name="إظهار نتيجتي").click()
    expect(narrow.locator("#result h2").first).to_have_text("نتيجتك")
    expect(narrow.locator('.card [data-scale="rest"] .score').first).to_have_text("0.33")
    expect(narrow.locator('.card [data-scale="rest"] .rests').first).to_have_text("من 3 من أصل 3 من الإجابات.")
    run(narrow, "for (const one of document.querySelectorAll('details')) one.open = true")
    assert violations(narrow) == []
    assert run(narrow, WIDER) == 0
    # The low end stands at the right, and the mark near it.
    mark, strip = (
        narrow.locator(f'.card [data-scale="rest"] .{name}').first.bounding_box() for name in ("mark", "strip")
    )
    assert mark is not None
    assert strip is not None
    assert mark["x"] > strip["x"] + strip["width"] / 2


def test_every_page_says_that_its_translation_is_a_draft(narrow: Page) -> None:
    expect(narrow.get_by_text("ترجمة أولية.")).to_be_visible()
    narrow.goto(narrow.url.replace("arabic.html", "paper.html"))
    expect(narrow.get_by_text("ترجمة أولية.")).to_be_visible()
    assert violations(narrow) == []
    assert run(narrow, WIDER) == 0
