"""The page on how scores are computed: it is what the vectors make of it, and says all that they hold."""

from __future__ import annotations

import pytest

from quietform.scoring.functions import METHODS, OPERATIONS
from tests.scoring.cases import given, made, result
from tests.scoring.page import FILE, STATES, page
from tests.scoring.vectors import CLASSES, Vector, sentences, vectors


def test_the_page_in_the_repository_is_the_one_that_the_vectors_make() -> None:
    assert FILE.read_text(encoding="utf-8") == page(), "run: make docs"


def test_every_sentence_of_the_specification_stands_on_it_once() -> None:
    text = page()
    assert [id for id, sentence in sentences().items() if text.count(f"**{sentence['says']}**\n") != 1] == []


def test_every_method_operation_and_state_stands_in_its_tables() -> None:
    tables = page().partition("## All methods")[2]
    assert [name for name in (*METHODS, *OPERATIONS) if f"`{name}`" not in tables] == []
    assert tuple(STATES) == CLASSES


def case(topic: str, start: str) -> Vector:
    (found,) = [vector for vector in vectors(topic) if vector.description.startswith(start)]
    return found


@pytest.mark.parametrize(
    ("vector", "wanted"),
    [
        (
            case("bands", "one point below a border"),
            (
                ["s: sum of a; needs: complete; bands: low below 4, mid from 4 below 7, high from 7; near: 1"],
                "a 3",
                "s 3 (band low; near mid)",
            ),
        ),
        (
            case("weights", "the reversed 0 counts 4"),
            (["s: sum of a × 0.5, b reversed × -2, c; needs: complete"], "a 0, b 0, c 0", "s -8"),
        ),
        (
            case("change", "an index of exactly 1.96"),
            (
                ["s: sum of a; needs: complete; difference 2.5"],
                "s 50; s 549/10",
                "s: difference 49/10, index 49/25, least 49/10, reliable no",
            ),
        ),
        (case("numbers", "9.96 would be"), ([], 'show `"9.96", 1, [10]`', "9.96")),
    ],
    ids=lambda value: value.where if isinstance(value, Vector) else "",
)
def test_a_case_in_words(vector: Vector, wanted: tuple[list[str], str, str]) -> None:
    assert (list(made([vector])), given(vector), result(vector)) == wanted
