"""Profiles, pictures and flags that would not do what they say."""

from __future__ import annotations

from typing import Any

import pytest

from quietform.compiler.effects import sides_of
from tests.compiler import codes, said, scale


def sheet(*ids: str) -> dict[str, Any]:
    return {"title": "A sheet", "items": [{"id": id, "stem": "What?"} for id in ids]}


SCALES = {
    "s": scale(method="sum", items=["a"]),
    "t": scale(method="sum", items=["b"]),
    "m": scale(method="sum", items=["a", "b"]),
}
FLAG: dict[str, Any] = {"id": "help", "when": "a == 1", "text": "Help."}
ADVISING = [{"when": "s == 1", "text": "x", "advises": ["limit"]}]


@pytest.mark.parametrize(
    ("scales", "problems"),
    [
        (["s", "t"], []),
        (["s", "s"], ["twice-in-profile"]),
        (["s", "m"], ["profile-ranges"]),
        (["s", "zz"], ["unknown-scale"]),
    ],
)
def test_a_profile_sets_known_scales_of_one_range_side_by_side_each_once(
    scales: list[str], problems: list[str]
) -> None:
    assert codes(scales=SCALES, profiles={"p": {"title": "P", "scales": scales}}) == problems


@pytest.mark.parametrize(
    ("given", "problems"),
    [
        ({"formula": "s - t"}, []),
        ({"formula": "s - m"}, ["picture"]),
        ({"formula": "s - s"}, ["picture"]),
        ({"formula": "s - t + t"}, ["picture"]),
        ({"formula": "s - 1"}, ["picture"]),
        ({"formula": "s - zz"}, ["unknown-scale"]),
        ({"method": "mean", "scales": ["s", "t"]}, ["picture"]),
    ],
)
def test_a_beam_weighs_one_scale_against_another_of_its_range(given: dict[str, Any], problems: list[str]) -> None:
    assert codes(scales=SCALES | {"d": scale(picture="beam", **given)}) == problems


def test_the_sides_of_a_beam_are_named_from_its_low_end() -> None:
    assert sides_of(["-", ["scale", "mine"], ["scale", "theirs"]]) == ("theirs", "mine")
    assert sides_of(["+", ["scale", "mine"], ["scale", "theirs"]]) is None


@pytest.mark.parametrize("where", ["notes", "read_next", "bands", "worksheet"])
def test_a_tag_counts_wherever_a_text_advises_it(where: str) -> None:
    parts: dict[str, Any] = {"scales": dict(SCALES), "flags": [FLAG | {"withholds": ["limit"]}]}
    if where == "notes":
        parts["notes"] = ADVISING
    elif where == "worksheet":
        parts["worksheet"] = sheet("x") | {"advises": ["limit"]}
    elif where == "read_next":
        parts["read_next"] = [{"to": "https://example.org/", "title": "More", "advises": ["limit"]}]
    else:
        bands = [{"id": "all", "from": 0, "to": 2, "label": "All", "shows": "x", "advises": ["limit"]}]
        parts["scales"]["s"] = SCALES["s"] | {"bands": bands}
    assert codes(**parts) == []


def test_a_tag_that_nothing_advises_withholds_nothing_and_is_told() -> None:
    found = said(scales=SCALES, notes=ADVISING, flags=[FLAG | {"withholds": ["limit", "limmit", "joint"]}])
    facts = {"who": 'flag "help" withholds', "other": "advises", "known": "limit"}
    assert found == [
        ("unknown-tag", {**facts, "tag": "limmit", "hint": 'did you mean "limit"?'}),
        ("unknown-tag", {**facts, "tag": "joint", "hint": "write it under advises where it belongs, or remove it"}),
    ]  # fmt: skip


def test_each_thing_to_write_down_has_an_id_of_its_own() -> None:
    assert said(scales=SCALES, worksheet=sheet("x", "y")) == []
    found = said(scales=SCALES, worksheet=sheet("x", "a", "x"))
    assert [(code, facts["id"]) for code, facts in found] == [("duplicate-id", "a"), ("duplicate-id", "x")]


def test_a_safety_check_has_no_worksheet() -> None:
    assert ("not-in-check", {"key": "worksheet"}) in said(kind="safety", worksheet=sheet("x"))
