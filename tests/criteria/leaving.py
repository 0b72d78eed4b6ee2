"""Pages of the site, a neutral page to leave for, and what a page was seen to do while it was left."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from playwright.sync_api import BrowserContext, Page, Request, Route

from quietform.renderer import render
from quietform.site import Site
from tests.browser.person import compiled, run
from tests.browser.server import NO_CONTENT, CountingServer

EXIT = "https://www.bbc.co.uk/weather"
# One page of each kind.
KINDS = ("", "404.html", "readiness/", "readiness/scores/", "check/")
# One page made by each template, in each language that it is made in, for what only a browser can see.
TEMPLATES = (
    *KINDS,
    *("help/", "find/", "safety/", "readiness/paper/", "gap/"),
    *("es/", "es/find/", "es/readiness/", "es/readiness/scores/", "es/readiness/paper/"),
)
# What a person would see of a page that is being left, and what it holds.
LEFT = """JSON.stringify({
  title: document.title,
  shown: [...document.body.children].filter((one) => one.checkVisibility()).map((one) => one.textContent),
  checked: document.querySelectorAll(":checked").length,
  result: document.querySelector("#result").childElementCount,
  answers: document.querySelector(".answers").childElementCount,
})"""
EMPTY = '{"title":"\u200b","shown":["Loading."],"checked":0,"result":0,"answers":0}'


def every_page(site: Path) -> list[str]:
    """The path of every page of the site, as its server knows it."""
    return sorted(path.relative_to(site).as_posix() for path in site.rglob("*.html"))


def language_of(html: str) -> str:
    """The language of a page."""
    found = re.search(r'<html lang="(.*?)"', html)
    assert found
    return found[1]


@contextmanager
def elsewhere(context: BrowserContext) -> Iterator[list[Request]]:
    """The real page to leave for, made by the test: gives the requests for it."""
    arrived: list[Request] = []

    def answer(route: Route) -> None:
        arrived.append(route.request)
        route.fulfill(content_type="text/html", body='<title>Weather</title><link rel="icon" href="data:,"><p>Sun')

    context.route("https://www.bbc.co.uk/**", answer)
    yield arrived
    context.unroute("https://www.bbc.co.uk/**")


def page_that_stays(server: CountingServer, folder: Path) -> str:
    """The address of an assessment whose exit is asked for and leads nowhere, so that what is left can be looked at."""
    assessment, program = compiled("readiness")
    html = render("readiness", assessment, program, Site(exit_url=f"{server.url}{NO_CONTENT}"))
    (folder / "here.html").write_text(html, encoding="utf-8")
    return f"{server.url}/here.html"


def leave(page: Page) -> None:
    """Press the link, and wait until the next page is asked for."""
    with page.expect_request(lambda request: request.is_navigation_request()):
        page.locator(".bar a.exit").click(no_wait_after=True)


def bring_back(page: Page) -> None:
    """What a browser does that kept the page as it was."""
    run(page, "void dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }))")


def stored(page: Page) -> Any:
    """The names of all that this origin keeps on the device."""
    return run(
        page,
        """(async () => ({
  session: Object.keys(sessionStorage), local: Object.keys(localStorage), cookie: document.cookie,
  databases: (await indexedDB.databases()).map(({ name }) => name), caches: await caches.keys(),
}))()""",
    )
