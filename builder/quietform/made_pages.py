"""The assessments of a build → the files by which mkdocs knows their pages, and none that stands in their place."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.structure.files import File, Files

from quietform.cards import Card, stand_in
from quietform.explain import ABOUT
from quietform.interface import unmarked
from quietform.languages import Languages
from quietform.paper import PAPER


def make_pages(
    files: Files, config: MkDocsConfig, cards: Mapping[str, Card], more: Iterable[tuple[str, str]], languages: Languages
) -> None:
    """Add a page for each assessment, and of `more`, path and Markdown, what the site has not itself.

    Raises PluginError where a page is in the way.
    """
    there = {file.dest_uri: file for file in files}
    for id in cards:
        for beside, what in (ABOUT, "what is about the scores"), (PAPER, "the paper form"):
            if page := there.get(f"{languages.spoken.folder}{id}/{beside}/index.html"):
                raise PluginError(f'quietform: the page "{page.src_uri}" stands where {what} of "{id}" belongs')
    pages = [(f"{id}.md", unmarked(stand_in(card))) for id, card in cards.items()]
    for path, content in [*pages, *more]:
        made = _made(config, path, content, languages)
        other = there.setdefault(made.dest_uri, made)
        if other is made:
            files.append(made)
        elif path.removesuffix(".md") in cards:
            what = f'the page "{other.src_uri}" stands where an assessment of this name belongs'
            raise PluginError(f"quietform: {what}")


def _made(config: MkDocsConfig, path: str, content: str, languages: Languages) -> File:
    """A page in the folder of its language, which knows the same page in each other one, for the sitemap."""
    found = {}
    for language in languages.all:
        file = found[language.tag] = File.generated(config, path, content=content)
        file.dest_uri = language.folder + file.dest_uri
    made = found[languages.spoken.tag]
    made.alternates = found  # type: ignore[attr-defined]  # of the plugin for languages
    return made
