"""Conditions on answers → nodes, with a problem where no answers can meet one: what is shown, flags and notes."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from fractions import Fraction
from itertools import product
from math import prod
from typing import Any

from quietform.compiler.formula import counted, leaves, named, size
from quietform.compiler.irt import check_rests
from quietform.compiler.names import Names, Path
from quietform.compiler.order import in_order
from quietform.compiler.values import MOST_STEPS, Reach
from quietform.scoring.nodes import holds

Leaf = tuple[str, ...]
# What holds for everybody, and for nobody.
ALWAYS, NEVER = ["==", 0, 0], ["==", 0, 1]


def shown(names: Names) -> dict[str, Any]:
    """The condition of each answer that a rule can hide, each after those that it rests on."""
    nodes: dict[str, Any] = {}
    owner: dict[str, Path] = {}
    for s, section in enumerate(names.assessment.sections):
        path: Path = ("sections", s, "show_when")
        whole = None
        if section.show_when is not None:
            whole = _condition(names, section.show_when, f'section "{section.title}"', path)
        for i, item in enumerate(section.items):
            own = None
            if item.show_when is not None:
                path = ("sections", s, "items", i, "show_when")
                own = _condition(names, item.show_when, f'item "{item.id}"', path)
            found = [node for node in (whole, own) if node is not None]
            for key in [key for key, answer in names.answers.items() if answer.item == item.id and found]:
                nodes[key] = found[0] if len(found) == 1 else ["and", *found]
                owner[key] = path

    def circle(loop: list[str]) -> None:
        place = names.source.at(*owner[loop[0]])
        names.problems.add(place, "shown-circle", path=" → ".join(loop))

    needs = {key: [id for id in named(node, "item") if id in nodes] for key, node in nodes.items()}
    return {key: nodes[key] for key in in_order(needs, circle)}


def flags(names: Names) -> list[dict[str, Any]]:
    """The flags of a program."""
    found: list[dict[str, Any]] = []
    for index, flag in enumerate(names.assessment.flags):
        place = names.source.at("flags", index, "id")
        if any(flag.id == other["id"] for other in found):
            first = names.source.at("flags", [other["id"] for other in found].index(flag.id), "id").line
            names.problems.add(place, "duplicate-id", kind="flag", id=flag.id, first=first)
        node = _condition(names, flag.when, f'flag "{flag.id}"', ("flags", index, "when"))
        found.append({"id": flag.id, "when": node or NEVER})
    return found


def notes(names: Names, reach: Mapping[str, Reach], under: Mapping[str, list[str]]) -> list[Any]:
    """The conditions of the notes; that of one which names a scale without a program never holds."""
    found = []
    for index, note in enumerate(names.assessment.notes):
        path: Path = ("notes", index, "when")
        node = names.formula(note.when, "truth", f"note {index + 1}", path)
        used = [*named(node, "scale"), *counted(node)]
        whole = check_rests(names, f"note {index + 1}", named(node, "scale"), path)
        whole = whole and node is not None and all(name in reach for name in used)
        if whole and not possible(node, domains(names, node, reach, under)):
            names.problems.add(names.source.at(*path), "never-true", user=f"note {index + 1}", formula=note.when)
        found.append(node if whole else NEVER)
    return found


def _condition(names: Names, text: str, user: str, path: Path) -> Any:
    node = names.condition(text, user, path)
    if node is not None and not possible(node, domains(names, node, {}, {})):
        names.problems.add(names.source.at(*path), "never-true", user=user, formula=text)
    return node


Domains = dict[Leaf, list[Fraction | None] | None]


def domains(names: Names, node: Any, reach: Mapping[str, Reach], under: Mapping[str, list[str]]) -> Domains:
    """All that each leaf of a node can be, None for an answer or a score that is missing; None for too much to list."""
    found: Domains = {}
    for kind, id in leaves(node):
        if kind == "item":
            found[kind, id] = [*names.answers[id].values, None]
        elif kind == "scale":
            values = reach[id].values
            found[kind, id] = None if values is None else [*sorted(values), None]
        else:
            found[kind, id] = list(map(Fraction, range(len(under[id]) + 1)))
    return found


def possible(node: Any, known: Domains) -> bool:
    """Whether a condition is true for some answers, taken as if they were independent; true if they are too many."""
    sheets = assignments(known, size(node))
    return sheets is None or any(holds(node, lambda *leaf, sheet=sheet: sheet[leaf]) for sheet in sheets)


def assignments(known: Domains, work: int) -> Iterator[dict[Leaf, Fraction | None]] | None:
    """Every way to choose a value for each leaf; None if that is too much work."""
    lists = [values for values in known.values() if values is not None]
    if len(lists) < len(known) or work * prod(map(len, lists)) > MOST_STEPS:
        return None
    return (dict(zip(known, values, strict=True)) for values in product(*lists))
