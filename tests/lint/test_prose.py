"""Markdown as it is read: what becomes blank, and what stands together."""

from __future__ import annotations

from quietform.lint.prose import blanked, blocks, sentences


def read(text: str) -> list[str]:
    shown = blanked(text)
    assert len(shown) == len(text)
    return [f"{block.kind}: {' '.join(shown[block.start : block.end].split())}" for block in blocks(text, shown)]


def test_code_comments_addresses_and_marks_become_blank() -> None:
    text = "A `b` <!-- c --> [d](e.md) *f* <b>g</b> https://h.example/i [[assessment: j]] k\n{: .l }\n"
    assert read(text) == ["text: A d f g k"]
    assert read("---\ntitle: A\n---\n\nB\n\n```\nC\n```\n") == ["text: B"]


def test_paragraphs_entries_headings_tables_and_terms_stand_apart() -> None:
    text = "# A\nB\nC\n\n- D\n  d\n- E\n1. F\n\n| G |\n| - |\n\nTerm\n:   Meaning\n> H\n"
    assert read(text) == [
        "heading: # A",
        "text: B C",
        "text: - D d",
        "text: - E",
        "text: 1. F",
        "table: G -",
        "heading: Term",
        "text: : Meaning",
        "text: > H",
    ]


def test_sentences_end_with_their_marks_and_not_in_numbers() -> None:
    assert sentences("One two. Three 3.5 four! “Five?” Six…") == [2, 2, 1, 1]
    assert sentences("1. 2.") == []
