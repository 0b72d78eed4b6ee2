"""Debian's Firefox ESR → tabs, over the WebDriver BiDi that the browser itself speaks."""

from __future__ import annotations

import base64
import json
import re
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from websocket import WebSocket, create_connection

from tests.engines.actions import ActingTab
from tests.engines.tab import SIZE, until

LISTENS = re.compile(r"WebDriver BiDi listening on (ws://\S+)")
SECONDS = 60
# What the browser would ask its maker for of its own accord.
QUIET = {
    "app.normandy.enabled": False,
    "app.update.disabledForTesting": True,
    "browser.safebrowsing.update.enabled": False,
    "datareporting.policy.dataSubmissionEnabled": False,
    "network.captive-portal-service.enabled": False,
    "network.connectivity-service.enabled": False,
    "services.settings.server": "data:,",
    "toolkit.telemetry.server": "data:,",
}


class Session:
    """One command after the other; what the browser says in between is kept."""

    def __init__(self, socket: WebSocket) -> None:
        self._socket = socket
        self._sent = 0
        self.said: list[dict[str, Any]] = []

    def send(self, method: str, **params: Any) -> dict[str, Any]:
        self._sent += 1
        self._socket.send(json.dumps({"id": self._sent, "method": method, "params": params}))
        while True:
            answer = json.loads(self._socket.recv())
            if answer.get("id") == self._sent:
                assert answer["type"] == "success", f"{method}: {answer}"
                result: dict[str, Any] = answer["result"]
                return result
            self.said.append(answer)


class FirefoxTab(ActingTab):
    def __init__(self, session: Session) -> None:
        self._session = session
        self._context = session.send("browsingContext.create", type="tab")["context"]
        self._send("browsingContext.setViewport", viewport={"width": SIZE[0], "height": SIZE[1]})

    def _send(self, method: str, **params: Any) -> dict[str, Any]:
        return self._session.send(method, context=self._context, **params)

    def open(self, url: str) -> None:
        self._send("browsingContext.navigate", url=url, wait="complete")

    def back(self) -> None:
        self._send("browsingContext.traverseHistory", delta=-1)

    def reload(self) -> None:
        self._send("browsingContext.reload", wait="complete")

    @property
    def url(self) -> str:
        (tree,) = self._session.send("browsingContext.getTree", root=self._context)["contexts"]
        return str(tree["url"])

    def run(self, expression: str) -> Any:
        answer = self._session.send(
            "script.evaluate",
            expression=f"JSON.stringify({expression})",
            target={"context": self._context},
            awaitPromise=False,
        )
        assert answer["type"] == "success", answer
        return json.loads(answer["result"].get("value", "null"))

    def act(self, source: dict[str, Any]) -> None:
        self._send("input.performActions", actions=[source])

    def screenshot(self, path: Path) -> None:
        path.write_bytes(base64.b64decode(self._send("browsingContext.captureScreenshot")["data"]))

    def messages(self) -> list[str]:
        self.run("0")
        logged = [said["params"] for said in self._session.said if said["method"] == "log.entryAdded"]
        here = [entry["text"] for entry in logged if entry["source"].get("context") == self._context]
        # For a page that is come back to, the browser itself wants /favicon.ico; the policy refuses, no server sees it.
        return [text for text in here if not ("blocked" in text and "/favicon.ico" in text)]

    def close(self) -> None:
        self._send("browsingContext.close")


@contextmanager
def firefox_session(profile: Path) -> Iterator[Session]:
    """The browser with a profile of its own, without a window; ends when the tests have."""
    command = shutil.which("firefox-esr") or shutil.which("firefox")
    assert command, "Firefox is needed. On Debian: sudo apt-get install firefox-esr"
    preferences = [f"user_pref({json.dumps(name)}, {json.dumps(value)});\n" for name, value in QUIET.items()]
    (profile / "user.js").write_text("".join(preferences), encoding="utf-8")
    arguments = ["--headless", "--no-remote", "--profile", str(profile), "--remote-debugging-port", "0"]
    # Into a file: a pipe that nobody empties would stop the browser once it is full.
    log = profile / "log.txt"
    with log.open("wb") as said, subprocess.Popen([command, *arguments], stdout=said, stderr=said) as firefox:
        listens = until(lambda: LISTENS.search(log.read_text(encoding="utf-8")), patience=SECONDS)
        assert listens, f"Firefox does not say where it listens: {log.read_text(encoding='utf-8')}"
        socket = create_connection(f"{listens[1]}/session", timeout=SECONDS, suppress_origin=True)
        session = Session(socket)
        session.send("session.new", capabilities={})
        session.send("session.subscribe", events=["log.entryAdded"])
        try:
            yield session
            session.send("browser.close")
        finally:
            socket.close()
            try:
                firefox.wait(SECONDS)
            except subprocess.TimeoutExpired:
                firefox.kill()
