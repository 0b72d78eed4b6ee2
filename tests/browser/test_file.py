"""A saved file: what is in it, going on from it, what has changed since, and how another file is refused."""

from __future__ import annotations

import json
import random
from collections.abc import Mapping
from datetime import date
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from quietform.gallery import gallery
from quietform.loading import load
from quietform.renderer import render
from quietform.scoring import evaluate
from quietform.scoring.compare import change
from quietform.scoring.exact import show
from quietform.scoring.rescore import program_hash
from quietform.site import Site
from quietform.views import ENGINE
from tests.browser.check_site import result
from tests.browser.person import ASSESSMENTS, begin, compiled, numbers, run, see_result, some_answers
from tests.browser.test_accessibility import CUT_OFF, violations
from tests.browser.test_branch import QUIET
from tests.browser.wide import wide
from tests.criteria.test_scr import NO, YES, say, written

# Chooses each file in turn and waits until the page has taken it; gives what is then told, and the form's answers.
CHOOSE = """(async (texts, at) => {
  const found = [];
  for (const text of texts) {
    const input = document.querySelector(`${at} .choosing input`), moved = new DataTransfer();
    moved.items.add(new File([text], "note.json"));
    input.files = moved.files;
    input.dispatchEvent(new Event("change", { bubbles: true }));
    while (input.value) await new Promise((done) => setTimeout(done));
    const answers = Object.fromEntries(new FormData(document.querySelector("#form")));
    found.push([document.querySelector(`${at} .told`).textContent, answers]);
  }
  return found;
})"""


def page_of(folder: Path, name: str) -> str:
    path = folder / f"{name}.html"
    path.write_text(render(name, *compiled(name), Site()), encoding="utf-8")
    return path.as_uri()


def choose(page: Page, at: str, saved: Mapping[str, Any] | str) -> None:
    """Choose a file with this content, at the beginning or at the result."""
    text = saved if isinstance(saved, str) else json.dumps(saved)
    page.locator(f"{at} .choosing input").set_input_files(
        {"name": "note.json", "mimeType": "application/json", "buffer": text.encode()}
    )


def go_on_from(page: Page, saved: Mapping[str, Any]) -> None:
    page.get_by_text("Go on from a saved file").click()
    choose(page, "#before", saved)
    expect(page.locator("#review h2")).to_be_focused()


def answers_of(page: Page) -> dict[str, str]:
    found: dict[str, str] = run(page, "Object.fromEntries(new FormData(document.querySelector('#form')))")
    return found


def saved_at(page: Page, place: str) -> dict[str, Any]:
    with page.expect_download() as download:
        page.locator(f"{place} .save").click()
    assert download.value.suggested_filename == "note.json"
    found: dict[str, Any] = json.loads(download.value.path().read_text(encoding="utf-8"))
    return found


def unseen(saved: Mapping[str, Any]) -> dict[str, Any]:
    """The file as it is before a result was seen."""
    return {**saved, "scales": {}}


# There and back.


@pytest.mark.parametrize("name", ASSESSMENTS)
def test_answers_go_into_a_file_and_come_back_whole(page: Page, tmp_path: Path, name: str) -> None:
    address = page_of(tmp_path, name)
    for seed in range(5):
        page.goto(address)
        saved = result(name, seed)
        go_on_from(page, saved if seed % 2 else unseen(saved))
        assert answers_of(page) == saved["responses"]
        page.get_by_text("Stop here and go on another time").click()
        assert saved_at(page, "#review") == unseen(saved)
        page.get_by_role("button", name="Show my result").click()
        assert saved_at(page, "#result") == saved
    assert saved["saved"] == date.today().isoformat()


# An answer of every type; of the first of several none, of the second one.
EVERY = {
    "quiet": "1", "screens": "cannot_tell", "walk.me": "0", "walk.partner": "2", "cook.me": "skipped",
    "helps.music": "0", "helps.bath": "0", "helps.friend": "0", "lately.tea": "1", "lately.coffee": "0",
    "chores.dishes": "2", "evening.talking": "0", "hours": "7.5", "cups": "0", "outside": "-4", "rested": "30",
    "mood": "-2", "order.garden": "2", "order.kitchen": "1", "order.away": "3",
}  # fmt: skip
OWN = {"word": "<b>quiet</b> & “calm”", "letter": "One\nTwo", "day.day": "27", "day.month": "3", "day.year": "2026"}


def test_every_item_type_goes_into_a_file_and_own_words_only_if_asked(page: Page, tmp_path: Path) -> None:
    assessment, program = load(gallery().encode(), "gallery.yaml").sound()
    (tmp_path / "gallery.html").write_text(render("gallery", assessment, program, Site()), encoding="utf-8")
    address = (tmp_path / "gallery.html").as_uri()
    file = {
        "quietform": 1, "assessment": "gallery", "version": assessment.version,
        "program": program_hash(program.program), "engine": ENGINE, "saved": date.today().isoformat(),
        "responses": EVERY, "scales": {}, "texts": OWN,
    }  # fmt: skip
    page.goto(address)
    go_on_from(page, file)
    page.get_by_text("Stop here and go on another time").click()
    plain = saved_at(page, "#review")
    assert plain == {key: file[key] for key in file if key != "texts"}
    page.get_by_label("Also my own words").check()
    saved = saved_at(page, "#review")
    assert saved == file
    # The page opens what it has written; what its form cannot hold is refused, and all answers stay as they were.
    page.goto(address)
    go_on_from(page, saved)
    strange = [
        saved | {"texts": {**OWN, "quiet": "1"}},
        saved | {"responses": {**EVERY, "hours": "skipped"}},
        saved | {"responses": {**EVERY, "hours": "7.25"}},
        saved | {"responses": {**EVERY, "lately.tea": "0"}},
        saved | {"responses": {**EVERY, "order.garden": "0"}},
    ]
    texts = json.dumps([json.dumps(one) for one in strange])
    for said, _ in run(page, f"{CHOOSE}({texts}, '#before')"):
        assert said.startswith("This file was not opened.")
    page.get_by_text("Stop here and go on another time").click()
    assert saved_at(page, "#review") == plain


def test_the_file_holds_what_the_person_sees_and_no_answer_that_is_hidden(page: Page, tmp_path: Path) -> None:
    """`b` and `c` were answered before `a` hid them."""
    (tmp_path / "wide.html").write_text(render("wide", *wide(QUIET), Site()), encoding="utf-8")
    page.goto((tmp_path / "wide.html").as_uri())
    begin(page)
    for key, value in {"a": 1, "b": 2, "c": 2, "d": 1, "e": 0, "a ": 0}.items():
        page.locator(f'label:has(input[name="{key.strip()}"][value="{value}"])').click()
    see_result(page)
    saved = saved_at(page, "#result")
    assert list(saved) == ["quietform", "assessment", "version", "program", "engine", "saved", "responses", "scales"]
    assert saved["responses"] == {"a": "0", "d": "1", "e": "0"}
    assert all(list(one) == ["state", "score", "band"] for one in saved["scales"].values())


def test_prv_05_no_answer_of_the_safety_check_is_in_a_file_and_the_check_still_comes(
    page: Page, tmp_path: Path
) -> None:
    page.goto(written(tmp_path, "boundaries"))
    saved = result("boundaries", 5)
    go_on_from(page, saved)
    page.get_by_role("button", name="Show my result").click()
    say(page, (YES,) + (NO,) * 7)
    page.get_by_role("button", name="Go on to my results").click()
    # While somebody may be in danger, saving asks once more (SCR-04).
    page.locator("#result .save").click()
    expect(page.locator("#again")).to_be_focused()
    with page.expect_download() as download:
        page.locator("#share-yes").click()
    assert json.loads(download.value.path().read_text(encoding="utf-8")) == saved


def test_beside_each_button_stands_who_may_find_the_file(page: Page, tmp_path: Path) -> None:
    page.goto(page_of(tmp_path, "boundaries"))
    go_on_from(page, result("boundaries", 1))
    for place in ("#review", "#result"):
        warning = page.locator(f"{place} p:has(+ .actions .save)")
        expect(warning).to_contain_text("Others who use this device may find it")
        page.get_by_role("button", name="Show my result").click() if place == "#review" else None


def test_without_script_nothing_offers_to_open_a_file(browser: Browser, tmp_path: Path) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(page_of(tmp_path, "boundaries"))
    assert page.locator("input[type=file]:visible, .choosing:visible").count() == 0
    context.close()


# What has changed.


def changed(page: Page) -> list[list[str]]:
    """The rows of the table of changes, a sentence as a row of one."""
    return [row.locator("th, td").all_inner_texts() for row in page.locator(".change tbody tr").all()]


@pytest.mark.parametrize("name", ASSESSMENTS)
def test_the_change_since_an_earlier_result_is_that_of_the_python_engine(page: Page, tmp_path: Path, name: str) -> None:
    assessment, program = compiled(name)
    now = some_answers(name, 7, gaps=0)
    page.goto(page_of(tmp_path, name))
    go_on_from(page, result(name, 7, responses=now, scales={}))
    page.get_by_role("button", name="Show my result").click()
    shown = {row.title: row.score for row in numbers(page)}
    after = evaluate(program.program, now)["scales"]
    for seed in range(3):
        saved = result(name, seed, saved="2026-03-01")
        choose(page, "#result", saved)
        expect(page.locator(".change h4")).to_be_focused()
        expect(page.locator(".change .when")).to_have_text("Then: 1 March 2026. Now: this result.")
        expect(page.locator(".change .unknown")).to_be_visible()
        before = evaluate(program.program, saved["responses"])["scales"]
        differences = change(program.program, before, after)
        rows = {row[0]: row[1:] for row in changed(page)}
        assert list(rows) == [scale.title for scale in assessment.scales.values()]
        for id, scale in assessment.scales.items():
            difference = differences[id]["difference"]
            text = "–"
            if difference is not None:
                plus = "+" if Fraction(difference) > 0 else ""
                text = plus + show(Fraction(difference), scale.shown_decimals, [Fraction(0)]).replace("-", "−")
            assert rows[scale.title][1:] == [shown[scale.title], text]
            assert (rows[scale.title][0] == "no score") == (before[id]["score"] is None)
        both = [id for id in before if before[id]["score"] and after[id]["score"]]
        assert page.locator(".change svg").count() == len(both)
        # Answers of now stay as they are.
        assert answers_of(page) == now


def test_the_two_marks_stand_where_the_scores_do(page: Page, tmp_path: Path) -> None:
    now, then = ({f"bo{n}": value for n in range(1, 13)} for value in ("4", "0"))
    page.goto(page_of(tmp_path, "boundaries"))
    go_on_from(page, result("boundaries", 1, responses=now, scales={}))
    page.get_by_role("button", name="Show my result").click()
    choose(page, "#result", result("boundaries", 1, responses=then, scales={}))
    expect(page.locator(".change h4")).to_be_visible()
    picture = page.locator(".change svg").first
    at = [(mark, picture.locator(mark).get_attribute("cx")) for mark in (".then", ".mark")]
    _, program = compiled("boundaries")
    first = next(iter(compiled("boundaries")[0].scales))
    places = []
    for responses in (then, now):
        score = Fraction(evaluate(program.program, responses)["scales"][first]["score"])
        places.append(str(min(max(round(score / 100 * 320), 8), 312)))
    assert at == [(".then", places[0]), (".mark", places[1])]
    assert picture.get_attribute("aria-hidden") == "true"


@pytest.mark.parametrize(
    ("sd", "sentence"),
    [
        ("0.1", "A change of this size is more than chance would explain. A published cut-off lies between the two."),
        ("2.5", "This may be chance: a change of up to 2.77 can be. A published cut-off lies between the two."),
    ],
)
def test_where_precision_is_known_the_change_is_put_in_words(
    page: Page, tmp_path: Path, sd: str, sentence: str
) -> None:
    text = QUIET.replace("sd: 2.5", f"sd: {sd}")
    assessment, program = wide(text)
    (tmp_path / "wide.html").write_text(render("wide", assessment, program, Site()), encoding="utf-8")
    page.goto((tmp_path / "wide.html").as_uri())
    then, now = {"a": "1", "b": "0", "d": "1"}, {"a": "2", "b": "0"}
    file = {
        "quietform": 1, "assessment": "wide", "version": assessment.version,
        "program": program_hash(program.program), "engine": ENGINE, "saved": "2026-01-31",
    }  # fmt: skip
    go_on_from(page, {**file, "responses": now, "scales": {}})
    page.get_by_role("button", name="Show my result").click()
    choose(page, "#result", {**file, "responses": then, "scales": {}})
    expect(page.locator(".change .unknown")).to_have_count(0)
    assert changed(page)[:2] == [["First", "2", "4", "+2"], [sentence]]


# What is refused.


def refusals() -> list[tuple[Any, str]]:
    """Files, and the reason that each is refused for."""
    whole = result("readiness", 2)
    text = json.dumps(whole)
    key, first = next(iter(whole["responses"])), next(iter(whole["scales"]))
    other = "3" if whole["responses"][key] != "3" else "2"
    return [
        (" " * 500_001, "It is too large to be from here."),
        (text[:-2], "It is damaged: it cannot be read."),
        ("", "It is damaged: it cannot be read."),
        ("[" * 400_000, "It is damaged: it cannot be read."),
        ("[" * 200_000 + "]" * 200_000, "It was not saved here."),
        ("[1, 2]", "It was not saved here."),
        ("null", "It was not saved here."),
        ('{"scores": [1]}', "It was not saved here."),
        (whole | {"quietform": 2}, "It was not saved here."),
        (result("effort", 1), "It is from another assessment."),
        (whole | {"version": "0.0"}, "The questions changed between its version 0.0 and this version 0.1,"),
        (whole | {"version": ["<b>" * 99]}, "its version <b><b><b><b><b><b><b><b><b><b><b><b><b>< and"),
        (whole | {"program": "0" * 64}, "It was scored by other rules, although the version is the same"),
        (whole | {"more": 1}, "It is not as it was saved here."),
        (text[:-1] + ', "__proto__": {"version": "9"}}', "It is not as it was saved here."),
        ({key: whole[key] for key in whole if key != "scales"}, "It is not as it was saved here."),
        (whole | {"saved": "2026-02-31"}, "It is not as it was saved here."),
        (whole | {"engine": {"toString": 1}}, "It is not as it was saved here."),
        (whole | {"responses": None}, "It is not as it was saved here."),
        (whole | {"responses": {**whole["responses"], key: 1}}, "It is not as it was saved here."),
        (whole | {"responses": {"__proto__": "1", key: "<b>1</b>"}}, "2 of its answers cannot be given here."),
        (whole | {"responses": {key: f'1"], [name="{key}'}}, "1 of its answers cannot be given here."),
        (whole | {"responses": {"constructor": "1", key: "7", "ro15": "not_shown"}}, "3 of its answers cannot"),
        (whole | {"responses": {**whole["responses"], key: other}}, "It is not as it was saved here."),
        (whole | {"scales": {**whole["scales"], first: whole["scales"][first] | {"band": "x"}}}, "It is not as it was"),
        (whole | {"scales": {first: whole["scales"][first]}}, "It is not as it was saved here."),
        (whole | {"scales": {**whole["scales"], "toString": whole["scales"][first]}}, "It is not as it was"),
    ]  # fmt: skip


@pytest.mark.parametrize("at", ["#before", "#result"])
def test_another_file_is_refused_with_its_reason_and_no_answer_is_lost(page: Page, tmp_path: Path, at: str) -> None:
    page.goto(page_of(tmp_path, "readiness"))
    mine = some_answers("readiness", 9)
    if at == "#result":
        go_on_from(page, result("readiness", 9))
        page.get_by_role("button", name="Show my result").click()
    given = refusals()
    texts = [file if isinstance(file, str) else json.dumps(file) for file, _ in given]
    told = run(page, f"{CHOOSE}({json.dumps(texts)}, '{at}')")
    for (_, reason), (said, answers) in zip(given, told, strict=True):
        assert said.startswith("This file was not opened. Nothing here has changed.")
        assert reason in said
        assert answers == (mine if at == "#result" else {})
    expect(page.locator(at)).to_be_visible()


def mutated(dice: random.Random, value: Any) -> Any:
    """The value with one thing in it that no page writes there."""
    strange: list[Any] = [None, True, 1, -1, 1e308, "", "x" * 300, [], {}, [[[]]], "<img src=x onerror=alert(1)>", "\0"]
    strange += ["__proto__", "1/0", "NaN", "1e9", "٣", "${1}", "{then}", {"__proto__": {}}, {"toString": "1"}]
    if isinstance(value, dict) and value and dice.random() < 0.9:
        key = dice.choice(list(value))
        turn = dice.randrange(4)
        if turn == 0:
            return {**value, dice.choice(["__proto__", "constructor", "toString", "ro1 ", "", "𝄞"]): value[key]}
        if turn == 1 and key != "texts":
            return {one: value[one] for one in value if one != key}
        return {**value, key: mutated(dice, value[key])}
    return dice.choice([one for one in strange if one != value or type(one) is not type(value)])


def hostile(dice: random.Random, whole: Mapping[str, Any]) -> str:
    """The text of a file that no page wrote: another value, or other bytes."""
    text = json.dumps(mutated(dice, whole), ensure_ascii=False)
    turn = dice.randrange(4)
    at = dice.randrange(len(text))
    if turn == 0:
        return text[:at]
    if turn == 1:
        return text[:at] + dice.choice(['"', "}", "[", "\\", "\x01", "é"]) + text[at:]
    return text


def is_sound(text: str, whole: Mapping[str, Any]) -> bool:
    """Whether the page could have written this, by the Python engine; `whole` is a file of the same assessment."""
    try:
        found = json.loads(text)
    except ValueError:
        return False
    if not isinstance(found, dict) or set(found) != set(whole):
        return False
    if any(found[key] is True or found[key] != whole[key] for key in ("quietform", "assessment", "version", "program")):
        return False
    if not isinstance(found["engine"], str):
        return False
    given = found["responses"]
    assessment, program = compiled("readiness")
    offered = {
        key: [*map(str, answer.values), *(["skipped"] if assessment.option_sets[answer.options].missing else [])]
        for key, answer in program.answers.items()
    }
    if not isinstance(given, dict) or not all(value in offered.get(key, ()) for key, value in given.items()):
        return False
    scales = evaluate(program.program, given)["scales"]
    written = {id: {key: one[key] for key in ("state", "score", "band")} for id, one in scales.items()}
    return found["saved"] == whole["saved"] and found["scales"] in (written, {})


def test_no_hostile_file_changes_the_page_or_makes_it_fail(page: Page, tmp_path: Path) -> None:
    """300 files, each with a fault of its own: a value, a key or a byte that no page writes there."""
    dice = random.Random(4)
    page.goto(page_of(tmp_path, "readiness"))
    mine = result("readiness", 9)
    go_on_from(page, mine)
    page.get_by_role("button", name="Show my result").click()
    before = page.locator("#result").inner_html()
    sound = [result("readiness", seed) for seed in range(7)]
    texts = [hostile(dice, dice.choice(sound)) for _ in range(300)]
    told = run(page, f"{CHOOSE}({json.dumps(texts)}, '#result')")
    for text, (said, answers) in zip(texts, told, strict=True):
        assert answers == mine["responses"]
        assert said.startswith("This file was not opened.") is not is_sound(text, mine), text
    expect(page.locator("#trouble, #result img").filter(visible=True)).to_have_count(0)
    # Once what was told of the files is gone, the result is what it was.
    run(page, "for (const one of document.querySelectorAll('#result :is(.told, .change)')) one.replaceChildren()")
    assert page.locator("#result").inner_html() == before


def test_of_another_version_its_own_numbers_are_listed_after_a_result(page: Page, tmp_path: Path) -> None:
    assessment, _ = compiled("boundaries")
    scales = {
        next(iter(assessment.scales)): {"state": "scored", "score": "175/3", "band": "x"},
        "other": {"state": "too_few", "score": None, "band": None},
    }
    page.goto(page_of(tmp_path, "boundaries"))
    old = result("boundaries", 3, version="0.0", program="0" * 64, scales=scales, saved="2025-12-24")
    page.get_by_text("Go on from a saved file").click()
    choose(page, "#before", old)
    expect(page.locator("#before .told")).to_contain_text("The questions changed between its version 0.0")
    # No score is shown before its time.
    assert page.get_by_text("58").count() == 0
    see_result(page)
    choose(page, "#result", old)
    expect(page.locator("#result .told")).to_contain_text("so the two cannot be compared.")
    title = next(iter(assessment.scales.values())).title
    expect(page.locator("#result .told p").last).to_have_text(f"Its own scores, not checked: {title}: 58.")


def test_what_was_told_and_what_is_being_read_is_gone_with_the_answers(page: Page, tmp_path: Path) -> None:
    page.goto(page_of(tmp_path, "readiness"))
    go_on_from(page, result("readiness", 2))
    run(page, "document.querySelector('#before').hidden = false")
    choose(page, "#before", "nothing")
    expect(page.locator("#before .told")).to_contain_text("not opened")
    slow = "File.prototype.text = function () { return new Promise((done) => setTimeout(() => done(SAVED), 200)); }"
    run(page, slow.replace("SAVED", json.dumps(json.dumps(result("readiness", 3)))) + "; 0")
    choose(page, "#before", "later")
    run(page, "document.querySelector('#erase-yes').click()")
    page.wait_for_timeout(400)
    assert answers_of(page) == {}
    expect(page.locator(".told").first).to_be_empty()
    expect(page.locator("#review")).to_be_hidden()


# For everybody.


@pytest.mark.parametrize("width", [320, 1280])
def test_opening_and_comparing_have_no_violation_and_lose_nothing(browser: Browser, tmp_path: Path, width: int) -> None:
    context = browser.new_context(
        viewport={"width": width, "height": 800}, color_scheme="dark" if width > 400 else "light"
    )
    page = context.new_page()
    page.goto(page_of(tmp_path, "effort"))
    page.get_by_text("Go on from a saved file").click()
    choose(page, "#before", "nothing")
    expect(page.get_by_role("alert").filter(has_text="not opened")).to_be_visible()
    assert violations(page) == []
    choose(page, "#before", result("effort", 4))
    page.get_by_text("Stop here and go on another time").click()
    assert violations(page) == []
    page.get_by_role("button", name="Show my result").click()
    choose(page, "#result", result("effort", 5))
    expect(page.get_by_role("group", name="What has changed")).to_be_visible()
    assert violations(page) == []
    assert run(page, CUT_OFF) == []
    assert run(page, "document.documentElement.scrollWidth") == width
    for box in page.locator(".save:visible, input[type=file]:visible").all():
        assert (box.bounding_box() or {"height": 0})["height"] >= 44
    context.close()
