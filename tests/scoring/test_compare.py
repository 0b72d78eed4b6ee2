"""Two answers of one program → the change or the difference between them, and what holds for any two."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from quietform.scoring.compare import FEWEST_SCALES, change, two_people

Scales = dict[str, dict[str, Any]]
PROGRAM = {"scales": [{"id": "s", "change": {"difference": 5, "cutoff": "21/2"}}]}
SIX = {"scales": [{"id": f"s{index}"} for index in range(FEWEST_SCALES)]}
numbers = st.fractions(-100, 100, max_denominator=60)
positive = st.fractions(Fraction(1, 60), 100, max_denominator=60)
profiles = st.lists(numbers, min_size=FEWEST_SCALES, max_size=FEWEST_SCALES)


def scored(*texts: str | None) -> Scales:
    return {f"s{index}": {"score": text} for index, text in enumerate(texts)}


def of(text: str | None) -> Scales:
    return {"s": {"score": text}}


def test_a_change_turned_round_is_the_same_with_the_other_sign() -> None:
    there = change(PROGRAM, of("4"), of("14"))["s"]
    back = change(PROGRAM, of("14"), of("4"))["s"]
    assert there == {"difference": "10", "index": "2", "least": "49/5", "reliable": True, "crossed": True}
    assert back == there | {"difference": "-10", "index": "-2"}


def test_a_change_as_large_as_the_smallest_reliable_one_is_not_reliable() -> None:
    assert change(PROGRAM, of("0"), of("49/5"))["s"]["reliable"] is False


def test_a_score_on_the_cutoff_is_on_the_same_side_as_those_above_it() -> None:
    assert change(PROGRAM, of("21/2"), of("11"))["s"]["crossed"] is False
    assert change(PROGRAM, of("10"), of("21/2"))["s"]["crossed"] is True


def test_without_an_error_or_a_score_only_what_is_known_is_told() -> None:
    nothing = dict.fromkeys(("difference", "index", "least", "reliable", "crossed"))
    assert change({"scales": [{"id": "s"}]}, of("1"), of("2"))["s"] == nothing | {"difference": "1"}
    assert change(PROGRAM, of(None), of("2"))["s"] == nothing | {"least": "49/5"}


def test_an_error_of_zero_has_no_index_and_any_change_is_reliable() -> None:
    exact = {"scales": [{"id": "s", "change": {"difference": 0}}]}
    found = change(exact, of("1"), of("2"))["s"]
    assert found == {"difference": "1", "index": None, "least": "0", "reliable": True, "crossed": None}


def test_two_people_turned_round_differ_only_in_the_sign() -> None:
    one, other = scored("1", "2", "3", "4", "5", "6"), scored("2", "2", "3", "4", "5", "11/2")
    there, back = two_people(SIX, one, other), two_people(SIX, other, one)
    assert there["scales"]["s0"] == {"difference": "-1", "size": "1", "shared": "3/2"}
    assert back["scales"]["s0"] == {"difference": "1", "size": "1", "shared": "3/2"}
    assert there["similarity"] == back["similarity"]


def test_a_profile_is_wholly_like_itself_and_wholly_unlike_its_mirror() -> None:
    rising, falling = scored("1", "2", "3", "4", "5", "6"), scored("6", "5", "4", "3", "2", "1")
    assert two_people(SIX, rising, rising)["similarity"] == "1"
    assert two_people(SIX, rising, falling)["similarity"] == "-1"


def test_fewer_than_six_pairs_or_scores_that_are_all_equal_say_nothing_of_likeness() -> None:
    gap = two_people(SIX, scored("1", "2", "3", "4", "5", None), scored("1", "2", "3", "4", "5", "6"))
    assert (gap["scales"]["s5"], gap["similarity"]) == (None, None)
    assert two_people(SIX, scored(*["3"] * 6), scored(*["3"] * 6))["similarity"] is None


# What holds for any two.


def changed(before: Fraction, after: Fraction, error: Fraction, cutoff: Fraction) -> dict[str, Any]:
    program = {"scales": [{"id": "s", "change": {"difference": str(error), "cutoff": str(cutoff)}}]}
    return change(program, of(str(before)), of(str(after)))["s"]


def between(one: list[Fraction], other: list[Fraction]) -> dict[str, Any]:
    return two_people(SIX, scored(*map(str, one)), scored(*map(str, other)))


@given(numbers, numbers, positive, numbers)
def test_any_change_turned_round_has_the_other_sign(
    before: Fraction, after: Fraction, error: Fraction, cutoff: Fraction
) -> None:
    there, back = changed(before, after, error, cutoff), changed(after, before, error, cutoff)
    assert [Fraction(back[key]) for key in ("difference", "index")] == [before - after, (before - after) / error]
    assert there == back | {"difference": str(after - before), "index": str((after - before) / error)}


@given(numbers, numbers, positive, numbers, positive)
def test_a_change_on_a_scale_with_larger_points_is_as_reliable(
    before: Fraction, after: Fraction, error: Fraction, cutoff: Fraction, factor: Fraction
) -> None:
    plain = changed(before, after, error, cutoff)
    larger = changed(before * factor, after * factor, error * factor, cutoff * factor)
    times = {key: str(Fraction(plain[key]) * factor) for key in ("difference", "least")}
    assert larger == plain | times


@given(profiles, profiles)
def test_any_two_people_turned_round_are_as_far_apart_and_as_like(one: list[Fraction], other: list[Fraction]) -> None:
    there, back = between(one, other), between(other, one)
    assert there["similarity"] == back["similarity"]
    for id, found in there["scales"].items():
        assert found == back["scales"][id] | {"difference": str(-Fraction(back["scales"][id]["difference"]))}


@given(profiles, profiles, positive, numbers)
def test_likeness_lies_in_minus_1_to_1_and_does_not_depend_on_the_points_of_the_scales(
    one: list[Fraction], other: list[Fraction], factor: Fraction, more: Fraction
) -> None:
    found = between(one, other)["similarity"]
    assert found is None or -1 <= Fraction(found) <= 1
    assert between(*([score * factor + more for score in side] for side in (one, other)))["similarity"] == found
