"""Norm sets of a scale → their place in a program; proves that no person belongs to two groups of a set."""

from __future__ import annotations

from fractions import Fraction
from itertools import combinations, pairwise
from typing import Any

from quietform.compiler.conditions import ALWAYS, Hidden, assignments, condition
from quietform.compiler.formula import written
from quietform.compiler.names import Names, Path
from quietform.measures import NormGroup, NormSet, Percentile
from quietform.scoring.nodes import holds
from quietform.scoring.norms import METRICS


def norms(names: Names, scale: str, sets: list[NormSet], hidden: Hidden) -> list[dict[str, Any]]:
    """The norm sets of a scale as a program holds them; what is wrong with them is noted."""
    found = []
    for index, one in enumerate(sets):
        path: Path = ("scales", scale, "norms", index)
        before = [other.id for other in sets[:index]]
        _twice(names, "norm set", one.id, before, ("scales", scale, "norms"), path)
        groups = []
        for g, group in enumerate(one.groups):
            at: Path = (*path, "groups", g)
            _twice(names, "group", group.id, [other.id for other in one.groups[:g]], (*path, "groups"), at)
            _check_group(names, one, group, at)
            groups.append(_group(names, one, group, at, hidden))
        _check_overlap(names, one, groups, path, hidden)
        found.append({"id": one.id, "groups": groups, "gives": list(dict.fromkeys(one.gives))})
    return found


def _twice(names: Names, kind: str, id: str, before: list[str], listed: Path, path: Path) -> None:
    if id in before:
        first = names.source.at(*listed, before.index(id), "id").line
        names.problems.add(names.source.at(*path, "id"), "duplicate-id", kind=kind, id=id, first=first)


def _group(names: Names, norms: NormSet, group: NormGroup, path: Path, hidden: Hidden) -> dict[str, Any]:
    found: dict[str, Any] = {"id": group.id}
    if group.when is not None:
        found["when"] = condition(names, group.when, _user(norms, group), (*path, "when"), hidden)
    if group.mean is not None and group.sd is not None:
        found |= {"mean": written(group.mean), "sd": written(group.sd)}
    if group.table is not None:
        found["table"] = _table(group.table)
        if group.linear:
            found["linear"] = True
    if group.percentile is not None:
        found["percentile"] = _percentile(group.percentile)
    return found


def _percentile(how: Percentile) -> dict[str, Any]:
    if how.table is not None:
        return {"of": how.of, "table": _table(how.table)} | ({"linear": True} if how.linear else {})
    ends = {"floor": written(how.floor or Fraction(0)), "ceiling": written(how.ceiling or Fraction(100))}
    return {"polynomial": [written(number) for number in how.polynomial or []], **ends}


def _table(rows: list[tuple[Fraction, Fraction]]) -> list[list[int | str]]:
    return [[written(score), written(value)] for score, value in rows]


def _check_group(names: Names, norms: NormSet, group: NormGroup, path: Path) -> None:
    """Whether the group has what the set gives, and nothing that does not go together."""

    def wrong(key: str, fault: str, hint: str) -> None:
        place = names.source.key(*path, *key.split("."))
        names.problems.add(place, "measure", user=_user(norms, group), fault=fault, hint=hint)

    metrics = [name for name in norms.gives if name in METRICS]
    if metrics and (group.mean is None or group.sd is None):
        wrong("id", f"has no mean and sd, which {metrics[0]} is made of", "add both, or give something else")
    elif (group.mean is None) != (group.sd is None):
        wrong("id", "has only one of mean and sd", "give both, or none")
    if group.sd is not None and group.sd <= 0:
        wrong("sd", "has a standard deviation that is not above 0", "write the published one")
    if "score" in norms.gives and group.table is None:
        wrong("id", "has no table, which score is looked up in", "add it, or give something else")
    if group.table is not None:
        _check_table(group.table, "table", wrong)
    if "percentile" in norms.gives and group.percentile is None:
        wrong("id", "has no percentile, which the set gives", "add it, or give something else")
    if group.percentile is not None:
        _check_percentile(group, group.percentile, wrong)


def _check_percentile(group: NormGroup, how: Percentile, wrong: Any) -> None:
    if (how.table is None) == (how.polynomial is None):
        wrong("percentile", "has a percentile that is not either a table or a polynomial", "give exactly one of them")
        return
    if (how.table is None or how.of == "t") and group.mean is None and group.table is None:
        wrong("percentile", "has a percentile of T, and no mean or table to make T of", "add one, or write of: raw")
    if how.table is not None:
        _check_table(how.table, "percentile.table", wrong)
        if any(not 0 <= value <= 100 for _, value in how.table):
            wrong("percentile.table", "has a table of percentiles with a value outside 0 to 100", "mend it")
        if how.floor is not None or how.ceiling is not None:
            wrong("percentile", "has floor and ceiling, which are for a polynomial", "remove them")
    elif how.of == "raw" or how.linear:
        wrong("percentile", "has a polynomial, which is in T, with a key that is for a table", "remove of and linear")
    elif how.floor is None or how.ceiling is None:
        wrong("percentile", "has a polynomial without floor and ceiling", "add both, such as 1 and 99")
    elif not 0 <= how.floor < how.ceiling <= 100:
        wrong("percentile.floor", "has a floor and a ceiling that are no percentiles", "write such as 1 and 99")


def _check_table(rows: list[tuple[Fraction, Fraction]], key: str, wrong: Any) -> None:
    scores = [score for score, _ in rows]
    fault = next((after for before, after in pairwise(scores) if after <= before), None)
    if fault is not None:
        wrong(key, f"has a table whose scores do not rise at {written(fault)}", "list lower scores first, each once")


def _check_overlap(names: Names, norms: NormSet, groups: list[dict[str, Any]], path: Path, hidden: Hidden) -> None:
    nodes = [group.get("when", ALWAYS) for group in groups]
    for (one, a), (other, b) in combinations(enumerate(nodes), 2):
        both = ["and", a, b]
        sheets = assignments(both, names, hidden)
        place = names.source.at(*path, "groups", other)
        users = {"one": groups[one]["id"], "other": groups[other]["id"], "norms": norms.id}
        if sheets is None:
            names.problems.add(place, "norm-unproven", **users)
            continue
        met = next((sheet for sheet in sheets if holds(both, lambda *leaf, sheet=sheet: sheet[leaf])), None)
        if met is not None:
            given = ", ".join(said for (kind, id), value in met.items() if (said := _answer(kind, id, value)))
            names.problems.add(place, "norm-overlap", **users, answers=given or "everybody")


def _answer(kind: str, id: str, value: Fraction | bool | None) -> str:
    """What a leaf that is met is, in the words of a formula; nothing of what is missing."""
    if isinstance(value, bool):
        return f"{kind}({id})" if value else ""
    return "" if value is None else f"{id} = {written(value)}"


def _user(norms: NormSet, group: NormGroup) -> str:
    return f'group "{group.id}" of norms "{norms.id}"'
