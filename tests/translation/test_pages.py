"""Pages: a translation of a content page, and every line that is said of it."""

from __future__ import annotations

from pathlib import Path

import pytest

from quietform.translation.pages import load_page, page_language, page_state, refreshed_page
from quietform.translation.texts import fingerprint

SOURCE = "---\ntitle: Start\n---\n\n# Start\n\nSee [help](help.md).\n\n[[assessment: one]]\n"
NOW = fingerprint(SOURCE)
GOOD = f"---\ntitle: Inicio\nsource: {NOW}\nstate: draft\n---\n\n# Inicio\n\n[[assessment: one]]\n\n[ayuda](help.md)\n"


def said(text: str, source: str | None = SOURCE) -> list[str]:
    return [str(problem) for problem in load_page(source, "content/index.md", text, "content/index.es.md").problems]


def test_a_translation_of_today_has_no_problem() -> None:
    assert said(GOOD) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (GOOD.replace(NOW, "00000000"),
         ["content/index.es.md:3:1 stale  the page translates a text that has changed since, in content/index.md. "
          f"Read it against that, then write source: {NOW}."]),
        (GOOD.replace(f"source: {NOW}\n", ""),
         ["content/index.es.md:1:1 page-source  the page does not say which text it translates. Read it against "
          f"content/index.md, then write source: {NOW} between the lines --- at its head."]),
        (GOOD.replace("(help.md)", "(help.es.md)"),
         ['content/index.es.md:11:9 translation-differs  the page has "help.es.md", which the source has not. '
          "Take over links and names as they are.",
          'content/index.es.md:3:1 translation-differs  the page lacks "help.md", which the source has. '
          "Take over links and names as they are."]),
        (GOOD.replace("[[assessment: one]]", ""),
         ['content/index.es.md:3:1 translation-differs  the page lacks "[[assessment: one]]", which the source has. '
          "Take over links and names as they are."]),
        (GOOD.replace("draft", "untranslated"),
         ["content/index.es.md:4:1 no-translation  the page has no translation, so the page shows the text of "
          "content/index.md. Write its text."]),
    ],
    ids=["stale", "no hash", "link", "card", "untranslated"],
)  # fmt: skip
def test_each_slip_is_told_in_full(text: str, expected: list[str]) -> None:
    found = load_page(SOURCE, "content/index.md", text, "content/index.es.md").problems
    assert sorted(map(str, found)) == expected


def test_a_page_without_its_source_is_told() -> None:
    assert said(GOOD, None) == [
        'content/index.es.md:1:1 overlay-alone  there is no "index.md" beside it. '
        "Name it after the file that it translates."
    ]


def test_a_page_begins_as_its_source_and_is_then_a_draft() -> None:
    new = refreshed_page(SOURCE, None)
    assert new == SOURCE.replace("title: Start\n", f"title: Start\nstate: untranslated\nsource: {NOW}\n")
    assert (page_state(new), page_state(GOOD), page_state("# Start\n")) == ("untranslated", "draft", "draft")
    assert (
        refreshed_page("# Start\n", None)
        == f"---\nstate: untranslated\nsource: {fingerprint('# Start')}\n---\n\n# Start\n"
    )


def test_a_page_takes_the_hash_of_today_only_once_it_is_reviewed() -> None:
    old = GOOD.replace(NOW, "00000000")
    assert refreshed_page(SOURCE, old) == old
    assert refreshed_page(SOURCE, old, reviewed=True) == GOOD


def test_a_translated_page_is_known_by_its_name() -> None:
    names = ("help.es.md", "deep/one.pt-BR.md", "help.md", "help.es.yaml", "v1.2.md")
    assert [page_language(Path(name)) for name in names] == ["es", "pt-BR", None, None, None]
