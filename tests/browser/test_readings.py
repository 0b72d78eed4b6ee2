"""What a result says beside its scores: norms, profiles, and gentle notes on how the answers were given."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.wide import SLEEP, answer, ask_for_result, look_over, scored, written

# Nights 87.5, days 75, evenings 75; nobody else in the room.
SOUND = {
    "age": 1, "shared": 0, "fall": 4, "wake": 1, "fresh": 3, "nod": 1, "calm": 4, "screen": 2, "fear": 0, "drive": 0,
}  # fmt: skip


def result(page: Page, tmp_path: Path, **answers: int | str) -> Locator:
    """The result of a person who sleeps well, but for some answers."""
    page.goto(written(tmp_path, SLEEP))
    answer(page, SOUND | answers)
    look_over(page)
    ask_for_result(page)
    return page.locator("#result")


@pytest.mark.parametrize(
    ("answers", "town", "school"),
    [
        # 87.5 in a group with mean 61.5 and SD 18.25: T is 50 + 10 × 26 / 18.25 = 64.2, its polynomial gives 86.2.
        (
            {},
            "Compared with “People from 18 to 39”: T-score 64 (average 50), percentile 86 (middle 50).",
            "This score is not in the published table.",
        ),
        # 75 and T 60; on the line between T 50 (50) and T 70 (97.7) the percentile is 73.85.
        (
            {"age": 2, "fall": 3, "wake": 1},
            "Compared with “People from 40 to 64”: T-score 60 (average 50), percentile 74 (middle 50).",
            "Compared with “Students”: standard value 7.",
        ),
        # T 72.5 lies beyond the published table of percentiles.
        (
            {"age": 2, "fall": 4, "wake": 0},
            "Compared with “People from 40 to 64”: T-score 73 (average 50). "
            "For the rest, this score is not in the published table.",
            "Compared with “Students”: standard value 9.",
        ),
        (
            {"age": 3, "fall": 4, "wake": 0},
            "There is no comparison group for your answers.",
            "Compared with “Students”: standard value 9.",
        ),
        (
            {"age": "skipped"},
            "There is no comparison group for your answers.",
            "This score is not in the published table.",
        ),
    ],
)
def test_norms_say_with_whom_a_score_is_compared_in_its_card_and_in_the_table(
    page: Page, tmp_path: Path, answers: dict[str, int | str], town: str, school: str
) -> None:
    shown = result(page, tmp_path, **answers)
    expect(shown.locator("article .compared")).to_have_text([town, school])
    rows = shown.locator("tbody tr[data-norm]")
    expect(rows).to_have_text([f"Nights: Sleepers of a town{town}", f"Nights: A table of a school{school}"])
    expect(shown.locator("caption")).to_have_text("The bands were chosen by the authors.")


def test_a_comparison_tells_who_the_others_are_and_where_that_was_published(page: Page, tmp_path: Path) -> None:
    details = result(page, tmp_path).locator("article details details").first
    expect(details.locator("p")).to_be_hidden()
    details.get_by_text("About “Sleepers of a town”").click()
    expect(details.locator("p")).to_have_text(
        "412 people, women and men of one town, aged 18 to 64; DE, 2012, in German. Source: Made up for this test. "
        "Licence: CC-BY-4.0."
    )


@pytest.mark.parametrize(
    ("t", "said"), [("0.4", "0.4"), ("0.6", "1"), ("99.5", "99.5"), ("99.4", "99"), ("100", "100")]
)
def test_no_percentile_is_rounded_to_the_end_of_its_range(page: Page, tmp_path: Path, t: str, said: str) -> None:
    polynomial = 'polynomial: ["-121.6", "4.13", "-0.0139"], floor: 1, ceiling: 99'
    page.goto(written(tmp_path, SLEEP.replace(polynomial, f'polynomial: ["{t}"], floor: 0, ceiling: 100')))
    answer(page, SOUND)
    look_over(page)
    ask_for_result(page)
    expect(page.locator("article .compared").first).to_contain_text(f", percentile {said} (middle 50).")


def test_a_score_that_is_not_there_is_compared_with_nobody(page: Page, tmp_path: Path) -> None:
    shown = result(page, tmp_path, fall="skipped", wake="skipped")
    expect(shown.locator("[data-norm]")).to_have_count(0)
    expect(shown.locator('article [data-scale="nights"] .rests')).to_contain_text("There is no score here")


@pytest.mark.parametrize(
    ("answers", "words", "level"),
    [
        # (87.5 + 75 + 75) / 3 = 79.17, at 253 of 320 units.
        (
            {},
            "The line across marks the common level, 79. Highest: “Nights”. Lowest: “Days”, “Evenings”.",
            "253",
        ),
        ({"fall": 3}, "All are level at 75; none stands out.", "240"),
    ],
)
def test_a_profile_says_which_of_its_scales_stand_out_and_draws_their_level(
    page: Page, tmp_path: Path, answers: dict[str, int | str], words: str, level: str
) -> None:
    profile = result(page, tmp_path, **answers).locator('[data-profile="all"]')
    expect(profile.get_by_role("heading")).to_have_text("Side by side")
    expect(profile.locator(".stands-out")).to_have_text(words)
    expect(profile.locator(".soft").first).to_have_text("Each can go from 0 to 100.")
    # The scale that was not shown has neither a score nor a picture; each other picture has the line.
    lines = profile.locator(".level")
    expect(lines).to_have_count(3)
    assert {(line.get_attribute("x1"), line.get_attribute("x2")) for line in lines.all()} == {(level, level)}
    assert profile.locator("svg").first.get_attribute("aria-hidden") == "true"


def test_a_profile_stands_instead_of_a_glance_at_the_same_scales(page: Page, tmp_path: Path) -> None:
    shown = result(page, tmp_path)
    expect(shown.locator("section.glance")).to_have_count(1)
    expect(shown.locator("h3").first).to_have_text("Side by side")


def test_a_profile_of_one_score_says_that_there_is_nothing_to_compare(page: Page, tmp_path: Path) -> None:
    gone = {"fall": "skipped", "wake": "skipped", "calm": "skipped"}
    profile = result(page, tmp_path, **gone).locator('[data-profile="all"]')
    expect(profile.locator(".stands-out")).to_have_text(
        "Fewer than two of these parts have a score, so there is nothing to set side by side."
    )
    expect(profile.locator(".level")).to_have_count(0)


# One answer to all that scores: six in a row.
RUN = {"fall": 1, "wake": 1, "fresh": 1, "nod": 1, "calm": 1, "screen": 1}
LONG = "There are many equal answers in a row. You may want to look at them again."
SAME = "You gave the same answer throughout, although some statements point the other way. The result may not say much."


def test_equal_answers_bring_gentle_notes_after_those_of_the_authors_and_change_no_score(
    page: Page, tmp_path: Path
) -> None:
    text = SLEEP.replace("longest_run: 6", "longest_run: 5").replace("days < 50", "days <= 50")
    page.goto(written(tmp_path, text))
    answer(page, RUN)
    look_over(page)
    ask_for_result(page)
    assert scored(RUN, text)["quality"] == ["long_run", "same_throughout"]
    expect(page.locator("#result .note")).to_have_text(["Tired at the wheel? Stop and rest.", LONG, SAME])
    expect(page.locator('#result tbody [data-scale="days"] .score')).to_have_text("50")


def test_other_answers_bring_no_note(page: Page, tmp_path: Path) -> None:
    expect(result(page, tmp_path).locator(".note")).to_have_count(0)
