"""An assessment that only Python scores, from its first item to the check page: Pyodide gives what CPython gives."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from quietform.browser.bundle import bundle, megabytes
from quietform.loading import load
from quietform.renderer import check_files, render
from quietform.scoring import evaluate
from quietform.scoring.exact import parse, show
from quietform.site import Site
from tests.browser.check_site import rows, verdict
from tests.browser.person import answer_at_once, see_result
from tests.browser.server import CountingServer
from tests.browser.test_accessibility import violations
from tests.test_elsewhere import TOLD, trait

ANSWERS = {"a": "2", "b": "1", "c": "skipped", "d": "2"}
SIZE = megabytes(bundle())


@pytest.fixture
def server(tmp_path: Path) -> Iterator[CountingServer]:
    """A site of this assessment and its check page."""
    site = Site(check_url="../check/index.html", check_megabytes=SIZE)
    made = {"trait/index.html": render("trait", *load(trait().encode(), "trait.yaml").sound(), site).encode()}
    check = check_files(site, bundle(), {"trait": "../trait/index.html"})
    for name, content in (made | {f"check/{name}": content for name, content in check.items()}).items():
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_bytes(content)
    with CountingServer(tmp_path) as running:
        yield running


def test_the_second_engine_is_told_of_before_the_first_item_and_works_out_what_javascript_leaves_to_it(
    page: Page, server: CountingServer
) -> None:
    page.goto(f"{server.url}/trait/")
    told = page.get_by_text(TOLD.format(SIZE))
    expect(told).to_be_visible()
    answer_at_once(page, ANSWERS)
    see_result(page)
    card = page.locator('article [data-scale="trait"]')
    expect(card.locator(".score")).to_have_text("on another page")
    expect(card.locator(".rests")).to_have_text(
        "A second engine works this out from 3 of 4 answers: press “Check this with a second engine” below."
    )
    expect(card.locator(".picture")).to_have_count(0)
    # The sum needs every answer; what Python leaves to nobody is said as ever.
    expect(page.locator('article [data-scale="sum"] .score')).to_have_text("no score")
    assert violations(page) == []
    assert server.requests == ["GET /trait/"]
    with page.context.expect_page() as opened:
        page.get_by_role("link", name=re.compile("^Check this with a second engine")).click()
    check = opened.value
    assert verdict(check) == (
        "Both engines agree: the one part has the same score and the same band. "
        "1 of the parts can be scored by the second engine only."
    )
    _, compiled = load(trait().encode(), "trait.yaml").sound()
    here = evaluate(compiled.program, ANSWERS)["scales"]["trait"]
    (name, first, second, agree), _ = rows(check)
    assert (name, first, agree) == ("Trait", "not scored there", "second only")
    score, _, rest = second.partition(", Higher")
    assert score == show(parse(here["score"]), None, [])
    (error,) = re.findall(r"standard error ([0-9.]+)", rest)
    assert abs(float(error) - float(here["se"])) <= 1e-5
    stated = "; ".join(f"{name}: {value}" for name, value in here["conventions"].items())
    assert rest.endswith(f"; {stated}")
    assert violations(check) == []
