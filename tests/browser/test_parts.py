"""An optional part on a page: its block stands after the core, the policy names it, and all it registers is run."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from quietform import blocks
from quietform.blocks import Block, Part, core_source, leave_script, part_source, read_file
from quietform.loading import load
from quietform.renderer import render
from quietform.site import Site
from tests.browser.person import begin
from tests.minify import minify
from tests.sites import small

# Registers in each table that the core has for parts, and shows what it was given.
FILES = {
    "part/fake.js": """\
import { write, ratio } from "../scoring/exact.js";
import { ADDITIONS } from "../page/report.js";
import { ACTIONS, CHANGES } from "../page/start.js";

const half = write(ratio(1n, 2n));
let changes = 0;
CHANGES.push(() => {
  changes += 1;
  document.title = `${half} ${changes}`;
});
ADDITIONS.push((report, answer, responses) => {
  const found = document.createElement("p");
  found.id = "added";
  found.textContent = `${answer.scales.level.score} ${responses["c.me"]}`;
  report.append(found);
});
ACTIONS["#print"] = () => {
  document.title = "no print";
};
"""
}
FAKE = {"fake": Part(("part/fake.js",), lambda assessment, program, site: True)}


@pytest.mark.parametrize("made", [str, minify], ids=["as it is", "minified"])
def test_a_part_registers_before_the_page_starts_and_is_run_with_it(
    page: Page, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, made: Callable[[str], str]
) -> None:
    monkeypatch.setattr(blocks, "read_file", lambda path: FILES.get(path) or read_file(path))
    scripts = [
        Block("script", "core", made(core_source(FAKE))),
        Block("script", "fake", made(part_source("fake", FAKE))),
    ]
    monkeypatch.setattr("quietform.renderer.scripts_of", lambda *_: scripts)
    html = render("small", *load(small().encode(), "small.yaml").sound(), Site())
    assert f"script-src '{leave_script().hash}' '{scripts[0].hash}' '{scripts[1].hash}'; style-src" in html
    assert html.index(scripts[0].text) < html.index(scripts[1].text)
    path = tmp_path / "small.html"
    path.write_text(html, encoding="utf-8")

    page.goto(path.as_uri())
    expect(page).to_have_title("1/2 1")
    begin(page)
    for name in ("a", "b", "c.me"):
        page.locator(f'input[name="{name}"][value="1"]').check()
    expect(page).to_have_title("1/2 4")
    page.locator("#to-review").click()
    page.locator("#to-result").click()
    expect(page.locator("#added")).to_have_text("1 1")
    page.locator("#print").click()
    expect(page).to_have_title("no print")
