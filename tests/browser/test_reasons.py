"""What stands behind a score or in place of a number: reasons, words, names, a worksheet, pages to read next."""

from __future__ import annotations

import json
import re
from pathlib import Path

from playwright.sync_api import Page, expect

from tests.browser.person import run, see_result, unfold
from tests.browser.test_accessibility import violations
from tests.browser.test_file import choose
from tests.criteria.test_scr import NO, TICK, YES, say, written

ALONE = {"if1": "4", "if2": "3", "if3": "2", "if4": "1", "if5": "0", "if6": "3", "if7": "3", "if8": "3"}
ALONE |= {"if9": "1", "if10": "1"}
MIXED = ALONE | {"if2": "2", "if3": "0", "if4": "0", "if5": "3", "if10": "3"}
SIGNS = {f"td{number}": "3" for number in range(1, 13)} | {"td3": "1", "td6": "1", "td9": "4", "td12": "4"}


def result(page: Page, address: str, sheet: dict[str, str]) -> str:
    """The text of the result of a sheet, whoever skips the safety check."""
    page.goto(address)
    run(page, TICK % json.dumps(sheet))
    see_result(page)
    unfold(page)
    return page.locator("#result").inner_text()


def numbers(text: str) -> list[str]:
    """Numbers in a result, but for how many answers it rests on."""
    return re.findall(r"\d+", re.sub(r"\d+ of \d+|one-to-one", "", text))


def test_a_leaning_has_its_strongest_reasons_with_the_answers_in_words_and_no_number(
    page: Page, tmp_path: Path
) -> None:
    text = result(page, written(tmp_path, "solo"), ALONE)
    assert page.locator("[data-reasons] li").all_inner_texts() == [
        "I need to sort out some things alone before I say them to my partner. Strongly agree",
        "I can speak freely in a joint session. Strongly disagree",
        "I say less than I mean when my partner is in the room. Agree",
    ]
    assert numbers(text) == []
    page.locator("#copy").click()
    copied = page.locator("#result textarea[readonly]").input_value()
    assert "Strongly agree" in copied
    assert numbers(copied) == []


def test_a_leaning_with_the_middle_inside_says_what_each_reason_speaks_for(page: Page, tmp_path: Path) -> None:
    result(page, written(tmp_path, "solo"), MIXED)
    ends = [re.findall("“(.*)”", text) for text in page.locator("[data-reasons] li").all_inner_texts()]
    assert ends == [["one-to-one first"], ["joint sessions"], ["joint sessions"]]


def test_without_reasons_there_is_no_heading_for_them(page: Page, tmp_path: Path) -> None:
    result(page, written(tmp_path, "solo"), {f"if{number}": "2" for number in range(1, 11)})
    assert page.locator("[data-reasons]").count() == 0


def test_a_saved_leaning_is_compared_in_words(page: Page, tmp_path: Path) -> None:
    address = written(tmp_path, "solo")
    result(page, address, ALONE)
    with page.expect_download() as saved:
        page.locator("#result .save").click()
    kept = saved.value.path().read_text(encoding="utf-8")
    page.get_by_role("button", name="Change my answers").click()
    run(page, TICK % json.dumps(MIXED))
    page.get_by_role("button", name="Look over my answers").click()
    page.get_by_role("button", name="Show my result").click()
    choose(page, "#result", kept)
    cells = page.locator("#result .change tbody tr").first.locator("td").all_inner_texts()
    assert cells == ["One-to-one first", "Either could suit", "–"]
    # (The day has numbers.)
    assert numbers(page.locator("#result .change table").inner_text()) == []


def test_signs_that_stand_out_are_named_and_lead_to_their_pages(page: Page, tmp_path: Path) -> None:
    text = result(page, written(tmp_path, "markers"), SIGNS)
    assert page.locator("[data-names] li").all_inner_texts() == [
        "Little effort, as you see it",
        "Growing resentment",
    ]
    assert page.locator('[data-scale="standing"] svg').count() == 0
    assert numbers(text.partition("A page for yourself")[0]) == []
    assert violations(page) == []
    result(page, written(tmp_path, "markers"), {f"td{number}": "2" for number in range(1, 13)})
    assert page.locator("[data-names]").count() == 0


def test_a_worksheet_keeps_what_is_written_until_all_is_erased(page: Page, tmp_path: Path) -> None:
    result(page, written(tmp_path, "markers"), SIGNS)
    field, day = page.locator("#field-look_for"), page.locator("#field-look_again-day")
    assert field.input_value() == day.input_value() == ""
    field.fill("a step that lasts")
    day.fill("3")
    page.get_by_role("button", name="Change my answers").click()
    page.get_by_role("button", name="Look over my answers").click()
    page.get_by_role("button", name="Show my result").click()
    assert (field.input_value(), day.input_value()) == ("a step that lasts", "3")
    page.locator("#result .start-over").click()
    page.locator("#erase-yes").click()
    run(page, TICK % json.dumps(SIGNS))
    see_result(page)
    assert field.input_value() == day.input_value() == ""


def test_a_worksheet_is_copied_never_and_printed_and_saved_only_if_the_person_says_so(
    page: Page, tmp_path: Path
) -> None:
    address = written(tmp_path, "markers")
    result(page, address, SIGNS)
    page.locator("#field-look_for").fill("a step that lasts")
    page.locator("#copy").click()
    assert "What would I need to see" not in page.locator("#result textarea[readonly]").input_value()
    kept = []
    for own in (False, True):
        page.locator("#result .own").set_checked(own)
        with page.expect_download() as saved:
            page.locator("#result .save").click()
        kept.append(json.loads(saved.value.path().read_text(encoding="utf-8")))
    assert "texts" not in kept[0]
    assert kept[1]["texts"] == {"look_for": "a step that lasts"}
    page.emulate_media(media="print")
    expect(page.locator(".worksheet > section")).to_be_hidden()
    page.emulate_media(media="screen")
    page.locator(".printed").check()
    page.emulate_media(media="print")
    expect(page.locator(".worksheet > section")).to_be_visible()
    page.emulate_media(media="screen")
    # Another day it goes on where it was.
    page.goto(address)
    page.locator("#before summary").filter(has_text="Go on from a saved file").click()
    choose(page, "#before", kept[1])
    page.get_by_role("button", name="Show my result").click()
    page.locator("#safety-skip").click()
    assert page.locator("#field-look_for").input_value() == "a step that lasts"


def test_a_flag_puts_its_text_in_place_of_the_worksheet_and_no_print_holds_it(page: Page, tmp_path: Path) -> None:
    page.goto(written(tmp_path, "markers"))
    run(page, TICK % json.dumps(SIGNS))
    page.get_by_role("button", name="Begin").click()
    page.locator("#all").click()
    page.get_by_role("button", name="Look over my answers").click()
    page.get_by_role("button", name="Show my result").click()
    say(page, (NO, YES, NO, NO, NO, NO, NO, NO))
    page.get_by_role("button", name="Go on to my results").click()
    assert page.locator(".worksheet :is(input, textarea)").count() == 0
    instead = page.locator(".worksheet .card")
    expect(instead).to_contain_text("Talk with a specialist service first")
    page.emulate_media(media="print")
    expect(instead).to_be_hidden()
