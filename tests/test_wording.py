"""Names and numbers as a message says them."""

from __future__ import annotations

from quietform.wording import count, listing, suggestion, visible


def test_a_number_and_its_word_agree() -> None:
    assert [count(number, "file") for number in (0, 1, 2)] == ["0 files", "1 file", "2 files"]


def test_a_long_list_is_cut() -> None:
    assert listing([]) == "none"
    assert listing("abcdefgh") == "a, b, c, d, e, f, g, h"
    assert listing("abcdefghi") == "a, b, c … i"


def test_a_close_name_is_suggested_and_a_far_one_is_not() -> None:
    assert suggestion("totl", ["total", "mine"], "use one") == 'did you mean "total"?'
    assert suggestion("x", ["total", "mine"], "use one") == "use one"


def test_what_a_terminal_would_obey_is_written_out() -> None:
    assert visible("a\x1b[2Jé") == "a\\x1b[2Jé"
