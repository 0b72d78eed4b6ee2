"""Conditions on answers → nodes, with a problem where no answers can meet one: what is shown, flags and notes."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from fractions import Fraction
from itertools import product
from math import prod
from types import MappingProxyType
from typing import Any

from quietform.compiler.formula import ASKS, counted, leaves, named, size
from quietform.compiler.irt import check_rests
from quietform.compiler.names import Names, Path
from quietform.compiler.order import in_order
from quietform.compiler.values import MOST_STEPS, Reach
from quietform.items import TYPES
from quietform.scoring.nodes import holds

Leaf = tuple[str, ...]
# What each leaf of a node is on one answer sheet.
Sheet = dict[Leaf, Fraction | bool | None]
# When each item that a rule can hide is shown, each after those that it rests on.
Hidden = Mapping[str, Any]
# What holds for everybody, and for nobody.
ALWAYS, NEVER = ["==", 0, 0], ["==", 0, 1]


def shown(names: Names) -> dict[str, Any]:
    """The condition of each answer that a rule can hide, each after those that it rests on."""
    nodes: dict[str, Any] = {}
    asked: list[tuple[str, Any, str, str, Path]] = []
    for s, section in enumerate(names.assessment.sections):
        rules: list[tuple[str, str, Path]] = []
        if section.show_when is not None:
            rules.append((f'section "{section.title}"', section.show_when, ("sections", s)))
        for i, item in enumerate(section.items):
            own = [*rules]
            if item.show_when is not None:
                own.append((f'item "{item.id}"', item.show_when, ("sections", s, "items", i)))
            # What is for the person alone is shown or hidden under its own id.
            keys = TYPES[item.type].keys(item, section) or (item.id,)
            for key in keys if own else ():
                for user, text, path in own:
                    node = names.condition(text, user, (*path, "show_when"))
                    if node is not None:
                        nodes[key] = node if key not in nodes else ["and", nodes[key], node]
                        asked.append((key, node, user, text, (*path, "show_when")))

    def circle(loop: list[str]) -> None:
        place = next(names.source.at(*path) for key, _, _, _, path in asked if key == loop[0])
        names.problems.add(place, "shown-circle", path=" → ".join(loop))

    needs = {key: [id for id in named(node, "item") if id in nodes] for key, node in nodes.items()}
    found = {key: nodes[key] for key in in_order(needs, circle)}
    for key, node, user, text, path in asked:
        if key in found and not possible(node, names, found):
            names.problems.add(names.source.at(*path), "never-true", user=user, formula=text)
    return found


def flags(names: Names, hidden: Hidden) -> list[dict[str, Any]]:
    """The flags of a program."""
    found: list[dict[str, Any]] = []
    for index, flag in enumerate(names.assessment.flags):
        before = [other["id"] for other in found]
        if flag.id in before:
            first = names.source.at("flags", before.index(flag.id), "id").line
            place = names.source.at("flags", index, "id")
            names.problems.add(place, "duplicate-id", kind="flag", id=flag.id, first=first)
        node = condition(names, flag.when, f'flag "{flag.id}"', ("flags", index, "when"), hidden)
        found.append({"id": flag.id, "when": node} | ({"last": True} if flag.notice else {}))
    return found


def condition(names: Names, text: str, user: str, path: Path, hidden: Hidden) -> Any:
    """The node of a condition on items; one that never holds, and a problem, if it cannot be taken or met."""
    node = names.condition(text, user, path)
    # (A condition that stands in for one that is missing holds for nobody.)
    if node is not None and path[0] not in names.source.guessed and not possible(node, names, hidden):
        names.problems.add(names.source.at(*path), "never-true", user=user, formula=text)
    return NEVER if node is None else node


def notes(names: Names, reach: Mapping[str, Reach], under: Mapping[str, list[str]], hidden: Hidden) -> list[Any]:
    """The conditions of the notes; that of one which names a scale without a program never holds."""
    return [
        _of_result(names, note.when, f"note {index + 1}", ("notes", index, "when"), reach, under, hidden)
        for index, note in enumerate(names.assessment.notes)
    ]


def next_pages(
    names: Names, reach: Mapping[str, Reach], under: Mapping[str, list[str]], hidden: Hidden
) -> list[tuple[int, Any]]:
    """The pages to read next that have a condition, each by its place among all of them."""
    return [
        (index, _of_result(names, page.when, f"page {index + 1}", ("read_next", index, "when"), reach, under, hidden))
        for index, page in enumerate(names.assessment.read_next)
        if page.when is not None
    ]


def _of_result(
    names: Names,
    text: str,
    user: str,
    path: Path,
    reach: Mapping[str, Reach],
    under: Mapping[str, list[str]],
    hidden: Hidden,
) -> Any:
    """The node of a condition on items and scales; one that never holds if it cannot be taken."""
    node = names.formula(text, "truth", user, path)
    used = [*named(node, "scale"), *counted(node)]
    whole = check_rests(names, user, named(node, "scale"), path)
    whole = whole and node is not None and all(name in reach for name in used)
    if whole and path[0] not in names.source.guessed and not possible(node, names, hidden, reach, under):
        names.problems.add(names.source.at(*path), "never-true", user=user, formula=text)
    return node if whole else NEVER


# What conditions can come to.


def possible(
    node: Any,
    names: Names,
    hidden: Hidden,
    reach: Mapping[str, Reach] = MappingProxyType({}),
    under: Mapping[str, list[str]] = MappingProxyType({}),
) -> bool:
    """Whether a condition is true for some answers; also if they are too many to try.

    Items are tried with all that they can be, and hidden where a rule hides them; scores as if they were independent.
    """
    sheets = assignments(node, names, hidden, reach, under)
    return sheets is None or any(holds(node, lambda *leaf, sheet=sheet: sheet[leaf]) for sheet in sheets)


def assignments(
    node: Any,
    names: Names,
    hidden: Hidden,
    reach: Mapping[str, Reach] = MappingProxyType({}),
    under: Mapping[str, list[str]] = MappingProxyType({}),
) -> Iterator[Sheet] | None:
    """Every way to answer what a node rests on, None for what is missing; None if that is too much to try."""
    wanted = _with_items(leaves(node))
    for key in reversed(list(hidden)):
        if ("item", key) in wanted:
            wanted |= _with_items(leaves(hidden[key]))
    lists = {leaf: _values(leaf, names, reach, under) for leaf in wanted}
    work = size(node) + sum(size(hidden[id]) for _, id in wanted if id in hidden)
    if (
        any(values is None for values in lists.values())
        or work * prod(len(v or ()) for v in lists.values()) > MOST_STEPS
    ):
        return None
    sheets = (dict(zip(lists, chosen, strict=True)) for chosen in product(*(values or () for values in lists.values())))
    return (_with_hidden(sheet, hidden) for sheet in sheets if _is_one(sheet))


def _with_items(wanted: list[Leaf]) -> dict[Leaf, None]:
    """The leaves, each that asks something of an item after the item itself."""
    return dict.fromkeys(leaf for one in wanted for leaf in ([("item", one[1]), one] if one[0] in ASKS else [one]))


def _is_one(sheet: Sheet) -> bool:
    """Whether the sheet can be: no item is both answered and skipped."""
    return not any(kind in ASKS and value and sheet["item", id] is not None for (kind, id), value in sheet.items())


def _with_hidden(sheet: Sheet, hidden: Hidden) -> Sheet:
    for key, node in hidden.items():
        if ("item", key) in sheet and not holds(node, lambda *leaf: sheet[leaf]):
            gone = [leaf for leaf in sheet if leaf[1] == key and leaf[0] in ("item", *ASKS)]
            sheet.update((leaf, None if leaf[0] == "item" else False) for leaf in gone)
    return sheet


def _values(
    leaf: Leaf, names: Names, reach: Mapping[str, Reach], under: Mapping[str, list[str]]
) -> Sequence[Fraction | bool | None] | None:
    """All that a leaf can be; None if that is too much to list."""
    kind, id = leaf
    if kind == "item":
        return [*names.answers[id].values, None]
    if kind in ASKS:
        return [False, True]
    if kind != "scale":
        return list(map(Fraction, range(len(under[id]) + 1)))
    values = reach[id].values
    return None if values is None else [*sorted(values), None]
