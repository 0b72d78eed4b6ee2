"""SCR: the safety check and what it does to a result."""

from __future__ import annotations

import json
import random
import re
import subprocess
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner
from playwright.sync_api import Browser, Page, expect

from quietform.batch.engines import find_node
from quietform.cli import main
from quietform.files import load_assessment
from quietform.loading import Loaded, load
from quietform.markup import to_html
from quietform.renderer import render
from quietform.safety import safety_check
from quietform.scoring.evaluator import prepare
from quietform.site import SafetyCheck, Site
from tests.browser.person import answer_at_once, numbers, run, some_answers
from tests.browser.server import CountingServer
from tests.sites import assessment_files, small

ROOT = Path(__file__).parents[2]
YES, NO, UNSURE, RATHER_NOT = "2", "0", "1", "skipped"
ANSWERS = (YES, NO, UNSURE, RATHER_NOT)
ITEMS = [f"sg{number}" for number in range(1, 9)]
# What advises none of these may be left out while somebody may be in danger (SCR-04).
ADVICE = {"confront", "joint", "limit", "share", "decide"}
HEADINGS = {"self": "You matter", "partner": "You deserve to be safe", "own": "It is good that you said so"}


@cache
def assessment(name: str) -> Loaded:
    loaded = load_assessment(ROOT / "assessments" / f"{name}.yaml", f"assessments/{name}.yaml")
    assert loaded.errors == []
    return loaded


@cache
def check() -> SafetyCheck:
    found, problems = safety_check([assessment("safety")])
    assert found is not None
    assert problems == []
    return found


def written(folder: Path, name: str, text: str | None = None) -> str:
    """The address of an assessment's page that holds the check, written into a folder."""
    loaded = assessment(name) if text is None else load(text.encode(), f"{name}.yaml")
    path = folder / f"{name}.html"
    path.write_text(render(name, *loaded.sound(), Site(safety=check())), encoding="utf-8")
    return path.as_uri()


# SCR-02, written once more and by hand.


def outcome(answers: tuple[str, ...]) -> list[str]:
    """The pages of help in their order, or the short notice."""
    sg1, sg2, sg3, sg4, sg5, sg6, sg7, sg8 = answers
    pages = []
    if sg7 in (YES, UNSURE):
        pages.append("self")
    if YES in (sg1, sg2, sg3, sg4, sg5, sg6) or UNSURE in (sg2, sg3, sg4, sg6):
        pages.append("partner")
    if sg8 in (YES, UNSURE):
        pages.append("own")
    # Nothing is raised by No everywhere; what is left is a wish not to say, or not being sure of two questions.
    return pages or ([] if set(answers) == {NO} else ["open"])


def patterns() -> Iterator[tuple[str, ...]]:
    for pattern in range(4**8):
        yield tuple(ANSWERS[pattern // 4**place % 4] for place in range(8))


def test_scr_02_every_pattern_of_answers_raises_what_the_table_says_in_both_engines() -> None:
    program = check().compiled.program
    raised_by = prepare(program)
    expected = [outcome(answers) for answers in patterns()]
    assert len(expected) == 65_536
    assert [raised_by(dict(zip(ITEMS, answers, strict=True)))["flags"] for answers in patterns()] == expected
    command = [find_node(), str(Path(__file__).with_name("every_pattern.js"))]
    given = json.dumps({"program": program, "answers": ANSWERS})
    done = subprocess.run(command, input=given, capture_output=True, text=True, check=True)
    assert json.loads(done.stdout) == expected
    # What is left open counts as a wish not to say.
    assert raised_by({})["flags"] == ["open"]


def test_scr_02_no_text_says_that_somebody_is_safe() -> None:
    text = (ROOT / "assessments" / "safety.yaml").read_text(encoding="utf-8").lower()
    page = render("safety", *assessment("safety").sound(), Site()).lower()
    for reassurance in ("you are safe", "is safe for you now", "all is well", "no danger", "nothing to worry"):
        assert reassurance not in text
        assert reassurance not in page.replace("cannot tell whether you are safe", "")


def test_scr_02_no_everywhere_adds_nothing_to_a_result(page: Page, tmp_path: Path) -> None:
    """Between the review and the result, and in the result, all is as it is without the check."""
    answers = to_the_check(page, written(tmp_path, "boundaries"), "boundaries")
    say(page, (NO,) * 8)
    expect(page.locator(":focus")).to_have_text("Your result")
    assert page.locator("#pages .texts, #pages .numbers").locator("> *").count() == 0
    # Apart from the way back to those questions.
    run(page, "document.querySelector('#safety-again').closest('[data-private]').remove(), 0")
    with_check = page.locator("#result").inner_html()
    (tmp_path / "without.html").write_text(
        render("boundaries", *assessment("boundaries").sound(), Site()), encoding="utf-8"
    )
    page.goto((tmp_path / "without.html").as_uri())
    answer_at_once(page, answers)
    page.get_by_role("button", name="Look over my answers").click()
    page.get_by_role("button", name="Show my result").click()
    assert page.locator("#result").inner_html().strip() == with_check.strip()
    assert not re.search(r"(?<!cannot tell whether )you are safe|all is well|no danger|nothing to worry", with_check)


# A person at a page that holds the check.


def to_the_check(page: Page, address: str, name: str) -> dict[str, str]:
    page.goto(address)
    answers = some_answers(name, 4, gaps=0)
    answer_at_once(page, answers)
    page.get_by_role("button", name="Look over my answers").click()
    page.get_by_role("button", name="Show my result").click()
    expect(page.locator(":focus")).to_have_text("A few questions before your result")
    return answers


def say(page: Page, answers: tuple[str, ...]) -> None:
    for item, value in zip(ITEMS, answers, strict=True):
        page.locator(f'#safety label:has(input[name="{item}"][value="{value}"])').click()
    page.locator("#safety-on").click()


def scores(page: Page) -> int:
    """How many scores, bands and pictures stand in the document, templates left out."""
    return page.locator(".score, .band, svg").count()


def go_through(page: Page, pages: list[str]) -> None:
    """Each page of help by its heading, then on to the result; no score is there before."""
    for index, flag in enumerate(pages):
        expect(page.locator(":focus")).to_have_text(HEADINGS[flag])
        assert scores(page) == 0
        name = "Go on" if index + 1 < len(pages) else "Go on to my results"
        page.locator("#pages").get_by_role("button", name=name, exact=True).click()
    expect(page.locator(":focus")).to_have_text("Your result")
    assert scores(page) > 0


SAMPLES = [
    (NO,) * 8,
    (YES,) * 8,
    (NO, NO, NO, NO, NO, NO, UNSURE, NO),
    (NO, UNSURE, NO, NO, NO, NO, NO, NO),
    (NO, NO, NO, NO, NO, NO, RATHER_NOT, YES),
    (UNSURE, NO, NO, NO, NO, NO, NO, NO),
    (NO, NO, NO, RATHER_NOT, NO, NO, NO, NO),
]


@pytest.mark.parametrize("answers", SAMPLES, ids=lambda answers: "+".join(outcome(answers)) or "nothing")
def test_scr_01_and_02_nothing_of_a_result_is_there_before_the_check_and_its_pages(
    page: Page, tmp_path: Path, answers: tuple[str, ...]
) -> None:
    to_the_check(page, written(tmp_path, "boundaries"), "boundaries")
    assert scores(page) == 0
    say(page, answers)
    raised = outcome(answers)
    go_through(page, [flag for flag in raised if flag in HEADINGS])
    notice = page.locator("#result .note[data-private]")
    assert notice.count() == (raised == ["open"])
    # PRV-05, seen from here: what the check brings is not printed.
    page.emulate_media(media="print")
    assert page.locator("#safety, #pages, [data-private]").filter(visible=True).count() == 0


def test_scr_01_the_check_can_be_passed_over_and_is_asked_once_in_a_visit(page: Page, tmp_path: Path) -> None:
    answers = to_the_check(page, written(tmp_path, "boundaries"), "boundaries")
    page.locator('#safety label:has(input[name="sg2"][value="2"])').click()
    page.locator("#safety-skip").click()
    # What was ticked before is forgotten; a short notice says where help is.
    go_through(page, [])
    assert page.locator("#result .note[data-private]").count() == 1
    # (It is in no copy.)
    page.locator("#copy").click()
    assert "stay on your mind" not in page.locator("#result textarea").input_value()
    page.get_by_role("button", name="Change my answers").click()
    page.get_by_role("button", name="Look over my answers").click()
    page.get_by_role("button", name="Show my result").click()
    expect(page.locator(":focus")).to_have_text("Your result")
    # The person can ask for it again, and after erasing everything it is asked anew.
    page.locator("#safety-again").click()
    expect(page.locator(":focus")).to_have_text("A few questions before your result")
    assert scores(page) == 0
    say(page, (YES,) * 8)
    go_through(page, ["self", "partner", "own"])
    shown = numbers(page)
    page.get_by_role("button", name="Change my answers").click()
    page.get_by_role("button", name="Look over my answers").click()
    page.get_by_role("button", name="Show my result").click()
    # Pages that were read are not shown twice.
    expect(page.locator(":focus")).to_have_text("Your result")
    assert numbers(page) == shown
    page.get_by_role("button", name="Start over").click()
    page.get_by_role("button", name="Erase and start over").click()
    answer_at_once(page, answers)
    page.get_by_role("button", name="Look over my answers").click()
    page.get_by_role("button", name="Show my result").click()
    expect(page.locator(":focus")).to_have_text("A few questions before your result")
    assert page.locator("#safety :checked").count() == 0


def test_scr_03_the_page_for_somebody_who_is_hurt(page: Page, tmp_path: Path) -> None:
    to_the_check(page, written(tmp_path, "boundaries"), "boundaries")
    say(page, (YES, NO, NO, NO, NO, NO, NO, NO))
    text = page.locator("#pages").inner_text()
    said = ["not your fault", "specialist service", "Joint sessions are not advised now", "higher risk", "Plan it with"]
    assert [part for part in said if part not in text] == []
    buttons = page.locator("#pages .actions").locator("a, button").all_inner_texts()
    assert buttons[:3] == ["Leave now", "Get help now", "Go on to my results"]
    exit = page.locator("#pages a.exit")
    assert exit.get_attribute("href") == Site.exit_url
    page.locator("#pages").get_by_role("link", name="Get help now").click()
    expect(page.locator("#help")).to_be_focused()


# SCR-04: what is withheld.


def advised(loaded: Loaded) -> Iterator[tuple[set[str], str]]:
    """Every text that advises something, with its tags."""
    given, _ = loaded.sound()
    for scale in given.scales.values():
        for band in scale.bands or []:
            for part in ("shows", "may_mean", "limits", "next_step", "support"):
                tags = {*band.advises, *band.advises_in.get(part, [])}
                if tags and getattr(band, part):
                    yield tags, getattr(band, part)
    for note in given.notes:
        if note.advises:
            yield set(note.advises), note.text
    for link in given.read_next:
        if link.advises:
            yield set(link.advises), link.title


# A sheet at once: what is looked at here is the result, and hundreds of clicks would take minutes.
TICK = """for (const [key, value] of Object.entries(%s))
  document.querySelector(`#form [name="${key}"][value="${value}"]`).checked = true;
document.querySelector("#form").dispatchEvent(new Event("change"));"""


def sheets_for(name: str) -> list[dict[str, str]]:
    """So many sheets that each tagged band of every scale is reached by one."""
    given, compiled = assessment(name).sound()
    wanted = {
        (id, band.id)
        for id, scale in given.scales.items()
        for band in scale.bands or []
        if band.advises or band.advises_in
    }
    score, chosen = prepare(compiled.program), []
    for seed in range(2_000):
        if not wanted:
            break
        dice = random.Random(seed)
        # Each part of the assessment leans its own way, so that the ends of the scales are reached.
        leans = {key: dice.choice([0, 1, 2, 3, 4]) for key in compiled.answers}
        sheet = {key: str(max(0, min(4, leans[key] + dice.choice([-1, 0, 0, 1])))) for key in compiled.answers}
        # (Effort asks first whether there is what three of its pairs are about.)
        sheet |= {key: "1" for key in sheet if key == "e0"}
        found = {(id, result["band"]) for id, result in score(sheet)["scales"].items()} & wanted
        if found:
            chosen.append(sheet)
            wanted -= found
    assert not wanted, wanted
    return chosen


def plain(markdown: str) -> str:
    """A text as a person reads it."""
    html = to_html(markdown, lambda target: target)
    return "".join(part.partition(">")[2] if index else part for index, part in enumerate(str(html).split("<"))).strip()


@pytest.mark.parametrize("name", ["boundaries", "effort"])
def test_scr_04_while_somebody_may_be_in_danger_no_tagged_text_is_rendered(
    page: Page, tmp_path: Path, name: str
) -> None:
    texts = {plain(text) for _, text in advised(assessment(name))}
    assert all(tags <= ADVICE for tags, _ in advised(assessment(name)))
    address, sheets = written(tmp_path, name), sheets_for(name)
    calm: set[str] = set()
    for check_answers in ((NO,) * 8, (NO, YES, NO, NO, NO, NO, NO, NO)):
        to_the_check(page, address, name)
        say(page, check_answers)
        go_through(page, [flag for flag in outcome(check_answers) if flag in HEADINGS])
        for sheet in sheets:
            page.get_by_role("button", name="Change my answers").click()
            run(page, TICK % json.dumps(sheet))
            page.get_by_role("button", name="Look over my answers").click()
            page.get_by_role("button", name="Show my result").click()
            shown = page.locator("#result").text_content() or ""
            if check_answers[1] == NO:
                calm |= {text for text in texts if text in shown}
            else:
                assert [text for text in texts if text in shown] == []
                assert page.locator("#result [data-advises]").count() == 0
    # Without the flag, each of them is shown to somebody (what to read next, where the site has such a page).
    links = {link.title for link in assessment(name).sound()[0].read_next}
    assert calm >= {plain(text) for _, text in advised(assessment(name)) if text not in links}


def test_scr_04_printing_and_copying_ask_once_more_and_the_focus_comes_back(page: Page, tmp_path: Path) -> None:
    to_the_check(page, written(tmp_path, "boundaries"), "boundaries")
    say(page, (NO, NO, NO, NO, YES, NO, NO, NO))
    go_through(page, ["partner"])
    shown = []
    page.expose_function("printed", lambda: shown.append("printed"))
    session = page.context.new_cdp_session(page)
    session.send("Runtime.evaluate", {"expression": "window.print = () => window.printed()"})
    button = page.get_by_role("button", name="Print")
    button.click()
    expect(page.locator("#again")).to_be_focused()
    page.locator("#share-no").click()
    expect(button).to_be_focused()
    assert page.locator("#again").is_hidden()
    button.click()
    assert shown == []
    page.locator("#share-yes").click()
    expect(page.locator("#again")).to_be_hidden()
    assert shown == ["printed"]
    expect(button).to_be_focused()
    # Copying does, too; and what was asked goes with the result.
    page.context.grant_permissions(["clipboard-write"])
    page.locator("#copy").click()
    page.locator("#share-yes").click()
    expect(page.locator("#copied")).to_contain_text("Copied.")
    expect(page.locator("#copy")).to_be_focused()
    page.locator("#copy").click()
    expect(page.locator("#again")).to_be_focused()
    page.get_by_role("button", name="Change my answers").click()
    expect(page.locator("#again")).to_be_hidden()


INSTEAD = small().replace(
    "safety: {not_needed: It is made for a test.}", "safety: {replaces: {partner: Talk to somebody on your own first.}}"
)


def test_scr_04_an_assessment_can_give_a_text_of_its_own_in_place_of_its_result(page: Page, tmp_path: Path) -> None:
    page.goto(written(tmp_path, "small", INSTEAD))
    page.get_by_role("button", name="Begin").click()
    page.locator('label:has(input[name="a"][value="1"])').click()
    page.get_by_role("button", name="Look over my answers").click()
    page.get_by_role("button", name="Show my result").click()
    say(page, (YES, NO, NO, NO, NO, NO, NO, NO))
    page.get_by_role("button", name="Go on to my results").click()
    expect(page.locator(":focus")).to_have_text("Your result")
    assert scores(page) == 0
    assert page.locator("#result .note").all_inner_texts() == ["Talk to somebody on your own first."]
    # PRV-05: that it stands there tells what the check was told, so no print-out and no copy holds it.
    page.locator("#copy").click()
    page.locator("#share-yes").click()
    assert "on your own first" not in page.locator("#result textarea").input_value()
    page.emulate_media(media="print")
    assert page.locator("#result .note").is_hidden()


def test_scr_04_looking_at_two_people_as_one_team_is_not_offered_while_one_of_them_may_be_hurt() -> None:
    team, _ = assessment("team").sound()
    assert list(team.safety.replaces) == ["partner", "own"]
    # No link leads there either, nor to any other page about the two together, from a page that knows of the flag.
    (withheld,) = [flag.withholds for flag in check().assessment.flags if flag.id == "partner"]
    for path in assessment_files():
        given, _ = assessment(path.stem).sound()
        leading = [link for link in given.read_next if link.to == "team"]
        assert not leading or given.safety.not_needed is None, path
        assert all(set(link.advises) & set(withheld) for link in leading), path
        # Whatever is tagged anywhere is withheld: a tag that the check does not know would withhold nothing.
        assert all(tags <= set(withheld) for tags, _ in advised(assessment(path.stem))), path


def test_scr_05_nothing_is_written_down_and_nothing_stays(page: Page, tmp_path: Path) -> None:
    address = written(tmp_path, "boundaries")
    to_the_check(page, address, "boundaries")
    assert page.locator("#safety").locator("textarea, select, input:not([type=radio])").count() == 0
    say(page, (YES,) * 8)
    go_through(page, ["self", "partner", "own"])
    session = page.context.new_cdp_session(page)
    kept = "[localStorage.length, sessionStorage.length, document.cookie.length, location.hash.length, history.length]"
    found = session.send("Runtime.evaluate", {"expression": kept, "returnByValue": True})
    assert found["result"]["value"][:4] == [0, 0, 0, 0]
    assert page.url == address
    page.reload()
    assert page.locator("#safety :checked").count() == 0


# SCR-06: without the check, or a reason, nothing is built.


@pytest.mark.parametrize("slip", ["missing", "invalid"])
def test_scr_06_no_site_is_built_without_a_sound_check(tmp_path: Path, slip: str) -> None:
    for name in ("effort", "readiness"):
        (tmp_path / f"{name}.yaml").write_bytes((ROOT / "assessments" / f"{name}.yaml").read_bytes())
    if slip == "invalid":
        text = (ROOT / "assessments" / "safety.yaml").read_text(encoding="utf-8")
        (tmp_path / "safety.yaml").write_text(text.replace("when: sg7 >= 1", "when: sg9 >= 1"), encoding="utf-8")
    done = CliRunner().invoke(main, ["build", "--no-check", str(tmp_path), "-o", str(tmp_path / "out")])
    assert done.exit_code == 1
    built = {path.parent.name for path in (tmp_path / "out").glob("*/index.html")}
    # What gives its reason does without; nothing else does.
    assert built == {"readiness"}


def test_scr_06_a_page_without_the_check_says_why() -> None:
    given, _ = assessment("readiness").sound()
    assert given.safety.not_needed is not None
    page = render("readiness", *assessment("readiness").sound(), Site(safety=check()))
    assert given.safety.not_needed in page
    assert 'id="safety"' not in page


# SCR-07: without a script.


def test_scr_07_without_a_script_the_check_shows_its_questions_and_all_its_help(
    browser: Browser, server: CountingServer
) -> None:
    page = browser.new_page(java_script_enabled=False)
    page.goto(f"{server.url}/safety/")
    text = page.locator("main").inner_text()
    given, _ = assessment("safety").sound()
    stems = [item.stem for section in given.sections for item in section.items]
    pages = [flag for flag in given.flags if not flag.notice]
    assert [stem for stem in stems if stem not in text] == []
    assert [flag.title for flag in pages if flag.title not in text] == []
    assert "not your fault" in text
    # Every page leads to help that needs no script, and to the check.
    for path in ("", "scores/", "404.html"):
        page.goto(f"{server.url}/{path}")
        page.locator("#help").get_by_role("link", name="safety check").wait_for()
    for path in ("effort", "boundaries", "readiness"):
        page.goto(f"{server.url}/{path}/")
        page.locator("#help").get_by_role("link", name="Safety check").wait_for()
        assert page.locator('#help a[href^="tel:"]').count() > 10
    page.close()


# Lines of help: what they say, and whether one can write there instead of speaking.
LINES = """(selector) => [...document.querySelectorAll(selector)].map((line) => [line.textContent.trim(),
  [...line.querySelectorAll("a")].some((one) => one.href.startsWith("sms:") || one.textContent === "chat")])"""
# Those of the chosen country that are for somebody who is hurt, and those that the page shows.
FOR_THE_HURT = ".country:not([hidden]) :is([data-for~=emergency], [data-for~=violence]):not([data-for~=own_behaviour])"
SHOWN = "#pages .numbers li"


def test_scr_03_the_numbers_of_each_country_begin_with_the_emergency_and_offer_a_way_without_speaking(
    page: Page, server: CountingServer
) -> None:
    to_the_check(page, f"{server.url}/boundaries/", "boundaries")
    say(page, (YES, NO, NO, NO, NO, NO, NO, NO))
    countries: list[str] = run(page, "[...document.querySelectorAll('#country option')].map((one) => one.value)")
    assert len(countries) > 5
    written_to = 0
    for country in countries:
        page.locator("#country").select_option(country)
        # The page follows a moment later.
        lines: list[list[Any]] = run(page, f"new Promise((done) => setTimeout(() => done(({LINES})('{SHOWN}')), 20))")
        assert lines == run(page, f"({LINES})('{FOR_THE_HURT}')"), country
        assert len(lines) > 1, country
        assert lines[0][0].startswith("Emergency"), country
        written_to += any(writes for _, writes in lines)
    assert written_to > 3


# PRV-05, and the numbers of SCR-03, on the site as it is built.


def test_prv_05_what_the_check_was_told_is_in_no_copy_file_or_print(page: Page, server: CountingServer) -> None:
    to_the_check(page, f"{server.url}/boundaries/", "boundaries")
    say(page, (NO, RATHER_NOT, NO, NO, NO, NO, NO, YES))
    numbers_of = page.locator("#pages .numbers")
    chosen = page.locator("#country")
    chosen.select_option("GB")
    expect(numbers_of).to_contain_text("0808 802 4040")
    assert numbers_of.locator("li").first.inner_text().startswith("Emergency")
    assert "Refuge" not in numbers_of.inner_text()
    go_through(page, ["own"])
    with page.expect_download() as download:
        page.locator("#result .save").click()
    saved = json.loads(Path(download.value.path()).read_text(encoding="utf-8"))
    assert set(saved["responses"]) == {f"bo{number}" for number in range(1, 13)}
    assert "sg" not in "".join(saved["responses"])
    page.emulate_media(media="print")
    printed = page.locator("body").inner_text()
    assert "questions about safety" not in printed
    assert "It is good that you said so" not in printed


def test_prv_05_the_page_of_the_check_itself_prints_no_answer(page: Page, server: CountingServer) -> None:
    page.goto(f"{server.url}/safety/")
    page.get_by_role("button", name="Begin").click()
    page.locator('label:has(input[name="sg1"][value="2"])').click()
    page.emulate_media(media="print")
    assert page.locator("input, #form, #review").filter(visible=True).count() == 0
    page.emulate_media(media="screen")
    assert page.locator(".save, #copy, #check, #print").count() == 0
