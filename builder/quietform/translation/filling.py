"""An assessment or a page + what is translated of it → the file that a translator fills in."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from quietform.source import Node
from quietform.translation.overlay import State, TranslatedText, Translation
from quietform.translation.texts import fingerprint, texts

# What YAML reads as it is written; everything else is put into quotes.
PLAIN = re.compile(r"[¿¡]?[^\W\d_][^\n:#\"\\]*")
NOTHING = ("null", "Null", "NULL")
HEAD = """\
# {source} in another language: texts only. Above each stands the text that it translates.
# Write every text and leave "of" as it is. Where "Changed" stands, the translation is an old one: mend it, then "of".
"""


@dataclass(frozen=True)
class Refreshed:
    """A file of translations as it should be written, and how many of its texts are of each kind."""

    content: str
    count: int
    missing: int
    stale: int
    unknown: int


def refreshed(root: Node, source: str, given: Translation, *, reviewed: bool = False, drop: bool = False) -> Refreshed:
    """The translation of an assessment with an entry for each of its texts.

    `reviewed` takes every translation as one of the text that is there now; `drop` leaves out those of no text.
    """
    found = {address: (scalar.text or "").strip() for address, scalar in texts(root).items()}
    entries = dict(_entries(found, given.texts))
    if reviewed:
        entries = {
            address: entry.model_copy(update={"of": fingerprint(found[address])}) for address, entry in entries.items()
        }
    unknown = {address: entry for address, entry in given.texts.items() if address not in found and entry.text}
    moved = {entry.of for entry in entries.values() if entry.text}
    unknown = {} if drop else {address: entry for address, entry in unknown.items() if entry.of not in moved}
    parts = [HEAD.format(source=source), _top(given.translation_of, given.language, given.state)]
    parts += [_entry(address, entry, found[address]) for address, entry in entries.items()]
    parts += [_entry(address, entry, None) for address, entry in unknown.items()]
    missing = sum(not entry.text for entry in entries.values())
    stale = sum(bool(entry.text) and entry.of != fingerprint(found[key]) for key, entry in entries.items())
    return Refreshed("".join(parts), len(found), missing, stale, len(unknown))


def _entries(found: Mapping[str, str], given: Mapping[str, TranslatedText]) -> Iterator[tuple[str, TranslatedText]]:
    """What is translated of each text; of one without a translation, that of another text of the same words."""
    same = {entry.of: entry for entry in given.values() if entry.text}
    for address, text in found.items():
        entry, now = given.get(address), fingerprint(text)
        if entry is not None and entry.text:
            yield address, entry
        else:
            yield address, TranslatedText(of=now, text=same[now].text if now in same else "")


def _top(id: str, language: str, state: State) -> str:
    return f"translation_of: {id}\nlanguage: {language}\nstate: {state}\n\ntexts:\n"


def _entry(address: str, entry: TranslatedText, source: str | None) -> str:
    """An entry; without a source, one of a text that is there no more."""
    stale = source is not None and bool(entry.text) and entry.of != fingerprint(source)
    if source is None:
        comment = "No text of the source has this address any more."
    else:
        comment = f"{'Changed: ' if stale else ''}{source}"
    rows = [f"    # {row}".rstrip() for row in comment.split("\n")]
    if stale:
        rows.append(f'    # When the translation fits this, write "of: {fingerprint(source or "")}".')
    rows += [f"    of: {entry.of}", f"    text: {_scalar(entry.text)}"]
    rows += [f"    note: {_scalar(entry.note)}"] if entry.note else []
    return "\n".join([f"  {_key(address)}:", *rows, "\n"])


def _scalar(text: str) -> str:
    """A text as YAML: plain where that can be, else in quotes; several lines as a block."""
    if "\n" in text:
        return "|\n" + "\n".join(f"      {row}".rstrip() for row in text.split("\n"))
    if PLAIN.fullmatch(text) and text not in NOTHING:
        return text
    return json.dumps(text, ensure_ascii=False)


def _key(address: str) -> str:
    return address if re.fullmatch(r"[a-z][\w.-]*", address) else json.dumps(address, ensure_ascii=False)
