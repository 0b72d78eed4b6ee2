"""The site in its other languages: what people read is translated, from the texts of today, with the same scores."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from quietform.files import load_assessment, load_translated, load_translated_page
from quietform.translation.pages import HEAD, page_language
from tests.sites import ROOT, assessment_files
from tests.test_assessments import bands_of, parts_of

LANGUAGES = ("es",)
CONTENT = ROOT / "content"


def audience(page: Path) -> str | None:
    """For whom a page says that it is; None is everybody."""
    head = HEAD.match(page.read_text(encoding="utf-8"))
    said = yaml.safe_load(head["keys"]).get("audience") if head else None
    return None if said is None else str(said)


ALL = sorted(page for page in CONTENT.glob("*.md") if not page_language(page))
PAGES = [page for page in ALL if audience(page) is None]
languages = pytest.mark.parametrize("language", LANGUAGES)


def in_language(path: Path, language: str) -> Path:
    return path.with_name(f"{path.stem}.{language}{path.suffix}")


@languages
@pytest.mark.parametrize("path", assessment_files(), ids=lambda path: path.stem)
def test_an_assessment_has_every_text_of_today_in_each_language_and_the_same_program(path: Path, language: str) -> None:
    own = load_assessment(path, path.name)
    given = load_translated(in_language(path, language), own.problems)
    assert [str(problem) for problem in given.problems] == []
    assert (given.missing, given.language) == ((), language)
    assert given.count > 0
    assert given.loaded is not None
    assessment, compiled = given.loaded.sound()
    assert compiled.program == own.sound()[1].program
    for name, _, band in bands_of(assessment):
        words = len(" ".join(map(str, parts_of(assessment, name, band).values())).split())
        assert 40 <= words <= 120, (name, band.id, words)


@languages
@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_a_page_for_people_has_a_translation_of_the_text_of_today_in_each_language(page: Path, language: str) -> None:
    translation = load_translated_page(in_language(page, language))
    assert [str(problem) for problem in translation.problems] == []


def test_a_translated_page_is_for_those_whom_its_source_is_for() -> None:
    pairs = [(page, in_language(page, language)) for page in ALL for language in LANGUAGES]
    assert [said.name for page, said in pairs if said.is_file() and audience(said) != audience(page)] == []


def test_these_are_the_languages_of_the_site_and_only_pages_for_maintainers_may_be_in_one() -> None:
    assert {page_language(page) for page in CONTENT.glob("*.md")} == {None, *LANGUAGES}
    menu = yaml.safe_load((ROOT / "mkdocs.yml").read_text(encoding="utf-8"))["nav"]
    section = next(entry["For maintainers"] for entry in menu if "For maintainers" in entry)
    named = {name if isinstance(name, str) else next(iter(name.values())) for name in section}
    assert {page.name for page in ALL} - {page.name for page in PAGES} == named - {"language.md"}
