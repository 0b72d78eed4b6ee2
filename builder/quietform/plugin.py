"""Assessment files beside a mkdocs site → pages, nav and cards in it. With options.py the only importer of mkdocs."""

from __future__ import annotations

import gc
import logging
import os
import posixpath
from collections.abc import Callable
from datetime import UTC, date, datetime, time
from pathlib import Path
from typing import Any, Literal

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.livereload import LiveReloadServer
from mkdocs.plugins import BasePlugin, event_priority
from mkdocs.structure.files import File, Files
from mkdocs.structure.pages import Page
from mkdocs.utils import get_relative_url

from quietform.addresses import nav_paths, whole
from quietform.browser.bundle import CHECK, Part, megabytes, parts_of
from quietform.cards import CardsExtension, card_of, stand_in
from quietform.exits import doubted, refused
from quietform.explain import ABOUT
from quietform.files import load_assessment
from quietform.folder import lean
from quietform.help_folder import read_help, stands_in
from quietform.help_mark import MARK, HelpExtension
from quietform.interface import finish, install
from quietform.links import Target, links
from quietform.lint import RULES_FILE, problems_of, without_comments
from quietform.loading import Loaded
from quietform.manifest import NAME, manifest
from quietform.neutral import neutral, page_texts, site_texts, telling
from quietform.options import QuietformConfig
from quietform.paper import PAPER
from quietform.problems import Problem, count, listing, suggestion
from quietform.reference import reference
from quietform.renderer import besides, check_files, content_given, help_lines, help_list, render
from quietform.resources import Country
from quietform.safety import safety_check
from quietform.site import SafetyCheck, Site
from quietform.translation.overlay import language_of

log = logging.getLogger("mkdocs.plugins.quietform")
# Holds the templates that pages of any kind share, and takes no file into the site.
TEMPLATES = Path(__file__).parent
# How mkdocs is told of a problem; what is told as a warning stops a strict build.
TOLD = {"error": "error", "warning": "warning", "note": "info"}
INDEX = "# Assessments\n\n[[assessments]]\n"


class QuietformPlugin(BasePlugin[QuietformConfig]):  # type: ignore[no-untyped-call]
    """Adds one page for each assessment; mkdocs keeps this object between builds of a live preview."""

    def __init__(self) -> None:
        self.live, self.page = False, ""
        self.good: dict[str, Loaded] = {}
        self.targets: dict[str, list[Target]] = {}
        self.only_python: dict[str, list[Problem]] = {}
        self.countries: list[Country] = []
        self.help_lines = ""
        self.safety: SafetyCheck | None = None
        self.files: Files | None = None
        self.parts: list[Part] = []

    def on_startup(self, *, command: Literal["build", "gh-deploy", "serve"], dirty: bool) -> None:
        self.live = command == "serve"

    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        url = self.config.exit_url
        if wrong := refused(url, config.site_url):
            raise PluginError(f'quietform: the exit_url "{url}" {wrong}')
        if doubt := doubted(url):
            log.warning(f'quietform: the exit_url "{url}" {doubt}')
        root = Path(config.config_file_path).parent
        self._load(root)
        self._load_help(root, Path(config.docs_dir))
        for problem in problems_of(root):  # an error of wording stops a strict build
            (log.warning if problem.level == "error" else log.info)(str(problem))
        # mkdocs writes dates into the sitemap; the assessments' own date makes a build repeatable.
        dates = [loaded.sound()[0].date for loaded in self.good.values()]
        if dates:
            newest = datetime.combine(max(dates), time(), UTC)
            os.environ.setdefault("SOURCE_DATE_EPOCH", str(int(newest.timestamp())))
        cards = {id: card_of(id, loaded.sound()[0]) for id, loaded in self.good.items()}
        extension = CardsExtension(cards, self._from_page, self._unknown_card, self._stray_mark)
        listed_help = HelpExtension(help_list(self.countries) if self.countries else "", self._no_help)
        config.markdown_extensions += [extension, listed_help]  # type: ignore[list-item]
        if config.nav is not None:
            listed = set(nav_paths(config.nav))
            missing = [path for id in self.good if (path := f"{id}.md") not in listed]
            config.nav += [{"Assessments": missing}] if missing else []
        return config

    def on_serve(self, server: LiveReloadServer, *, config: MkDocsConfig, builder: Any) -> None:
        root = Path(config.config_file_path).parent
        for path in filter(Path.exists, (root / self.config.assessments, root / RULES_FILE)):
            server.watch(str(path))
        log.info("this preview relaxes the pages' policy for live reload; `mkdocs build` writes the strict one")

    def on_files(self, files: Files, *, config: MkDocsConfig) -> Files:
        pages = [(f"{id}.md", stand_in(loaded.sound()[0])) for id, loaded in self.good.items()]
        pages.append((self.config.index, INDEX))
        if self.config.reference:
            pages.append((self.config.reference, reference()))
        for file in [file for file in files if stands_in(self.config.help_folder, file.src_uri)]:
            files.remove(file)
        there = {file.dest_uri: file for file in files}
        for id in self.good:
            for folder, what in (ABOUT, "what is about the scores"), (PAPER, "the paper form"):
                if page := there.get(f"{id}/{folder}/index.html"):
                    raise PluginError(f'quietform: the page "{page.src_uri}" stands where {what} of "{id}" belongs')
        for path, content in pages:
            made = File.generated(config, path, content=content)
            other = there.setdefault(made.dest_uri, made)
            if other is made:
                files.append(made)
            elif path.removesuffix(".md") in self.good:
                what = f'the page "{other.src_uri}" stands where an assessment of this name belongs'
                raise PluginError(f"quietform: {what}")
        self.files = files
        for option in ("help_page", "traces_page"):
            if (page := self.config[option]) and self._url(page) is None:
                log.warning(f'quietform: the {option} "{page}" is no page of this site')
        self._add_check(config)
        for problem in [problem for id in self.good for problem in links(self.targets[id], self._url)]:
            log.warning(str(problem))
        return files

    def on_env(self, env: Any, *, config: MkDocsConfig, files: Files) -> None:
        self._refuse_telling(config, files)
        # An assessment's page is put in place of what the theme makes of it, so that should be next to nothing.
        env.loader.searchpath.append(str(TEMPLATES))
        page = files.get_file_from_path(self.config.help_page or "")
        language = config.theme.locale.language
        if config.theme.name == "quietform":
            install(env, language)
        env.globals["quietform"] = {
            "exit_url": self.config.exit_url,
            "help_page": page.url if page else None,
            "safety_page": self._url(self.safety.id) if self.safety else None,
            **content_given(language, live=self.live),
        }

    def on_page_markdown(self, markdown: str, *, page: Page, config: MkDocsConfig, files: Files) -> str:
        self.page = page.file.src_uri
        if self._is_assessment(page):
            page.meta["template"] = "page/placeholder.html"
        return without_comments(markdown)

    @event_priority(-100)  # nothing may change the page after its hashes are taken
    def on_post_page(self, output: str, *, page: Page, config: MkDocsConfig) -> str:
        if not self._is_assessment(page):
            return finish(output)
        loaded = self.good[page.file.src_uri.removesuffix(".md")]
        return render(loaded.id, *loaded.sound(), self._site(config, page.url, loaded.id))

    def _site(self, config: MkDocsConfig, place: str, id: str = "") -> Site:
        """What the page at an address knows of the site; `id` is the assessment that it is."""

        def resolve(target: str) -> str | None:
            url = self._url(target)
            return None if url is None else whole(get_relative_url(url, place))

        return Site(
            name=config.site_name,
            exit_url=self.config.exit_url,
            home_url=resolve("index.md"),
            help_url=resolve(self.config.help_page or ""),
            traces_url=resolve(self.config.traces_page or ""),
            resolve=resolve,
            about_url=get_relative_url(f"{id}/{ABOUT}/index.html", place) if id else None,
            paper_url=get_relative_url(f"{id}/{PAPER}/index.html", place) if id else None,
            check_url=whole(get_relative_url(f"{CHECK}/", place)) if self.parts else None,
            check_megabytes=megabytes(self.parts),
            help_lines=self.help_lines,
            safety=self.safety,
            safety_url=resolve(self.safety.id) if self.safety and self.safety.id != id else None,
            live=self.live,
        )

    def _add_check(self, config: MkDocsConfig) -> None:
        """The check page and what it loads, as files that mkdocs copies; nothing if they cannot be had."""
        files, place = self.files or Files([]), f"{CHECK}/"
        taken = next((file.src_uri for file in files if file.dest_uri.startswith((place, f"{CHECK}.html"))), None)
        self.parts = parts_of(taken, _prefixed(log.info), _prefixed(log.warning)) if self.config.check else []
        if not self.parts:
            self._refuse([problem for id in self.good for problem in self.only_python[id]], "assessments")
            return
        site = self._site(config, place)
        addresses = {id: site.resolve(id) or "" for id in self.good}
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
        return page.file.src_uri.removesuffix(".md") in self.good and page.file.generated_by is not None

    @event_priority(-100)  # after the plugins that still write files, such as the search
    def on_post_build(self, *, config: MkDocsConfig) -> None:
        site = Path(config.site_dir)
        self._write_beside(config, site)
        built = ((path.relative_to(site).as_posix(), path) for path in site.rglob("*") if path.is_file())
        (site / NAME).write_text(manifest((name, path.read_bytes()) for name, path in built), encoding="utf-8")

    def _write_beside(self, config: MkDocsConfig, folder: Path) -> None:
        """What stands beside each assessment: written here, so that a thousand of them need no memory."""
        for id, loaded in self.good.items():
            for name, make in besides(loaded.sound()[1]).items():
                path = folder / id / name / "index.html"
                path.parent.mkdir(parents=True, exist_ok=True)
                path.write_text(make(*loaded.sound(), self._site(config, f"{id}/{name}/")), encoding="utf-8")

    def _load(self, root: Path) -> None:
        """Read every assessment. A live preview keeps the last good one of a file that has an error."""
        folder = root / self.config.assessments
        if not folder.is_dir():
            raise PluginError(f'quietform: there is no folder "{self.config.assessments}" beside mkdocs.yml')
        paths = sorted(path for path in folder.glob("*.yaml") if not language_of(path))
        if not paths:
            log.warning(f'quietform: the folder "{self.config.assessments}" has no file whose name ends in .yaml')
        given, broken = list[Loaded](), list[Problem]()
        for path in paths:
            loaded = load_assessment(path, Path(os.path.relpath(path, root)).as_posix())
            loaded = neutral(loaded, self.config.revealing_words)
            for problem in loaded.problems:
                getattr(log, TOLD[problem.level])(str(problem))
            broken += loaded.errors
            if not loaded.errors:
                loaded = lean(loaded, self.targets, self.only_python)
            elif self.live and loaded.id in self.good:
                loaded = self.good[loaded.id]
                log.error(f"{loaded.file}: its last good page stays until the file is mended")
            given.append(loaded)
        self.safety, apart = safety_check(given, whole=True)
        for problem in apart:
            log.error(str(problem))
        broken += apart
        if broken and (not self.live or not self.good):
            raise PluginError(f"quietform: {count(len(broken), 'error')} in assessments, listed above")
        self.good = {one.id: one for one in given if not one.errors}
        if not self.live:
            # What was read lives as long as the build; the collector need not look at it again and again.
            gc.freeze()

    def _load_help(self, root: Path, docs: Path) -> None:
        """Read the help of every country. A live preview keeps what it had while there is an error."""
        countries, problems = read_help(docs / self.config.help_folder, root, date.today())
        for problem in problems:
            # An old entry stops no strict build: numbers of half a year ago are better than none.
            getattr(log, "info" if problem.level == "warning" else TOLD[problem.level])(str(problem))
        errors = sum(problem.level == "error" for problem in problems)
        if errors and not self.live:
            raise PluginError(f"quietform: {count(errors, 'error')} in the help by country, listed above")
        if not errors:
            self.countries = countries
            self.help_lines = help_lines(countries) if countries else ""

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
        hint = suggestion(id, self.good, f"the assessments are {listing(self.good)}")
        log.warning(f'quietform: {self.page} asks for a card of "{id}"; {hint}')

    def _stray_mark(self, mark: str) -> None:
        log.warning(f'quietform: {self.page} has "{mark}" inside a line, where it makes no card; give it its own line')


def _prefixed(tell: Callable[[str], None]) -> Callable[[str], None]:
    return lambda text: tell(f"quietform: {text}")
