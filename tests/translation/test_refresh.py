"""`quietform translate`: run, fill in, check; again after a change of the source."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner

from quietform.cli import main
from quietform.translation.refresh import NoSourceError, translate
from tests.sites import small, write
from tests.translation.samples import SOURCE, translation


@pytest.fixture(autouse=True)
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    pages = {"content/help.md": "# Help\n\n[x](y.md)\n", "content/GB.txt": ""}
    return write(tmp_path, {"assessments/one.yaml": SOURCE, **pages})


def run(*arguments: str) -> tuple[int, str]:
    done = CliRunner().invoke(main, list(arguments))
    return done.exit_code, done.stderr


def test_an_assessment_is_begun_filled_in_and_checked(here: Path) -> None:
    assert run("translate", "one", "es") == (0, "assessments/one.es.yaml written: 23 texts, 23 missing\n")
    assert CliRunner().invoke(main, ["check"]).stderr == "2 files, 0 errors, 0 warnings, 23 notes\n"
    write(here, {"assessments/one.es.yaml": translation()})
    assert CliRunner().invoke(main, ["check"]).output == "2 files, 0 errors, 0 warnings\n"
    write(here, {"assessments/one.yaml": SOURCE.replace("stem: One", "stem: Other")})
    assert CliRunner().invoke(main, ["check"]).output == (
        'assessments/one.es.yaml:65:9 stale  "items.a.stem" translates a text that has changed since, in '
        "assessments/one.yaml:24:23. Read it against that, then write of: f97e9da0.\n"
        "   65 |     of: 8b125077\n"
        "                ^\n"
        "2 files, 0 errors, 1 warning\n"
    )
    assert run("translate", "one", "es") == (0, "assessments/one.es.yaml written: 23 texts, 1 changed\n")
    assert run("translate", "one", "es", "--reviewed") == (0, "assessments/one.es.yaml written: 23 texts\n")


def test_a_comment_that_lets_a_word_stand_stays_beside_its_text(here: Path) -> None:
    text = translation().replace("    text: es One\n", "    text: es One # allow y: una cosa\n")
    assert "# allow y" in text
    write(here, {"assessments/one.es.yaml": text})
    run("translate", "one", "es")
    after = (here / "assessments/one.es.yaml").read_text(encoding="utf-8")
    assert [row for row in after.split("\n") if "allow" in row] == ["    text: es One # allow y: una cosa"]
    run("translate", "one", "es", "--reviewed")
    assert (here / "assessments/one.es.yaml").read_text(encoding="utf-8") == after


def test_a_page_is_begun_and_reviewed(here: Path) -> None:
    said = 'content/help.es.md written. Translate it, then write "state: draft" at its head.\n'
    assert run("translate", "help", "es") == (0, said)
    page = (here / "content/help.es.md").read_text(encoding="utf-8")
    assert page == "---\nstate: untranslated\nsource: f8ca9e3b\n---\n\n# Help\n\n[x](y.md)\n"
    write(here, {"content/help.es.md": page.replace("untranslated", "draft")})
    write(here, {"content/help.md": "# Help\n\n[x](z.md)\n"})
    assert run("translate", "help", "es") == (
        0,
        "content/help.es.md:3:1 stale  the page translates a text that has changed since, in content/help.md. "
        "Read it against that, then write source: f5f3b6a8.\n"
        "content/help.es.md written\n",
    )
    write(here, {"content/help.md": "# Help\n\n[x](y.md) Yes.\n"})
    assert run("translate", "help", "es", "--reviewed") == (0, "content/help.es.md written\n")


def test_a_translation_with_an_error_is_left_as_it_is(here: Path) -> None:
    broken = translation().replace("state: draft", "state: x")
    write(here, {"assessments/one.es.yaml": broken})
    status, said = run("translate", "one", "es")
    assert (status, said) == (
        1,
        'assessments/one.es.yaml:5:8 bad-value  "state" must be draft or reviewed, not "x". Write draft or reviewed.\n',
    )
    assert (here / "assessments/one.es.yaml").read_text(encoding="utf-8") == broken


def test_what_is_not_there_is_said(here: Path) -> None:
    assert run("translate", "two", "es") == (
        1,
        'Error: there is no "two" in assessments or content. Name an assessment or a page.\n',
    )
    assert run("translate", "one", "Spanish")[0] == 2
    with pytest.raises(NoSourceError):
        translate("content/GB.txt", "es", reviewed=False, drop=False)


def test_a_path_may_be_named_and_build_and_check_take_a_translation_for_what_it_is(here: Path) -> None:
    write(here, {"assessments/one.es.yaml": translation(), "assessments/two.yaml": small()})
    assert run("translate", "assessments/two.yaml", "fr")[0] == 0
    done = CliRunner().invoke(main, ["build", "assessments", "-o", "out", "--no-check"])
    assert (done.exit_code, done.stderr) == (0, "2 pages written to out\n")
