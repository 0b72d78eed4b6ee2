"""WRD-05: the five parts of a band, its length and a step for one alone. WRD-06: "as you see it"."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.lint.site import of_assessment, said

STEP = "Find one quiet hour for yourself this week."
MEAN = "Some weeks are full, and some are calm. Both can be fine for you."


def test_a_band_that_lacks_parts_is_told_where_neither_it_nor_its_scale_nor_every_band_has_them(tmp_path: Path) -> None:
    shared = "every_band:\n  limits: It cannot tell what the next week will bring, or what you need most.\n"
    support = "    support: A friend you trust can help you think.\n"
    assert of_assessment(tmp_path / "one", (shared, ""), (support, "")) == [
        'assessments/evenings.yaml:28:9 band-parts  band "all" of scale "rest" lacks limits, support. '
        "Write all five parts, here or for every band."
    ]
    assert (
        of_assessment(tmp_path / "two", (shared, ""), (support, support + support.replace("support", "limits"))) == []
    )


@pytest.mark.parametrize(("words", "count"), [("Yes.", 39), ("One more word. " * 36, 146)])
def test_a_band_has_40_to_120_words(tmp_path: Path, words: str, count: int) -> None:
    assert of_assessment(tmp_path, (MEAN, words.strip())) == [
        f'assessments/evenings.yaml:28:9 band-words  band "all" of scale "rest" has {count} words with all its parts. '
        "Keep it from 40 to 120."
    ]


@pytest.mark.parametrize("step", ["Ask your partner", "tell your partner", "invite your partner", "with your partner"])
def test_a_next_step_needs_no_partner_unless_it_says_what_it_advises(tmp_path: Path, step: str) -> None:
    text = f"You can {step} about one quiet hour for you."
    assert of_assessment(tmp_path / "one", (STEP, text)) == [
        f'assessments/evenings.yaml:34:28 step-with-partner  the next step of band "all" of scale "rest" needs the '
        f'partner: "{step}". Name a step for one alone, or say what it advises: advises_in: {{next_step: [joint]}}.'
    ]
    assert of_assessment(tmp_path / "two", (STEP, f"{text}\n        advises_in: {{next_step: [joint]}}")) == []
    assert of_assessment(tmp_path / "three", (STEP, f"{text}\n        advises: [joint]")) == []


TITLE = "    title: Rest\n"


def test_a_score_that_names_the_partner_says_as_you_see_it(tmp_path: Path) -> None:
    told = [
        'assessments/evenings.yaml:22:12 as-you-see-it  scale "rest" is about the partner and does not say '
        '"as you see it". Add it to its title.'
    ]
    assert of_assessment(tmp_path / "one", (TITLE, "    title: Your partner's rest\n")) == told
    assert of_assessment(tmp_path / "two", (TITLE, "    title: Your partner's rest, as you see it\n")) == []
    assert of_assessment(tmp_path / "three", (TITLE, "    title: Partner\n    about: The rest, as you see it.\n")) == []


def test_a_score_of_the_partners_halves_or_of_items_about_the_partner_says_it_too(tmp_path: Path) -> None:
    version = ('version: "0.1"', 'version: "0.2"')
    halves = (("items: [ev1, ev2]", "items: [ev1.partner, ev2.partner]"), version)
    assert [line.split()[1] for line in of_assessment(tmp_path / "one", *halves)] == ["version-new", "as-you-see-it"]
    lead = (("title: At home", "title: At home\n    text: In the past 4 weeks, my partner …"), version)
    assert [line.split()[1] for line in of_assessment(tmp_path / "two", *lead)] == ["version-new", "as-you-see-it"]
    mixed = (("items: [ev1, ev2]", "items: [ev1.partner, ev2.me]"), version)
    assert [line.split()[1] for line in of_assessment(tmp_path / "three", *mixed)] == ["version-new"]


def test_an_assessment_without_scales_has_no_bands_to_judge(tmp_path: Path) -> None:
    text = "language: 1\nkind: safety\nversion: '1'\nnot_for: Anyone under 18.\n"
    found = said(tmp_path, {"assessments/check.yaml": text})
    assert [line.split()[1] for line in found] == ["version-new"]
