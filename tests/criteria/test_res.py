"""RES-01 to RES-05: help by country, as it is written, checked and shown; and A11Y-04 on content pages."""

from __future__ import annotations

import datetime
import re
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from mkdocs.exceptions import Abort
from playwright.sync_api import Browser, Page, expect

from quietform.help_folder import read_help
from quietform.interface import say, speaking
from quietform.phones import IN_USE, bare, is_dialable
from quietform.resources import Country, Emergency, Service, load_country
from tests.browser.person import begin, run
from tests.browser.server import CountingServer
from tests.criteria.leaving import language_of
from tests.sites import built, small, write
from tests.test_bad_input import BASES, edited

ROOT = Path(__file__).parents[2]
HELP = ROOT / "content" / "help"
# The day on which the lists were last looked at; what time makes of them is tested by itself.
DAY = datetime.date(2026, 11, 24)
COUNTRIES, PROBLEMS = read_help(HELP, ROOT, DAY)
LISTED = [country for country in COUNTRIES if country.iso != "ZZ"]


def entries(country: Country) -> list[Emergency | Service]:
    return [*([country.emergency] if country.emergency else []), *country.services]


def numbers_of(country: Country) -> list[str]:
    """Every number of a country to call, as it is written."""
    return [entry.phone for entry in entries(country) if entry.phone]


def is_for_adults(service: Service) -> bool:
    return "children" not in service.for_whom


def test_res_01_a_file_holds_what_the_criterion_names() -> None:
    named = "name for_whom phone sms chat hours time_zone languages cost on_bill relay source last_checked checked_by"
    assert set(named.split()) <= set(Service.model_fields)
    assert {"phone", "caveat", "source", "last_checked", "checked_by"} <= set(Emergency.model_fields)
    whom = {group for country in COUNTRIES for service in country.services for group in service.for_whom}
    assert whom == {"all", "women", "men", "lgbtq", "children", "own_behaviour", "suicidal_thoughts"}


def test_res_01_the_lists_of_this_site_have_no_problem_and_say_that_nobody_called() -> None:
    assert [str(problem) for problem in PROBLEMS] == []
    assert len(LISTED) >= 12
    for country in COUNTRIES:
        for entry in entries(country):
            assert "stored copy" in entry.checked_by, country.iso
            assert "nobody called" in entry.checked_by, country.iso
            assert entry.last_checked <= DAY


@pytest.mark.parametrize(
    ("days", "errors", "warnings"), [(179, 0, 0), (180, 0, 3), (364, 0, 3), (365, 3, 0), (4_000, 3, 0)]
)
def test_res_02_an_entry_is_told_at_180_days_and_refused_at_365(days: int, errors: int, warnings: int) -> None:
    loaded = load_country(BASES["GB"].encode(), "GB.yaml", datetime.date(2026, 11, 1) + datetime.timedelta(days))
    assert len(loaded.errors) == errors
    assert len(loaded.problems) - errors == warnings


def trial(folder: Path, gb: str) -> Path:
    mkdocs = "site_name: Trial\ntheme: {name: quietform}\nplugins: [{quietform: {check: false, help_page: help.md}}]\n"
    pages = {"docs/index.md": "# Home\n", "docs/help.md": "# Help\n\n[[help]]\n", "docs/help/GB.yaml": gb}
    return write(folder, {"mkdocs.yml": mkdocs, "assessments/one.yaml": small(), **pages})


def test_res_02_a_build_tells_what_is_old_and_stops_for_what_is_wrong(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    today = datetime.date.today()
    old, fresh = today - datetime.timedelta(200), today - datetime.timedelta(1)
    one_old = BASES["GB"].replace("2026-11-01", f"{fresh}").replace(f"{fresh}", f"{old}", 1)
    caplog.set_level("INFO")
    made = built(trial(tmp_path / "old", one_old))
    assert "help-old  the emergency number was last checked 200 days ago" in caplog.text
    assert not (made / "help" / "GB.yaml").exists()
    wrong = edited([("0808 2000 247", "0808 2000 24"), ("helps_with: [crisis]", "helps_with: []")], one_old)
    wrong = wrong.replace("[all, suicidal_thoughts]", "[all]")
    with pytest.raises(Abort):
        built(trial(tmp_path / "wrong", wrong))
    assert "2 errors in the help by country" in caplog.text
    assert "help-number" in caplog.text
    assert "help-lacks" in caplog.text


def test_res_02_every_number_can_be_dialled_and_every_exception_is_needed() -> None:
    for country in COUNTRIES:
        for entry in entries(country):
            for number in filter(None, (entry.phone, entry.sms)):
                assert is_dialable(number, country.iso), (country.iso, number)
    used = {(c.iso, bare(n)) for c in COUNTRIES for e in entries(c) for n in (e.phone, e.sms) if n}
    assert used >= IN_USE


def test_res_03_the_time_zones_are_those_of_one_country_each() -> None:
    parts = [part for country in COUNTRIES for part in country.time_zones]
    assert len(parts) == len(set(parts))
    assert all(country.time_zones for country in LISTED)


@pytest.mark.parametrize(
    ("zone", "expected"),
    [("Europe/London", "GB"), ("America/Indiana/Knox", "US"), ("Australia/Perth", "AU"), ("Asia/Tokyo", "ZZ")],
)
def test_res_03_a_country_is_preselected_by_the_time_zone_of_the_device_alone(
    browser: Browser, server: CountingServer, zone: str, expected: str
) -> None:
    context = browser.new_context(timezone_id=zone)
    page = context.new_page()
    page.goto(f"{server.url}/effort/")
    expect(page.get_by_label("Your country")).to_have_value(expected)
    shown = page.locator(".country:not([hidden])")
    expect(shown).to_have_count(1)
    assert shown.get_attribute("data-country") == expected
    assert server.requests == ["GET /effort/"]
    context.close()


def test_res_03_a_choice_can_be_changed_and_is_forgotten_with_the_page(page: Page, server: CountingServer) -> None:
    page.goto(f"{server.url}/effort/")
    country = page.get_by_label("Your country")
    assert country.locator("option").all_inner_texts() == [country.name for country in COUNTRIES]
    before = country.input_value()
    country.select_option("ES")
    expect(page.locator(".country:not([hidden]) h3")).to_have_text("Spain")
    begin(page)
    expect(page.locator(".country:not([hidden]) h3")).to_have_text("Spain")
    assert run(page, "localStorage.length + sessionStorage.length + document.cookie.length + location.hash.length") == 0
    page.reload()
    expect(country).to_have_value(before)
    country.select_option("My country is not listed")
    links = page.locator(".country:not([hidden]) a[href^=https]")
    assert links.count() >= 3
    assert server.requests == ["GET /effort/"] * 2


def test_res_04_every_number_is_text_and_a_link_without_script_and_in_print(
    browser: Browser, server: CountingServer
) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    for path in ("effort/", "help/"):
        page.goto(f"{server.url}/{path}")
        page.emulate_media(media="print" if path == "effort/" else "screen")
        expect(page.get_by_label("Your country")).to_be_hidden()
        links = page.locator("main a[href^='tel:']")
        found = [(link.get_attribute("href"), link.inner_text()) for link in links.all() if link.is_visible()]
        for country in COUNTRIES:
            for entry in entries(country):
                if entry.phone and (path == "help/" or isinstance(entry, Emergency) or is_for_adults(entry)):
                    assert (f"tel:{bare(entry.phone)}", entry.phone) in found, (path, country.iso, entry.phone)
        # A text to send is a link as well.
        assert page.locator("main a[href='sms:88788']").inner_text().lower() == "text start to 88788"
    context.close()


def test_res_04_print_shows_the_chosen_country(page: Page, server: CountingServer) -> None:
    page.goto(f"{server.url}/effort/")
    page.get_by_label("Your country").select_option("NZ")
    page.emulate_media(media="print")
    shown = [link.inner_text() for link in page.locator("#help a[href^='tel:']").all() if link.is_visible()]
    assert shown == numbers_of(next(one for one in COUNTRIES if one.iso == "NZ"))


def test_res_04_the_help_page_has_every_source_with_its_date(server: CountingServer, site: Path) -> None:
    text = (site / "help" / "index.html").read_text(encoding="utf-8")
    for country in COUNTRIES:
        assert f'<h2 id="{country.anchor}">' in text
        assert f'<a href="#{country.anchor}">' in text
        for entry in entries(country):
            assert entry.source.replace("&", "&amp;") in text, entry.source
    assert f"{DAY}: a stored copy" in text
    assert not list(site.rglob("*.yaml"))


def test_res_05_no_list_is_taken_over_whole() -> None:
    """Each entry has a source of its own that a person can open; none is a file of somebody's list."""
    for country in COUNTRIES:
        hosts = [urlsplit(entry.source).hostname or "" for entry in entries(country)]
        assert not [host for host in hosts if re.search(r"github|gitlab|findahelpline\.com/api", host)]
        # A page may stand for a few services of a country, never for all of them.
        assert len({entry.source for entry in entries(country)}) >= 2, country.iso


def test_a11y_04_the_words_of_help_end_every_content_page(site: Path) -> None:
    for path in [*site.glob("*/index.html"), *site.glob("es/*/index.html")]:
        html = path.read_text(encoding="utf-8")
        main = html.rpartition("</main>")[0]
        if path.parent.name != "help":
            assert main.rstrip().endswith("</section>"), path
            with speaking(language_of(html)):
                help = f'<section class="help" id="help" tabindex="-1"><h2>{say("Get help now")}</h2>'
            assert help in main.replace("\n", ""), path
