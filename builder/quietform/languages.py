"""What the plugin mkdocs-static-i18n says of a site's languages → the language of a build, and pages in the others.

That plugin builds the whole site once for each language, one build inside the other; without it a site has one.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from quietform.interface import ENGLISH


@dataclass(frozen=True)
class Language:
    """A language of a site; `folder` is where its pages stand, nothing or such as "es/"."""

    tag: str
    name: str
    folder: str = ""


@dataclass(frozen=True)
class Elsewhere:
    """The same page in another language."""

    tag: str
    name: str
    url: str


@dataclass(frozen=True)
class Languages:
    """The languages of a site, the one in which it is written first, and that of the build that goes on."""

    all: tuple[Language, ...]
    spoken: Language

    @property
    def written(self) -> Language:
        return self.all[0]

    @property
    def is_translation(self) -> bool:
        """Whether this build is in another language than the sources."""
        return self.spoken != self.written

    def elsewhere(self, url: str, relative: Callable[[str], str]) -> tuple[Elsewhere, ...]:
        """The page at an address in each other language; `relative` makes an address one as the page needs it."""
        inside = url.removeprefix("./").removeprefix(self.spoken.folder)
        others = [one for one in self.all if one != self.spoken]
        # The first page of all has an address without a word.
        return tuple(Elsewhere(one.tag, one.name, relative(one.folder + inside or "index.html")) for one in others)


def languages_of(i18n: Any, locale: str = ENGLISH) -> Languages:
    """The languages of a site by its plugin for them; without it, the one of its theme."""
    if i18n is None:
        alone = Language(locale, locale)
        return Languages((alone,), alone)
    default = i18n.default_language
    settings = sorted((one for one in i18n.config.languages if one.build), key=lambda one: one.locale != default)
    found = tuple(Language(one.locale, one.name, "" if one.locale == default else f"{one.locale}/") for one in settings)
    # Before its first build, that plugin has no current language.
    now = i18n.current_language or default
    return Languages(found, next(one for one in found if one.tag == now))
