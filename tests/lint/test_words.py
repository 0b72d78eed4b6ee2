"""WRD-02: banned words, with the reason and what to write instead, in YAML and in Markdown."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.lint.site import PAGE, of_assessment, of_page, said

FACT = "it is a label for a person, and it blames. Say what is done or said, and how it feels."
TEXT = "Your answers show how much rest you had."


@pytest.mark.parametrize(
    "word",
    ["Diagnosed", "disorders", "symptom", "clinical", "patients", "normal", "abnormality", "toxic", "narcissist",
     "gaslighting", "codependency", "red flag", "red-flags", "victim", "abuser", "you should", "You must", "you are a",
     "your partner is", "leave them", "stay with", "your fault", "pass/fail", "you failed", "score of", "wife"],
)  # fmt: skip
def test_each_word_of_the_list_is_told_in_a_text_and_on_a_page(tmp_path: Path, word: str) -> None:
    (told,) = of_assessment(tmp_path / "one", (TEXT, f"Some say {word} here."))
    assert told.startswith(f'assessments/evenings.yaml:32:25 word  "{word}" is not written here: ')
    (told,) = of_page(tmp_path / "two", f"# Start\n\nSome say **{word}** here.\n")
    assert told.startswith(f'content/start.md:3:12 word  "{word}" is not written here: ')


@pytest.mark.parametrize(
    "text",
    ["It is not your fault.", "Write the password.", "A patiently built thing.", "You are able to.",
     "A disorderly row.", "Do it badly if you must.", "You can stay with a friend.", "Your partner is in the room.",
     "`toxic` and [this](toxic.md)", "<!-- toxic -->",
     "```\ntoxic\n```"],
)  # fmt: skip
def test_other_words_phrases_that_are_meant_and_code_are_no_hits(tmp_path: Path, text: str) -> None:
    assert of_page(tmp_path, f"# Start\n\n{text}\n") == []


def test_a_word_is_told_where_it_stands_in_a_text_of_several_lines(tmp_path: Path) -> None:
    block = "|\n          A first line.\n\n          Here a red\n          flag, and toxic again, toxic."
    assert of_assessment(tmp_path, (TEXT, block)) == [
        f'assessments/evenings.yaml:35:18 word  "red flag" is not written here: {FACT}',
        f'assessments/evenings.yaml:36:21 word  "toxic" is not written here: {FACT}',
        f'assessments/evenings.yaml:36:34 word  "toxic" is not written here: {FACT}',
    ]


def test_the_words_of_people_who_are_hurt_may_stand_on_help_pages_only(tmp_path: Path) -> None:
    page = "# Help\n\nA service for any victim.\n"
    assert said(tmp_path / "one", {"content/help.md": page}) == []
    assert said(tmp_path / "two", {"content/more.md": page}) == [
        'content/more.md:3:19 word  "victim" is not written here: many do not see themselves so, and it fixes a person '
        "in a part. Say people who are hurt, or someone who hurts you."
    ]


def test_pages_for_maintainers_may_use_the_words_of_their_trade_and_no_label(tmp_path: Path) -> None:
    page = PAGE.replace("title: Start", "title: Start\naudience: maintainers")
    assert of_page(tmp_path / "one", page + "\nA normal build has a score of 3.\n") == []
    (told,) = of_page(tmp_path / "two", page + "\nA toxic build.\n")
    assert told == f'content/start.md:10:3 word  "toxic" is not written here: {FACT}'


def test_names_formulas_examples_and_names_of_services_are_not_read(tmp_path: Path) -> None:
    more = "items: [ev1, ev2]\n    formula: toxic + normal"
    files = {"content/help/GB.yaml": "iso: GB\nservices:\n  - {name: Victim Line, note: Open all day.}\n"}
    assert said(tmp_path, files) == []
    assert of_assessment(tmp_path / "two", ("items: [ev1, ev2]", more), ('version: "0.1"', 'version: "0.2"')) == [
        "assessments/evenings.yaml:3:10 version-new  what version 0.2 scores is not recorded. "
        "When it is finished, run: quietform check --record."
    ]
