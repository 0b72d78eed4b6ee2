"""The built site → content/pictures/*.webp and content/gallery.md: how each state of it looks.

Run by `make gallery`. The pictures are of the real pages, taken at a person's steps; nothing is drawn for them.
"""

from __future__ import annotations

import base64
import os
import shutil
import sys
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, Page, sync_playwright

from quietform.gallery import gallery
from quietform.loading import load
from quietform.renderer import render
from quietform.site import Site
from tests.browser.person import answer_by_mouse, begin, run, some_answers
from tests.browser.server import CountingServer
from tests.conftest import FLAGS

PHONE, HALF, DESKTOP, SHEET = (390, 780), (390, 560), (1180, 780), (794, 1123)
# All pictures together stay below so many bytes; a page of pictures is for a good connection.
MOST_BYTES = 600_000
QUALITY = 45
SAFETY = [f"sg{number}" for number in range(1, 9)]
# The page of the examples of every item type, in the root of the site while the pictures are taken.
TYPES = "types"
HEAD = """---
title: Gallery
audience: maintainers
---

# How it looks

Every state of the pages, taken from the site itself by `make gallery`. A phone is {phone[0]} by {phone[1]} pixels here.
The answers are made up. For people to talk to, see [Get help now](help.md).
"""


@dataclass(frozen=True)
class Picture:
    """One state: its file's name, what it shows, how a person comes to it, and on what it is looked at."""

    name: str
    caption: str
    take: Callable[[Page, str], object]
    size: tuple[int, int] = PHONE
    looks: tuple[tuple[str, Any], ...] = ()
    print: bool = False
    from_: str = ""
    """Where a printed sheet begins, if not at the top."""


# How a person comes to each state.


def first(page: Page, url: str) -> None:
    page.goto(url)


def opened(page: Page, url: str) -> None:
    page.goto(f"{url}/readiness/")


def step(page: Page, url: str) -> None:
    opened(page, url)
    page.locator("#begin").click()
    for name, value in (("ro1", 3), ("ro2", 1)):
        page.locator(f'label:has(input[name="{name}"][value="{value}"])').click()
    run(page, "scrollTo(0, 0)")


def review(page: Page, url: str) -> None:
    opened(page, url)
    answer_by_mouse(page, dict(list(some_answers("readiness", 8, gaps=0).items())[:-2]))
    page.locator("#to-review").click()


def asked_first(page: Page, url: str, name: str = "effort") -> None:
    """The safety check, before anything of the result is there; one of the assessments needs none."""
    page.goto(f"{url}/{name}/")
    answer_by_mouse(page, some_answers(name, 8, gaps=0))
    page.locator("#to-review").click()
    page.locator("#to-result").click()


def result(page: Page, url: str, name: str = "readiness") -> None:
    asked_first(page, url, name)
    if page.locator("#safety").is_visible():
        answer_by_mouse(page, dict.fromkeys(SAFETY, "0"))
        page.locator("#safety-on").click()


def help_first(page: Page, url: str) -> None:
    asked_first(page, url)
    answer_by_mouse(page, dict.fromkeys(SAFETY, "0") | {"sg2": "2"})
    page.locator("#safety-on").click()


def balance(page: Page, url: str) -> None:
    result(page, url, "effort")


def from_the_right(page: Page, url: str) -> None:
    result(page, url)
    run(page, 'document.documentElement.dir = "rtl"')


def kind(title: str) -> Callable[[Page, str], None]:
    """One kind of question, by the title of its examples."""

    def take(page: Page, url: str) -> None:
        page.goto(f"{url}/{TYPES}.html")
        begin(page)
        heading = page.get_by_role("heading", name=title, exact=True)
        run(page, f"scrollTo(0, {heading.bounding_box()['y']} - 80)")  # type: ignore[index]

    return take


def slip(page: Page, url: str) -> None:
    """A number that cannot be, pointed out on top and at its field."""
    kind("A number")(page, url)
    page.locator("#item-cups input").fill("many")
    page.locator("#to-review").click()


def paper(page: Page, url: str) -> None:
    page.goto(f"{url}/readiness/paper/")


def away(page: Page, url: str) -> None:
    page.goto(f"{url}/404.html")


PICTURES: dict[str, list[Picture]] = {
    "The first screen": [
        Picture("start", "What this is, for whom, and why it is private.", first, DESKTOP),
        Picture("start-phone", "The same on a phone.", first),
        Picture("no-page", "An address without a page still has the way out and help.", away),
    ],
    "Taking an assessment": [
        Picture("before", "Before you begin: what leaving does, and what it does not.", opened),
        Picture("step", "One part at a time. Nothing is compulsory.", step),
        Picture("slip", "An answer that cannot be is pointed out on top and where it stands.", slip),
        Picture("review", "Look over your answers. What is open is pointed out once.", review),
    ],
    "Before the result": [
        Picture("safety", "A few questions that help to find the right help. They can be skipped.", asked_first),
        Picture("help-first", "Help comes before any score.", help_first),
    ],
    "The result": [
        Picture("result", "At a glance first, then words, then numbers.", result),
        Picture("balance", "Effort: a beam between two people.", balance),
        Picture("result-wide", "The same on a wide screen.", result, DESKTOP),
    ],
    "What can be asked": [
        Picture("type-choice", "One answer.", kind("One answer"), HALF),
        Picture("type-pair", "One question, two people.", kind("One question, two people"), HALF),
        Picture("type-several", "Several answers.", kind("Several answers"), HALF),
        Picture("type-grid", "A grid, as single questions on a phone.", kind("A grid"), HALF),
        Picture("type-number", "A number.", kind("A number"), HALF),
        Picture("type-slider", "A place on a line, or the number.", kind("A place on a line"), HALF),
        Picture("type-text", "Own words, for the person alone.", kind("Your own words"), HALF),
        Picture("type-ranking", "An order, without dragging.", kind("An order"), HALF),
        Picture("type-date", "A date.", kind("A date"), HALF),
    ],
    "For every eye": [
        Picture("dark", "Dark, where the device asks for it.", result, looks=(("color_scheme", "dark"),)),
        Picture("colours", "With the person's own colours.", result, looks=(("forced_colors", "active"),)),
        Picture("from-right", "For a language written from the right.", from_the_right),
    ],
    "On paper": [
        Picture("printed", "A printed result.", result, SHEET, print=True),
        Picture("form", "A paper form of each assessment …", paper, SHEET, print=True),
        Picture("key", "… with the key to score it by hand.", paper, SHEET, print=True, from_="#key"),
    ],
}  # fmt: skip


def shoot(browser: Browser, url: str, pictures: Iterable[Picture], folder: Path) -> None:
    """Each picture as a file of its name."""
    for picture in pictures:
        width, height = picture.size
        size = {"width": width, "height": height}
        scale = 1.25 if width == PHONE[0] else 1
        context = browser.new_context(viewport=size, device_scale_factor=scale, **dict(picture.looks))  # type: ignore[arg-type]
        page = context.new_page()
        picture.take(page, url)
        if picture.print:
            # As on the sheet, with its margins.
            page.emulate_media(media="print")
            run(page, 'document.body.style.padding = "14mm 16mm"')
            if picture.from_:
                run(page, f'scrollTo(0, document.querySelector("{picture.from_}").offsetTop)')
        session = page.context.new_cdp_session(page)
        taken = session.send("Page.captureScreenshot", {"format": "webp", "quality": QUALITY})["data"]
        (folder / f"{picture.name}.webp").write_bytes(base64.b64decode(taken))
        context.close()


def page_of(groups: dict[str, list[Picture]]) -> str:
    """The page of the docs that shows them."""
    text = HEAD.format(phone=PHONE)
    for title, pictures in groups.items():
        text += f'\n## {title}\n\n<div class="shots" markdown>\n'
        for one in pictures:
            width, height = one.size
            wide = " .wide" if one.size == DESKTOP else ""
            text += (
                f'\n![](pictures/{one.name}.webp){{: width="{width}" height="{height}" loading="lazy" }}'
                f"{one.caption}\n{{: .shot{wide} }}\n"
            )
        text += "\n</div>\n"
    return text


def main(site: Path, content: Path) -> None:
    folder = content / "pictures"
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir()
    examples = site / f"{TYPES}.html"
    examples.write_text(render(TYPES, *load(gallery().encode(), "types.yaml").sound(), Site()), encoding="utf-8")
    chromium = os.environ.get("CHROMIUM") or shutil.which("chromium") or "/usr/bin/chromium"
    with sync_playwright() as playwright, CountingServer(site) as server:
        browser = playwright.chromium.launch(executable_path=chromium, args=FLAGS)
        for pictures in PICTURES.values():
            shoot(browser, server.url, pictures, folder)
        browser.close()
    examples.unlink()
    (content / "gallery.md").write_text(page_of(PICTURES), encoding="utf-8")


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
