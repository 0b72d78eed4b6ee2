"""`mkdocs serve` while an author writes: each change is on the page, and a slip takes no page away."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from tests.sites import small, write

CONFIG = "site_name: Trial\ntheme: {name: quietform}\nplugins: [quietform: {check: false}]\n"
# How long a change may take on a busy machine; a test goes on as soon as it is there.
PATIENCE = 30.0


class Preview:
    """A running `mkdocs serve`, and the folder it looks at."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.log = folder / "serve.log"
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            self.address = f"127.0.0.1:{free.getsockname()[1]}"
        command = [sys.executable, "-m", "mkdocs", "serve", "--livereload", "--dev-addr", self.address]
        # mkdocs leaves its temporary site behind when it is ended; this one goes with the test's folder.
        environment = {**os.environ, "TMPDIR": str(folder)}
        with self.log.open("wb") as log:
            self.process = subprocess.Popen(command, cwd=folder, env=environment, stdout=log, stderr=log)

    def __enter__(self) -> Preview:
        return self

    def __exit__(self, *error: object) -> None:
        self.process.terminate()
        self.process.wait()

    def said(self) -> list[str]:
        """The lines in the terminal; each without its level's padding."""
        lines = self.log.read_text(encoding="utf-8").splitlines()
        return [f"{level} {rest.lstrip('- ')}" for level, _, rest in (line.partition(" ") for line in lines)]

    def page(self, path: str = "one/") -> str:
        try:
            with urllib.request.urlopen(f"http://{self.address}/{path}", timeout=PATIENCE) as answer:
                text: str = answer.read().decode()
                return text
        except (urllib.error.URLError, ConnectionError):
            return ""

    def until(self, ready: Callable[[], object]) -> None:
        """Wait for something that the preview does, with all that it said if it never does."""
        end = time.monotonic() + PATIENCE
        while not ready():
            assert self.process.poll() is None, self.log.read_text(encoding="utf-8")
            assert time.monotonic() < end, self.log.read_text(encoding="utf-8")
            time.sleep(0.05)

    def change(self, text: str, path: str = "assessments/one.yaml") -> None:
        """Save a file as an editor does: whole, so that no build meets half of it."""
        write(self.folder, {"next": text})
        os.replace(self.folder / "next", self.folder / path)


@pytest.fixture
def preview(tmp_path: Path) -> Iterator[Preview]:
    files = {
        "mkdocs.yml": CONFIG,
        "docs/index.md": "# Home\n\n[[assessments]]\n",
        "assessments/one.yaml": small(title="First look"),
        "assessments/two.yaml": small(title="Second look"),
    }
    with Preview(write(tmp_path, files)) as running:
        running.until(lambda: "First look" in running.page())
        yield running


def test_a_change_is_served_a_slip_is_told_and_keeps_the_last_good_page(preview: Preview) -> None:
    assert "script-src 'unsafe-inline'; " in preview.page()
    preview.change(small(title="Changed look"))
    preview.until(lambda: "Changed look" in preview.page())
    preview.until(lambda: "Changed look" in preview.page(""))

    # A slip: told whole; the last good page stays, also through a change of something else.
    preview.change(small(title="Changed look", minutes="soon"))
    slip = [
        'ERROR assessments/one.yaml:4:10 bad-value  "minutes" must be a whole number, not "soon". '
        "Write a number such as 3.",
        "ERROR assessments/one.yaml: its last good page stays until the file is mended",
    ]
    preview.until(lambda: slip[-1] in preview.said())
    assert [line for line in preview.said() if line.startswith(("ERROR", "WARNING"))] == slip
    preview.change(small(title="Other look"), "assessments/two.yaml")
    preview.until(lambda: "Other look" in preview.page("two/"))
    preview.until(lambda: "Changed look" in preview.page())

    # Mended: the new page is served.
    preview.change(small(title="Mended look"))
    preview.until(lambda: "Mended look" in preview.page())
    assert "Traceback" not in preview.log.read_text(encoding="utf-8")


def test_a_new_file_gets_its_page_and_a_removed_one_loses_it(preview: Preview) -> None:
    preview.change(small(title="Third look"), "assessments/three.yaml")
    preview.until(lambda: "Third look" in preview.page("three/"))
    preview.until(lambda: preview.page("").count("quietform-card") == 4)
    (preview.folder / "assessments" / "three.yaml").unlink()
    preview.until(lambda: preview.page("").count("quietform-card") == 3)
    # A new file that is broken from the start has no last good page, and takes none of the others away.
    preview.change("language: 1\n", "assessments/four.yaml")
    preview.until(
        lambda: any(line.startswith("ERROR assessments/four.yaml:1:1 missing-key") for line in preview.said())
    )
    preview.until(lambda: "First look" in preview.page())
    assert preview.page("four/") == ""


def test_a_preview_of_a_broken_site_says_so_and_ends(tmp_path: Path) -> None:
    files = {"mkdocs.yml": CONFIG, "docs/index.md": "# Home\n", "assessments/one.yaml": ""}
    with Preview(write(tmp_path, files)) as preview:
        assert preview.process.wait(PATIENCE) == 1
        assert [line for line in preview.said() if line.startswith("ERROR")] == [
            'ERROR assessments/one.yaml:1:1 empty  the file is empty. Start from the output of "quietform new NAME".',
            "ERROR quietform: 1 error in assessments, listed above",
        ]
        assert "Traceback" not in preview.log.read_text(encoding="utf-8")


def test_an_open_page_shows_the_change_by_itself(preview: Preview, browser: Browser) -> None:
    page = browser.new_page()
    try:
        messages: list[str] = []
        page.on("console", lambda message: messages.append(message.text))
        page.on("pageerror", lambda error: messages.append(str(error)))
        page.goto(f"http://{preview.address}/one/")
        expect(page).to_have_title("First look – Trial")
        page.evaluate("globalThis.sameDocument = true")
        preview.change(small(title="Changed look"))
        expect(page).to_have_title("Changed look – Trial", timeout=PATIENCE * 1000)
        assert page.evaluate("globalThis.sameDocument") is None
        # The page works under the relaxed policy: nothing is refused.
        assert [message for message in messages if "refused" in message.lower()] == []
    finally:
        page.close()
