"""The built site with its exit leading to a server of ours, and a tab of each engine that ENGINES names."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.browser.server import CountingServer
from tests.conftest import FLAGS as FLAGS
from tests.engines.chromium import chromium_tab
from tests.engines.firefox import FirefoxTab, firefox_session
from tests.engines.tab import Tab
from tests.engines.webkit import WebKitTab, webkit_driver

ENGINES = os.environ.get("ENGINES", "chromium").split()
EXIT = "https://www.bbc.co.uk/weather"
ELSEWHERE = '<!doctype html><title>Weather</title><link rel="icon" href="data:,"><h1>Weather</h1>'

NewTab = Callable[[], AbstractContextManager[Tab]]


@dataclass(frozen=True)
class World:
    """The site, its server, and the server that the exit leads to."""

    site: Path
    server: CountingServer
    elsewhere: CountingServer

    @property
    def url(self) -> str:
        return self.server.url


@pytest.fixture(scope="session")
def elsewhere(tmp_path_factory: pytest.TempPathFactory) -> Iterator[CountingServer]:
    folder = tmp_path_factory.mktemp("elsewhere")
    (folder / "weather.html").write_text(ELSEWHERE, encoding="utf-8")
    (folder / "speaks.html").write_text(f"{ELSEWHERE}<script>console.log('I speak')</script>", encoding="utf-8")
    with CountingServer(folder) as running:
        yield running


@pytest.fixture(scope="session")
def site(site: Path, tmp_path_factory: pytest.TempPathFactory, elsewhere: CountingServer) -> Path:
    """The folder of the site as `make site` builds it; only the address of the exit is another one."""
    folder = shutil.copytree(site, tmp_path_factory.mktemp("engines") / "site")
    for page in folder.rglob("*.html"):
        html = page.read_text(encoding="utf-8")
        page.write_text(html.replace(EXIT, f"{elsewhere.url}/weather.html"), encoding="utf-8")
    return folder


@pytest.fixture
def world(site: Path, elsewhere: CountingServer) -> Iterator[World]:
    elsewhere.requests.clear()
    with CountingServer(site) as server:
        yield World(site, server, elsewhere)


@pytest.fixture(scope="session", params=ENGINES)
def new_tab(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[NewTab]:
    """What opens a tab of an engine; the browser starts once."""
    if request.param == "chromium":
        browser = request.getfixturevalue("browser")
        yield lambda: chromium_tab(browser)
    elif request.param == "firefox":
        with firefox_session(tmp_path_factory.mktemp("firefox")) as session:
            yield closed_in_the_end(lambda: FirefoxTab(session))
    elif request.param == "webkit":
        with webkit_driver(tmp_path_factory.mktemp("webkit")) as driver:
            yield closed_in_the_end(lambda: WebKitTab(driver))
    else:
        raise ValueError(f"ENGINES names {request.param}; there are chromium, firefox and webkit")


def closed_in_the_end(open_tab: Callable[[], Tab]) -> NewTab:
    @contextmanager
    def opened() -> Iterator[Tab]:
        tab = open_tab()
        try:
            yield tab
        finally:
            tab.close()

    return opened


@pytest.fixture
def tab(new_tab: NewTab) -> Iterator[Tab]:
    """A tab on which any message in the console, or an exception, fails the test."""
    with new_tab() as opened:
        yield opened
        assert opened.messages() == []
