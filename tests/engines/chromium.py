"""Playwright's browser → tabs in Chromium."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, Page

from tests.browser.person import run
from tests.engines.tab import KEYS, SIZE, Tab

NAMES = {code: name for name, code in KEYS.items()}


class ChromiumTab(Tab):
    def __init__(self, page: Page) -> None:
        self._page = page
        self._messages: list[str] = []
        page.on("console", lambda message: self._messages.append(message.text))
        page.on("pageerror", lambda error: self._messages.append(str(error)))

    def open(self, url: str) -> None:
        self._page.goto(url)

    def back(self) -> None:
        self._page.go_back()

    def reload(self) -> None:
        self._page.reload()

    @property
    def url(self) -> str:
        # Playwright hears of a new page only while it is at work.
        self._page.wait_for_timeout(1)
        return self._page.url

    def run(self, expression: str) -> Any:
        return run(self._page, expression)

    def click_at(self, x: int, y: int) -> None:
        self._page.mouse.click(x, y)

    def down(self, key: str) -> None:
        self._page.keyboard.down(NAMES.get(key, key))

    def up(self, key: str) -> None:
        self._page.keyboard.up(NAMES.get(key, key))

    def screenshot(self, path: Path) -> None:
        self._page.screenshot(path=path)

    def messages(self) -> list[str]:
        return self._messages

    def close(self) -> None:
        self._page.close()


@contextmanager
def chromium_tab(browser: Browser) -> Iterator[Tab]:
    """A tab of its own in a window of its own."""
    context = browser.new_context(viewport={"width": SIZE[0], "height": SIZE[1]})
    yield ChromiumTab(context.new_page())
    context.close()
