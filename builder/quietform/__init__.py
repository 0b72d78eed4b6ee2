"""Questionnaires in YAML → private self-assessments, scored on the person's device."""

from quietform.compiler import Compiled, compile_program
from quietform.loading import Loaded, load
from quietform.model import Assessment
from quietform.problems import AssessmentError, Problem
from quietform.renderer import render
from quietform.scoring import evaluate
from quietform.site import Site

__all__ = [
    "Assessment",
    "AssessmentError",
    "Compiled",
    "Loaded",
    "Problem",
    "Site",
    "compile_program",
    "evaluate",
    "load",
    "render",
]
