"""Norm sets → their place in a program, and the proof that nobody belongs to two groups."""

from __future__ import annotations

from typing import Any

import pytest

from quietform.scoring import evaluate
from tests.compiler import codes, compiled, item, said, scale, trial

SET: dict[str, Any] = {"id": "n", "name": "N", "country": "DE", "language": "German", "year": 2012, "n": 200}
SET |= {"ages": "18 to 90", "people": "everybody", "source": "Journal", "licence": "CC-BY-4.0"}
PLAIN: dict[str, Any] = {"title": "G", "mean": 2, "sd": "0.5"}


def norms(*groups: dict[str, Any], gives: tuple[str, ...] = ("z",)) -> dict[str, Any]:
    made = [PLAIN | {"id": f"g{number}"} | group for number, group in enumerate(groups, 1)]
    return {
        "scales": {"s": scale(method="sum", items=["a", "b"], norms=[SET | {"gives": list(gives), "groups": made}])}
    }


def test_a_norm_set_keeps_in_the_program_what_is_needed_to_score_and_no_more() -> None:
    percentile = {"table": [[40, 16], [60, 84]], "linear": True}
    polynomial = {"polynomial": [1, "0.5"], "floor": 1, "ceiling": 99}
    parts = norms(
        {"when": "c == 0", "percentile": percentile},
        {"when": "c > 0", "table": [[0, "30.5"], [4, 70]], "percentile": polynomial},
        gives=("z", "percentile"),
    )
    assert compiled(**parts).program["scales"][0]["norms"] == [
        {
            "id": "n",
            "groups": [
                {"id": "g1", "when": ["==", ["item", "c"], 0], "mean": 2, "sd": "1/2",
                 "percentile": {"of": "t", "table": [[40, 16], [60, 84]], "linear": True}},
                {"id": "g2", "when": [">", ["item", "c"], 0], "mean": 2, "sd": "1/2", "table": [[0, "61/2"], [4, 70]],
                 "percentile": {"polynomial": [1, "1/2"], "floor": 1, "ceiling": 99}},
            ],
            "gives": ["z", "percentile"],
        }
    ]  # fmt: skip
    found = evaluate(compiled(**parts).program, {"a": 1, "b": 2, "c": 0})["scales"]["s"]["norms"]
    assert found == [
        {"id": "n", "group": "g1", "reason": None, "z": "2", "percentile": None} | {"reason": "not_in_table"}
    ]
    found = evaluate(compiled(**parts).program, {"a": 1, "b": 1})["scales"]["s"]["norms"]
    assert found == [{"id": "n", "group": None, "reason": "no_group", "z": None, "percentile": None}]


@pytest.mark.parametrize(
    ("one", "other", "answers"),
    [
        ("c == 0", "c <= 0", "c = 0"),
        ("c < 2", "a + c > 2", "c = 1, a = 2"),
        ("c >= 1 and a == 0", "c == 1", "c = 1, a = 0"),
        ("p.me == 1", "p.partner == 1", "p.me = 1, p.partner = 1"),
    ],
)
def test_groups_that_overlap_are_told_with_answers_that_belong_to_both(one: str, other: str, answers: str) -> None:
    found = said(**norms({"when": one}, {"when": other}))
    assert found == [("norm-overlap", {"one": "g1", "other": "g2", "norms": "n", "answers": answers})]


def test_two_groups_of_everybody_overlap() -> None:
    assert said(**norms({}, {})) == [
        ("norm-overlap", {"one": "g1", "other": "g2", "norms": "n", "answers": "everybody"})
    ]


@pytest.mark.parametrize(
    "conditions",
    [["c == 0", "c == 1", "c == 2"], ["c < 1", "c >= 1 and a == 0", "c >= 1 and a > 0"], ["not c == 0", "c == 0"]],
)
def test_groups_that_part_people_are_taken(conditions: list[str]) -> None:
    assert codes(**norms(*({"when": condition} for condition in conditions))) == []


def test_groups_on_an_item_that_is_hidden_for_one_of_them_do_not_overlap() -> None:
    items = [item("a"), item("b"), item("c", show_when="a == 0")]
    sections = [{"title": "First", "options": "rate", "items": items}]
    assert codes(sections=sections, **norms({"when": "c >= 0"}, {"when": "a > 0"})) == []


def test_groups_on_too_many_answers_are_not_taken_on_trust() -> None:
    items = [item(f"i{number}") for number in range(12)]
    sections = [{"title": "First", "options": "rate", "items": [item("a"), item("b"), *items]}]
    total = " + ".join(one["id"] for one in items)
    (problem,) = trial(sections=sections, **norms({"when": f"{total} > 12"}, {"when": f"{total} <= 12"})).problems
    assert str(problem) == (
        f"trial.yaml:{problem.place.line}:7 norm-unproven  "
        'the groups "g1" and "g2" of norms "n" rest on too many answers to prove them apart. Use fewer items, or '
        "option sets with fewer options."
    )


def test_a_set_with_a_fault_is_left_out_of_the_program() -> None:
    assert codes(**norms({"sd": 0})) == ["measure"]
    assert codes(**norms({}, gives=("score",))) == ["measure"]
