"""GOV-02: what scores and its version, against the record."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from quietform.lint import lint_site, record_versions
from quietform.problems import Problem
from tests.lint.site import edited, of_assessment, said, site


def _problems(folder: Path) -> list[Problem]:
    linted = lint_site(folder)
    assert linted is not None
    return linted.problems


HINT = "Raise it, then run: quietform check --record; results of two versions are not compared."
STEM = "stem: I had an hour to myself."


@pytest.mark.parametrize(
    ("edit", "changed"),
    [
        ((STEM, "stem: I had two hours."), "its items"),
        (("label: Never", "label: Not at all"), "its items"),
        (("reverse: [ev2]", "reverse: [ev1]"), "its keys"),
        (("method: pomp", "method: pomp\n    missing: complete"), "its keys"),
        (("weights: {ev1: 2}", "weights: {ev1: 3}"), "its weights"),
        (("to: 100", "to: 99"), "its bands"),
        (("every_band:", "flags:\n  - {id: low, when: ev1 == 0}\nevery_band:"), "its flags"),
    ],
    ids=lambda value: value if isinstance(value, str) else None,
)
def test_what_scores_in_another_way_wants_another_version(tmp_path: Path, edit: tuple[str, str], changed: str) -> None:
    assert of_assessment(tmp_path, edit) == [
        f"assessments/evenings.yaml:3:10 version-same  {changed} changed, and the version is still 0.1. {HINT}"
    ]


@pytest.mark.parametrize(
    "edit",
    [
        ("title: Rest", "title: Quiet"),
        ("title: At home", "title: Evenings at home"),
        ("Find one quiet hour for yourself", "Find a quiet hour for yourself"),
        (STEM, f"stem:\n            {STEM[6:]}"),
    ],
    ids=["a title", "a heading", "a text", "a line break"],
)
def test_what_is_said_and_how_lines_break_need_none(tmp_path: Path, edit: tuple[str, str]) -> None:
    if edit[0] == STEM:
        edit = ("      - {id: ev1, stem: I had", "      - {id: ev1,\n         stem: I had")
    assert of_assessment(tmp_path, edit) == []


def test_several_changes_are_named_together(tmp_path: Path) -> None:
    (told,) = of_assessment(tmp_path, ("reverse: [ev2]", "reverse: [ev1]"), ("weights: {ev1: 2}", "weights: {ev1: 3}"))
    assert "version-same  its keys, its weights changed" in told


def test_a_new_version_and_a_new_assessment_are_recorded_when_that_is_asked_for(tmp_path: Path) -> None:
    new = edited((STEM, "stem: I had two hours."), ('version: "0.1"', 'version: "0.2"'))
    folder = site(tmp_path, {"assessments/evenings.yaml": new, "assessments/other.yaml": edited()})
    told = [str(problem) for problem in _problems(folder)]
    hint = "is not recorded. When it is finished, run: quietform check --record."
    assert told == [
        f"assessments/evenings.yaml:3:10 version-new  what version 0.2 scores {hint}",
        f"assessments/other.yaml:3:10 version-new  what version 0.1 scores {hint}",
    ]
    record_versions(folder)
    assert _problems(folder) == []
    record = json.loads((folder / "assessments" / "versions.json").read_text(encoding="utf-8"))
    assert [(id, entry["version"]) for id, entry in record.items()] == [("evenings", "0.2"), ("other", "0.1")]


def test_recording_does_not_paper_over_a_change_under_the_same_version(tmp_path: Path) -> None:
    folder = site(tmp_path, {"assessments/evenings.yaml": edited((STEM, "stem: I had two hours."))})
    record_versions(folder)
    assert [problem.code for problem in _problems(folder)] == ["version-same"]


@pytest.mark.parametrize("record", ["{", "[]", '{"evenings": {}}'])
def test_a_record_that_cannot_be_read_is_told(tmp_path: Path, record: str) -> None:
    assert said(tmp_path, {"assessments/versions.json": record}) == [
        "assessments/versions.json:1:1 versions-unreadable  the record of versions cannot be read. "
        "Take it back from history, or remove it and run: quietform check --record."
    ]
