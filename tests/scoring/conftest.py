"""No property is timed. Python in Chromium: one Pyodide for all tests of a run, as it takes seconds to start."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import settings
from playwright.sync_api import Browser, Page

from quietform.blocks import one_scope, read_file
from quietform.browser.bundle import SCORING, bundle
from quietform.browser.runtime import LOCK
from tests.browser.check_site import packed
from tests.browser.server import CountingServer

# A property holds however busy the machine is.
settings.register_profile("untimed", deadline=None)
settings.load_profile("untimed")

FOLDER = Path(__file__).parent
# The tests' own file goes in as one more archive of the kind that the worker unpacks.
CALLS = f"calls.{SCORING}.bin"


@pytest.fixture(scope="session")
def pyodide(browser: Browser, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Page]:
    """A page in which `ask` is answered by Pyodide: the files of the check page, in a worker of its code."""
    folder = tmp_path_factory.mktemp("pyodide")
    calls = packed({"calls.py": (FOLDER / "calls.py").read_text(encoding="utf-8")})
    files = {part.file: part.content for part in bundle()} | {CALLS: calls}
    for name, content in files.items():
        (folder / name).write_bytes(content)
    (folder / "index.html").write_text('<!doctype html><title>Pyodide</title><link rel="icon" href="data:,">')
    work = one_scope([read_file("browser/worker.js")]).partition("const work = ")[2].rstrip().removesuffix(";")
    opened = one_scope([(FOLDER / "pyodide.js").read_text(encoding="utf-8")])
    with CountingServer(folder) as server:
        page = browser.new_page()
        page.goto(server.url)
        page.evaluate(
            f"(given) => {{ {opened}; return openPyodide(given); }}", {"files": list(files), "lock": LOCK, "work": work}
        )
        yield page
        page.close()
