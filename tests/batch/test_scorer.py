"""A chunk → its scores, packed; and that a plan can travel to another process."""

from __future__ import annotations

import pickle

import pytest

from quietform.batch import scorer
from quietform.batch.chunks import Chunk, Scored
from quietform.batch.scorer import Plan
from quietform.batch.scores import shown_scales
from tests.batch import ASSESSMENT, COMPILED, ITEMS, VALUES, lines

PLAN = Plan(
    file="r.csv",
    columns=["id", *ITEMS],
    program=COMPILED.program,
    values=VALUES,
    scales=shown_scales(ASSESSMENT, COMPILED.program),
    read="csv",
    write="csv",
    node=None,
)


def scored(content: bytes) -> Scored:
    with scorer.scorer(pickle.loads(pickle.dumps(PLAN))) as score:
        return score(Chunk(7, content, 99))


def test_good_rows_are_scored_and_bad_ones_told() -> None:
    found = scored(b"x,1,1,1,1\ny,9,1,1,1\nz,1\n")
    assert found.packed == b"7,x,1.0,1,3,2,high,,2,2,2,2,,,2,2,2,2,,\n"
    assert (found.rows, found.left_out, found.size) == (1, 2, 99)
    assert lines(found.problems) == [
        'r.csv:8:2 bad-cell  "9" is no answer to "a". Write one of 0, 1, 5/2, skipped, cannot_tell, or nothing.',
        "r.csv:9:1 row-length  the row has 2 cells, the header 5. Give each row a cell for every column.",
    ]


def test_only_so_many_problems_travel(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(scorer, "MOST", 3)
    found = scored(b"x\n" * 10)
    assert (found.left_out, len(found.problems)) == (10, 4)
