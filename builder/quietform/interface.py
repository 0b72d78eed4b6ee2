"""The language of a page → the words that Quietform itself says there, from catalogues. The only importer of babel.

English is what stands in the sources, and needs no catalogue. What a catalogue lacks is said in English, between two
marks of which `finish` makes an element in that language: never blank, never silently.
"""

from __future__ import annotations

import gettext
import io
import re
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from babel.core import Locale
from babel.messages.catalog import Catalog as Catalog
from babel.messages.catalog import Message as Message
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

ENGLISH = "en"
DOMAIN = "quietform"
# Around what reads from the left inside a text from the right, and before a sign that would else change its side.
ISOLATE, END, LEFT = "\u2066", "\u2069", "\u200e"
# Around an English text where a translation is missing; letters that no text has.
OPEN, CLOSE = "\ue000", "\ue001"
_MARKED = re.compile(f"{OPEN}(.*?){CLOSE}", re.DOTALL)
# Where an element cannot stand: inside a tag, and in elements that hold text alone.
_TEXT_ALONE = re.compile(
    rf"<(title|script|style|option|textarea)\b.*?</\1>|<[^>]*>|{OPEN}(?P<text>.*?){CLOSE}", re.DOTALL
)


# Languages that are written from right to left, by the first part of their tag.
FROM_THE_RIGHT = ("ar", "dv", "fa", "he", "ku", "ps", "ug", "ur", "yi")


def direction(language: str) -> str:
    """How a language is written, as HTML's `dir` names it: "ltr" or "rtl"."""
    return "rtl" if language.partition("-")[0] in FROM_THE_RIGHT else "ltr"


class _English(gettext.NullTranslations):
    """What is said where a catalogue has no translation."""

    def gettext(self, message: str) -> str:
        return f"{OPEN}{message}{CLOSE}"

    def ngettext(self, msgid1: str, msgid2: str, n: int) -> str:
        return f"{OPEN}{super().ngettext(msgid1, msgid2, n)}{CLOSE}"

    def pgettext(self, context: str, message: str) -> str:
        return f"{OPEN}{message}{CLOSE}"

    def npgettext(self, context: str, msgid1: str, msgid2: str, n: int) -> str:
        return self.ngettext(msgid1, msgid2, n)


@dataclass(frozen=True)
class Interface:
    """What is said in one language."""

    language: str
    texts: gettext.NullTranslations
    draft: bool = False
    """Whether its catalogue says that it is a draft."""
    point: str = "."
    """Its decimal mark; digits are the same in every language."""

    @property
    def from_the_right(self) -> bool:
        return direction(self.language) == "rtl"

    @property
    def rewrites(self) -> bool:
        """Whether numbers that a script shows are written in another way here."""
        return self.point != "." or self.from_the_right


def languages() -> list[str]:
    """The languages that there are, English first."""
    folder = files("quietform").joinpath("locale")
    return [ENGLISH, *sorted(one.name for one in folder.iterdir() if one.is_dir())]


def language_name(of: str, language: str) -> str:
    """What a language is called in another one, or in itself."""
    return Locale.parse(of, sep="-").get_display_name(language.replace("-", "_")) or of


def catalogue_file(language: str) -> str:
    """Where the catalogue of a language stands, in the package."""
    return f"locale/{language}/LC_MESSAGES/{DOMAIN}.po"


def catalogue(data: bytes, language: str) -> Catalog:
    """A catalogue as it is written."""
    return read_po(io.BytesIO(data), locale=language, domain=DOMAIN)


def made(read: Catalog, language: str) -> Interface:
    """What a catalogue says; its stale texts are no longer said."""
    compiled = io.BytesIO()
    write_mo(compiled, read)
    texts = gettext.GNUTranslations(io.BytesIO(compiled.getvalue()))
    texts.add_fallback(_English())
    return Interface(language, texts, read.fuzzy, Locale.parse(language).number_symbols["latn"]["decimal"])


@cache
def interface(language: str) -> Interface:
    """What is said in a language, such as "es"; one without a catalogue, English."""
    base = language.partition("-")[0]
    if base == ENGLISH:
        return Interface(language, gettext.NullTranslations())
    read = catalogue_of(base)
    return Interface(language, _English()) if read is None else made(read, base)


@cache
def catalogue_of(language: str) -> Catalog | None:
    path = files("quietform").joinpath(catalogue_file(language))
    return catalogue(path.read_bytes(), language) if path.is_file() else None


_SOURCES = Interface(ENGLISH, gettext.NullTranslations())
_spoken: ContextVar[Interface] = ContextVar("spoken")


@contextmanager
def speaking(language: str) -> Iterator[Interface]:
    """The language of what is said inside."""
    token = _spoken.set(interface(language))
    try:
        yield spoken()
    finally:
        _spoken.reset(token)


def spoken() -> Interface:
    """The interface that speaks now."""
    return _spoken.get(_SOURCES)


def mark(message: str) -> str:
    """A text that is said later, as it is: so it is found for the catalogues."""
    return message


def mark_counted(one: str, many: str) -> tuple[str, str]:
    """The same of a sentence about so many of something."""
    return one, many


def say(message: str, /, **facts: object) -> str:
    """A sentence in the language that is spoken, with its {names} filled in."""
    return _filled(spoken().texts.gettext(message), facts)


def say_as(context: str, message: str, /, **facts: object) -> str:
    """The same of a text that means several things: `context` says which, for translators only."""
    return _filled(spoken().texts.pgettext(context, message), facts)


def counted(one: str, many: str, number: int, /, **facts: object) -> str:
    """A sentence about so many of something: {number} is filled in, too."""
    return _filled(spoken().texts.ngettext(one, many, number), {"number": number, **facts})


def _filled(sentence: str, facts: Mapping[str, object]) -> str:
    if sentence.startswith(OPEN):
        # What is English as a whole needs no marks inside.
        facts = {name: unmarked(fact) if isinstance(fact, str) else fact for name, fact in facts.items()}
    return sentence.format(**facts) if facts else sentence


def unless_written(text: str, default: str) -> str:
    """What an author wrote, as it is; or our own text that stands where they wrote none."""
    return say(default) if text == default else text


def quoted(text: str) -> str:
    """A text in the quotation marks of the language that is spoken."""
    return say("“{label}”", label=text)


def said(words: Mapping[str, str]) -> dict[str, str]:
    """The words of a script in the language that is spoken, as they are: it fills them in."""
    return {key: unmarked(spoken().texts.gettext(text)) for key, text in words.items()}


def figure(number: str) -> str:
    """A decimal number with the decimal mark of the language that is spoken, its minus sign on the left of it."""
    text = number.replace(".", spoken().point)
    return LEFT + text if spoken().from_the_right and text.startswith(("-", "−")) else text


def dialled(number: str) -> str:
    """A phone number whose groups of digits stay in their order in a text from the right."""
    return f"{ISOLATE}{number}{END}" if spoken().from_the_right else number


def in_english(text: str) -> str:
    """A text that is English in every language, as a name or a term of the literature is."""
    return text if spoken().language.startswith(ENGLISH) else f"{OPEN}{text}{CLOSE}"


def country_name(code: str, name: str) -> str:
    """What a country is called, in English by the name that is given."""
    known = {} if spoken().language.startswith(ENGLISH) else Locale.parse(spoken().language, sep="-").territories
    return str(known.get(code, name))


def joined(texts: Iterable[str]) -> str:
    """Texts side by side."""
    return say_as("between the parts of a list", ", ").join(texts)


def unmarked(text: str) -> str:
    """A text without marks, for where no element can stand."""
    return text.replace(OPEN, "").replace(CLOSE, "") if OPEN in text else text


def finish(html: str) -> str:
    """A document whose English leftovers are elements of their own, where elements can stand."""
    if OPEN not in html:
        return html

    def shown(found: re.Match[str]) -> str:
        text = found["text"]
        return unmarked(found[0]) if text is None else f'<span lang="{ENGLISH}" dir="ltr">{unmarked(text)}</span>'

    # A mark inside marks, of a text in a sentence that has fallen back itself, leaves one behind.
    return unmarked(_TEXT_ALONE.sub(shown, html))


def install(environment: Any, language: str | None = None) -> None:
    """Give an environment of Jinja the words of a language; without one, of the language that is spoken."""
    environment.add_extension("jinja2.ext.i18n")
    environment.policies["ext.i18n.trimmed"] = True
    spoken_now = spoken if language is None else (lambda: interface(language))
    environment.install_gettext_callables(
        lambda message: spoken_now().texts.gettext(message),
        lambda one, many, number: spoken_now().texts.ngettext(one, many, number),
        newstyle=True,
        pgettext=lambda context, message: spoken_now().texts.pgettext(context, message),
    )
