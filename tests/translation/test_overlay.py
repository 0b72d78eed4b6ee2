"""Overlay: an assessment in another language, and every line that is said of a translation."""

from __future__ import annotations

import pytest

from quietform.problems import Problems
from quietform.source import Scalar, find
from quietform.translation.loaded import load_translation
from quietform.translation.overlay import differing, overlay
from quietform.translation.texts import texts
from tests.test_bad_input import edited
from tests.translation.samples import SOURCE, nodes, translation

WHOLE = translation()


def said(text: str, source: str = SOURCE, file: str = "one.es.yaml") -> list[str]:
    loaded = load_translation(source.encode(), "one.yaml", text.encode(), file)
    return [str(problem) for problem in loaded.problems]


def test_a_whole_translation_has_no_problem_and_gives_all_its_texts() -> None:
    assert said(WHOLE) == []
    problems = Problems()
    given = overlay(nodes(SOURCE), nodes(WHOLE, "one.es.yaml"), "one.es.yaml", problems)
    assert (list(problems), given.missing, given.count, given.state) == ([], (), 23, "draft")
    new = {address: scalar.text for address, scalar in texts(given.root).items()}
    assert new["title"] == "Pequeño"
    assert new["items.a.stem"] == "es One"
    assert new["introduction"] == "Lee [Más](https://example.org/more) antes."


def test_keys_scores_and_values_are_those_of_the_source() -> None:
    given = overlay(nodes(SOURCE), nodes(WHOLE, "one.es.yaml"), "one.es.yaml", Problems())
    for path in (("scales", "level", "items"), ("sections", 0, "items", 0, "id"), ("examples",), ("licence",)):
        assert find(given.root, path) == find(nodes(SOURCE), path)
    own, other = (load_translation(SOURCE.encode(), "one.yaml", WHOLE.encode(), "one.es.yaml").loaded for _ in (0, 1))
    assert own is not None
    assert other is not None
    assert own.sound()[1].program == other.sound()[1].program


def test_a_source_keeps_its_own_texts_when_it_is_translated() -> None:
    root = nodes(SOURCE)
    overlay(root, nodes(WHOLE, "one.es.yaml"), "one.es.yaml", Problems())
    assert root == nodes(SOURCE)


def test_without_a_file_all_texts_fall_back() -> None:
    given = overlay(nodes(SOURCE), None, "one.es.yaml", Problems())
    assert len(given.missing) == given.count == 23
    title = find(given.root, ("title",))
    assert isinstance(title, Scalar)
    assert title.text == "\ue000[inglés] Small\ue001"


@pytest.mark.parametrize(
    ("edits", "expected"),
    [
        ([('text: es One', 'text: ""')],
         ['one.es.yaml:66:11 no-translation  "items.a.stem" has no translation, so the '
          "page shows the text of one.yaml:24:23. Write its text."]),
        ([('text: es One', "text:")],
         ['one.es.yaml:66:10 no-translation  "items.a.stem" has no translation, so the '
          "page shows the text of one.yaml:24:23. Write its text."]),
        ([("  items.b.stem:\n    # Two\n    of: 94a72c07\n    text: es Two\n\n", "")],
         ['one.es.yaml:7:1 no-translation  "items.b.stem" has no translation, so the page shows the text of '
          "one.yaml:25:23. Write its text."]),
        ([("of: 94a72c07", "of: 00000000")],
         ['one.es.yaml:70:9 stale  "items.b.stem" translates a text that has changed '
          "since, in one.yaml:25:23. Read it against that, then write of: 94a72c07."]),
        ([("  items.b.stem:", "  items.b.stm:")],
         ['one.es.yaml:7:1 no-translation  "items.b.stem" has no translation, so the page shows the text of '
          "one.yaml:25:23. Write its text.",
          'one.es.yaml:68:3 overlay-unknown  "items.b.stm" is no text of the source. '
          'Did you mean "items.b.stem"?']),
        ([("  items.b.stem:", "  examples.one.name:")],
         ['one.es.yaml:7:1 no-translation  "items.b.stem" has no translation, so the page shows the text of '
          "one.yaml:25:23. Write its text.",
          'one.es.yaml:68:3 overlay-unknown  "examples.one.name" is no text of the source. '
          "Run quietform translate, which lists what there is."]),
        ([("[Más](https://example.org/more)", "Más")],
         ['one.es.yaml:31:11 translation-differs  "introduction" lacks '
          '"https://example.org/more", which the source has. Take over links and names as they are.']),
        ([("https://example.org/more) antes", "https://example.org/mas) antes {n}")],
         ['one.es.yaml:31:11 translation-differs  "introduction" has '
          '"https://example.org/mas", which the source has not. Take over links and names as they are.',
          'one.es.yaml:31:11 translation-differs  "introduction" has '
          '"{n}", which the source has not. Take over links and names as they are.',
          'one.es.yaml:31:11 translation-differs  "introduction" lacks '
          '"https://example.org/more", which the source has. Take over links and names as they are.']),
        ([("text: es Two", "text: es <b>Two</b>")],
         ['one.es.yaml:71:11 html  "<b>" is HTML, which is shown as it is written. '
          "Use Markdown where the text allows it, or remove it."]),
        ([("translation_of: one", "translation_of: two")],
         ['one.es.yaml:3:17 overlay-name  translation_of is "two", and the name of the file says "one". '
          "Let both say the same."]),
        ([("language: es", "language: Spanish")],
         ['one.es.yaml:4:11 bad-value  "language" must be a language, not "Spanish". Write its tag, such as es.']),
        ([("state: draft", "state: done")],
         ['one.es.yaml:5:8 bad-value  "state" must be draft or reviewed, not "done". Write draft or reviewed.']),
        ([("    text: es Two\n", "    text: es Two\n    value: 3\n")],
         ['one.es.yaml:72:5 unknown-key  text "items.b.stem" has no key "value". '
          "The keys are of, text, note."]),
        ([("    of: 94a72c07\n", "")],
         ['one.es.yaml:68:3 missing-key  text "items.b.stem" lacks "of". Add "of: …".']),
        ([("of: 94a72c07", "of: 94A1")],
         ['one.es.yaml:70:9 bad-value  "of" of text "items.b.stem" must be a hash of 8 '
          'digits, not "94A1". Run quietform translate, which writes it.']),
    ],
    ids=["empty", "nothing", "absent", "stale", "unknown", "no text", "link lost", "link other", "html", "other id",
         "language", "state", "key", "no hash", "bad hash"],
)  # fmt: skip
def test_each_slip_of_a_translator_is_told_in_full(edits: list[tuple[str, str]], expected: list[str]) -> None:
    assert said(edited(edits, WHOLE)) == expected


def test_an_error_of_a_translation_leaves_all_texts_as_they_are() -> None:
    loaded = load_translation(
        SOURCE.encode(), "one.yaml", WHOLE.replace("state: draft", "state: x").encode(), "one.es.yaml"
    )
    assert len(loaded.missing) == 23


def test_a_file_with_the_name_of_another_language_is_told() -> None:
    assert said(WHOLE, file="one.fr.yaml") == [
        'one.fr.yaml:4:11 overlay-name  language is "es", and the name of the file says "fr". Let both say the same.'
    ]


def test_links_cards_and_names_are_what_a_translation_takes_over() -> None:
    source = "[[assessment: a]] [x](y.md#z){: .button } and {count}"
    assert list(differing(source, "{count} [xx]( <y.md#z>) [[assessment: a]]")) == []
    assert list(differing(source, "[x](y.md#z) [x](y.md#z) {count} [[assessment: a]]")) == [
        ('has "y.md#z", which the source has not', "y.md#z")
    ]
