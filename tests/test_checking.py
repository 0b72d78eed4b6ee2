"""Checking: every problem of several files, as text, as JSON and in numbers. The command line's tests say the rest."""

from __future__ import annotations

import json
from pathlib import Path

from quietform.checking import check_all
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
