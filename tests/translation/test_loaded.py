"""A translation from bytes: what its source is, what of it can be used, and whose problems are told."""

from __future__ import annotations

from pathlib import Path

from quietform.translation.loaded import load_translation, source_of
from tests.translation.samples import SOURCE, translation


def test_the_source_of_a_translation_stands_beside_it() -> None:
    assert source_of(Path("deep/one.es.yaml")) == Path("deep/one.yaml")
    assert source_of(Path("content/help.pt-BR.md")) == Path("content/help.md")


def test_a_translation_is_an_assessment_like_any_other() -> None:
    loaded = load_translation(SOURCE.encode(), "one.yaml", translation().encode(), "one.es.yaml")
    assert (loaded.id, loaded.language, loaded.state, loaded.missing, loaded.count) == ("one", "es", "draft", (), 23)
    assert loaded.loaded is not None
    assessment, compiled = loaded.loaded.sound()
    assert (loaded.loaded.id, assessment.title) == ("one", "Pequeño")
    assert compiled.program["scales"][0]["id"] == "level"


def test_what_is_wrong_with_the_source_is_told_there_only() -> None:
    doubtful = SOURCE.replace("{at_least: 2}", "zero").replace("level: 1,", "")
    loaded = load_translation(doubtful.encode(), "one.yaml", translation(doubtful).encode(), "one.es.yaml")
    assert loaded.problems == []
    assert loaded.loaded is not None
    assert [problem.code for problem in loaded.loaded.problems] == ["zero-rule"]


def test_without_its_source_nothing_can_be_made_of_it() -> None:
    loaded = load_translation(None, "one.yaml", translation().encode(), "one.es.yaml")
    assert loaded.loaded is None
    assert list(map(str, loaded.errors)) == [
        'one.es.yaml:1:1 overlay-alone  there is no "one.yaml" beside it. Name it after the file that it translates.'
    ]


def test_a_file_that_is_no_yaml_is_told_as_any_other() -> None:
    loaded = load_translation(SOURCE.encode(), "one.yaml", b"texts: [", "one.es.yaml")
    assert [problem.code for problem in loaded.errors] == ["not-yaml"]
