"""A person at an assessment page: answers → clicks or keys; the result on the page → what it says of each scale."""

from __future__ import annotations

import json
import random
import re
from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path
from typing import Any
from weakref import WeakKeyDictionary

from playwright.sync_api import CDPSession, Locator, Page

from quietform.compiler import Compiled
from quietform.explain import title_of
from quietform.files import load_assessment
from quietform.model import Assessment
from quietform.scoring import evaluate
from quietform.scoring.exact import show

ROOT = Path(__file__).parents[2]
ASSESSMENTS = ("readiness", "effort", "boundaries")
# The five parts of a band's text, in order, with the title that stands above each.
PART_TITLES = {
    "shows": "",
    "may_mean": "",
    "limits": "What this cannot tell",
    "next_step": "One small step",
    "support": "Where to find support",
}
# Where the focus is, and what is amiss with it: not seen, or behind the bar.
FOCUS = """(() => {
  const focus = document.activeElement, seen = focus.matches("input") ? focus.closest("label") : focus;
  const box = seen.getBoundingClientRect(), bar = document.querySelector(".bar").getBoundingClientRect();
  if (getComputedStyle(seen).outlineStyle === "none") return "no outline: " + focus.outerHTML.slice(0, 120);
  if (box.bottom < 1 || box.top > innerHeight - 1) return "not in view: " + focus.outerHTML.slice(0, 120);
  const inBar = focus.closest(".bar, .skip");
  return !inBar && box.bottom <= bar.bottom ? "behind the bar: " + focus.outerHTML.slice(0, 120) : "";
})()"""

# One session for each page, as long as there is the page: each more is told of everything that happens there.
SESSIONS: WeakKeyDictionary[Page, CDPSession] = WeakKeyDictionary()


@dataclass(frozen=True)
class Shown:
    """One row of the table of all numbers."""

    title: str
    score: str
    band: str
    answers: str


def compiled(name: str) -> tuple[Assessment, Compiled]:
    path = f"assessments/{name}.yaml"
    return load_assessment(ROOT / path, path).sound()


def some_answers(name: str, seed: int, *, gaps: float = 0.15) -> dict[str, str]:
    """Answers to every item as the page's radio buttons hold them; a few are missing with a reason, a few left open.

    What opens other items is answered so that they are shown.
    """
    dice = random.Random(seed)
    assessment, program = compiled(name)
    answers: dict[str, str] = {}
    for key, answer in program.answers.items():
        if not assessment.option_sets[answer.options].ordered:
            answers[key] = "1"
            continue
        missing = assessment.option_sets[answer.options].missing
        reasons = [reason for reason in ("skipped", "cannot_tell") if getattr(missing, reason)]
        if answer.side == "me":
            reasons = [reason for reason in reasons if reason != "cannot_tell"]
        if dice.random() >= gaps:
            answers[key] = str(dice.choice(answer.values))
        elif dice.random() < 0.5:
            answers[key] = dice.choice(reasons)
    return answers


def expected(name: str, answers: dict[str, str]) -> list[Shown]:
    """What the Python engine says the table must show."""
    return rows_of(*compiled(name), answers)


def rows_of(assessment: Assessment, program: Compiled, answers: dict[str, str]) -> list[Shown]:
    """The same of an assessment that is none of the site's."""
    scores = evaluate(program.program, answers)["scales"]
    rows = []
    for id, scale in assessment.scales.items():
        result = scores[id]
        labels = {band.id: band.label for band in scale.bands or []}
        edges = [edge for band in scale.bands or [] for edge in (band.from_, band.above, band.below, band.to)]
        borders = [edge for edge in edges if edge is not None]
        text = "no score"
        if result["score"] is not None:
            text = show(Fraction(result["score"]), scale.shown_decimals, borders).replace("-", "−")
        answered, shown = result["rests"]
        rows.append(Shown(title_of(assessment, id), text, labels.get(result["band"], ""), f"{answered} of {shown}"))
    return rows


def expected_words(name: str, answers: dict[str, str]) -> dict[str, list[str]]:
    """What the card of each scale must say under its picture: the lines of the text of its band, none without one."""
    assessment, program = compiled(name)
    scores = evaluate(program.program, answers)["scales"]
    lines: dict[str, list[str]] = {}
    for id, scale in assessment.scales.items():
        band = next((band for band in scale.bands or [] if band.id == scores[id]["band"]), None)
        lines[id] = []
        for part, title in PART_TITLES.items():
            text = band and (getattr(band, part) or getattr(scale, part, None))
            if text:
                lines[id] += [*([title] if title else []), re.sub(r"\[(.*?)\]\(.*?\)", r"\1", text.strip())]
    return lines


def unfold(page: Page) -> None:
    """Open all that is folded in a result."""
    run(page, "for (const one of document.querySelectorAll('#result details')) one.open = true")


def numbers(page: Page) -> list[Shown]:
    """The table of all numbers as it stands on the page."""
    unfold(page)
    rows = []
    for row in page.locator("#result tbody tr").all():
        score, _, band, answers = (cell.inner_text() for cell in row.locator("td").all())
        rows.append(Shown(row.locator("th").inner_text(), score, band, answers))
    return rows


def words_of(page: Page, name: str) -> dict[str, list[str]]:
    """The lines of the text in the card of each scale, as a person reads them."""
    assessment, _ = compiled(name)
    unfold(page)
    places = {id: page.locator(f'.card [data-scale="{id}"] .texts') for id in assessment.scales}
    return {id: [line for line in place.inner_text().split("\n") if line] for id, place in places.items()}


def begin(page: Page) -> None:
    """Past what is to be read before the first item, to all items on one page."""
    for button in ("#begin", "#all"):
        if page.locator(button).count() and page.locator(button).is_visible():
            page.locator(button).click()


def answer_by_mouse(page: Page, answers: dict[str, str]) -> None:
    begin(page)
    for key, value in answers.items():
        page.locator(f'label:has(input[name="{key}"][value="{value}"])').click()


def answer_at_once(page: Page, answers: dict[str, str]) -> None:
    """The same where a test is about something else: a script clicks the labels, each of which must be shown."""
    begin(page)
    run(
        page,
        f"""for (const [key, value] of {json.dumps(list(answers.items()))}) {{
  const label = document.querySelector(`label:has(input[name="${{key}}"][value="${{value}}"])`);
  if (!label.checkVisibility()) throw new Error(`${{key}} is not shown`);
  label.click();
  if (!label.querySelector("input").checked) throw new Error(`${{key}} has not become ${{value}}`);
}} 0""",
    )


def see_result(page: Page) -> None:
    begin(page)
    # By id, not by name: the page may be in any language.
    page.locator("#to-review").click()
    page.locator("#to-result").click()
    # The safety check, where there is one, is skipped as a whole.
    if page.locator("#safety:not([hidden])").count():
        page.locator("#safety-skip").click()


def focused(page: Page) -> Locator:
    return page.locator(":focus")


def press(page: Page, key: str) -> None:
    """A key that moves the focus; what has it then must be seen to have it."""
    page.keyboard.press(key)
    assert run(page, FOCUS) == ""


def tab_to(page: Page, selector: str) -> None:
    """Press Tab until one of the elements that match has the focus."""
    for _ in range(60):
        press(page, "Tab")
        if page.locator(f":focus:is({selector})").count():
            return
    raise AssertionError(f"Tab does not lead to {selector}")


def run(page: Page, expression: str, *, wait: bool = True) -> Any:
    """Run code in the page. Playwright's own evaluate needs eval, which the policy forbids by design."""
    if page not in SESSIONS:
        SESSIONS[page] = page.context.new_cdp_session(page)
    answer = SESSIONS[page].send(
        "Runtime.evaluate", {"expression": expression, "awaitPromise": wait, "returnByValue": True, "userGesture": True}
    )
    assert "exceptionDetails" not in answer, answer["exceptionDetails"]
    return answer["result"].get("value")
