"""A bundle in a browser: all its parts in one page, one look over the answers, one safety step, one result."""

from __future__ import annotations

from playwright.sync_api import Page, expect

from tests.browser.person import answer_by_mouse, expected, numbers, see_result, some_answers
from tests.browser.server import CountingServer


def test_a_bundle_is_taken_in_one_go_with_one_safety_step_and_results_by_part(
    page: Page, server: CountingServer
) -> None:
    page.goto(f"{server.url}/gap/")
    page.locator("#begin").click()
    expect(page.locator("#form h2:visible")).to_have_text(["Readiness: What you want"])
    expect(page.locator("#progress")).to_have_text("Part 1 of 10. 0 of 27 answered")
    answers = some_answers("gap", 3, gaps=0)
    answer_by_mouse(page, answers)
    assert page.locator("form#safety").count() == 1
    see_result(page)
    assert [heading.inner_text() for heading in page.locator("#result > h2").all()] == [
        "Your result",
        "Taken together",
        "Readiness",
        "Signs you see",
    ]
    assert numbers(page) == expected("gap", answers)
    # What stands open at first is what the bundle says across its parts; it says so of the view from outside.
    expect(page.locator("#result")).to_contain_text("A person can be willing and not show it")
    # An answer is changed where it was given, and the result follows; the safety step is not asked again.
    page.locator("#result .to-form").first.click()
    answer_by_mouse(page, {"signs.rp1": "4"})
    page.get_by_role("button", name="Look over my answers").click()
    page.get_by_role("button", name="Show my result").click()
    expect(page.locator("#safety")).to_be_hidden()
    assert numbers(page) == expected("gap", answers | {"signs.rp1": "4"})
    assert server.requests == ["GET /gap/"]
