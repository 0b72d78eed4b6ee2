"""The built site → page.png, the picture in the README: a result on a phone beside the form, light and dark.

Run by `make picture`.
"""

from __future__ import annotations

import os
import shutil
import sys
from pathlib import Path

from playwright.sync_api import Browser, sync_playwright

from tests.browser.person import answer_by_mouse, some_answers
from tests.browser.server import CountingServer
from tests.conftest import FLAGS

SIZE = {"width": 390, "height": 780}
SHEET = """<!DOCTYPE html><style>body{{margin:0;padding:24px;display:flex;gap:24px;background:#d9d0c4}}
img{{width:390px;border-radius:18px;box-shadow:0 2px 12px #0004}}</style>{images}"""


def shoot(browser: Browser, site: Path, folder: Path) -> list[Path]:
    """Form, review and result of one assessment, each as a picture of a phone's screen."""
    pictures = []
    with CountingServer(site) as server:
        for state, scheme in (("form", "light"), ("result", "light"), ("result", "dark")):
            page = browser.new_page(viewport=SIZE, color_scheme=scheme, device_scale_factor=2)  # type: ignore[arg-type]
            page.goto(f"{server.url}/readiness/")
            answer_by_mouse(page, some_answers("readiness", 8, gaps=0))
            if state == "result":
                page.locator("#to-review").click()
                page.locator("#to-result").click()
            else:
                page.locator("#item-ro1").scroll_into_view_if_needed()
                page.mouse.wheel(0, -300 if scheme == "dark" else 0)
            pictures.append(folder / f"{state}-{scheme}.png")
            page.screenshot(path=pictures[-1])
            page.close()
    return pictures


def main(site: Path, target: Path) -> None:
    chromium = os.environ.get("CHROMIUM") or shutil.which("chromium") or "/usr/bin/chromium"
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=FLAGS)
        pictures = shoot(browser, site, target.parent)
        sheet = target.with_suffix(".html")
        images = "".join(f'<img src="{picture.as_uri()}">' for picture in pictures)
        sheet.write_text(SHEET.format(images=images), encoding="utf-8")
        page = browser.new_page(viewport={"width": 1266, "height": 828})
        page.goto(sheet.as_uri())
        page.screenshot(path=target)
        browser.close()
    for made in (*pictures, sheet):
        made.unlink()


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]).absolute())
