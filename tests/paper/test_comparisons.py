"""Norms and precision on paper: arithmetic where a person can do it, small tables, and what the page must look up."""

from __future__ import annotations

from typing import Any

from quietform.paper.comparisons import BETWEEN, METRICS, MOST_LINES, ONLY_THESE, Comparison, Group, Lines
from quietform.paper.form import paper_view
from quietform.scoring import norms
from tests.compiler import scale, trial
from tests.test_explain import CHANGE, NORMS

ABOUT = "200 people, women and men, aged 18 to 90; DE, 2012, in German. Source: Journal 1. Licence: CC-BY-4.0."


def compared(**fields: Any) -> list[Comparison]:
    found = trial(scales={"ab": scale(method="sum", items=["a", "b"], **fields)})
    assert found.errors == []
    (work,) = paper_view(*found.sound())["works"]
    return list(work["comparisons"])


def test_groups_say_who_belongs_to_them_and_what_to_work_out() -> None:
    curve = "Percentile: only a computer works it out, by a curve through the published ones."
    assert compared(norms=[NORMS | {"groups": [NORMS["groups"][0] | {"when": "c == 2"}]}]) == [
        Comparison("A city", ABOUT, [
            Group("Who said yes, if your answer to 3 is “Yes”", ["T = 50 + 10 × (A − 1.25) ÷ 0.5", curve]),
        ])
    ]  # fmt: skip


def test_small_tables_are_printed_and_long_ones_are_left_to_the_page() -> None:
    percentile = {"of": "raw", "table": [[0, 1], [4, "99.5"]], "linear": True}
    group = {
        "id": "all",
        "title": "All",
        "table": [[n, n + 1] for n in range(MOST_LINES + 1)],
        "percentile": percentile,
    }
    (found,) = compared(norms=[NORMS | {"gives": ["score", "percentile"], "groups": [group]}])
    assert found.groups == [
        Group(
            "All",
            [f"Value: the table has {MOST_LINES + 1} lines, too many for paper; the page looks it up."],
            [Lines(("A", "Percentile"), [("0", "1"), ("4", "99.5")], BETWEEN)],
        )
    ]


def test_an_estimate_by_a_table_of_sums_is_printed_beside_its_error() -> None:
    parameters = {key: {"a": 1, "b": [-1, 1]} for key in ("a", "b")}
    irt = {"model": "grm", "estimate": "table", "D": 1, "source": "Journal", "parameters": parameters}
    estimate, error = compared(irt=irt)
    assert (estimate.title, error.title) == ("Estimate of the trait", "Its standard error")
    (lines,) = estimate.groups[0].tables
    assert lines.heads == ("A (all rows answered)", "Estimate of the trait")
    assert [at for at, _ in lines.rows] == ["0", "1", "2", "3", "4"]
    assert lines.rows[2][1] == "0"
    assert lines.note == ONLY_THESE


def test_precision_is_said_in_the_words_of_the_page_about_the_scores() -> None:
    found = trial(scales={"ab": scale(method="sum", items=["a", "b"], change=CHANGE)}).sound()
    (work,) = paper_view(*found)["works"]
    assert work["precision"] == [
        "Its standard error of measurement is 3 (SD 7.5, reliability 0.84; Journal 2). A change of 8.32 or less can "
        "be chance.",
        "The cut-off c between those in need of help and those who are well is 50 (Jacobson and Truax 1991).",
    ]


def test_every_metric_has_its_arithmetic() -> None:
    assert list(METRICS) == list(norms.METRICS)
