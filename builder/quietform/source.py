"""YAML text → nodes that know their line and column. The only importer of yaml."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import yaml

from quietform.problems import Place, Problems

MAX_BYTES = 1_000_000
MAX_VALUES = 100_000
MAX_DEPTH = 40
# libyaml is ten times faster where it is there; messages always come from the Python parser.
FAST: Any = getattr(yaml, "CLoader", yaml.Loader)

BOM = b"\xef\xbb\xbf"
# What ends a line, for YAML.
LINE_END = re.compile(r"\r\n|[\n\r\x85\u2028\u2029]")
# The tags that YAML itself gives to values; any other one was written by hand.
TAG = re.compile(r"tag:yaml\.org,2002:(str|int|float|bool|null|timestamp|map|seq|merge|value)")
NULL = "tag:yaml.org,2002:null"


@dataclass(frozen=True, slots=True)
class Scalar:
    """A value as it was written; what it means is for the key that takes it to say (None: nothing)."""

    place: Place
    text: str | None


@dataclass(frozen=True, slots=True)
class Sequence:
    """A list of nodes."""

    place: Place
    items: list[Node]


@dataclass(frozen=True, slots=True)
class Mapping:
    """Keys and values, each key with its own place."""

    place: Place
    items: dict[str, Node]
    keys: dict[str, Place]


Node = Scalar | Sequence | Mapping
Path = tuple[str | int, ...]


def read(data: bytes, file: str, problems: Problems) -> Node | None:
    """Bytes of a YAML file → its node, or None; every problem of the text goes to `problems`."""
    data = data.removeprefix(BOM)
    if len(data) > MAX_BYTES:
        problems.add(Place(file), "too-large", size=len(data), limit=MAX_BYTES)
        return None
    try:
        text = data.decode()
    except UnicodeDecodeError as error:
        problems.add(_end(data[: error.start].decode(), file), "not-utf8", byte=f"0x{data[error.start]:02x}")
        return None
    tree = _compose(text, file, problems)
    if tree is None:
        return None
    reader = _Reader(file, problems)
    node = reader.node(tree)
    return None if reader.stopped else node


def lines(data: bytes) -> list[str]:
    """The lines of a file, whatever its bytes, to show beside a problem."""
    rows = LINE_END.split(data[:MAX_BYTES].removeprefix(BOM).decode("utf-8", "replace"))
    return rows if rows[-1] else rows[:-1]


def scalars(node: Node) -> Iterator[Scalar]:
    """Every value under a node, in the order of the file."""
    if isinstance(node, Scalar):
        yield node
        return
    for child in node.items if isinstance(node, Sequence) else node.items.values():
        yield from scalars(child)


def key_over(root: Node, place: Place) -> str | None:
    """The key of a file's first level under which a place stands; None above them all, or in another file."""
    if not isinstance(root, Mapping):
        return None
    before = [(at, key) for key, at in root.keys.items() if at.file == place.file and at <= place]
    return max(before)[1] if before else None


def find(root: Node, path: Path) -> Node:
    """The node at the path, or the nearest one above it."""
    return follow(root, path)[0]


def follow(root: Node, path: Path) -> tuple[Node, int]:
    """The node at the path, or the nearest one above it; and how many steps of the path lead to it."""
    node = root
    for taken, step in enumerate(path):
        if isinstance(node, Mapping) and step in node.items:
            node = node.items[str(step)]
        elif isinstance(node, Sequence) and isinstance(step, int) and step < len(node.items):
            node = node.items[step]
        else:
            return node, taken
    return node, len(path)


def _compose(text: str, file: str, problems: Problems) -> yaml.Node | None:
    try:
        deep, tree = _documents(text, FAST)
    except yaml.YAMLError:
        try:
            deep, tree = _documents(text, yaml.Loader)
        except yaml.MarkedYAMLError as error:
            _syntax(error, text, file, problems)
            return None
        except yaml.reader.ReaderError as error:
            # The Python parser gives a number, or a text of one character.
            code = error.character if isinstance(error.character, int) else ord(error.character)
            place = _end(text[: error.position], file)
            problems.add(place, "not-yaml", detail=f"the character U+{code:04X} is not allowed")
            return None
    if deep is not None:
        problems.add(_place(deep, file), "too-deep", limit=MAX_DEPTH)
        return None
    if not tree:
        problems.add(Place(file), "empty")
        return None
    if len(tree) > 1:
        problems.add(_place(tree[1], file), "several-documents")
        return None
    return tree[0]


def _documents(text: str, loader: Any) -> tuple[yaml.Event | None, list[yaml.Node]]:
    """Where a text is nested too deep for a parser that calls itself; else its documents. Raises yaml.YAMLError."""
    depth = 0
    for event in yaml.parse(text, Loader=loader):
        depth += isinstance(event, yaml.CollectionStartEvent) - isinstance(event, yaml.CollectionEndEvent)
        if depth > MAX_DEPTH:
            return event, []
    return None, list(yaml.compose_all(text, Loader=loader))


def _syntax(error: yaml.MarkedYAMLError, text: str, file: str, problems: Problems) -> None:
    mark = error.problem_mark or error.context_mark
    place = Place(file, mark.line + 1, mark.column + 1) if mark else Place(file)
    rows = LINE_END.split(text)
    row = rows[place.line - 1] if place.line <= len(rows) else ""
    if "\t" in row[: len(row) - len(row.lstrip())] or row[place.column - 1 : place.column] == "\t":
        problems.add(Place(file, place.line, row.index("\t") + 1), "tab")
    else:
        context, start = error.context, error.context_mark
        if context and context.startswith("while") and start and start.line + 1 != place.line:
            context = f"{context} that starts in line {start.line + 1}"
        detail = ", ".join(part for part in (context, error.problem) if part)
        problems.add(place, "not-yaml", detail=detail)


def _end(before: str, file: str) -> Place:
    """Where a text ends, and the next character stands."""
    rows = LINE_END.split(before)
    return Place(file, len(rows), len(rows[-1]) + 1)


def _place(node: yaml.Node | yaml.Event, file: str) -> Place:
    mark = node.start_mark
    return Place(file, mark.line + 1, mark.column + 1) if mark else Place(file)


@dataclass
class _Reader:
    """Turns PyYAML's nodes into ours, with bounds on number and depth."""

    file: str
    problems: Problems
    values: int = 0
    stopped: bool = False

    def node(self, tree: yaml.Node, depth: int = 0) -> Node:
        place = _place(tree, self.file)
        self.values += 1
        if self._too_much(place, depth):
            return Scalar(place, None)
        if not TAG.fullmatch(tree.tag):
            self.problems.add(place, "tag", tag=tree.tag)
        if isinstance(tree, yaml.MappingNode):
            return self._mapping(tree, place, depth)
        if isinstance(tree, yaml.SequenceNode):
            return Sequence(place, [self.node(child, depth + 1) for child in self._while_small(tree.value)])
        return Scalar(place, None if tree.tag == NULL else tree.value)

    def _while_small(self, children: list[Any]) -> Iterator[Any]:
        for child in children:
            if self.stopped:
                return
            yield child

    def _too_much(self, place: Place, depth: int) -> bool:
        if not self.stopped and self.values > MAX_VALUES:
            self.problems.add(place, "too-many", limit=MAX_VALUES)
            self.stopped = True
        elif not self.stopped and depth > MAX_DEPTH:
            self.problems.add(place, "too-deep", limit=MAX_DEPTH)
            self.stopped = True
        return self.stopped

    def _mapping(self, tree: yaml.MappingNode, place: Place, depth: int) -> Mapping:
        items: dict[str, Node] = {}
        keys: dict[str, Place] = {}
        for key_node, value in self._while_small(tree.value):
            at = _place(key_node, self.file)
            if not isinstance(key_node, yaml.ScalarNode):
                self.problems.add(at, "odd-key")
            elif key_node.value in items:
                # One problem for one repetition in the text, however often an alias shows it.
                self.problems.add(at, "duplicate-key", key=key_node.value, first=keys[key_node.value].line)
            else:
                keys[key_node.value] = at
                items[key_node.value] = self.node(value, depth + 1)
        return Mapping(place, items, keys)
