"""Three people take the three assessments: by mouse, by keyboard alone, on a narrow phone; they change answers."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.person import (
    ASSESSMENTS,
    answer_by_mouse,
    begin,
    expected,
    focused,
    numbers,
    press,
    run,
    see_result,
    some_answers,
    tab_to,
)
from tests.browser.server import CountingServer


@pytest.mark.parametrize("name", ASSESSMENTS)
@pytest.mark.parametrize("seed", [1, 2])
def test_scores_of_a_person_with_a_mouse_equal_those_of_the_python_engine(
    page: Page, server: CountingServer, name: str, seed: int
) -> None:
    answers = some_answers(name, seed, gaps=0.15 if seed == 1 else 0.6)
    page.goto(f"{server.url}/{name}/")
    answer_by_mouse(page, answers)
    see_result(page)
    assert numbers(page) == expected(name, answers)
    assert server.requests == [f"GET /{name}/"]


def answer_by_keys(page: Page, answers: dict[str, str], left: set[str]) -> None:
    """From before the first item to the last: each answer with Tab, the space bar and the arrows; some left open."""
    for key, value in answers.items():
        press(page, "Tab")
        if focused(page).get_attribute("id") == "next":
            page.keyboard.press("Enter")
            press(page, "Tab")
        expect(focused(page)).to_have_attribute("name", key)
        if key in left:
            continue
        values = [radio.get_attribute("value") for radio in page.locator(f'input[name="{key}"]').all()]
        page.keyboard.press("Space")
        for _ in range(values.index(value)):
            press(page, "ArrowDown")
        expect(page.locator(f'input[name="{key}"]:checked')).to_have_value(value)


@pytest.mark.parametrize("name", ASSESSMENTS)
def test_a_person_with_a_keyboard_alone_gets_from_the_first_item_to_start_over(
    page: Page, server: CountingServer, name: str
) -> None:
    """Nothing but keys; after each that moves the focus, it is seen where it is."""
    answers = some_answers(name, 3, gaps=0)
    first, second, third = list(answers)[:3]
    answers[second] = "skipped"
    page.goto(f"{server.url}/{name}/")
    press(page, "Tab")
    expect(focused(page)).to_have_text("Skip to the main part")
    press(page, "Tab")
    expect(focused(page)).to_have_text("Leave now")
    press(page, "Shift+Tab")
    page.keyboard.press("Enter")
    expect(focused(page)).to_have_attribute("id", "main")
    tab_to(page, "#begin")
    page.keyboard.press("Enter")
    expect(focused(page)).to_have_js_property("tagName", "H2")
    answer_by_keys(page, answers, {third})
    del answers[third]
    press(page, "Tab")
    expect(focused(page)).to_have_text("Look over my answers")
    page.keyboard.press("Enter")
    expect(focused(page)).to_have_text("Look over your answers")
    press(page, "Tab")
    expect(focused(page)).to_have_text("Change")
    page.keyboard.press("Enter")
    expect(focused(page)).to_have_attribute("name", first)
    tab_to(page, "#to-review")
    page.keyboard.press("Enter")
    tab_to(page, "#to-result")
    page.keyboard.press("Enter")
    if page.locator("#safety:not([hidden])").count():
        expect(focused(page)).to_have_text("A few questions before your result")
        tab_to(page, "#safety-skip")
        page.keyboard.press("Enter")
    expect(focused(page)).to_have_text("Your result")
    assert numbers(page) == expected(name, answers)
    tab_to(page, ".start-over")
    page.keyboard.press("Enter")
    expect(focused(page)).to_have_attribute("id", "erase")
    press(page, "Tab")
    expect(focused(page)).to_have_text("Erase and start over")
    page.keyboard.press("Enter")
    expect(page.locator("#form")).to_be_visible()
    expect(page.locator("input:checked")).to_have_count(0)


@pytest.mark.parametrize("name", ASSESSMENTS)
def test_a_person_on_a_phone_320_pixels_wide_never_scrolls_sideways(
    browser: Browser, server: CountingServer, name: str
) -> None:
    context = browser.new_context(viewport={"width": 320, "height": 568}, has_touch=True, is_mobile=True)
    page = context.new_page()
    page.goto(f"{server.url}/{name}/")
    begin(page)
    exit_link = page.get_by_role("link", name="Leave now")
    expect(exit_link).to_be_in_viewport(ratio=1)
    answers = some_answers(name, 4)
    for key, value in answers.items():
        page.locator(f'label:has(input[name="{key}"][value="{value}"])').tap()
    for state in ("form", "review", "result"):
        assert run(page, "document.documentElement.scrollWidth") == 320, state
        expect(exit_link).to_be_in_viewport(ratio=1)
        if state == "form":
            page.locator("#to-review").tap()
        elif state == "review":
            page.locator("#to-result").tap()
            if page.locator("#safety:not([hidden])").count():
                page.locator("#safety-skip").tap()
    assert numbers(page) == expected(name, answers)
    context.close()


def test_the_review_shows_each_answer_and_a_change_is_scored(page: Page, server: CountingServer) -> None:
    answers = some_answers("effort", 5, gaps=0)
    del answers["e1.partner"]
    page.goto(f"{server.url}/effort/")
    answer_by_mouse(page, answers)
    expect(page.locator("#progress")).to_have_text("12 answered of 13 asked so far")
    page.locator("#to-review").click()
    expect(page.locator("#left")).to_have_text("1 left open. That is fine: leave them, or go back to any of them.")
    first = page.locator(".answers li").first
    expect(first.locator(".unanswered")).to_have_text("My partner: no answer")
    first.get_by_role("button", name="Change: Start a talk about how we are doing").click()
    expect(page.locator("#form")).to_be_visible()
    expect(focused(page)).to_have_attribute("name", "e1.me")
    page.locator('label:has(input[name="e1.partner"][value="cannot_tell"])').click()
    answers["e1.partner"] = "cannot_tell"
    page.locator("#to-review").click()
    expect(page.locator("#left")).to_have_text("You have answered everything.")
    expect(first.locator("strong").nth(1)).to_have_text("I can't tell")
    page.locator("#to-result").click()
    page.locator("#safety-skip").click()
    assert numbers(page) == expected("effort", answers)
    page.get_by_role("button", name="Change my answers").click()
    expect(page.locator("#result")).to_be_hidden()
    assert run(page, "document.querySelector('#result').childElementCount") == 0
    expect(page.locator("input:checked")).to_have_count(len(answers))


def test_one_change_on_a_phone_leads_to_the_item_and_back_to_its_row(browser: Browser, server: CountingServer) -> None:
    context = browser.new_context(viewport={"width": 320, "height": 568}, has_touch=True, is_mobile=True)
    page = context.new_page()
    page.goto(f"{server.url}/boundaries/")
    begin(page)
    page.locator("#to-review").tap()
    row = page.locator(".answers li").nth(7)
    row.get_by_role("button").tap()
    expect(page.locator("#item-bo8 legend")).to_be_in_viewport(ratio=1)
    bar = page.locator(".bar").bounding_box()
    legend = page.locator("#item-bo8 legend").bounding_box()
    assert bar is not None
    assert legend is not None
    assert legend["y"] >= bar["y"] + bar["height"]
    # The way back is in reach without a scroll through all that follows.
    expect(page.locator("#to-review")).to_be_in_viewport(ratio=1)
    page.locator('label:has(input[name="bo8"][value="3"])').tap()
    page.locator("#to-review").tap()
    expect(row.get_by_role("button")).to_be_focused()
    expect(row).to_be_in_viewport(ratio=1)
    expect(row.locator("strong")).to_have_text("Often")
    context.close()


@pytest.mark.parametrize("state", ["form", "result"])
def test_start_over_erases_every_answer_and_keeping_them_keeps_them(
    page: Page, server: CountingServer, state: str
) -> None:
    answers = some_answers("boundaries", 7)
    page.goto(f"{server.url}/boundaries/")
    answer_by_mouse(page, answers)
    if state == "result":
        see_result(page)
    view = page.locator(f"#{state}")
    view.get_by_role("button", name="Start over").click()
    expect(page.locator("#erase")).to_contain_text("All answers and the result on this page will be gone.")
    page.get_by_role("button", name="Keep them").click()
    expect(page.locator("#erase")).to_be_hidden()
    expect(view.get_by_role("button", name="Start over")).to_be_focused()
    expect(page.locator("input:checked")).to_have_count(len(answers))
    if state == "result":
        assert numbers(page) == expected("boundaries", answers)
    view.get_by_role("button", name="Start over").click()
    page.get_by_role("button", name="Erase and start over").click()
    expect(page.locator("#erase")).to_be_hidden()
    expect(page.locator("#form h2:visible").first).to_be_focused()
    expect(page.locator("input:checked")).to_have_count(0)
    expect(page.locator("#result")).to_be_hidden()
    assert run(page, "document.querySelector('#result').childElementCount") == 0
    expect(page.locator("#progress")).to_have_text("Part 1 of 4. 0 of 12 answered")
    begin(page)
    page.locator("#to-review").click()
    expect(page.locator(".answers .unanswered")).to_have_count(12)


def test_a_question_that_was_not_answered_goes_with_the_view_that_asked_it(page: Page, server: CountingServer) -> None:
    page.goto(f"{server.url}/readiness/")
    answer_by_mouse(page, some_answers("readiness", 8))
    see_result(page)
    page.locator("#result .start-over").click()
    expect(page.locator("#erase")).to_be_focused()
    page.get_by_role("button", name="Change my answers").click()
    expect(page.locator("#form")).to_be_visible()
    expect(page.locator("#erase")).to_be_hidden()
