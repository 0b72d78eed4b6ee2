"""Filling: the file that a translator fills in, written from nothing and after a change of its source."""

from __future__ import annotations

from quietform.problems import Problems
from quietform.translation.filling import Refreshed, refreshed
from quietform.translation.overlay import Translation, read_translation
from tests.sites import small
from tests.translation.samples import SOURCE, nodes, translation

NEW = Translation(translation_of="one", language="es", texts={})


def again(text: str, source: str = SOURCE, *, reviewed: bool = False, drop: bool = False) -> Refreshed:
    given = read_translation(nodes(text, "one.es.yaml"), "one.es.yaml", Problems())
    assert given is not None
    return refreshed(nodes(source), "one.yaml", given, reviewed=reviewed, drop=drop)


def test_a_new_file_has_each_text_above_an_empty_place_for_its_translation() -> None:
    new = refreshed(nodes(SOURCE), "one.yaml", NEW)
    assert (new.count, new.missing, new.stale, new.unknown) == (23, 23, 0, 0)
    assert new.content.splitlines()[:15] == [
        "# one.yaml in another language: texts only. Above each stands the text that it translates.",
        '# Write every text and leave "of" as it is. Where "Changed" stands, the translation is an old one: mend it, '
        'then "of".',
        "translation_of: one", "language: es", "state: draft", "", "texts:",
        "  title:", "    # Small", "    of: 5263293f", '    text: ""', "",
        "  summary:", "    # A short one.", "    of: a3ae11a9",
    ]  # fmt: skip


def test_written_again_a_file_stays_as_it_is_to_the_byte() -> None:
    whole = translation(title='One: "two" # three\\', summary="null", **{"items.a.stem": "Eins\n\n- zwei\n- drei"})
    new = again(whole)
    assert (new.content, new.missing, new.stale) == (whole, 0, 0)


def test_what_is_new_is_added_and_what_has_changed_is_marked() -> None:
    source = SOURCE.replace("stem: One", "stem: One and a half").replace("cannot_tell: I can't tell", "cannot_tell: So")
    source = source.replace("title: Level", "title: Level\n    about: The mean.")
    new = again(translation(), source)
    assert (new.missing, new.stale, new.unknown) == (1, 2, 0)
    changed = """\
  items.a.stem:
    # Changed: One and a half
    # When the translation fits this, write "of: f06f2b9f".
    of: 8b125077
    text: es One
"""
    assert changed in new.content
    reviewed = again(new.content, source, reviewed=True)
    assert (reviewed.missing, reviewed.stale) == (1, 0)
    assert "    # One and a half\n    of: f06f2b9f\n    text: es One\n" in reviewed.content


def test_a_translation_of_no_text_any_more_stays_until_it_is_dropped() -> None:
    whole = translation().replace("  items.b.stem:", "  items.z.stem:").replace("94a72c07", "00000000")
    new = again(whole)
    assert (new.missing, new.unknown) == (1, 1)
    lost = (
        "  items.z.stem:\n    # No text of the source has this address any more.\n    of: 00000000\n    text: es Two\n"
    )
    assert lost in new.content
    dropped = again(whole, drop=True)
    assert (dropped.missing, dropped.unknown) == (1, 0)
    assert "items.z.stem" not in dropped.content


def test_a_text_that_has_moved_takes_its_translation_along() -> None:
    moved = SOURCE.replace("id: b,", "id: bb,").replace("[a, b, c.me]", "[a, bb, c.me]")
    new = again(translation(), moved)
    assert (new.missing, new.stale, new.unknown) == (0, 0, 0)
    assert "  items.bb.stem:\n    # Two\n    of: 94a72c07\n    text: es Two\n" in new.content
    assert "items.b.stem" not in new.content


def test_texts_of_the_same_words_are_translated_once() -> None:
    source = small().replace("label: Many", "label: Low").replace("stem: Two", "stem: One")
    one = refreshed(nodes(source), "one.yaml", NEW).content.replace('text: ""', "text: eins", 1)
    assert again(one, source).missing == 22
    filled = one.replace('    # One\n    of: 8b125077\n    text: ""', "    # One\n    of: 8b125077\n    text: uno", 1)
    assert again(filled, source).content.count("text: uno") == 2


def test_a_note_to_others_who_translate_stays() -> None:
    noted = translation().replace("    text: es Two\n", "    text: es Two\n    note: As in the song.\n")
    assert again(noted).content == noted
