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

MARK = re.compile(r"^\[\[assessment(?:s|: *(?P<id>[a-z][a-z0-9_-]*))\]\]$", re.MULTILINE)


@dataclass(frozen=True)
class Card:
    """What a card says of an assessment; `page` is its Markdown path, which the host turns into an address."""

    page: str
    title: str
    summary: str
    minutes: int


class CardsExtension(Extension):
    """Cards by assessment id; `unknown` hears of ids that are not among them."""

    def __init__(
        self, cards: Mapping[str, Card], unknown: Callable[[str], None] = lambda id: None, **kwargs: Any
    ) -> None:
        self.cards = cards
        self.unknown = unknown
        super().__init__(**kwargs)

    def extendMarkdown(self, md: Markdown) -> None:
        md.parser.blockprocessors.register(_Cards(md.parser, self), "quietform-cards", 105)


class _Cards(BlockProcessor):
    def __init__(self, parser: Any, extension: CardsExtension) -> None:
        super().__init__(parser)
        self.extension = extension

    def test(self, parent: Element, block: str) -> bool:
        return all(MARK.fullmatch(line.strip()) for line in block.splitlines())

    def run(self, parent: Element, blocks: list[str]) -> None:
        ids: list[str] = []
        for line in blocks.pop(0).splitlines():
            match = MARK.fullmatch(line.strip())
            named = match["id"] if match else None
            ids += [named] if named else list(self.extension.cards)
        last = self.lastChild(parent)
        # Cards that follow each other stand in one list.
        same = last is not None and last.get("class") == "quietform-cards"
        cards = last if same and last is not None else SubElement(parent, "ul", {"class": "quietform-cards"})
        for id in ids:
            if id in self.extension.cards:
                _card(cards, self.extension.cards[id])
            else:
                self.extension.unknown(id)


def _card(cards: Element, card: Card) -> None:
    entry = SubElement(cards, "li", {"class": "quietform-card"})
    link = SubElement(entry, "a", {"href": card.page})
    link.text = card.title
    summary = SubElement(entry, "p")
    summary.text = card.summary
    minutes = SubElement(entry, "p", {"class": "quietform-minutes"})
    minutes.text = f"About {card.minutes} minute{'' if card.minutes == 1 else 's'}"
