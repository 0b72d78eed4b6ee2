"""The vectors are the specification: every sentence has its case, every case says what it shows and whence it is."""

from __future__ import annotations

import json
import re
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from quietform.scoring.functions import METHODS
from tests.scoring.vectors import (
    CLASSES,
    FOLDER,
    SPECIFICATION,
    Vector,
    compiled,
    differences,
    problems,
    sentences,
    topics,
    vectors,
)

ROOT = Path(__file__).parents[2]
GROUP = {"about", "shows", "source", "call", "program", "yaml", "cases"}
CASE = {"description", "shows", "source", "call", "yaml", "answers", "responses", "before", "after", "one", "other"}
CASE |= {"expect", "notes", "flags", "quality", "profiles", "reasons", "next", "similarity", "tolerance"}
# Their calls take numbers or one scale, not programs.
WITHOUT_PROGRAM = ("numbers", "irt")
EVERY = vectors(*topics())


def groups() -> list[tuple[str, dict[str, Any]]]:
    return [(name, group) for name, topic in topics().items() for group in topic["groups"]]


# Every sentence has its case.


def test_every_sentence_is_shown_by_a_case_or_names_the_tests_that_show_it_instead() -> None:
    shown = {id for vector in EVERY for id in vector.shows}
    without = [id for id, sentence in sentences().items() if id not in shown and "instead" not in sentence]
    assert without == []
    assert [id for id, sentence in sentences().items() if id in shown and "instead" in sentence] == []


def test_every_citation_is_a_sentence() -> None:
    cited = {(vector.where, id) for vector in EVERY for id in vector.shows}
    assert [pair for pair in sorted(cited) if pair[1] not in sentences()] == []
    assert [vector.where for vector in EVERY if not vector.shows] == []


def test_the_tests_that_stand_in_for_vectors_are_there() -> None:
    instead = {sentence["instead"] for sentence in sentences().values() if "instead" in sentence}
    assert [path for path in sorted(instead) if not (ROOT / path).is_file()] == []


def test_each_sentence_has_an_id_of_its_own_under_its_section() -> None:
    sections = json.loads(SPECIFICATION.read_text(encoding="utf-8"))["sections"]
    listed = [sentence["id"] for section in sections for sentence in section["sentences"]]
    assert len(listed) == len(set(listed))
    for section in sections:
        assert len({sentence["id"].partition(".")[0] for sentence in section["sentences"]}) == 1, section["title"]
        assert all(re.fullmatch(r"[a-z]+\.[a-z_]+", sentence["id"]) for sentence in section["sentences"])
        assert all(sentence["says"][-1] in ".,:" for sentence in section["sentences"])


# Every case says what it shows.


@pytest.mark.parametrize("name", topics())
def test_each_case_of_a_topic_has_a_description_of_its_own(name: str) -> None:
    described = [vector.description for vector in vectors(name)]
    assert [text for text, times in Counter(described).items() if times > 1] == []
    assert [text for text in described if len(text.split()) < 2 or re.search(r"\bcase \d|should", text)] == []


@pytest.mark.parametrize("name", topics())
def test_a_file_has_a_topic_and_a_source_and_one_case_a_line(name: str) -> None:
    topic = topics()[name]
    assert set(topic) - {"only", "tolerance"} == {"topic", "source", "groups"}
    lines = (FOLDER / f"{name}.json").read_text(encoding="utf-8").splitlines()
    cases = [json.loads(line.strip().removesuffix(",")) for line in lines if line.strip().startswith('{"description"')]
    assert cases == [case for group in topic["groups"] for case in group["cases"]]


def test_groups_and_cases_have_known_keys_only() -> None:
    assert [(name, key) for name, group in groups() for key in group if key not in GROUP] == []
    cases = [(name, case) for name, group in groups() for case in group["cases"]]
    assert [(name, key) for name, case in cases for key in case if key not in CASE] == []
    assert [name for name, case in cases if not {"description", "expect"} <= case.keys()] == []
    assert [(name, group["about"]) for name, group in groups() if not group["cases"] or not group["about"]] == []


def test_each_group_has_one_program_and_each_topic_one_that_the_compiler_made() -> None:
    for name, group in groups():
        assert ("program" in group) + ("yaml" in group) == (name not in WITHOUT_PROGRAM), group["about"]
    assert [name for name in topics() if name not in WITHOUT_PROGRAM and not _has_yaml(name)] == []


def _has_yaml(name: str) -> bool:
    return any("yaml" in group for group in topics()[name]["groups"])


def test_each_expectation_of_a_scale_names_a_class_with_an_exact_fraction() -> None:
    wrong = []
    for vector in vectors():
        if vector.call[0] == "evaluate":
            for id, wanted in vector.expect["scales"].items():
                score = wanted.get("score")
                exact = score is not None and re.fullmatch(r"-?[0-9]+(/[0-9]+)?", score)
                if wanted.get("state") not in CLASSES or bool(exact) != (wanted["state"] == "scored"):
                    wrong.append((vector.where, id, wanted))
    assert wrong == []


def test_every_class_is_met() -> None:
    expected = [vector.expect["scales"] for vector in vectors() if vector.call[0] == "evaluate"]
    assert {wanted["state"] for scales in expected for wanted in scales.values()} == set(CLASSES)


# What the compiler says, and the loader itself.


@pytest.mark.parametrize("vector", vectors("problems"), ids=lambda vector: vector.where)
def test_the_compiler_says_of_a_file_what_its_vector_says(vector: Vector) -> None:
    _, group, case = vector.call
    assert differences(vector, problems(f"{group}\n{case}")) == []


def test_a_difference_is_told_with_its_case_and_its_place() -> None:
    expect = {"scales": {"s": {"state": "scored", "norms": [{"t": "60"}]}}, "notes": [1], "similarity": None}
    vector = Vector("bands 1.2", "half a point", "scoring.md", ("bands.near",), (), ["evaluate", {}, {}], expect, "")
    same = {"scales": {"s": {"state": "scored", "score": "1", "norms": [{"id": "n", "t": "60"}]}}, "notes": [1]}
    assert differences(vector, same | {"similarity": None}) == []
    other = {"scales": {"s": {"state": "scored", "norms": [{"t": "61"}]}}, "notes": [True]}
    assert differences(vector, other) == [
        'bands 1.2: half a point: scales.s.norms[0].t is "61", not "60"',
        "bands 1.2: half a point: notes[0] is true, not 1",
        'bands 1.2: half a point: similarity is "absent", not null',
    ]


def test_yaml_with_an_error_fails_its_case_with_every_problem_and_its_text() -> None:
    text = "option_sets: {o: {options: [{value: 0, label: No}]}}\nscales: {s: {title: S, method: sum, items: [a]}}"
    program, fault = compiled(text)
    vector = Vector("x 1.1", "a fault", "", (), (), ["evaluate", program, {}], {}, fault)
    (line,) = differences(vector, {"scales": {}, "notes": []})
    assert line.startswith("x 1.1: a fault: the YAML has problems\nvectors.yaml:")
    assert line.endswith(text)
    assert line.count("\n") >= 4


def test_every_method_has_a_vector() -> None:
    programs = [vector.call[1] for vector in vectors() if vector.call[0] == "evaluate"]
    assert set(METHODS) <= {scale.get("method") for program in programs for scale in program["scales"]}
