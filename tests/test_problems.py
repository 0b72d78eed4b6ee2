"""Problems: how one is told, and many of them."""

from __future__ import annotations

import pytest

from quietform.problems import (
    AssessmentError,
    Place,
    Problem,
    Problems,
    count,
    listing,
    sort,
    suggestion,
)

HERE = Place("a.yaml", 3, 7)


def test_a_problem_says_where_what_and_what_to_do() -> None:
    facts = (("kind", "item"), ("id", "e1"), ("first", 12))
    problem = Problem(HERE, "duplicate-id", facts)
    assert str(problem) == (
        'a.yaml:3:7 duplicate-id  item "e1" already stands in line 12. Give one of the two another id.'
    )
    assert problem.level == "error"
    assert Problem(HERE, "zero-rule", (("scale", "s"),)).level == "warning"


def test_advice_that_is_a_question_gets_no_full_stop() -> None:
    facts = (("target", "x.md"), ("hint", 'did you mean "y.md"?'))
    assert str(Problem(HERE, "unknown-page", facts)) == (
        'a.yaml:3:7 unknown-page  the link to "x.md" leads nowhere. Did you mean "y.md"?'
    )


def test_braces_in_a_fact_stay_braces() -> None:
    facts = (("where", "x"), ("wanted", "{a}"), ("value", "{b}"), ("hint", "write {c}"))
    assert str(Problem(HERE, "bad-value", facts)) == 'a.yaml:3:7 bad-value  x must be {a}, not "{b}". Write {c}.'


def test_a_forgotten_fact_is_found_where_it_was_forgotten() -> None:
    with pytest.raises(KeyError):
        Problems().add(HERE, "duplicate-id", kind="item", id="e1")
    with pytest.raises(KeyError):
        Problems().add(HERE, "no-such-code")


def test_problems_come_by_place_each_once_and_errors_apart_from_warnings() -> None:
    problems = Problems()
    problems.add(Place("b.yaml", 1, 1), "empty")
    problems.add(Place("a.yaml", 10, 1), "tab")
    problems.add(Place("a.yaml", 9, 2), "zero-rule", scale="s")
    problems.add(Place("a.yaml", 10, 1), "tab")
    assert len(problems) == 3
    assert [str(problem.place) for problem in problems] == ["a.yaml:9:2", "a.yaml:10:1", "b.yaml:1:1"]
    assert [problem.code for problem in problems.errors] == ["tab", "empty"]
    assert sort(reversed(list(problems))) == list(problems)


def test_the_error_of_an_unsound_assessment_carries_all_of_them() -> None:
    error = AssessmentError([Problem(Place("a.yaml", 2), "tab"), Problem(Place("a.yaml", 1), "odd-key")])
    assert str(error) == (
        "a.yaml:1:1 odd-key  a key must be plain text. Write a simple key, such as title.\n"
        "a.yaml:2:1 tab  a tab stands where YAML wants spaces. Indent with spaces."
    )
    assert [problem.code for problem in error.problems] == ["odd-key", "tab"]


def test_a_thousand_problems_are_told_and_that_there_are_more() -> None:
    problems = Problems()
    for line in range(1, 1_200):
        problems.add(Place("a.yaml", line), "tab")
    told = [str(problem) for problem in problems]
    assert len(told) == 1_001
    assert told[0] == "a.yaml:1:1 more  only the first 1,000 problems are told. Mend these first."
    assert told[-1] == "a.yaml:1000:1 tab  a tab stands where YAML wants spaces. Indent with spaces."


def test_a_count_has_its_word_in_the_right_number() -> None:
    assert [count(number, "file") for number in (0, 1, 2)] == ["0 files", "1 file", "2 files"]


@pytest.mark.parametrize(
    ("names", "words"),
    [
        ([], "none"),
        (["a"], "a"),
        (list("abcdefgh"), "a, b, c, d, e, f, g, h"),
        (list("abcdefghi"), "a, b, c … i"),
    ],
)
def test_a_listing_stays_short(names: list[str], words: str) -> None:
    assert listing(names) == words


def test_a_suggestion_is_made_only_where_a_name_is_close() -> None:
    assert suggestion("sumary", ["title", "summary"], "look") == 'did you mean "summary"?'
    assert suggestion("zzz", ["title", "summary"], "look") == "look"
    assert suggestion("zzz", [], "look") == "look"
