"""Assessments and a record of their versions → those that score in another way under the same version."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable
from typing import Any

from quietform.lint.items import text_at
from quietform.lint.passages import Document
from quietform.problems import Place, Problem, listing
from quietform.source import Mapping, Node, Scalar, Sequence, find

# Of a scale, what is said and how it looks; all else is its key.
SHOWN = {"title", "about", "low", "high", "picture", "limits", "support", "beside", "shown_decimals"}
APART = {"weights", "bands", "near", "norms", "change"}
BOUNDS = ("id", "from", "above", "below", "to")
Record = dict[str, dict[str, str]]


def fingerprints(document: Document) -> dict[str, str]:
    """What scores, as short hashes: items with their answers, keys (and whatever is new), weights, bands, flags."""
    plain: dict[str, Any] = _plain(document.root) if document.root else {}
    scales = plain.get("scales") or {}
    sections = plain.get("sections") or []
    parts = {
        "items": [[_less(section, {"title"}) for section in sections], plain.get("option_sets")],
        "keys": [
            {name: _less(scale, SHOWN | APART) for name, scale in scales.items()},
            plain.get("parts"),
        ],
        "weights": {name: _of(scale, "weights") for name, scale in scales.items()},
        "bands": {name: [_bounds(scale), _of(scale, "near")] for name, scale in scales.items()},
        "flags": [[_of(flag, "id"), _of(flag, "when")] for flag in plain.get("flags") or []],
    }
    return {name: _hash(part) for name, part in parts.items()}


def read_record(data: bytes | None, file: str) -> tuple[Record, list[Problem]]:
    """The record as it is kept; an empty one where there is none yet."""
    if data is None:
        return {}, []
    try:
        record = json.loads(data)
        if isinstance(record, dict) and all(
            isinstance(entry, dict) and isinstance(entry.get("version"), str) for entry in record.values()
        ):
            return record, []
    except ValueError:
        pass
    return {}, [Problem(Place(file), "versions-unreadable")]


def version_problems(documents: Iterable[Document], record: Record) -> list[Problem]:
    """What changed under the same version (GOV-02), and what is not recorded yet."""
    problems = []
    for document in documents:
        root = document.root or Mapping(Place(document.file), {}, {})
        place, version = find(root, ("version",)).place, text_at(root, "version")
        kept = record.get(_id(document))
        if kept is None or kept["version"] != version:
            problems.append(Problem(place, "version-new", (("version", version),)))
            continue
        now = fingerprints(document)
        changed = [f"its {part}" for part in now if kept.get(part) != now[part]]
        if changed:
            facts = (("changed", listing(changed)), ("version", version))
            problems.append(Problem(place, "version-same", facts))
    return problems


def recorded(documents: Iterable[Document], record: Record) -> Record:
    """The record with what is new in it. What changed under a version that stands there already keeps its entry."""
    new: Record = {}
    for document in documents:
        version, kept = text_at(document.root, "version"), record.get(_id(document))
        same = kept is not None and kept["version"] == version
        new[_id(document)] = kept if kept and same else {"version": version, **fingerprints(document)}
    return dict(sorted(new.items()))


def as_file(record: Record) -> str:
    """The record as it is kept, an assessment a line."""
    rows = [f" {json.dumps(id)}: {json.dumps(entry)}" for id, entry in record.items()]
    return "{\n" + ",\n".join(rows) + "\n}\n"


def _id(document: Document) -> str:
    return document.name.removesuffix(".yaml")


def _plain(node: Node) -> Any:
    if isinstance(node, Scalar):
        return node.text and " ".join(node.text.split())
    if isinstance(node, Sequence):
        return [_plain(child) for child in node.items]
    return {key: _plain(child) for key, child in node.items.items()}


def _of(value: Any, key: str) -> Any:
    return value.get(key) if isinstance(value, dict) else None


def _less(value: Any, keys: set[str]) -> Any:
    return {key: part for key, part in value.items() if key not in keys} if isinstance(value, dict) else value


def _bounds(scale: Any) -> list[Any]:
    return [[_of(band, key) for key in BOUNDS] for band in _of(scale, "bands") or []]


def _hash(value: Any) -> str:
    text = json.dumps(value, sort_keys=True, ensure_ascii=False)
    return hashlib.sha256(text.encode()).hexdigest()[:12]
