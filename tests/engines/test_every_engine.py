"""The same test in every engine people use: from what is read first to the exit, by pointer and by keys."""

from __future__ import annotations

import pytest

from tests.browser.person import ASSESSMENTS, expected, some_answers
from tests.engines.conftest import World
from tests.engines.tab import Tab, until
from tests.engines.taking import (
    answer_all,
    by_pointer,
    checked,
    look_over,
    numbers,
    to_result,
    values_of,
    view,
    wait_for_view,
)

# An answer to the safety check, and the pages of help that it brings.
HARM = {"sg1": "2", "sg7": "1"}
PAGES = ["You matter", "You deserve to be safe"]


@pytest.mark.parametrize("name", ASSESSMENTS)
def test_a_person_takes_an_assessment(tab: Tab, world: World, name: str) -> None:
    answers = some_answers(name, 31)
    tab.open(f"{world.url}/{name}/")
    entries = tab.run("history.length")
    assert view(tab) == "before"
    tab.tab_to("#begin")
    tab.press("Enter")
    wait_for_view(tab, "form")
    answer_all(tab, answers)
    assert checked(tab) == answers

    # Back and forward take nothing away.
    if tab.shows("#next, #parts"):
        for button in ("One part at a time", "Next", "Back", "All on one page"):
            tab.button(button)
            assert tab.focused("#form h2"), tab.focus()
    assert checked(tab) == answers

    # One answer is changed in the review; the focus comes back to its place.
    look_over(tab)
    assert tab.count("#result > *") == 0
    tab.click("#review li button")
    wait_for_view(tab, "form")
    key = str(tab.run("document.activeElement.name"))
    other = next(other for other in values_of(tab, key) if other.isdigit() and other != answers.get(key))
    by_pointer(tab, key, other)
    look_over(tab)
    assert tab.focused("#review li button"), tab.focus()

    # Where the safety check stands before the result, its help comes first.
    assert to_result(tab, safety=HARM) == (PAGES if tab.count("#safety") else [])
    assert numbers(tab) == expected(name, answers | {key: other})
    assert tab.shows("#result #print")
    assert tab.shows("#result #copy")
    assert tab.count("#result svg") > 0

    # Start over asks once and leaves nothing.
    tab.button("Start over")
    tab.button("Erase and start over")
    assert until(lambda: checked(tab) == {})
    assert checked(tab, "#safety") == {}
    assert tab.count("#result > *") == tab.count("#review li") == 0

    # All of it was one document and one entry in the history.
    assert tab.run("[history.length, location.hash]") == [entries, ""]
    assert world.server.requests == [f"GET /{name}/"]
    assert world.elsewhere.requests == []


def test_it_works_from_a_file(tab: Tab, world: World) -> None:
    answers = some_answers("effort", 32)
    tab.open((world.site / "effort" / "index.html").as_uri())
    tab.button("Begin")
    answer_all(tab, answers)
    look_over(tab)
    to_result(tab)
    assert numbers(tab) == expected("effort", answers)
    assert world.server.requests == []


def test_the_safety_check_alone_is_taken_to_its_end(tab: Tab, world: World) -> None:
    tab.open(f"{world.url}/safety/")
    tab.button("Begin")
    answer_all(tab, HARM)
    look_over(tab)
    assert to_result(tab, "Go on") == PAGES
    assert tab.texts("#result h2") == ["Thank you for taking the time"]
    assert not tab.shows("#trouble")


def at_the_result(tab: Tab, world: World) -> None:
    """Some page of the site, then an assessment up to its result."""
    tab.open(f"{world.url}/privacy/")
    tab.open(f"{world.url}/readiness/")
    tab.button("Begin")
    answer_all(tab, some_answers("readiness", 33))
    look_over(tab)
    to_result(tab)
    assert tab.messages() == []


def test_the_exit_link_leaves_nothing_to_come_back_to(tab: Tab, world: World) -> None:
    at_the_result(tab, world)
    tab.link("Leave now")
    assert until(lambda: tab.url == f"{world.elsewhere.url}/weather.html")
    # Nothing goes along in the address. (A browser may have kept the page from an earlier visit.)
    assert set(world.elsewhere.requests) <= {"GET /weather.html"}
    tab.back()
    # The assessment is not in the list of pages to go back to.
    assert until(lambda: tab.url == f"{world.url}/privacy/")


def test_shift_three_times_leaves_from_within_an_item(tab: Tab, world: World) -> None:
    tab.open(f"{world.url}/privacy/")
    tab.open(f"{world.url}/readiness/")
    tab.button("Begin")
    answer_all(tab, some_answers("readiness", 34))
    assert tab.focused("#form input"), tab.focus()
    # With a letter it is no wish to leave.
    tab.press("Shift+a", "Shift+a", "Shift+a")
    assert view(tab) == "form"
    tab.press("Shift", "Shift", "Shift")
    assert until(lambda: tab.url == f"{world.elsewhere.url}/weather.html")
    # Nothing goes along in the address. (A browser may have kept the page from an earlier visit.)
    assert set(world.elsewhere.requests) <= {"GET /weather.html"}
    tab.back()
    assert until(lambda: tab.url == f"{world.url}/privacy/")


def test_a_page_that_was_left_and_is_come_back_to_holds_no_answer(tab: Tab, world: World) -> None:
    at_the_result(tab, world)
    tab.open(f"{world.url}/privacy/")
    tab.back()
    assert until(lambda: tab.url == f"{world.url}/readiness/")
    assert until(lambda: view(tab) == "before")
    assert checked(tab) == {}
    assert tab.count("#result > *") == tab.count("#review li") == 0
    assert not any("favicon" in request for request in world.server.requests)


def test_a_reload_holds_no_answer(tab: Tab, world: World) -> None:
    at_the_result(tab, world)
    tab.reload()
    assert view(tab) == "before"
    assert checked(tab) == {}
