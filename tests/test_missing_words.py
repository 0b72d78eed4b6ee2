"""A catalogue → each thing that it lacks, in whole sentences; those of the package lack nothing."""

from __future__ import annotations

import pytest

from quietform.interface import catalogue
from quietform.missing_words import problems, problems_of
from tests.test_interface import OTHERS, PO


def test_what_a_catalogue_lacks_is_told_with_its_places() -> None:
    assert [str(problem) for problem in problems_of(catalogue(PO.encode(), "es"), "es.po")] == [
        "es.po:15:1 untranslated  1 of 6 texts have no translation, so they are English: “Skip” (page/words.json). "
        "Translate them.",
        "es.po:20:1 stale-translation  1 of 6 texts changed since they were translated, and are English: “Go on” "
        '(page/page.html). Look at each, then remove "fuzzy".',
    ]


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("quedan", 'has none, where {left} belongs: "quedan"'),
        ("quedan {left} {y}", 'has {left}, {y}, where {left} belongs: "quedan {left} {y}"'),
        ("quedan %(left)s", 'has %(left)s, where {left} belongs: "quedan %(left)s"'),
    ],
)
def test_a_placeholder_that_a_translation_loses_or_invents_is_an_error(text: str, says: str) -> None:
    read = catalogue(PO.replace("quedan {left}", text).encode(), "es")
    problem = problems_of(read, "es.po")[0]
    assert str(problem) == (
        f'es.po:11:1 changed-placeholder  the translation of "{{left}} left open" {says}. '
        "Write the same names, each as it is."
    )
    assert problem.level == "error"


@pytest.mark.parametrize("language", OTHERS)
def test_every_text_is_translated_and_no_placeholder_differs(language: str) -> None:
    assert [str(problem) for problem in problems(language)] == []
