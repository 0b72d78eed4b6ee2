"""One entry of the catalogue."""

from __future__ import annotations

from quietform.entries import LEVELS, Entry


def test_an_entry_is_an_error_unless_it_says_otherwise() -> None:
    assert Entry("it is wrong", "mend it").level == "error"
    assert LEVELS == ("error", "warning", "note")
