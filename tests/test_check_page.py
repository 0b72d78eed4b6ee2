"""The check page in a site of mkdocs and in a folder of `quietform build`: files, links, and sites without it."""

from __future__ import annotations

import hashlib
import json
import logging
import re
from pathlib import Path

import pytest
from click.testing import CliRunner

from quietform.browser import bundle as module
from quietform.browser.bundle import Part, bundle
from quietform.browser.runtime import MISSING, UnavailableError
from quietform.cli import main
from tests.sites import built, small, warnings, write

CONFIG = """\
site_name: Trial
theme: {{name: {theme}}}
plugins:
  - quietform: {{help_page: help.md{options}}}
{more}
"""
FILES = {
    "assessments/one.yaml": small(title="First look"),
    "assessments/two.yaml": small(title="Second look"),
    "docs/index.md": "# Home\n",
    "docs/help.md": "# Help\n",
}
WHOLE = {"check/index.html", *(f"check/{part.file}" for part in bundle())}
LINK = re.compile(r'<a id="check" data-shares href="([^"]*)" target="_blank" rel="opener">([^<]*)</a>')


def site(folder: Path, theme: str = "quietform", options: str = "", more: str = "", **files: str) -> Path:
    text = CONFIG.format(theme=theme, options=options, more=more)
    return write(folder, FILES | files | {"mkdocs.yml": text})


def files_of(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def check_files_of(folder: Path) -> set[str]:
    return {name for name in files_of(folder) if name.startswith("check/")}


def data_of(html: str) -> dict[str, object]:
    (text,) = re.findall(r'<script type="application/json" id="program">(.*?)</script>', html)
    data: dict[str, object] = json.loads(text)
    return data


@pytest.fixture
def without(monkeypatch: pytest.MonkeyPatch) -> None:
    """An installation without the extra."""
    monkeypatch.setattr(module, "installed", lambda: False)


@pytest.fixture
def offline(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail() -> list[Part]:
        raise UnavailableError("npm failed. Look at the network and build again")

    monkeypatch.setattr(module, "bundle", fail)


# In a site of mkdocs.


@pytest.mark.parametrize("theme", ["quietform", "mkdocs"])
def test_a_site_has_the_page_with_its_files_the_same_under_every_theme(
    tmp_path: Path, theme: str, caplog: pytest.LogCaptureFixture
) -> None:
    folder = built(site(tmp_path, theme))
    found = files_of(folder)
    assert check_files_of(folder) == WHOLE
    assert {name: found[f"check/{name}"] for name in (part.file for part in bundle())} == {
        part.file: part.content for part in bundle()
    }
    html = found["check/index.html"].decode()
    assert data_of(html)["addresses"] == {"one": "../one/index.html", "two": "../two/index.html"}
    assert '<a class="home" href="../index.html">Trial</a>' in html
    assert 'href="../help/index.html"' in html
    assert theme == "mkdocs" or "<link" not in html.replace('<link rel="icon" href="data:,">', "")
    listed = json.loads(found["manifest.json"])["files"]
    assert {name: listed[name] for name in WHOLE} == {name: hashlib.sha256(found[name]).hexdigest() for name in WHOLE}
    assert warnings(caplog) == []


def test_each_report_leads_to_it_and_tells_its_size(tmp_path: Path) -> None:
    folder = built(site(tmp_path))
    for name in ("one", "two"):
        html = (folder / name / "index.html").read_text(encoding="utf-8")
        assert LINK.findall(html) == [("../check/index.html", "Check this with a second engine, about 6 MB (new tab)")]
        data = data_of(html)
        assert (data["id"], data["version"]) == (name, "1")
        assert re.fullmatch("[0-9a-f]{64}", str(data["hash"]))


def test_without_directory_urls_all_still_lead_where_they_should(tmp_path: Path) -> None:
    folder = built(site(tmp_path, more="use_directory_urls: false"))
    assert check_files_of(folder) == WHOLE
    html = (folder / "check" / "index.html").read_text(encoding="utf-8")
    assert data_of(html)["addresses"] == {"one": "../one.html", "two": "../two.html"}
    assert 'href="../index.html">Trial' in html
    assert 'href="../help.html"' in html
    assert LINK.findall((folder / "one.html").read_text(encoding="utf-8"))[0][0] == "check/index.html"


def test_without_the_extra_the_site_has_no_page_and_no_link_and_says_so_once(
    tmp_path: Path, without: None, caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.INFO):
        folder = built(site(tmp_path))
    assert check_files_of(folder) == set()
    assert "second engine" not in (folder / "one" / "index.html").read_text(encoding="utf-8")
    said = [record.getMessage() for record in caplog.records if "check page" in record.getMessage()]
    # No warning: `mkdocs build --strict` goes through.
    assert said == [f"quietform: {MISSING}"]
    assert warnings(caplog) == []


def test_without_a_registry_the_site_has_no_page_and_a_warning(
    tmp_path: Path, offline: None, caplog: pytest.LogCaptureFixture
) -> None:
    folder = built(site(tmp_path), strict=False)
    assert check_files_of(folder) == set()
    assert warnings(caplog) == [
        "WARNING quietform: there is no check page: npm failed. Look at the network and build again, "
        "or choose to have none"
    ]


def test_a_site_can_choose_to_have_none(tmp_path: Path, offline: None, caplog: pytest.LogCaptureFixture) -> None:
    folder = built(site(tmp_path, options=", check: false"))
    assert check_files_of(folder) == set()
    assert "second engine" not in (folder / "one" / "index.html").read_text(encoding="utf-8")
    assert warnings(caplog) == []


@pytest.mark.parametrize(
    ("file", "content"),
    [("assessments/check.yaml", small(title="Check")), ("docs/check.md", "# Check\n"), ("docs/check/a.md", "# A\n")],
)
def test_a_page_that_stands_in_its_place_stays_and_is_warned_of(
    tmp_path: Path, file: str, content: str, caplog: pytest.LogCaptureFixture
) -> None:
    folder = built(site(tmp_path, **{file: content}), strict=False)
    name = file.partition("/")[2].replace(".yaml", ".md")
    assert not check_files_of(folder) & WHOLE - {"check/index.html"}
    assert warnings(caplog) == [
        f'WARNING quietform: there is no check page: "{name}" stands in its place. Name that otherwise, '
        "or choose to have none"
    ]


# In a folder of pages.


def run(folder: Path, *options: str) -> tuple[int, str]:
    done = CliRunner().invoke(main, ["build", str(folder / "assessments"), "-o", str(folder / "out"), *options])
    return done.exit_code, done.stderr.replace(str(folder), "")


def test_a_folder_of_pages_has_it_too(tmp_path: Path) -> None:
    site(tmp_path)
    assert run(tmp_path) == (0, "2 pages written to /out\n")
    found = files_of(tmp_path / "out")
    assert {name for name in found if name.startswith("check/")} == WHOLE
    assert LINK.findall(found["one/index.html"].decode())[0][0] == "../check/index.html"
    html = found["check/index.html"].decode()
    assert data_of(html)["addresses"] == {"one": "../one/index.html", "two": "../two/index.html"}
    assert '<span class="home">Quietform</span>' in html
    assert set(json.loads(found["manifest.json"])["files"]) == set(found) - {"manifest.json"}


def test_a_folder_of_pages_without_the_extra_has_none_and_says_so_once(tmp_path: Path, without: None) -> None:
    site(tmp_path)
    assert run(tmp_path) == (0, f"{MISSING}\n2 pages written to /out\n")
    assert check_files_of(tmp_path / "out") == set()


def test_a_folder_of_pages_can_have_none(tmp_path: Path, offline: None) -> None:
    site(tmp_path)
    assert run(tmp_path, "--no-check") == (0, "2 pages written to /out\n")
    assert check_files_of(tmp_path / "out") == set()


def test_an_assessment_named_check_has_its_page(tmp_path: Path) -> None:
    site(tmp_path, **{"assessments/check.yaml": small(title="Check")})
    assert run(tmp_path) == (
        0,
        'there is no check page: "check" stands in its place. Name that otherwise, or choose to have none\n'
        "3 pages written to /out\n",
    )
    assert check_files_of(tmp_path / "out") == {"check/index.html", "check/paper/index.html", "check/scores/index.html"}
