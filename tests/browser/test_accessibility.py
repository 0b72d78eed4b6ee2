"""axe-core over every page type and every state of an assessment, in light and dark, wide and narrow."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Literal

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser import wide
from tests.browser.person import (
    ASSESSMENTS,
    ROOT,
    answer_at_once,
    answer_by_mouse,
    begin,
    run,
    see_result,
    some_answers,
    unfold,
)
from tests.browser.server import CountingServer

AXE = ROOT / "node_modules" / "axe-core" / "axe.min.js"
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
SCHEMES: tuple[Literal["light", "dark"], ...] = ("light", "dark")
CONTENT = [
    "",
    "assessments/",
    "before/",
    "check/",
    "privacy/",
    "saved-file/",
    "traces/",
    "wording/",
    "scores/",
    "help/",
    "maintainers/",
    "language/",
    "scoring/",
    "effort/scores/",
    "effort/paper/",
    "safety/",
    "gallery/",
    "404.html",
]


@pytest.fixture
def themed(browser: Browser) -> Iterator[Page]:
    """A page of which `in_both` asks twice, in light and in dark: it is opened, and taken to its states, once."""
    context = browser.new_context(viewport={"width": 1024, "height": 800})
    yield context.new_page()
    context.close()


def in_both(page: Page) -> list[tuple[str, str, list[str]]]:
    """What axe finds in each colour scheme: (scheme, rule, the markup it complains of)."""
    found: list[tuple[str, str, list[str]]] = []
    for scheme in SCHEMES:
        page.emulate_media(color_scheme=scheme)
        assert run(page, f"matchMedia('(prefers-color-scheme: {scheme})').matches")
        found += [(scheme, rule, nodes) for rule, nodes in violations(page)]
    return found


def violations(page: Page) -> list[tuple[str, list[str]]]:
    """What axe finds: (rule, the markup it complains of)."""
    # From the top, where the bar covers nothing.
    run(page, "void scrollTo(0, 0)")
    if run(page, "typeof axe") == "undefined":
        run(page, f"{AXE.read_text(encoding='utf-8')}; 0")
    options = json.dumps({"runOnly": TAGS, "resultTypes": ["violations"]})
    report = "r => r.violations.map(v => [v.id, v.nodes.map(n => n.html.slice(0, 200))])"
    found = run(page, f"axe.run(document, {options}).then({report})")
    return [(rule, nodes) for rule, nodes in found]


@pytest.mark.parametrize("path", CONTENT)
def test_a11y_01_content_pages_have_no_violation(themed: Page, server: CountingServer, path: str) -> None:
    themed.goto(f"{server.url}/{path}")
    assert in_both(themed) == []


def test_a11y_01_what_optional_parts_show_has_no_violation(themed: Page, tmp_path: Path) -> None:
    themed.goto(wide.written(tmp_path))
    assert in_both(themed) == []
    wide.answer(themed, {"a": 1, "b": 2, "c": 1, "d": 0, "e": 1})
    assert in_both(themed) == []
    wide.look_over(themed)
    wide.ask_for_result(themed)
    assert in_both(themed) == []
    themed.locator("#go-on").click()
    unfold(themed)
    assert in_both(themed) == []


@pytest.mark.parametrize("name", ["readiness", "effort", "boundaries"])
def test_a11y_01_an_assessment_has_no_violation_in_any_state(themed: Page, server: CountingServer, name: str) -> None:
    themed.goto(f"{server.url}/{name}/")
    assert in_both(themed) == []
    themed.locator("#begin").click()
    assert in_both(themed) == []
    answer_at_once(themed, some_answers(name, 31, gaps=0.3))
    assert in_both(themed) == []
    themed.locator("#to-review").click()
    assert in_both(themed) == []
    themed.locator("#to-result").click()
    assert in_both(themed) == []
    if past_check(themed):
        assert in_both(themed) == []
    unfold(themed)
    themed.locator(".foot summary").click()
    assert in_both(themed) == []
    themed.locator("#result .start-over").click()
    assert in_both(themed) == []


def test_a11y_01_every_page_of_help_has_no_violation(themed: Page, server: CountingServer) -> None:
    themed.goto(f"{server.url}/boundaries/")
    answer_at_once(themed, some_answers("boundaries", 31))
    themed.locator("#to-review").click()
    themed.locator("#to-result").click()
    for name in ("sg1", "sg7", "sg8"):
        themed.locator(f'#safety label:has(input[name="{name}"]):has-text("Yes")').click()
    assert in_both(themed) == []
    themed.locator("#safety-on").click()
    for _ in range(3):
        assert themed.locator("#pages").is_visible()
        assert in_both(themed) == []
        themed.locator("#go-on").click()
    assert in_both(themed) == []
    # What puts a result where others may see it asks once more.
    themed.locator("#copy").click()
    assert themed.locator("#again").is_visible()
    assert in_both(themed) == []


def test_axe_does_find_a_violation_where_there_is_one(page: Page, tmp_path: Path) -> None:
    (tmp_path / "bad.html").write_text('<!doctype html><html lang="en"><title>x</title><main><h1>x</h1><input></main>')
    page.goto((tmp_path / "bad.html").as_uri())
    assert [rule for rule, _ in violations(page)] == ["label"]


def test_axe_does_find_what_is_amiss_in_one_scheme_alone(page: Page, tmp_path: Path) -> None:
    style = "@media (prefers-color-scheme: dark) { h1 { color: #ddd } }"
    html = f'<!doctype html><html lang="en"><title>x</title><style>{style}</style><main><h1>Words</h1></main>'
    (tmp_path / "dark.html").write_text(html)
    page.goto((tmp_path / "dark.html").as_uri())
    assert [found[:2] for found in in_both(page)] == [("dark", "color-contrast")]


def test_each_item_is_a_group_with_its_stem_and_each_answer_a_radio_with_its_words(
    page: Page, server: CountingServer
) -> None:
    page.goto(f"{server.url}/effort/")
    begin(page)
    group = page.get_by_role("group", name="Start a talk about how we are doing").first
    mine = group.get_by_role("group", name="I", exact=True)
    theirs = group.get_by_role("group", name="My partner")
    words = ["Never", "Rarely", "Sometimes", "Often", "Almost always", "I'd rather not say"]
    for half, answers in ((mine, words), (theirs, [*words, "I can't tell"])):
        assert half.get_by_role("radio").count() == len(answers)
        for answer in answers:
            expect(half.get_by_role("radio", name=answer, exact=True)).to_have_count(1)


def past_check(page: Page, *, seen: bool = True) -> bool:
    """Whether the safety check stands before the result; once it was seen, it is skipped."""
    there = page.locator("#safety:not([hidden])").count() == 1
    if there and seen:
        page.locator("#safety-skip").click()
    return there


def states(page: Page, url: str) -> Iterator[str]:
    """One page after the other of all there are; an assessment once in each of its states."""
    for path in CONTENT:
        page.goto(f"{url}/{path}")
        yield path
    for name in ASSESSMENTS:
        page.goto(f"{url}/{name}/")
        yield f"{name}, before"
        page.locator("#begin").click()
        yield f"{name}, first part"
        answer_by_mouse(page, some_answers(name, 33))
        yield f"{name}, form"
        page.locator("#to-review").click()
        yield f"{name}, review"
        page.locator("#to-result").click()
        if past_check(page, seen=False):
            yield f"{name}, safety check"
            page.locator('#safety label:has(input[name="sg1"]):has-text("Yes")').click()
            page.locator("#safety-on").click()
            yield f"{name}, page of help"
            page.locator("#go-on").click()
        yield f"{name}, result"
        page.locator("#result .start-over").click()
        yield f"{name}, erase"


# Text that its box cuts off, apart from what can be scrolled with the keyboard.
CUT_OFF = """[...document.querySelectorAll("body *")].filter((e) => e.checkVisibility()
  && !e.matches("[tabindex], [tabindex] *, input, svg, svg *") && getComputedStyle(e).overflow !== "visible"
  && (e.scrollWidth > e.clientWidth + 1 || e.scrollHeight > e.clientHeight + 1)).map((e) => e.outerHTML.slice(0, 99))"""
SPACING = """* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important; }
p { margin-block-end: 2em !important; }"""


@pytest.mark.parametrize(
    ("width", "style"),
    [(320, ""), (320, SPACING), (640, "html { font-size: 200% !important; }"), (1280, SPACING)],
    ids=["zoom 400 %", "phone, text spacing", "text 200 %", "text spacing"],
)
def test_a11y_05_zoom_large_text_and_text_spacing_lose_nothing(
    browser: Browser, server: CountingServer, width: int, style: str
) -> None:
    """WCAG 1.4.4, 1.4.10 and 1.4.12; 400 % zoom of a window 1280 pixels wide is a window of 320 pixels."""
    context = browser.new_context(viewport={"width": width, "height": 600}, bypass_csp=True)
    page = context.new_page()
    lost = {}
    for state in states(page, server.url):
        page.add_style_tag(content=style or "/* */")
        found = run(page, CUT_OFF), run(page, "document.documentElement.scrollWidth")
        if found != ([], width):
            lost[state] = found
        expect(page.locator(".bar a.exit")).to_be_in_viewport(ratio=1)
    assert lost == {}
    context.close()


TARGETS = (
    "label:not([for], .choose), select, button, .button, .bar a, summary, .reach a, .numbers a, #help li a, [type=file]"
)


@pytest.mark.parametrize("width", [320, 1280])
def test_a11y_03_every_target_is_at_least_44_pixels_high(browser: Browser, server: CountingServer, width: int) -> None:
    """Buttons, answers and what stands in the bar; links in running text are as high as their line (WCAG 2.5.5)."""
    context = browser.new_context(viewport={"width": width, "height": 800})
    page = context.new_page()
    low = {}
    for state in states(page, server.url):
        found = f"document.querySelectorAll('{TARGETS}')"
        targets = f"[...{found}].filter(e => e.checkVisibility())"
        assert run(page, f"{targets}.length") >= 3
        found = run(page, f"{targets}.filter(e => e.getBoundingClientRect().height < 44).map(e => e.textContent)")
        if found:
            low[state] = found
    assert low == {}
    context.close()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_forced_colours_show_what_is_chosen_and_where_a_score_stands(
    browser: Browser, server: CountingServer, scheme: Literal["light", "dark"]
) -> None:
    context = browser.new_context(forced_colors="active", color_scheme=scheme, reduced_motion="reduce")
    page = context.new_page()
    page.goto(f"{server.url}/readiness/")
    begin(page)
    label = page.locator(".item label").first
    before = label.locator("input").screenshot()
    label.click()
    page.mouse.move(0, 0)
    page.locator("h1").click()
    assert label.locator("input").screenshot() != before
    answer_at_once(page, some_answers("readiness", 32, gaps=0))
    see_result(page)
    # The picture's colours are far enough from the page's ground (WCAG 1.4.11 asks for 3 : 1).
    for part, key in ((".mark", "fill"), (".fill", "fill"), (".track", "stroke")):
        colours = run(
            page,
            f"[getComputedStyle(document.querySelector('#result {part}')).{key},"
            " getComputedStyle(document.body).backgroundColor]",
        )
        assert contrast(*colours) >= 3, (part, colours)
    context.close()


def contrast(one: str, other: str) -> float:
    """The contrast of two colours such as `rgb(0, 0, 0)`, from 1 to 21 (WCAG 2.2, relative luminance)."""

    def luminance(colour: str) -> float:
        channels = [int(number) / 255 for number in re.findall(r"\d+", colour)[:3]]
        red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels)
        return 0.2126 * red + 0.7152 * green + 0.0722 * blue

    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)
