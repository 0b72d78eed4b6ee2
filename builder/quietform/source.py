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
# How nothing is written without quotes.
NULLS = ("", "~", "null", "Null", "NULL")


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
    return _parsed(text, file, problems)


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


def _parsed(text: str, file: str, problems: Problems) -> Node | None:
    try:
        return _document(text, file, problems, FAST)
    except yaml.YAMLError:
        try:
            return _document(text, file, problems, yaml.Loader)
        except yaml.MarkedYAMLError as error:
            _syntax(error, text, file, problems)
        except yaml.reader.ReaderError as error:
            # The Python parser gives a number, or a text of one character.
            code = error.character if isinstance(error.character, int) else ord(error.character)
            place = _end(text[: error.position], file)
            problems.add(place, "not-yaml", detail=f"the character U+{code:04X} is not allowed")
    return None


def _document(text: str, file: str, problems: Problems, loader: Any) -> Node | None:
    """The node of the one document that a text should have. Raises yaml.YAMLError, and then notes no problem."""
    reader = _Reader(file, yaml.parse(text, Loader=loader))
    nodes: list[Node] = []
    try:
        nodes = list(reader.documents())
    except _TooMuchError as error:
        reader.wrong.append(error.wrong)
    else:
        if not nodes:
            reader.wrong.append((Place(file), "empty", {}))
        elif len(nodes) > 1:
            reader.wrong = [(nodes[1].place, "several-documents", {})]
    for place, code, facts in reader.wrong:
        problems.add(place, code, **facts)
    return nodes[0] if len(nodes) == 1 else None


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


# A problem to come: its place, code and facts.
_Wrong = tuple[Place, str, dict[str, Any]]


class _TooMuchError(Exception):
    """Raised where a file goes beyond a bound."""

    def __init__(self, place: Place, code: str, limit: int) -> None:
        self.wrong: _Wrong = place, code, {"limit": limit}


class _Reader:
    """Turns PyYAML's events into nodes, with bounds on number and depth: it calls itself no deeper than that."""

    def __init__(self, file: str, events: Iterator[Any]) -> None:
        self.file, self.events = file, events
        self.values = 0
        self.wrong: list[_Wrong] = []
        # By anchor, where it stands and its node, None until that is whole; and how a scalar is written.
        self.anchors: dict[str, tuple[Place, Node | None, str | None]] = {}

    def documents(self) -> Iterator[Node]:
        """The node of each document."""
        for event in self.events:
            if isinstance(event, yaml.DocumentStartEvent):
                self.anchors = {}
                yield self._node(next(self.events), 0)

    def _node(self, event: Any, depth: int) -> Node:
        if isinstance(event, yaml.AliasEvent):
            place, node, _ = self._anchored(event)
            if node is None:
                raise _TooMuchError(place, "too-deep", MAX_DEPTH)
            return self._again(node, depth)
        place = self._place(event)
        self._count(place, depth)
        if event.tag is not None and event.tag != "!" and not TAG.fullmatch(event.tag):
            self.wrong.append((place, "tag", {"tag": event.tag}))
        if isinstance(event, yaml.ScalarEvent):
            scalar = Scalar(place, _text(event))
            self._name(event, place, scalar, event.value)
            return scalar
        self._name(event, place, None)
        # The collection itself is at this depth, what it holds a step further down.
        if depth == MAX_DEPTH:
            raise _TooMuchError(place, "too-deep", MAX_DEPTH)
        inside = self._mapping if isinstance(event, yaml.MappingStartEvent) else self._sequence
        node = inside(place, depth + 1)
        if event.anchor is not None:
            self.anchors[event.anchor] = place, node, None
        return node

    def _sequence(self, place: Place, depth: int) -> Sequence:
        items: list[Node] = []
        while not isinstance(event := next(self.events), yaml.SequenceEndEvent):
            items.append(self._node(event, depth))
        return Sequence(place, items)

    def _mapping(self, place: Place, depth: int) -> Mapping:
        items: dict[str, Node] = {}
        keys: dict[str, Place] = {}
        while not isinstance(event := next(self.events), yaml.MappingEndEvent):
            at, key = self._key(event, depth)
            if key is None:
                self.wrong.append((at, "odd-key", {}))
            elif key in items:
                self.wrong.append((at, "duplicate-key", {"key": key, "first": keys[key].line}))
            else:
                keys[key] = at
                items[key] = self._node(next(self.events), depth)
                continue
            self._pass_over(next(self.events), depth)
        return Mapping(place, items, keys)

    def _key(self, event: Any, depth: int) -> tuple[Place, str | None]:
        """Where a key stands, and the key as it is written; None for one that is no scalar."""
        if isinstance(event, yaml.AliasEvent):
            place, _, key = self._anchored(event)
            return place, key
        place = self._place(event)
        if isinstance(event, yaml.ScalarEvent):
            self._name(event, place, Scalar(place, _text(event)), event.value)
            return place, event.value
        self._pass_over(event, depth)
        return place, None

    def _pass_over(self, event: Any, depth: int) -> None:
        """Read what belongs to no key, for the anchors in it; what else is wrong there is said once it has one."""
        wrong = len(self.wrong)
        self._node(event, depth)
        del self.wrong[wrong:]

    def _name(self, event: Any, place: Place, node: Node | None, written: str | None = None) -> None:
        """Note a node by its anchor, if it has one: aliases find it from here on."""
        if event.anchor is not None:
            if event.anchor in self.anchors:
                what = f"duplicate anchor {event.anchor!r}, first in line {self.anchors[event.anchor][0].line}"
                raise yaml.composer.ComposerError(None, None, f"found {what}", event.start_mark)
            self.anchors[event.anchor] = place, node, written

    def _anchored(self, event: Any) -> tuple[Place, Node | None, str | None]:
        if event.anchor not in self.anchors:
            raise yaml.composer.ComposerError(None, None, f"found undefined alias {event.anchor!r}", event.start_mark)
        return self.anchors[event.anchor]

    def _again(self, node: Node, depth: int) -> Node:
        """A node that an alias shows, as one of its own."""
        self._count(node.place, depth)
        if isinstance(node, Sequence):
            return Sequence(node.place, [self._again(child, depth + 1) for child in node.items])
        if isinstance(node, Mapping):
            items = {key: self._again(child, depth + 1) for key, child in node.items.items()}
            return Mapping(node.place, items, dict(node.keys))
        return Scalar(node.place, node.text)

    def _place(self, event: Any) -> Place:
        mark = event.start_mark
        return Place(self.file, mark.line + 1, mark.column + 1)

    def _count(self, place: Place, depth: int) -> None:
        self.values += 1
        if self.values > MAX_VALUES:
            raise _TooMuchError(place, "too-many", MAX_VALUES)
        if depth > MAX_DEPTH:
            raise _TooMuchError(place, "too-deep", MAX_DEPTH)


def _text(event: Any) -> str | None:
    """What a scalar says: nothing if it is plain and null, or tagged so."""
    if event.tag is None or event.tag == "!":
        return None if event.implicit[0] and event.value in NULLS else event.value
    return None if event.tag == NULL else event.value
