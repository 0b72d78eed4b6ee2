"""Pages of a site → what its search page holds: their texts, the words that people use for them, and the script."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import asdict, dataclass
from html.parser import HTMLParser

import rjsmin

from quietform.blocks import Block, find_script
from quietform.problems import Place, Problem
from quietform.wording import listing, suggestion

# Front matter of the search page: by page, such as `holding-back`, what people call it.
WORDS = "words"
# The note that every draft has, by its attribute: nothing to find a page by.
_DRAFT = "data-draft"
# Elements that say nothing by themselves.
_SILENT = {"script", "style", "svg", "pre"}
_BREAKS = {"p", "li", "dt", "dd", "td", "th", "h1", "h2", "h3", "br", "summary"}


@dataclass(frozen=True)
class Found:
    """One page, as the search shows and finds it."""

    url: str
    """Its address as the search page writes it."""
    title: str
    lead: str
    """Its first sentences."""
    text: str
    """Its words, each once."""
    also: str
    """What people call it."""
    asks: bool = False
    """Whether it is a set of questions; else it is to be read."""


class _Text(HTMLParser):
    """The text of HTML, a line for each paragraph."""

    def __init__(self) -> None:
        super().__init__()
        self.parts: list[str] = []
        self.silent: list[str] = []
        self.paragraph = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in _SILENT or _DRAFT in dict(attrs):
            self.silent.append(tag)
        if tag in _BREAKS:
            self.parts.append("\n\0" if tag == "p" else "\n")

    def handle_endtag(self, tag: str) -> None:
        if self.silent and self.silent[-1] == tag:
            self.silent.pop()

    def handle_data(self, data: str) -> None:
        if not self.silent:
            self.parts.append(data.replace("\n", " "))


def found(url: str, title: str, html: str, also: Iterable[str] = (), *, asks: bool = False) -> Found:
    """A page from its title and its content as HTML."""
    reader = _Text()
    reader.feed(html)
    lines = "".join(reader.parts).split("\n")
    paragraphs = [" ".join(line[1:].split()) for line in lines if line.startswith("\0")]
    lead = next((text for text in paragraphs if text), "")
    words = re.findall(r"\w[\w'’-]*", " ".join(lines).lower().replace("\0", ""))
    return Found(url, title, _short(lead), " ".join(dict.fromkeys(words)), ", ".join(also), asks)


def _short(text: str, longest: int = 160) -> str:
    """The whole sentences of a text that fit, or its first one."""
    sentences: list[str] = re.findall(r".+?[.!?…](?=\s|$)|.+$", text)
    kept, *rest = sentences or [""]
    for sentence in rest:
        if len(kept) + len(sentence) > longest:
            break
        kept += sentence
    return kept


def unknown_words(words: Mapping[str, object], pages: Iterable[str], file: str) -> list[Problem]:
    """A problem for each page that has words and is not there."""
    known = sorted(pages)
    return [
        Problem(Place(file), "no-such-page", (("page", page), ("hint", suggestion(page, known, _otherwise(known)))))
        for page in words
        if page not in known
    ]


def _otherwise(known: list[str]) -> str:
    return f"name one of {listing(known)}"


def search_script(language: str, read: Callable[[str], str]) -> Block:
    """The search with its library as one script.

    `read` gives a file of mkdocs' own search by name: lunr, and for languages other than English its stemmer.
    """
    names = ["lunr.js"] if language == "en" else ["lunr.js", "lunr.stemmer.support.js", f"lunr.{language}.js"]
    # Not every one of them ends with a semicolon.
    texts = [*(str(rjsmin.jsmin(read(name))) for name in names), find_script().text]
    return Block("script", "find", ";\n".join(texts))


@dataclass(frozen=True)
class Search:
    """What the search page of one language holds."""

    pages: list[Found]
    script: Block
    data: dict[str, object]


def search(language: str, pages: Iterable[Found], read: Callable[[str], str]) -> Search:
    """The search of these pages, by title."""
    listed = sorted(pages, key=lambda page: page.title.casefold())
    data: dict[str, object] = {"language": language, "pages": [asdict(page) for page in listed]}
    return Search(listed, search_script(language, read), data)
