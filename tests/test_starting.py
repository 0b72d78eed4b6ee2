"""A bundle to start from: whole, without a problem, with a score across its parts; and why there is none."""

from __future__ import annotations

from functools import partial

import pytest
import yaml

from quietform.loading import Beside, load
from quietform.starting import CannotStartError, bundle
from tests.sites import assessment_files, small
from tests.test_bad_input import BESIDE

SMALL: Beside = {name: partial(load, small(title=name).encode(), f"{name}.yaml") for name in ("one", "two", "together")}
SITE: Beside = {path.stem: partial(load, path.read_bytes(), path.name) for path in assessment_files()}


def test_a_bundle_has_a_score_across_its_parts_and_cases_that_hold() -> None:
    text = bundle("both", ["one", "two"], SMALL)
    loaded = load(text.encode(), "both.yaml", lambda: SMALL)
    assert loaded.problems == []
    assessment, compiled = loaded.sound()
    assert (assessment.title, assessment.minutes, assessment.parts) == ("one, two", 2, ["one", "two"])
    assert assessment.scales["together"].formula == "(one.total + two.total) / 2"
    assert "# It can be from 0 to 5." in text
    assert yaml.safe_load(text)["examples"] == [
        {"name": "nothing answered", "scores": {"together": "too_few"}},
        {"name": "0 throughout", "answer_all": 0, "scores": {"together": 0}},
    ]
    assert "together" in [one["id"] for one in compiled.program["scales"]]


def test_the_score_is_called_otherwise_where_a_part_has_its_name() -> None:
    text = bundle("both", ["one", "together"], SMALL)
    assert "\n  across:\n" in text
    assert load(text.encode(), "both.yaml", lambda: SMALL).problems == []


@pytest.mark.parametrize("names", [["readiness", "care"], ["brief", "limit"], ["effort", "solo", "signs"]])
def test_assessments_of_the_site_make_a_bundle_that_holds_the_check_where_a_part_does(names: list[str]) -> None:
    text = bundle("both", names, SITE)
    loaded = load(text.encode(), "both.yaml", lambda: SITE)
    assert loaded.problems == []
    alone = [SITE[name]().sound()[0].safety.not_needed for name in names]
    assert (loaded.sound()[0].safety.not_needed is None) == (None in alone)


@pytest.mark.parametrize(
    ("names", "said"),
    [
        (["base", "wied"], 'no assessment "wied" stands beside this bundle. Did you mean "wide"?'),
        (["base", "other"], 'the part "other" is a bundle itself. Name the parts of that one.'),
        (["base", "base"], 'the part "base" stands twice. Remove one of the two.'),
        (["base", "broken"], 'the part "broken" has 2 errors, the first at broken.yaml:4:10. Mend them there.'),
        (["base"], "A bundle has two parts or more. Name them with commas, such as --parts one,two."),
        (["base", "B-1"], '"B-1" cannot be a part. Name assessments by their ids, such as --parts one,two.'),
    ],
)
def test_why_there_is_no_bundle_of_some_parts_is_said(names: list[str], said: str) -> None:
    with pytest.raises(CannotStartError) as raised:
        bundle("both", names, BESIDE)
    assert str(raised.value) == said
