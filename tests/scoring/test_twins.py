"""Python, Node, Chromium and Pyodide in Chromium agree on every vector and on thousands of programs made at random."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Sequence
from typing import Any

import pytest
from playwright.sync_api import Browser, Page

from quietform.blocks import ENGINE, PARTS, one_scope, read_file, sources
from tests.scoring.engines import Call, engine_blocks, in_chromium, in_node, in_pyodide, in_python
from tests.scoring.generate import call
from tests.scoring.vectors import differences, vectors

SEEDS = range(4_000)
CALLS = [call(seed) for seed in SEEDS]


# Pyodide takes some milliseconds a program.
MOST = {"node": len(CALLS), "chromium": len(CALLS), "pyodide": 2_000}


@pytest.fixture(params=MOST)
def engine(request: pytest.FixtureRequest) -> str:
    """Each of the engines beside the Python of this run."""
    name: str = request.param
    return name


@pytest.fixture
def score(request: pytest.FixtureRequest, engine: str) -> Any:
    """Calls → answers of that engine."""
    if engine == "node":
        return in_node
    if engine == "pyodide":
        page: Page = request.getfixturevalue("pyodide")
        return lambda calls: in_pyodide(page, calls)
    browser: Browser = request.getfixturevalue("browser")
    return lambda calls: in_chromium(browser, calls)


def smallest_difference(calls: Sequence[Call], one: list[Any], two: list[Any]) -> str:
    """The shortest call on which two engines differ, in words; empty if they agree."""
    assert len(one) == len(two) == len(calls)
    different = [triple for triple in zip(calls, one, two, strict=True) if triple[1] != triple[2]]
    if not different:
        return ""
    shortest, first, second = min(different, key=lambda triple: len(json.dumps(triple[0])))
    return f"{len(different)} differ, such as\n{json.dumps(shortest)}\nPython: {first}\nother:  {second}"


def test_every_vector_holds_in_each_engine(score: Any) -> None:
    answers = score([vector.call for vector in vectors()])
    found = [line for vector, answer in zip(vectors(), answers, strict=True) for line in differences(vector, answer)]
    assert found == []


def test_all_engines_agree_on_everything_that_a_vector_leaves_open(score: Any) -> None:
    calls = [vector.call for vector in vectors()]
    assert smallest_difference(calls, in_python(calls), score(calls)) == ""


def test_programs_made_at_random_are_scored_alike(score: Any, engine: str) -> None:
    calls = CALLS[: MOST[engine]]
    assert smallest_difference(calls, in_python(calls), score(calls)) == ""


def test_estimates_are_the_same_to_five_places_in_pyodide(pyodide: Page) -> None:
    """Its `exp` and `log` may differ from this machine's in their last bit."""
    calls = [vector.call for vector in vectors("irt")]
    answers = zip(calls, in_python(calls), in_pyodide(pyodide, calls), strict=True)
    for estimated, here, there in answers:
        for one, other in zip(here, there, strict=True):
            assert one.keys() == other.keys()
            assert [key for key in one if abs(float(one[key]) - float(other[key])) > 1e-5] == [], estimated


def test_the_programs_made_at_random_reach_every_corner() -> None:
    programs = {json.dumps(program) for _, program, _ in CALLS}
    answers = in_python(CALLS)
    results = [result for answer in answers for result in answer["scales"].values()]
    states = Counter(result["state"] for result in results)
    assert len(programs) >= 3_900
    assert set(states) == {"scored", "too_few", "not_shown", "undefined", "out_of_range"}
    assert min(states.values()) >= 100
    assert sum(result["near"] is not None for result in results) >= 500
    assert sum(bool(answer["notes"]) for answer in answers) >= 500
    assert sum("/" in (result["score"] or "") for result in results) >= 1_000
    text = json.dumps([program["scales"] for _, program, _ in CALLS])
    words = [
        "sum",
        "mean",
        "pomp",
        "complete",
        "at_least",
        "share",
        "at_most",
        "zero",
        "prorate",
        "needs_items",
        "both",
    ]
    words += ["+", "-", "*", "/", "neg", "<", "<=", ">", ">=", "==", "!=", "and", "or", "not", "if", "min", "max"]
    words += ["abs", "round", "item", "scale", "answered", "cannot_tell", "from", "above", "below", "to", "decimals"]
    assert [word for word in words if f'"{word}"' not in text] == []


def test_a_difference_would_be_seen() -> None:
    answers = in_python(CALLS[:50])
    changed = json.loads(json.dumps(answers))
    next(iter(changed[7]["scales"].values()))["answered"] += 1
    assert smallest_difference(CALLS[:50], answers, changed).startswith("1 differ, such as\n")


def test_chromium_runs_the_modules_of_the_page_joined_in_the_same_way() -> None:
    # What a block becomes by the minifier depends on all of it; that pages hold just that is a test of the blocks.
    engine, *parts, _ = engine_blocks()
    modules = one_scope(map(read_file, ENGINE))
    assert modules in engine
    assert modules in sources()["core"]
    for name, part in PARTS.items():
        scoring = one_scope(read_file(path) for path in part.files if path.startswith("scoring/"))
        assert scoring in sources()[name]
        assert any(scoring in block for block in parts)
