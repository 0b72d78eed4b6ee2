"""Nodes → Assessment: what fits, where everything stands, and what is made of a file with slips."""

from __future__ import annotations

import datetime
from fractions import Fraction

import pytest

from quietform.fields import Rule
from quietform.items.pair.pair import Pair, Sides
from quietform.model import Assessment
from quietform.problems import Place, Problems
from quietform.reading import Source, fit, keys_of
from quietform.source import read
from tests.test_bad_input import BASE

KEYS = keys_of(Assessment)


def fitted(text: str) -> tuple[Assessment | None, Source, list[str]]:
    problems = Problems()
    root = read(text.encode(), "x.yaml", problems)
    assert root is not None
    source = Source(root)
    return fit(source, problems), source, [problem.code for problem in problems]


def test_every_value_becomes_what_its_key_wants() -> None:
    assessment, source, codes = fitted(BASE)
    assert codes == []
    assert source.guessed == set()
    assert assessment is not None
    assert assessment.title == "Base"
    assert assessment.minutes == 2
    assert assessment.version == "1"
    assert assessment.date == datetime.date(2026, 11, 23)
    assert [option.value for option in assessment.option_sets["rate"].options] == [Fraction(n) for n in (0, 1, 2)]
    assert assessment.option_sets["colour"].ordered is False
    assert assessment.option_sets["rate"].missing.cannot_tell == "Cannot tell"
    assert assessment.scales["total"].missing == Rule("at_least", count=1)
    assert assessment.scales["ab"].bands is not None
    assert assessment.scales["ab"].bands[1].from_ == Fraction(2)
    assert assessment.reviewer is None


def test_an_item_without_a_type_is_of_its_sections_type() -> None:
    assessment, _, _ = fitted(BASE)
    assert assessment is not None
    pair = assessment.sections[1].items[0]
    assert pair == Pair(id="p", stem="Four", type="pair")
    assert assessment.sections[1].sides == Sides(me="I", partner="My partner")


@pytest.mark.parametrize(
    ("path", "at", "key"),
    [
        (("title",), (2, 8), (2, 1)),
        (("option_sets", "rate", "options", 1, "label"), (17, 27), (17, 20)),
        (("sections", 0, "items", 2, "options"), (31, 39), (31, 30)),
        (("scales", "ab", "bands", 1, "from"), (46, 26), (46, 20)),
        (("scales", "ab", "near"), (39, 5), (39, 5)),
        (("scales", "nowhere"), (38, 3), (38, 3)),
    ],
)
def test_every_place_can_be_told(path: tuple[str | int, ...], at: tuple[int, int], key: tuple[int, int]) -> None:
    _, source, _ = fitted(BASE)
    assert source.at(*path) == Place("x.yaml", *at)
    assert source.key(*path) == Place("x.yaml", *key)


@pytest.mark.parametrize(
    ("before", "after", "codes", "guessed"),
    [
        ("title: Base", "title: [x]", ["wrong-kind"], set()),
        ("stem: One", "stm: One", ["missing-key", "unknown-key"], set()),
        ("title: Base", "title: Base\nzzz: 1", ["unknown-key"], set()),
        ("{id: a, stem: One}", "{id: A, stem: One}", ["bad-value"], {"sections"}),
        ("{value: 1, label: Partly}", "{value: x, label: Partly}", ["bad-value"], {"option_sets"}),
        ("    method: sum", "    method: product", ["bad-value"], {"scales"}),
        ("minutes: 2", "minutes: many", ["bad-value"], {"minutes"}),
    ],
)
def test_a_slip_leaves_an_assessment_to_check_further_and_says_what_was_guessed(
    before: str, after: str, codes: list[str], guessed: set[str]
) -> None:
    assert before in BASE
    assessment, source, found = fitted(BASE.replace(before, after, 1))
    assert assessment is not None
    assert found == codes
    assert source.guessed == guessed


def test_nothing_can_be_made_of_a_list() -> None:
    assessment, _, codes = fitted("- a\n")
    assert assessment is None
    assert codes == ["wrong-kind"]


def test_the_keys_of_the_language_come_from_the_model() -> None:
    assert {key for key in KEYS if key != "*"} == set(Assessment.model_fields)
    assert set(KEYS["sections"]["*"]["items"]["*"]) == {
        "id",
        "stem",
        "options",
        "show_when",
        "unscored",
        "type",
        "sides",
        "help",
        "choices",
        "none",
        "rows",
        "entries",
        "minimum",
        "maximum",
        "step",
        "unit",
        "low",
        "high",
        "long",
    }
    assert {"from", "above", "below", "to"} <= set(KEYS["scales"]["*"]["bands"]["*"])
