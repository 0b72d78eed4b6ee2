"""A browser tab as a person has it: pointer, keys, what stands on the page. Each engine brings its own few ways."""

from __future__ import annotations

import json
import time
from abc import ABC, abstractmethod
from collections.abc import Callable
from pathlib import Path
from typing import Any

PATIENCE = 20.0  # seconds; a loaded machine needs many
SIZE = (1024, 768)
# The keys of WebDriver that are no character.
KEYS = {
    "Backspace": "\ue003",
    "Tab": "\ue004",
    "Enter": "\ue007",
    "Shift": "\ue008",
    "Escape": "\ue00c",
    "End": "\ue010",
    "Home": "\ue011",
    "ArrowLeft": "\ue012",
    "ArrowUp": "\ue013",
    "ArrowRight": "\ue014",
    "ArrowDown": "\ue015",
    "Space": " ",
}
# The first element in view that matches, at its middle; or what is amiss. An element may be covered by what it is in.
PLACE = """((selector, name) => {
  const shown = [...document.querySelectorAll(selector)].filter((one) => one.checkVisibility());
  const found = name === null ? shown[0] : shown.find((one) => one.textContent.trim() === name);
  if (!found) return "is not there";
  found.scrollIntoView({ block: "center", behavior: "instant" });
  const box = found.getClientRects()[0];
  const place = [Math.round(box.x + box.width / 2), Math.round(box.y + box.height / 2)];
  const hit = document.elementFromPoint(...place);
  return hit && (found.contains(hit) || hit.contains(found)) ? place : `is covered by ${hit?.outerHTML.slice(0, 200)}`;
})"""


class Tab(ABC):
    """What a test may do; whatever an engine does not do alike is worked out in the page, or not at all."""

    @abstractmethod
    def open(self, url: str) -> None:
        """Go to an address and wait until the document has loaded."""

    @abstractmethod
    def back(self) -> None:
        """What the browser's Back does."""

    @abstractmethod
    def reload(self) -> None:
        """What the browser's Reload does."""

    @property
    @abstractmethod
    def url(self) -> str:
        """The address that the browser shows."""

    @abstractmethod
    def run(self, expression: str) -> Any:
        """The value of an expression in the page, which no policy of the page stops."""

    @abstractmethod
    def click_at(self, x: int, y: int) -> None:
        """Press and release the first button of the pointer."""

    @abstractmethod
    def down(self, key: str) -> None:
        """Press one key, as WebDriver writes it, and hold it."""

    @abstractmethod
    def up(self, key: str) -> None:
        """Release one key."""

    @abstractmethod
    def screenshot(self, path: Path) -> None:
        """A picture of what is in view."""

    @abstractmethod
    def messages(self) -> list[str]:
        """All that the console and uncaught errors said."""

    def messages_of_loading(self, urls: list[str], arrived: Callable[[], bool]) -> list[str]:
        """All that the console says while these pages load; it is known elsewhere when they have been asked for."""
        for url in urls:
            self.open(url)
        assert arrived()
        return self.messages()

    @abstractmethod
    def close(self) -> None:
        """Leave the page; nothing of it is shown any more."""

    def press(self, *keys: str) -> None:
        """One key after the other; those of `KEYS` by name, and `Shift+Tab` held together."""
        for key in keys:
            held = [KEYS.get(part, part) for part in key.split("+")]
            for part in held:
                self.down(part)
            for part in reversed(held):
                self.up(part)

    def type(self, text: str) -> None:
        self.press(*("Space" if letter == " " else letter for letter in text))

    def click(self, selector: str, name: str | None = None) -> None:
        """Click on the first element in view that matches, or on the one with exactly this text."""
        places: list[Any] = [None]

        def is_at_rest(place: object) -> bool:
            # An engine may still be scrolling to where the person last typed.
            places.append(place)
            return isinstance(place, list) and places[-2] == place

        place = until(lambda: self.run(f"{PLACE}({json.dumps(selector)}, {json.dumps(name)})"), is_at_rest)
        assert isinstance(place, list), f"{selector} {name or ''} {place}"
        self.click_at(*place)

    def button(self, name: str) -> None:
        self.click("button", name)

    def link(self, name: str) -> None:
        self.click("a[href]", name)

    def count(self, selector: str) -> int:
        return int(self.run(f"document.querySelectorAll({json.dumps(selector)}).length"))

    def texts(self, selector: str) -> list[str]:
        """The text of each element that matches, as it is read on the page; none of what is not shown."""
        shown = "(one) => one.checkVisibility()"
        found: list[str] = self.run(
            f"[...document.querySelectorAll({json.dumps(selector)})].filter({shown}).map((one) => one.innerText.trim())"
        )
        return found

    def shows(self, selector: str) -> bool:
        return bool(self.texts(selector))

    def wait_for(self, selector: str) -> None:
        """Wait until an element that matches is in view."""
        assert until(lambda: self.shows(selector)), f"{selector} does not come"

    def focus(self) -> str:
        """The element that has the focus, as markup."""
        return str(self.run("document.activeElement.outerHTML.slice(0, 200)"))

    def focused(self, selector: str) -> bool:
        return bool(self.run(f"document.activeElement.matches({json.dumps(selector)})"))

    def tab_to(self, selector: str, key: str = "Tab") -> None:
        """Press Tab until an element that matches has the focus."""
        for _ in range(60):
            if self.focused(selector):
                return
            self.press(key)
        raise AssertionError(f"{key} does not lead to {selector}; the focus is on {self.focus()}")


def until(look: Callable[[], Any], enough: Callable[[Any], bool] = bool, patience: float = PATIENCE) -> Any:
    """What a look at the page gives once it is enough, or when patience ends."""
    end = time.monotonic() + patience
    while not enough(seen := look()) and time.monotonic() < end:
        time.sleep(0.05)
    return seen
