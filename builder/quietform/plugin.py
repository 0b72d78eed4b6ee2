"""Assessment files beside a mkdocs site → pages, nav and cards in it. With options.py the only importer of mkdocs."""

from __future__ import annotations

import gc
import logging
import os
import posixpath
from collections.abc import Callable
from datetime import UTC, datetime, time
from pathlib import Path
from typing import Any, Literal

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.livereload import LiveReloadServer
from mkdocs.plugins import BasePlugin, CombinedEvent, event_priority
from mkdocs.structure.files import File, Files
from mkdocs.structure.pages import Page
from mkdocs.utils import get_relative_url

from quietform.addresses import nav_paths, whole
from quietform.browser.bundle import CHECK, Part, megabytes, parts_of
from quietform.cards import CardsExtension
from quietform.exits import doubted, refused
from quietform.explain import ABOUT
from quietform.found_pages import search_of
from quietform.help_folder import stands_in
from quietform.help_mark import MARK, HelpExtension
from quietform.interface import finish, install
from quietform.languages import Elsewhere, languages_of
from quietform.links import links
from quietform.lint import RULES_FILE, problems_of, without_comments
from quietform.made_pages import make_pages
from quietform.manifest import NAME, manifest
from quietform.neutral import page_texts, site_texts, telling
from quietform.options import QuietformConfig
from quietform.other_pages import states_of, with_note
from quietform.paper import PAPER
from quietform.problems import Problem, count, listing, suggestion
from quietform.reference import reference
from quietform.renderer import besides, check_files, content_given, help_lines, help_list, render
from quietform.resources import Country
from quietform.shelf import Shelf, ShelfError, all_told, help_of, tell_of, tell_of_words
from quietform.site import Site

log = logging.getLogger("mkdocs.plugins.quietform")
# Holds the templates that pages of any kind share, and takes no file into the site.
TEMPLATES = Path(__file__).parent
INDEX = "# Assessments\n\n[[assessments]]\n"


class QuietformPlugin(BasePlugin[QuietformConfig]):  # type: ignore[no-untyped-call]
    """Adds one page for each assessment; mkdocs keeps this object between builds of a live preview."""

    def __init__(self) -> None:
        self.live, self.page = False, ""
        self.source = self.shelf = Shelf()
        self.languages = languages_of(None)
        self.pages: dict[str, str] = {}
        self.countries: list[Country] = []
        self.help_lines = ""
        self.files: Files | None = None
        self.parts: list[Part] = []

    def on_startup(self, *, command: Literal["build", "gh-deploy", "serve"], dirty: bool) -> None:
        self.live = command == "serve"

    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        root = Path(config.config_file_path).parent
        self.languages = languages_of(config.plugins.get("i18n"), config.theme.locale.language)
        if not self.languages.is_translation:
            self._check_exit(config)
            for problem in problems_of(root):  # an error of wording stops a strict build
                _tell("warning" if problem.level == "error" else "info", str(problem))
        try:
            all_told(lambda: self._load(root), lambda: self._load_help(root, Path(config.docs_dir)))
        except ShelfError as error:
            raise PluginError(f"quietform: {error}") from None
        # mkdocs writes dates into the sitemap; the assessments' own date makes a build repeatable.
        if dates := [loaded.sound()[0].date for loaded in self.shelf.good.values()]:
            newest = datetime.combine(max(dates), time(), UTC)
            os.environ.setdefault("SOURCE_DATE_EPOCH", str(int(newest.timestamp())))
        self._extend_markdown(config)
        if config.nav is not None:
            listed = set(nav_paths(config.nav))
            missing = [path for id in self.shelf.good if (path := f"{id}.md") not in listed]
            config.nav += [{"Assessments": missing}] if missing else []
        return config

    def _check_exit(self, config: MkDocsConfig) -> None:
        url = self.config.exit_url
        if wrong := refused(url, config.site_url):
            raise PluginError(f'quietform: the exit_url "{url}" {wrong}')
        if doubt := doubted(url):
            log.warning(f'quietform: the exit_url "{url}" {doubt}')

    def _load(self, root: Path) -> None:
        """The assessments in the language of this build; those of the sources are read once for all languages."""
        tell_of_words(self.languages.spoken.tag, _tell)
        if self.languages.is_translation:
            self.shelf = self.source.translated(
                root, self.languages.spoken, self.config.revealing_words, _tell, live=self.live
            )
        else:
            self.shelf = self.source
            self.source.load(root, self.config.assessments, self.config.revealing_words, _tell, live=self.live)
        if not self.live:
            # What was read lives as long as the build; the collector need not look at it again and again.
            gc.freeze()

    def _extend_markdown(self, config: MkDocsConfig) -> None:
        """Cards and help, in the place of those of a build in another language: all of them share one configuration."""
        tag = self.languages.spoken.tag
        cards = self.shelf.cards(tag)
        added = [
            CardsExtension(cards, self._from_page, self._unknown_card, self._stray_mark, tag),
            HelpExtension(help_list(self.countries, tag) if self.countries else "", self._no_help),
        ]
        kept = [one for one in config.markdown_extensions if not isinstance(one, CardsExtension | HelpExtension)]
        config.markdown_extensions[:] = [*kept, *added]  # type: ignore[list-item]

    def on_serve(self, server: LiveReloadServer, *, config: MkDocsConfig, builder: Any) -> None:
        root = Path(config.config_file_path).parent
        for path in filter(Path.exists, (root / self.config.assessments, root / RULES_FILE)):
            server.watch(str(path))
        log.info("this preview relaxes the pages' policy for live reload; `mkdocs build` writes the strict one")

    @event_priority(-200)  # after the plugin for languages, which would drop what is made here
    def on_files(self, files: Files, *, config: MkDocsConfig) -> Files:
        for file in [file for file in files if stands_in(self.config.help_folder, file.src_uri)]:
            files.remove(file)
        cards = self.shelf.cards(self.languages.spoken.tag)
        made = [(self.config.index, INDEX), *((path, reference()) for path in [self.config.reference] if path)]
        make_pages(files, config, cards, made, self.languages)
        if i18n := config.plugins.get("i18n"):
            # Its sitemap lists what it has seen itself.
            i18n.i18n_files_per_language[self.languages.spoken.tag] = files.documentation_pages()
        self.files = files
        for option in ("help_page", "traces_page"):
            if (page := self.config[option]) and self._url(page) is None:
                log.warning(f'quietform: the {option} "{page}" is no page of this site')
        if self.languages.is_translation:
            self._read_other_pages(files, config)
        else:
            self._add_check(config)
        targets = self.shelf.targets
        for problem in [problem for id in self.shelf.good for problem in links(targets[id], self._url)]:
            log.warning(str(problem))
        return files

    def _read_other_pages(self, files: Files, config: MkDocsConfig) -> None:
        root, language = Path(config.config_file_path).parent, self.languages.spoken
        good = self.shelf.good
        pages = [file for file in files.documentation_pages() if file.src_uri.removesuffix(".md") not in good]
        self.pages = states_of(pages, root, language.tag, lambda problem: tell_of(problem, _tell), _prefixed(log.info))

    def on_env(self, env: Any, *, config: MkDocsConfig, files: Files) -> None:
        self._refuse_telling(config, files)
        # An assessment's page is put in place of what the theme makes of it, so that should be next to nothing.
        env.loader.searchpath.append(str(TEMPLATES))
        page = files.get_file_from_path(self.config.help_page or "")
        language = self.languages.spoken.tag
        if config.theme.name == "quietform":
            install(env, language)
        env.globals["quietform"] = {
            "exit_url": self.config.exit_url,
            "help_page": page.url if page else None,
            "safety_page": self._url(self.shelf.safety.id) if self.shelf.safety else None,
            **content_given(language, search_of(files, language, self._is_assessment, log.warning), live=self.live),
        }

    def on_page_markdown(self, markdown: str, *, page: Page, config: MkDocsConfig, files: Files) -> str:
        self.page = page.file.src_uri
        if self._is_assessment(page):
            page.meta["template"] = "page/placeholder.html"
        return without_comments(markdown)

    def on_page_content(self, html: str, *, page: Page, config: MkDocsConfig, files: Files) -> str:
        if self._is_assessment(page):
            return html
        return with_note(finish(html), self.pages.get(page.file.src_uri), self.languages)

    def on_page_context(self, context: Any, *, page: Page, config: MkDocsConfig, nav: Any) -> Any:
        context["elsewhere"] = self._elsewhere(page.url)
        return context

    def on_post_template(self, output: str, *, template_name: str, config: MkDocsConfig) -> str:
        # One page for what is not found serves every address, so it is in the language of the sources.
        return "" if template_name == "404.html" and self.languages.is_translation else output

    def _elsewhere(self, url: str) -> tuple[Elsewhere, ...]:
        return self.languages.elsewhere(url, lambda other: whole(get_relative_url(other, url)))

    @event_priority(-100)  # nothing may change the page after its hashes are taken
    def on_post_page(self, output: str, *, page: Page, config: MkDocsConfig) -> str:
        if not self._is_assessment(page):
            return finish(output)
        loaded = self.shelf.good[page.file.src_uri.removesuffix(".md")]
        return render(loaded.id, *loaded.sound(), self._site(config, page.url, loaded.id))

    def _site(self, config: MkDocsConfig, place: str, id: str = "") -> Site:
        """What the page at an address knows of the site; `id` is the assessment that it is, or stands beside."""

        def resolve(target: str) -> str | None:
            url = self._url(target)
            return None if url is None else whole(get_relative_url(url, place))

        spoken = self.languages.spoken
        beside, safety = spoken.folder + id, self.shelf.safety
        return Site(
            name=config.site_name,
            exit_url=self.config.exit_url,
            home_url=resolve("index.md"),
            help_url=resolve(self.config.help_page or ""),
            traces_url=resolve(self.config.traces_page or ""),
            resolve=resolve,
            about_url=get_relative_url(f"{beside}/{ABOUT}/index.html", place) if id else None,
            paper_url=get_relative_url(f"{beside}/{PAPER}/index.html", place) if id else None,
            check_url=whole(get_relative_url(f"{CHECK}/", place)) if self.parts else None,
            check_megabytes=megabytes(self.parts),
            help_lines=self.help_lines,
            safety=safety,
            safety_url=resolve(safety.id) if safety and safety.id != id else None,
            language=spoken.tag,
            state=self.shelf.states.get(id, ""),
            elsewhere=self._elsewhere(place),
            live=self.live,
        )

    def _add_check(self, config: MkDocsConfig) -> None:
        """The check page and what it loads, as files that mkdocs copies; nothing if they cannot be had."""
        files, place = self.files or Files([]), f"{CHECK}/"
        taken = next((file.src_uri for file in files if file.dest_uri.startswith((place, f"{CHECK}.html"))), None)
        self.parts = parts_of(taken, _prefixed(log.info), _prefixed(log.warning)) if self.config.check else []
        if not self.parts:
            only_python = self.shelf.only_python
            self._refuse([problem for id in self.shelf.good for problem in only_python[id]], "assessments")
            return
        site = self._site(config, place)
        addresses = {id: site.resolve(id) or "" for id in self.shelf.good}
        for name, content in check_files(site, self.parts, addresses).items():
            files.append(File.generated(config, place + name, content=content))

    def _refuse(self, problems: list[Problem], where: str) -> None:
        for problem in problems:
            log.error(str(problem))
        if problems and not self.live:
            raise PluginError(f"quietform: {count(len(problems), 'error')} in {where}, listed above")

    def _refuse_telling(self, config: MkDocsConfig, files: Files) -> None:
        settings = Path(config.config_file_path)
        shown = [*site_texts(settings.name, config.site_name, config.site_description, config.nav)]
        for page in [file.page for file in files if file.page and file.abs_src_path]:
            name = os.path.relpath(str(page.file.abs_src_path), settings.parent)
            shown += page_texts(name, page.file.src_uri, page.title, page.meta)
        self._refuse(telling(shown, self.config.revealing_words), "titles, addresses and descriptions")

    def _is_assessment(self, page: Page) -> bool:
        return page.file.src_uri.removesuffix(".md") in self.shelf.good and page.file.generated_by is not None

    @event_priority(-50)  # before the plugin for languages builds the others
    def _write_beside(self, *, config: MkDocsConfig) -> None:
        """What stands beside each assessment: written here, so that a thousand of them need no memory."""
        for id, loaded in self.shelf.good.items():
            for name, make in besides(loaded.sound()[1]).items():
                place = f"{self.languages.spoken.folder}{id}/{name}/"
                path = Path(config.site_dir, place, "index.html")
                path.parent.mkdir(parents=True, exist_ok=True)
                path.write_text(make(*loaded.sound(), self._site(config, place, id)), encoding="utf-8")

    @event_priority(-200)  # after the plugins that still write files, such as the search, and all languages
    def _write_manifest(self, *, config: MkDocsConfig) -> None:
        site = Path(config.site_dir)
        built = ((path.relative_to(site).as_posix(), path) for path in site.rglob("*") if path.is_file())
        (site / NAME).write_text(manifest((name, path.read_bytes()) for name, path in built), encoding="utf-8")

    on_post_build = CombinedEvent(_write_beside, _write_manifest)

    def _load_help(self, root: Path, docs: Path) -> None:
        """Read the help of every country. A live preview keeps what it had while there is an error."""
        found = help_of(docs / self.config.help_folder, root, _tell, live=self.live)
        if found is not None:
            self.countries = found
            self.help_lines = help_lines(found, self.languages.spoken.tag) if found else ""

    def _no_help(self) -> None:
        log.warning(f'quietform: {self.page} has "{MARK}", and the folder "{self.config.help_folder}" has no country')

    def _url(self, target: str) -> str | None:
        """The address of an assessment's id or a page's Markdown path, from the root of the site."""
        if self.files is None or not target:
            return None
        path, _, anchor = target.partition("#")
        file = self.files.get_file_from_path(path if path.endswith(".md") else f"{path}.md")
        return None if file is None else file.url + (f"#{anchor}" if anchor else "")

    def _from_page(self, path: str) -> str:
        """A page's path as a link on the page that is being rendered writes it."""
        return posixpath.relpath(path, posixpath.dirname(self.page) or ".")

    def _unknown_card(self, id: str) -> None:
        hint = suggestion(id, self.shelf.good, f"the assessments are {listing(self.shelf.good)}")
        log.warning(f'quietform: {self.page} asks for a card of "{id}"; {hint}')

    def _stray_mark(self, mark: str) -> None:
        log.warning(f'quietform: {self.page} has "{mark}" inside a line, where it makes no card; give it its own line')


def _tell(level: str, text: str) -> None:
    getattr(log, level)(text)


def _prefixed(tell: Callable[[str], None]) -> Callable[[str], None]:
    return lambda text: tell(f"quietform: {text}")
