"""Three people take the three assessments: by mouse, by keyboard alone, on a narrow phone."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.person import (
    ASSESSMENTS,
    answer_by_mouse,
    expected,
    focused,
    numbers,
    run,
    see_result,
    some_answers,
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


@pytest.mark.parametrize("name", ASSESSMENTS)
def test_a_person_with_a_keyboard_alone_gets_from_the_first_item_to_start_over(
    page: Page, server: CountingServer, name: str
) -> None:
    answers = some_answers(name, 3, gaps=0)
    page.goto(f"{server.url}/{name}/")
    page.keyboard.press("Tab")
    expect(focused(page)).to_have_text("Go to the questions")
    page.keyboard.press("Tab")
    expect(focused(page)).to_have_text("Leave now")
    page.keyboard.press("Shift+Tab")
    page.keyboard.press("Enter")
    for key, value in answers.items():
        page.keyboard.press("Tab")
        expect(focused(page)).to_have_attribute("name", key)
        page.keyboard.press("Space")
        position = int(value)
        for _ in range(position):
            page.keyboard.press("ArrowDown")
        expect(page.locator(f'input[name="{key}"]:checked')).to_have_value(value)
    page.keyboard.press("Tab")
    expect(focused(page)).to_have_text("Look over my answers")
    page.keyboard.press("Enter")
    expect(focused(page)).to_have_text("Look over your answers")
    page.get_by_role("button", name="Show my result").focus()
    page.keyboard.press("Enter")
    expect(focused(page)).to_have_text("Your result")
    assert numbers(page) == expected(name, answers)
    page.locator("#start-over").focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("dialog", name="Erase your answers?")).to_be_visible()
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
    assert numbers(page) == expected(name, answers)
    context.close()


def test_every_target_is_at_least_44_pixels_high(page: Page, server: CountingServer) -> None:
    page.goto(f"{server.url}/effort/")
    low = run(
        page,
        "[...document.querySelectorAll('label, button, .bar a')].filter(e => e.checkVisibility()"
        " && e.getBoundingClientRect().height < 44).map(e => e.textContent)",
    )
    assert low == []


def test_the_review_shows_each_answer_and_a_change_is_scored(page: Page, server: CountingServer) -> None:
    answers = some_answers("effort", 5, gaps=0)
    del answers["e1.partner"]
    page.goto(f"{server.url}/effort/")
    answer_by_mouse(page, answers)
    expect(page.locator("#progress")).to_have_text("11 of 12 answered")
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
    assert numbers(page) == expected("effort", answers)
    page.get_by_role("button", name="Change my answers").click()
    expect(page.locator("#result")).to_be_hidden()
    assert run(page, "document.querySelector('#result').childElementCount") == 0
    expect(page.locator("input:checked")).to_have_count(len(answers))


def test_nothing_answered_gives_a_reason_in_every_part_and_no_picture(page: Page, server: CountingServer) -> None:
    page.goto(f"{server.url}/readiness/")
    see_result(page)
    assert {row.score for row in numbers(page)} == {"no score"}
    expect(page.locator("#result svg")).to_have_count(0)
    reason = "There are not enough answers for a score here: it needs at least 2 of its answers. You gave 0 of 3."
    expect(page.locator('.card [data-scale="intention"] .rests')).to_have_text(reason)


def test_a_result_is_not_in_the_document_before_it_is_asked_for(page: Page, server: CountingServer) -> None:
    page.goto(f"{server.url}/boundaries/")
    answer_by_mouse(page, some_answers("boundaries", 6))
    page.locator("#to-review").click()
    assert run(page, "document.querySelectorAll('#result *, main svg, main table').length") == 0


def test_start_over_erases_every_answer_and_keeping_them_keeps_them(page: Page, server: CountingServer) -> None:
    answers = some_answers("boundaries", 7)
    page.goto(f"{server.url}/boundaries/")
    answer_by_mouse(page, answers)
    see_result(page)
    page.locator("#start-over").click()
    page.get_by_role("button", name="Keep them").click()
    assert numbers(page) == expected("boundaries", answers)
    page.locator("#start-over").click()
    page.get_by_role("button", name="Erase and start over").click()
    expect(page.locator("input:checked")).to_have_count(0)
    expect(page.locator("#result")).to_be_hidden()
    expect(page.locator("#progress")).to_have_text("0 of 12 answered")
    page.locator("#to-review").click()
    expect(page.locator(".answers .unanswered")).to_have_count(12)


def test_pictures_show_where_the_score_stands(page: Page, server: CountingServer) -> None:
    page.goto(f"{server.url}/readiness/")
    answers = dict.fromkeys(some_answers("readiness", 1, gaps=0), "4")
    answer_by_mouse(page, answers)
    see_result(page)
    # Two items of three are keyed +, one is reversed: (4 + 4 + 0) / 12 of the width, 320 units.
    mark = page.locator('.card [data-scale="intention"] .mark')
    expect(mark).to_have_attribute("cx", "213")
    fill = page.locator('.card [data-scale="intention"] .fill')
    expect(fill).to_have_attribute("width", "211")


def test_print_prints_the_result_without_the_form_and_the_exit(page: Page, server: CountingServer) -> None:
    page.goto(f"{server.url}/readiness/")
    answer_by_mouse(page, some_answers("readiness", 8))
    see_result(page)
    run(page, "void (window.print = () => { window.printed = true; })")
    page.locator("#print").click()
    assert run(page, "window.printed") is True
    page.emulate_media(media="print")
    expect(page.get_by_role("heading", name="Your result")).to_be_visible()
    for hidden in (".exit", "#form", "#print"):
        expect(page.locator(hidden)).to_be_hidden()
    expect(page.locator("#help")).to_be_visible()
    assert len(page.pdf(format="A4")) > 10_000


def test_a_page_that_the_browser_brings_back_holds_no_answer(page: Page, server: CountingServer) -> None:
    page.goto(f"{server.url}/readiness/")
    answer_by_mouse(page, some_answers("readiness", 9))
    see_result(page)
    run(page, "void dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }))")
    expect(page.locator("input:checked")).to_have_count(0)
    expect(page.locator("#form")).to_be_visible()
    assert run(page, "document.querySelector('#result').childElementCount") == 0


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
