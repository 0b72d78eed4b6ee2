"""Comments that allow a hit: beside it, with a reason, and only where there is one."""

from __future__ import annotations

from pathlib import Path

import pytest

from quietform.lint import without_comments
from tests.lint.site import ASSESSMENT, of_assessment, of_page, said

TEXT = "        shows: Your answers show how much rest you had."


@pytest.mark.parametrize(
    "text",
    [
        "        # allow toxic: a quotation\n        shows: It is toxic.",
        "        # allow toxic: a quotation\n        # and one comment more\n        shows: It is toxic.",
        "        shows: It is toxic.  # allow toxic: a quotation",
        '        # allow "toxic*": as it is listed\n        shows: |\n          One.\n\n          It is toxicity.',
    ],
    ids=["above", "above another", "on the line", "as listed, above a text of several lines"],
)
def test_a_comment_on_or_above_the_line_allows_a_word_of_yaml(tmp_path: Path, text: str) -> None:
    assert of_assessment(tmp_path, (TEXT, text)) == []


@pytest.mark.parametrize(
    "text",
    [
        "It is a toxic thing. <!-- allow toxic: a quotation -->",
        "<!-- allow toxic: a quotation -->\nIt is a\ntoxic thing.",
        "- One.\n- It is\n  toxic. <!-- allow toxic*: a quotation -->\n- Two.",
    ],
    ids=["on the line", "above", "in an entry"],
)
def test_a_comment_of_html_allows_a_word_of_a_page(tmp_path: Path, text: str) -> None:
    assert of_page(tmp_path, f"# Start\n\n{text}\n") == []


def test_a_comment_without_a_reason_and_one_that_allows_nothing_are_told(tmp_path: Path) -> None:
    assert of_assessment(tmp_path / "one", (TEXT, f"{TEXT} # allow toxic: for nothing")) == [
        'assessments/evenings.yaml:32:59 allow-nothing  "allow toxic" stands beside nothing that it allows. '
        "Remove the comment, or mend its word."
    ]
    assert of_assessment(tmp_path / "two", (TEXT, "        shows: It is toxic. # allow toxic")) == [
        'assessments/evenings.yaml:32:31 allow-no-reason  "allow toxic" gives no reason. '
        "Write it after a colon: allow toxic: …."
    ]
    page = "# Start\n\n<!-- allow toxic: far away -->\nOne.\n\nIt is toxic. <!-- allow red flag: no -->\n"
    assert [told.split()[:2] for told in of_page(tmp_path / "three", page)] == [
        ["content/start.md:3:6", "allow-nothing"],
        ["content/start.md:6:7", "word"],
        ["content/start.md:6:19", "allow-nothing"],
    ]


def test_what_is_no_word_is_allowed_by_its_code_and_what_is_of_a_whole_file_anywhere_in_it(tmp_path: Path) -> None:
    short = ASSESSMENT.replace("Some weeks are full, and some are calm. Both can be fine for you.", "Yes.")
    short = short.replace("      - id: all", "      # allow band-words: little to say\n      - id: all")
    assert said(tmp_path / "one", {"assessments/evenings.yaml": short}) == []
    hard = "Responsible organisations communicate institutional considerations regarding circumstances. " * 5
    page = f"# Start\n\n{hard}\n\n<!-- allow hard-text: a quotation of a law -->\nThe end.\n"
    assert of_page(tmp_path / "two", page) == []


def test_no_such_comment_reaches_a_built_page_but_those_that_code_shows() -> None:
    page = "One. <!-- allow toxic: a quotation -->\n\n<!-- allow your fault: why -->\nTwo. <!-- kept -->\n"
    assert without_comments(page) == "One.\n\n\nTwo. <!-- kept -->\n"
    code = "```html\n<!-- allow toxic: as an example -->\n```\n\nAnd `<!-- allow toxic: so -->` in line.\n"
    assert without_comments(code) == code


def test_a_comment_in_code_is_an_example(tmp_path: Path) -> None:
    code = "# A\n\n```html\n<!-- allow toxic: an example -->\n```\n\nAnd `<!-- allow toxic: so -->` here.\n"
    assert of_page(tmp_path, code) == []
