"""Privacy: PRV-01 to PRV-04. What a hostile script could try is in tests/browser/test_silence.py."""

from __future__ import annotations

import html
import re
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, Page, Request, expect

from quietform.blocks import Block, all_blocks, check_blocks
from tests.browser.person import ASSESSMENTS, answer_by_mouse, begin, expected, numbers, run, see_result, some_answers
from tests.browser.server import CountingServer
from tests.criteria.leaving import EXIT, elsewhere, every_page, leave


def whole_session(context: BrowserContext, server: CountingServer, seed: int) -> list[tuple[str, str, str | None]]:
    """Choose a country, answer, the safety check too, see the result, print, copy, save and open it, start over, answer
    otherwise, see that, and leave: every request."""
    seen: list[tuple[str, str, str | None]] = []

    def note(request: Request) -> None:
        seen.append((request.method, request.url.removeprefix(server.url), request.post_data))

    page = context.new_page()
    page.on("request", note)
    with elsewhere(context):
        page.goto(f"{server.url}/effort/")
        page.locator("#country").select_option("GB" if seed % 2 else "US")
        answer_by_mouse(page, some_answers("effort", seed, gaps=0))
        page.locator("#to-review").click()
        page.locator("#to-result").click()
        for number in range(1, 9):
            said = "Yes" if (seed + number) % 3 else "No"
            page.locator(f'#safety label:has(input[name="sg{number}"]):has-text("{said}")').first.click()
        page.locator("#safety-on").click()
        while page.locator("#pages").is_visible():
            page.locator("#go-on").click()
        page.locator("#copy").click()
        page.locator("#share-yes").click()
        expect(page.locator("#copied")).not_to_be_empty()
        page.locator("#result .save").click()
        with page.expect_download() as download:
            page.locator("#share-yes").click()
        page.locator('#result input[type="file"]').set_input_files(download.value.path())
        expect(page.locator("#result .change h4")).to_be_focused()
        page.locator("#print").click()
        page.locator("#share-yes").click()
        page.emulate_media(media="print")
        page.pdf(format="A4")
        page.emulate_media(media="screen")
        page.locator("#result .start-over").click()
        page.locator("#erase-yes").click()
        answer_by_mouse(page, some_answers("effort", seed + 1))
        see_result(page)
        leave(page)
        page.wait_for_url(EXIT)
    page.close()
    return seen


def test_prv_01_a_whole_session_asks_for_the_page_and_for_the_exit_whatever_is_answered(
    context: BrowserContext, server: CountingServer
) -> None:
    for seed in (61, 71):
        assert whole_session(context, server, seed) == [("GET", "/effort/", None), ("GET", EXIT, None)]
    assert server.requests == ["GET /effort/"] * 2


CLOSED = "form-action 'none'; base-uri 'none'; require-trusted-types-for 'script'; trusted-types "
SCRIPTS = r"script-src( 'sha256-[A-Za-z0-9+/=]{44}')+"
STYLE = r"style-src( 'sha256-[A-Za-z0-9+/=]{44}')+"
POLICIES = {
    "assessment": rf"default-src 'none'; {SCRIPTS}; {STYLE}; img-src data:; {CLOSED}'none'",
    "content": rf"default-src 'none'; {SCRIPTS}; style-src 'self'; img-src 'self' data:; {CLOSED}'none'",
    "check": rf"default-src 'none'; {SCRIPTS} blob: 'wasm-unsafe-eval'; {STYLE}; connect-src 'self'; worker-src blob:; "
    rf"img-src data:; {CLOSED}quietform",
}
LOADED = re.compile(r"<(?:script|img|iframe|source|video|audio|embed|object|link)\b[^>]*(?:src|href|data)=\"([^\"]*)\"")


def test_prv_02_every_page_has_the_policy_of_its_kind_and_holds_only_what_it_pins(site: Path) -> None:
    for path in every_page(site):
        text = (site / path).read_text(encoding="utf-8")
        (policy,) = re.findall(r'<meta http-equiv="Content-Security-Policy" content="([^"]*)">', text)
        policy = html.unescape(policy)
        kind = (
            "content" if '<link rel="stylesheet"' in text else "check" if path == "check/index.html" else "assessment"
        )
        assert re.fullmatch(POLICIES[kind], policy), path
        assert "'unsafe-inline'" not in policy, path
        for tag in ("script", "style"):
            for inline in re.findall(rf"<{tag}>(.*?)</{tag}>", text, re.DOTALL):
                assert f"'{Block('script', '', inline).hash}'" in policy, path
        # What is loaded is the own host's: no address with a host, or of a scheme but data.
        for address in LOADED.findall(text):
            assert not re.match(r"(?!data:,$)\w+:|//", address), (path, address)
        markup = re.sub(r"<script.*?</script>", "", text, flags=re.DOTALL)
        assert not re.search(r"<[^>]+ (?:style|on\w+)=", markup), path


@pytest.mark.parametrize("name", ASSESSMENTS)
def test_prv_03_an_assessment_is_completed_with_the_network_off(page: Page, server: CountingServer, name: str) -> None:
    answers = some_answers(name, 22)
    page.goto(f"{server.url}/{name}/")
    page.context.set_offline(True)
    answer_by_mouse(page, answers)
    see_result(page)
    assert numbers(page) == expected(name, answers)
    assert server.requests == [f"GET /{name}/"]


def test_prv_04_nothing_in_an_address_changes_a_page(page: Page, server: CountingServer) -> None:
    """No link carries anything yet; so none can name somebody, give answers, or switch the exit or a notice off."""
    state = '[document.title, document.body.innerHTML.replace(/ href="[^"]*"/g, \'\'), sessionStorage.length]'
    page.goto(f"{server.url}/readiness/")
    plain = run(page, state)
    page.goto(f"{server.url}/privacy/")
    page.goto(f"{server.url}/readiness/?label=x#safety=off&exit=off&notice=off&name=Somebody&answers=12344&a=1")
    assert run(page, state) == plain
    begin(page)
    expect(page.locator("input:checked")).to_have_count(0)


def test_prv_04_no_script_reads_what_an_address_carries() -> None:
    for block in [*all_blocks(), *check_blocks()]:
        read = re.findall(r"location\.(?:hash|search|href)|URLSearchParams|document\.URL\b|documentURI", block.text)
        # The bar's script asks only whether there is something to wipe.
        assert read == (["location.hash", "location.search"] if block.name == "leave" else []), block.name
