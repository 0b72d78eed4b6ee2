"""`[[help]]` on a line of a Markdown page → the help of every country.

A plain Python-Markdown extension, so that it works wherever Markdown is rendered.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.blockprocessors import BlockProcessor
from markdown.extensions import Extension

MARK = "[[help]]"
# Markdown's own order: code that is indented comes at 80, headings at 70.
AFTER_CODE = 75


class HelpExtension(Extension):
    """Puts `html` where a mark stands; `missing` hears of a mark for which there is none."""

    def __init__(self, html: str, missing: Callable[[], None] = lambda: None, **kwargs: Any) -> None:
        self.html = html
        self.missing = missing
        super().__init__(**kwargs)

    def extendMarkdown(self, md: Markdown) -> None:
        md.parser.blockprocessors.register(_Help(md.parser, self), "quietform-help", AFTER_CODE)


class _Help(BlockProcessor):
    def __init__(self, parser: Any, extension: HelpExtension) -> None:
        super().__init__(parser)
        self.extension = extension

    def test(self, parent: Element, block: str) -> bool:
        return block.strip() == MARK

    def run(self, parent: Element, blocks: list[str]) -> None:
        blocks.pop(0)
        if not self.extension.html:
            self.extension.missing()
            return
        # Kept aside as it is: Markdown would take it apart.
        place = self.parser.md.htmlStash.store(self.extension.html)
        element = Element("p")
        element.text = place
        parent.append(element)
