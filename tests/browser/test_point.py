"""Numbers that a page has worked out, as its language writes them: a decimal comma in Spanish."""

from __future__ import annotations

from pathlib import Path

from playwright.sync_api import Page, expect

from quietform.loading import load
from quietform.renderer import render
from quietform.site import Site
from tests.browser.person import begin

FILE = Path(__file__).with_name("arabic.yaml")


def test_a_score_has_the_decimal_comma_of_its_language(page: Page, tmp_path: Path) -> None:
    loaded = load(FILE.read_bytes(), "arabic.yaml").sound()
    (tmp_path / "one.html").write_text(render("one", *loaded, Site(language="es")), encoding="utf-8")
    page.goto((tmp_path / "one.html").as_uri())
    begin(page)
    for name, value in (("ev1", 1), ("ev2", 3), ("ev3", 0)):
        page.locator(f'label:has(input[name="{name}"][value="{value}"])').click()
    page.locator("#to-review").click()
    page.locator("#to-result").click()
    expect(page.locator('[data-scale="rest"] .score').first).to_have_text("0,33")
    expect(page.locator('tr[data-scale="rest"] .score')).to_have_text("0,33")


def test_a_page_whose_language_writes_numbers_as_the_engine_does_is_without_this_part() -> None:
    loaded = load(FILE.read_bytes(), "arabic.yaml").sound()
    pages = {language: render("one", *loaded, Site(language=language)) for language in ("en", "ar", "es")}
    assert {language: "MutationObserver" in page for language, page in pages.items()} == {
        "en": False,
        "ar": True,
        "es": True,
    }
