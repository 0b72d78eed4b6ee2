"""The item response model of a scale → its place in a program: parameters for Python, or a table for both engines."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal
from fractions import Fraction
from typing import Any

from quietform.compiler.answers import Answer
from quietform.compiler.formula import written
from quietform.compiler.names import Names, Path
from quietform.compiler.values import MOST_VALUES, Reach
from quietform.model import Scale
from quietform.problems import Problems
from quietform.reading import Source
from quietform.scoring.irt_tables import sum_table
from quietform.traits import Irt, Parameters

# The look-up tables of a sum; no norm set of an author can have such an id.
ESTIMATE, ERROR = "irt.estimate", "irt.error"
# A table with more steps takes more than a few seconds; one with more sums is no table to look up.
MOST_TABLE_STEPS = 50_000_000


def irt_of(scale: Scale, answers: Mapping[str, Answer]) -> dict[str, Any]:
    """The model as a program holds it. The categories of an item under `reverse` run from its highest value down."""
    irt, items = scale.irt, scale.items or []
    assert irt is not None
    found: dict[str, Any] = {
        "model": irt.model,
        "estimate": irt.estimate,
        "D": irt.D,
        "prior": [_text(part) for part in irt.normal],
        "range": [_text(end) for end in irt.ends],
        "nodes": irt.nodes,
        "items": {item: _item(irt.parameters[item], answers[item], item in scale.reverse) for item in items},
    }
    if irt.scaled is not None:
        found["scaled"] = [_text(irt.scaled.mean), _text(irt.scaled.sd)]
    return found


def _item(found: Parameters, answer: Answer, turned: bool) -> dict[str, Any]:
    numbers = {key: _text(value) for key in ("a", "c", "u") if (value := getattr(found, key)) is not None}
    lists = {key: list(map(_text, value)) for key in ("b", "d") if (value := getattr(found, key)) is not None}
    return {**numbers, **lists, "categories": [written(value) for value in sorted(answer.values, reverse=turned)]}


def _text(value: Fraction) -> str:
    """The decimal that was written, or the fraction."""
    decimal = Decimal(value.numerator) / value.denominator
    return f"{decimal:f}" if Fraction(decimal) == value else str(value)


def table_of(
    name: str, scale: Scale, answers: Mapping[str, Answer], source: Source, problems: Problems
) -> list[dict[str, Any]]:
    """The estimates of all sums and their standard errors, as two norm sets: ordinary look-up tables."""
    if not _is_small(scale, answers):
        fault, hint = "makes too large a table of sums", "use fewer nodes, or option sets whose values rise evenly"
        problems.add(source.at("scales", name, "irt", "estimate"), "irt", scale=name, fault=fault, hint=hint)
        return []
    try:
        rows = sum_table(irt_of(scale, answers), scale.reverse)
    except ValueError as error:
        fault = f"gives the sum {error} no chance anywhere in its range"
        problems.add(source.at("scales", name, "irt", "range"), "irt", scale=name, fault=fault, hint="widen the range")
        return []
    tables = {ESTIMATE: "score", ERROR: "se"}
    return [
        {"id": id, "groups": [{"id": "all", "table": [[row["sum"], row[key]] for row in rows]}], "gives": ["score"]}
        for id, key in tables.items()
    ]


def _is_small(scale: Scale, answers: Mapping[str, Answer]) -> bool:
    assert scale.irt is not None
    sums, steps = {Fraction(0)}, 0
    for item in scale.items or []:
        values = answers[item].values
        steps += len(sums) * len(values) * scale.irt.nodes
        if steps > MOST_TABLE_STEPS or len(sums) > MOST_VALUES:
            return False
        sums = {total + value for total in sums for value in values}
    return len(sums) <= MOST_VALUES


def reach_of(irt: Irt) -> Reach:
    """No estimate lies beyond the range."""
    scaled = irt.scaled
    ends = [end if scaled is None else scaled.mean + scaled.sd * end for end in irt.ends]
    return Reach(min(ends), max(ends))


def check_rests(names: Names, user: str, scales: Sequence[str], path: Path) -> bool:
    """Whether a page can score all of these scales; `user`, who needs them, is noted for each that it cannot."""
    known = names.assessment.scales
    found = [name for name in scales if name in known and (irt := known[name].irt) is not None and irt.python_only]
    for name in found:
        names.problems.add(names.source.key(*path), "python-only", user=user, scale=name)
    return not found
