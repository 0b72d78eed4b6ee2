"""An optional part on a page: its block stands after the core, the policy names it, and all it registers is run."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from quietform import blocks
from quietform.blocks import (
    CORE,
    Block,
    core_source,
    leave_script,
    part_source,
    read_file,
    shared_names,
    used_parts,
)
from quietform.loading import load
from quietform.parts import PARTS, Part
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


@pytest.mark.parametrize("minified", [False, True], ids=["as it is", "minified"])
def test_a_part_registers_before_the_page_starts_and_is_run_with_it(
    page: Page, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, minified: bool
) -> None:
    monkeypatch.setattr(blocks, "read_file", lambda path: FILES.get(path) or read_file(path))
    assessment, compiled = load(small().encode(), "small.yaml").sound()
    parts = {name: PARTS[name] for name in used_parts(assessment, compiled.program, Site())} | FAKE
    made = {CORE: core_source(), **{name: part_source(name, parts) for name in parts}}
    texts = minify(made, [*parts], shared_names(parts))["blocks"] if minified else made
    scripts = [Block("script", name, text) for name, text in texts.items()]
    monkeypatch.setattr("quietform.renderer.scripts_of", lambda *_: scripts)
    html = render("small", assessment, compiled, Site())
    hashes = " ".join(f"'{script.hash}'" for script in scripts)
    assert f"script-src '{leave_script().hash}' {hashes}; style-src" in html
    assert html.index(scripts[0].text) < html.index(scripts[-1].text)
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
