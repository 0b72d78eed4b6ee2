"""Assessments that use every optional part of the page → their documents, what answers give, and a person at them."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

from playwright.sync_api import Page

from quietform.compiler import Compiled
from quietform.loading import load
from quietform.model import Assessment
from quietform.renderer import render
from quietform.scoring import evaluate
from quietform.site import Site
from tests.browser.person import begin

TEXT = (Path(__file__).parents[1] / "bad_input" / "wide.yaml").read_text(encoding="utf-8")
# One that a person could take, with more of each part.
SLEEP = (Path(__file__).parent / "sleep.yaml").read_text(encoding="utf-8")


@cache
def wide(text: str = TEXT) -> tuple[Assessment, Compiled]:
    return load(text.encode(), "wide.yaml").sound()


def written(folder: Path, text: str = TEXT) -> str:
    """The address of its page, written into a folder."""
    path = folder / "wide.html"
    path.write_text(render("wide", *wide(text), Site()), encoding="utf-8")
    return path.as_uri()


def answer(page: Page, answers: Mapping[str, int | str]) -> None:
    begin(page)
    for key, value in answers.items():
        page.locator(f'label:has(input[name="{key}"][value="{value}"])').click()


def scored(answers: Mapping[str, int | str], text: str = TEXT) -> dict[str, Any]:
    """What the Python engine says of the same answers."""
    return evaluate(wide(text)[1].program, answers)


def look_over(page: Page) -> None:
    begin(page)
    page.get_by_role("button", name="Look over my answers").click()


def ask_for_result(page: Page) -> None:
    page.get_by_role("button", name="Show my result").click()
