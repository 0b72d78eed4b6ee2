"""A person takes an assessment with every optional part, in each way; the page says what the Python engine says."""

from __future__ import annotations

import random
import re
import subprocess
from collections.abc import Iterator
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from quietform.batch.engines import find_node
from quietform.renderer import render
from quietform.scoring.exact import show
from quietform.scoring.plan import Plan
from quietform.scoring.sheet import Sheet
from quietform.site import Site
from tests.browser.person import ROOT, focused, press, run, tab_to, unfold
from tests.browser.server import CountingServer
from tests.browser.test_accessibility import CUT_OFF, violations
from tests.browser.wide import SLEEP, answer, ask_for_result, look_over, scored, wide, written

ASSESSMENT, COMPILED = wide(SLEEP)
WHEEL, FEAR = (
    "Please do not drive until a doctor has looked at this with you.",
    "Being afraid at home is not your fault.",
)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "sleep").mkdir()
    (tmp_path / "sleep" / "index.html").write_text(render("sleep", ASSESSMENT, COMPILED, Site()), encoding="utf-8")
    return tmp_path


@pytest.fixture
def server(folder: Path) -> Iterator[CountingServer]:
    with CountingServer(folder) as running:
        yield running


def shown_keys(answers: dict[str, str]) -> list[str]:
    sheet = Sheet(Plan(COMPILED.program), answers)
    return [key for key in COMPILED.answers if sheet.shown([key])]


def some_answers(seed: int, **fixed: str) -> dict[str, str]:
    """Answers in the order of the page to all that is asked when its turn comes; a few are left open."""
    dice = random.Random(seed)
    answers: dict[str, str] = {}
    for key, one in COMPILED.answers.items():
        if key in shown_keys(answers) and dice.random() > 0.1:
            answers[key] = fixed.get(key) or str(dice.choice(one.values))
    return answers


def withheld(flags: list[str]) -> set[str]:
    return {tag for flag in ASSESSMENT.flags if flag.id in flags for tag in flag.withholds}


def table(page: Page) -> list[list[str]]:
    """The rows of scores in the table of all numbers."""
    unfold(page)
    rows = page.locator("#result tbody tr[data-scale]").all()
    return [[cell.inner_text() for cell in row.locator("th, td").all()] for row in rows]


def expected_table(found: dict[str, Any]) -> list[list[str]]:
    rows = []
    for id, scale in ASSESSMENT.scales.items():
        result = found["scales"][id]
        label = next((band.label for band in scale.bands or [] if band.id == result["band"]), "")
        score = "no score"
        if result["score"] is not None:
            score = show(Fraction(result["score"]), 0, [Fraction(50)])
        answered, shown = result["rests"]
        rows.append([scale.title, score, "0 to 100", label, f"{answered} of {shown}"])
    return rows


def expected_text(found: dict[str, Any], id: str) -> str:
    """The first line of the band's text, unless a flag withholds it."""
    for band in ASSESSMENT.scales[id].bands or []:
        if band.id == found["scales"][id]["band"] and not withheld(found["flags"]) & set(band.advises):
            return band.shows or ""
    return ""


@pytest.mark.parametrize("seed", range(12))
def test_a_result_is_that_of_the_python_engine_whatever_is_asked_flagged_and_withheld(
    page: Page, server: CountingServer, seed: int
) -> None:
    answers = some_answers(seed, drive="0")
    found = scored(answers, SLEEP)
    page.goto(f"{server.url}/sleep/")
    answer(page, answers)
    items = {re.sub(r"\..*", "", key) for key in shown_keys(answers)}
    assert {item.get_attribute("id") for item in page.locator(".item:visible").all()} == {f"item-{id}" for id in items}
    look_over(page)
    expect(page.locator(".answers li")).to_have_count(len(items))
    ask_for_result(page)
    if found["flags"]:
        assert page.locator("#result *").count() == 0
        page.locator("#go-on").click()
    assert table(page) == expected_table(found)
    for id in ASSESSMENT.scales:
        assert page.locator(f'article [data-scale="{id}"] .texts').inner_text().startswith(expected_text(found, id))
    links = [link.inner_text() for link in page.locator("#result .next a").all()]
    assert links == ["A quiet evening (new tab)"][:1] if found["flags"] else len(links) == 2
    assert FEAR not in page.locator("body").inner_text()
    assert server.requests == ["GET /sleep/"]


def test_help_of_every_raised_flag_comes_first_and_a_replaced_result_holds_no_number(
    page: Page, server: CountingServer
) -> None:
    page.goto(f"{server.url}/sleep/")
    answer(page, {**some_answers(1), "fear": "1", "drive": "1"})
    look_over(page)
    ask_for_result(page)
    expect(page.locator("#pages .texts")).to_contain_text(FEAR)
    # What stands in place of the result is said once: there.
    assert WHEEL not in page.locator("#pages .texts").inner_text()
    page.locator("#go-on").click()
    expect(page.locator("#result .note")).to_have_text([WHEEL])
    assert page.locator("#result :is(.score, table, svg, .next, article)").count() == 0
    page.emulate_media(media="print")
    expect(page.get_by_text(FEAR)).to_be_hidden()
    assert violations(page) == []


def test_a_keyboard_alone_leads_through_items_that_come_and_past_the_help(page: Page, server: CountingServer) -> None:
    page.goto(f"{server.url}/sleep/")
    for button in ("#begin", "#all"):
        tab_to(page, button)
        page.keyboard.press("Enter")
    tab_to(page, '[name="shared"]')
    page.keyboard.press("ArrowDown")
    expect(page.locator("#item-snore")).to_be_visible()
    assert focused(page).get_attribute("name") == "shared"
    assert focused(page).get_attribute("value") == "1"
    page.keyboard.press("ArrowUp")
    expect(page.locator("#item-snore")).to_be_hidden()
    assert focused(page).get_attribute("name") == "shared"
    tab_to(page, '[name="wake"]')
    for _ in range(3):
        page.keyboard.press("ArrowDown")
    expect(focused(page)).to_have_attribute("value", "3")
    # What came is the next stop.
    press(page, "Tab")
    expect(focused(page)).to_have_attribute("name", "mind")
    tab_to(page, '[name="fear"]')
    page.keyboard.press("ArrowDown")
    tab_to(page, "#to-review")
    page.keyboard.press("Enter")
    tab_to(page, "#to-result")
    page.keyboard.press("Enter")
    expect(focused(page)).to_have_text("Before you go on")
    press(page, "Tab")
    expect(focused(page)).to_have_text("Get help now")
    tab_to(page, "#go-on")
    page.keyboard.press("Enter")
    expect(focused(page)).to_have_text("Your result")
    tab_to(page, "section.card summary")
    page.keyboard.press("Enter")
    tab_to(page, ".scroll")
    tab_to(page, "#print")


def test_a_change_after_the_look_over_asks_what_now_applies_and_leads_back_to_its_row(
    page: Page, server: CountingServer
) -> None:
    page.goto(f"{server.url}/sleep/")
    answer(page, {"shared": 0, "wake": 0})
    look_over(page)
    expect(page.locator(".answers li")).to_have_count(10)
    page.get_by_role("button", name="Change: I woke up and lay awake.").click()
    answer(page, {"wake": 4})
    look_over(page)
    expect(focused(page)).to_have_attribute("aria-label", "Change: I woke up and lay awake.")
    expect(page.locator(".answers li")).to_have_count(11)
    expect(page.locator("#left")).to_contain_text("9 left open.")


def test_a_printed_result_holds_what_the_page_shows_with_the_details_of_its_comparisons(
    page: Page, server: CountingServer
) -> None:
    page.goto(f"{server.url}/sleep/")
    answer(page, some_answers(2, fear="1", drive="0", fall="1", wake="2", fresh="1", nod="3"))
    look_over(page)
    ask_for_result(page)
    page.locator("#go-on").click()
    page.emulate_media(media="print")
    expect(page.locator(".stands-out")).to_be_visible()
    expect(page.locator("#result .compared").first).to_be_visible()
    expect(page.get_by_text("Source: Made up for this test.").first).to_be_visible()
    expect(page.locator("#form")).to_be_hidden()
    text = page.locator("main").inner_text()
    for gone in (FEAR, "Say openly at home", "Talking about sleep", "Stop and rest"):
        assert gone not in text
    assert len(page.pdf(format="A4")) > 10_000


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [320, 1280])
def test_no_state_is_cut_off_too_small_or_hard_to_use(
    browser: Browser, tmp_path: Path, width: int, scheme: Any
) -> None:
    context = browser.new_context(viewport={"width": width, "height": 640}, color_scheme=scheme)
    page = context.new_page()
    for state in states(page, written(tmp_path, SLEEP)):
        assert run(page, "document.documentElement.scrollWidth") == width, state
        assert run(page, CUT_OFF) == [], state
        targets = "[...document.querySelectorAll('label, button, .button, .bar a')].filter(e => e.checkVisibility())"
        assert run(page, f"{targets}.filter(e => e.getBoundingClientRect().height < 44).length") == 0, state
        expect(page.locator(".bar .exit")).to_be_in_viewport(ratio=1)
        assert violations(page) == [], state
    context.close()


def states(page: Page, url: str) -> Iterator[str]:
    page.goto(url)
    yield "form, nothing answered"
    answer(page, {"age": 2, "shared": 1, "fall": 3, "wake": 2, "mind": 3, "up": 0, "fresh": 3, "nod": 1, "calm": 2})
    answer(page, {"screen": 3, "snore.me": 1, "late.partner": 2, "fear": 1})
    yield "form"
    look_over(page)
    yield "review"
    ask_for_result(page)
    yield "help"
    page.locator("#go-on").click()
    page.locator("#result summary").first.click()
    yield "result"


def test_without_script_every_item_can_be_filled_in_and_says_when_it_applies(
    browser: Browser, server: CountingServer
) -> None:
    context = browser.new_context(java_script_enabled=False, viewport={"width": 390, "height": 844})
    page = context.new_page()
    page.goto(f"{server.url}/sleep/")
    expect(page.locator(".item:visible")).to_have_count(14)
    told = [item.get_attribute("id") for item in page.locator(".item:has(.only)").all()]
    assert told == ["item-mind", "item-up", "item-snore", "item-late"]
    page.locator('label:has(input[name="up"][value="2"])').click()
    expect(page.locator('input[name="up"][value="2"]')).to_be_checked()
    for never in ("#pages", "#review", "#result", "#to-review"):
        expect(page.locator(never)).to_be_hidden()
    context.close()


def test_the_document_is_valid(folder: Path) -> None:
    tool = ROOT / "node_modules" / "html-validate" / "bin" / "html-validate.mjs"
    command = [find_node(), str(tool), "--config", str(ROOT / ".htmlvalidate.mjs"), "index.html"]
    done = subprocess.run(command, cwd=folder / "sleep", capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout
