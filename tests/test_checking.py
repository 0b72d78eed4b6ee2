"""Checking: every problem of several files, as text, as JSON and in numbers. The command line's tests say the rest."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from quietform.checking import check_all
from quietform.lint import record_versions
from tests.sites import small, write


def test_what_is_right_has_nothing_to_say(tmp_path: Path) -> None:
    checked = check_all([write(tmp_path, {"good.yaml": small()}) / "good.yaml"])
    assert (checked.failed, checked.as_text(), checked.as_json()) == (False, "", "[]")
    assert checked.counted() == "1 file, 0 errors, 0 warnings"


def test_each_problem_comes_with_its_line_and_as_an_object(tmp_path: Path) -> None:
    file = write(tmp_path, {"bad.yaml": small().replace("minutes: 1", "minutes: soon")}) / "bad.yaml"
    checked = check_all([file])
    assert checked.failed
    assert checked.as_text().splitlines()[1] == "    4 | minutes: soon"
    assert [found["code"] for found in json.loads(checked.as_json())] == ["bad-value"]
    assert checked.counted() == "1 file, 1 error, 0 warnings"


def test_that_something_scores_otherwise_is_not_told_where_an_error_is_the_cause(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    files = {"wording.yaml": "rules: 1\n", "assessments/one.yaml": small(), "content/index.md": "# Start\n"}
    monkeypatch.chdir(write(tmp_path, files))
    record_versions(tmp_path)

    def told(before: str, after: str) -> set[str]:
        write(tmp_path, {"assessments/one.yaml": small().replace(before, after, 1)})
        codes = {problem.code for problem in check_all([Path("assessments/one.yaml")]).problems}
        return codes & {"version-same", "bad-value", "unknown-item", "unused-item"}

    assert told("items: [a, b, c.me]", "items: [a, bb, c.me]") == {"unknown-item"}
    assert told("items: [a, b, c.me]", "items: [b, a, c.me]") == {"version-same"}
    assert told("minutes: 1", "minutes: soon") == {"bad-value"}
