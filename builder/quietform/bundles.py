"""Nodes of a bundle and of its parts → nodes of one assessment, with the part's id before every name of the part.

A bundle is an assessment with `parts` in place of sections. What is made here is read and compiled as any other file;
each node keeps its place, so that a problem is told where it was written.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from typing import Any

from quietform.fields import IDENTIFIER, RESERVED, Qualified
from quietform.model import Assessment
from quietform.problems import Place, Problem, Problems, count, listing, suggestion
from quietform.source import Mapping, Node, Scalar, Sequence

# What a bundle has from its parts alone.
FROM_PARTS = ("kind", "option_sets", "sections", "quality")
# What a name is: an id, or a list or keys of them; an option set's; those in a formula or condition.
ID, OPTIONS, FORMULA = "id", "options", "formula"
# WHERE NAMES STAND in an assessment; lists are passed through.
IN_LISTS: dict[str, Any] = {
    "sections": {
        "options": OPTIONS,
        "show_when": FORMULA,
        "items": {"id": ID, "options": OPTIONS, "show_when": FORMULA},
    },
    "notes": {"when": FORMULA},
    "flags": {"id": ID, "when": FORMULA},
    "read_next": {"when": FORMULA},
}
IN_MAPPINGS: dict[str, Any] = {
    "option_sets": {},
    "scales": {
        **dict.fromkeys(("items", "scales", "reverse", "weights", "beside"), ID),
        "formula": FORMULA,
        "norms": {"groups": {"when": FORMULA}},
        "irt": {"parameters": ID},
    },
    "profiles": {"scales": ID},
}
# The first word of a name in a formula: what follows a dot belongs to it.
WORD = re.compile(r"(?<![\w.])[a-z]\w*")


@dataclass(frozen=True)
class Part:
    """An assessment without errors that a bundle is made of."""

    id: str
    root: Mapping
    assessment: Assessment


def is_bundle(root: Node | None) -> bool:
    """Whether a file's nodes are those of a bundle."""
    return isinstance(root, Mapping) and "parts" in root.items


def named_parts(root: Node, stem: str, beside: Collection[str], problems: Problems) -> dict[str, Place]:
    """The parts that a bundle names and that there are, with their places; of others, what is wrong is noted.

    What is no id at all is left for the model to refuse.
    """
    listed = root.items.get("parts") if isinstance(root, Mapping) else None
    found: dict[str, Place] = {}
    for entry in listed.items if isinstance(listed, Sequence) else []:
        id = (entry.text or "").strip() if isinstance(entry, Scalar) else ""
        if not IDENTIFIER.fullmatch(id) or id in RESERVED:
            continue
        if id == stem:
            problems.add(entry.place, "part", id=id, fault="is the bundle itself", hint="remove it")
        elif id in found:
            problems.add(entry.place, "part", id=id, fault="stands twice", hint="remove one of the two")
        elif id not in beside:
            known = sorted(name for name in beside if name != stem and IDENTIFIER.fullmatch(name))
            hint = suggestion(id, known, f"the assessments beside it are {listing(known)}")
            problems.add(entry.place, "unknown-part", id=id, hint=hint)
        else:
            found[id] = entry.place
    return found


def fault_of(
    root: Node | None, assessment: Assessment | None, errors: list[Problem]
) -> tuple[str, dict[str, str]] | None:
    """Why a file cannot be a part, as code and facts of a problem; None if it can."""
    if is_bundle(root):
        return "part", {"fault": "is a bundle itself", "hint": "name the parts of that one"}
    if errors:
        return "part-errors", {"count": count(len(errors), "error"), "first": str(errors[0].place)}
    if assessment is not None and assessment.kind == "safety":
        return "part", {"fault": "is a safety check", "hint": "remove it: the bundle holds the check of its site"}
    return None


def expand(id: str, root: Mapping, parts: list[Part], problems: Problems) -> Mapping:
    """The whole assessment: what the bundle says itself, then what its parts say, with qualified names."""
    _check_own(root, parts, problems)
    items = {key: node for key, node in root.items.items() if key not in FROM_PARTS}
    wholes = list(_qualified(parts))
    for key in (*IN_LISTS, *IN_MAPPINGS):
        given = [whole.items[key] for whole in wholes if key in whole.items]
        if key == "read_next":
            known = {id, *(part.id for part in parts), *map(_target, _entries(items.get(key)))}
            given = [Sequence(root.place, _led_to([page for node in given for page in _entries(node)], known))]
        items |= _joined(key, items.get(key), given, root.place)
    items.setdefault("sections", _nothing_asked(root.place))
    items |= _safety(root, parts) | _version(root, parts) | _worksheet(root, parts)
    return Mapping(root.place, items, root.keys)


def _check_own(root: Mapping, parts: list[Part], problems: Problems) -> None:
    """Note what a bundle must leave to its parts, or cannot say beside them."""
    for key in FROM_PARTS:
        if key in root.items:
            problems.add(root.keys[key], "not-in-bundle", key=key)
    for id, place in _own_ids(root):
        if id in {part.id for part in parts}:
            problems.add(place, "part", id=id, fault="has the id of a scale", hint="give the scale another id")
    safety = root.items.get("safety")
    needing = [part.id for part in parts if part.assessment.safety.not_needed is None]
    if needing and isinstance(safety, Mapping) and "not_needed" in safety.items:
        problems.add(safety.keys["not_needed"], "part-needs-check", id=needing[0])


def _own_ids(root: Mapping) -> Iterator[tuple[str, Place]]:
    scales = root.items.get("scales")
    yield from scales.keys.items() if isinstance(scales, Mapping) else ()


# Names.


def _qualified(parts: list[Part]) -> Iterator[Mapping]:
    """The nodes of each part with its id before every name; option sets that are the same have one name."""
    shared: dict[Any, Qualified] = {}
    for part in parts:
        sets = part.root.items.get("option_sets")
        own = sets.items if isinstance(sets, Mapping) else {}
        names = {name: shared.setdefault(_bare(one), Qualified(f"{part.id}.{name}")) for name, one in own.items()}
        yield _Names(part, names).whole()


def _bare(node: Node) -> Any:
    """What a node says, wherever it stands."""
    if isinstance(node, Scalar):
        return node.text
    if isinstance(node, Sequence):
        return tuple(map(_bare, node.items))
    return tuple((key, _bare(child)) for key, child in node.items.items())


@dataclass(frozen=True)
class _Names:
    """Puts the id of one part before its names; `sets` says what its option sets are called."""

    part: Part
    sets: dict[str, Qualified]

    def whole(self) -> Mapping:
        """All of the part that a bundle takes."""
        given = self.part.root.items
        items: dict[str, Node] = {key: self._node(given[key], IN_LISTS[key]) for key in IN_LISTS if key in given}
        for key, table in IN_MAPPINGS.items():
            node = given.get(key)
            if isinstance(node, Mapping):
                items[key] = self._keyed(node, table)
        sections = items.get("sections")
        for section in sections.items if isinstance(sections, Sequence) else []:
            self._title(section)
        return Mapping(self.part.root.place, items, self.part.root.keys)

    def _keyed(self, node: Mapping, table: Any) -> Mapping:
        """A mapping whose keys are names; an option set that another part has too is left out."""
        names = {key: Qualified(f"{self.part.id}.{key}") for key in node.items}
        if table is IN_MAPPINGS["option_sets"]:
            names = {key: name for key, name in names.items() if self.sets[key] == name}
        items: dict[str, Node] = {name: self._node(node.items[key], table) for key, name in names.items()}
        return Mapping(node.place, items, {name: node.keys[key] for key, name in names.items()})

    def _node(self, node: Node, kind: Any) -> Node:
        if isinstance(node, Sequence):
            return Sequence(node.place, [self._node(child, kind) for child in node.items])
        if isinstance(node, Scalar):
            return Scalar(node.place, self._name(node.text, kind))
        if kind == ID:
            return self._keyed(node, None)
        table = kind if isinstance(kind, dict) else {}
        items = {key: self._node(child, table.get(key)) for key, child in node.items.items()}
        return Mapping(node.place, items, node.keys)

    def _name(self, text: str | None, kind: Any) -> str | None:
        if text is None or not isinstance(kind, str):
            return text
        if kind == FORMULA:
            return WORD.sub(lambda word: word[0] if word[0] in RESERVED else f"{self.part.id}.{word[0]}", text)
        return self.sets[text.strip()] if kind == OPTIONS else Qualified(f"{self.part.id}.{text.strip()}")

    def _title(self, section: Node) -> None:
        """Where a person is: the part's title before the section's."""
        title = section.items.get("title") if isinstance(section, Mapping) else None
        if isinstance(section, Mapping) and isinstance(title, Scalar):
            section.items["title"] = Scalar(title.place, f"{self.part.assessment.title}: {title.text}")


# What stands beside the names.


def _joined(key: str, own: Node | None, given: list[Node], place: Place) -> dict[str, Node]:
    """The bundle's own entries, then those of its parts. What is no list or mapping stays, and reading tells it."""
    if own is not None and not isinstance(own, Sequence if key in IN_LISTS else Mapping):
        return {}
    lists = [node for node in (own, *given) if isinstance(node, Sequence)]
    mappings = [node for node in (own, *given) if isinstance(node, Mapping)]
    at = place if own is None else own.place
    if lists:
        return {key: Sequence(at, [entry for node in lists for entry in node.items])}
    if mappings:
        items = {name: child for node in mappings for name, child in node.items.items()}
        return {key: Mapping(at, items, {name: one for node in mappings for name, one in node.keys.items()})}
    return {}


def _nothing_asked(place: Place) -> Node:
    """What stands in for sections where no part can be used, so that the rest of the bundle is still checked."""
    item = {key: Scalar(place, text) for key, text in (("id", "x"), ("type", "text"), ("stem", "?"))}
    section: dict[str, Node] = {"title": Scalar(place, "?"), "items": Sequence(place, [Mapping(place, {**item}, {})])}
    return Sequence(place, [Mapping(place, section, {})])


def _entries(node: Node | None) -> list[Node]:
    return node.items if isinstance(node, Sequence) else []


def _led_to(pages: list[Node], known: set[str | None]) -> list[Node]:
    """The pages that lead elsewhere, each once: where any condition holds; to everybody if a part has none."""
    found: dict[str | None, list[Mapping]] = {}
    for page in pages:
        if isinstance(page, Mapping) and _target(page) not in known:
            found.setdefault(_target(page), []).append(page)
    return [_one_page(same) for same in found.values()]


def _one_page(same: list[Mapping]) -> Mapping:
    """The first of some pages with one target, under the conditions and with the tags of them all."""
    items = dict(same[0].items)
    whens = [when for page in same if isinstance(when := page.items.get("when"), Scalar)]
    tags = [tag for page in same for tag in _entries(page.items.get("advises"))]
    if len(whens) < len(same):
        items.pop("when", None)
    elif len(whens) > 1:
        items["when"] = Scalar(whens[0].place, " or ".join(f"({when.text})" for when in whens))
    if tags:
        items["advises"] = Sequence(tags[0].place, list({_bare(tag): tag for tag in tags}.values()))
    return Mapping(same[0].place, items, same[0].keys)


def _worksheet(root: Mapping, parts: list[Part]) -> dict[str, Node]:
    """The bundle's own, else that of the first part that has one."""
    given = [part.root.items["worksheet"] for part in parts if "worksheet" in part.root.items]
    return {"worksheet": given[0]} if given and "worksheet" not in root.items else {}


def _target(page: Node) -> str | None:
    """Where a page to read next leads; an assessment can be written with or without its ending."""
    to = page.items.get("to") if isinstance(page, Mapping) else None
    return to.text.strip().removesuffix(".md") if isinstance(to, Scalar) and to.text else None


def _safety(root: Mapping, parts: list[Part]) -> dict[str, Node]:
    """What stands in place of the result under a flag: the bundle's own text, else those of all its parts.

    Scores across parts rest on all of them, so a flag that replaces the result of one part replaces the whole.
    """
    own = root.items.get("safety", Mapping(root.place, {}, {}))
    if not isinstance(own, Mapping):
        return {}
    said: dict[str, list[Scalar]] = {}
    for part in parts:
        safety = part.root.items.get("safety")
        replaces = safety.items.get("replaces") if isinstance(safety, Mapping) else None
        for flag, text in replaces.items.items() if isinstance(replaces, Mapping) else ():
            if isinstance(text, Scalar):
                said.setdefault(flag, []).append(text)
    if not said:
        return {}
    texts = {
        flag: Scalar(given[0].place, "\n\n".join(dict.fromkeys(one.text or "" for one in given)))
        for flag, given in said.items()
    }
    mine = own.items.get("replaces", Mapping(own.place, {}, {}))
    if not isinstance(mine, Mapping):
        return {}
    return {
        "safety": Mapping(
            own.place, {**own.items, "replaces": Mapping(mine.place, {**texts, **mine.items}, mine.keys)}, own.keys
        )
    }


def _version(root: Mapping, parts: list[Part]) -> dict[str, Node]:
    """The bundle's version with those of its parts: results of two are not compared where any of them has changed."""
    own = root.items.get("version")
    if not isinstance(own, Scalar) or not own.text or not parts:
        return {}
    versions = ", ".join(f"{part.id} {part.assessment.version}" for part in parts)
    return {"version": Scalar(own.place, f"{own.text} ({versions})")}
