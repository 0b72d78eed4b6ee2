"""The check page: a result that travels is scored again in Python, and nothing else happens to it."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Literal

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from quietform.browser.bundle import bundle
from quietform.scoring import evaluate
from tests.browser.check_site import build_site, choose, parts_with, result, rows, told, verdict
from tests.browser.person import answer_at_once, answer_by_mouse, compiled, run, see_result, some_answers
from tests.browser.server import CountingServer
from tests.browser.test_accessibility import CUT_OFF, violations

KEY = "quietform-result"
# A second engine that gives every score as an estimate.
ESTIMATES = """import json
from quietform.scoring import original

def rescore(text):
    answer = json.loads(original.rescore(text))
    for one in answer["scales"].values():
        one |= {"se": "0.5", "conventions": {"D": "1.702", "prior": "normal, mean 0, standard deviation 1"}}
    return json.dumps(answer)
"""
LOADED = [f"GET /check/{part.file}" for part in bundle()]


# How a result comes here.


def test_the_report_opens_the_check_page_and_both_engines_agree_on_every_scale(
    page: Page, server: CountingServer
) -> None:
    assessment, program = compiled("readiness")
    answers = some_answers("readiness", 41)
    page.goto(f"{server.url}/readiness/")
    answer_by_mouse(page, answers)
    see_result(page)
    link = page.get_by_role("link", name=re.compile(r"^Check this with a second engine, about \d+ MB \(new tab\)$"))
    with page.context.expect_page() as opened:
        link.click()
    check = opened.value
    assert verdict(check) == "Both engines agree on every part: all 6 have the same score and the same band."
    assert check.url == f"{server.url}/check/index.html"
    assert check.title() == "Second engine – Quietform"
    scores = evaluate(program.program, answers)["scales"]
    table = rows(check)
    assert [row[0] for row in table] == [scale.title for scale in assessment.scales.values()]
    for (_, first, second, agree), (id, scale) in zip(table, assessment.scales.items(), strict=True):
        labels = {band.id: band.label for band in scale.bands or []}
        assert first == second
        assert agree == "yes"
        assert first.endswith(labels[scores[id]["band"]] if scores[id]["band"] else "no score: too few answers")
    # The answers stay on the first page; neither page holds what travelled, or can reach the other.
    assert page.locator("#form :checked").count() == len(answers)
    expect(page.locator("#result")).to_be_visible()
    assert run(page, "sessionStorage.length") == 0
    assert run(check, "[sessionStorage.length, localStorage.length, opener, document.cookie]") == [0, 0, None, ""]
    assert sorted(server.requests) == sorted(
        ["GET /readiness/", "GET /check/index.html", "GET /readiness/index.html", *LOADED]
    )


def test_a_result_of_a_kept_page_is_checked_from_a_file(page: Page, server: CountingServer, tmp_path: Path) -> None:
    """No site can read the storage of a page that is a file, so the result is saved there and opened here."""
    page.goto(f"{server.url}/boundaries/")
    with page.expect_download() as kept:
        page.locator("#keep").click()
    kept.value.save_as(tmp_path / "kept.html")
    page.goto((tmp_path / "kept.html").as_uri())
    answer_at_once(page, some_answers("boundaries", 42))
    see_result(page)
    expect(page.locator("#check")).to_have_attribute("href", f"{server.url}/check/index.html")
    with page.expect_download() as download:
        page.locator("#result .save").click()
    assert download.value.suggested_filename == "note.json"
    download.value.save_as(tmp_path / "note.json")
    saved = (tmp_path / "note.json").read_text(encoding="utf-8")
    assert json.loads(saved) == result("boundaries", 42)
    page.goto(f"{server.url}/check/index.html")
    told(page, "No result came with this page.")
    choose(page, saved)
    assert verdict(page).startswith("Both engines agree on every part: all ")
    expect(page.locator("#file")).to_have_value("")


def test_a_reload_finds_no_result(page: Page, server: CountingServer) -> None:
    page.goto(f"{server.url}/check/")
    run(page, f"sessionStorage.setItem('{KEY}', {json.dumps(json.dumps(result('readiness', 43)))})")
    page.reload()
    expect(page.locator("#working")).to_be_visible()
    page.reload()
    told(page, "No result came with this page. Go back to your result and press")


def test_a_browser_that_keeps_nothing_says_what_to_do(context: BrowserContext, server: CountingServer) -> None:
    context.add_init_script("Object.defineProperty(window, 'sessionStorage', { get() { throw new Error('kept'); } })")
    page = context.new_page()
    page.goto(f"{server.url}/readiness/")
    see_result(page)
    with context.expect_page() as opened:
        page.locator("#check").click()
    expect(page.locator("#trouble")).to_be_hidden()
    told(opened.value, "save the result as a file there, and choose the file here")


def test_from_a_folder_the_page_says_where_it_works(page: Page, site: Path) -> None:
    page.goto((site / "check" / "index.html").as_uri())
    told(page, "This page was opened from a folder, where it cannot load the second engine. Open it at its address")
    expect(page.locator("#choose")).to_be_hidden()


# What is refused, and not compared.


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "This file is damaged, or it is no saved result."),
        ('{"quietform": 1, "assessm', "This file is damaged, or it is no saved result."),
        (b"\xff\xfe\x00", "This file is damaged, or it is no saved result."),
        ("[" * 200_000, "This file is damaged, or it is no saved result."),
        (" " * 500_001, "This file is larger than a result can be"),
        ("[]", "This file is not a result that was saved"),
        ("null", "This file is not a result that was saved"),
        ('{"scores": [1, 2]}', "This file is not a result that was saved"),
        (json.dumps(result("readiness", 1, more=1)), "This file is not a result that was saved"),
        (json.dumps(result("readiness", 1, quietform=2)), "its “quietform” is not what"),
        (json.dumps(result("readiness", 1, assessment="../../x")), "its “assessment” is not what"),
        (json.dumps(result("readiness", 1, assessment=["readiness"])), "its “assessment” is not what"),
        (json.dumps(result("readiness", 1, program="0")), "its “program” is not what"),
        (json.dumps(result("readiness", 1, engine="", saved="2026-13-01")), "its “engine”, “saved” is not what"),
        (json.dumps(result("readiness", 1, responses={"ro1": 1})), "its “responses” is not what"),
        (json.dumps(result("readiness", 1, responses={"ro1": "<img src=x>"})), "its “responses” is not what"),
        (json.dumps(result("readiness", 1, responses={"__proto__": "1"})), "its “responses” is not what"),
        (
            json.dumps(result("readiness", 1, scales={"a": {"state": "scored", "score": "1e9", "band": None}})),
            "“scales”",
        ),
        (json.dumps(result("readiness", 1, scales={"a": {"state": "scored"}})), "its “scales” is not what"),
        (json.dumps(result("readiness", 1, assessment="another")), "an assessment that this site does not have"),
        (json.dumps(result("readiness", 1, assessment="constructor")), "an assessment that this site does not have"),
        (json.dumps(result("readiness", 1, version="0.0")), "This result is of another version of the assessment"),
        (json.dumps(result("readiness", 1, program="0" * 64)), "This result was scored by other rules"),
        (json.dumps(result("readiness", 1, responses={"e1.me": "1"})), "This result does not fit its assessment"),
        (json.dumps(result("readiness", 1, scales={})), "This file was saved before its result was seen"),
    ],
    ids=range(25),
)
def test_a_file_that_is_no_result_of_this_site_is_refused_with_a_reason(
    page: Page, server: CountingServer, text: str | bytes, said: str
) -> None:
    page.goto(f"{server.url}/check/")
    choose(page, text)
    expect(page.locator("#reason")).to_contain_text(said)
    expect(page.locator("#again")).to_be_hidden()
    expect(page.locator("#rows tr")).to_have_count(0)


def test_a_result_that_python_does_not_confirm_is_shown_as_a_disagreement(page: Page, server: CountingServer) -> None:
    travels = result("readiness", 44)
    scored = [id for id, one in travels["scales"].items() if one["state"] == "scored"]
    travels["scales"][scored[0]]["score"] = "1/3"
    travels["scales"][scored[1]] = {"state": "too_few", "score": None, "band": None}
    page.goto(f"{server.url}/check/")
    choose(page, json.dumps(travels))
    assert verdict(page) == (
        "The engines disagree on 2 of 6 parts, marked below. Do not rely on these parts, and please tell the people "
        "who run this site which assessment it was. They do not need your answers for that."
    )
    agree = {row[0]: row[3] for row in rows(page)}
    assert sorted(agree.values()) == ["no", "no", "yes", "yes", "yes", "yes"]
    first = next(row for row in rows(page) if row[3] == "no")
    # To the last digit, where it matters.
    assert first[1].startswith("1/3")


# For everybody.


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_it_has_no_violation_with_a_result_and_nothing_is_cut_off_on_a_narrow_screen(
    browser: Browser, server: CountingServer, scheme: Literal["light", "dark"]
) -> None:
    context = browser.new_context(color_scheme=scheme, viewport={"width": 320, "height": 800})
    page = context.new_page()
    page.goto(f"{server.url}/check/")
    choose(page, json.dumps(result("effort", 49)))
    verdict(page)
    expect(page.locator("#verdict")).to_be_focused()
    assert violations(page) == []
    assert run(page, CUT_OFF) == []
    assert run(page, "document.documentElement.scrollWidth") == 320
    page.set_viewport_size({"width": 1024, "height": 800})
    assert violations(page) == []
    context.close()


def test_on_paper_it_is_the_result_alone(page: Page, server: CountingServer) -> None:
    page.goto(f"{server.url}/check/")
    choose(page, json.dumps(result("readiness", 50)))
    verdict(page)
    page.emulate_media(media="print")
    for hidden in ("#choose", "#print", ".bar", "footer.foot"):
        expect(page.locator(hidden)).to_be_hidden()
    for shown in ("#verdict", "#rows", "h1"):
        expect(page.locator(shown)).to_be_visible()
    assert len(page.pdf(format="A4")) > 5_000


def test_without_javascript_it_says_what_is_missing(browser: Browser, server: CountingServer) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{server.url}/check/")
    expect(page.locator("#plain")).to_have_text(
        "This check needs JavaScript, which is off or did not start here. Your result stays as it is."
    )
    expect(page.locator("#choose")).to_be_hidden()
    expect(page.get_by_role("link", name="Leave now")).to_have_attribute("href", "https://www.bbc.co.uk/weather")
    context.close()


def test_what_only_python_scores_is_shown_with_its_error_and_conventions(page: Page, tmp_path: Path) -> None:
    """The page of an assessment of which JavaScript leaves one scale to Python."""
    build_site(tmp_path, parts=parts_with(ESTIMATES))
    travels = result("readiness", 51)
    first, second, *_ = (id for id, one in travels["scales"].items() if one["state"] == "scored")
    for id in (first, second):
        travels["scales"][id] = {"state": "elsewhere", "score": None, "band": None}
    with CountingServer(tmp_path) as server:
        page.goto(f"{server.url}/check/")
        choose(page, json.dumps(travels))
        assert verdict(page) == (
            "Both engines agree on every part: all 4 have the same score and the same band. "
            "2 of the parts can be scored by the second engine only."
        )
    found = [row for row in rows(page) if row[3] == "second only"]
    assert len(found) == 2
    assert found[0][1] == "not scored there"
    assert found[0][2].endswith("standard error 0.5; D: 1.702; prior: normal, mean 0, standard deviation 1")
