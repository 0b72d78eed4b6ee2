"""What a scale is made of: weights, and what they can be of. (Items, keying and pairs: see test_program.py.)"""

from __future__ import annotations

from typing import Any

import pytest

from tests.compiler import compiled, said, scale

AB = {"method": "sum", "items": ["a", "b"]}


def test_weights_of_items_and_of_scales_stand_in_the_program_as_they_were_written() -> None:
    scales = {
        "ab": scale(**AB, weights={"a": "-0.5"}),
        "c1": scale(method="mean", items=["c"]),
        "both": scale(method="mean", scales=["ab", "c1"], weights={"ab": 2, "c1": "1/3"}),
    }
    weights = {one["id"]: one.get("weights") for one in compiled(scales=scales).program["scales"]}
    assert weights == {"ab": {"a": "-1/2"}, "c1": None, "both": {"ab": 2, "c1": "1/3"}}


@pytest.mark.parametrize(
    ("fields", "problem"),
    [
        (
            AB | {"weights": {"c": 2}},
            ("weight-unused", {"scale": "s", "id": "c", "hint": "weigh only what this scale is made of"}),
        ),
        (AB | {"weights": {"a": 0}}, ("weight-zero", {"scale": "s", "id": "a"})),
        (AB | {"items": ["a", "a"]}, ("twice-in-scale", {"scale": "s", "id": "a"})),
        (
            AB | {"reverse": ["c"]},
            ("reverse-unused", {"scale": "s", "id": "c", "hint": "reverse only items of this scale"}),
        ),
    ],
)
def test_what_does_not_fit_a_scale_is_told(fields: dict[str, Any], problem: tuple[str, dict[str, str]]) -> None:
    assert said(scales={"s": scale(**fields)}) == [problem]
