"""Flags: help before any score, a replaced result, withheld texts."""

from __future__ import annotations

from pathlib import Path

from playwright.sync_api import Page, expect

from tests.browser.person import run
from tests.browser.wide import TEXT, answer, ask_for_result, look_over, scored, written

RAISING = {"a": 1, "b": 2, "c": 1, "d": 0, "e": 1}
CALM = {"a": 1, "b": 2, "c": 1, "d": 1, "e": 0}
LIMIT = TEXT.replace("label: High, shows: High.}", "label: High, shows: High., advises: [limit]}")
REPLACING = TEXT.replace("withholds: [limit]", "withholds: [limit], replaces: true")


def scores_in_document(page: Page) -> int:
    """How many scores stand in the document, templates left out."""
    return page.locator("#result .score").count()


def test_help_comes_before_any_score_and_takes_the_focus(page: Page, tmp_path: Path) -> None:
    page.goto(written(tmp_path))
    answer(page, RAISING)
    look_over(page)
    assert scored(RAISING)["flags"] == ["help"]
    ask_for_result(page)
    expect(page.locator("#pages .texts")).to_have_text("Before you go on Some help.", use_inner_text=True)
    expect(page.locator(":focus")).to_have_text("Before you go on")
    assert scores_in_document(page) == 0
    assert page.get_by_role("button", name="Show my result").is_hidden()
    page.get_by_role("button", name="Go on to my result").click()
    expect(page.locator(":focus")).to_have_text("Your result")
    assert page.locator("#pages").is_hidden()


def test_without_a_flag_the_result_comes_at_once(page: Page, tmp_path: Path) -> None:
    page.goto(written(tmp_path))
    answer(page, CALM)
    look_over(page)
    ask_for_result(page)
    expect(page.locator(":focus")).to_have_text("Your result")
    assert scores_in_document(page) > 0


def test_a_flag_withholds_what_advises_its_tags_and_nothing_else(page: Page, tmp_path: Path) -> None:
    page.goto(written(tmp_path, LIMIT))
    answer(page, CALM)
    look_over(page)
    ask_for_result(page)
    card = page.locator('article.card [data-scale="first"] .texts')
    expect(card).to_have_text("High.")
    expect(page.locator(".next")).to_have_text("What to read next More (new tab)", use_inner_text=True)
    page.get_by_role("button", name="Change my answers").click()
    answer(page, {"d": 0})
    look_over(page)
    ask_for_result(page)
    page.get_by_role("button", name="Go on to my result").click()
    expect(card).to_have_text("")
    assert page.locator(".next").count() == 0
    expect(page.locator('article.card [data-scale="first"] .band')).to_have_text("High")
    assert page.locator("#result [data-advises]").count() == 0


def test_a_flag_can_stand_in_place_of_the_whole_result_and_is_read_once(page: Page, tmp_path: Path) -> None:
    page.goto(written(tmp_path, REPLACING))
    answer(page, RAISING)
    look_over(page)
    ask_for_result(page)
    assert scored(RAISING, REPLACING)["flags"] == ["help"]
    expect(page.locator(":focus")).to_have_text("Your result")
    assert scores_in_document(page) == 0
    assert page.locator("#result").inner_text().split("\n\n") == [
        "Your result",
        "This is a private reflection, not a diagnosis, not a test you pass or fail, and not advice from a "
        "professional. It cannot tell whether you are safe.",
        "Some help.",
        "Print\nCopy as text\nChange my answers\nStart over",
        "Others may find what you print, copy or save.",
    ]


def test_back_and_erase_leave_no_help_behind(page: Page, tmp_path: Path) -> None:
    page.goto(written(tmp_path))
    answer(page, RAISING)
    look_over(page)
    ask_for_result(page)
    page.locator("#pages").get_by_role("button", name="Back to the questions").click()
    assert page.locator("#pages .texts").inner_html() == ""
    answer(page, {"d": 1})
    look_over(page)
    assert page.get_by_role("button", name="Show my result").is_visible()
    ask_for_result(page)
    assert scores_in_document(page) > 0


def test_a_page_that_the_browser_brings_back_holds_no_help(page: Page, tmp_path: Path) -> None:
    page.goto(written(tmp_path))
    answer(page, RAISING)
    look_over(page)
    ask_for_result(page)
    run(page, "void dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }))")
    expect(page.locator("#before")).to_be_visible()
    assert page.locator("#pages .texts").inner_html() == ""
    look_over(page)
    expect(page.locator(":focus")).to_have_text("Look over your answers")
