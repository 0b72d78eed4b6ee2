"""What a scale says by itself: every rule that is taken, as the program holds it, and every one that is refused."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

import pytest

from quietform.compiler.totals import needs
from quietform.fields import Rule
from tests.compiler import compiled, said, scale

AB: dict[str, Any] = {"method": "sum", "items": ["a", "b"]}
BANDS = [{"id": "all", "label": "All"}]
Said = list[tuple[str, dict[str, object]]]


def fault(fault: str, hint: str, code: str = "rule-not-for") -> Said:
    return [(code, {"scale": "s", "fault": fault, "hint": hint})]


def of(base: dict[str, Any] | None = None, **more: Any) -> Said:
    """What is said of the scale s, beside a sound one."""
    return said(scales={"ab": scale(**AB), "s": scale(**((AB if base is None else base) | more))})


@pytest.mark.parametrize(
    ("rule", "held"),
    [
        (Rule("complete"), {"rule": "complete"}),
        (Rule("zero"), {"rule": "zero"}),
        (Rule("at_least", count=2), {"rule": "at_least", "amount": 2}),
        (Rule("at_most", count=0), {"rule": "at_most", "amount": 0}),
        (Rule("at_least", share=Fraction(4, 5)), {"rule": "share", "amount": "4/5"}),
        (Rule("at_least", share=Fraction(1)), {"rule": "share", "amount": 1}),
    ],
)
def test_a_program_holds_a_missing_rule_so(rule: Rule, held: dict[str, Any]) -> None:
    assert needs(rule) == held


@pytest.mark.parametrize(
    ("more", "held"),
    [
        ({}, {"needs": {"rule": "complete"}}),
        ({"missing": {"at_least": 1}}, {"needs": {"rule": "at_least", "amount": 1}}),
        ({"missing": {"at_least": 2}}, {"needs": {"rule": "at_least", "amount": 2}}),
        ({"missing": {"at_most": 1}}, {"needs": {"rule": "at_most", "amount": 1}}),
        ({"missing": {"at_most": 0}}, {"needs": {"rule": "at_most", "amount": 0}}),
        ({"missing": {"at_least": "50%"}}, {"needs": {"rule": "share", "amount": "1/2"}}),
        ({"prorate": True}, {"needs": {"rule": "complete"}, "prorate": True}),
        ({"prorate": False}, {"needs": {"rule": "complete"}}),
        ({"method": "pomp", "reverse": ["b"]}, {"needs": {"rule": "complete"}, "method": "pomp", "reverse": ["b"]}),
        ({"method": "mean", "decimals": 0}, {"needs": {"rule": "complete"}, "method": "mean", "decimals": 0}),
        ({"near": 0, "bands": BANDS}, {"needs": {"rule": "complete"}, "near": 0, "bands": [{"id": "all"}]}),
        ({"near": 1.5, "bands": BANDS}, {"needs": {"rule": "complete"}, "near": "3/2", "bands": [{"id": "all"}]}),
    ],
)
def test_what_goes_together_is_taken(more: dict[str, Any], held: dict[str, Any]) -> None:
    program = compiled(scales={"s": scale(**(AB | more))}).program
    common = {"id": "s", "method": "sum", "items": ["a", "b"], "reverse": []}
    assert program["scales"] == [common | held]


def test_a_composite_can_have_a_second_rule_over_answers() -> None:
    more = {"method": "mean", "scales": ["ab"], "missing_items": {"at_least": "60%"}}
    assert compiled(scales={"ab": scale(**AB), "s": scale(**more)}).program["scales"][1] == {
        "id": "s",
        "method": "mean",
        "scales": ["ab"],
        "needs": {"rule": "complete"},
        "needs_items": {"rule": "share", "amount": "3/5"},
    }


@pytest.mark.parametrize(
    ("base", "found"),
    [
        ({"method": "sum"}, "none"),
        ({"method": "sum", "items": ["a"], "scales": ["ab"]}, "items and scales"),
        ({"items": ["a"], "formula": "ab"}, "items and formula"),
        ({"items": ["a"], "scales": ["ab"], "formula": "ab"}, "items and scales and formula"),
    ],
)
def test_a_scale_has_one_source(base: dict[str, Any], found: str) -> None:
    assert of(base) == [("no-source", {"scale": "s", "found": found})]


@pytest.mark.parametrize(
    ("base", "expected"),
    [
        ({"formula": "ab", "method": "sum"}, ("has a formula and a method", "remove the method")),
        ({"items": ["a"]}, ("has no method", "add method: sum, mean, pomp, minimum, maximum, median, count or any")),
        ({"scales": ["ab"]}, ("has no method", "add method: sum, mean, pomp, minimum, maximum, median, count or any")),
        (
            {"scales": ["ab"], "method": "pomp"},
            ("is a composite with the method pomp", "use mean; pomp is for items"),
        ),
    ],
)
def test_a_method_goes_with_the_source(base: dict[str, Any], expected: tuple[str, str]) -> None:
    assert of(base) == fault(*expected, code="method")


FORMULA = {"formula": "ab"}
COMPOSITE = {"method": "mean", "scales": ["ab"]}


@pytest.mark.parametrize(
    ("base", "more", "expected"),
    [
        (FORMULA, {"reverse": ["a"]}, ("reverses items but has none", "reverse in the scales underneath")),
        (COMPOSITE, {"reverse": ["a"]}, ("reverses items but has none", "reverse in the scales underneath")),
        (COMPOSITE, {"pairs": "both"}, ("has a rule for pairs but no items", "write it in the scales underneath")),
        (FORMULA, {"pairs": "each"}, ("has a rule for pairs but no items", "write it in the scales underneath")),
        (AB, {"method": "mean", "prorate": True}, ("prorates what is not a sum", "remove prorate; a mean needs none")),
        (AB, {"method": "pomp", "prorate": True}, ("prorates what is not a sum", "remove prorate; a mean needs none")),
        (FORMULA, {"prorate": True}, ("prorates what is not a sum", "remove prorate; a mean needs none")),
        (AB, {"near": 1}, ("says near but has no bands", "remove near or add bands")),
        (AB, {"near": -1, "bands": BANDS}, ("has a near below 0", "write a number of points, such as 5")),
        (
            FORMULA,
            {"missing": {"at_least": 1}},
            ("is a formula with a rule other than complete", "write missing: complete"),
        ),
        (FORMULA, {"missing": "zero"}, ("is a formula with a rule other than complete", "write missing: complete")),
        (
            COMPOSITE,
            {"missing": "zero"},
            ("counts missing answers as 0, which only a sum or mean of items can", "use complete, at_least or at_most"),
        ),
        (
            AB,
            {"method": "pomp", "missing": "zero"},
            ("counts missing answers as 0, which only a sum or mean of items can", "use complete, at_least or at_most"),
        ),
        (
            AB,
            {"missing_items": {"at_least": 1}},
            ("has a second rule, missing_items, which is for composites", "remove it"),
        ),
        (
            COMPOSITE,
            {"missing_items": "zero"},
            ("counts missing answers as 0 in missing_items", "use complete, at_least or at_most"),
        ),
    ],
)
def test_what_does_not_go_together_is_refused(
    base: dict[str, Any], more: dict[str, Any], expected: tuple[str, str]
) -> None:
    assert of(base, **more) == fault(*expected)


def test_a_scale_must_say_what_happens_to_missing_answers() -> None:
    bare = {"title": "Scale"} | AB
    assert said(scales={"ab": scale(**AB), "s": bare}) == [("missing-rule", {"scale": "s"})]
    assert said(scales={"ab": scale(**AB), "s": bare | {"missing": "most"}})[0][0] == "bad-value"
    assert len(said(scales={"ab": scale(**AB), "s": bare | {"missing": "most"}})) == 1


@pytest.mark.parametrize("method", ["sum", "mean"])
def test_counting_missing_answers_as_0_is_warned_of(method: str) -> None:
    assert of(method=method, missing="zero") == [("zero-rule", {"scale": "s"})]


@pytest.mark.parametrize(
    ("base", "missing", "asked"),
    [
        (AB, {"at_least": 0}, "0"),
        (AB, {"at_least": 3}, "3"),
        (AB, {"at_most": 2}, "0 (all but 2)"),
        (AB, {"at_most": 5}, "-3 (all but 5)"),
        (COMPOSITE, {"at_least": 2}, "2"),
        (COMPOSITE, {"at_most": 1}, "0 (all but 1)"),
    ],
)
def test_a_rule_asks_for_at_least_one_and_no_more_than_there_are(
    base: dict[str, Any], missing: dict[str, int], asked: str
) -> None:
    facts = {"scale": "s", "asked": asked, "count": 2 if base is AB else 1}
    facts["unit"] = "items" if base is AB else "scales"
    assert of(base, missing=missing) == [("rule-out-of-reach", facts)]


def test_every_fault_of_a_scale_is_heard_at_once() -> None:
    found = of(method="mean", prorate=True, near=-1, missing={"at_least": 9}, missing_items="complete")
    assert [code for code, _ in found].count("rule-not-for") == 4
    assert [code for code, _ in found].count("rule-out-of-reach") == 1
