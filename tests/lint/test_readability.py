"""WRD-04: syllables, grades and eases by hand; what is too hard to read; what the check sums up."""

from __future__ import annotations

import socket
from pathlib import Path

import pytest

from quietform.lint import lint_site
from quietform.lint.readability import fernandez_huerta, flesch_kincaid, syllables
from tests.lint.site import edited, of_assessment, of_page, said, site

HARD = "Responsible organisations communicate institutional considerations regarding individual circumstances. "


@pytest.mark.parametrize(
    ("word", "language", "number"),
    [("hour", "en", 2), ("relationship", "en", 4), ("partner’s", "en", 2), ("Quiet", "en", 2), ("unpicturely", "en", 4),
     ("pareja", "es", 3), ("reflexión", "es", 3)],
)  # fmt: skip
def test_syllables_of_a_word(word: str, language: str, number: int) -> None:
    assert syllables(word, language) == number


def test_the_formulas_by_hand() -> None:
    # The cat sat on the mat: 6 words, 1 sentence, 6 syllables.
    assert flesch_kincaid(6, 1, 6) == pytest.approx(0.39 * 6 + 11.8 - 15.59)
    # 100 words in 5 sentences with 200 syllables.
    assert fernandez_huerta(100, 5, 200) == pytest.approx(206.84 - 120 - 20.4)


def test_no_word_list_is_fetched(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> None:
        raise AssertionError("a request")

    monkeypatch.setattr(socket.socket, "connect", refuse)
    assert said(tmp_path) == []


def test_a_page_and_a_band_that_are_hard_to_read_are_told(tmp_path: Path) -> None:
    assert of_page(tmp_path / "one", f"# Start\n\n{HARD * 5}\n") == [
        "content/start.md:1:1 hard-text  this is hard to read: grade 39.2, at most 7 is meant. "
        "Use shorter words and sentences."
    ]
    assert of_assessment(tmp_path / "two", ("Your answers show how much rest you had.", HARD * 3)) == [
        "assessments/evenings.yaml:28:9 hard-text  this is hard to read: grade 14.3, at most 7 is meant. "
        "Use shorter words and sentences."
    ]


def test_long_sentences_are_told(tmp_path: Path) -> None:
    page = "# Start\n\n" + "the cat sat on a mat as it " * 4 + "ran.\n"
    assert of_page(tmp_path, page)[1:] == [
        "content/start.md:1:1 long-sentences  sentences have 33.0 words on average, at most 20 are meant. "
        "Cut the long ones in two."
    ]


def test_a_short_text_and_a_page_for_maintainers_are_not_judged(tmp_path: Path) -> None:
    assert of_page(tmp_path / "one", f"# Start\n\n{HARD}\n") == []
    assert of_page(tmp_path / "two", f"---\ntitle: A\naudience: maintainers\n---\n\n{HARD * 5}\n") == []


def test_headings_tables_code_and_addresses_are_not_read(tmp_path: Path) -> None:
    cells = f"| {HARD}| {HARD}|\n"
    page = f"# {HARD}\n\n{cells * 5}\n```\n{HARD * 5}\n```\n\nOne [two](https://institutional.example/{'a' * 40}).\n"
    assert of_page(tmp_path, page) == []


def test_half_of_the_items_above_grade_6_are_an_error_one_above_9_is_a_warning(tmp_path: Path) -> None:
    version = ('version: "0.1"', 'version: "0.2"')
    text = edited(("I had an hour to myself.", "I communicate considerations."), version)
    found = said(tmp_path, {"assessments/evenings.yaml": text})
    assert [line for line in found if "version" not in line] == [
        "assessments/evenings.yaml:1:1 hard-items  the items are hard to read: half of them have grade 12.8 or more, "
        "at most 6 is meant. Use shorter words and sentences.",
        "assessments/evenings.yaml:18:25 hard-item  this item is hard to read: grade 24.9, at most 9 is meant. "
        "Use shorter words.",
    ]


def test_a_spanish_page_has_a_formula_and_words_of_its_own_and_warns(tmp_path: Path) -> None:
    hard = "Las organizaciones responsables comunican consideraciones institucionales extraordinariamente complejas. "
    page = f"# Inicio\n\n{hard * 5}\n\nEs un trastorno.\n"
    linted = lint_site(site(tmp_path, {"content/start.es.md": page, "content/glossary.es.md": "# G\n"}))
    assert linted is not None
    assert [str(problem) for problem in linted.problems] == [
        "content/start.es.md:1:1 hard-text-ease  this is hard to read: ease -71.2, at least 60 is meant. "
        "Use shorter words and sentences.",
        'content/start.es.md:5:7 word  "trastorno" is not written here: es el lenguaje de la enfermedad, y aquí no se '
        "examina a nadie. Di lo que pasa, con palabras de cada día.",
    ]
    assert [problem.level for problem in linted.problems] == ["warning", "error"]
    assert linted.summary[-1] == (
        "pages, bands and texts (es): 1, ease -71.2 in the middle, the hardest -71.2 at content/start.es.md:1:1"
    )


def test_the_items_of_a_translation_are_judged_by_their_own_formula(tmp_path: Path) -> None:
    stem = "Reconsideraba institucionalmente responsabilidades."
    text = f'translation_of: evenings\ntexts:\n  items.ev1.stem: {{of: "1234abcd", text: {stem}}}\n'
    assert said(tmp_path, {"assessments/evenings.es.yaml": text})[:1] == [
        "assessments/evenings.es.yaml:1:1 hard-items-ease  the items are hard to read: half of them have ease -196.2 "
        "or less, at least 65 is meant. Use shorter words and sentences."
    ]


def test_a_page_in_a_language_without_rules_is_left_alone(tmp_path: Path) -> None:
    assert said(tmp_path, {"content/start.ar.md": f"# A\n\ntoxic {HARD * 5}\n"}) == []
