"""Markdown of a text field → HTML without raw HTML, images or links to where nobody asked to go."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache
from html import escape
from xml.etree.ElementTree import Element

import markdown
from markdown.treeprocessors import Treeprocessor
from markupsafe import Markup

from quietform.interface import ENGLISH, OPEN, unmarked

# Where a link of an author leads: an address, or None where it leads nowhere on this site.
Resolve = Callable[[str], str | None]
_PLAIN = re.compile(r"[^\\`*_{}\[\]<>#&!|~]*")
_LINE_MARK = re.compile(r"^\s*(?:[-+>=]|\d+[.)]|\t| {4})", re.MULTILINE)
_SAFE = ("https:", "mailto:", "tel:")
_LINK = re.compile(r"\]\(\s*<?([^)\s>]+)")


class _Links(Treeprocessor):
    """Gives every link its address and takes out images and links without one."""

    resolve: Resolve

    def run(self, root: Element) -> None:
        for element in root.iter():
            if element.tag == "img":
                _unwrap(element, element.get("alt") or "")
            elif element.tag == "a":
                self._link(element)

    def _link(self, element: Element) -> None:
        target = element.get("href") or ""
        address = target if target.startswith("#") else resolve_link(target, self.resolve)
        if address is None:
            _unwrap(element, None)
            return
        element.attrib = {"href": address}
        if not address.startswith(("#", "tel:", "mailto:")):
            # Answers live in this document only, so a link never replaces it.
            element.attrib |= {"target": "_blank", "rel": "noopener noreferrer"}


def resolve_link(target: str, resolve: Resolve) -> str | None:
    """The address of a link: of an allowed scheme as it is, else what the site knows under this name."""
    if target.startswith(_SAFE):
        return target
    return None if re.match(r"[a-zA-Z][a-zA-Z0-9+.-]*:|//", target) else resolve(target)


def link_targets(text: str) -> list[str]:
    """The targets of a Markdown text's links that the site itself must know."""
    return [target for target in _LINK.findall(text) if not target.startswith(("#", *_SAFE))]


def to_html(text: str, resolve: Resolve) -> Markup:
    """A Markdown text as HTML; raw HTML is shown as the text it is."""
    if text.startswith(OPEN):
        return Markup(f'<div lang="{ENGLISH}" dir="ltr">{to_html(unmarked(text), resolve)}</div>')
    if _PLAIN.fullmatch(text) and not _LINE_MARK.search(text):
        # Most texts are plain paragraphs; they need no parser, which is what makes a thousand pages quick.
        paragraphs = [part.strip() for part in re.split(r"\n\s*\n", text.strip())]
        return Markup("\n".join(f"<p>{escape(part, quote=False)}</p>" for part in paragraphs))
    converter, links = _converter()
    links.resolve = resolve
    return Markup(converter.reset().convert(text))


@cache
def _converter() -> tuple[markdown.Markdown, _Links]:
    converter = markdown.Markdown(output_format="html")
    converter.preprocessors.deregister("html_block")
    converter.inlinePatterns.deregister("html")
    links = _Links(converter)
    converter.treeprocessors.register(links, "quietform-links", 0)
    return converter, links


def _unwrap(element: Element, text: str | None) -> None:
    """Turn an element into a plain span that keeps its words."""
    element.tag = "span"
    element.attrib = {}
    if text is not None:
        element.text = text
