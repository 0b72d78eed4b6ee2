"""A country's list of help: what fits, what is made of it, and when it is too old."""

from __future__ import annotations

import datetime
from pathlib import Path as File

import pytest

from quietform.problems import AssessmentError
from quietform.resources import Country, is_help, load_country
from tests.test_bad_input import BASES, TODAY, edited

GB = BASES["GB"]


def country(text: str = GB, file: str = "GB.yaml") -> Country:
    return load_country(text.encode(), file, TODAY).sound()


def said(text: str, today: datetime.date = TODAY, file: str = "GB.yaml") -> list[str]:
    return [str(problem) for problem in load_country(text.encode(), file, today).problems]


def test_every_value_becomes_what_its_key_wants() -> None:
    found = country()
    assert (found.iso, found.name, found.time_zones, found.anchor) == (
        "GB",
        "United Kingdom",
        ["London", "Isle_of_Man"],
        "united-kingdom",
    )
    assert found.emergency is not None
    assert (found.emergency.phone, found.emergency.note) == ("999", "if you cannot speak, press 55")
    one, other = found.services
    assert (one.phone, one.languages, one.last_checked) == (
        "0808 2000 247",
        ["English", "Welsh"],
        datetime.date(2026, 11, 1),
    )
    assert (other.sms, other.send, other.relay, other.on_bill) == (
        "85258",
        "HELLO",
        "By text phone.",
        "A call does not show.",
    )


@pytest.mark.parametrize(
    ("helps_with", "for_whom", "tags", "about"),
    [
        ("[violence]", "[women]", "violence women", "violence by a partner, for women"),
        ("[crisis]", "[all, suicidal_thoughts]", "crisis", "any crisis or distress, thoughts of suicide"),
        ("[]", "[suicidal_thoughts]", "crisis", "thoughts of suicide"),
        ("[]", "[own_behaviour, men]", "own_behaviour men", "if your own behaviour worries you, for men"),
        ("[violence]", "[lgbtq]", "violence lgbtq", "violence by a partner, for LGBTQ+ people"),
        ("[]", "[children]", "children", "for children and young people"),
        ("[]", "[all]", "", ""),
    ],
)
def test_a_service_is_tagged_and_described_by_what_it_helps_with_and_whom(
    helps_with: str, for_whom: str, tags: str, about: str
) -> None:
    service = f"  - name: Third\n    helps_with: {helps_with}\n    for_whom: {for_whom}\n    phone: 0800 1111\n"
    dated = "    source: https://example.org/x\n    last_checked: 2026-11-01\n    checked_by: Us.\n"
    third = country(GB + service + dated).services[2]
    assert (third.tags, third.about) == (tags, about)


@pytest.mark.parametrize(
    ("days", "codes"),
    [
        (-1, ["help-ahead"]),
        (0, []),
        (179, []),
        (180, ["help-old"]),
        (364, ["help-old"]),
        (365, ["help-stale"]),
    ],
)
def test_each_entry_ages_from_the_day_it_was_last_checked(days: int, codes: list[str]) -> None:
    loaded = load_country(GB.encode(), "GB.yaml", datetime.date(2026, 11, 1) + datetime.timedelta(days))
    assert [problem.code for problem in loaded.problems] == codes * 3
    assert bool(loaded.errors) == (codes not in ([], ["help-old"]))


def test_what_was_taken_out_is_not_told_as_missing_again() -> None:
    broken = edited([("    for_whom: [women]\n", ""), ("phone: 116 123", "phone: 116 1234")], GB)
    assert said(broken) == [
        'GB.yaml:11:5 missing-key  service 1 lacks "for_whom". Add "for_whom: …".',
        'GB.yaml:23:12 help-number  service "Other line" has "116 1234", which is no number of GB. '
        "Look it up at its source.",
    ]


def test_everywhere_else_needs_no_emergency_number_and_no_crisis_line() -> None:
    start, end = GB.index("emergency:\n"), GB.index("services:\n")
    text = (GB[:start] + GB[end:]).replace("iso: GB", "iso: ZZ").replace("helps_with: [crisis]", "helps_with: []")
    assert said(text, file="ZZ.yaml") == []
    assert country(text, "ZZ.yaml").emergency is None


def test_a_file_that_is_no_mapping_is_told_how_to_begin() -> None:
    assert said("- iso: GB\n") == [
        'GB.yaml:1:1 wrong-kind  the file must be a mapping of keys, not a list. Start with "iso: GB".'
    ]
    assert said("[") != []
    with pytest.raises(AssessmentError, match="wrong-kind"):
        country("- iso: GB\n")


def test_a_list_of_help_is_known_by_its_name() -> None:
    assert is_help(File("content/help/GB.yaml"))
    assert not any(is_help(File(name)) for name in ("gb.yaml", "GBR.yaml", "effort.yaml"))
