"""Bytes of a file → Loaded: its id, lines and problems, and what is usable."""

from __future__ import annotations

import dataclasses

import pytest

from quietform.loading import Loaded, load
from quietform.model import Assessment
from quietform.problems import AssessmentError
from quietform.source import Mapping
from tests.sites import small


def said(loaded: Loaded) -> list[str]:
    return [f"{problem.place} {problem.code} {problem.level}" for problem in loaded.problems]


def test_a_file_that_is_right_gives_an_assessment_and_a_program() -> None:
    data = small().encode()
    loaded = load(data, "assessments/small.yaml")
    assert (loaded.id, loaded.file) == ("small", "assessments/small.yaml")
    assert (loaded.problems, loaded.errors) == ([], [])
    assert loaded.lines == small().splitlines()
    assert isinstance(loaded.root, Mapping)
    assessment, compiled = loaded.sound()
    assert assessment is loaded.assessment
    assert compiled is loaded.compiled
    assert assessment.title == "Small"
    assert list(compiled.answers) == list(compiled.program["items"]) == ["a", "b", "c.me", "c.partner"]
    assert [scale["id"] for scale in compiled.program["scales"]] == ["level", "total", "share"]


@pytest.mark.parametrize(
    ("file", "id"),
    [
        ("small.yaml", "small"),
        ("a/b/two-words_2.yml", "two-words_2"),
        ("a.b/small", "small"),
        ("s.yaml", "s"),
    ],
)
def test_the_stem_of_a_file_is_its_id(file: str, id: str) -> None:
    loaded = load(small().encode(), file)
    assert (loaded.id, said(loaded)) == (id, [])


@pytest.mark.parametrize("stem", ["Small", "2nd", "-a", "two words", "é", "a.b", "_a"])
def test_a_name_that_is_no_address_is_an_error_and_the_rest_is_still_read(stem: str) -> None:
    loaded = load(small().encode(), f"x/{stem}.yaml")
    assert said(loaded) == [f"x/{stem}.yaml:1:1 bad-name error"]
    assert loaded.id == stem
    assert isinstance(loaded.assessment, Assessment)
    with pytest.raises(AssessmentError):
        loaded.sound()


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        (b"", "f.yaml:1:1 empty error"),
        (b"\xff", "f.yaml:1:1 not-utf8 error"),
        (b"a: [", "f.yaml:1:5 not-yaml error"),
        (b"- a\n", "f.yaml:1:1 wrong-kind error"),
        (b"text\n", "f.yaml:1:1 wrong-kind error"),
        (b"x" * 1_000_001, "f.yaml:1:1 too-large error"),
    ],
)
def test_of_a_file_that_is_no_mapping_only_its_lines_are_left(data: bytes, expected: str) -> None:
    loaded = load(data, "f.yaml")
    assert said(loaded) == [expected]
    assert (loaded.assessment, loaded.compiled, loaded.root) == (None, None, None)
    assert loaded.lines == data[:1_000_000].decode("utf-8", "replace").splitlines()
    with pytest.raises(AssessmentError) as caught:
        loaded.sound()
    assert caught.value.problems == loaded.problems


def test_problems_of_every_stage_are_heard_at_once_in_the_order_of_the_file() -> None:
    text = small()
    for old, new in (
        ("minutes: 1\n", "minutes: 1\nminutes: 2\n"),
        ("evidence: editorial", "evidence: strong"),
        ("items: [a, b, c.me]", "items: [a, b, c.you]"),
        ("formula: total / level", "formula: total ** level"),
    ):
        assert text.count(old) == 1
        text = text.replace(old, new)
    loaded = load(text.encode(), "f.yaml")
    assert said(loaded) == [
        "f.yaml:5:1 duplicate-key error",
        "f.yaml:10:11 bad-value error",
        "f.yaml:32:19 unknown-item error",
        "f.yaml:47:14 formula-node error",
    ]
    assert loaded.errors == loaded.problems
    with pytest.raises(AssessmentError) as caught:
        loaded.sound()
    assert caught.value.problems == loaded.problems
    assert str(caught.value) == "\n".join(map(str, loaded.problems))


def test_a_warning_keeps_nobody_from_using_the_file() -> None:
    loaded = load(small(introduction="Hello <b>you</b>.").encode(), "f.yaml")
    assert said(loaded) == ["f.yaml:12:15 html warning"]
    assert loaded.errors == []
    assert loaded.sound()[0].introduction == "Hello <b>you</b>."


def test_an_error_beside_a_warning_is_raised_with_it() -> None:
    text = small(introduction="Hello <b>you</b>.").replace("language: 1", "language: 7")
    loaded = load(text.encode(), "f.yaml")
    assert said(loaded) == ["f.yaml:1:11 wrong-language error", "f.yaml:12:15 html warning"]
    assert [problem.code for problem in loaded.errors] == ["wrong-language"]
    with pytest.raises(AssessmentError) as caught:
        loaded.sound()
    assert caught.value.problems == loaded.problems


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("a <br> b", ["<br>"]),
        ("</p>", ["</p>"]),
        ("<img src=x onerror=y>", ["<img src=x onerror=y>"]),
        ("<script>", ["<script>"]),
        ("<br/>", ["<br/>"]),
        ("<!-- x -->", ["<!-- x -->"]),
        ("<my-part>", ["<my-part>"]),
        ("see <https://example.org>", []),
        ("write to <a@example.org>", []),
        ("1 < 2 > 0", []),
        ("a <b, c> d", []),
        ("<3", []),
        ("**bold** [x](y.md)", []),
    ],
)
def test_html_is_warned_of_and_markdown_is_not(text: str, found: list[str]) -> None:
    loaded = load(small(introduction=f"'{text}'").encode(), "f.yaml")
    assert [dict(problem.facts)["found"] for problem in loaded.problems] == found


def test_what_is_loaded_without_its_parts_is_not_sound() -> None:
    loaded = load(small().encode(), "f.yaml")
    for part in (dataclasses.replace(loaded, assessment=None), dataclasses.replace(loaded, compiled=None)):
        with pytest.raises(AssessmentError):
            part.sound()
