"""The items of an assessment → what makes one hard to answer: its length, two ideas, double negatives, guesses."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from quietform.lint.allow import Hit, hit
from quietform.lint.passages import Document, Passage
from quietform.lint.patterns import find_words
from quietform.lint.prose import WORD
from quietform.lint.rules import Rules
from quietform.lint.words import word_hit
from quietform.source import Mapping, Node, Path, Scalar, Sequence, find


@dataclass(frozen=True)
class Asked:
    """An item, or a row of one: its name in scales, its words, and its section's."""

    name: str
    passage: Passage
    section: str
    half: bool


def item_hits(document: Document, rules: Rules) -> Iterator[Hit]:
    """What breaks WRD-03."""
    yield from _hits(asked(document), document, rules)


def translated_hits(document: Document, source: Document | None, rules: Rules) -> Iterator[Hit]:
    """The same of a translation; its source says what is reverse-keyed."""
    items = [Asked(_named(one.path), one, "", False) for one in document.passages if _is_item(one.path)]
    yield from _hits(items, source or document, rules)


def _hits(items: list[Asked], source: Document, rules: Rules) -> Iterator[Hit]:
    reverse = reverse_keyed(source)
    safety = text_at(source.root, "kind") == "safety"
    for item in items:
        passage, line = item.passage, item.passage.line
        number, most = len(WORD.findall(passage.text)), rules.limits.item_words
        if most is not None and number > most:
            yield hit("item-long", passage.place, line, item=item.name, words=number, most=most)
        yield from _negative_hits(item, rules)
        for code, words in (("item-mind", rules.minds), ("item-gender", rules.gendered)):
            for found in find_words(passage.text, words):
                yield word_hit(code, passage, found, item=item.name)
        if item.name in reverse:
            for found in find_words(passage.text, rules.nots):
                yield word_hit("item-not", passage, found, item=item.name)
        # A question about danger names examples on purpose.
        joined = [] if safety else list(find_words(passage.text, rules.joining))[:1]
        for found in joined:
            yield word_hit("item-joined", passage, found, item=item.name)


def _negative_hits(item: Asked, rules: Rules) -> Iterator[Hit]:
    """Two words that say no, or a phrase that says it twice."""
    passage = item.passage
    negatives = list(find_words(passage.text, rules.negatives))
    if len(negatives) > 1:
        said = " and ".join(f'"{found.text}"' for found in negatives[:2])
        yield hit("item-negatives", passage.place, passage.line, item=item.name, said=said)
    for found in find_words(passage.text, rules.twice):
        place = passage.at(found.start, found.text)
        yield hit("item-negatives", place, passage.line, found.word, item=item.name, said=f'"{found.text}"')


def asked(document: Document) -> list[Asked]:
    """Every item of an assessment, and every row of a grid."""
    found: list[Asked] = []
    sections = find(document.root, ("sections",)) if document.root else None
    for at, section in enumerate(sections.items if isinstance(sections, Sequence) else ()):
        items = find(section, ("items",))
        about = f"{text_at(section, 'title')} {text_at(section, 'text')}".strip()
        for index, item in enumerate(items.items if isinstance(items, Sequence) else ()):
            path = ("sections", at, "items", index)
            name = text_at(item, "id")
            half = "pair" in (text_at(item, "type"), text_at(section, "type"))
            found += _asked(document, (*path, "stem"), name, about, half)
            rows = item.items.get("rows") if isinstance(item, Mapping) else None
            for row, each in enumerate(rows.items if isinstance(rows, Sequence) else ()):
                words = (*path, "rows", row, "label" if text_at(each, "label") else "stem")
                found += _asked(document, words, f"{name}.{text_at(each, 'id')}", about, half)
    return found


def translated_items(document: Document) -> list[Passage]:
    """The items of a translation."""
    return [one for one in document.passages if one.path[:1] == ("items",) and one.path[-1:] == ("stem",)]


def _is_item(path: Path) -> bool:
    """Whether a translation's address is that of an item or of a row."""
    return path[:1] == ("items",) and (path[-1] == "stem" or (path[2:3] == ("rows",) and path[-1] == "label"))


def _named(path: Path) -> str:
    """The name in scales of an item, or of a row, by its address."""
    return ".".join(str(step) for step in (path[1], *path[3:4]))


def reverse_keyed(document: Document) -> set[str]:
    """The names of items that some scale turns round; of a pair, its own name too."""
    names: set[str] = set()
    scales = find(document.root, ("scales",)) if document.root else None
    for scale in scales.items.values() if isinstance(scales, Mapping) else ():
        for name in names_at(scale, "reverse"):
            names |= {name, name.removesuffix(".me").removesuffix(".partner")}
    return names


def names_at(node: Node, key: str) -> list[str]:
    """A list of names under a key."""
    child = node.items.get(key) if isinstance(node, Mapping) else None
    entries = child.items if isinstance(child, Sequence) else ()
    return [entry.text for entry in entries if isinstance(entry, Scalar) and entry.text]


def text_at(node: Node | None, key: str) -> str:
    """The value under a key, if there is one."""
    child = node.items.get(key) if isinstance(node, Mapping) else None
    return (child.text or "").strip() if isinstance(child, Scalar) else ""


def _asked(document: Document, path: tuple[str | int, ...], name: str, section: str, half: bool) -> list[Asked]:
    passage = document.by_path(*path)
    return [Asked(name, passage, section, half)] if passage else []
