"""The gallery: one valid file that shows every item type by its own examples."""

from __future__ import annotations

from quietform.gallery import example, gallery
from quietform.items import TYPES
from quietform.loading import load


def test_the_gallery_is_a_valid_assessment_with_a_section_for_each_type() -> None:
    loaded = load(gallery().encode(), "gallery.yaml")
    assert list(loaded.problems) == []
    assessment, compiled = loaded.sound()
    assert [section.type for section in assessment.sections] == list(TYPES)
    asked = {answer.item for answer in compiled.answers.values()}
    alone = [section.type for section in assessment.sections if not asked & {item.id for item in section.items}]
    assert alone == ["text", "date"]


def test_an_example_is_a_section_of_its_type() -> None:
    assert example("slider").startswith("- title: ")
    assert "  type: slider\n" in example("slider")
