"""`[[assessment: ID]]` and `[[assessments]]` in a Markdown page → cards that link to assessments.

A plain Python-Markdown extension, so that it works wherever Markdown is rendered.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any
from xml.etree.ElementTree import Element, SubElement

from markdown import Markdown
from markdown.blockprocessors import BlockProcessor
from markdown.extensions import Extension
from markdown.inlinepatterns import InlineProcessor
from markdown.util import AtomicString

from quietform.interface import ENGLISH, counted, joined, say, speaking, unmarked
from quietform.model import Assessment

MARK = re.compile(r"\[\[assessment(?:s|:(?P<id>[^\[\]]*))\]\]")

# Markdown's own order: code that is indented comes at 80, headings at 70.
AFTER_CODE = 75
# Its inline order: code in backticks at 190, escapes at 180, links at 170 and below.
AFTER_BACKTICKS = 175


@dataclass(frozen=True)
class Card:
    """What a card says of an assessment; `page` is its Markdown path, which the host turns into an address."""

    page: str
    title: str
    summary: str
    minutes: int
    parts: tuple[str, ...] = ()
    """Of a bundle, the titles of what it is made of."""


def card_of(id: str, assessment: Assessment) -> Card:
    """The card of an assessment."""
    parts = tuple(part.title for part in assessment.made_of.values())
    return Card(f"{id}.md", assessment.title, assessment.summary, assessment.minutes, parts)


def stand_in(card: Card) -> str:
    """What a host and its search know of an assessment's page, as Markdown, before the page is put in its place."""
    return f"# {card.title}\n\n{card.summary}\n"


class CardsExtension(Extension):
    """Cards by assessment id, in a language; `link` writes a card's page as the host wants it.

    `unknown` hears of other ids, `stray` of marks that stand in a line with something else and make no card.
    """

    def __init__(
        self,
        cards: Mapping[str, Card],
        link: Callable[[str], str] = lambda page: page,
        unknown: Callable[[str], None] = lambda id: None,
        stray: Callable[[str], None] = lambda mark: None,
        language: str = ENGLISH,
        **kwargs: Any,
    ) -> None:
        self.cards = cards
        self.link = link
        self.unknown = unknown
        self.stray = stray
        self.language = language
        super().__init__(**kwargs)

    def extendMarkdown(self, md: Markdown) -> None:
        md.parser.blockprocessors.register(_Cards(md.parser, self), "quietform-cards", AFTER_CODE)
        md.inlinePatterns.register(_Stray(self), "quietform-stray", AFTER_BACKTICKS)


class _Cards(BlockProcessor):
    def __init__(self, parser: Any, extension: CardsExtension) -> None:
        super().__init__(parser)
        self.extension = extension

    def test(self, parent: Element, block: str) -> bool:
        return any(_marks(block))

    def run(self, parent: Element, blocks: list[str]) -> None:
        block = blocks.pop(0)
        lines = block.split("\n")
        index, mark = next((index, mark) for index, mark in enumerate(_marks(block)) if mark)
        if index:
            self.parser.parseBlocks(parent, ["\n".join(lines[:index])])
        self._add(parent, None if mark["id"] is None else mark["id"].strip())
        if lines[index + 1 :]:
            blocks.insert(0, "\n".join(lines[index + 1 :]))

    def _add(self, parent: Element, id: str | None) -> None:
        """The card of an assessment, or of all of them."""
        known = self.extension.cards
        if id is not None and id not in known:
            self.extension.unknown(id)
            return
        last = self.lastChild(parent)
        # Cards that follow each other stand in one list.
        cards = last if last is not None and last.get("class") == "quietform-cards" else None
        for card in known.values() if id is None else [known[id]]:
            if cards is None:
                cards = SubElement(parent, "ul", {"class": "quietform-cards"})
            _card(cards, card, self.extension.link(card.page), self.extension.language)


class _Stray(InlineProcessor):
    """A mark inside a line of text stays as it is, and is told."""

    def __init__(self, extension: CardsExtension) -> None:
        super().__init__(MARK.pattern)
        self.extension = extension

    def handleMatch(self, m: re.Match[str], data: str) -> tuple[None, None, None]:  # type: ignore[override]
        self.extension.stray(m[0])
        return None, None, None


def _marks(block: str) -> list[re.Match[str] | None]:
    """For each line of a block, the mark that it is."""
    return [MARK.fullmatch(line.strip()) for line in block.split("\n")]


def _card(cards: Element, card: Card, address: str, language: str) -> None:
    # An atomic string is shown as it is: neither Markdown nor HTML.
    entry = SubElement(cards, "li", {"class": "quietform-card"})
    link = SubElement(entry, "a", {"href": address})
    link.text = AtomicString(card.title)
    summary = SubElement(entry, "p")
    summary.text = AtomicString(card.summary)
    minutes = SubElement(entry, "p", {"class": "quietform-minutes"})
    with speaking(language):
        minutes.text = unmarked(counted("About {number} minute", "About {number} minutes", card.minutes))
        if card.parts:
            made_of = SubElement(entry, "p", {"class": "quietform-minutes"})
            made_of.text = AtomicString(unmarked(say("Made of: {parts}", parts=joined(card.parts))))
