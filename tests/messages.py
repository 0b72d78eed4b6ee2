"""The texts that a person sees → the catalogues, up to date: `python -m tests.messages` (`make messages`)."""

from __future__ import annotations

import io
import json
import re
from collections.abc import Iterator
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.extract import extract
from babel.messages.pofile import write_po

from quietform.interface import ENGLISH, catalogue, catalogue_file, languages

ROOT = Path(__file__).parents[1]
PACKAGE = ROOT / "builder" / "quietform"
# The functions that say something, and which of their arguments they say; ("c": a context).
KEYWORDS = {
    "say": None,
    "mark": None,
    "counted": (1, 2),
    "mark_counted": (1, 2),
    "say_as": ((1, "c"), 2),
    "_": None,
    "gettext": None,
    "ngettext": (1, 2),
    "pgettext": ((1, "c"), 2),
}
TEMPLATES = {"trimmed": "true", "newstyle_gettext": "true", "silent": "false"}
WORDS = ("page/words.json", "page/parts.json", "browser/words.json")
# Dates, and who wrote a file with what, would change it at every run.
PASSING = re.compile(
    rb'^"(?:POT-Creation-Date|PO-Revision-Date|Last-Translator|Language-Team|Generated-By|Report-Msgid-Bugs-To)'
    rb': .*\\n"\n',
    re.MULTILINE,
)
HEADER = """\
# What Quietform says, in {language}. A draft translation: no reviewer has read it yet ("fuzzy" below says so).
#"""


def found() -> Iterator[tuple[str, str | tuple[str, ...], str | None]]:
    """Each text with the file it stands in and its context, in the order of files."""
    for path in sorted(path for path in PACKAGE.rglob("*") if path.suffix in (".html", ".py")):
        method, options = ("python", {}) if path.suffix == ".py" else ("jinja2.ext:babel_extract", TEMPLATES)
        for _, message, _, context in extract(method, io.BytesIO(path.read_bytes()), KEYWORDS, (), options):
            yield path.relative_to(PACKAGE).as_posix(), message, context
    for name in WORDS:
        for text in texts(json.loads((PACKAGE / name).read_text(encoding="utf-8"))):
            yield name, text, None


def texts(words: object) -> Iterator[str]:
    if isinstance(words, dict):
        for value in words.values():
            yield from texts(value)
    else:
        yield str(words)


def template() -> Catalog:
    """All texts, each once."""
    made = Catalog(project="quietform", version="", charset="utf-8")
    for file, message, context in found():
        made.add(message, locations=[(file, 0)], context=context)
    return made


def updated(language: str) -> bytes:
    """The catalogue of a language as it should stand: what is new is empty, what changed is fuzzy."""
    path = PACKAGE / catalogue_file(language)
    there = catalogue(path.read_bytes(), language) if path.is_file() else Catalog(locale=language, fuzzy=True)
    there.update(template(), update_creation_date=False)
    there.project, there.version = "Quietform", "1"
    there.header_comment = HEADER.format(language=there.locale.english_name if there.locale else language)
    written = io.BytesIO()
    write_po(written, there, width=120, ignore_obsolete=True, include_lineno=False)
    return PASSING.sub(b"", written.getvalue())


def main() -> None:
    for language in languages():
        if language != ENGLISH:
            (PACKAGE / catalogue_file(language)).write_bytes(updated(language))


if __name__ == "__main__":
    main()
