"""Listed words and what they find."""

from __future__ import annotations

from quietform.lint.patterns import Found, find_words


def found(text: str, *words: str) -> list[Found]:
    return list(find_words(text, words))


def test_a_word_is_found_whole_and_in_any_case() -> None:
    assert found("No note. NO!", "no") == [Found("no", "No", 0), Found("no", "NO", 9)]


def test_a_star_stands_for_letters_on_either_side() -> None:
    assert [one.text for one in found("I don't, she won’t; a count", "*n't")] == ["don't", "won’t"]
    assert [one.text for one in found("normal abnormality", "abnormal*")] == ["abnormality"]


def test_a_phrase_may_stand_on_two_lines_or_with_a_hyphen_and_not_in_two_paragraphs() -> None:
    assert [one.text for one in found("red flag, red-flag, red\n  flag, red\n\nflag", "red flag")] == [
        "red flag",
        "red-flag",
        "red\n  flag",
    ]


def test_of_words_that_begin_in_one_place_the_first_listed_is_found() -> None:
    assert [one.word for one in found("at risk", "at risk", "at")] == ["at risk"]
    assert found("anything") == []
