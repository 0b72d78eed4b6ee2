"""The rules: shipped ones are right, a project adds to them, takes away and is told of every slip."""

from __future__ import annotations

from pathlib import Path

from quietform.lint import lint_site
from quietform.lint.rules import read_rules, shipped
from tests.lint.site import of_assessment, said

PAGE = "# Start\n\nA lovely toxic day, in 21 words or so.\n"


def of_rules(folder: Path, rules: str) -> list[str]:
    return said(folder, {"wording.yaml": rules, "content/start.md": PAGE})


def test_the_shipped_rules_are_of_two_languages_and_without_a_slip() -> None:
    assert list(shipped()) == ["en", "es"]
    for rules in shipped().values():
        assert rules.sentence
        words = [word for banned in rules.words for word in banned.words]
        assert len(words) == len(set(words))


def test_a_project_adds_a_word_takes_one_away_and_changes_a_limit(tmp_path: Path) -> None:
    rules = """\
rules: 1
languages:
  en:
    words:
      - {words: [lovely], reason: it is sweet, instead: say good}
    without:
      - {word: toxic*, reason: this site is about ponds}
    limits: {item_words: 4}
"""
    assert of_rules(tmp_path, rules) == [
        'assessments/evenings.yaml:18:25 item-long  item "ev1" has 6 words. Keep it to 4; one idea, one verb.',
        'content/start.md:3:3 word  "lovely" is not written here: it is sweet. Say good.',
    ]


def test_a_projects_own_reason_stands_in_place_of_the_shipped_one(tmp_path: Path) -> None:
    rules = 'rules: 1\nlanguages: {en: {words: [{words: ["toxic*"], reason: ponds only, instead: say foul}]}}\n'
    assert of_rules(tmp_path, rules) == [
        'content/start.md:3:10 word  "toxic" is not written here: ponds only. Say foul.'
    ]


def test_a_slip_in_the_rules_is_told_as_any_other(tmp_path: Path) -> None:
    rules = """\
rules: 1
pagess: content
languages:
  eng: {}
  en:
    words:
      - {words: [lovely], instead: say good}
    without:
      - {word: toxik*, reason: a slip}
    limits: {item_words: few}
"""
    assert [str(problem) for problem in read_rules(rules.encode(), "wording.yaml").problems] == [
        'wording.yaml:2:1 unknown-key  the file has no key "pagess". Did you mean "pages"?',
        'wording.yaml:4:3 rules-language  there are no rules for the language "eng". Did you mean "en"?',
        'wording.yaml:7:9 missing-key  entry 1 of "words" of "en" of "languages" lacks "reason". Add "reason: …".',
        'wording.yaml:9:16 rules-word  "toxik*" is on no list, so there is nothing to do without. '
        'Did you mean "toxic*"?',
        'wording.yaml:10:26 bad-value  "item_words" of "limits" of "en" of "languages" must be a whole number, '
        'not "few". Write a number such as 3.',
    ]


def test_rules_that_are_no_rules_are_told_and_nothing_else_is(tmp_path: Path) -> None:
    assert said(tmp_path, {"wording.yaml": "- one\n"}) == [
        'wording.yaml:1:1 wrong-kind  the file must be a mapping of keys, not a list. Start with "rules: 1".'
    ]


def test_a_word_of_any_list_can_be_done_without(tmp_path: Path) -> None:
    rules = "rules: 1\nlanguages: {en: {without: [{word: at risk, reason: a title}], cutoffs: [quiet]}}\n"
    label = ("label: All", "label: At risk, or quiet")
    found = of_assessment(tmp_path, label)
    assert [line.split()[2] for line in found] == ['"At']
    (tmp_path / "wording.yaml").write_text(rules, encoding="utf-8")
    linted = lint_site(tmp_path)
    assert linted is not None
    assert {str(problem).split()[2] for problem in linted.problems} == {'"quiet"'}
