"""A chunk of a response file → its scores, packed for the writer: what one worker does."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

from quietform.batch.chunks import Chunk, Row, Scored
from quietform.batch.columns import Columns, Values
from quietform.batch.engines import engine
from quietform.batch.formats import FORMATS
from quietform.batch.scores import Cells, Shown, header
from quietform.problems import MOST, Problem


@dataclass(frozen=True)
class Plan:
    """All that a worker needs to know, as plain values: it may be another process."""

    file: str
    columns: list[str]
    program: Mapping[str, Any]
    values: Values
    scales: list[Shown]
    read: str
    write: str
    node: str | None

    @property
    def header(self) -> list[str]:
        """The columns of the output."""
        return header(self.columns, self.scales)


@contextmanager
def scorer(plan: Plan) -> Iterator[Callable[[Chunk], Scored]]:
    """What scores chunks by a plan, with an engine that lives as long."""
    columns, cells, names = Columns(plan.file, plan.columns, plan.values), Cells(plan.scales), plan.header
    read, pack = FORMATS[plan.read].rows, FORMATS[plan.write].pack
    with engine(plan.program, plan.node) as evaluate:

        def score(chunk: Chunk) -> Scored:
            rows: list[Row] = []
            problems: list[Problem] = []
            left_out = 0
            for found in read(chunk, columns):
                if isinstance(found, Row):
                    rows.append(found)
                else:
                    left_out += 1
                    problems += found if len(problems) <= MOST else []
            results = evaluate([row.responses for row in rows])
            table = [cells(row, scores) for row, scores in zip(rows, results, strict=True)]
            return Scored(pack(table, names), len(rows), left_out, problems, chunk.size)

        yield score
