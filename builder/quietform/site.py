"""A site → what a page knows of it: its name, the ways out of the page, and where else it leads."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

from markupsafe import Markup

from quietform.compiler import Compiled
from quietform.interface import ENGLISH, direction, language_name
from quietform.languages import Elsewhere
from quietform.model import Assessment


def foreign(language: str, around: str) -> Markup:
    """What an element in one language says of it inside another one."""
    attributes = Markup(' lang="{}" dir="{}"').format(language, direction(language))
    return Markup("") if language == around else attributes


@dataclass(frozen=True)
class SafetyCheck:
    """The one safety check of a site, which its assessments hold between their questions and the result."""

    id: str
    assessment: Assessment
    compiled: Compiled


@dataclass(frozen=True)
class Site:
    """What a page knows of the site around it. Addresses are as the page's own address needs them."""

    name: str = "Quietform"
    exit_url: str = "https://www.bbc.co.uk/weather"
    home_url: str | None = None
    help_url: str | None = None
    resolve: Callable[[str], str | None] = lambda target: None
    """The address of an assessment's id or a content page (`help.md`); None where there is none."""
    about_url: str | None = None
    """The page that says how the scores are made; None where the site has none."""
    paper_url: str | None = None
    """The form to print, with its key; None where the site has none."""
    check_url: str | None = None
    """The page that scores a result again with the second engine; None where the site has none."""
    check_megabytes: int = 0
    help_lines: str = ""
    """The help of every country, as HTML; empty where the site has none by country."""
    safety: SafetyCheck | None = None
    safety_url: str | None = None
    """The page of the safety check; None where there is none, and on that page itself."""
    language: str = "en"
    """The language of its pages, as HTML's `lang` names it: what Quietform itself says."""
    state: str = ""
    """Of a page in another language than the sources: draft, reviewed, or missing where its texts are as they are."""
    elsewhere: tuple[Elsewhere, ...] = ()
    """The same page in the other languages of the site."""
    live: bool = False
    """true: a preview with live reload, whose script and request the policy must let through."""
    traces_url: str | None = None
    """The page on what a device, a browser and a network keep; None where the site has none."""

    @property
    def direction(self) -> str:
        """How its language is written: "ltr" or "rtl"."""
        return direction(self.language)

    @property
    def source_name(self) -> str:
        """What the language of the sources is called in its own."""
        return language_name(ENGLISH, self.language)

    def below(self) -> Site:
        """What a page one folder further down knows, of those that the site finds by name."""

        def resolve(target: str) -> str | None:
            url = self.resolve(target)
            return url and f"../{url}"

        return replace(self, resolve=resolve)


def held_check(assessment: Assessment, site: Site) -> SafetyCheck | None:
    """The safety check that the page of an assessment holds."""
    alone = assessment.kind == "safety" or assessment.safety.not_needed is not None
    return None if alone else site.safety


def has_flags(assessment: Assessment, site: Site) -> bool:
    """Whether answers on its page can raise a flag."""
    return bool(assessment.flags) or held_check(assessment, site) is not None
