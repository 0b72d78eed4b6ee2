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
from quietform.explain import title_of
from quietform.files import load_assessment
from quietform.gallery import gallery
from quietform.loading import load
from quietform.model import Assessment
from quietform.renderer import paper
from quietform.scoring import evaluate
from quietform.site import SafetyCheck, Site
from tests.paper.hand import Paper, read, scored
from tests.sites import assessment_files

ROOT = Path(__file__).parents[2]
# (A safety check has no scores, and is never on paper.)
FILES = [path for path in assessment_files() if path.stem != "safety"]
FILES += [
    ROOT / path for path in ("builder/quietform/new.yaml", "tests/browser/sleep.yaml", "tests/paper/methods.yaml")
]
TEXTS = {path.stem: path.read_text(encoding="utf-8") for path in sorted(FILES)} | {"types": gallery()}
SHEETS = 60
every = pytest.mark.parametrize("name", TEXTS)


@cache
def sound(name: str) -> tuple[Assessment, Compiled]:
    path = next((path for path in FILES if path.stem == name), None)
    loaded = load_assessment(path, f"{name}.yaml") if path else load(TEXTS[name].encode(), f"{name}.yaml")
    return loaded.sound()


@cache
def printed(name: str) -> tuple[Assessment, Compiled, Paper]:
    assessment, compiled = sound(name)
    return assessment, compiled, read(paper(assessment, compiled, Site()))


def type_of(assessment: Assessment, item: str) -> str:
    return next(one.type for section in assessment.sections for one in section.items if one.id == item)


def ticks(assessment: Assessment, compiled: Compiled, responses: dict[str, int | str]) -> dict[str, str]:
    """The words of the box that is ticked in each row, as a person would: by number and by half."""
    found = {}
    numbers = {item.id: n for n, item in enumerate((i for s in assessment.sections for i in s.items), 1)}
    for key, response in responses.items():
        answer = compiled.answers[key]
        halves = [one.key for one in compiled.answers.values() if one.item == answer.item]
        row = f"{numbers[answer.item]}{ascii_lowercase[halves.index(key)] if len(halves) > 1 else ''}"
        if answer.steps is None:
            option_set = assessment.option_sets[answer.options]
            labels = {str(option.value): option.label for option in option_set.options}
            labels |= {reason: words for reason, words in option_set.missing if words}
        elif type_of(assessment, answer.item) == "several":
            labels = {"0": "No", "1": "Yes"}
        else:
            labels = {str(value): str(value) for value in answer.values}
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


def check(file: str, people: list[dict[str, int | str]]) -> int:
    """Follow the key for each person; how many scores were worked out."""
    assessment, compiled, form = printed(file)
    worked = 0
    for responses in people:
        by_hand = scored(form, ticks(assessment, compiled, responses))
        for name, result in evaluate(compiled.program, responses)["scales"].items():
            scale = assessment.scales[name]
            labels = {band.id: band.label for band in scale.bands or []}
            expected = None if result["score"] is None else Fraction(result["score"])
            assert by_hand[title_of(assessment, name)] == (expected, labels.get(result["band"])), (name, responses)
            worked += expected is not None
    return worked


@every
def test_a11y_08_who_follows_the_key_by_hand_comes_to_the_score_of_every_worked_example(name: str) -> None:
    assessment, compiled = sound(name)
    people = [dict(example_responses(example, compiled.answers)) for example in assessment.examples]
    assert check(name, people)


@every
def test_a11y_08_the_key_holds_for_any_answers_with_gaps(name: str) -> None:
    _, compiled = sound(name)
    assert check(name, [sheets(compiled, seed) for seed in range(SHEETS)]) >= SHEETS // 2


def test_scr_04_the_key_speaks_of_help_first_and_has_no_text_that_the_safety_check_may_withhold() -> None:
    safety = load((ROOT / "assessments/safety.yaml").read_bytes(), "safety.yaml").sound()
    site = Site(safety=SafetyCheck("safety", *safety))
    alone = TEXTS["new"].replace("        label: Lower\n", "        label: Lower\n        advises: [limit]\n")
    holding = alone.replace("safety: #", "# safety:").replace("  not_needed: ", "# ")
    for text, holds in ((holding, True), (alone, False)):
        html = paper(*load(text.encode(), "new.yaml").sound(), site)
        _, _, key = html.partition('<section class="key"')
        assert ("a few questions about your safety come here" in key.partition("<table")[0]) == holds
        assert ("Your answers show few restful evenings" in html) != holds
        assert "Your answers show restful evenings" in html
        assert not [item.stem for section in safety[0].sections for item in section.items if item.stem in html]


def test_a_leaning_is_worked_out_on_paper_as_a_way_to_its_words() -> None:
    page = paper(*sound("solo"), Site())
    assert "The number only finds the line to read; it says nothing by itself." in page
    assert "Of rows 1, 2, 3, 4, 5 R, 6, 7, 8, 9 R, 10 R, find at most 3 rows" in page
    assert "“One-to-one first”: values above the middle" in page
    assert "Write down which of them count." in paper(*sound("markers"), Site())


def test_a_worksheet_is_on_paper_only_where_no_help_would_withhold_it() -> None:
    check = load((ROOT / "assessments/safety.yaml").read_bytes(), "safety.yaml")
    assert "A page for yourself" in paper(*sound("markers"), Site())
    assert "A page for yourself" not in paper(*sound("markers"), Site(safety=SafetyCheck("safety", *check.sound())))
