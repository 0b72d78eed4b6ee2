"""The reach of scales whose answers or parts depend on each other, against every answer sheet there is."""

from __future__ import annotations

import random

from quietform.compiler.values import Reach
from tests.compiler import graver, item, scale, trial
from tests.compiler.test_reach import fractions, scores


def test_halves_of_pairs_that_count_together_are_in_or_out_together() -> None:
    exact = 0
    for seed in range(60):
        dice = random.Random(seed)
        keys = ["p.me", "p.partner", "q.me", "q.partner", "a"]
        sums = {
            f"s{n}": scale(
                method=dice.choice(["sum", "mean", "pomp"]),
                items=dice.sample(keys, dice.randint(1, 5)),
                missing=dice.choice(["complete", {"at_least": 1}, {"at_least": "50%"}]),
                pairs=dice.choice(["both", "each"]),
            )
            for n in range(2)
        }
        pairs = [item("p", type="pair"), item("q", type="pair"), item("a")]
        loaded = trial(sections=[{"title": "All", "options": "rate", "items": pairs}], scales=sums)
        assert graver(loaded) == [], seed
        _, found = loaded.sound()
        for name, every in scores(found).items():
            assert set(found.reach[name].values or ()) == every, (seed, name, sums[name])
            exact += 1
    assert exact == 120


def test_a_second_rule_over_the_answers_leaves_the_reach_no_smaller() -> None:
    scales = {
        "x": scale(method="sum", items=["a", "b"], missing={"at_least": 1}),
        "y": scale(method="mean", scales=["x"], missing_items="complete"),
    }
    _, found = trial(scales=scales).sound()
    assert found.reach["y"] == Reach.of(fractions(0, 1, 2, 3, 4))
    assert scores(found)["y"] == fractions(0, 1, 2, 3, 4)


def test_the_steps_of_a_composite_are_known_beyond_thousands_of_sheets() -> None:
    items = [item(f"i{n}") for n in range(24)]
    even = {"options": [{"value": value, "label": f"L{value}"} for value in (0, 2, 4, 6, 8)]}
    parts = {f"s{n}": scale(method="sum", items=[f"i{8 * n + m}" for m in range(8)]) for n in range(3)}
    whole = scale(method="sum", scales=list(parts))
    whole["bands"] = [
        {"id": "low", "below": 1, "label": "Low"},
        {"id": "odd", "from": 1, "below": 2, "label": "Odd"},
        {"id": "high", "from": 2, "label": "High"},
    ]
    found = trial(
        option_sets={"rate": even},
        sections=[{"title": "All", "options": "rate", "items": items}],
        scales=parts | {"whole": whole},
        examples=[{"name": "low", "answer_all": 0, "scores": {"whole": 0}}],
    )
    assert [problem.what for problem in found.errors] == [
        'no answer can reach band "odd": scale "whole" goes from 0 to 192 in steps of 2'
    ]
