"""axe-core over every page type and every state of an assessment, in light and dark, wide and narrow."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.person import ROOT, answer_by_mouse, run, see_result, some_answers
from tests.browser.server import CountingServer

AXE = ROOT / "node_modules" / "axe-core" / "axe.min.js"
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
CONTENT = ["", "assessments/", "before/", "privacy/", "scores/", "help/", "maintainers/", "language/", "404.html"]


@pytest.fixture(params=["light", "dark"])
def themed(request: pytest.FixtureRequest, browser: Browser) -> Any:
    context = browser.new_context(color_scheme=request.param, viewport={"width": 1024, "height": 800})
    yield context.new_page()
    context.close()


def violations(page: Page) -> list[tuple[str, list[str]]]:
    """What axe finds: (rule, the markup it complains of)."""
    run(page, f"{AXE.read_text(encoding='utf-8')}; 0")
    options = json.dumps({"runOnly": TAGS, "resultTypes": ["violations"]})
    report = "r => r.violations.map(v => [v.id, v.nodes.map(n => n.html.slice(0, 200))])"
    found = run(page, f"axe.run(document, {options}).then({report})")
    return [(rule, nodes) for rule, nodes in found]


@pytest.mark.parametrize("path", CONTENT)
def test_content_pages_have_no_violation(themed: Page, server: CountingServer, path: str) -> None:
    themed.goto(f"{server.url}/{path}")
    assert violations(themed) == []


@pytest.mark.parametrize("name", ["readiness", "effort", "boundaries"])
def test_an_assessment_has_no_violation_in_any_state(themed: Page, server: CountingServer, name: str) -> None:
    themed.goto(f"{server.url}/{name}/")
    assert violations(themed) == []
    answer_by_mouse(themed, some_answers(name, 31, gaps=0.3))
    assert violations(themed) == []
    themed.locator("#to-review").click()
    assert violations(themed) == []
    themed.locator("#to-result").click()
    themed.locator("details summary").click()
    assert violations(themed) == []
    themed.locator("#start-over").click()
    assert violations(themed) == []


def test_axe_does_find_a_violation_where_there_is_one(page: Page, tmp_path: Path) -> None:
    (tmp_path / "bad.html").write_text('<!doctype html><html lang="en"><title>x</title><main><h1>x</h1><input></main>')
    page.goto((tmp_path / "bad.html").as_uri())
    assert [rule for rule, _ in violations(page)] == ["label"]


def test_each_item_is_a_group_with_its_stem_and_each_answer_a_radio_with_its_words(
    page: Page, server: CountingServer
) -> None:
    page.goto(f"{server.url}/effort/")
    group = page.get_by_role("group", name="Start a talk about how we are doing").first
    mine = group.get_by_role("group", name="I", exact=True)
    theirs = group.get_by_role("group", name="My partner")
    words = ["Never", "Rarely", "Sometimes", "Often", "Almost always", "I'd rather not say"]
    for half, answers in ((mine, words), (theirs, [*words, "I can't tell"])):
        assert half.get_by_role("radio").count() == len(answers)
        for answer in answers:
            expect(half.get_by_role("radio", name=answer, exact=True)).to_have_count(1)


@pytest.mark.parametrize("state", ["form", "review", "result"])
def test_text_spacing_and_large_text_lose_nothing(browser: Browser, server: CountingServer, state: str) -> None:
    """WCAG 1.4.4 and 1.4.10: 400 % zoom of a 1280 pixel window is a window of 320 pixels."""
    context = browser.new_context(viewport={"width": 320, "height": 256}, device_scale_factor=4)
    page = context.new_page()
    page.goto(f"{server.url}/boundaries/")
    if state != "form":
        page.locator("#to-review").click()
    if state == "result":
        page.locator("#to-result").click()
    assert run(page, "document.documentElement.scrollWidth") == 320
    expect(page.get_by_role("link", name="Leave now")).to_be_in_viewport(ratio=1)
    context.close()


def test_reduced_motion_and_forced_colours_keep_the_form_usable(browser: Browser, server: CountingServer) -> None:
    context = browser.new_context(forced_colors="active", reduced_motion="reduce")
    page = context.new_page()
    page.goto(f"{server.url}/readiness/")
    answer_by_mouse(page, some_answers("readiness", 32))
    see_result(page)
    expect(page.get_by_role("heading", name="Your result")).to_be_visible()
    context.close()
