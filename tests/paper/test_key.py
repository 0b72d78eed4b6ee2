"""The key: what answers count, and each kind of arithmetic in whole sentences."""

from __future__ import annotations

from typing import Any

import pytest

from quietform.paper.form import paper_view
from quietform.paper.key import Row, Step, Table, Work, score_letters
from quietform.paper.key_words import COMPUTER, OTHERWISE
from tests.compiler import RATE, item, scale, trial

SUM = Step("Sum", "Add the values of these rows.")
COUNT = Step("Count", "Count the rows that have a value.")
ALL_2 = "All of these 2 rows must have a value."
HIDDEN = [item("a"), item("b", show_when="a > 0"), item("c"), item("p", type="pair")]


def works(scales: dict[str, Any], **parts: Any) -> dict[str, Any]:
    found = trial(scales=scales, **parts)
    assert found.errors == []
    return {one["title"]: one for one in paper_view(*found.sound())["works"]}


@pytest.mark.parametrize(
    ("fields", "made_of", "rules", "steps", "result"),
    [
        ({"method": "sum", "items": ["a", "b"]}, "Rows: 1, 2", [ALL_2], [SUM], "Sum"),
        ({"method": "sum", "items": ["c"]}, "Row: 3", ["This row must have a value."], [SUM], "Sum"),
        ({"method": "mean", "items": ["a", "b"], "reverse": ["b"], "missing": {"at_least": "40%"}, "decimals": 0},
         "Rows: 1, 2 R", ["At least 1 of these 2 rows must have a value."], [SUM, COUNT], "Sum ÷ Count"),
        ({"method": "pomp", "items": ["a", "b", "c"], "missing": {"at_most": 1}}, "Rows: 1, 2, 3",
         ["At least 2 of these 3 rows must have a value."], [SUM, COUNT], "100 × Sum ÷ (2 × Count)"),
        ({"method": "sum", "items": ["a", "b"], "missing": {"at_most": 1}, "prorate": True, "times": 4},
         "Rows: 1, 2", ["At least 1 of these 2 rows must have a value."], [SUM, COUNT], "4 × Sum × 2 ÷ Count"),
        ({"method": "mean", "scales": ["ab", "c1"]}, "Scores: A, B", ["All of these 2 scores must have a value."],
         [Step("Sum", "Add these scores."), Step("Count", "Count the scores that have a value.")], "Sum ÷ Count"),
    ],
)  # fmt: skip
def test_a_score_is_worked_out_in_steps(
    fields: dict[str, Any], made_of: str, rules: list[str], steps: list[Step], result: str
) -> None:
    scales = {
        "ab": scale(title="Sum of two", method="sum", items=["a", "b"]),
        "c1": scale(title="One", method="sum", items=["c"]),
        "this": scale(**fields),
    }
    rounded = ["Round the score to a whole number; a 5 goes away from 0."] if "decimals" in fields else []
    assert works(scales)["Scale"]["work"] == Work(made_of, [*rules, OTHERWISE, *rounded], steps, result)


def test_what_is_not_asked_is_left_out_of_what_is_needed() -> None:
    sections = [{"title": "First", "options": "rate", "items": HIDDEN}]
    found = works({"abc": scale(method="mean", items=["a", "b", "c"], missing={"at_most": 1})}, sections=sections)
    assert found["Scale"]["work"].rules == [
        "At least 1 of these 3 rows that you were asked, and all of them but 1, must have a value.",
        OTHERWISE,
    ]


def test_the_table_has_a_line_for_each_row_in_use_and_for_its_other_way_round() -> None:
    scales = {
        "one": scale(title="One", method="sum", items=["a", "b"], reverse=["b"]),
        "two": scale(title="Two", method="sum", items=["b", "p.me"], pairs="each"),
    }
    view = paper_view(*trial(scales=scales).sound())
    plain, turned = ["0", "1", "2"], ["2", "1", "0"]
    assert view["tables"] == [
        Table(["No", "Partly", "Yes"], [
            Row("1", False, plain), Row("2", False, plain), Row("2 R", True, turned), Row("4a", False, plain),
        ])
    ]  # fmt: skip
    assert view["turned"]


def test_a_row_that_only_a_condition_counts_with_is_in_the_table() -> None:
    sections = [{"title": "First", "options": "rate", "items": [*HIDDEN[:3], item("d", show_when="b > c")]}]
    view = paper_view(*trial(scales={"a1": scale(method="sum", items=["a"])}, sections=sections).sound())
    assert [row.name for table in view["tables"] for row in table.rows] == ["1", "2", "3"]
    assert view["parts"][0].items[3].only == "row 2 is above row 3"


def test_scores_have_letters_that_nobody_takes_for_a_number_each_after_those_it_needs() -> None:
    scales = {f"s{n}": scale(title=f"S {n}", method="sum", items=["a"]) for n in range(30)}
    letters = score_letters(trial(scales=scales | {"s0": scale(formula="s1 + s29")}).sound()[1])
    assert list(letters.values()) == [*"ABCDEFGHJKLMNPQRSTUVWXYZ", "AA", "AB", "AC", "AD", "AE", "AF"]
    assert letters["s0"] > max(letters["s1"], letters["s29"]) or letters["s0"] == "AF"


def test_it_is_said_what_only_a_computer_can_work_out() -> None:
    parameters = {key: {"a": 1, "b": [-1, 1]} for key in ("a", "b")}
    irt = {"model": "grm", "estimate": "eap", "D": 1, "source": "Journal", "parameters": parameters}
    found = works({"trait": scale(items=["a", "b"], irt=irt, missing={"at_least": 1})})
    assert found["Scale"]["work"] == Work("", [COMPUTER], [], "")


def test_option_sets_have_a_table_each() -> None:
    two = {"options": [{"value": -1, "label": "Less"}, {"value": "1/3", "label": "More"}]}
    items = [item("a"), item("b", options="two"), item("c"), item("p", type="pair")]
    view = paper_view(
        *trial(
            option_sets={"rate": RATE, "two": two},
            sections=[{"title": "First", "options": "rate", "items": items}],
            scales={"abc": scale(method="sum", items=["a", "b", "c"], reverse=["b"])},
        ).sound()
    )
    assert view["tables"][1] == Table(["Less", "More"], [Row("2 R", True, ["1/3", "−1"])])
