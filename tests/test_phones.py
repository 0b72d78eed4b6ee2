"""Numbers that can be dialled in a country, and those that cannot."""

from __future__ import annotations

import pytest

from quietform.phones import IN_USE, bare, is_country, is_dialable


@pytest.mark.parametrize(
    ("country", "number"),
    [
        ("GB", "999"),
        ("GB", "116 123"),
        ("GB", "0808 2000 247"),
        ("GB", "0800 1111"),
        ("US", "1-800-799-7233"),
        ("US", "88788"),
        ("AU", "13 11 14"),
        ("ES", "016"),
        ("IT", "02 2327 2327"),
        ("DE", "116 016"),
        ("GB", "+44 808 2000 247"),
        ("ZZ", "112"),
        ("ZZ", "+44 808 2000 247"),
    ],
)
def test_a_number_of_the_country_can_be_dialled(country: str, number: str) -> None:
    assert is_dialable(number, country)


@pytest.mark.parametrize(
    ("country", "number"),
    [
        ("GB", "911"),
        ("GB", "0808 2000 24"),
        ("GB", "+1 800 799 7233"),
        ("US", "999"),
        ("US", "1-800-799-SAFE"),
        ("US", ""),
        ("US", "?"),
        ("FR", "116 016 1"),
        ("ZZ", "+99 1"),
        ("ZZ", "+"),
        ("ZZ", "424242424242424242"),
    ],
)
def test_a_number_of_elsewhere_or_with_a_slip_cannot(country: str, number: str) -> None:
    assert not is_dialable(number, country)


def test_an_exception_is_kept_only_as_long_as_the_library_lacks_it() -> None:
    for country, number in IN_USE:
        assert is_country(country)
        kept = IN_USE - {(country, number)}
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr("quietform.phones.IN_USE", kept)
            assert not is_dialable(number, country), (country, number)


def test_codes_of_countries() -> None:
    assert [is_country(code) for code in ("GB", "IN", "UK", "ZZ", "gb", "")] == [True, True, False, False, False, False]


def test_a_link_has_no_spaces() -> None:
    assert [bare(number) for number in ("116 123", "1-800-799-7233", "(02) 2327 2327", "+44 808")] == [
        "116123",
        "18007997233",
        "0223272327",
        "+44808",
    ]
