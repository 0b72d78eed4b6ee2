"""How many digits an exact score can have: never fewer than it has, and a limit that hostile files run into."""

from __future__ import annotations

import random
from fractions import Fraction

import pytest

from quietform.scoring import evaluate
from tests.compiler import graver, item, scale, trial

SETS = {
    "whole": {"options": [{"value": value, "label": f"L{value}"} for value in (0, 1, 2)]},
    "odd": {"options": [{"value": value, "label": value} for value in ("1/7", "2/3", "123456789.25")]},
}
SECTIONS = [{"title": "All", "items": [item("a", options="whole"), item("b", options="odd"), item("c", options="odd")]}]


@pytest.mark.parametrize(
    "formula",
    ["s * s / t", "s + t + s + t", "(s - t) * (s + t) * 0.123", "if(s > t, s * s, t / (s + 1))", "min(s, t) * b * c"],
)
def test_no_score_has_more_digits_than_are_foreseen(formula: str) -> None:
    scales = {
        "s": scale(method="mean", items=["a", "b"], missing={"at_least": 1}),
        "t": scale(method="sum", items=["b", "c"], missing={"at_least": 1}),
        "f": scale(formula=formula),
        "all": scale(method="mean", scales=["s", "t", "f"], missing={"at_least": 1}),
    }
    loaded = trial(option_sets=SETS, sections=SECTIONS, scales=scales)
    assert graver(loaded) == []
    _, compiled = loaded.sound()
    dice = random.Random(1)
    for _ in range(50):
        sheet = {key: str(dice.choice(answer.values)) for key, answer in compiled.answers.items()}
        for name, result in evaluate(compiled.program, sheet)["scales"].items():
            score = Fraction(result["score"] or 0)
            found = max(len(str(abs(score.numerator))), len(str(score.denominator)))
            assert found <= compiled.digits[name], (name, score)


def test_a_power_of_powers_is_refused_before_anything_is_scored() -> None:
    scales = {"s0": scale(method="sum", items=["a", "b", "c"])}
    scales |= {f"s{n}": scale(formula=" * ".join([f"s{n - 1}"] * 9)) for n in range(1, 9)}
    found = trial(option_sets=SETS, sections=SECTIONS, scales=scales).problems
    assert [str(problem) for problem in found] == [
        'trial.yaml:91:3 too-exact  the exact score of scale "s2" can have more than 1,000 digits. '
        "Use rounder values or fewer factors."
    ]
