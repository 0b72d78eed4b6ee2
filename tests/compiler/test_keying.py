"""One-sided keying and unequal facets: no errors, and worth a look."""

from __future__ import annotations

from typing import Any

import pytest

from tests.compiler import item, scale, trial

ITEMS = [item(f"i{number}") for number in range(7)]
SECTIONS = [{"title": "First", "options": "rate", "items": ITEMS}]


def problems(**scales: dict[str, Any]) -> list[tuple[str, str]]:
    return [(problem.level, str(problem)) for problem in trial(sections=SECTIONS, scales=scales).problems]


def long(count: int, **more: Any) -> dict[str, Any]:
    return scale(**{"method": "sum", "items": [f"i{number}" for number in range(count)]} | more)


def test_a_long_scale_keyed_one_way_is_warned_of() -> None:
    says = (
        'trial.yaml:86:3 keying  all 6 items of scale "s" are keyed one way. If the instrument allows it, let some '
        "point the other way; who tends to agree scores higher otherwise."
    )
    assert [(level, text.split(" ", 1)[1]) for level, text in problems(s=long(6))] == [
        ("warning", says.split(" ", 1)[1])
    ]
    everything = [f"i{number}" for number in range(6)]
    assert [text.split()[1] for _, text in problems(s=long(6, reverse=everything))] == ["keying"]
    assert [text.split()[1] for _, text in problems(s=long(6, weights=dict.fromkeys(everything, -1)))] == ["keying"]


@pytest.mark.parametrize(
    "fine",
    [
        long(5),
        long(6, reverse=["i0"]),
        long(6, weights={"i0": -1}),
        long(7, method="maximum"),
        long(6, reverse=[f"i{number}" for number in range(5)]),
    ],
)
def test_a_short_scale_or_one_with_some_items_the_other_way_is_fine(fine: dict[str, Any]) -> None:
    assert problems(s=fine) == []


def test_facets_that_do_not_weigh_the_same_are_noted() -> None:
    a = scale(method="sum", items=["i0", "i1", "i2"])
    b = scale(method="sum", items=["i3"])
    whole = scale(method="sum", scales=["a", "b"])
    ((level, text),) = problems(a=a, b=b, whole=whole)
    assert level == "note"
    assert text.split(" ", 1)[1] == (
        'unequal-facets  the parts of scale "whole" do not weigh the same: "a" can move it by 6, "b" by 2. This may '
        "be meant; else give them one range (pomp, mean) or weights."
    )
    assert problems(a=a, b=b, whole=whole | {"weights": {"b": 3}}) == []
    assert problems(a=a, b=b, whole=whole | {"method": "maximum"}) == []
    equal = {"a": a | {"method": "pomp"}, "b": b | {"method": "pomp"}}
    assert problems(**equal, whole=whole | {"method": "mean"}) == []
