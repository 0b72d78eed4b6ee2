"""Each scale in words: exactly what is said for every way to compute a score."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction
from typing import Any

import pytest

from quietform.compiler.reach import Reach
from quietform.explain import METHODS, as_text, explain, needs
from quietform.scoring import functions
from tests.compiler import scale, trial

REVERSED = "A reversed answer counts as (minimum + maximum) − value, of its option set."
ALL = "It needs all its answers; otherwise there is no score."


def said(**fields: Any) -> list[str]:
    """The sentences on the last of the scales: this one, after the sums `ab` and `c1`."""
    scales = {
        "ab": scale(method="sum", items=["a", "b"]),
        "c1": scale(method="sum", items=["c"]),
        "this": scale(**fields),
    }
    loaded = trial(scales=scales)
    assert loaded.errors == []
    return explain(*loaded.sound())["this"]


@pytest.mark.parametrize(
    ("fields", "sentences"),
    [
        ({"method": "sum", "items": ["a", "b"]},
         ["The sum of 2 answers: a, b.", ALL, "Its lowest score is 0, its highest is 4, in steps of 1."]),
        ({"method": "mean", "items": ["a", "b", "c"], "reverse": ["b"], "missing": {"at_least": 2}, "decimals": 1},
         ["The mean of 3 answers: a, b (reversed), c.", REVERSED,
          "It needs at least 2 of its answers; otherwise there is no score.",
          "Its lowest score is 0, its highest is 2. It is rounded to 1 decimal, half away from 0."]),
        ({"method": "pomp", "items": ["c"], "missing": {"at_least": "80%"}},
         ["Percent of the maximum possible, from 0 (all answers at their low end) to 100, of 1 answer: c.",
          "It needs 80 % of its answers; otherwise there is no score.",
          "Its lowest score is 0, its highest is 100, in steps of 50."]),
        ({"method": "sum", "items": ["a", "b"], "missing": {"at_most": 1}, "prorate": True},
         ["The sum of 2 answers: a, b.", "It needs at least 1 of its answers; otherwise there is no score.",
          "The sum of the answers given is multiplied by the number asked, divided by the number given.",
          "Its lowest score is 0, its highest is 4, in steps of 1."]),
        ({"method": "sum", "items": ["a", "b"], "missing": "zero"},
         ["The sum of 2 answers: a, b.", "It needs at least 1 of its answers; otherwise there is no score.",
          "An answer that is missing counts as 0.", "Its lowest score is 0, its highest is 4, in steps of 1."]),
        ({"method": "mean", "items": ["p.me", "p.partner"], "pairs": "both"},
         ["The mean of 2 answers: p.me, p.partner.",
          "A half of a pair counts only if the other half is answered too.",
          "It needs all its pairs answered for both; otherwise there is no score.",
          "Its lowest score is 0, its highest is 2, in steps of 1/2."]),
        ({"method": "mean", "scales": ["ab", "c1"], "missing_items": {"at_least": "75%"}},
         ["The mean of 2 parts, each with the same weight: ab, c1.",
          "It needs all its parts with a score, and 75 % of its answers; otherwise there is no score.",
          "Its lowest score is 0, its highest is 3, in steps of 1/2."]),
        ({"formula": "ab - c1", "near": "1/2",
          "bands": [{"id": "low", "from": -2, "below": 0, "label": "Low", "shows": "x"},
                    {"id": "even", "from": 0, "to": 1, "label": "Even", "shows": "x"},
                    {"id": "high", "above": 1, "to": 4, "label": "High", "shows": "x"}]},
         ["The formula ab - c1.", "It needs a score in every part it is made of; otherwise there is no score.",
          "Its lowest score is -2, its highest is 4, in steps of 1.",
          "Bands: Low (low) from -2 to below 0; Even (even) from 0 to 1; High (high) above 1 to 4.",
          "Within 1/2 of a border, the band on the other side is named too."]),
    ],
    ids=["sum", "mean", "pomp", "prorate", "zero", "pairs", "composite", "bands"],
)  # fmt: skip
def test_a_scale_is_explained_in_whole_sentences(fields: dict[str, Any], sentences: list[str]) -> None:
    assert said(**fields) == sentences


@pytest.mark.parametrize(
    ("reach", "sentence"),
    [
        (Reach(None, None), "It has no lowest and no highest score."),
        (Reach(Fraction(1, 2), None), "Its lowest score is 1/2, it has no highest."),
        (Reach(None, Fraction(3)), "It has no lowest, its highest is 3."),
        (Reach(None, None, frozenset()), "It never has a score."),
    ],
)
def test_a_range_without_an_end_is_said_to_be_so(reach: Reach, sentence: str) -> None:
    assessment, compiled = trial().sound()
    said = explain(assessment, replace(compiled, reach={"ab": reach}))
    assert said["ab"] == ["The sum of 2 answers: a, b.", ALL, sentence]


def test_every_method_has_its_sentence() -> None:
    assert set(METHODS) == set(functions.METHODS)


def test_as_text_names_the_file_and_each_scale() -> None:
    assert as_text("some/trial.yaml", *trial().sound()) == (
        "some/trial.yaml  Trial\n\n  ab  Scale\n    The sum of 2 answers: a, b.\n"
        f"    {ALL}\n    Its lowest score is 0, its highest is 4, in steps of 1.\n"
    )


def test_the_page_says_what_a_scale_needs_in_the_same_words() -> None:
    assessment, _ = trial().sound()
    assert needs(assessment.scales["ab"]) == "all its answers"
