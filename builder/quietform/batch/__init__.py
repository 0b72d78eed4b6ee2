"""A file of responses → a file of scores: in chunks, on every core, in order, in constant memory."""

from quietform.batch.chunks import BatchError, UnreadableError
from quietform.batch.formats import FORMATS, format_of
from quietform.batch.output import standard_output, whole
from quietform.batch.score import Job, Report, opened, score
from quietform.batch.stop import Stopped, stoppable

__all__ = [
    "FORMATS",
    "BatchError",
    "Job",
    "Report",
    "Stopped",
    "UnreadableError",
    "format_of",
    "opened",
    "score",
    "standard_output",
    "stoppable",
    "whole",
]
