"""A whole site in two languages: each page in its own, links that stay there, a way to the other one, one manifest."""

from __future__ import annotations

import hashlib
import json
import re
from pathlib import Path

import pytest
from mkdocs.exceptions import Abort

from quietform.interface import language_name
from quietform.translation.texts import fingerprint
from tests.sites import built, small, warnings, write
from tests.translation.samples import check_of_two, translation

HOME = "# Home\n\n[Help](help.md)\n\n[[assessments]]\n"
SCORED = small(to="two").replace("safety: {not_needed: It is made for a test.}\n", "")
CONFIG = """\
site_name: Trial
site_url: https://example.org/x/
theme: {name: THEME}
plugins:
  - quietform: {check: false, help_page: help.md}
  - search
  - i18n:
      reconfigure_material: false
      languages:
        - {locale: en, name: English, default: true}
        - {locale: es, name: Español, nav_translations: {Start: Inicio, More: Más}}
nav: [{Start: index.md}, {More: [one.md, two.md, safety.md, assessments.md]}, help.md]
"""
FILES = {
    "mkdocs.yml": CONFIG.replace("THEME", "quietform"),
    "assessments/one.yaml": SCORED,
    "assessments/one.es.yaml": translation(SCORED, introduction="Hola."),
    "assessments/two.yaml": small(),
    "assessments/safety.yaml": check_of_two(),
    "docs/index.md": HOME,
    "docs/index.es.md": f"---\ntitle: Casa\nsource: {fingerprint(HOME)}\nstate: draft\n---\n\n# Casa\n\n"
    "[Ayuda](help.md)\n\n[[assessments]]\n",
    "docs/help.md": "# Help\n\nPeople to talk to.\n",
}


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return built(write(tmp_path_factory.mktemp("two"), FILES))


def html(site: Path, page: str) -> str:
    text = (site / page / "index.html").read_text(encoding="utf-8")
    return re.sub(r"<script>.*?</script>|<style>.*?</style>", "", text, flags=re.DOTALL)


def switches(page: str) -> list[tuple[str, str]]:
    return re.findall(r'<a[^>]* href="([^"]*)" lang="([^"]*)" hreflang="\2">', page)


def test_each_page_is_in_its_language_and_under_its_folder(site: Path) -> None:
    for page in ("", "help", "assessments", "one", "two", "safety", "one/scores", "one/paper"):
        assert '<html lang="en"' in html(site, page), page
        assert '<html lang="es"' in html(site, f"es/{page}"), page
    assert "<h1>Small</h1>" in html(site, "one")
    assert "<h1>Pequeño</h1>" in html(site, "es/one")
    assert "es One" in html(site, "es/one")


def test_links_stay_in_the_language(site: Path) -> None:
    start = html(site, "es")
    assert '<a href="help/">Ayuda</a>' in start
    assert re.findall(r'quietform-card"><a href="([^"]*)">(?:<[^>]*>)?([^<]*)', start) == [
        ("one/", "Pequeño"), ("safety/", "[inglés] Safety check"), ("two/", "[inglés] Small"),
    ]  # fmt: skip
    page = html(site, "es/one")
    assert '<a href="../two/index.html" target="_blank"' in page
    assert re.findall(r'<a class="home" href="([^"]*)"', page) == ["../index.html"]
    assert 'href="../help/index.html"' in page
    assert 'href="paper/index.html"' in page


def test_every_page_leads_to_itself_in_the_other_language_and_an_assessment_only_before_it_begins(site: Path) -> None:
    assert switches(html(site, "")) == [("es/index.html", "es")]
    assert switches(html(site, "es")) == [("../index.html", "en")]
    assert switches(html(site, "es/help")) == [("../../help/index.html", "en")]
    for page, other in (("one", ("../es/one/index.html", "es")), ("es/one", ("../../one/index.html", "en"))):
        before = html(site, page).partition('id="before"')[2].partition('id="form"')[0]
        assert switches(before) == switches(html(site, page)) == [other]


def test_what_is_not_translated_says_so_and_is_marked_as_what_it_is(site: Path) -> None:
    help_page = html(site, "es/help")
    assert language_name("en", "es") == "inglés"
    assert re.search(r'class="translated">.*inglés.*</p>\s*<div lang="en" dir="ltr">\s*<h1 id="help">Help', help_page)
    alone = html(site, "es/two")
    assert '<p class="note">' in alone
    assert "inglés" in alone
    # The safety check that a translated page holds says it text by text.
    held = html(site, "es/one")
    assert '<span lang="en" dir="ltr">[inglés] Are you ever afraid' in held


def test_a_draft_is_called_one_in_either_kind_of_page_and_in_no_other_language(site: Path) -> None:
    assert 'class="translated"' in html(site, "es")
    assert html(site, "es/one").count('<p class="badge">') == 2
    for page in ("", "one", "help"):
        assert "translated" not in html(site, page)
        assert html(site, page).count('<p class="badge">') == (page == "one")


def test_the_menu_is_in_the_language(site: Path) -> None:
    menu = html(site, "es").partition('<nav class="menu"')[2].partition("</nav>")[0]
    assert re.findall(r"<(?:a [^>]*|span class=\"group\")>([^<]*)<", menu) == [
        "Inicio", "Más", "Pequeño", "[inglés] Small", "[inglés] Safety check", "Assessments", "Help", "English",
    ]  # fmt: skip


def test_the_manifest_the_sitemap_and_the_search_know_both_languages(site: Path) -> None:
    listed = json.loads((site / "manifest.json").read_text(encoding="utf-8"))["files"]
    there = {path.relative_to(site).as_posix(): path for path in site.rglob("*") if path.is_file()}
    del there["manifest.json"]
    assert listed == {name: hashlib.sha256(path.read_bytes()).hexdigest() for name, path in there.items()}
    places = re.findall("<loc>(.*?)</loc>", (site / "sitemap.xml").read_text(encoding="utf-8"))
    assert {"https://example.org/x/one/", "https://example.org/x/es/one/", "https://example.org/x/es/help/"} <= set(
        places
    )
    found = {
        entry["location"]: entry["title"]
        for entry in json.loads((site / "search/search_index.json").read_text())["docs"]
    }
    assert (found["one/"], found["es/one/"]) == ("Small", "Pequeño")
    assert "\ue000" not in (site / "search/search_index.json").read_text(encoding="utf-8")


def test_one_page_for_what_is_not_found_is_in_the_language_of_the_sources(site: Path) -> None:
    assert '<html lang="en"' in (site / "404.html").read_text(encoding="utf-8")
    assert not (site / "es/404.html").exists()


def test_the_program_of_a_page_is_the_same_in_either_language(site: Path) -> None:
    data = [
        json.loads(re.findall(r'id="program">(.*?)</script>', (site / page).read_text(encoding="utf-8"), re.DOTALL)[0])
        for page in ("one/index.html", "es/one/index.html")
    ]
    assert data[0]["program"] == data[1]["program"]
    assert data[0]["hash"] == data[1]["hash"]
    assert data[0]["bands"] != data[1]["bands"]


def test_a_second_build_in_another_folder_gives_the_same_bytes(site: Path, tmp_path: Path) -> None:
    again = built(write(tmp_path, FILES))
    assert (again / "manifest.json").read_bytes() == (site / "manifest.json").read_bytes()


def test_under_another_theme_the_assessments_are_the_same_bytes(site: Path, tmp_path: Path) -> None:
    other = built(write(tmp_path, {**FILES, "mkdocs.yml": CONFIG.replace("THEME", "mkdocs")}))
    for page in ("one/index.html", "es/one/index.html", "es/two/index.html"):
        assert (other / page).read_bytes() == (site / page).read_bytes()
    assert 'class="translated"' in html(other, "es/help")


def test_without_directory_urls_every_link_names_a_file(tmp_path: Path) -> None:
    folder = built(write(tmp_path, {**FILES, "mkdocs.yml": f"{FILES['mkdocs.yml']}use_directory_urls: false\n"}))
    page = (folder / "es/one.html").read_text(encoding="utf-8")
    assert switches(page) == [("../one.html", "en")]
    assert '<a href="two.html" target="_blank"' in page
    assert switches((folder / "es/index.html").read_text(encoding="utf-8")) == [("../index.html", "en")]


def test_an_error_in_a_translation_stops_the_build_and_a_lost_link_a_strict_one(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    wrong = FILES["assessments/one.es.yaml"].replace("items.b.stem", "items.z.stem")
    with pytest.raises(Abort):
        built(write(tmp_path, {**FILES, "assessments/one.es.yaml": wrong}))
    assert warnings(caplog)[0].startswith("ERROR assessments/one.es.yaml:")
    caplog.clear()
    lost = FILES["docs/index.es.md"].replace("[Ayuda](help.md)", "")
    with pytest.raises(Abort):
        built(write(tmp_path, {**FILES, "docs/index.es.md": lost}))
    assert warnings(caplog) == [
        'WARNING docs/index.es.md:3:1 translation-differs  the page lacks "help.md", which the source has. '
        "Take over links and names as they are."
    ]
