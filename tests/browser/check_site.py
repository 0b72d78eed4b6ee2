"""A small site with a check page, what travels there from an assessment's page, and what a person then sees."""

from __future__ import annotations

import gzip
import io
import zipfile
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Any

from playwright.sync_api import Page, expect

from quietform.browser.bundle import SCORING, Part, bundle
from quietform.renderer import check_files, render
from quietform.scoring import evaluate
from quietform.scoring.rescore import program_hash
from quietform.site import Site
from quietform.views import ENGINE
from tests.browser.person import compiled, some_answers


def packed(files: dict[str, str]) -> bytes:
    """Python files as an archive that the worker of the check page unpacks."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as archive:
        for name, text in files.items():
            archive.writestr(name, text)
    return gzip.compress(made.getvalue())


def parts_with(rescore: str) -> list[Part]:
    """The files of a check page that calls this Python text; what it would have called is `original` there."""
    (ours,) = (part.content for part in bundle() if part.name == SCORING)
    with zipfile.ZipFile(io.BytesIO(gzip.decompress(ours))) as archive:
        files = {name: archive.read(name).decode() for name in archive.namelist()}
    files["quietform/scoring/original.py"] = files["quietform/scoring/rescore.py"]
    other = packed(files | {"quietform/scoring/rescore.py": rescore})
    return [Part(part.name, other if part.name == SCORING else part.content) for part in bundle()]


def build_site(folder: Path, exit_url: str = Site.exit_url, parts: Sequence[Part] | None = None) -> None:
    """One assessment and its check page."""
    assessment, program = compiled("readiness")
    site = Site(exit_url=exit_url, check_url="../check/index.html", check_megabytes=6)
    made = {"readiness/index.html": render("readiness", assessment, program, site).encode()}
    check = check_files(site, parts or bundle(), {"readiness": "../readiness/index.html"})
    for name, content in (made | {f"check/{name}": content for name, content in check.items()}).items():
        (folder / name).parent.mkdir(exist_ok=True)
        (folder / name).write_bytes(content)


def result(name: str, seed: int, **changes: Any) -> dict[str, Any]:
    """What travels from the page of an assessment when these answers stand in it."""
    assessment, program = compiled(name)
    answers = some_answers(name, seed)
    scales = evaluate(program.program, answers)["scales"]
    travels: dict[str, Any] = {
        "quietform": 1,
        "assessment": name,
        "version": assessment.version,
        "program": program_hash(program.program),
        "engine": ENGINE,
        "saved": date.today().isoformat(),
        "responses": answers,
        "scales": {id: {key: one[key] for key in ("state", "score", "band")} for id, one in scales.items()},
    }
    return travels | changes


def choose(page: Page, text: str | bytes) -> None:
    """A saved file with this content, chosen on the check page."""
    data = text if isinstance(text, bytes) else text.encode()
    page.locator("#file").set_input_files({"name": "note.json", "mimeType": "application/json", "buffer": data})


def rows(page: Page) -> list[list[str]]:
    """The cells of the table of both engines."""
    return [row.locator("th, td").all_inner_texts() for row in page.locator("#rows tr").all()]


def told(page: Page, text: str) -> None:
    """Wait until the page says why there is no comparison, in words that hold this text."""
    expect(page.locator("#reason")).to_contain_text(text, timeout=30_000)
    expect(page.locator("#trouble")).to_be_visible()
    expect(page.locator("#result")).to_be_hidden()


def verdict(page: Page) -> str:
    """The sentence about the whole."""
    expect(page.locator("#verdict")).to_be_visible(timeout=60_000)
    return page.locator("#verdict").inner_text()
