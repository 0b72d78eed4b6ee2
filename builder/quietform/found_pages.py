"""The pages of a build → its search, where a page asks for one by the template `find.html`."""

from __future__ import annotations

from collections.abc import Callable
from importlib.resources import files as packaged

from mkdocs.structure.files import File, Files
from mkdocs.structure.pages import Page
from mkdocs.utils import get_relative_url

from quietform.addresses import whole
from quietform.search import WORDS, Search, found, search, unknown_words

TEMPLATE = "find.html"
# Front matter of a page for those who write the site: no answer to what a person looks for.
AUDIENCE = "audience"


def search_of(files: Files, language: str, asks: Callable[[Page], bool], tell: Callable[[str], None]) -> Search | None:
    """The search of the pages that mkdocs has read; None if no page asks for one.

    `asks` says which of them are sets of questions; `tell` hears of words for no page.
    """
    page = next((file.page for file in files if file.page and file.page.meta.get("template") == TEMPLATE), None)
    if page is None:
        return None
    words: dict[str, list[str]] = page.meta.get(WORDS, {})
    listed = [file for file in files.documentation_pages() if file.page and _is_for_people(file)]
    for problem in unknown_words(words, [_name(file) for file in listed], f"content/{page.file.src_uri}"):
        tell(str(problem))
    pages = [
        found(
            whole(get_relative_url(file.url, page.url)),
            str(file.page.title),
            file.page.content or "",
            words.get(_name(file), []),
            asks=asks(file.page),
        )
        for file in listed
        if file.page and file.page is not page
    ]
    return search(language, pages, _library)


def _is_for_people(file: File) -> bool:
    return bool(file.page) and AUDIENCE not in file.page.meta  # type: ignore[union-attr]


def _name(file: File) -> str:
    return file.src_uri.removesuffix(".md").partition(".")[0]


def _library(name: str) -> str:
    """A script of mkdocs' own search: lunr, which needs no host and no build of its own."""
    folder = packaged("mkdocs.contrib.search")
    place = "templates/search" if name == "lunr.js" else "lunr-language"
    return folder.joinpath(place, name).read_text(encoding="utf-8")
