"""Debian's WebKitGTK → a tab in its MiniBrowser, driven by Selenium. `make test-browsers` brings a screen and a bus."""

from __future__ import annotations

import json
import os
import subprocess
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from selenium.webdriver import Remote, WebKitGTKOptions, WebKitGTKService
from selenium.webdriver.remote.client_config import ClientConfig
from selenium.webdriver.remote.command import Command
from selenium.webdriver.remote.remote_connection import RemoteConnection

from tests.engines.actions import ActingTab
from tests.engines.tab import PATIENCE, SIZE, until

DRIVER = "/usr/bin/WebKitWebDriver"
MISSING = "WebKitGTK is needed. On Debian: sudo apt-get install webkit2gtk-driver"
# Long enough for scripts of a page that has arrived.
MOMENT = 2.0
# WebDriver gives no console for WebKit: from the moment the page has loaded, it is heard in the page.
LISTEN = """
window.heard = [];
for (const kind of ["error", "unhandledrejection", "securitypolicyviolation"])
  addEventListener(kind, (event) => heard.push(`${kind} ${event.message ?? event.reason ?? event.violatedDirective}`));
for (const level of ["debug", "log", "info", "warn", "error"]) console[level] = (...said) => heard.push(said.join(" "));
"""


def find_browser() -> str:
    """The MiniBrowser, in the folder of the library."""
    browsers = sorted(Path("/usr/lib").glob("*/webkit2gtk-4.*/MiniBrowser"))
    assert browsers, MISSING
    return str(browsers[-1])


class WebKitTab(ActingTab):
    def __init__(self, driver: Remote) -> None:
        # One tab for all tests: in a second one this browser takes the page for hidden, and paints nothing.
        self._driver = driver
        driver.set_window_size(*SIZE)

    def open(self, url: str) -> None:
        self._driver.get(url)
        self._driver.execute_script(LISTEN)

    def back(self) -> None:
        self._driver.back()

    def reload(self) -> None:
        self._driver.refresh()
        self._driver.execute_script(LISTEN)

    @property
    def url(self) -> str:
        return self._driver.current_url

    def run(self, expression: str) -> Any:
        said = self._driver.execute_script(f"return JSON.stringify({expression})")
        return json.loads(said or "null")

    def act(self, source: dict[str, Any]) -> None:
        self._driver.execute(Command.W3C_ACTIONS, {"actions": [source]})

    def screenshot(self, path: Path) -> None:
        self._driver.save_screenshot(str(path))

    def messages(self) -> list[str]:
        heard: list[str] = self.run("window.heard ?? []")
        return heard

    def messages_of_loading(self, urls: list[str], arrived: Callable[[], bool]) -> list[str]:
        """From a browser of its own, which writes its console out in the end."""
        command = [find_browser(), "--enable-write-console-messages-to-stdout=true", *urls]
        with subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True) as browser:
            all_arrived = until(arrived, patience=4 * PATIENCE)
            time.sleep(MOMENT)
            browser.terminate()
            _, said = browser.communicate()
        assert all_arrived, said
        return [line for line in said.splitlines() if "CONSOLE" in line]

    def close(self) -> None:
        self._driver.get("about:blank")


@contextmanager
def webkit_driver(folder: Path) -> Iterator[Remote]:
    """The MiniBrowser and its driver; both end when the tests have."""
    browsers = sorted(Path("/usr/lib").glob("*/webkit2gtk-4.*/MiniBrowser"))
    assert all([browsers, Path(DRIVER).exists()]), (
        "WebKitGTK is needed. On Debian: sudo apt-get install webkit2gtk-driver"
    )
    assert "DISPLAY" in os.environ, "WebKitGTK needs a screen: run the tests with `make test-browsers`"
    if os.geteuid() == 0:
        # Its sandbox refuses to work for root.
        os.environ["WEBKIT_DISABLE_SANDBOX_THIS_IS_DANGEROUS"] = "1"
    options = WebKitGTKOptions()
    options.binary_location = find_browser()
    options.add_argument("--automation")
    service = WebKitGTKService(DRIVER, log_output=str(folder / "webkit.log"))
    service.start()
    try:
        connection = RemoteConnection(client_config=ClientConfig(remote_server_addr=service.service_url))
        driver = Remote(command_executor=connection, options=options)
        yield driver
        driver.quit()
    finally:
        service.stop()
