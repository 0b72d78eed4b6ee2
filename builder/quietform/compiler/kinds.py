"""What an assessment is, scored or a safety check → what it lacks for that, and what does not go with it."""

from __future__ import annotations

from quietform.model import Assessment
from quietform.problems import Problems
from quietform.reading import Source

# Keys that say something of scores, or of the check that another assessment holds.
ONLY_SCORED = ("scales", "notes", "quality", "profiles", "every_band", "safety", "worksheet")
# A check asks for no words of the person's own, and all of it is asked at once.
CHECK_TYPES = ("choice",)


def check_kind(assessment: Assessment, source: Source, problems: Problems) -> None:
    """Note what does not fit the kind; what is wrong in another way has been noted before."""
    if assessment.kind == "safety":
        _check_safety(assessment, source, problems)
    elif not assessment.scales and "scales" not in source.guessed:
        problems.add(source.at(), "missing-key", where="the file", key="scales")
        source.guessed.add("scales")
    for index, example in enumerate(assessment.examples):
        if not example.scores and example.flags is None and "examples" not in source.guessed:
            key = "flags" if assessment.kind == "safety" else "scores"
            place = source.at("examples", index)
            problems.add(place, "missing-key", where=f'example "{example.name}"', key=key)


def _check_safety(assessment: Assessment, source: Source, problems: Problems) -> None:
    for key in ONLY_SCORED:
        if key in assessment.model_fields_set:
            problems.add(source.key(key), "not-in-check", key=key)
    if not assessment.flags and "flags" not in source.guessed:
        problems.add(source.at(), "missing-key", where="the safety check", key="flags")
    for s, section in enumerate(assessment.sections):
        if section.show_when is not None:
            problems.add(
                source.key("sections", s, "show_when"), "check-item", id=section.title, fault="has a condition"
            )
        for i, item in enumerate(section.items):
            path = ("sections", s, "items", i)
            if item.type not in CHECK_TYPES:
                problems.add(source.at(*path), "check-item", id=item.id, fault=f"is of type {item.type}")
            if item.show_when is not None:
                problems.add(source.key(*path, "show_when"), "check-item", id=item.id, fault="has a condition")
