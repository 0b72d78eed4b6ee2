"""The catalogue: what its entries are like."""

from __future__ import annotations

import re
from string import Formatter

import pytest

from quietform.catalogue import CATALOGUE, LEVELS


@pytest.mark.parametrize("code", CATALOGUE)
def test_every_entry_has_two_sentences_without_ends_and_a_code_of_small_letters(code: str) -> None:
    entry = CATALOGUE[code]
    assert re.fullmatch(r"[a-z]+(-[a-z0-9]+)*", code)
    for text in (entry.what, entry.todo):
        assert text == text.strip()
        assert not text.endswith((".", "!"))
        list(Formatter().parse(text))  # its braces are in order
    assert entry.level in LEVELS
