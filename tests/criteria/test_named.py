"""Every criterion that a machine can judge has a test of its name."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

TESTS = Path(__file__).parents[1]
# How many criteria each group has.
GROUPS = {"saf": 13, "prv": 5, "scr": 7, "res": 5, "a11y": 8, "wrd": 6, "gov": 4}


@pytest.mark.parametrize("group", GROUPS)
def test_each_criterion_has_a_test_of_its_name(group: str) -> None:
    named = set()
    for path in TESTS.rglob("test_*.py"):
        named |= {int(number) for number in re.findall(rf"def test_{group}_(\d\d)_", path.read_text(encoding="utf-8"))}
    assert named == set(range(1, GROUPS[group] + 1))
