"""The whole paper form: who follows its key by hand comes to the scores of the engines, for every assessment."""

from __future__ import annotations

import random
from fractions import Fraction
from functools import cache
from pathlib import Path
from string import ascii_lowercase

import pytest

from quietform.compiler import Compiled
from quietform.compiler.examples import example_responses
from quietform.loading import load
from quietform.model import Assessment
from quietform.renderer import paper
from quietform.scoring import evaluate
from quietform.site import Site
from tests.paper.hand import Paper, read, scored

ROOT = Path(__file__).parents[2]
SCORED = [path for path in sorted((ROOT / "assessments").glob("*.yaml")) if path.stem != "safety"]
FILES = [*SCORED, ROOT / "builder/quietform/new.yaml"]
FILES += [ROOT / "tests/browser/sleep.yaml", ROOT / "tests/paper/methods.yaml"]
SHEETS = 60
files = pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)


@cache
def sound(path: Path) -> tuple[Assessment, Compiled]:
    return load(path.read_bytes(), path.name).sound()


@cache
def printed(path: Path) -> tuple[Assessment, Compiled, Paper]:
    assessment, compiled = sound(path)
    return assessment, compiled, read(paper(assessment, compiled, Site()))


def ticks(assessment: Assessment, compiled: Compiled, responses: dict[str, int | str]) -> dict[str, str]:
    """The words of the box that is ticked in each row, as a person would: by number and by half."""
    found = {}
    numbers = {item.id: n for n, item in enumerate((i for s in assessment.sections for i in s.items), 1)}
    for key, response in responses.items():
        answer = compiled.answers[key]
        halves = [one.key for one in compiled.answers.values() if one.item == answer.item]
        row = f"{numbers[answer.item]}{ascii_lowercase[halves.index(key)] if len(halves) > 1 else ''}"
        option_set = assessment.option_sets[answer.options]
        labels = {str(option.value): option.label for option in option_set.options}
        labels |= {reason: words for reason, words in option_set.missing if words}
        if str(response) in labels:
            found[row] = labels[str(response)]
    return found


def sheets(compiled: Compiled, seed: int) -> dict[str, int | str]:
    """Answers at random, with gaps."""
    dice = random.Random(seed)
    gaps = dice.choice([0.0, 0.1, 0.3, 0.6])
    return {
        key: "skipped" if dice.random() < gaps else str(dice.choice(answer.values))
        for key, answer in compiled.answers.items()
    }


def check(path: Path, people: list[dict[str, int | str]]) -> int:
    """Follow the key for each person; how many scores were worked out."""
    assessment, compiled, form = printed(path)
    worked = 0
    for responses in people:
        by_hand = scored(form, ticks(assessment, compiled, responses))
        for name, result in evaluate(compiled.program, responses)["scales"].items():
            scale = assessment.scales[name]
            labels = {band.id: band.label for band in scale.bands or []}
            expected = None if result["score"] is None else Fraction(result["score"])
            assert by_hand[scale.title] == (expected, labels.get(result["band"])), (name, responses)
            worked += expected is not None
    return worked


@files
def test_a11y_08_who_follows_the_key_by_hand_comes_to_the_score_of_every_worked_example(path: Path) -> None:
    assessment, compiled = sound(path)
    people = [dict(example_responses(example, compiled.answers)) for example in assessment.examples]
    assert check(path, people)


@files
def test_a11y_08_the_key_holds_for_any_answers_with_gaps(path: Path) -> None:
    _, compiled = sound(path)
    assert check(path, [sheets(compiled, seed) for seed in range(SHEETS)]) >= SHEETS // 2
