"""Pyodide and our scoring → the files beside the check page: complete, the same bytes each time, or a reason."""

from __future__ import annotations

import gzip
import io
import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from quietform.browser import bundle as module
from quietform.browser.bundle import SCORING, Part, bundle, megabytes, parts_of
from quietform.browser.runtime import MISSING, UnavailableError, cache_folder
from tests.sites import ROOT

SCORING_FOLDER = ROOT / "builder" / "quietform" / "scoring"


def scoring() -> zipfile.ZipFile:
    (content,) = (part.content for part in bundle() if part.name == SCORING)
    return zipfile.ZipFile(io.BytesIO(gzip.decompress(content)))


def test_it_is_four_files_of_pyodide_and_one_of_ours() -> None:
    assert [part.file for part in bundle()] == [
        "pyodide.mjs.bin",
        "pyodide.asm.mjs.bin",
        "pyodide.asm.wasm.bin",
        "python_stdlib.zip.bin",
        "scoring.zip.bin",
    ]
    assert 6 <= megabytes(bundle()) <= 7


def test_ours_holds_every_python_file_of_scoring_as_it_is_and_nothing_else() -> None:
    sources = {f"quietform/scoring/{path.name}": path.read_bytes() for path in sorted(SCORING_FOLDER.glob("*.py"))}
    archive = scoring()
    assert {name: archive.read(name) for name in archive.namelist()} == sources
    assert archive.namelist() == sorted(sources)


def test_ours_has_no_date_and_no_trace_of_the_machine() -> None:
    for one in scoring().infolist():
        assert one.date_time == (1980, 1, 1, 0, 0, 0)
        assert (one.external_attr >> 16, one.extra, one.comment) == (0o600, b"", b"")


def test_ours_runs_alone_with_the_standard_library_only(tmp_path: Path) -> None:
    scoring().extractall(tmp_path)
    code = "from quietform.scoring.rescore import rescore; print(rescore.__module__)"
    done = subprocess.run(
        [sys.executable, "-I", "-S", "-c", f"import sys; sys.path.insert(0, {str(tmp_path)!r}); {code}"],
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.stdout, done.stderr) == ("quietform.scoring.rescore\n", "")


def test_a_second_build_makes_the_same_bytes_and_uses_what_is_kept(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = bundle()
    before = sorted(path.name for path in cache_folder().iterdir())
    assert bundle.__wrapped__() == first
    assert sorted(path.name for path in cache_folder().iterdir()) == before
    # Packed anew, from files of another date.
    for name in os.listdir(cache_folder()):
        if not name.startswith("scoring-"):
            (tmp_path / name).symlink_to(cache_folder() / name)
    monkeypatch.setenv("QUIETFORM_CACHE", str(tmp_path))
    assert bundle.__wrapped__() == first


def test_a_size_is_told_in_whole_megabytes_and_never_as_none() -> None:
    assert megabytes([Part("a", b"1")]) == 1
    assert megabytes([Part("a", bytes(2_600_000)), Part("b", bytes(100_000))]) == 3


# Where a site has none.


def reasons(taken: str | None) -> tuple[list[Part], list[str]]:
    said: list[str] = []
    parts = parts_of(taken, lambda text: said.append(f"told: {text}"), lambda text: said.append(f"warned: {text}"))
    return parts, said


def test_a_site_has_it_with_no_word_about_it() -> None:
    assert reasons(None) == (bundle(), [])


def test_without_the_extra_that_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "installed", lambda: False)
    assert reasons(None) == ([], [f"told: {MISSING}"])
    assert MISSING.endswith("for it: pip install 'quietform[browser]'")


def test_without_a_registry_there_is_a_warning(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail() -> list[Part]:
        raise UnavailableError("npm failed. Look at the network and build again")

    monkeypatch.setattr(module, "bundle", fail)
    assert reasons(None) == (
        [],
        ["warned: there is no check page: npm failed. Look at the network and build again, or choose to have none"],
    )


def test_a_page_that_stands_in_its_place_is_warned_of() -> None:
    assert reasons("check.md") == (
        [],
        ['warned: there is no check page: "check.md" stands in its place. Name that otherwise, or choose to have none'],
    )
