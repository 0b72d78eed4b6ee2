"""What the tests call of the Python engine: values of JSON → values of JSON. Twin of calls.js, and in Pyodide too."""

from __future__ import annotations

import json
from collections.abc import Callable
from fractions import Fraction
from typing import Any

from quietform.scoring import evaluate
from quietform.scoring.compare import change, two_people
from quietform.scoring.exact import parse, round_half_away, show, write
from quietform.scoring.irt import estimate
from quietform.scoring.irt_tables import sum_table


def _parse(written: object) -> str | None:
    try:
        return write(parse(written))
    except (ValueError, ZeroDivisionError):
        return None


def _show(written: int | str, decimals: int | None, borders: list[int | str]) -> str:
    return show(parse(written), decimals, [parse(border) for border in borders])


CALLS: dict[str, Callable[..., Any]] = {
    "evaluate": evaluate,
    "change": change,
    "compare": two_people,
    "parse": _parse,
    "round": lambda written, decimals: write(round_half_away(Fraction(written), decimals)),
    "show": _show,
    # Of Python only.
    "irt": lambda scale, given: [estimate(scale, {item: parse(value) for item, value in given.items()})],
    "irt_table": sum_table,
}


def answers(text: str) -> str:
    """A JSON list of calls → a JSON list of their answers."""
    return json.dumps([CALLS[name](*values) for name, *values in json.loads(text)])
