"""Items that a rule hides: they come and go as answers change, and never count while they are hidden."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from quietform.renderer import render
from quietform.site import Site
from tests.browser.person import begin
from tests.browser.wide import TEXT, answer, ask_for_result, look_over, scored, wide, written

QUIET = TEXT.replace("  - {id: help, when: a == 1 and d == 0, text: Some help., withholds: [limit]}\n", "").replace(
    "flags:\n", ""
)


@pytest.fixture
def opened(page: Page, tmp_path: Path) -> Page:
    page.goto(written(tmp_path, QUIET))
    begin(page)
    return page


def shown(page: Page) -> list[str]:
    return [item.get_attribute("id") or "" for item in page.locator(".item:visible").all()]


def test_what_is_asked_follows_the_answers_and_the_focus_stays(opened: Page) -> None:
    # Nothing is answered, so nothing that rests on an answer is asked.
    assert shown(opened) == ["item-a"]
    assert opened.locator("section:has(#item-d)").is_hidden()
    expect(opened.locator("#progress")).to_have_text("0 answered of 1 asked so far")
    answer(opened, {"a": 1})
    assert shown(opened) == ["item-a", "item-b", "item-d", "item-e"]
    expect(opened.locator(":focus")).to_have_attribute("name", "a")
    answer(opened, {"b": 2})
    assert shown(opened) == ["item-a", "item-b", "item-c", "item-d", "item-e"]
    expect(opened.locator("#progress")).to_have_text("2 answered of 5 asked so far")
    answer(opened, {"a": 0})
    # A chain: what rests on a hidden item is hidden too.
    assert shown(opened) == ["item-a", "item-d", "item-e"]
    assert opened.locator(".only").count() == 0


def test_an_answer_from_before_an_item_was_hidden_does_not_count_and_is_found_again(opened: Page) -> None:
    answer(opened, {"a": 1, "b": 2, "c": 2, "d": 1, "e": 0})
    answer(opened, {"a": 0})
    look_over(opened)
    assert [stem.inner_text() for stem in opened.locator(".answers li > p").all()] == ["One", "Four", "Five"]
    ask_for_result(opened)
    found = scored({"a": 0, "b": 2, "c": 2, "d": 1, "e": 0}, QUIET)["scales"]
    assert found["first"]["score"] == "0"
    assert found["first"]["rests"] == [1, 1]
    card = opened.locator('article.card [data-scale="first"]')
    expect(card.locator(".score")).to_have_text("0")
    expect(card.locator(".rests")).to_have_text("From 1 of 1 answers.")
    opened.get_by_role("button", name="Change my answers").click()
    answer(opened, {"a": 1})
    # What rests on it is asked again at once.
    expect(opened.locator('input[name="b"][value="2"]')).to_be_checked()
    expect(opened.locator('input[name="c"][value="2"]')).to_be_checked()
    assert shown(opened) == ["item-a", "item-b", "item-c", "item-d", "item-e"]


def test_no_answer_of_a_hidden_item_is_in_a_result_that_travels(page: Page, tmp_path: Path) -> None:
    site = Site(check_url="https://example.org/check/", check_megabytes=1)
    path = tmp_path / "wide.html"
    path.write_text(render("wide", *wide(QUIET), site), encoding="utf-8")
    page.goto(path.as_uri())
    answer(page, {"a": 1, "b": 2, "c": 2, "d": 1, "e": 0})
    answer(page, {"a": 0})
    look_over(page)
    ask_for_result(page)
    with page.expect_download() as download:
        page.locator("#result .save").click()
    saved = json.loads(download.value.path().read_text(encoding="utf-8"))
    assert saved["responses"] == {"a": "0", "d": "1", "e": "0"}


def test_a_scale_with_nothing_left_says_so(opened: Page) -> None:
    answer(opened, {"a": "skipped"})
    assert scored({"a": "skipped"}, QUIET)["scales"]["same"]["state"] == "not_shown"
    look_over(opened)
    ask_for_result(opened)
    expect(opened.locator('tbody [data-scale="same"] .score')).to_have_text("no score")
    card = opened.locator('article [data-scale="same"]')
    expect(card.locator(".rests")).to_have_text("Nothing was asked for this part.")
    expect(card.locator("svg")).to_have_count(0)


def test_without_script_everything_is_asked_and_it_is_said_when_to_answer(browser: Browser, tmp_path: Path) -> None:
    context = browser.new_context(java_script_enabled=False)
    try:
        page = context.new_page()
        page.goto(written(tmp_path, QUIET))
        assert shown(page) == ["item-a", "item-b", "item-c", "item-d", "item-e"]
        only = [item.inner_text() for item in page.locator(".only").all()]
        assert only == ["Answer this only if it applies after your answers above."] * 4
        assert "Up to 5 questions" in page.locator("#before").inner_text()
        assert [number.inner_text() for number in page.locator(".number").all()] == ["1", "2", "3", "4", "5"]
    finally:
        context.close()


def test_the_conditions_are_those_of_the_program() -> None:
    assert set(wide(QUIET)[1].program["shown"]) == {"b", "c", "d", "e"}
