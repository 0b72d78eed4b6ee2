"""A person takes an assessment in Spanish: from the English page by its link, to a result with the same scores."""

from __future__ import annotations

from playwright.sync_api import Page, expect

from quietform.translation.loaded import load_translation
from tests.browser.person import ROOT, answer_by_mouse, expected, numbers, rows_of, see_result, some_answers
from tests.browser.server import CountingServer


def test_readiness_in_spanish_has_the_scores_of_the_source_and_its_own_words(
    page: Page, server: CountingServer
) -> None:
    file = ROOT / "assessments/readiness.yaml"
    spanish = ROOT / "assessments/readiness.es.yaml"
    given = load_translation(file.read_bytes(), file.name, spanish.read_bytes(), spanish.name).loaded
    assert given is not None
    answers = some_answers("readiness", 4, gaps=0)
    page.goto(f"{server.url}/readiness/")
    page.get_by_role("link", name="Español").click()
    expect(page.locator("html")).to_have_attribute("lang", "es")
    expect(page.locator("h1")).to_have_text("Disposición")
    answer_by_mouse(page, answers)
    # Once it has begun, no link leads away from the answers in the same tab.
    expect(page.get_by_role("link", name="English")).to_be_hidden()
    see_result(page)
    shown = numbers(page)
    own = rows_of(*given.sound(), answers)
    assert [(row.title, row.score, row.band) for row in shown] == [(row.title, row.score, row.band) for row in own]
    assert [row.score for row in shown] == [row.score for row in expected("readiness", answers)]
    assert server.requests == ["GET /readiness/", "GET /es/readiness/index.html"]
