"""The Python modules of scoring → which of their mutants live: each is tried in a process of its own.

A mutant runs as the package itself would: every module anew from its source, the mutant in place of the real one.
It must hold every vector, and on programs made at random answer as the real engine does. A mutant of the
modules that make estimates has the vectors and the tests of estimates to pass.
"""

from __future__ import annotations

import gc
import os
import resource
import signal
import sys
from collections.abc import Callable, Iterator
from functools import cache, partial
from pathlib import Path
from types import CodeType, ModuleType
from typing import Any

import pytest

import quietform.scoring
from tests.mutants.edits import edits
from tests.mutants.mutant import RANDOM, Mutant, named
from tests.scoring import calls as real_calls
from tests.scoring.calls import CALLS
from tests.scoring.generate import calls
from tests.scoring.vectors import topics, vectors

FOLDER = Path(quietform.scoring.__file__).parent
TESTS = Path(real_calls.__file__).parent
# In the order of their imports.
MODULES = (
    *("exact", "functions", "nodes", "irt", "irt_tables", "norms", "plan", "sheet", "profiles", "quality"),
    *("next", "reasons", "evaluator", "compare", "__init__"),
)
# The tests of what is Python's only: estimates, which no vector that all engines run has, and a rule by itself.
TESTED = ("test_irt.py", "test_irt_tables.py", "test_evaluator.py::test_how_many_answers_a_rule_asks_for")
OF_ESTIMATES = ("irt", "irt_tables", "plan", "evaluator")
# Of processor time, for the calls (which take one) and for the tests; a mutant that does not end is noticed.
CALLING, TESTING = 3, 30
MEMORY = 2 << 30


def mutants() -> list[Mutant]:
    found: list[Mutant] = []
    for module in MODULES:
        source = (FOLDER / f"{module}.py").read_bytes()
        found += named(f"{module}.py", source, edits(source))
    return found


def living(tried: list[Mutant], at_once: int) -> list[Mutant]:
    """Those that nothing notices."""
    _ready()
    gc.freeze()
    running: dict[int, Mutant] = {}
    lives: list[Mutant] = []

    def await_one() -> None:
        process, status = os.wait()
        mutant = running.pop(process)
        if status == 0:
            lives.append(mutant)

    for mutant in tried:
        while len(running) >= at_once:
            await_one()
        running[_apart(mutant)] = mutant
    while running:
        await_one()
    return lives


def _apart(mutant: Mutant) -> int:
    """A process that ends with 0 if nothing is noticed."""
    process = os.fork()
    if process:
        return process
    status = 1
    try:
        signal.setitimer(signal.ITIMER_PROF, CALLING)
        resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
        _silence()
        _install(mutant)
        status = 0 if not _noticed_by_calls(mutant) and _tested(mutant) == 0 else 1
    finally:
        os._exit(status)
    raise AssertionError("a process that has ended")


def _silence() -> None:
    nothing = os.open(os.devnull, os.O_RDWR)
    for stream in (0, 1, 2):
        os.dup2(nothing, stream)


def _install(mutant: Mutant) -> None:
    """Every module anew from its source, in the order of imports, and the tests' calls of them."""
    for module, code in _ready()[0].items():
        if mutant.file == f"{module}.py":
            code = compile(mutant.source, mutant.file, "exec")
        if module == "__init__":
            exec(code, quietform.scoring.__dict__)
        else:
            _module(f"quietform.scoring.{module}", code)
    CALLS.update(_module("tests.scoring.calls", compile(Path(str(real_calls.__file__)).read_bytes(), "calls", "exec")))


def _module(name: str, code: CodeType) -> Any:
    made = sys.modules[name] = ModuleType(name)
    made.__package__, made.__file__ = name.rpartition(".")[0], sys.modules[__name__].__file__
    exec(code, made.__dict__)
    return made.__dict__.get("CALLS")


@cache
def _ready() -> tuple[dict[str, CodeType], list[tuple[Any, Callable[[Any], bool]]]]:
    """What every process has at hand: the modules' code, and calls with what says whether an answer is right."""
    code = {module: compile((FOLDER / f"{module}.py").read_bytes(), module, "exec") for module in MODULES}
    return code, list(_checks())


def _checks() -> Iterator[tuple[Any, Callable[[Any], bool]]]:
    for vector in vectors():
        yield vector.call, partial(holds, vector.expect)
    for call in calls(range(RANDOM)):
        name, *values = call
        yield call, partial(holds, CALLS[name](*values))


@cache
def _estimates() -> list[tuple[list[Any], list[dict[str, str]], float]]:
    """Calls, what they must give, and how near."""
    topic = topics()["irt"]
    cases = [case for group in topic["groups"] for case in group["cases"]]
    return [
        (
            case["call"],
            case["expect"] if isinstance(case["expect"], list) else [case["expect"]],
            float(case.get("tolerance", topic["tolerance"])),
        )
        for case in cases
    ]


def holds(wanted: Any, found: Any) -> bool:
    """Whether an answer holds all that a vector expects; of a mapping at least what is named."""
    if isinstance(wanted, dict) and isinstance(found, dict):
        return all(key in found and holds(value, found[key]) for key, value in wanted.items())
    if isinstance(wanted, list) and isinstance(found, list):
        return len(wanted) == len(found) and all(map(holds, wanted, found))
    return type(wanted) is type(found) and bool(wanted == found)


def _noticed_by_calls(mutant: Mutant) -> bool:
    if mutant.file.startswith("irt"):
        return not all(_near(CALLS[name](*values), wanted, within) for (name, *values), wanted, within in _estimates())
    return not all(right(CALLS[name](*values)) for (name, *values), right in _ready()[1])


def _near(found: list[dict[str, str]], wanted: list[dict[str, str]], within: float) -> bool:
    return len(found) == len(wanted) and all(
        abs(float(row[key]) - float(value)) <= within
        for row, expected in zip(found, wanted, strict=True)
        for key, value in expected.items()
    )


def _tested(mutant: Mutant) -> int:
    """The tests' modules are not imported yet, so they import the mutant. Those by Node say nothing of it."""
    if mutant.file.removesuffix(".py") not in OF_ESTIMATES:
        return 0
    signal.setitimer(signal.ITIMER_PROF, TESTING)
    options = ["-x", "-q", "-p", "no:cacheprovider", "-p", "no:xdist", "-k", "not javascript"]
    return int(pytest.main([*options, *(str(TESTS / name) for name in TESTED)]))
