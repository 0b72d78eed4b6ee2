"""A file of a site → its texts, each with its place: of an assessment, of a translation, of help, of a page."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import PurePath
from typing import Literal

from quietform.lint.prose import Block, blanked, blocks
from quietform.problems import Place, Problems
from quietform.resources import is_help
from quietform.source import LINE_END, Mapping, Node, Path, Scalar, Sequence, read

Kind = Literal["assessment", "translation", "help", "page"]
# Keys under which no text for a reader stands: names, formulas, sources, worked cases.
UNREAD = {
    *("id", "when", "show_when", "formula", "type", "method", "kind", "language", "date", "version"),
    *("licence", "evidence", "authors", "reviewer", "to", "flags", "withholds", "advises", "advises_in", "layout"),
    *("options", "items", "scales", "parts", "reverse", "picture", "beside", "missing_items", "pairs", "source"),
    *("hash", "of", "time_zones", "time_zone", "iso", "helps_with", "for_whom", "phone", "sms", "chat", "website"),
    *("last_checked", "checked_by", "languages", "translation_of", "state"),
}
EXAMPLES = "examples"
# Names of services are theirs.
UNREAD_HELP = UNREAD | {"name"}
LANGUAGE = re.compile(r".+\.([a-z]{2,3})")
FRONT = re.compile(r"\A---\n(.*?)^---$", re.DOTALL | re.MULTILINE)
META = re.compile(r"^([a-z_]+):[ \t]*(.*?)[ \t]*$", re.MULTILINE)


@dataclass(frozen=True)
class Passage:
    """A text: the keys to it, as it is read, the line on which it begins, and the place of each of its letters."""

    path: Path
    text: str
    line: int
    at: Callable[[int, str], Place]
    kind: str = "text"

    @property
    def place(self) -> Place:
        return self.at(0, "")


@dataclass(frozen=True)
class Document:
    """A file with its texts. Of YAML it has the nodes, of a page what its first lines say of it."""

    file: str
    kind: Kind
    language: str
    lines: list[str]
    passages: list[Passage]
    root: Mapping | None = None
    meta: dict[str, str] = field(default_factory=dict)

    @property
    def for_people(self) -> bool:
        return self.meta.get("audience") != "maintainers"

    @property
    def name(self) -> str:
        return PurePath(self.file).name

    @cached_property
    def _by_path(self) -> dict[Path, Passage]:
        return {passage.path: passage for passage in self.passages}

    def by_path(self, *path: str | int) -> Passage | None:
        """The text under some keys, if there is one."""
        return self._by_path.get(path)


def language_of(file: str, otherwise: str) -> str:
    """The language of a file by its name: NAME.es.yaml, NAME.es.md."""
    match = LANGUAGE.fullmatch(PurePath(file).stem)
    return match[1] if match else otherwise


def read_yaml(data: bytes, file: str, otherwise: str = "en") -> Document | None:
    """The texts of a YAML file; None if it is no mapping, which is told where it is loaded."""
    root = read(data, file, Problems())
    if not isinstance(root, Mapping):
        return None
    help_file = is_help(PurePath(file))
    language = language_of(file, otherwise)
    translated = not help_file and LANGUAGE.fullmatch(PurePath(file).stem) is not None
    kind: Kind = "help" if help_file else "translation" if translated else "assessment"
    written = data.decode("utf-8-sig", "replace")
    texts = _Written(file, written, _starts(written))
    read_in = _scalars(root, UNREAD_HELP if help_file else UNREAD)
    found = [texts.passage(_address(path) if translated else path, scalar) for path, scalar in read_in]
    return Document(file, kind, language, LINE_END.split(written), found, root)


def read_page(data: bytes, file: str, otherwise: str = "en") -> Document:
    """The texts of a Markdown page, block by block."""
    written = data.decode("utf-8-sig", "replace").replace("\r\n", "\n")
    read_text = blanked(written)
    starts = _starts(written)
    front = FRONT.match(written)
    meta = {key: value.strip("\"'") for key, value in META.findall(front[1])} if front else {}

    def passage(block: Block) -> Passage:
        def at(offset: int, _found: str) -> Place:
            return _place(file, starts, block.start + offset)

        text = read_text[block.start : block.end]
        first = len(text) - len(text.lstrip())
        return Passage((), text, at(first, "").line, at, block.kind)

    found = [passage(block) for block in blocks(written, read_text)]
    return Document(file, "page", language_of(file, otherwise), written.split("\n"), found, None, meta)


def _scalars(node: Node, unread: set[str], path: Path = ()) -> Iterator[tuple[Path, Scalar]]:
    """Every value that is read by people, with the keys to it."""
    if isinstance(node, Scalar):
        if node.text and re.search(r"[^\W\d_]", node.text):
            yield path, node
    elif isinstance(node, Sequence):
        for index, child in enumerate(node.items):
            yield from _scalars(child, unread, (*path, index))
    else:
        for key, child in node.items.items():
            # A list of items is read, the items of a scale are names.
            if key != EXAMPLES and (key not in unread or (not isinstance(child, Scalar) and not _names(child))):
                yield from _scalars(child, unread, (*path, key))


def _address(path: Path) -> Path:
    """The keys to a text of which a translation says the address: texts, items.ro1.stem, text."""
    return tuple(str(path[1]).split(".")) if path[0] == "texts" and len(path) > 1 else path


def _names(node: Node) -> bool:
    """Whether a list or mapping holds names and values only."""
    children = node.items if isinstance(node, Sequence) else [] if isinstance(node, Scalar) else node.items.values()
    return all(isinstance(child, Scalar) for child in children)


@dataclass(frozen=True)
class _Written:
    """A YAML file as it is written: where each letter of a value stands in it."""

    file: str
    text: str
    starts: list[int]

    def passage(self, path: Path, scalar: Scalar) -> Passage:
        value = scalar.text or ""

        def at(offset: int, found: str) -> Place:
            """The place of what is found in a value; that of the value where it is written in another way."""
            words = found.split()
            if not words:
                return scalar.place
            pattern = re.compile(r"[\s*_\[\]-]+".join(map(re.escape, words)))
            before = sum(1 for match in pattern.finditer(value) if match.start() < offset)
            begin = self.starts[scalar.place.line - 1] + scalar.place.column - 1
            for number, match in enumerate(pattern.finditer(self.text, begin)):
                if number == before:
                    return _place(self.file, self.starts, match.start())
            return scalar.place

        return Passage(path, blanked(value), scalar.place.line, at)


def _starts(text: str) -> list[int]:
    """Where each line of a text begins."""
    return [0, *(match.end() for match in LINE_END.finditer(text))]


def _place(file: str, starts: list[int], offset: int) -> Place:
    line = bisect_right(starts, offset)
    return Place(file, line, offset - starts[line - 1] + 1)
