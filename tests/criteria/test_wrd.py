"""WRD-01 to WRD-06: this site keeps the rules of wording. What each rule finds and lets pass stands in tests/lint."""

from __future__ import annotations

import re

import pytest

from quietform.files import load_assessment
from quietform.interface import say, speaking
from quietform.lint import Linted, lint_site
from quietform.lint.rules import read_rules, shipped
from quietform.renderer import render
from quietform.site import Site
from tests.lint.site import SENTENCE
from tests.sites import ROOT, assessment_files


@pytest.fixture(scope="module")
def linted() -> Linted:
    """What the rules say of this site, once."""
    found = lint_site(ROOT)
    assert found is not None
    return found


def told(linted: Linted, *codes: str) -> list[str]:
    return [str(problem) for problem in linted.problems if problem.code in codes and problem.level == "error"]


def test_wrd_01_every_assessment_and_every_result_has_the_sentence(linted: Linted) -> None:
    assert told(linted, "no-sentence") == []
    assert shipped()["en"].sentence == SENTENCE
    for path in assessment_files():
        loaded = load_assessment(path, path.name)
        assessment, compiled = loaded.sound()
        if assessment.kind == "safety":
            continue
        page = render(path.stem, assessment, compiled, Site())
        before, _, report = page.partition('<template id="report">')
        for part in (before, report):
            assert SENTENCE in re.sub(r"\s+", " ", part), path


def test_the_sentence_of_another_language_is_that_of_its_catalogue() -> None:
    for language, rules in shipped().items():
        with speaking(language):
            assert rules.sentence == say(SENTENCE), language


def test_wrd_02_no_text_has_a_banned_word_and_each_has_a_reason_and_an_alternative(linted: Linted) -> None:
    assert told(linted, "word", "allow-nothing", "allow-no-reason") == []
    rules = shipped()["en"]
    listed = {word.rstrip("*") for banned in rules.words for word in banned.words}
    named = "diagnos disorder symptom clinical patient normal abnormal toxic narciss gaslight codependen victim abuser"
    assert {
        *named.split(),
        "red flag",
        "you should",
        "you must",
        "you are a",
        "your partner is",
        "leave them",
    } <= listed
    assert {"stay with", "your fault", "pass/fail", "score of"} <= listed
    assert all(banned.reason and banned.instead for banned in rules.words)


def test_wrd_03_no_item_is_too_long_denies_twice_guesses_or_assumes_a_gender(linted: Linted) -> None:
    assert told(linted, "item-long", "item-negatives", "item-not", "item-mind", "item-gender") == []
    assert shipped()["en"].limits.item_words == 20


def test_wrd_04_texts_are_easy_to_read_and_terms_are_explained(linted: Linted) -> None:
    assert told(linted, "hard-items", "hard-text", "long-sentences", "no-entry", "no-glossary") == []
    limits = shipped()["en"].limits
    assert (limits.items, limits.texts, limits.sentence_words) == (6, 7, 20)


def test_wrd_05_every_band_has_five_parts_of_40_to_120_words_and_a_step_for_one_alone(linted: Linted) -> None:
    assert told(linted, "band-parts", "band-words", "step-with-partner") == []


def test_wrd_06_every_score_of_the_partner_says_as_you_see_it(linted: Linted) -> None:
    assert told(linted, "as-you-see-it") == []


def test_the_rules_of_this_site_have_no_slip() -> None:
    book = read_rules((ROOT / "wording.yaml").read_bytes(), "wording.yaml")
    assert [str(problem) for problem in book.problems] == []
