"""Scores → the columns and cells of the output."""

from __future__ import annotations

from typing import Any

import pytest

from quietform.batch.chunks import Row
from quietform.batch.columns import CARRIED
from quietform.batch.scores import FIELDS, Cells, Shown, fields, header, shown_scales
from quietform.scoring import evaluate
from tests.batch import ASSESSMENT, COMPILED, ITEMS

SCALES = shown_scales(ASSESSMENT, COMPILED.program)


def test_the_output_has_a_line_what_is_carried_and_six_columns_for_each_scale() -> None:
    expected = [f"{scale}.{field}" for scale in ("level", "total", "share") for field in FIELDS]
    assert header([*CARRIED, *ITEMS], SCALES) == ["line", *CARRIED, *expected]
    assert header(["person", *ITEMS, "id"], SCALES)[:4] == ["line", "person", "id", "level.score"]
    assert FIELDS == ("score", "exact", "answered", "needed", "band", "reason")


SCORES: list[tuple[dict[str, Any], list[str | int | None]]] = [
    ({"score": "5/6", "state": "scored", "band": "low", "answered": 3, "needed": 2}, ["0.8", "5/6", 3, 2, "low", None]),
    # Rounded to one decimal this would read as 1.0, which belongs to the other band.
    ({"score": "99/100", "state": "scored", "band": "low", "answered": 3, "needed": 2},
     ["0.99", "99/100", 3, 2, "low", None]),
    ({"score": "0", "state": "scored", "band": "low", "answered": 3, "needed": 2}, ["0.0", "0", 3, 2, "low", None]),
    ({"score": None, "state": "too_few", "band": None, "answered": 1, "needed": 2},
     [None, None, 1, 2, None, "too_few"]),
    ({"score": None, "state": "undefined", "band": None, "answered": 2, "needed": 2},
     [None, None, 2, 2, None, "undefined"]),
]  # fmt: skip


@pytest.mark.parametrize(("result", "cells"), SCORES)
def test_a_score_is_shown_rounded_and_exact_or_with_the_reason_why_there_is_none(
    result: dict[str, Any], cells: list[str | int | None]
) -> None:
    other = {"score": "2", "state": "scored", "band": None, "answered": 2, "needed": 2}
    row = Cells(SCALES)(Row(9, ["p"], {}), {"level": result, "total": other, "share": other})
    assert row == [9, "p", *cells, *["2", "2", 2, 2, None, None] * 2]


NORMED = {
    "language": 1,
    "options": {"o": [0, 1, 2]},
    "items": {"a": "o"},
    "scales": [
        {
            "id": "s",
            "items": ["a"],
            "reverse": [],
            "method": "sum",
            "needs": {"rule": "complete"},
            "norms": [{"id": "set", "gives": ["t"], "groups": [{"id": "all", "mean": "3/2", "sd": "3"}]}],
        }
    ],
    "notes": [],
}


def test_a_scale_with_norms_has_columns_for_what_each_set_gives() -> None:
    scale = Shown("s", None, (), (("set", "group", "t", "reason"),))
    assert fields(scale) == [*FIELDS, "norm.set.group", "norm.set.t", "norm.set.reason"]
    cells = Cells([scale])
    assert cells(Row(2, [], {}), evaluate(NORMED, {"a": 2})["scales"])[7:] == ["all", "155/3", None]
    assert cells(Row(2, [], {}), evaluate(NORMED, {})["scales"])[6:] == ["too_few", None, None, None]


def test_an_estimate_has_a_column_for_its_standard_error() -> None:
    scale = Shown("s", 1, (), error=True)
    assert fields(scale) == [*FIELDS, "se"]
    result = {"score": "5249/100", "state": "scored", "band": None, "answered": 2, "needed": 1, "se": "8.668034"}
    row = Cells([scale])(Row(2, [], {}), {"s": result})
    assert row == [2, "52.5", "5249/100", 2, 1, None, None, "8.668034"]
