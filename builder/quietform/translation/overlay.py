"""An assessment's nodes + those of a translation → the nodes with the texts of that language, and every misfit.

A translation is a file beside its source, `readiness.es.yaml` beside `readiness.yaml`, and holds texts only. Each
carries the hash of the text that it translates. What has no translation stays as it is, and is marked.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import PurePath
from typing import Annotated, Any, Literal

from pydantic import BeforeValidator

from quietform.fields import Fields, Text, fault, plain
from quietform.interface import ENGLISH
from quietform.problems import Problems, suggestion
from quietform.reading import Source, fit_as
from quietform.source import Mapping as MappingNode
from quietform.source import Node, Scalar, Sequence
from quietform.translation.fallback import fallen
from quietform.translation.texts import DIGITS, fingerprint, texts

NAME = re.compile(r"(?P<id>[^.]+)\.(?P<language>[a-z]{2,3}(-[A-Za-z0-9]+)*)")
LANGUAGE = re.compile(r"[a-z]{2,3}(-[A-Za-z0-9]+)*")
State = Literal["draft", "reviewed"]
# What a translation must take over: where links lead, cards and lists that a page places, names in braces.
CARRIED = re.compile(r"\]\(\s*<?(?P<link>[^)\s>]+)|(?P<card>\[\[[^\]\n]+\]\])|(?P<name>\{[a-z_]+\})")


def _hash(value: Any) -> str:
    text = plain(value, "a hash")
    if not re.fullmatch(rf"[0-9a-f]{{{DIGITS}}}", text):
        raise fault(f"a hash of {DIGITS} digits", "run quietform translate, which writes it")
    return text


def _language(value: Any) -> str:
    text = plain(value, "a language")
    if not LANGUAGE.fullmatch(text):
        raise fault("a language", "write its tag, such as es")
    return text


class TranslatedText(Fields):
    """One text of the source, in the language of the file."""

    of: Annotated[str, BeforeValidator(_hash)]
    """The hash of the text that it translates; `quietform translate` writes it. With another, it is stale."""
    text: Annotated[str, BeforeValidator(lambda value: plain(value, "a text"))]
    """The translation; as long as it is "", the page shows the source."""
    note: Text | None = None
    """A word to others who translate; never shown."""


class Translation(Fields):
    """A file of translations: `readiness.es.yaml` beside `readiness.yaml`."""

    translation_of: Text
    """The assessment; the first part of the file's name."""
    language: Annotated[str, BeforeValidator(_language)]
    """The language's tag, such as es; the second part of the file's name."""
    state: State = "draft"
    """draft: the page says that its translation is one."""
    texts: dict[str, TranslatedText]
    """By address, such as `items.ro1.stem`: each text of the source that readers see."""


@dataclass(frozen=True)
class Overlaid:
    """An assessment's nodes in another language; `missing` are the texts that stayed as they were."""

    root: Node
    state: State
    missing: tuple[str, ...]
    count: int


def language_of(path: PurePath) -> str | None:
    """The language of a file of translations, by its name; None of any other file."""
    found = NAME.fullmatch(path.stem)
    return found["language"] if found and path.suffix == ".yaml" else None


def overlay(root: Node, translation: Node | None, file: str, problems: Problems, *, alone: bool = True) -> Overlaid:
    """The assessment in the language of a translation. `file` is the translation's, whose problems go to `problems`.

    Texts without a translation are `alone`, each among others, unless the page says that it has none.
    """
    found, language = texts(root), language_of(PurePath(file)) or ENGLISH
    given = read_translation(translation, file, problems) if translation is not None else None
    if given is None or translation is None:
        return _overlaid(root, found, {}, lambda text: fallen(text, language, alone=alone), "draft")
    places = Source(translation)
    for address in given.texts:
        if address not in found:
            hint = suggestion(address, found, "run quietform translate, which lists what there is")
            problems.add(places.key("texts", address), "overlay-unknown", address=address, hint=hint)
    new: dict[str, Scalar] = {}
    for address, scalar in found.items():
        entry = given.texts.get(address)
        if entry is None or not entry.text:
            place = places.key("texts") if entry is None else places.at("texts", address, "text")
            problems.add(place, "no-translation", where=f'"{address}"', source=scalar.place)
            continue
        new[address] = Scalar(places.at("texts", address, "text"), entry.text)
        _compared(address, entry, scalar, places, problems)
    return _overlaid(root, found, new, lambda text: fallen(text, language), given.state)


def carried(text: str) -> Counter[str]:
    """What a text holds that its translation must hold too."""
    return Counter(next(filter(None, found.groups())) for found in CARRIED.finditer(text))


def differing(source: str, translation: str) -> Iterator[tuple[str, str | None]]:
    """How the two differ in what a translation takes over, each with what is too much in it, if that is the fault."""
    before, after = carried(source), carried(translation)
    for what in before - after:
        yield f'lacks "{what}", which the source has', None
    for what in after - before:
        yield f'has "{what}", which the source has not', what


def read_translation(translation: Node, file: str, problems: Problems) -> Translation | None:
    """The translation, if it has no errors."""
    _keep_blanks(translation)
    places = Source(translation)
    errors = len(problems.errors)
    given = fit_as(Translation, "translation_of: …", places, problems)
    named = NAME.fullmatch(PurePath(file).stem)
    if given is not None and len(problems.errors) == errors and named:
        for key, value in (("translation_of", given.translation_of), ("language", given.language)):
            wanted = named["id" if key == "translation_of" else key]
            if value != wanted:
                problems.add(places.at(key), "overlay-name", key=key, value=value, wanted=wanted)
    return given if len(problems.errors) == errors else None


def _keep_blanks(translation: Node) -> None:
    """A text with nothing after its key is one that is still to be written."""
    entries = translation.items.get("texts") if isinstance(translation, MappingNode) else None
    for entry in entries.items.values() if isinstance(entries, MappingNode) else ():
        text = entry.items.get("text") if isinstance(entry, MappingNode) else None
        if isinstance(entry, MappingNode) and isinstance(text, Scalar) and text.text is None:
            entry.items["text"] = Scalar(text.place, "")


def _compared(address: str, entry: TranslatedText, scalar: Scalar, places: Source, problems: Problems) -> None:
    source = scalar.text or ""
    now = fingerprint(source)
    if entry.of != now:
        place = places.at("texts", address, "of")
        problems.add(place, "stale", where=f'"{address}"', source=scalar.place, key="of", now=now)
        return  # what it has of another text is no fault of its own
    for differs, _ in differing(source, entry.text):
        problems.add(places.at("texts", address, "text"), "translation-differs", where=f'"{address}"', fault=differs)


def _overlaid(
    root: Node, found: Mapping[str, Scalar], new: Mapping[str, Scalar], left: Callable[[str], str], state: State
) -> Overlaid:
    missing = tuple(address for address in found if address not in new)
    kept = {address: Scalar(found[address].place, left(found[address].text or "")) for address in missing}
    # Scalars of one text at one place are still two nodes.
    by_node = {id(scalar): {**kept, **new}[address] for address, scalar in found.items()}
    return Overlaid(_with(root, by_node), state, missing, len(found))


def _with(node: Node, new: Mapping[int, Scalar]) -> Node:
    """The node with some of its scalars replaced."""
    if isinstance(node, Scalar):
        return new.get(id(node), node)
    if isinstance(node, Sequence):
        return Sequence(node.place, [_with(child, new) for child in node.items])
    return MappingNode(node.place, {key: _with(child, new) for key, child in node.items.items()}, dict(node.keys))
