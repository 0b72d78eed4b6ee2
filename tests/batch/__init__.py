"""Batch scoring: each step from the bytes of a response file to those of its scores."""

from __future__ import annotations

import io
from typing import Any

from quietform.batch import Job, Report, opened, score
from quietform.batch.chunks import Source
from quietform.compiler import Compiled
from quietform.loading import load
from quietform.model import Assessment
from tests.sites import small

ITEMS = ["a", "b", "c.me", "c.partner"]


def program(text: str = "") -> tuple[Assessment, Compiled]:
    return load((text or small()).encode(), "small.yaml").sound()


ASSESSMENT, COMPILED = program()
VALUES = {key: answer.values for key, answer in COMPILED.answers.items()}


def lines(problems: Any) -> list[str]:
    return [str(problem) for problem in problems]


def source(data: bytes, form: str = "csv") -> Source:
    return opened(Job(io.BytesIO(data), f"r.{form}", form, "csv"), COMPILED)


def scores(data: bytes, read: str = "csv", write: str = "csv", **options: Any) -> tuple[bytes, Report]:
    """What is written, and the report, for the small assessment."""
    job = Job(io.BytesIO(data), f"r.{read}", read, write, options.pop("engine", "python"))
    output = io.BytesIO()
    report = score(job, opened(job, COMPILED), ASSESSMENT, COMPILED, output, **options)
    return output.getvalue(), report
