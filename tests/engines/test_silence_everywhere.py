"""What each engine does with our policy: nothing that code in the page tries arrives, and no page has a complaint."""

from __future__ import annotations

import time

from tests.browser.server import CountingServer
from tests.browser.test_silence import ATTEMPTS
from tests.engines.conftest import NewTab, World
from tests.engines.tab import Tab, until

# Long enough for a request to the same machine that is under way.
MOMENT = 1.0
# These arrive in every engine where no policy forbids them. (What a browser does not have cannot.)
REAL = ["fetch", "XMLHttpRequest", "beacon", "image", "style", "frame", "script", "module", "form"]


def attempt(tab: Tab, name: str, host: str) -> None:
    # Some engines refuse with an exception.
    tab.run(f"(() => {{ try {{ {ATTEMPTS[name].replace('HOST', host)}; }} catch {{}} }})()")


def test_nothing_that_code_in_the_page_tries_reaches_a_server(new_tab: NewTab, world: World) -> None:
    with new_tab() as tab:  # its console reports each refusal
        tab.open(f"{world.url}/readiness/")
        for name in ATTEMPTS:
            for host in (world.url, world.elsewhere.url):
                attempt(tab, name, host)
        time.sleep(MOMENT)
        assert world.server.requests == ["GET /readiness/"]
        assert world.elsewhere.requests == []


def test_the_same_code_does_reach_a_server_from_a_page_without_a_policy(new_tab: NewTab, world: World) -> None:
    with new_tab() as tab:
        for name in REAL:
            tab.open(f"{world.elsewhere.url}/weather.html")
            attempt(tab, name, world.url)
            assert until(lambda: arrived(world.server)), name
            world.server.requests.clear()


def arrived(server: CountingServer) -> bool:
    return any(request.endswith(" /x") for request in server.requests)


def test_no_page_says_anything_in_the_console_while_it_loads(new_tab: NewTab, world: World) -> None:
    pages = sorted(path.relative_to(world.site).as_posix() for path in world.site.rglob("*.html"))
    assert len(pages) > 10
    # One page that does speak shows that it would be heard.
    urls = [f"{world.elsewhere.url}/speaks.html", *(f"{world.url}/{page}" for page in pages)]

    def all_have_arrived() -> bool:
        return {f"GET /{page}" for page in pages} <= set(world.server.requests) and bool(world.elsewhere.requests)

    with new_tab() as tab:
        said = tab.messages_of_loading(urls, all_have_arrived)
    assert len(said) == 1, said
    assert said[0].endswith("I speak")
