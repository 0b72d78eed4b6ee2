"""Every item type by its own examples: markup, axe, keys, what is answered and what cannot be, without script too."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from quietform.blocks import MINIFIED, read_file
from quietform.gallery import gallery
from quietform.items import TYPES
from quietform.loading import load
from quietform.model import Section
from quietform.renderer import render
from quietform.site import Site
from tests.browser.person import ROOT, begin, run
from tests.browser.test_accessibility import violations

ASSESSMENT, COMPILED = load(gallery().encode(), "gallery.yaml").sound()
SECTIONS: dict[str, Section] = {section.type: section for section in ASSESSMENT.sections}
# What the form then gives, read as the page reads it.
SHORT = json.loads(read_file(MINIFIED))["names"]
RESPONSES = f"JSON.stringify({SHORT['readResponses']}(document.querySelector('#form')))"

# What is pressed or written into, and less high than a finger wants.
SMALL = """[...document.querySelectorAll("#form :is(label, select, textarea, [type=text], [type=range])")]
  .filter((one) => one.checkVisibility() && one.getBoundingClientRect().height < 44).map((one) => one.outerHTML)"""
# Whether the field that has the focus, or the label around it, is seen to have it.
OUTLINED = """((focus) => [focus, focus.closest("label") ?? focus]
  .some((one) => getComputedStyle(one).outlineStyle !== "none"))(document.activeElement)"""
# Which entry of its ranking has the focus, from 1.
PLACE = (
    """[...document.activeElement.closest(".item").querySelectorAll("select")].indexOf(document.activeElement) + 1"""
)
# Where the first answers of the rows of the grid stand.
COLUMNS = """[...document.querySelectorAll("#item-chores .options label:first-of-type")]
  .map((one) => Math.round(one.getBoundingClientRect().x))"""


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> str:
    """The gallery page, built."""
    path = tmp_path_factory.mktemp("gallery") / "gallery.html"
    path.write_text(render("gallery", ASSESSMENT, COMPILED, Site()), encoding="utf-8")
    return path.as_uri()


@pytest.fixture
def opened(page: Page, address: str) -> Page:
    page.goto(address)
    begin(page)
    return page


def section(page: Page, kind: str) -> Any:
    return page.locator("#form > section").nth(list(TYPES).index(kind))


def responses(page: Page) -> dict[str, str]:
    found: dict[str, str] = json.loads(run(page, RESPONSES))
    return found


def lines(page: Page) -> dict[str, str]:
    """The review: what stands beside each stem."""
    entries = page.locator(".answers > li").all()
    return {entry.locator("> p").inner_text(): entry.locator("> div").inner_text() for entry in entries}


def test_the_markup_of_every_example_is_valid(tmp_path: Path) -> None:
    (tmp_path / "page.html").write_text(render("gallery", ASSESSMENT, COMPILED, Site()), encoding="utf-8")
    check = ROOT / "node_modules" / "html-validate" / "bin" / "html-validate.mjs"
    command = [ROOT / ".venv/bin/node", check, "--config", ROOT / ".htmlvalidate.mjs", tmp_path / "*.html"]
    done = subprocess.run([*map(str, command)], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [320, 1024])
def test_every_example_has_no_violation(browser: Browser, address: str, scheme: Any, width: int) -> None:
    context = browser.new_context(color_scheme=scheme, viewport={"width": width, "height": 800})
    page = context.new_page()
    page.goto(address)
    begin(page)
    assert violations(page) == []
    # Nothing hangs over the edge, and what is pressed is large enough.
    assert run(page, "document.documentElement.scrollWidth") <= width
    assert run(page, SMALL) == []
    wrong(page)
    assert violations(page) == []
    context.close()


def wrong(page: Page) -> None:
    """Answers that cannot be, in every way there is."""
    for name, text in {"hours": "7.3", "cups": "-1", "outside": "cold", "rested": "101", "mood": "5"}.items():
        page.locator(f"#field-{name}").fill(text)
    for entry, place in {"garden": "2", "kitchen": "2", "away": "1"}.items():
        page.locator(f"#field-order-{entry}").select_option(place)
    for part, text in {"day": "31", "month": "2", "year": "2026"}.items():
        page.locator(f"#field-day-{part}").fill(text)
    page.locator("#to-review").click()


def answer_by_key(page: Page) -> None:
    """Answer what has the focus as its kind wants it."""
    kind = run(page, "document.activeElement.type")
    if kind in ("radio", "checkbox"):
        page.keyboard.press("Space")
    elif kind == "select-one":
        page.keyboard.type(str(run(page, PLACE)))
    elif kind == "range":
        page.keyboard.press("ArrowRight")
    else:
        page.keyboard.press("Control+a")
        page.keyboard.type("1")


@pytest.mark.parametrize("kind", TYPES)
def test_every_example_is_answered_by_keys_alone(opened: Page, kind: str) -> None:
    section(opened, kind).locator("h2").focus()
    opened.keyboard.press("Tab")
    while section(opened, kind).locator(":focus").count():
        assert run(opened, OUTLINED)
        answer_by_key(opened)
        opened.keyboard.press("Tab")
    asked = [item for item in SECTIONS[kind].items if item.show_when is None]
    assert set(responses(opened)) == {key for item in asked for key in TYPES[kind].keys(item)}
    opened.locator("#to-review").click()
    found = lines(opened)
    assert all("no answer" not in found[item.stem] for item in asked)


def test_a11y_02_each_item_has_a_group_with_its_name_and_every_field_a_name(opened: Page) -> None:
    for section in ASSESSMENT.sections:
        for item in section.items:
            if item.show_when is None:
                expect(opened.get_by_role("group", name=item.stem, exact=False).first).to_be_visible()
    names = {
        "checkbox": ("A warm bath", "None of these"),
        "textbox": (
            "From 0 to 24, in steps of 0.5 hours",
            "From 0 to 100",
            "Day",
            "In your own words. This is for you alone and is not scored.",
        ),
        "slider": ("How rested do you feel?",),
        "combobox": ("In the garden",),
        "radio": ("Sometimes",),
    }
    for role, labels in names.items():
        for label in labels:
            expect(opened.get_by_role(role, name=label, exact=True).first).to_be_visible()  # type: ignore[arg-type]
    expect(opened.locator("#item-screens")).to_have_accessible_description(
        "Any screen counts, also one that somebody else was watching."
    )


def test_ticks_are_1_the_others_0_and_none_is_none(opened: Page) -> None:
    assert not [key for key in responses(opened) if key.startswith("helps")]
    opened.get_by_label("Music").check()
    assert responses(opened) == {"helps.music": "1", "helps.bath": "0", "helps.friend": "0"}
    opened.get_by_label("None of these").check()
    expect(opened.get_by_label("Music")).not_to_be_checked()
    assert set(responses(opened).values()) == {"0"}
    opened.get_by_label("Talking with a friend").check()
    expect(opened.get_by_label("None of these")).not_to_be_checked()
    opened.get_by_label("Talking with a friend").uncheck()
    assert responses(opened) == {}


def test_a11y_03_a_slider_has_no_answer_before_it_is_touched_and_can_be_written(opened: Page) -> None:
    slider, field = section(opened, "slider").locator("[type=range]").first, opened.locator("#field-rested")
    expect(slider).to_have_attribute("aria-valuetext", "no answer")
    assert responses(opened) == {}
    # Where it stands is an answer too, once it is pressed there.
    slider.click()
    expect(field).to_have_value("50")
    field.fill("7")
    field.blur()
    expect(slider).to_have_js_property("value", "7")
    slider.press("ArrowRight")
    expect(field).to_have_value("8")
    field.fill("")
    field.blur()
    expect(slider).to_have_attribute("aria-valuetext", "no answer")
    assert responses(opened) == {}
    # What rests on it follows, with its words.
    field.fill("49")
    field.blur()
    expect(opened.locator("#item-next")).to_be_visible()
    expect(opened.locator("#item-next")).to_be_enabled()


def test_a11y_02_what_cannot_be_is_told_on_top_and_at_the_field_and_nothing_is_lost(opened: Page) -> None:
    wrong(opened)
    summary = opened.get_by_role("alert").filter(has_text="Please look at this again")
    expect(summary).to_be_focused()
    expect(summary.get_by_role("link")).to_have_text(
        [
            "How long did you sleep last night? Write a number from 0 to 24, in steps of 0.5, or leave it blank.",
            "How many glasses of water did you drink? Write a whole number from 0 to 40, or leave it blank.",
            "How cold was it outside? Write a whole number from −40 to 50, or leave it blank.",
            "How rested do you feel? Write a whole number from 0 to 100, or leave it blank.",
            "Where would you rather be? Two entries have place 2: give each a place of its own, or leave one open.",
            "When was your last day off? Write a day, a month and a year, such as 27 3 2026, or leave all three blank.",
        ]
    )
    summary.get_by_role("link").first.click()
    hours = opened.locator("#field-hours")
    expect(hours).to_be_focused()
    expect(hours).to_have_attribute("aria-invalid", "true")
    expect(hours).to_have_accessible_description("Write a number from 0 to 24, in steps of 0.5, or leave it blank.")
    expect(hours).to_have_value("7.3")
    # A comma is as good as a point, a true minus sign as a hyphen.
    for name, text in {"hours": " 7,5 ", "cups": "0", "outside": "−3", "rested": "", "mood": "-5"}.items():
        opened.locator(f"#field-{name}").fill(text)
    opened.locator("#field-order-kitchen").select_option("3")
    opened.locator("#field-day-month").fill("3")
    opened.locator("#field-letter").fill("One\nTwo")
    opened.locator("#to-review").click()
    expect(opened.locator("#review h2").first).to_be_focused()
    assert opened.locator(".errors, .wrong, [aria-invalid]").count() == 0
    found = lines(opened)
    assert found["How long did you sleep last night?"] == "7,5 hours"
    assert found["Where would you rather be?"] == "In the garden: 2\n\nIn the kitchen: 3\n\nFar away: 1"
    assert found["When was your last day off?"] == "31 3 2026"
    assert found["What would you like to remember of it?"].split() == ["One", "Two"]
    assert found["How rested do you feel?"] == "no answer"
    places = {"order.garden": "2", "order.kitchen": "3", "order.away": "1"}
    assert responses(opened) == {"hours": "7.5", "cups": "0", "outside": "-3", "mood": "-5", **places}


def test_a11y_03_the_list_of_what_cannot_be_begins_below_the_bar_on_a_phone(opened: Page) -> None:
    opened.set_viewport_size({"width": 320, "height": 640})
    wrong(opened)
    summary = opened.get_by_role("alert").filter(has_text="Please look at this again")
    expect(summary).to_be_focused()
    heading, bar = summary.get_by_role("heading"), opened.locator(".bar")
    expect(heading).to_be_in_viewport(ratio=1)
    top, bottom = heading.bounding_box(), bar.bounding_box()
    assert top is not None
    assert bottom is not None
    assert top["y"] >= bottom["y"] + bottom["height"]


def test_a_table_where_there_is_room_single_questions_where_there_is_not(opened: Page) -> None:
    heads, label = opened.locator("#item-chores .heads"), opened.locator("#item-chores label span").first
    expect(heads).to_be_visible()
    assert label.bounding_box()["width"] == 1  # type: ignore[index]
    assert len(set(run(opened, COLUMNS))) == 1
    opened.set_viewport_size({"width": 360, "height": 800})
    expect(heads).to_be_hidden()
    assert label.bounding_box()["width"] > 20  # type: ignore[index]


def test_without_script_everything_can_be_filled_in(browser: Browser, address: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(address)
    for slider in page.locator("[type=range]").all():
        expect(slider).to_be_hidden()
    page.locator("#field-rested").fill("40")
    page.locator("#field-order-garden").select_option("1")
    page.locator("#field-letter").fill("Words")
    page.get_by_label("Music").check()
    expect(page.locator("#item-next .only")).to_be_visible()
    context.close()


def test_a_saved_file_brings_answers_of_every_type_back(opened: Page) -> None:
    given = {
        "quiet": "1", "walk.partner": "cannot_tell", "helps.music": "0", "helps.bath": "0", "helps.friend": "0",
        "chores.dishes": "skipped", "hours": "7.5", "rested": "12", "order.garden": "3", "order.away": "1",
    }  # fmt: skip
    run(opened, "(document.querySelector('#field-letter').value = 'Gone', 0)")
    text = run(opened, f"{SHORT['noteOf']}({json.dumps(given)}, {{}})")
    opened.locator("#before .choosing input").set_input_files(
        {"name": "note.json", "mimeType": "application/json", "buffer": text.encode()}
    )
    expect(opened.locator("#review")).to_be_visible()
    assert responses(opened) == given
    found = lines(opened)
    assert found["What helps you to rest?"] == "None of these"
    assert found["What would you like to remember of it?"] == "no answer"
    opened.get_by_role("button", name="Change: How rested do you feel?").click()
    expect(section(opened, "slider").locator("[type=range]").first).to_have_js_property("value", "12")
    # What the form could not have given is refused: numbers between steps, a reason where none is offered.
    for key, value in {"hours": "7.3", "rested": "skipped", "lately.tea": "2", "word": "Mine"}.items():
        odd = run(opened, f"{SHORT['noteOf']}({json.dumps(given | {key: value})}, {{}})")
        opened.locator("#before .choosing input").set_input_files(
            {"name": "note.json", "mimeType": "application/json", "buffer": odd.encode()}
        )
        expect(opened.locator("#before .told")).not_to_be_empty()
        assert responses(opened) == given
