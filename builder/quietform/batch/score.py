"""A response file and an assessment → a file of scores, and a report of what was left out."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import closing, suppress
from dataclasses import dataclass, field, replace
from os import fstat
from stat import S_ISREG
from typing import BinaryIO

from quietform.batch.chunks import BatchError, Source, UnreadableError
from quietform.batch.columns import check_header
from quietform.batch.engines import find_node
from quietform.batch.formats import FORMATS
from quietform.batch.scorer import Plan
from quietform.batch.scores import shown_scales
from quietform.batch.stop import check
from quietform.batch.workers import scored
from quietform.compiler import Compiled
from quietform.model import Assessment
from quietform.problems import MOST, Place, Problem, sort


@dataclass(frozen=True)
class Job:
    """One response file to score: where it is read, what it is called, which formats and which engine."""

    stream: BinaryIO
    file: str
    read: str
    write: str
    engine: str = "python"


@dataclass
class Report:
    """How many rows have scores, how many were left out, and why: the first MOST problems."""

    rows: int = 0
    left_out: int = 0
    problems: list[Problem] = field(default_factory=list)


def opened(job: Job, compiled: Compiled) -> Source:
    """The response file, ready to be scored. Raises UnreadableError and BatchError."""
    items = list(compiled.answers)
    only_python = [scale["id"] for scale in compiled.program["scales"] if "irt" in scale]
    if job.engine == "javascript" and only_python:
        raise BatchError(f'scale "{only_python[0]}" is an estimate, which only Python works out: use --engine python')
    source = FORMATS[job.read].read(job.stream, job.file, items)
    problems = check_header(source.header, items, job.file)
    if problems:
        raise UnreadableError(*problems)
    return source if source.size else replace(source, size=_size(job.stream))


def score(
    job: Job,
    source: Source,
    assessment: Assessment,
    compiled: Compiled,
    output: BinaryIO,
    *,
    progress: Callable[[int], object] = lambda size: None,
    workers: int | None = None,
    start: str | None = None,
) -> Report:
    """Score every row and write it. `progress` hears of each piece done. Raises UnreadableError and BatchError."""
    plan = Plan(
        file=job.file,
        columns=source.header,
        program=compiled.program,
        values={key: answer.values for key, answer in compiled.answers.items()},
        scales=shown_scales(assessment, compiled.program),
        read=job.read,
        write=job.write,
        node=find_node() if job.engine == "javascript" else None,
    )
    report = Report()
    with (
        FORMATS[job.write].writer(output, plan.header, source) as write,
        closing(scored(plan, source.chunks, workers, start)) as results,
    ):
        for one in results:
            write(one.packed)
            report.rows += one.rows
            report.left_out += one.left_out
            report.problems += one.problems[: MOST + 1 - len(report.problems)]
            progress(one.size)
            check()
    if len(report.problems) > MOST:
        report.problems[MOST:] = [Problem(Place(job.file), "more", (("limit", MOST),))]
    report.problems[:MOST] = sort(report.problems[:MOST])
    return report


def _size(stream: BinaryIO) -> int | None:
    """How many bytes a file has; None for a pipe."""
    with suppress(OSError):
        found = fstat(stream.fileno())
        return found.st_size if S_ISREG(found.st_mode) else None
    return None
