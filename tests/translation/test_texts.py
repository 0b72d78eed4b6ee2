"""Texts: what of an assessment a translation has, and by which address."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from quietform.translation.texts import KEPT, Shape, fingerprint, shape_of_texts, texts
from tests.sites import small
from tests.translation.samples import nodes


def patterns(shape: Shape, above: str = "") -> Iterator[str]:
    if shape.text:
        yield above.removeprefix(".")
    for key, inner in shape.keys.items():
        yield from patterns(inner, f"{above}.{key}")
    if shape.named:
        yield from patterns(shape.named, f"{above}.*")
    if shape.each and not shape.each.text:
        yield from patterns(shape.each, f"{above}.*")


def test_the_model_says_what_is_translated_and_a_new_text_of_it_is_noticed_here() -> None:
    found = set(patterns(shape_of_texts()))
    item, scale, band = "sections.*.items.*", "scales.*", "scales.*.bands.*"
    parts = ("shows", "may_mean", "limits", "next_step", "support")
    expected = {
        *("title", "summary", "intended_use", "not_for", "introduction", "safety.not_needed", "safety.replaces.*"),
        *("option_sets.*.options.*.label", "option_sets.*.missing.skipped", "option_sets.*.missing.cannot_tell"),
        *("sections.*.title", "sections.*.text", "sections.*.sides.me", "sections.*.sides.partner"),
        *(f"{item}.{key}" for key in ("stem", "help", "sides.me", "sides.partner", "none", "unit", "low", "high")),
        *(f"{item}.{key}.*.label" for key in ("choices", "rows", "entries")),
        *(f"{scale}.{key}" for key in ("title", "about", "low", "high", "limits", "support")),
        *(f"{band}.{key}" for key in ("label", *parts)),
        *(f"{scale}.norms.*.{key}" for key in ("name", "country", "language", "ages", "people", "groups.*.title")),
        *("notes.*.text", "flags.*.title", "flags.*.text", "quality.run_text", "quality.same_text"),
        *("profiles.*.title", "every_band.limits", "every_band.support", "read_next.*.title", "read_next.*.text"),
        "scales.*.reasons.title",
        *(f"worksheet.{key}" for key in ("title", "text", "instead", "items.*.stem", "items.*.help")),
    }
    assert found == expected
    assert not [pattern for pattern in found if pattern.rsplit(".", 1)[-1] in KEPT]


def test_each_text_has_an_address_by_ids_that_does_not_count_places() -> None:
    assert list(texts(nodes(small()))) == [
        "title", "summary", "intended_use", "not_for", "introduction",
        "option_sets.rate.options.0.label", "option_sets.rate.options.1.label", "option_sets.rate.options.2_5.label",
        "option_sets.rate.missing.skipped", "option_sets.rate.missing.cannot_tell",
        "sections.a.title", "items.a.stem", "items.b.stem", "items.c.stem",
        "scales.level.title", "scales.level.bands.low.label", "scales.level.bands.low.shows",
        "scales.level.bands.high.label", "scales.level.bands.high.shows", "scales.total.title", "scales.share.title",
        "read_next.https_example_org.title", "safety.not_needed",
    ]  # fmt: skip


def test_an_item_keeps_its_address_in_another_section_and_an_option_in_another_place() -> None:
    moved = (
        small()
        .replace("      - {id: b, stem: Two}\n", "")
        .replace(
            "scales:\n", "  - title: Other\n    options: rate\n    items:\n      - {id: b, stem: Two}\nscales:\n", 1
        )
    )
    assert set(texts(nodes(moved))) == {*texts(nodes(small())), "sections.b.title"}
    options = "      - {value: 0, label: None}\n"
    turned = small().replace(options, "").replace("    missing: {skipped", f"{options}    missing: {{skipped", 1)
    assert set(texts(nodes(turned))) == set(texts(nodes(small())))


def test_notes_are_called_by_their_conditions_and_two_of_one_name_get_numbers() -> None:
    text = "notes:\n  - {when: a > 1, text: One.}\n  - {when: a < 1, text: Two.}\n"
    assert list(texts(nodes(text))) == ["notes.a_1.text", "notes.a_1_2.text"]


def test_what_is_no_text_or_nothing_has_no_address() -> None:
    assert texts(nodes("title:\nsummary: ' '\nlicence: CC0\nunknown: Hello\nnotes: {a: 1}\nsections: [1]")) == {}
    assert texts(nodes("- 1")) == {}


@pytest.mark.parametrize(
    ("text", "same"), [("One  two\nthree ", True), ("One two three.", False), ("one two three", False)]
)
def test_a_hash_does_not_mind_where_lines_break(text: str, same: bool) -> None:
    assert (fingerprint(text) == fingerprint("One two three")) is same
