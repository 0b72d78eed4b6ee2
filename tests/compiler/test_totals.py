"""What parts can add, a method and a missing rule → every score. (Against all answer sheets: see test_reach.py.)"""

from __future__ import annotations

from fractions import Fraction

import pytest

from quietform.compiler.totals import How, Part, interval, needed_of, of_parts
from quietform.compiler.values import Reach
from quietform.fields import Rule

F = Fraction
COMPLETE, ONE = Rule("complete"), Rule("at_least", count=1)
LOW, HIGH = Part((F(0), F(2))), Part((F(1), F(3)))


def reach(*values: str | int) -> Reach:
    return Reach.of(frozenset(map(Fraction, values)))


@pytest.mark.parametrize(
    ("how", "expected"),
    [
        (How("minimum", COMPLETE), (0, 1, 2)),
        (How("maximum", COMPLETE), (1, 2, 3)),
        (How("median", COMPLETE), ("1/2", "3/2", "5/2")),
        (How("median", ONE), (0, 1, 2, 3, "1/2", "3/2", "5/2")),
        (How("count", COMPLETE, count=("at_least", F(2))), (0, 1, 2)),
        (How("count", COMPLETE, count=("at_least", F(1))), (1, 2)),
        (How("any", COMPLETE, count=("equal", F(3))), (0, 1)),
        (How("any", COMPLETE, count=("at_most", F(3))), (1,)),
    ],
)
def test_two_parts_reach_this(how: How, expected: tuple[str | int, ...]) -> None:
    assert of_parts((LOW, HIGH), how) == reach(*expected)


@pytest.mark.parametrize(
    ("how", "expected"),
    [
        (How("sum", COMPLETE), (-1, -3, 3, 1)),
        (How("mean", COMPLETE), ("-1/3", -1, 1, "1/3")),
        (How("mean", ONE), ("-1/3", -1, 1, "1/3", 0, 2, -3)),
        (How("mean", Rule("zero")), ("-1/3", -1, 1, "1/3", 0, "4/3")),
        (How("sum", ONE, prorate=True), (-1, -3, 3, 1, 0, 6, -9)),
    ],
)
def test_weights_count_without_their_sign_in_the_divisor(how: How, expected: tuple[str | int, ...]) -> None:
    parts = (Part((F(0), F(2)), F(2)), Part((F(1), F(3)), F(-1)))
    assert of_parts(parts, how) == reach(*expected)


def test_a_part_that_can_be_hidden_leaves_the_scale() -> None:
    parts = (LOW, Part((F(1), F(3)), hides=True))
    assert of_parts(parts, How("sum", COMPLETE)) == reach(0, 2, 1, 3, 5)
    assert of_parts(parts, How("sum", COMPLETE, prorate=True)) == reach(0, 2, 1, 3, 5)
    # (All but one of two is one, but of one it is one too.)
    assert of_parts(parts, How("mean", Rule("at_most", count=1))) == reach(0, 2, 1, 3, "1/2", "3/2", "5/2")


def test_parts_that_stand_together_are_answered_or_missing_together() -> None:
    assert of_parts((LOW, HIGH), How("sum", ONE), ((0, 1),)) == reach(1, 3, 5)


def test_where_nothing_can_be_answered_there_is_no_score() -> None:
    assert needed_of(COMPLETE, 0) == 1


@pytest.mark.parametrize(
    ("how", "low", "high"),
    [
        (How("pomp", COMPLETE), 0, 100),
        (How("count", COMPLETE, count=("equal", F(1))), 0, 2),
        (How("any", COMPLETE, count=("equal", F(1))), 0, 1),
        (How("minimum", COMPLETE), 0, 3),
        (How("median", ONE), 0, 3),
        (How("sum", COMPLETE), 1, 5),
        (How("sum", ONE), 0, 5),
        (How("mean", COMPLETE), "1/2", "5/2"),
        (How("mean", ONE), 0, 3),
        (How("mean", Rule("zero")), 0, 3),
        (How("sum", ONE, prorate=True), 0, 6),
    ],
)
def test_an_interval_holds_them_all(how: How, low: str | int, high: str | int) -> None:
    assert interval([LOW, HIGH], how) == Reach(Fraction(low), Fraction(high))
