"""Bands and reach → proof: what covers a scale is taken, and every gap, overlap and dead band is said."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

import pytest

from quietform.catalogue import CATALOGUE
from quietform.compiler.bands import Edge, lower, prove, upper
from quietform.compiler.values import Reach
from quietform.model import Band, Scale
from quietform.problems import Place, Problems
from quietform.reading import Source
from quietform.source import Scalar
from tests.compiler import compiled, said, scale

WHOLE = Reach.of(frozenset(map(Fraction, range(11))))
SPAN = Reach(Fraction(0), Fraction(10))
OPEN = Reach(None, None)
SCALE = 'the bands of scale "s" leave a gap: '
Bands = list[dict[str, Any]]


def bands(text: str) -> Bands:
    """`[0 5) [5 10]` as bands b0, b1; `…` is no border."""
    found: Bands = []
    for index, one in enumerate(text.replace("[", "|[").replace("(", "|(").split("|")[1:]):
        start, end = one.strip()[1:-1].split()
        band = {"id": f"b{index}", "label": "L"}
        if start != "…":
            band["from" if one[0] == "[" else "above"] = start
        if end != "…":
            band["to" if one.strip()[-1] == "]" else "below"] = end
        found.append(band)
    return found


def proven(made: Bands, reach: Reach | None) -> tuple[bool, list[str]]:
    """Whether no score has two bands or between them none, and what is said, without advice."""
    problems = Problems()
    one = Scale.model_validate({"title": "S", "bands": made})
    sound = prove("s", one, reach, Source(Scalar(Place("f"), None)), problems)
    return sound, [CATALOGUE[problem.code].what.format(**dict(problem.facts)) for problem in problems]


def gap(values: str) -> str:
    return f"{SCALE}{values} belongs to none"


def end(values: str) -> str:
    return f'the bands of scale "s" leave out {values}'


def overlap(one: int, two: int, values: str) -> str:
    return f'the bands "b{one}" and "b{two}" of scale "s" overlap: {values} belongs to both'


def dead(band: int, low: str, high: str, step: str = "") -> str:
    return f'no answer can reach band "b{band}": scale "s" goes from {low} to {high}{step}'


def test_an_edge_belongs_to_its_band_or_not() -> None:
    first, second = (Band.model_validate(one) for one in bands("[0 5) (5 10]"))
    assert (lower(first), upper(first)) == (Edge(Fraction(0), True), Edge(Fraction(5), False))
    assert (lower(second), upper(second)) == (Edge(Fraction(5), False), Edge(Fraction(10), True))
    (bare,) = (Band.model_validate(one) for one in bands("[… …]"))
    assert (lower(bare).score, upper(bare).score) == (None, None)


COVERING = [
    "[0 10]",
    "[0 5) [5 10]",
    "[0 5] (5 10]",
    "[… 5) [5 …]",
    "[… …]",
    "[0 3) [3 3] (3 10]",
    "[-5 2) [2 4) [4 99]",
]
COVERING += ["(-1 1/3] (1/3 11)", "[0 0] (0 10) [10 10]"]


@pytest.mark.parametrize("reach", [WHOLE, SPAN, None])
@pytest.mark.parametrize("text", COVERING)
def test_bands_that_cover_the_reach_are_taken(text: str, reach: Reach | None) -> None:
    assert proven(bands(text), reach) == (True, [])


def test_a_scale_without_bands_has_none_to_prove() -> None:
    assert prove("s", Scale.model_validate({"title": "S"}), WHOLE, Source(Scalar(Place("f"), None)), Problems())


@pytest.mark.parametrize("reach", [WHOLE, SPAN, None])
@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("[0 4] [5 10]", [gap("a score between 4 and 5")]),
        ("[0 5) (5 10]", [gap("the score 5")]),
        ("[0 1/3) (1/3 10]", [gap("the score 1/3")]),
        ("[0 5) [5.5 10]", [gap("a score between 5 and 5.5")]),
        ("[0 5] [5 10]", [overlap(0, 1, "the score 5")]),
        ("[0 6) [5 10]", [overlap(0, 1, "a score between 5 and 6")]),
        ("[0 …] [5 10]", [overlap(0, 1, "a score above 5")]),
        ("[0 5) [… 10]", [overlap(0, 1, "a score below 5")]),
        ("[0 …] [… 10]", [overlap(0, 1, "every score")]),
        ("[5 10] [0 5)", ['the bands of scale "s" do not rise: "b1" begins below "b0"']),
        ("[0 2) [3 5] [5 10]", [gap("a score between 2 and 3"), overlap(1, 2, "the score 5")]),
    ],
)
def test_a_gap_or_overlap_between_bands_is_said_whatever_the_reach(
    text: str, expected: list[str], reach: Reach | None
) -> None:
    sound, found = proven(bands(text), reach)
    assert (sound, sorted(found)) == (False, sorted(expected))


@pytest.mark.parametrize(
    ("text", "reach", "expected"),
    [
        ("[1 10]", WHOLE, [end("a score below 1 (the scale may go to 0)")]),
        ("[0 9]", WHOLE, [end("a score above 9 (the scale may go to 10)")]),
        ("(0 10]", SPAN, [end("the score 0")]),
        ("[0 10)", SPAN, [end("the score 10")]),
        ("[0 …]", OPEN, [end("a score below 0")]),
        ("[… 10]", OPEN, [end("a score above 10")]),
        ("[… 10) [10 …]", OPEN, []),
    ],
)
def test_scores_beyond_the_ends_are_said(text: str, reach: Reach, expected: list[str]) -> None:
    assert proven(bands(text), reach) == (True, expected)


@pytest.mark.parametrize(
    ("text", "reach", "expected"),
    [
        ("[0 10] (10 20]", WHOLE, [dead(1, "0", "10", " in steps of 1")]),
        ("[0 10] (10 20]", SPAN, [dead(1, "0", "10")]),
        ("[-9 0) [0 10]", SPAN, [dead(0, "0", "10")]),
        ("[-9 0] (0 10]", SPAN, []),
        ("[0 4] (4 5) [5 10]", WHOLE, [dead(1, "0", "10", " in steps of 1")]),
        ("[0 4] (4 5) [5 10]", SPAN, []),
        ("[0 10] (10 20] (20 30]", SPAN, [dead(1, "0", "10"), dead(2, "0", "10")]),
        ("[… 0) [0 5) [5 …]", Reach(Fraction(0), None), [dead(0, "0", "no limit")]),
        ("[… 5) [5 7] (7 …]", Reach(None, Fraction(7)), [dead(2, "no limit", "7")]),
        ("[… 1] (1 …]", Reach.of(frozenset([Fraction(1, 3)])), [dead(1, "1/3", "1/3")]),
    ],
)
def test_a_band_that_no_answer_can_reach_is_said(text: str, reach: Reach, expected: list[str]) -> None:
    assert proven(bands(text), reach) == (True, expected)


@pytest.mark.parametrize(
    ("band", "fault"),
    [
        ({"from": "0", "above": "0"}, "has both from and above"),
        ({"to": "0", "below": "0"}, "has both below and to"),
        ({"from": "5", "to": "4"}, "ends (4) before it begins (5)"),
        ({"from": "5", "below": "5"}, "ends (5) before it begins (5)"),
        ({"above": "1/3", "to": "1/3"}, "ends (1/3) before it begins (1/3)"),
    ],
)
def test_a_band_that_is_none_is_said_and_nothing_else(band: dict[str, str], fault: str) -> None:
    made = [{"id": "b0", "label": "L"} | band, *bands("[0 3] [5 20]")]
    made[1]["id"], made[2]["id"] = "x", "y"
    assert proven(made, WHOLE) == (False, [f'band "b0" {fault}'])


def test_a_band_id_stands_once() -> None:
    made = [one | {"id": "same"} for one in bands("[0 5) [5 10]")]
    assert proven(made, WHOLE) == (True, ['band "same" already stands in line 1'])


# In an assessment.


def test_bands_are_proven_against_the_scores_of_their_scale() -> None:
    """A mean of two answers from 0 to 2 goes in halves: nothing lies between 1 and 1.5."""
    made = [{"id": "low", "label": "L", "to": 1}, {"id": "mid", "label": "M", "above": 1, "below": 1.5}]
    made.append({"id": "high", "label": "H", "from": 1.5})
    of = scale(method="mean", items=["a", "b"], bands=made)
    facts = {"band": "mid", "scale": "s", "low": "0", "high": "2", "step": " in steps of 0.5"}
    assert said(scales={"s": of}) == [("band-out-of-reach", facts)]
    # With a gap allowed in one of three answers, thirds and halves are both there.
    more = of | {"items": ["a", "b", "c"], "missing": {"at_least": 2}}
    assert compiled(scales={"s": more}).program["scales"][0]["bands"] == [
        {"id": "low", "to": 1},
        {"id": "mid", "above": 1, "below": "3/2"},
        {"id": "high", "from": "3/2"},
    ]


def test_whole_bands_have_no_home_for_a_prorated_score() -> None:
    made = [{"id": "low", "label": "L", "from": 0, "to": 2}, {"id": "high", "label": "H", "from": 3, "to": 6}]
    of = scale(method="sum", items=["a", "b", "c"], missing={"at_least": 2}, prorate=True, bands=made)
    assert said(scales={"s": of}) == [("band-gap", {"scale": "s", "values": "a score between 2 and 3"})]
    # Declared rounding gives every score a whole number, but not the bands.
    assert [code for code, _ in said(scales={"s": of | {"decimals": 0}})] == ["band-gap"]
