"""Files as their texts: what is read of YAML and Markdown, and where each letter stands."""

from __future__ import annotations

from quietform.lint.passages import language_of, read_page, read_yaml
from quietform.problems import Place

YAML = """\
title: "It''s a title"
options: [one, two]
sections:
  - items:
      - {id: a, stem: The stem.}
scales:
  s:
    items: [a]
    about: >
      Words and
      words and more.
examples:
  - name: not read
"""


def test_texts_of_yaml_are_read_and_names_are_not() -> None:
    document = read_yaml(YAML.encode(), "assessments/a.yaml")
    assert document is not None
    assert [passage.path for passage in document.passages] == [
        ("title",),
        ("sections", 0, "items", 0, "stem"),
        ("scales", "s", "about"),
    ]
    assert (document.kind, document.language) == ("assessment", "en")


def test_a_letter_of_a_text_is_found_in_its_file_and_else_its_text() -> None:
    document = read_yaml(YAML.encode(), "a.yaml")
    assert document is not None
    about = document.by_path("scales", "s", "about")
    assert about is not None
    second = about.text.index("words and", 5)
    assert about.at(second, "words and") == Place("a.yaml", 11, 7)
    assert about.at(0, "Words and words") == Place("a.yaml", 10, 7)
    assert about.at(0, "elsewhere") == about.place == Place("a.yaml", 9, 12)


def test_a_page_has_its_first_lines_and_its_blocks_with_places() -> None:
    page = read_page(b"---\r\ntitle: A\r\naudience: maintainers\r\n---\r\n\r\n# A\r\n\r\nOne\r\n", "content/a.md")
    assert (page.meta, page.for_people) == ({"title": "A", "audience": "maintainers"}, False)
    assert [str(passage.place) for passage in page.passages] == ["content/a.md:6:1", "content/a.md:8:1"]


def test_a_file_says_its_language_and_what_it_is_by_its_name() -> None:
    assert [language_of(name, "en") for name in ("a.yaml", "b/a.es.yaml", "a.es.md")] == ["en", "es", "es"]
    kinds = [document.kind for name in ("a.es.yaml", "help/GB.yaml") if (document := read_yaml(b"a: b", name))]
    assert kinds == ["translation", "help"]
    assert read_yaml(b"- a", "a.yaml") is None
