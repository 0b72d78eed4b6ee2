"""Content pages in another language: their states, and what each says of itself."""

from __future__ import annotations

from pathlib import Path
from types import SimpleNamespace

import pytest

from quietform.languages import Language, Languages
from quietform.other_pages import MISSING, states_of, with_note
from quietform.problems import Problem
from quietform.translation.texts import fingerprint
from tests.sites import write

ENGLISH, SPANISH = Language("en", "English"), Language("es", "Español", "es/")
IN_SPANISH = Languages((ENGLISH, SPANISH), SPANISH)
SOURCE = "# Start\n"


def page(state: str, of: str = fingerprint(SOURCE)) -> str:
    return f"---\nsource: {of}\nstate: {state}\n---\n\n# Inicio\n"


def test_each_page_has_the_state_that_it_names_or_none_at_all(tmp_path: Path) -> None:
    write(tmp_path, {f"docs/{name}.md": SOURCE for name in ("a", "b", "c", "d")})
    texts = {"a": page("draft"), "b": page("reviewed"), "c": page("untranslated"), "e": page("draft")}
    write(tmp_path, {f"docs/{name}.es.md": text for name, text in texts.items()})
    paths = [tmp_path / "docs" / name for name in ("a.es.md", "b.es.md", "c.es.md", "d.md", "e.es.md")]
    files = [SimpleNamespace(src_uri=path.name, abs_src_path=str(path)) for path in paths]
    files.append(SimpleNamespace(src_uri="made.md", abs_src_path=None))
    problems: list[Problem] = []
    told: list[str] = []
    assert states_of(files, tmp_path, "es", problems.append, told.append) == {
        "a.es.md": "draft", "b.es.md": "reviewed", "c.es.md": MISSING, "d.md": MISSING, "e.es.md": "draft",
        "made.md": MISSING,
    }  # fmt: skip
    assert [f"{problem.place} {problem.code}" for problem in problems] == [
        "docs/c.es.md:3:1 no-translation", "docs/e.es.md:1:1 overlay-alone",
    ]  # fmt: skip
    assert told == ["no translation of c.es.md, d.md, made.md; they are shown as they are"]


def test_a_page_of_today_has_nothing_to_say_and_an_older_one_is_told(tmp_path: Path) -> None:
    write(tmp_path, {"a.md": SOURCE, "a.es.md": page("draft", "00000000")})
    problems: list[Problem] = []
    file = SimpleNamespace(src_uri="a.es.md", abs_src_path=str(tmp_path / "a.es.md"))
    assert states_of([file], tmp_path, "es", problems.append, pytest.fail) == {"a.es.md": "draft"}
    assert [problem.code for problem in problems] == ["stale"]


def test_a_draft_says_so_and_what_is_missing_is_in_an_element_of_its_language() -> None:
    draft = with_note("<h1>Inicio</h1>", "draft", IN_SPANISH)
    assert draft.startswith('<p class="translated" data-draft>')
    assert draft.endswith("</p>\n<h1>Inicio</h1>")
    missing = with_note("<h1>Start</h1>", MISSING, IN_SPANISH)
    assert "inglés" in missing.partition("\n")[0]
    assert missing.endswith('</p>\n<div lang="en" dir="ltr">\n<h1>Start</h1>\n</div>')


def test_what_is_reviewed_or_written_in_its_own_language_has_no_note() -> None:
    assert with_note("<p>", "reviewed", IN_SPANISH) == "<p>"
    assert with_note("<p>", None, IN_SPANISH) == "<p>"
    assert with_note("<p>", MISSING, Languages((ENGLISH, SPANISH), ENGLISH)) == "<p>"
