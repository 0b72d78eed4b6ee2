"""Assessments that need the second engine: refused where there is no check page, told before the first item."""

from __future__ import annotations

import json
import logging
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner
from mkdocs.exceptions import Abort

from quietform.browser import bundle as module
from quietform.browser.runtime import MISSING
from quietform.cli import main
from quietform.elsewhere import elsewhere
from quietform.loading import load
from tests.compiler import HEAD, RATE, item, scale
from tests.sites import built, small, write

SAYS = (
    'scale "trait" is scored on the check page, and this site has none. '
    "Install quietform[browser] and let the site have that page, or write estimate: table."
)
TOLD = "Part of this result is worked out by a second engine on another page, about {} MB, only if you ask for it."
ITEMS = ("a", "b", "c", "d")


def trait(estimate: str = "eap", **more: Any) -> str:
    """An assessment of one estimate of four items and, but for a table, their sum, as text."""
    model = {
        "model": "grm",
        "estimate": estimate,
        "D": 1,
        "source": "Made up.",
        "scaled": {"mean": 50, "sd": 10},
        "parameters": {key: {"a": 1 + index / 4, "b": [index / 2 - 1, index / 2]} for index, key in enumerate(ITEMS)},
    }
    bands = [{"id": "low", "below": 50, "label": "Lower"}, {"id": "high", "from": 50, "label": "Higher"}]
    only_python = scale(title="Trait", items=ITEMS, irt=model, missing={"at_least": 2}, bands=bands)
    table = scale(title="Trait", items=ITEMS, irt=model, method="sum")
    scales = {"trait": table if estimate == "table" else only_python, "sum": scale(method="sum", items=ITEMS)}
    data = HEAD | {
        "safety": {"not_needed": "A trial of the engine."},
        "option_sets": {"rate": RATE},
        "sections": [{"title": "First", "options": "rate", "items": [item(key) for key in ITEMS]}],
        "scales": scales,
        "examples": [{"name": "empty", "scores": {"trait": "too_few"}}],
    }
    return json.dumps(data | more, indent=1)


def site(folder: Path, text: str, options: str = "") -> Path:
    config = f"site_name: Trial\ntheme: {{name: quietform}}\nplugins:\n  - quietform: {{{options}}}\n"
    files = {"assessments/one.yaml": text, "assessments/two.yaml": small(), "docs/index.md": "# Home\n"}
    return write(folder, files | {"mkdocs.yml": config})


def run(folder: Path, *options: str) -> tuple[int, list[str]]:
    done = CliRunner().invoke(main, ["build", str(folder / "assessments"), "-o", str(folder / "out"), *options])
    return done.exit_code, done.stderr.replace(str(folder), "").splitlines()


@pytest.fixture
def without(monkeypatch: pytest.MonkeyPatch) -> None:
    """An installation without the extra."""
    monkeypatch.setattr(module, "installed", lambda: False)


def test_each_scale_that_only_python_scores_is_a_problem_where_it_says_so() -> None:
    loaded = load(trait().encode(), "one.yaml")
    assert loaded.problems == []
    line = next(row for row, text in enumerate(loaded.lines, 1) if '"estimate"' in text)
    assert [str(problem) for problem in elsewhere(loaded)] == [f"one.yaml:{line}:17 no-check-page  {SAYS}"]
    assert elsewhere(load(trait("table").encode(), "one.yaml")) == []


def test_check_says_nothing_of_it(tmp_path: Path) -> None:
    write(tmp_path, {"one.yaml": trait()})
    done = CliRunner().invoke(main, ["check", str(tmp_path / "one.yaml")])
    assert (done.exit_code, done.stdout) == (0, "")


def test_a_folder_of_pages_leaves_it_out_where_there_is_no_check_page(tmp_path: Path, without: None) -> None:
    site(tmp_path, trait())
    code, lines = run(tmp_path)
    assert (code, lines[0], lines[-1]) == (1, MISSING, "1 page written to /out")
    assert [line.partition("  ")[2] for line in lines[1:-1]] == [SAYS]
    assert not (tmp_path / "out" / "one").exists()
    assert (tmp_path / "out" / "two" / "index.html").is_file()
    site(tmp_path, trait("table"))
    assert run(tmp_path, "--no-check") == (0, ["2 pages written to /out"])


def test_a_site_without_a_check_page_is_not_built(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    with pytest.raises(Abort):
        built(site(tmp_path, trait(), "check: false"))
    told = [record.getMessage() for record in caplog.records if record.levelno == logging.ERROR]
    assert told[0].partition("  ")[2] == SAYS
    assert told[1:] == ["quietform: 1 error in assessments, listed above"]


def test_the_page_says_so_before_the_first_item_with_its_size(tmp_path: Path) -> None:
    site(tmp_path, trait())
    assert run(tmp_path)[0] == 0
    one, two = ((tmp_path / "out" / name / "index.html").read_text(encoding="utf-8") for name in ("one", "two"))
    told = TOLD.format(module.megabytes(module.bundle()))
    assert 0 < one.index(told) < one.index("<form")
    assert "works this out" in one
    # Other pages do not pay for the words.
    assert "second engine on another page" not in two
    assert "works this out" not in two
