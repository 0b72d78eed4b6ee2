"""Each scale in words: exactly what is said for every way to compute a score."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction
from typing import Any

import pytest

from quietform.compiler.values import Reach
from quietform.explain import COUNTED, METHODS, WEIGHTED, Explained, as_text, explain, needs
from quietform.loading import Loaded
from quietform.measures import NormSet
from quietform.norm_words import METRICS
from quietform.renderer import about
from quietform.scoring import functions
from quietform.site import Site
from tests.compiler import item, scale, trial

REVERSED = "A reversed answer counts as (minimum + maximum) − value, of its option set."
ALL = "It needs all its answers; otherwise there is no score."
A, B, C = "1. Stem of a [a]", "2. Stem of b [b]", "3. Stem of c [c]"
NORMS: dict[str, Any] = {
    "id": "n",
    "name": "A city",
    "country": "DE",
    "language": "German",
    "year": 2012,
    "n": 200,
    "ages": "18 to 90",
    "people": "women and men",
    "source": "Journal 1",
    "licence": "CC-BY-4.0",
    "gives": ["t", "percentile"],
    "groups": [
        {"id": "yes", "title": "Who said yes", "when": "a == 2", "n": 120, "mean": 1.25, "sd": 0.5,
         "percentile": {"polynomial": [0, 1], "floor": 1, "ceiling": 99}},
        {"id": "no", "title": "All others", "when": "a < 2", "mean": "4/3", "sd": 1,
         "percentile": {"polynomial": [0, 1], "floor": 1, "ceiling": 99}},
    ],
}  # fmt: skip
CHANGE: dict[str, Any] = {
    "sd": 7.5,
    "reliability": 0.84,
    "source": "Journal 2",
    "clinical": {"mean": 40, "sd": 7.5},
    "functional": {"mean": 60, "sd": 7.5},
}


def loaded(**fields: Any) -> Loaded:
    """This scale, after the sums `ab` and `c1`."""
    scales = {
        "ab": scale(title="Sum of two", method="sum", items=["a", "b"]),
        "c1": scale(title="One", method="sum", items=["c"]),
        "this": scale(**fields),
    }
    found = trial(scales=scales)
    assert found.errors == []
    return found


@pytest.mark.parametrize(
    ("fields", "method", "made_of", "more"),
    [
        ({"method": "sum", "items": ["a", "b"]}, "The sum of 2 answers:", [A, B],
         [ALL, "Its lowest score is 0, its highest is 4, in steps of 1."]),
        ({"method": "mean", "items": ["a", "b", "c"], "reverse": ["b"], "missing": {"at_least": 2}, "decimals": 1},
         "The mean of 3 answers:", [A, "2. Stem of b, reversed [b]", C],
         [REVERSED, "It needs at least 2 of its answers; otherwise there is no score.",
          "Its lowest score is 0, its highest is 2. It is rounded to 1 decimal, half away from 0."]),
        ({"method": "pomp", "items": ["c"], "missing": {"at_least": "80%"}},
         "Percent of the maximum possible, from 0 (all answers at their low end) to 100, of 1 answer:", [C],
         ["It needs 80 % of its answers; otherwise there is no score.",
          "Its lowest score is 0, its highest is 100, in steps of 50."]),
        ({"method": "sum", "items": ["a", "b"], "missing": {"at_most": 1}, "prorate": True, "times": 4},
         "The sum of 2 answers:", [A, B],
         ["It needs all its answers but 1; otherwise there is no score.",
          "The sum of the answers given is multiplied by the number asked, divided by the number given.",
          "It is multiplied by 4.", "Its lowest score is 0, its highest is 16, in steps of 4."]),
        ({"method": "sum", "items": ["a", "b"], "missing": {"at_least": 1}, "prorate": True, "weights": {"a": -0.5}},
         "The sum of 2 answers, each times its weight:",
         ["1. Stem of a, weight -1/2 [a]", "2. Stem of b, weight 1 [b]"],
         ["It needs at least 1 of its answers; otherwise there is no score.",
          "The sum is multiplied by the weights of all that was asked, divided by those of what was answered.",
          "Its lowest score is -3, its highest is 3."]),
        ({"method": "mean", "scales": ["ab", "c1"], "weights": {"ab": 2}},
         "The mean of 2 parts, each times its weight; it is divided by the sum of the weights without their signs:",
         ["Sum of two, weight 2 [ab]", "One, weight 1 [c1]"],
         ["It needs all its parts with a score; otherwise there is no score.",
          "Its lowest score is 0, its highest is 10/3, in steps of 1/3."]),
        ({"method": "sum", "items": ["a", "b"], "missing": "zero"}, "The sum of 2 answers:", [A, B],
         ["It needs at least 1 of its answers; otherwise there is no score.",
          "An answer that is missing counts as 0.", "Its lowest score is 0, its highest is 4, in steps of 1."]),
        ({"method": "minimum", "items": ["a", "b"]}, "The lowest of 2 answers:", [A, B],
         [ALL, "Its lowest score is 0, its highest is 2, in steps of 1."]),
        ({"method": "maximum", "items": ["a", "b"]}, "The highest of 2 answers:", [A, B],
         [ALL, "Its lowest score is 0, its highest is 2, in steps of 1."]),
        ({"method": "median", "items": ["a", "b", "c"]},
         "The middle one of 3 answers in order of size (of an even number, the mean of the two in the middle):",
         [A, B, C], [ALL, "Its lowest score is 0, its highest is 2, in steps of 1."]),
        ({"method": "count", "items": ["a", "b", "c"], "count_if": {"at_least": 2}},
         "How many of 3 answers are at least 2:", [A, B, C],
         [ALL, "Its lowest score is 0, its highest is 3, in steps of 1."]),
        ({"method": "any", "items": ["a", "b"], "count_if": {"equal": 0}},
         "1 if any of 2 answers is equal to 0, and 0 if none is:", [A, B],
         [ALL, "Its lowest score is 0, its highest is 1."]),
        ({"method": "mean", "items": ["p.me", "p.partner"], "pairs": "both"}, "The mean of 2 answers:",
         ["4. Stem of p (I) [p.me]", "4. Stem of p (My partner) [p.partner]"],
         ["A half of a pair counts only if the other half is answered too.",
          "It needs all its pairs answered for both; otherwise there is no score.",
          "Its lowest score is 0, its highest is 2, in steps of 1/2."]),
        ({"method": "mean", "scales": ["ab", "c1"], "missing_items": {"at_least": "75%"}},
         "The mean of 2 parts, which weigh the same:", ["Sum of two [ab]", "One [c1]"],
         ["It needs all its parts with a score, and 75 % of its answers; otherwise there is no score.",
          "Its lowest score is 0, its highest is 3, in steps of 1/2."]),
        ({"formula": "ab - c1 + a", "near": "1/2",
          "bands": [{"id": "low", "from": -2, "below": 0, "label": "Low", "shows": "x"},
                    {"id": "even", "from": 0, "to": 1, "label": "Even", "shows": "x"},
                    {"id": "high", "above": 1, "to": 6, "label": "High", "shows": "x"}]},
         "The formula ab - c1 + a, of:", ["Sum of two [ab]", "One [c1]", A],
         ["It needs a score in every part it is made of; otherwise there is no score.",
          "Its lowest score is -2, its highest is 6, in steps of 1.",
          "Bands: “Low” from -2 to below 0; “Even” from 0 to 1; “High” above 1 to 6.",
          "Within 0.5 points of a border, the band on the other side is named too."]),
        ({"method": "sum", "items": ["b", "c"], "norms": [NORMS]}, "The sum of 2 answers:", [B, C],
         [ALL, "Its lowest score is 0, its highest is 4, in steps of 1.",
          "Norms: A city (DE, in German, 2012; 200 people, women and men, aged 18 to 90; Journal 1; CC-BY-4.0). Given "
          "are T = 50 + 10 z, shown whole; a percentile, shown whole but near 0 and 100. Groups: Who said yes (120 "
          "people, mean 1.25, SD 0.5); All others (mean 1.33, SD 1)."]),
        ({"method": "sum", "items": ["b", "c"], "change": CHANGE, "near": "standard_error",
          "bands": [{"id": "low", "below": 2, "label": "Low", "shows": "x"},
                    {"id": "high", "from": 2, "label": "High", "shows": "x"}]},
         "The sum of 2 answers:", [B, C],
         [ALL, "Its lowest score is 0, its highest is 4, in steps of 1.",
          "Bands: “Low” to below 2; “High” from 2.",
          "Within 5.88 points (1.96 standard errors) of a border, the band on the other side is named too.",
          "Its standard error of measurement is 3 (SD 7.5, reliability 0.84; Journal 2). A change of 8.32 or less can "
          "be chance.",
          "The cut-off c between those in need of help and those who are well is 50 (Jacobson and Truax 1991)."]),
    ],
    ids=["sum", "mean", "pomp", "prorate", "weighted sum", "weighted mean", "zero", "minimum", "maximum", "median",
         "count", "any", "pairs", "composite", "formula", "norms", "precision"],
)  # fmt: skip
def test_a_scale_is_explained_in_whole_sentences(
    fields: dict[str, Any], method: str, made_of: list[str], more: list[str]
) -> None:
    assert explain(*loaded(**fields).sound())["this"] == Explained("Scale", method, made_of, more)


def test_it_is_said_that_what_is_not_asked_is_left_out() -> None:
    items = [item("a"), item("b", show_when="a > 0"), item("c"), item("p", type="pair")]
    sections = [{"title": "First", "options": "rate", "items": items}]
    found = trial(sections=sections, scales={"ab": scale(method="mean", items=["a", "b"])})
    assert "What is not asked, because of earlier answers, is left out of it." in explain(*found.sound())["ab"].more


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
    assert explain(assessment, replace(compiled, reach={"ab": reach}))["ab"].more == [ALL, sentence]


def test_every_method_condition_and_metric_has_its_words() -> None:
    assert set(METHODS) == set(functions.METHODS)
    assert set(WEIGHTED) == {"sum", "mean"}
    assert set(COUNTED) == set(functions.COUNTED)
    assert list(METRICS) == NormSet.model_json_schema()["properties"]["gives"]["items"]["enum"]


def test_as_text_names_the_file_and_each_scale() -> None:
    assert as_text("some/trial.yaml", *trial().sound()) == (
        "some/trial.yaml  Trial\n\n  ab  Scale\n    The sum of 2 answers:\n      1. Stem of a [a]\n"
        f"      2. Stem of b [b]\n    {ALL}\n    Its lowest score is 0, its highest is 4, in steps of 1.\n"
        "\n  No reliability is known for these scores: whether a change from one time to another is more than chance "
        "is not known.\n"
    )


def test_the_page_holds_the_same_lines_and_no_author_can_put_markup_into_it() -> None:
    found = trial(scales={"ab": scale(title="<b>Two</b> & more", method="sum", items=["a", "b"])}).sound()
    html = about(*found, Site())
    assert "<h1>Trial: how the scores are made</h1>" in html
    assert "<h2>&lt;b&gt;Two&lt;/b&gt; &amp; more</h2>\n<p>The sum of 2 answers:</p>" in html
    for line in as_text("f", *found).splitlines()[4:]:
        assert f">{line.strip()}</" in html or not line.strip()


def test_a_known_reliability_takes_the_remark_away() -> None:
    assert "No reliability" not in as_text("f", *loaded(method="sum", items=["a"], change=CHANGE).sound())


def test_the_page_says_what_a_scale_needs_in_the_same_words() -> None:
    assessment, _ = trial().sound()
    assert needs(assessment.scales["ab"]) == "all its answers"


TRAIT = {
    "model": "grm",
    "estimate": "eap",
    "D": 1,
    "source": "A paper, 2020.",
    "parameters": {"a": {"a": 1.2, "b": [-1, 0.5]}, "b": {"a": 0.8, "b": [-0.5, 1.5]}},
}
CONVENTIONS = (
    "Parameters: slope a and location b: the logit is D × a × (theta − b). D: 1. "
    "Prior: normal, mean 0, standard deviation 1. Range: theta from -4 to 4. Nodes: 81, evenly spaced."
)


def test_an_estimate_is_explained_with_its_conventions() -> None:
    found = explain(*loaded(items=["a", "b"], irt=TRAIT, missing={"at_least": 1}).sound())["this"]
    assert found.method == "An estimate of a trait from 2 answers, by item response theory:"
    assert found.more == [
        "It needs at least 1 of its answers; otherwise there is no score.",
        "The second engine works it out, on a page of its own. Missing answers are left out of it.",
        "Model: graded response model (GRM). "
        "Estimate: expected a posteriori (EAP); the standard error is the standard deviation of the posterior. "
        f"{CONVENTIONS}",
        "Item parameters: A paper, 2020.",
        "Its lowest score is -4, its highest is 4.",
    ]


def test_a_table_of_sums_is_explained_with_its_conventions() -> None:
    found = explain(*loaded(method="sum", items=["a", "b"], irt=TRAIT | {"estimate": "table"}).sound())["this"]
    assert found.method == "The sum of 2 answers:"
    assert found.more[1:3] == [
        "Beside each sum stands an estimate of the trait, from a table worked out when the page was built.",
        "Model: graded response model (GRM). "
        "Estimate: expected a posteriori for each sum of the answers (EAP; Lord and Wingersky 1984); the standard "
        f"error is the standard deviation of the posterior. {CONVENTIONS}",
    ]
