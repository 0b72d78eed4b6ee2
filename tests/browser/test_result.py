"""What the result says of the answers: texts, pictures, the line nearby, notes, reasons; on the screen and in print."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser.person import (
    ASSESSMENTS,
    answer_at_once,
    compiled,
    expected,
    expected_words,
    numbers,
    run,
    see_result,
    some_answers,
    words_of,
)
from tests.browser.server import CountingServer


def take(page: Page, server: CountingServer, name: str, answers: dict[str, str]) -> None:
    page.goto(f"{server.url}/{name}/")
    answer_at_once(page, answers)
    see_result(page)


@pytest.mark.parametrize("name", ASSESSMENTS)
@pytest.mark.parametrize("seed", [41, 42, 43])
def test_each_part_says_the_text_of_its_band_and_no_other(
    page: Page, server: CountingServer, name: str, seed: int
) -> None:
    answers = some_answers(name, seed, gaps=0.1 if seed < 43 else 0.7)
    take(page, server, name, answers)
    words = words_of(page, name)
    assert words == expected_words(name, answers)
    assert any(words.values()) or seed == 43


def test_a_result_is_not_in_the_document_before_it_is_asked_for(page: Page, server: CountingServer) -> None:
    page.goto(f"{server.url}/boundaries/")
    answer_at_once(page, some_answers("boundaries", 6))
    page.locator("#to-review").click()
    assert run(page, "document.querySelectorAll('#result *, main svg, main table').length") == 0


def test_a_score_near_a_line_says_so(page: Page, server: CountingServer) -> None:
    # (4 + 4 + 0) / 12 of 100, which is 66.7, and then (2 + 4 + 1) / 12, which is 58.3; the line stands at 60.
    page.goto(f"{server.url}/boundaries/")
    answer_at_once(page, {"bo1": "4", "bo2": "4", "bo3": "4"})
    see_result(page)
    near = page.locator('.card [data-scale="said"] .near')
    expect(near).to_have_text("")
    page.get_by_role("button", name="Change my answers").click()
    answer_at_once(page, {"bo1": "2", "bo2": "4", "bo3": "3"})
    see_result(page)
    expect(near).to_have_text("close to the line with “Higher”")
    expect(page.locator('.card [data-scale="said"] .rests')).to_have_text("From 3 of 3 answers.")


@pytest.mark.parametrize(
    ("answers", "notes"),
    [
        ({"bo7": "2", "bo8": "2"}, 0),
        ({"bo7": "3", "bo8": "0"}, 1),
        ({"bo7": "0", "bo8": "3"}, 1),
        ({"bo7": "4", "bo8": "4"}, 1),
        ({"bo7": "skipped"}, 0),
        ({}, 0),
    ],
)
def test_the_note_on_hurtful_acts_stands_first_and_only_where_an_answer_calls_for_it(
    page: Page, server: CountingServer, answers: dict[str, str], notes: int
) -> None:
    take(page, server, "boundaries", answers)
    note = page.locator("#result .notes > .note")
    expect(note).to_have_count(notes)
    if notes:
        expect(note.get_by_role("link", name="Get help now")).to_have_attribute("href", "#help")
        box, card = note.bounding_box(), page.locator("#result .card").first.bounding_box()
        assert box is not None
        assert card is not None
        assert box["y"] < card["y"]


def test_nothing_answered_gives_a_reason_in_every_part_and_no_picture(page: Page, server: CountingServer) -> None:
    page.goto(f"{server.url}/readiness/")
    see_result(page)
    assert {(row.score, row.band) for row in numbers(page)} == {("no score", "")}
    expect(page.locator("#result svg")).to_have_count(0)
    # Said once for all.
    reason = "No part has a score: too few answers can be counted. You can go back and answer more, or leave it so."
    expect(page.locator("#result .notes")).to_have_text(reason)
    expect(page.locator("#result").get_by_text("score here")).to_have_count(0)
    # No axis without a picture.
    expect(page.locator("#result .ends")).to_have_count(0)
    assert set(map(tuple, words_of(page, "readiness").values())) == {()}


def test_pictures_show_where_the_score_stands(page: Page, server: CountingServer) -> None:
    answers = dict.fromkeys(some_answers("readiness", 1, gaps=0), "4")
    take(page, server, "readiness", answers)
    # Two items of three are keyed +, one is reversed: (4 + 4 + 0) / 12 of the width, 320 units.
    mark = page.locator('.card [data-scale="intention"] .mark')
    expect(mark).to_have_attribute("cx", "213")
    fill = page.locator('.card [data-scale="intention"] .fill')
    expect(fill).to_have_attribute("width", "211")


def test_the_picture_of_a_balance_grows_from_its_middle(page: Page, server: CountingServer) -> None:
    keys = some_answers("effort", 1, gaps=0)
    take(page, server, "effort", {key: "1" if key == "e0" else "4" if key.endswith(".me") else "3" for key in keys})
    # 8 items are keyed +, 4 are reversed: (8 − 4) / 12 × 25 is 8 1/3 of −100 … 100, drawn from the middle of 320 units.
    fill = page.locator('.card [data-scale="balance"] .fill')
    expect(fill).to_have_attribute("x", "160")
    expect(fill).to_have_attribute("width", "13")
    expect(page.locator('.card [data-scale="balance"] .mark')).to_have_attribute("cx", "173")


def test_print_prints_the_whole_result_without_the_form_the_exit_and_what_is_for_the_screen(
    page: Page, server: CountingServer
) -> None:
    take(page, server, "readiness", some_answers("readiness", 8))
    run(page, "void (window.print = () => { window.printed = true; })")
    page.locator("#print").click()
    assert run(page, "window.printed") is True
    page.emulate_media(media="print")
    expect(page.get_by_role("heading", name="Your result")).to_be_visible()
    shown = "[...document.querySelectorAll('button, input, textarea, select, .exit, #form, #how')]"
    assert run(page, f"{shown}.filter((one) => one.checkVisibility()).length") == 0
    assert "(new tab)" not in page.locator("#result").inner_text()
    expect(page.locator("#help")).to_be_visible()
    # What is folded on the screen is on paper.
    for folded in page.locator("#result .card details:not([open]) .rests").all():
        expect(folded).to_be_visible()
    expect(page.locator("#result table").first).to_be_visible()


@pytest.mark.parametrize("paper", ["A4", "Letter"])
@pytest.mark.parametrize(("name", "sheets"), [("readiness", 5), ("effort", 8)])
def test_a_printed_result_is_few_sheets_of_the_size_that_the_printer_has(
    page: Page, server: CountingServer, name: str, sheets: int, paper: str
) -> None:
    take(page, server, name, some_answers(name, 8, gaps=0))
    printed = page.pdf(format=paper)
    assert 2 <= len(re.findall(rb"/Type /Page\b", printed)) <= sheets
    width = {"A4": 595, "Letter": 612}[paper]
    boxes = {float(width) for width in re.findall(rb"/MediaBox \[0 0 ([\d.]+)", printed)}
    assert {round(box) for box in boxes} <= {width, width - 1, width + 1}


@pytest.mark.parametrize("name", ["readiness", "boundaries"])
def test_one_answer_to_everything_brings_a_gentle_note_and_changes_no_score(
    page: Page, server: CountingServer, name: str
) -> None:
    answers = dict.fromkeys(compiled(name)[1].answers, "3")
    take(page, server, name, answers)
    expect(page.locator("#result .notes")).to_contain_text(
        "You gave the same answer throughout. The result may not say much."
    )
    assert numbers(page) == expected(name, answers)


def copied(page: Page) -> str:
    """What stands on the clipboard after the button is pressed."""
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.locator("#copy").click()
    expect(page.locator("#copied")).to_have_text(
        "Copied. It can be read on this device until something else is copied."
    )
    text = run(page, "navigator.clipboard.readText()")
    assert isinstance(text, str)
    return text


def test_a_copied_result_is_its_titles_scores_bands_and_words_as_plain_text(page: Page, server: CountingServer) -> None:
    answers = some_answers("readiness", 8)
    take(page, server, "readiness", answers)
    folded = page.locator("#result details:not([open])").count()
    text = copied(page)
    assert text.startswith("Readiness\n\nYour result\n\nThis is a private reflection, not a diagnosis,")
    for row in expected("readiness", answers):
        assert f"{row.title}\t{row.score}\t0 to 100\t{row.band}\t{row.answers}" in text
    for lines in expected_words("readiness", answers).values():
        for line in lines:
            assert line in text
    # Neither buttons nor what the pictures say of themselves.
    for gone in ("Print", "less ready", "Start over", "new tab)\n"):
        assert gone not in text
    assert page.locator("#result details:not([open])").count() == folded
    expect(page.locator("#result textarea")).to_be_hidden()


def test_where_a_browser_does_not_let_the_page_copy_the_text_is_selected(page: Page, server: CountingServer) -> None:
    take(page, server, "effort", some_answers("effort", 8))
    run(page, "void (navigator.clipboard.writeText = () => Promise.reject(new Error('no')))")
    page.locator("#copy").click()
    expect(page.locator("#copied")).to_contain_text("The text is selected: copy it from here.")
    area = page.get_by_role("textbox", name="Your result as text")
    expect(area).to_be_focused()
    assert run(page, "getSelection().toString()") == area.input_value()
    assert area.input_value().startswith("Effort\n\nYour result")


@pytest.mark.parametrize("side", ["me", "partner"])
def test_a_beam_tilts_to_the_side_with_more_and_carries_what_each_side_has(
    page: Page, server: CountingServer, side: str
) -> None:
    # All of one side, nothing of the other; e3, e6, e9 and e12 are turned round.
    answers = some_answers("effort", 1, gaps=0)
    turned = ("e3.", "e6.", "e9.", "e12.")
    answers |= {key: "04"[key.endswith(side) != key.startswith(turned)] for key in answers if key != "e0"}
    take(page, server, "effort", answers)
    place = page.locator('.glance [data-scale="balance"]')
    expect(place.locator(".beam g")).to_have_attribute("transform", f"rotate({12.0 if side == 'me' else -12.0} 160 66)")
    heights = [block.get_attribute("height") for block in place.locator(".beam [data-side]").all()]
    assert heights == (["2", "55"] if side == "me" else ["55", "2"])
    words = ["Your partner's effort, as you see it 0", "Your effort 100"]
    if side == "partner":
        words = ["Your partner's effort, as you see it 100", "Your effort 0"]
    expect(place.locator(".sides span")).to_have_text(words)
    expect(page.locator("#result svg:not([aria-hidden=true])")).to_have_count(0)


def test_a_balance_that_cannot_be_told_has_no_beam_and_says_what_is_lacking_in_which_part(
    page: Page, server: CountingServer
) -> None:
    # One answer is open in three of the four parts of one's own effort, each of which has a score all the same.
    answers = {key: "1" if key == "e0" else "3" for key in some_answers("effort", 1, gaps=0)}
    for key in ("e1.me", "e4.me", "e10.me"):
        del answers[key]
    take(page, server, "effort", answers)
    expect(page.locator(".beam, .sides")).to_have_count(0)
    lacking = "9 of 12 answers can be counted, and it needs 10."
    expect(page.locator('.glance [data-scale="balance"] .near')).to_have_text(
        f"There is no score here: in “Your effort”, {lacking}"
    )
    expect(page.locator('.card [data-scale="own"] .rests')).to_have_text(f"There is no score here: {lacking}")
    assert {row.title for row in numbers(page) if row.score == "no score"} == {
        "Balance overall, as you see it",
        "Your effort",
        # (It counts an answer only if the other half of its pair is there.)
        "Your partner's effort, as you see it",
        "Level of you both, as you see it",
    }
    # Nothing answered is said once.
    page.get_by_role("button", name="Delete everything now").click()
    see_result(page)
    expect(page.locator("#result .notes")).to_contain_text("No part has a score: too few answers can be counted.")
    expect(page.locator("#result").get_by_text("score here")).to_have_count(0)


def test_the_names_of_all_bands_stand_under_a_picture_with_the_one_of_the_score_marked(
    page: Page, server: CountingServer
) -> None:
    take(page, server, "boundaries", {"bo1": "4", "bo2": "4", "bo3": "0"})
    card = page.locator('.card [data-scale="said"]')
    expect(card.locator(".bands li")).to_have_text(["Lower", "Mixed", "Higher"])
    expect(card.locator(".bands [aria-current=true]")).to_have_text(["Higher"])
    # From 60 to 100 of 100, on 320 units.
    expect(card.locator(".here")).to_have_attribute("x", "192")
    expect(card.locator(".here")).to_have_attribute("width", "128")
