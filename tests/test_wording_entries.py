"""What can be wrong with wording is part of the catalogue."""

from __future__ import annotations

from quietform.catalogue import CATALOGUE
from quietform.wording_entries import WORDING


def test_each_entry_of_wording_is_in_the_catalogue() -> None:
    assert {code: CATALOGUE[code] for code in WORDING} == WORDING
