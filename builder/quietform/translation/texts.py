"""An assessment's nodes → its texts for readers, each by an address that stays when others come and go.

Which fields are texts comes from the model: what is typed Text or Markdown there, but for the keys of KEPT. So a file
of translations can hold nothing else, and a new field of text is translated without a word here.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from typing import Any

from quietform.model import Assessment
from quietform.source import Mapping, Node, Scalar, Sequence

# Texts that are the same in every language: people, terms, sources, where a link leads. Examples are not shown.
KEPT = ("examples", "licence", "reviewer", "source", "to")
# By what an entry of a list is called, the first that it has.
CALLED = ("id", "value", "to", "when")
DIGITS = 8


@dataclass(frozen=True)
class Shape:
    """Where texts stand under a node: as itself, under keys of its own, under any name, in each entry of a list."""

    text: bool = False
    keys: dict[str, Shape] = field(default_factory=dict)
    named: Shape | None = None
    each: Shape | None = None


def texts(root: Node) -> dict[str, Scalar]:
    """The texts of an assessment by address, such as `items.ro1.stem`, in the order of the file."""
    found: dict[str, Scalar] = {}
    for steps, scalar in _texts(root, shape_of_texts(), ()):
        found[_free(".".join(steps), found)] = scalar
    return found


def fingerprint(text: str) -> str:
    """A hash by which a translation knows its source; where lines break makes no difference."""
    return hashlib.sha256(" ".join(text.split()).encode()).hexdigest()[:DIGITS]


@cache
def shape_of_texts() -> Shape:
    """Where an assessment has texts, by its model."""
    schema = Assessment.model_json_schema(by_alias=True)
    return _shape(schema, schema["$defs"])


def _shape(schema: dict[str, Any], definitions: dict[str, Any]) -> Shape:
    """Where a JSON Schema has texts; of alternatives, what any of them has."""
    text, keys, named, each = _is_text(schema), dict[str, Shape](), None, None
    for key, part in schema.get("properties", {}).items():
        if key not in KEPT:
            keys[key] = _shape(part, definitions)
    free = [schema.get("additionalProperties"), *schema.get("patternProperties", {}).values()]
    for part in filter(lambda part: isinstance(part, dict), free):
        named = _shape(part, definitions)
    if isinstance(schema.get("items"), dict):
        each = _shape(schema["items"], definitions)
    others = [*schema.get("anyOf", []), *schema.get("oneOf", [])]
    if "$ref" in schema:
        others.append(definitions[schema["$ref"].rsplit("/", 1)[1]])
    for other in (_shape(part, definitions) for part in others):
        text, keys = text or other.text, {**keys, **other.keys}
        named, each = named or other.named, each or other.each
    return Shape(text, keys, named, each)


def _is_text(schema: dict[str, Any]) -> bool:
    """The schemas of Text and Markdown, as `fields` gives them to editors."""
    return schema.get("contentMediaType") == "text/markdown" or schema.get("type") == ["string", "number", "boolean"]


def _texts(node: Node, shape: Shape, steps: tuple[str, ...]) -> Iterator[tuple[tuple[str, ...], Scalar]]:
    if not isinstance(node, Mapping):
        return
    for key, child in node.items.items():
        inner = shape.keys.get(key, shape.named)
        if inner is None:
            continue
        if isinstance(child, Scalar):
            if inner.text and (child.text or "").strip():
                yield (*steps, key), child
        elif isinstance(child, Mapping):
            yield from _texts(child, inner, (*steps, key))
        elif inner.each is not None:
            # An item's id is its own in the whole file, so that it may change its section.
            above = (key,) if key == "items" else (*steps, key)
            yield from _entries(child, inner.each, above)


def _entries(node: Sequence, shape: Shape, above: tuple[str, ...]) -> Iterator[tuple[tuple[str, ...], Scalar]]:
    taken: dict[str, Node] = {}
    for number, entry in enumerate(node.items, 1):
        name = _free(_called(entry) or str(number), taken)
        taken[name] = entry
        yield from _texts(entry, shape, (*above, name))


def _called(entry: Node) -> str:
    """What an entry of a list is called: by its id or what stands for one; a section, by its first item."""
    if not isinstance(entry, Mapping):
        return ""
    for key in CALLED:
        child = entry.items.get(key)
        if isinstance(child, Scalar) and child.text:
            return re.sub(r"[^\w-]+", "_", child.text).strip("_")
    inside = entry.items.get("items")
    return _called(inside.items[0]) if isinstance(inside, Sequence) and inside.items else ""


def _free(name: str, taken: dict[str, Any]) -> str:
    """The name, with a number if another has it."""
    count = 2
    wanted = name
    while name in taken:
        name, count = f"{wanted}_{count}", count + 1
    return name
