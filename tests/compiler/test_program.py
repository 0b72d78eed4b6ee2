"""Assessment → program: the whole of it as plain JSON, the order of scales, and names that lead nowhere."""

from __future__ import annotations

import json
from typing import Any

import pytest

from quietform.files import load_assessment
from quietform.scoring import evaluate
from tests.compiler import RATE, codes, compiled, item, said, scale, trial
from tests.sites import assessment_files

AB = scale(method="sum", items=["a", "b"])
SMALL = {
    "ab": scale(
        title="Sum",
        method="sum",
        items=["a", "b"],
        reverse=["b"],
        missing={"at_least": 1},
        prorate=True,
        near=0.5,
        bands=[{"id": "low", "label": "Low", "below": 2}, {"id": "high", "label": "High", "from": 2}],
    ),
    "difference": scale(formula="mine - theirs", decimals=1, shown_decimals=0),
    "mine": scale(method="pomp", items=["p.me"], pairs="both"),
    "theirs": scale(method="pomp", items=["p.partner"], pairs="each"),
    "total": scale(method="mean", scales=["ab", "mine"], missing={"at_most": 1}, missing_items={"at_least": "75%"}),
}
PROGRAM: dict[str, Any] = {
    "language": 1,
    "options": {"rate": [0, 1, 2], "half": ["-1/2", 0, "1/2"]},
    "items": {"a": "rate", "b": "half", "p.me": "rate", "p.partner": "rate"},
    "scales": [
        {
            "id": "ab",
            "method": "sum",
            "items": ["a", "b"],
            "reverse": ["b"],
            "needs": {"rule": "at_least", "amount": 1},
            "prorate": True,
            "near": "1/2",
            "bands": [{"id": "low", "below": 2}, {"id": "high", "from": 2}],
        },
        {
            "id": "mine",
            "method": "pomp",
            "items": ["p.me"],
            "reverse": [],
            "needs": {"rule": "complete"},
            "both": True,
        },
        {"id": "theirs", "method": "pomp", "items": ["p.partner"], "reverse": [], "needs": {"rule": "complete"}},
        {
            "id": "total",
            "method": "mean",
            "scales": ["ab", "mine"],
            "needs": {"rule": "at_most", "amount": 1},
            "needs_items": {"rule": "share", "amount": "3/4"},
        },
        {
            "id": "difference",
            "scales": ["mine", "theirs"],
            "operands": [],
            "formula": ["-", ["scale", "mine"], ["scale", "theirs"]],
            "needs": {"rule": "complete"},
            "decimals": 1,
        },
    ],
    "notes": [[">=", ["cannot_tell", "theirs"], 1], ["and", ["<", ["item", "a"], 1], [">", ["scale", "ab"], "5/2"]]],
}


def small() -> dict[str, Any]:
    halves = {"options": [{"value": value, "label": f"L {value}"} for value in ("-1/2", 0, 0.5)]}
    items = [item("a"), item("b", options="half"), item("p", type="pair")]
    return {
        "option_sets": {"rate": RATE, "half": halves, "unused": RATE},
        "sections": [{"title": "First", "options": "rate", "items": items}],
        "scales": SMALL,
        "notes": [{"when": "cannot_tell(theirs) >= 1", "text": "T"}, {"when": "a < 1 and ab > 2.5", "text": "T"}],
    }


def order(scales: dict[str, Any]) -> list[str]:
    return [one["id"] for one in compiled(scales=scales).program["scales"]]


def test_a_program_is_this() -> None:
    program = compiled(**small()).program
    assert program == PROGRAM
    assert list(program["items"]) == ["a", "b", "p.me", "p.partner"]


def test_a_program_is_plain_json() -> None:
    program = compiled(**small()).program
    assert json.loads(json.dumps(program, allow_nan=False)) == program
    for file in assessment_files():
        program = load_assessment(file, file.name).sound()[1].program
        assert json.loads(json.dumps(program, allow_nan=False)) == program


def test_what_is_shown_is_no_part_of_a_program() -> None:
    """Words, and what only the page reads, can change without any score changing."""
    other = small()
    other["scales"] = {name: one | {"title": "Other", "about": "x", "shown_decimals": 2} for name, one in SMALL.items()}
    other["option_sets"] = {"rate": RATE | {"missing": {"skipped": "No"}}, "half": small()["option_sets"]["half"]}
    assert compiled(**other).program == compiled(**small()).program


def test_the_same_file_gives_the_same_bytes() -> None:
    assert json.dumps(compiled(**small()).program) == json.dumps(compiled(**small()).program)


def test_a_program_is_one_that_the_evaluator_takes() -> None:
    responses: dict[str, int | str] = {"a": 2, "b": "-1/2", "p.me": 1, "p.partner": "cannot_tell"}
    results = evaluate(compiled(**small()).program, responses)
    found = {name: (one["state"], one["score"], one["band"]) for name, one in results["scales"].items()}
    assert found == {
        "ab": ("scored", "5/2", "high"),
        "mine": ("too_few", None, None),
        "theirs": ("too_few", None, None),
        "total": ("too_few", None, None),
        "difference": ("too_few", None, None),
    }
    assert results["notes"] == [0]


# Order.


def test_a_scale_stands_after_all_that_it_needs() -> None:
    program = compiled(**small()).program
    seen: set[str] = set()
    for one in program["scales"]:
        assert set(one.get("scales", [])) <= seen
        seen.add(one["id"])
    assert seen == set(SMALL)


def test_scales_that_need_nothing_stand_in_the_order_of_the_file() -> None:
    assert order(dict.fromkeys(("d", "b1", "c1", "a1"), AB)) == ["d", "b1", "c1", "a1"]


def test_a_scale_whose_answers_are_counted_stands_before_the_one_that_counts() -> None:
    scales = {"s": scale(formula="t + answered(u)"), "t": AB, "u": AB}
    assert order(scales)[-1] == "s"


def test_a_long_chain_of_scales_is_put_in_order() -> None:
    chain = {f"s{n}": scale(method="sum", scales=[f"s{n + 1}"]) for n in range(300)}
    assert order(chain | {"s300": AB}) == [f"s{n}" for n in range(300, -1, -1)]


# Names.


def test_a_formula_of_an_assessment_names_scales_items_and_halves() -> None:
    scales = {"ab": scale(method="sum", items=["a", "b"]), "s": scale(formula="ab - c * p.me + 0.5")}
    assert compiled(scales=scales).program["scales"][1] == {
        "id": "s",
        "scales": ["ab"],
        "operands": ["c", "p.me"],
        "formula": ["+", ["-", ["scale", "ab"], ["*", ["item", "c"], ["item", "p.me"]]], "1/2"],
        "needs": {"rule": "complete"},
    }


@pytest.mark.parametrize(
    ("text", "code", "id"),
    [
        ("ab + nobody", "unknown-scale", "nobody"),
        ("ab + p", "pair-half", "p"),
        ("ab + a.me", "unknown-scale", "a.me"),
        ("ab + answered(a)", "unknown-scale", "a"),
        ("ab + answered(nobody)", "unknown-scale", "nobody"),
        ("ab + ABS", "unknown-scale", "ABS"),
    ],
)
def test_a_formula_of_an_assessment_that_names_nothing_is_refused(text: str, code: str, id: str) -> None:
    scales = {"ab": scale(method="sum", items=["a", "b"]), "s": scale(formula=text)}
    ((found, facts),) = said(scales=scales)
    assert (found, facts["id"]) == (code, id)


def test_scales_that_need_each_other_are_refused() -> None:
    scales = {"s": scale(formula="t + 1"), "t": scale(formula="u + a"), "u": scale(formula="if(s > 0, 1, 2)")}
    assert said(scales=scales) == [("circle", {"path": "s → t → u → s"})]
    assert codes(scales={"s": scale(formula="s + 1")}) == ["circle"]


def test_two_circles_are_both_said_and_the_rest_is_compiled() -> None:
    scales = {
        "ab": AB,
        "s": scale(method="mean", scales=["t"]),
        "t": scale(method="mean", scales=["s", "ab"]),
        "u": scale(formula="u * 2"),
        "v": scale(formula="s + ab"),
        "w": scale(formula="ab + 1"),
    }
    loaded = trial(scales=scales)
    assert [(problem.code, dict(problem.facts)) for problem in loaded.problems] == [
        ("circle", {"path": "s → t → s"}),
        ("circle", {"path": "u → u"}),
    ]
    assert loaded.compiled is not None
    assert [one["id"] for one in loaded.compiled.program["scales"]] == ["ab", "w"]


ITEMS = "a, b, c, p.me, p.partner"


@pytest.mark.parametrize(
    ("of", "code", "facts"),
    [
        ({"items": ["a", "p"]}, "pair-half", {"user": 'scale "s"', "id": "p"}),
        (
            {"items": ["a", "q1"]},
            "unknown-item",
            {"user": 'scale "s"', "id": "q1", "known": ITEMS, "hint": "use one of them, or add the item to a section"},
        ),
        (
            {"items": ["p.mee"], "pairs": "each"},
            "unknown-item",
            {"user": 'scale "s"', "id": "p.mee", "known": ITEMS, "hint": 'did you mean "p.me"?'},
        ),
        (
            {"scales": ["abb"]},
            "unknown-scale",
            {"user": 'scale "s"', "id": "abb", "known": "ab, s", "hint": 'did you mean "ab"?'},
        ),
        ({"items": ["a", "b", "a"]}, "twice-in-scale", {"scale": "s", "id": "a"}),
        ({"scales": ["ab", "ab"]}, "twice-in-scale", {"scale": "s", "id": "ab"}),
        ({"items": ["a", "p.me"]}, "pair-rule", {"scale": "s"}),
        (
            {"items": ["a"], "reverse": ["b"]},
            "reverse-unused",
            {"scale": "s", "id": "b", "hint": "reverse only items of this scale"},
        ),
        (
            {"items": ["p.me"], "pairs": "each", "reverse": ["p.partner"]},
            "reverse-unused",
            {"scale": "s", "id": "p.partner", "hint": "reverse only items of this scale"},
        ),
    ],
)
def test_a_name_that_does_not_fit_is_refused(of: dict[str, Any], code: str, facts: dict[str, object]) -> None:
    assert said(scales={"ab": AB, "s": scale(method="sum", **of)}) == [(code, facts)]


def test_only_answers_with_an_order_are_reversed() -> None:
    rate = RATE | {"ordered": False}
    of = scale(method="sum", items=["a"], reverse=["a"])
    facts = {"scale": "s", "id": "a", "options": "rate"}
    assert said(option_sets={"rate": rate}, scales={"ab": AB, "s": of}) == [("reverse-unordered", facts)]


def test_an_item_that_no_scale_uses_is_said_unless_it_is_meant() -> None:
    items = [{"id": id, "stem": "Stem"} for id in ("a", "b", "c")]
    items += [{"id": id, "stem": "Stem", "type": "pair"} for id in ("p", "q")]
    sections = [{"title": "First", "options": "rate", "items": items}]
    scales = {"ab": AB, "s": scale(formula="p.me + ab")}
    assert said(sections=sections, scales=scales) == [
        ("unused-item", {"id": "c"}),
        ("unused-item", {"id": "p.partner"}),
        ("unused-item", {"id": "q"}),
    ]


def test_a_scale_is_shown_beside_one_other() -> None:
    assert codes(scales={"ab": AB | {"beside": ["s"]}, "s": AB}) == []
    hint = {"hint": "show each scale in one place"}
    for scales, names in (
        ({"ab": AB | {"beside": ["ab"]}}, [("ab", "ab")]),
        ({"ab": AB | {"beside": ["s"]}, "s": AB | {"beside": ["t"]}, "t": AB}, [("ab", "s")]),
        ({"ab": AB | {"beside": ["t"]}, "s": AB | {"beside": ["t"]}, "t": AB}, [("ab", "t"), ("s", "t")]),
    ):
        fault = 'shows "{}" beside itself, which has a place already'
        expected = [("beside", {"scale": host, "fault": fault.format(other)} | hint) for host, other in names]
        assert said(scales=scales) == expected


def test_a_scale_with_a_problem_is_left_out_with_all_that_need_it() -> None:
    scales = {"ab": AB, "s": AB | {"items": ["zz"]}, "t": scale(formula="s + 1"), "u": scale(formula="ab + 1")}
    loaded = trial(scales=scales, notes=[{"when": "t > 1", "text": "T"}, {"when": "u > 1", "text": "T"}])
    assert [problem.code for problem in loaded.problems] == ["unknown-item"]
    assert loaded.compiled is not None
    assert [one["id"] for one in loaded.compiled.program["scales"]] == ["ab", "u"]
    assert loaded.compiled.program["notes"] == [["==", 0, 1], [">", ["scale", "u"], 1]]
