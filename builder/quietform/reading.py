"""Node → Assessment: fits a file's nodes into the model and words every misfit for the author."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from typing import Any, TypeVar

from pydantic import BaseModel, ValidationError

from quietform.items import TYPES
from quietform.model import Assessment
from quietform.problems import Place, Problems, suggestion
from quietform.source import Mapping, Node, Path, Scalar, Sequence, find, follow

Model = TypeVar("Model", bound=BaseModel)
TEXTS = ["title", "summary", "version", "licence", "intended_use", "not_for", "introduction"]
TEXTS += ["stem", "label", "text", "name", "to"]
# What stands in for a value that is wrong or absent, so that the rest of the file is still checked.
STAND_INS: dict[str, Callable[[Place], Node]] = {
    "language": lambda place: Scalar(place, "1"),
    "minutes": lambda place: Scalar(place, "1"),
    "date": lambda place: Scalar(place, "2000-01-01"),
    "authors": lambda place: Sequence(place, [Scalar(place, "?")]),
    "evidence": lambda place: Scalar(place, "editorial"),
    "type": lambda place: Scalar(place, "choice"),
    "when": lambda place: Scalar(place, "0 == 1"),
    "missing": lambda place: Scalar(place, "complete"),
    **{key: lambda place: Scalar(place, "?") for key in TEXTS},
}
HINTS = {
    "a list": 'write each entry in a line of its own that begins with "- "',
    "a mapping of keys": 'write lines such as "title: …" under it',
}
ROUNDS = 8
# What one entry of a mapping of names is called.
NAMED = {"scales": "scale", "option_sets": "option set", "profiles": "profile", "texts": "text"}
# What one entry of a list is called.
ENTRIES = {
    "sections": "section",
    "items": "item",
    "bands": "band",
    "options": "option",
    "choices": "choice",
    "rows": "row",
    "entries": "entry",
    "notes": "note",
    "flags": "flag",
    "norms": "norm set",
    "groups": "group",
    "examples": "example",
    "read_next": "page",
    "authors": "author",
    "services": "service",
}


class Source:
    """The places of an assessment's values in its file.

    `guessed` names the parts of the file (sections, option_sets, scales, …) in which something was taken out or stood
    in for, so that what follows from them would be said of a file that nobody wrote.
    """

    def __init__(self, root: Node) -> None:
        self.root = root
        self.guessed: set[str] = set()

    def at(self, *path: str | int) -> Place:
        """Where the value at this path stands; the nearest one above, if there is none."""
        return find(self.root, path).place

    def key(self, *path: str | int) -> Place:
        """Where the key at the end of this path stands."""
        parent = find(self.root, path[:-1])
        if isinstance(parent, Mapping) and path[-1] in parent.keys:
            return parent.keys[str(path[-1])]
        return self.at(*path)


def fit(source: Source, problems: Problems) -> Assessment | None:
    """The assessment that a file's nodes describe, as `fit_as` makes it."""
    return fit_as(Assessment, "language: 1", source, problems)


def fit_as(model: type[Model], first: str, source: Source, problems: Problems) -> Model | None:
    """What a file's nodes describe; `first` is what such a file begins with.

    With problems, what is wrong is taken out of the nodes or stood in for, so that what follows can check the rest and
    still finds every place; None if nothing can be made of the file.
    """
    root, keys = source.root, keys_of(model)
    if not isinstance(root, Mapping):
        facts = {"where": "the file", "wanted": "a mapping of keys", "hint": f'start with "{first}"'}
        problems.add(root.place, "wrong-kind", found=_kind(_plain(root)), **facts)
        return None
    mended = _take_out_nothings(source, keys, problems)
    for _ in range(ROUNDS):
        data = _plain(root)
        try:
            return model.model_validate(data)
        except ValidationError as error:
            wrong = [(_path(data, detail["loc"]), detail) for detail in error.errors(include_url=False)]
            for path, detail in wrong:
                if not problems.full and (find(root, path[:-1]).place, str(path[-1])) not in mended:
                    _report(root, path, detail, keys, problems)
            # From the end, so that taking an entry out of a list moves none that is still to come.
            for path, detail in reversed(wrong):
                mended.add((find(root, path[:-1]).place, str(path[-1])))
                if _mend(root, path, detail["type"], mended):
                    source.guessed.add(str(path[0]))
    return None


def _take_out_nothings(source: Source, keys: dict[str, Any], problems: Problems) -> set[tuple[Place, str]]:
    """Report every known key without a value and take it out; returns the places that need no second report."""
    found: set[tuple[Place, str]] = set()

    def visit(node: Node, path: Path) -> None:
        if isinstance(node, Sequence):
            for index, child in enumerate(node.items):
                visit(child, (*path, index))
        elif isinstance(node, Mapping):
            known = _known_keys((*path, ""), keys)
            for key, child in list(node.items.items()):
                if child == Scalar(child.place, None) and key in known:
                    problems.add(source.key(*path, key), "empty-text", where=_where((*path, key)))
                    found.add((node.place, key))
                    source.guessed.add(str(path[0] if path else key))
                    del node.items[key]
                else:
                    visit(child, (*path, key))

    visit(source.root, ())
    return found


def _plain(node: Node) -> Any:
    if isinstance(node, Scalar):
        return node.text
    if isinstance(node, Sequence):
        return [_plain(child) for child in node.items]
    return {key: _plain(child) for key, child in node.items.items()}


def _path(data: Any, loc: tuple[str | int, ...]) -> Path:
    """Pydantic's location as a path in the file: without the tags of unions and marks of keys."""
    path: list[str | int] = []
    for index, step in enumerate(loc):
        if step == "[key]" or (step in TYPES and isinstance(data, dict) and step not in data and index + 1 < len(loc)):
            continue
        path.append(step)
        try:
            data = data[step]
        except (KeyError, IndexError, TypeError):
            data = None
    return tuple(path)


def _mend(root: Node, path: Path, kind: str, mended: set[tuple[Place, str]]) -> bool:
    """Stand in for the node at the path, or take it out; with it the entry that cannot do without.

    What is taken out is `mended`: that it is missing then needs no report. Returns whether more than words may have
    changed.
    """
    if kind == "union_tag_invalid":
        path = (*path, "type")
    for length in range(len(path), 0, -1):
        *above, last = path[:length]
        parent, taken = follow(root, tuple(above))
        if length < len(path) and (parent.place, str(last)) in mended:
            # What this is a part of has been taken out already.
            return False
        if taken < len(above):
            continue
        if isinstance(parent, Mapping):
            # `missing` is a rule in scales only; elsewhere it is a mapping that can be left out.
            stands = last in STAND_INS and (last != "missing" or path[0] == "scales")
            if kind != "extra_forbidden" and stands:
                parent.items[str(last)] = STAND_INS[str(last)](parent.place)
                return last not in TEXTS
            if last in parent.items:
                del parent.items[str(last)]
                mended.add((parent.place, str(last)))
                return kind != "extra_forbidden"
        elif (
            isinstance(parent, Sequence)
            and isinstance(last, int)
            and last < len(parent.items)
            and len(parent.items) > 1
        ):
            del parent.items[last]
            return True
    return False


def _report(root: Node, path: Path, detail: Any, keys: dict[str, Any], problems: Problems) -> None:
    kind, facts, value = detail["type"], detail.get("ctx", {}), detail["input"]
    key = str(path[-1])
    source = Source(root)
    where = _where(path)
    if kind == "missing":
        place = source.key(*path[:-1]) if len(path) > 1 else root.place
        problems.add(place, "missing-key", where=_where(path[:-1]), key=key)
    elif kind == "extra_forbidden":
        known = _known_keys(path, keys)
        hint = suggestion(key, known, f"the keys are {', '.join(known)}")
        kinds = [name for name, one in TYPES.items() if key in one.fields.model_fields]
        if value is None:
            hint = "remove it; a text with a comma in it wants quotes"
        if key in known:
            hint = f"remove it, or write type: {' or '.join(kinds)}"
        problems.add(source.key(*path), "unknown-key", where=_where(path[:-1]), key=key, hint=hint)
    elif kind == "empty-text" or (value is None and kind != "missing"):
        problems.add(source.key(*path), "empty-text", where=where)
    elif kind == "too_short" and value:
        facts = {"least": facts["min_length"], "found": len(value)}
        problems.add(source.key(*path), "short-list", where=where, **facts)
    elif kind == "too_short":
        problems.add(source.key(*path), "empty-list", where=where)
    elif kind == "bad-value" and not isinstance(value, list):
        problems.add(source.at(*path), "bad-value", where=where, value=_short(value), **facts)
    elif kind in ("literal_error", "union_tag_invalid"):
        _report_word(source, path, detail, problems)
    elif kind in ("less_than_equal", "greater_than_equal"):
        bound = f"at most {facts['le']}" if "le" in facts else f"at least {facts['ge']}"
        problems.add(
            source.at(*path), "bad-value", where=where, value=value, wanted=bound, hint=f"write a number of {bound}"
        )
    else:
        wanted = facts.get("wanted") or ("a list" if kind == "list_type" else "a mapping of keys")
        hint = facts.get("hint") or HINTS.get(wanted, f"write {wanted}")
        problems.add(source.at(*path), "wrong-kind", where=where, wanted=wanted, found=_kind(value), hint=hint)


def _report_word(source: Source, path: Path, detail: Any, problems: Problems) -> None:
    """A word that is not one of a closed list."""
    if detail["type"] == "union_tag_invalid":
        path = (*path, "type")
        value = detail["ctx"]["tag"]
        words = list(TYPES)
    else:
        value = detail["input"]
        words = detail["ctx"]["expected"].replace(" or ", ", ").replace("'", "").split(", ")
    if path == ("language",):
        problems.add(source.at(*path), "wrong-language", value=_short(value))
        return
    wanted = " or ".join(words)
    hint = suggestion(str(value), words, f"write {wanted}")
    problems.add(source.at(*path), "bad-value", where=_where(path), wanted=wanted, value=_short(value), hint=hint)


def _known_keys(path: Path, keys: dict[str, Any]) -> list[str]:
    """The keys that the mapping above this path takes, of all those of the model."""
    for step in path[:-1]:
        keys = keys["*"] if "*" in keys else keys.get(str(step), {})
    return [key for key in keys if key != "*"]


def _where(path: Path) -> str:
    """A path in words: `scale "total"`, `item 3 of section 2`, `the file`."""
    if not path:
        return "the file"
    steps = list(path)
    words: list[str] = []
    while steps:
        step = steps.pop(0)
        if step in NAMED and steps:
            words.insert(0, f'{NAMED[str(step)]} "{steps.pop(0)}"')
        elif step in ENTRIES and steps and isinstance(steps[0], int):
            words.insert(0, f"{ENTRIES[str(step)]} {int(steps.pop(0)) + 1}")
        else:
            words.insert(0, f'"{step}"' if isinstance(step, str) else f"entry {step + 1}")
    return " of ".join(words)


def _kind(value: Any) -> str:
    if isinstance(value, dict):
        return "a mapping of keys"
    return "a list" if isinstance(value, list) else "nothing" if value is None else f'"{_short(value)}"'


def _short(value: Any) -> str:
    text = str(value)
    if isinstance(value, dict):
        text = "{" + ", ".join(f"{key}: {_short(inner)}" for key, inner in value.items()) + "}"
    return text if len(text) <= 40 else text[:37] + "…"


def _keys(schema: dict[str, Any], definitions: dict[str, Any]) -> dict[str, Any]:
    """The keys of a JSON Schema as nested dictionaries; "*" stands for any list entry or free key."""
    keys: dict[str, Any] = {}
    for part in (schema, *schema.get("anyOf", []), *schema.get("oneOf", [])):
        target = definitions[part["$ref"].rsplit("/", 1)[1]] if "$ref" in part else part
        if part is not schema and "$ref" not in part:
            keys |= _keys(part, definitions)
        for name, inner in target.get("properties", {}).items():
            keys[name] = _keys(inner, definitions)
        for entry in (
            target.get("items"),
            target.get("additionalProperties"),
            *target.get("patternProperties", {}).values(),
        ):
            if isinstance(entry, dict):
                keys["*"] = _keys(entry, definitions)
    return keys


@cache
def keys_of(model: type[BaseModel]) -> dict[str, Any]:
    """The keys that a model takes, as nested dictionaries."""
    schema = model.model_json_schema(by_alias=True)
    return _keys(schema, schema.get("$defs", {}))
