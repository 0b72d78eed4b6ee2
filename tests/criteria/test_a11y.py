"""A11Y-01 to A11Y-08: what makes a page usable for everybody; more of each in tests/browser/test_accessibility.py."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from quietform.blocks import all_blocks, read_file
from quietform.renderer import render
from quietform.site import Site
from tests.browser.person import (
    ASSESSMENTS,
    answer_at_once,
    answer_by_mouse,
    begin,
    compiled,
    focused,
    numbers,
    run,
    see_result,
    some_answers,
)
from tests.browser.server import CountingServer
from tests.browser.test_accessibility import contrast

# Every kind of page that the site has.
PAGES = ("", "before/", "privacy/", "assessments/", "404.html", "check/", "effort/", "effort/scores/", "effort/paper/")


def tree(page: Page, role: str) -> list[str]:
    """The names of all nodes of a role, as the browser gives them to a screen reader."""
    nodes: list[dict[str, Any]] = page.context.new_cdp_session(page).send("Accessibility.getFullAXTree")["nodes"]
    found = [node for node in nodes if not node.get("ignored") and node["role"]["value"] == role]
    return [re.sub(r"\s+", " ", node.get("name", {}).get("value", "")) for node in found]


def words(page: Page, selector: str) -> list[str]:
    return [re.sub(r"\s+", " ", element.inner_text()) for element in page.locator(selector).all()]


@pytest.mark.parametrize("name", ASSESSMENTS)
def test_a11y_02_each_group_has_its_stem_and_each_radio_its_label_and_place(
    page: Page, server: CountingServer, name: str
) -> None:
    """WCAG 1.3.1: "Sometimes, radio button, 3 of 6, I know what I will not accept, group"."""
    page.goto(f"{server.url}/{name}/")
    begin(page)
    # (The tree has an order of its own; what can be unfolded is a group without a name.)
    assert sorted(name for name in tree(page, "group") if name) == sorted(words(page, "#form legend"))
    assert sorted(tree(page, "radio")) == sorted(words(page, "#form label"))
    # A browser counts the radios that share a name: those of one group, and of that group only.
    groups = """[...document.querySelectorAll("#form fieldset")].filter((one) => !one.querySelector("fieldset"))
      .map((one) => [...new Set([...one.querySelectorAll("input")].map((radio) => radio.name))])"""
    names = run(page, groups)
    assert [len(found) for found in names] == [1] * len(names)
    assert [found[0] for found in names] == list(compiled(name)[1].answers)


def test_a11y_02_answers_can_be_looked_over_and_changed_before_any_result(page: Page, server: CountingServer) -> None:
    """WCAG 3.3.4 names the submission of a test's responses."""
    page.goto(f"{server.url}/boundaries/")
    answer_by_mouse(page, {"bo1": "0"})
    assert page.locator("#to-result").is_hidden()
    page.locator("#to-review").click()
    assert page.locator("#result").inner_html() == ""
    first = page.locator(".answers li").first
    expect(first).to_contain_text("Never")
    expect(first.get_by_role("button", name="Change: I know what I will not accept.")).to_be_visible()


ANCHORS = re.compile(r"<a\b[^>]*>")
# The page in another language is a link away only before the first answer: test_spanish.py says so.
STAYS = re.compile(r' href="(#|tel:|sms:)|class="(button )?exit"| target="_blank"| hreflang="')


def test_a11y_02_no_link_of_an_assessment_takes_its_answers_away(site: Path) -> None:
    """WCAG 3.3.7: whoever follows a link does not have to answer again; templates are looked at too."""
    pages = [path for path in site.rglob("index.html") if 'id="form"' in path.read_text(encoding="utf-8")]
    assert len(pages) > 10
    for path in pages:
        links = ANCHORS.findall(path.read_text(encoding="utf-8"))
        assert [link for link in links if not STAYS.search(link)] == [], path


def test_a11y_03_nothing_is_dragged() -> None:
    """WCAG 2.5.7: no script listens to a movement of the pointer."""
    for block in all_blocks():
        assert not re.search(r"(mouse|pointer|touch)(move|down|start)|drag", block.text), block.name


@pytest.mark.parametrize("path", PAGES)
def test_a11y_04_the_exit_and_help_stand_in_the_same_place_on_every_page(
    page: Page, server: CountingServer, path: str
) -> None:
    page.goto(f"{server.url}/{path}")
    first = run(page, """[...document.querySelectorAll("body a")].slice(0, 4).map((one) => one.textContent.trim())""")
    assert first[1:] == ["Leave now", "Quietform", "Get help now"]
    # What it leads to is the last thing of the main part, or the page of all help.
    href = page.locator(".bar").get_by_role("link", name="Get help now").get_attribute("href") or ""
    if href == "#help":
        last = """[...document.querySelector("main").children].filter((one) => one.checkVisibility()).pop().id"""
        assert run(page, last) == "help"
    else:
        assert href.endswith("help/")


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("name", ["effort", "readiness"])
def test_a11y_05_every_picture_has_its_numbers_in_the_table_and_can_be_seen(
    browser: Browser, server: CountingServer, name: str, scheme: Any
) -> None:
    context = browser.new_context(color_scheme=scheme)
    page = context.new_page()
    page.goto(f"{server.url}/{name}/")
    answer_at_once(page, some_answers(name, 41, gaps=0.1))
    see_result(page)
    in_table = {row.score for row in numbers(page)}
    pictures = page.locator("#result svg").all()
    assert len(pictures) >= 5
    for picture in pictures:
        # What a picture shows stands in words beside it; the picture itself says nothing to a screen reader.
        assert picture.get_attribute("aria-hidden") == "true"
    shown = {text for text in page.locator("#result .score").all_inner_texts() if text}
    assert shown <= in_table
    for part, key in ((".mark", "fill"), (".fill", "fill"), (".track", "stroke")):
        colours = f"getComputedStyle(document.querySelector('#result .strip {part}')).{key}"
        ground = "getComputedStyle(document.querySelector('#result .card')).backgroundColor"
        assert contrast(run(page, colours), run(page, ground)) >= 3, part
    context.close()


def test_a11y_05_nothing_moves_so_there_is_nothing_to_reduce() -> None:
    styles = [block.text for block in all_blocks() if block.kind == "style"]
    for style in (*styles, read_file("theme/css/content.css")):
        assert not re.search(r"transition|animation|@keyframes|scroll-behavior", style)


def test_a11y_05_all_styles_follow_the_direction_of_the_text() -> None:
    physical = r"(?<![\w-])((margin|padding|border)-)?(left|right)\s*:|text-align:\s*(left|right)|float:\s*(left|right)"
    styles = [block.text for block in all_blocks() if block.kind == "style"]
    for style in (*styles, read_file("theme/css/content.css")):
        assert not re.search(physical, style)


# Where each part of the page that can be seen stands, from its beginning and its end.
BOXES = """[...document.querySelectorAll("main :is(h1, h2, h3, p, fieldset, label, .number, button, td, th), .bar a")]
  .filter((one) => one.checkVisibility()).map((one) => {
    const { left, right } = one.getBoundingClientRect(), width = document.documentElement.clientWidth;
    return (document.dir === "rtl" ? [width - right, width - left] : [left, right]).map(Math.round);
  })"""


def test_a11y_05_from_the_right_the_page_is_its_mirror_image(browser: Browser, tmp_path: Path) -> None:
    """A language from the right that has no catalogue: the words stay, so that nothing but the direction differs."""
    boxes: dict[str, list[Any]] = {}
    for language, dir in (("en", ""), ("he", "rtl")):
        path = tmp_path / f"{language}.html"
        path.write_text(render("effort", *compiled("effort"), Site(language=language)), encoding="utf-8")
        context = browser.new_context(viewport={"width": 1024, "height": 800})
        page = context.new_page()
        page.goto(path.as_uri())
        assert run(page, "document.dir") == dir
        boxes[language] = [run(page, BOXES)]
        page.locator("#begin").click()
        boxes[language].append(run(page, BOXES))
        answer_at_once(page, some_answers("effort", 42))
        see_result(page)
        boxes[language].append(run(page, BOXES))
        # The mark of a score stands where the mirror would show it.
        marks = "[...document.querySelectorAll('#result .mark')].map((one) => one.getBoundingClientRect())"
        at = "(one) => Math.round(document.dir === 'rtl' ? innerWidth - one.right : one.left)"
        boxes[language].append([[found, found] for found in run(page, f"{marks}.map({at})")])
        context.close()
    for state, (left, right) in enumerate(zip(boxes["en"], boxes["he"], strict=True)):
        assert len(left) == len(right) >= 10, state
        far = [(a, b) for a, b in zip(left, right, strict=True) if abs(a[0] - b[0]) > 2 or abs(a[1] - b[1]) > 2]
        assert far == [], state


def test_a11y_06_an_answer_moves_nothing_and_the_progress_is_a_status(page: Page, server: CountingServer) -> None:
    page.goto(f"{server.url}/boundaries/")
    page.locator("#begin").click()
    expect(page.get_by_role("status").filter(has_text="answered")).to_have_text("Part 1 of 4. 0 of 12 answered")
    for name in ("bo1", "bo2", "bo3"):
        label = page.locator(f'label:has(input[name="{name}"][value="1"])')
        label.scroll_into_view_if_needed()
        before = run(page, "scrollY")
        label.click()
        expect(focused(page)).to_have_attribute("name", name)
        assert run(page, "scrollY") == before
    # With all of the part answered, it is still there.
    expect(page.get_by_role("status").filter(has_text="answered")).to_have_text("Part 1 of 4. 3 of 12 answered")
    assert page.locator("#form h2:visible").inner_text() == "Knowing and saying"


def test_a11y_06_the_result_is_announced_once_by_its_heading(page: Page, server: CountingServer) -> None:
    page.goto(f"{server.url}/readiness/")
    answer_at_once(page, some_answers("readiness", 43))
    see_result(page)
    expect(focused(page)).to_have_text("Your result")
    live = "#result :is([aria-live], [role=status], [role=alert], output)"
    assert [text.strip() for text in page.locator(live).all_text_contents() if text.strip()] == []


def test_a11y_08_a_paper_form_stands_beside_each_assessment(browser: Browser, server: CountingServer) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    for name in ASSESSMENTS:
        page.goto(f"{server.url}/{name}/")
        # In a tab of its own: answers live in the page, which a link never replaces.
        with page.expect_popup() as opened:
            page.get_by_role("link", name="a paper form with its key").click()
        expect(opened.value).to_have_url(re.compile(rf"/{name}/paper/(index\.html)?$"))
        expect(opened.value.locator("h1")).to_be_visible()
        expect(opened.value.locator("#key .steps")).not_to_have_count(0)
    context.close()
