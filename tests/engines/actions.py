"""Pointer and keys → WebDriver's actions, which Firefox and WebKit take in the same words."""

from __future__ import annotations

from abc import abstractmethod
from typing import Any

from tests.engines.tab import Tab


class ActingTab(Tab):
    @abstractmethod
    def act(self, source: dict[str, Any]) -> None:
        """Perform the actions of one source of input."""

    def click_at(self, x: int, y: int) -> None:
        move = {"type": "pointerMove", "x": x, "y": y}
        press, release = ({"type": type, "button": 0} for type in ("pointerDown", "pointerUp"))
        self.act({"type": "pointer", "id": "mouse", "actions": [move, press, release]})

    def down(self, key: str) -> None:
        self.act({"type": "key", "id": "keys", "actions": [{"type": "keyDown", "value": key}]})

    def up(self, key: str) -> None:
        self.act({"type": "key", "id": "keys", "actions": [{"type": "keyUp", "value": key}]})
