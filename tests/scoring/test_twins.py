"""Python, Node, Chromium and Pyodide in Chromium agree on every vector and on thousands of programs made at random."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from typing import Any

import pytest
from playwright.sync_api import Browser, Page

from quietform.blocks import (
    CORE,
    ENGINE,
    one_scope,
    read_file,
    sources,
)
from quietform.parts import PARTS
from quietform.scoring.evaluator import READINGS, WHOLE
from quietform.scoring.functions import COUNTED, METHODS, OPERATIONS
from quietform.scoring.nodes import LEAVES
from quietform.scoring.norms import METRICS
from quietform.scoring.sheet import MISSING
from tests.scoring.engines import Call, engine_blocks, in_chromium, in_node, in_pyodide, in_python
from tests.scoring.generate import calls
from tests.scoring.shrink import difference
from tests.scoring.vectors import CLASSES, differences, vectors

# So many programs made at random for each engine, in ranges of seeds that the processes of a run can share; one range
# is asked of all engines before the next, so that it is made, and scored here, once.
PROGRAMS = {"node": 20_000, "chromium": 20_000, "pyodide": 2_000}
STEP = 2_000
STARTS = range(0, max(PROGRAMS.values()), STEP)
RANGES = [(engine, start) for start in STARTS for engine, count in PROGRAMS.items() if start < count]
# Words of the language that no table of the engine holds.
WORDS = ["complete", "share", "zero", "and", "or", "not", "if", "items", "reverse", "scales", "formula", "operands"]
WORDS += ["needs", "needs_items", "both", "weights", "times", "prorate", "decimals", "near", "bands", "from", "above"]
WORDS += ["below", "to", "shown", "run", "turned", "change", "difference", "cutoff", "groups", "gives", "when", "table"]
WORDS += ["linear", "percentile", "polynomial", "floor", "ceiling", "of", "raw"]
CALLS = ["evaluate", "change", "compare"]
# What answers say: beside the states, why norms give nothing, what quality notes, what a change is.
SAID = ["no_group", "not_in_table", "long_run", "same_throughout", "reliable True", "reliable False", "reliable None"]
SAID += ["crossed True", "crossed False", "crossed None", "index None", "p None", "band None", "near None"]


@pytest.fixture(params=PROGRAMS)
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


def test_every_vector_holds_in_each_engine(score: Any) -> None:
    answers = score([vector.call for vector in vectors()])
    found = [line for vector, answer in zip(vectors(), answers, strict=True) for line in differences(vector, answer)]
    assert found == []


def test_all_engines_agree_on_everything_that_a_vector_leaves_open(score: Any) -> None:
    calls = [vector.call for vector in vectors()]
    assert difference(calls, score) == ""


@pytest.mark.parametrize(("engine", "start"), RANGES, indirect=["engine"])
def test_programs_made_at_random_are_scored_alike(score: Any, start: int) -> None:
    made, here = scored_here(start)
    assert difference(made, score, here) == ""


@lru_cache(maxsize=1)
def scored_here(start: int) -> tuple[Sequence[Call], list[Any]]:
    """A range of programs made at random, with what the Python of this run says of each."""
    made = calls(range(start, start + STEP))
    return made, in_python(made)


def test_estimates_are_the_same_to_five_places_in_pyodide(pyodide: Page) -> None:
    """Its `exp` and `log` may differ from this machine's in their last bit."""
    calls = [vector.call for vector in vectors("irt")]
    answers = zip(calls, in_python(calls), in_pyodide(pyodide, calls), strict=True)
    for estimated, here, there in answers:
        for one, other in zip(here, there, strict=True):
            assert one.keys() == other.keys()
            assert [key for key in one if abs(float(one[key]) - float(other[key])) > 1e-5] == [], estimated


def test_the_programs_made_at_random_reach_every_corner() -> None:
    made, here = scored_here(0)
    asked = Counter(word for call in made for word in _words(call))
    said = Counter(word for answer in here for word in _words(answer))
    tables: list[Iterable[str]] = [METHODS, OPERATIONS, COUNTED, METRICS, READINGS, WHOLE, LEAVES, MISSING, CALLS]
    language = {*WORDS, *(word for table in tables for word in table)}
    assert {word: asked[word] for word in language if asked[word] < 100} == {}
    assert {word: said[word] for word in (*CLASSES, *SAID) if said[word] < 20} == {}
    assert len({json.dumps(call) for call in made}) >= 0.99 * len(made)
    assert said["similarity"] - said["similarity None"] >= 20
    assert said["fraction"] >= 1_000


def _words(value: Any, key: str = "") -> Iterator[str]:
    """Every key and text of JSON; what has one of few values, as "key value"; "fraction" for a score that is one."""
    if isinstance(value, dict):
        yield from value
        for name, inner in value.items():
            yield from _words(inner, name)
    elif isinstance(value, list):
        for inner in value:
            yield from _words(inner, key)
    elif isinstance(value, str):
        yield "fraction" if key == "score" and "/" in value else value
    elif value is None or isinstance(value, bool):
        yield f"{key} {value}"


def test_chromium_runs_the_modules_of_the_page_joined_in_the_same_way() -> None:
    # What a block becomes by the minifier depends on all of it; that pages hold just that is a test of the blocks.
    made = engine_blocks()
    modules = one_scope(map(read_file, ENGINE))
    assert modules in made[CORE]
    assert modules in sources()[CORE]
    for name, part in PARTS.items():
        scoring = one_scope(read_file(path) for path in part.files if path.startswith("scoring/"))
        assert scoring in sources()[name]
        assert not scoring or scoring in made[name]
