"""A whole site under any theme: pages, cards, nav and hashes; and what stops a build."""

from __future__ import annotations

import datetime
import hashlib
import json
import os
import re
from pathlib import Path

import pytest
from mkdocs.config import load_config
from mkdocs.exceptions import Abort

from quietform.blocks import all_blocks, check_blocks, core_script, leave_script, part_script
from quietform.cards import CardsExtension
from quietform.plugin import QuietformPlugin
from quietform.renderer import content_policy
from tests.conftest import SiteBuild
from tests.sites import assessment_files, built, mkdocs, small, warnings, write
from tests.test_bad_input import BASES

THEMES = ("quietform", "mkdocs", "material")
FILES = {
    "assessments/one.yaml": small(title="First look", summary="What is first.", minutes="3", to="two"),
    "assessments/two.yaml": small(title="Second look", summary="What is second.", to="deep/page.md"),
    "docs/index.md": "# Home\n\nHello.\n",
    "docs/deep/page.md": "# Deep\n\n[[assessment: two]]\n",
    "docs/help.md": "# Help\n",
}


def config(theme: str = "quietform", options: str = "", more: str = "", plugins: str = "") -> str:
    # The check page is megabytes; it has a module of its own, test_check_page.py.
    quietform = f"  - quietform: {{{', '.join(filter(None, ['check: false', options]))}}}\n"
    return f"site_name: Trial\ntheme: {{name: {theme}}}\nplugins:\n{quietform}{plugins}{more}"


def site(folder: Path, text: str = "", **files: str | None) -> Path:
    """A small site; files are changed, added or (None) left out."""
    whole = FILES | {"mkdocs.yml": text or config()} | files
    return write(folder, {name: content for name, content in whole.items() if content is not None})


def files_of(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


@pytest.fixture(scope="module")
def sites(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """The same site under each theme, as an author builds it; with the search that comes with mkdocs."""
    found = {}
    for theme in THEMES:
        text = config(theme, "help_page: help.md, reference: language.md", "site_url: https://example.org/x/\n")
        folder = site(tmp_path_factory.mktemp(theme), text + "validation: {nav: {omitted_files: warn}}\n")
        # Not --quiet: with it, mkdocs counts no warning and --strict never stops.
        done = mkdocs(folder, "build", "--strict")
        assert done.returncode == 0, done.stderr
        found[theme] = folder / "site"
    return found


# Under every theme.


def test_an_assessment_page_is_the_same_bytes_under_every_theme(sites: dict[str, Path]) -> None:
    for page in ("one/index.html", "two/index.html"):
        ours, mkdocs_theme, material = ((sites[theme] / page).read_bytes() for theme in THEMES)
        assert ours == mkdocs_theme == material


@pytest.mark.parametrize("theme", THEMES)
def test_each_assessment_page_has_its_scripts_and_a_policy_that_names_them(sites: dict[str, Path], theme: str) -> None:
    for page in ("one", "two"):
        html = (sites[theme] / page / "index.html").read_text(encoding="utf-8")
        scripts = re.findall(r"<script>(.*?)</script>", html, re.DOTALL)
        blocks = [leave_script(), core_script(), *map(part_script, ("nodes", "pairs", "file"))]
        assert scripts == [block.text for block in blocks]
        assert "script-src " + " ".join(f"'{block.hash}'" for block in blocks) + ";" in html
        # Nothing that the theme, the search or mkdocs itself would add, and nothing that is fetched.
        assert re.findall(r"<script[^>]*>", html) == [
            "<script>",
            '<script type="application/json" id="program">',
            *["<script>"] * 4,
        ]
        assert re.findall(r"<link [^>]*>", html) == ['<link rel="icon" href="data:,">']


@pytest.mark.parametrize("theme", THEMES)
def test_all_assessments_stand_on_the_index_with_title_summary_and_minutes(sites: dict[str, Path], theme: str) -> None:
    html = (sites[theme] / "assessments" / "index.html").read_text(encoding="utf-8")
    cards = re.findall(
        r'<li class="quietform-card"><a href="([^"]*)">([^<]*)</a>\s*<p>([^<]*)</p>\s*'
        r'<p class="quietform-minutes">([^<]*)</p>\s*</li>',
        html,
    )
    assert cards == [
        ("../one/", "First look", "What is first.", "About 3 minutes"),
        ("../two/", "Second look", "What is second.", "About 1 minute"),
    ]
    assert html.count("quietform-cards") == 1


@pytest.mark.parametrize("theme", THEMES)
def test_all_assessments_stand_in_the_nav(sites: dict[str, Path], theme: str) -> None:
    html = (sites[theme] / "help" / "index.html").read_text(encoding="utf-8")
    for id, title in (("one", "First look"), ("two", "Second look")):
        assert re.search(rf'<a [^>]*href="\.\./{id}/"[^>]*>(?:\s|<[^>]*>)*{title}(?:\s|<[^>]*>)*</a>', html), theme


@pytest.mark.parametrize("theme", THEMES)
def test_a_card_on_a_nested_page_leads_to_its_assessment(sites: dict[str, Path], theme: str) -> None:
    html = (sites[theme] / "deep" / "page" / "index.html").read_text(encoding="utf-8")
    assert re.findall(r'quietform-card"><a href="([^"]*)">([^<]*)<', html) == [("../../two/", "Second look")]
    assert "[[" not in re.sub(r"<script.*?</script>", "", html, flags=re.DOTALL)


@pytest.mark.parametrize("theme", THEMES)
def test_the_links_of_an_assessment_lead_home_to_help_and_on(sites: dict[str, Path], theme: str) -> None:
    html = (sites[theme] / "one" / "index.html").read_text(encoding="utf-8")
    assert re.findall(r'<a class="home" href="([^"]*)"[^>]*>([^<]*)', html) == [("../index.html", "Trial")]
    assert '<a href="../two/index.html" target="_blank" rel="noopener noreferrer">More (new tab)</a>' in html
    assert 'href="../help/index.html"' in html
    other = (sites[theme] / "two" / "index.html").read_text(encoding="utf-8")
    assert '<a href="../deep/page/index.html" target="_blank" rel="noopener noreferrer">More (new tab)</a>' in other


@pytest.mark.parametrize("theme", THEMES)
def test_the_reference_of_the_language_is_a_page_of_the_site(sites: dict[str, Path], theme: str) -> None:
    html = (sites[theme] / "language" / "index.html").read_text(encoding="utf-8")
    assert re.search(r'<h2 id="the-file">The file', html)
    assert re.search(r'href="#option-set"', html)


@pytest.mark.parametrize("theme", THEMES)
def test_the_manifest_lists_every_file_and_every_block_with_its_hash(sites: dict[str, Path], theme: str) -> None:
    found = files_of(sites[theme])
    listed = json.loads(found.pop("manifest.json"))
    assert listed == {
        "files": {name: hashlib.sha256(content).hexdigest() for name, content in found.items()},
        "blocks": [
            {"kind": block.kind, "name": block.name, "bytes": len(block.text.encode()), "hash": block.hash}
            for block in [*all_blocks(), *check_blocks()]
        ],
    }


def test_the_dates_of_a_site_are_those_of_its_assessments(sites: dict[str, Path]) -> None:
    sitemap = (sites["mkdocs"] / "sitemap.xml").read_text(encoding="utf-8")
    assert set(re.findall("<lastmod>(.*)</lastmod>", sitemap)) == {"2026-11-23"}
    assert "https://example.org/x/one/" in sitemap


@pytest.mark.parametrize("theme", THEMES)
def test_a_second_build_in_another_folder_gives_the_same_bytes(
    sites: dict[str, Path], theme: str, tmp_path: Path
) -> None:
    text = (sites[theme].parent / "mkdocs.yml").read_text(encoding="utf-8")
    again = built(site(tmp_path / "some" / "where", text))
    assert files_of(again) == files_of(sites[theme])


def test_this_site_under_our_theme_has_no_script_but_that_of_the_bar_on_its_content_pages(
    sites: dict[str, Path],
) -> None:
    html = (sites["quietform"] / "index.html").read_text(encoding="utf-8")
    assert re.findall(r"<script.*?</script>", html, re.DOTALL) == [f"<script>{leave_script().text}</script>"]
    assert f'content="{content_policy()}"' in html


# With other settings.


def test_the_manifest_knows_what_later_plugins_write(tmp_path: Path) -> None:
    folder = built(site(tmp_path, config("mkdocs", plugins="  - search\n")))
    found = files_of(folder)
    assert "search/search_index.json" in found
    assert set(json.loads(found["manifest.json"])["files"]) == set(found) - {"manifest.json"}
    texts = [entry["text"] for entry in json.loads(found["search/search_index.json"])["docs"]]
    assert "What is first." in " ".join(texts)
    assert not [text for text in texts if "rather not say" in text]


def test_without_directory_urls_every_link_names_a_file(tmp_path: Path) -> None:
    folder = built(site(tmp_path, config(options="help_page: help.md", more="use_directory_urls: false\n")))
    assert sorted(name for name in files_of(folder) if name.endswith(".html")) == [
        "404.html", "assessments.html", "deep/page.html", "help.html", "index.html", "one.html",
        "one/paper/index.html", "one/scores/index.html", "two.html", "two/paper/index.html", "two/scores/index.html",
    ]  # fmt: skip
    html = (folder / "one.html").read_text(encoding="utf-8")
    assert '<a href="two.html" target="_blank" rel="noopener noreferrer">More (new tab)</a>' in html
    assert re.findall(r'<a class="home" href="([^"]*)"', html) == ["index.html"]
    assert 'href="help.html"' in html
    deep = (folder / "deep" / "page.html").read_text(encoding="utf-8")
    assert re.findall(r'quietform-card"><a href="([^"]*)"', deep) == ["../two.html"]


def menu(folder: Path) -> list[tuple[str, str]]:
    """The links and group titles of the menu on the first page."""
    html = (folder / "index.html").read_text(encoding="utf-8")
    nav = html.partition('<nav class="menu"')[2].partition("</nav>")[0]
    return [
        (address, title)
        for address, title, group in re.findall(
            r'<a href="([^"]*)"[^>]*>([^<]*)</a>|<span class="group">([^<]*)</span>', nav
        )
        for title in [title or group]
    ]


HOME, ONE, TWO = (".", "Home"), ("one/", "First look"), ("two/", "Second look")


@pytest.mark.parametrize(
    ("nav", "expected"),
    [
        ("nav: [index.md]\n", [HOME, ("", "Assessments"), ONE, TWO]),
        ("nav: [index.md, {Mine: [one.md]}]\n", [HOME, ("", "Mine"), ONE, ("", "Assessments"), TWO]),
        ("nav: [index.md, {Mine: [{Call it: two.md}, one.md]}]\n", [HOME, ("", "Mine"), ("two/", "Call it"), ONE]),
        ("nav: [index.md, one.md, {x: https://example.org/two.md}, two.md]\n",
         [HOME, ONE, ("https://example.org/two.md", "x"), TWO]),
    ],
)  # fmt: skip
def test_a_nav_keeps_its_order_and_gets_what_it_lacks(
    tmp_path: Path, nav: str, expected: list[tuple[str, str]]
) -> None:
    assert menu(built(site(tmp_path, config(more=nav)))) == expected


def test_without_a_nav_all_pages_are_in_the_menu(tmp_path: Path) -> None:
    found = menu(built(site(tmp_path)))
    assert found[0] == HOME
    assert {ONE, TWO, ("assessments/", "Assessments"), ("help/", "Help")} <= set(found)


def test_the_same_plugin_in_a_second_configuration_adds_nothing_twice(tmp_path: Path) -> None:
    site(tmp_path, config(more="nav: [index.md]\n"))
    plugins = []
    for _ in range(2):
        fresh = load_config(str(tmp_path / "mkdocs.yml"))
        plugin = fresh.plugins["quietform"]
        assert isinstance(plugin, QuietformPlugin)
        with pytest.MonkeyPatch.context() as patch:
            patch.setenv("SOURCE_DATE_EPOCH", "1")
            plugin.on_config(fresh)
        assert fresh.nav == ["index.md", {"Assessments": ["one.md", "two.md"]}]
        assert sum(isinstance(one, CardsExtension) for one in fresh.markdown_extensions) == 1
        plugins.append(plugin)
    # mkdocs keeps the object between builds of a live preview; so it must hold nothing of the first one.
    assert plugins[0] is plugins[1]


def test_a_date_that_the_environment_sets_is_kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    site(tmp_path, config("mkdocs", more="site_url: https://example.org/\n"))
    fresh = load_config(str(tmp_path / "mkdocs.yml"))
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "86400")
    fresh.plugins.on_config(fresh)
    assert os.environ["SOURCE_DATE_EPOCH"] == "86400"


def test_own_pages_take_the_place_of_made_ones(tmp_path: Path) -> None:
    pages: dict[str, str | None] = {
        "docs/assessments.md": "# Mine\n\n[[assessments]]\n",
        "docs/language/index.md": "# My language\n",
    }
    folder = built(site(tmp_path, config(options="reference: language.md"), **pages))
    assert '<h1 id="mine">Mine</h1>' in (folder / "assessments/index.html").read_text(encoding="utf-8")
    assert "My language</h1>" in (folder / "language/index.html").read_text(encoding="utf-8")


def test_the_folder_of_assessments_may_stand_anywhere(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    away = write(tmp_path / "away", {"one.yaml": small(), "two.yaml": small(to="nowhere")})
    folder = site(tmp_path / "site", config(options=f"assessments: {away}"))
    html = (built(folder, strict=False) / "one/index.html").read_text(encoding="utf-8")
    assert "<title>Small – Trial</title>" in html
    assert warnings(caplog) == [
        f'WARNING ../away/two.yaml:{NEXT_LINE}:10 unknown-page  the link to "nowhere" leads nowhere. {HINT}'
    ]


# What stops a build.

HINT = "Name an assessment, a content page such as help.md, or an https address."
BROKEN = small().replace("title: Small", "tittle: Small")
BROKEN_LINES = [
    'ERROR assessments/one.yaml:1:1 missing-key  the file lacks "title". Add "title: …".',
    'ERROR assessments/one.yaml:2:1 unknown-key  the file has no key "tittle". Did you mean "title"?',
    "ERROR quietform: 2 errors in assessments, listed above",
]
HELP_LINES = [
    'ERROR docs/help/GB.yaml:1:1 missing-key  the file lacks "name". Add "name: …".',
    'ERROR docs/help/GB.yaml:1:1 missing-key  the file lacks "services". Add "services: …".',
    "ERROR quietform: 2 errors in assessments, listed above; 2 errors in the help by country, listed above",
]
NOWHERE = small(to="nowhere")
NEXT_LINE = next(number for number, line in enumerate(NOWHERE.splitlines(), 1) if "nowhere" in line)


@pytest.mark.parametrize(
    ("files", "options", "expected"),
    [
        ({"docs/deep/page.md": "# Deep\n\n[[assessment: nowhere]]\n"}, "",
         ['WARNING quietform: deep/page.md asks for a card of "nowhere"; the assessments are one, two']),
        ({"docs/deep/page.md": "# Deep\n\n[[assessment: One]]\n"}, "",
         ['WARNING quietform: deep/page.md asks for a card of "One"; did you mean "one"?']),
        ({"docs/deep/page.md": "# Deep\n\nSee [[assessment: one]].\n"}, "",
         ['WARNING quietform: deep/page.md has "[[assessment: one]]" inside a line, where it makes no card; '
          "give it its own line"]),
        ({"assessments/one.yaml": NOWHERE}, "",
         [f'WARNING assessments/one.yaml:{NEXT_LINE}:10 unknown-page  the link to "nowhere" leads nowhere. {HINT}']),
        ({"assessments/one.yaml": small(introduction='"[x](lost.md)"')}, "",
         [f'WARNING assessments/one.yaml:12:15 unknown-page  the link to "lost.md" leads nowhere. {HINT}']),
        ({"assessments/one.yaml": small().replace("{at_least: 2}", "zero").replace("level: 1,", "")}, "",
         ['WARNING assessments/one.yaml:33:14 zero-rule  scale "level" counts missing answers as 0. '
          "Keep this only if the instrument defines it so; at_least with prorate says more."]),
        ({}, "help_page: hlep.md", ['WARNING quietform: the help_page "hlep.md" is no page of this site']),
        ({}, "traces_page: trace.md", ['WARNING quietform: the traces_page "trace.md" is no page of this site']),
        ({"assessments/one.yaml": None, "assessments/two.yaml": None, "docs/deep/page.md": None,
          "assessments/one.yml": small()}, "",
         ['WARNING quietform: the folder "assessments" has no file whose name ends in .yaml']),
        ({"assessments/one.yaml": BROKEN}, "", BROKEN_LINES),
        ({"assessments/one.yaml": BROKEN, "docs/help/GB.yaml": "iso: GB\n"}, "", [*BROKEN_LINES[:2], *HELP_LINES]),
        ({"assessments/one.yaml": ""}, "",
         ['ERROR assessments/one.yaml:1:1 empty  the file is empty. Start from the output of "quietform new NAME".',
          "ERROR quietform: 1 error in assessments, listed above"]),
        ({"docs/one/scores.md": "# Mine\n"}, "",
         ['ERROR quietform: the page "one/scores.md" stands where what is about the scores of "one" belongs']),
        ({"docs/one/paper.md": "# Mine\n"}, "",
         ['ERROR quietform: the page "one/paper.md" stands where the paper form of "one" belongs']),
        ({"docs/one.md": "# Mine\n"}, "",
         ['ERROR quietform: the page "one.md" stands where an assessment of this name belongs']),
        ({"docs/one/index.md": "# Mine\n"}, "",
         ['ERROR quietform: the page "one/index.md" stands where an assessment of this name belongs']),
        ({"assessments/assessments.yaml": small()}, "",
         ['ERROR quietform: the page "assessments.md" stands where an assessment of this name belongs']),
        ({}, "assessments: forms", ['ERROR quietform: there is no folder "forms" beside mkdocs.yml']),
    ],
    ids=["card", "card-near", "card-in-line", "read-next", "text-link", "warning", "help", "traces", "none", "broken",
         "both", "empty", "about", "paper", "page", "page-in-folder", "index", "no-folder"],
)  # fmt: skip
def test_what_is_wrong_is_told_whole_and_stops_a_strict_build(
    tmp_path: Path, caplog: pytest.LogCaptureFixture, files: dict[str, str | None], options: str, expected: list[str]
) -> None:
    folder = site(tmp_path, config(options=options), **files)
    with pytest.raises(Abort):
        built(folder)
    assert warnings(caplog) == expected


def test_without_strict_only_errors_stop_a_build(tmp_path: Path) -> None:
    folder = built(site(tmp_path / "warned", **{"assessments/one.yaml": NOWHERE}), strict=False)
    assert "More (new tab)" not in (folder / "one/index.html").read_text(encoding="utf-8")
    with pytest.raises(Abort):
        built(site(tmp_path / "broken", **{"assessments/one.yaml": BROKEN}), strict=False)


def test_an_author_at_a_terminal_reads_the_same_lines(tmp_path: Path) -> None:
    done = mkdocs(site(tmp_path, **{"assessments/one.yaml": BROKEN}), "build", "--strict")
    assert (done.returncode, done.stdout) == (1, "\nAborted with a BuildError!\n")
    lines = [line for line in done.stderr.splitlines() if line.startswith(("ERROR", "WARNING"))]
    assert [re.sub(r"^(\w+) +-  ", r"\1 ", line) for line in lines] == BROKEN_LINES
    assert "Traceback" not in done.stderr


def test_the_real_site_builds_without_a_warning(site_build: SiteBuild) -> None:
    assert [line for line in site_build.said.splitlines() if not line.startswith("INFO")] == []
    pages = [path.read_text(encoding="utf-8") for path in site_build.folder.rglob("index.html")]
    # Each assessment, in two languages.
    there = 2 * len(assessment_files())
    assert sum('<form class="view" id="form"' in page for page in pages) == there
    assert sum(f"<script>{core_script().text}</script>" in page for page in pages) == there


def test_wording_is_told_as_a_warning_and_comments_that_allow_reach_no_page(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    page = "# Start\n\nIt is toxic. <!-- allow toxic: a quotation -->\n\nIt is a red flag.\n"
    rules = {"wording.yaml": "rules: 1\npages: docs\n", "docs/index.md": page, "docs/glossary.md": "# Glossary\n"}
    folder = write(site(tmp_path), rules)
    output = built(folder, strict=False)
    told = [line for line in warnings(caplog) if " docs/" in line]
    assert [line.split()[:2] for line in told] == [["WARNING", "docs/index.md:5:9"]]
    assert "allow" not in (output / "index.html").read_text(encoding="utf-8")
    with pytest.raises(Abort):
        built(folder)


def test_help_stays_in_a_preview_while_a_list_has_an_error(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    fresh = BASES["GB"].replace("2026-11-01", f"{datetime.date.today()}")
    site(tmp_path, **{"docs/help/GB.yaml": fresh})
    for text in (fresh, fresh.replace('phone: "999"', 'phone: "99"')):
        write(tmp_path, {"docs/help/GB.yaml": text})
        loaded = load_config(str(tmp_path / "mkdocs.yml"))
        plugin = loaded.plugins["quietform"]
        assert isinstance(plugin, QuietformPlugin)
        plugin.on_startup(command="serve", dirty=False)
        with pytest.MonkeyPatch.context() as patch:
            patch.setenv("SOURCE_DATE_EPOCH", "1")
            plugin.on_config(loaded)
        assert '<a href="tel:999">999</a>' in plugin.help_lines
    assert [line.split()[2] for line in warnings(caplog)] == ["help-number"]


def test_a_page_that_asks_for_help_by_country_where_there_is_none_is_told(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    built(site(tmp_path, **{"docs/help.md": "# Help\n\n[[help]]\n"}), strict=False)
    assert warnings(caplog) == ['WARNING quietform: help.md has "[[help]]", and the folder "help" has no country']
