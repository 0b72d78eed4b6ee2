"""The second engine on the check page: what can go wrong, that one can leave at any moment, and that it is silent."""

from __future__ import annotations

import json
import re
import threading
from collections.abc import Callable
from http import HTTPStatus
from http.server import SimpleHTTPRequestHandler as Request
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, CDPSession, Page, expect

from quietform.blocks import check_blocks, leave_script
from quietform.browser.policy import check_policy
from tests.browser.check_site import build_site, choose, parts_with, result, told, verdict
from tests.browser.person import run
from tests.browser.server import NO_CONTENT, CountingServer

# A hundred times as quick a clock, for what is given up after a minute.
HASTE = "{ const wait = setTimeout; globalThis.setTimeout = (then, time) => wait(then, time / 100); }"
ANSWER = json.dumps(result("readiness", 45))


# What can go wrong.


def _lost(request: Request) -> bool:
    if request.path.endswith("pyodide.asm.wasm.bin"):
        request.send_error(HTTPStatus.NOT_FOUND)
        return True
    return False


def _changed(request: Request) -> bool:
    """One bit of the standard library is another."""
    if not request.path.endswith("python_stdlib.zip.bin"):
        return False
    content = bytearray(Path(request.translate_path(request.path)).read_bytes())
    content[1000] ^= 1
    request.send_response(HTTPStatus.OK)
    request.send_header("Content-Length", str(len(content)))
    request.end_headers()
    request.wfile.write(content)
    return True


# A page on plain http can work out no hash; there the browser compares it, and says no more than that it failed.
PLAIN_HTTP = "Object.defineProperty(Crypto.prototype, 'subtle', { value: undefined });"


@pytest.mark.parametrize(
    ("fault", "browser_has", "said"),
    [
        (_lost, "", "The second engine could not be loaded. Look at the connection, then try again."),
        (_changed, "", "A file of this site is not the one that it was built with, so it was not used. Try again;"),
        (_changed, PLAIN_HTTP, "The second engine could not be loaded. Look at the connection, then try again."),
    ],
    ids=["lost", "changed", "changed, plain http"],
)
def test_a_file_that_is_lost_or_changed_is_told_and_another_try_can_mend_it(
    context: BrowserContext, site: Path, fault: Callable[[Request], bool], browser_has: str, said: str
) -> None:
    context.add_init_script(browser_has)
    page = context.new_page()
    broken = threading.Event()
    broken.set()
    with CountingServer(site, lambda request: broken.is_set() and fault(request)) as server:
        page.goto(f"{server.url}/check/")
        choose(page, ANSWER)
        told(page, said)
        broken.clear()
        page.get_by_role("button", name="Try again").click()
        assert verdict(page).startswith("Both engines agree")


FAKE = "globalThis.Worker = class { postMessage() { %s } terminate() {} };"


@pytest.mark.parametrize(
    ("browser_has", "said"),
    [
        ("delete globalThis.WebAssembly", "This browser cannot run the second engine, which needs WebAssembly."),
        (
            FAKE % "this.onmessage({ data: { failed: 'RangeError: out of memory' } });",
            "There was not enough memory on this device. Close other tabs and apps, then try again.",
        ),
        (
            FAKE % "this.onerror({ message: 'Uncaught' });",
            "The second engine stopped. Try again; if it stays so, use another browser.",
        ),
        (FAKE % "" + HASTE, "This took too long, so it was ended. Try again with a better connection"),
    ],
    ids=["no WebAssembly", "no memory", "it stops", "no answer"],
)
def test_a_browser_that_cannot_run_it_says_so_and_what_to_do(
    context: BrowserContext, server: CountingServer, browser_has: str, said: str
) -> None:
    context.add_init_script(browser_has)
    page = context.new_page()
    page.goto(f"{server.url}/check/")
    choose(page, ANSWER)
    told(page, said)
    expect(page.locator("#reason")).to_contain_text("Your result stays as it is.")


def test_a_connection_that_stands_still_is_given_up(context: BrowserContext, site: Path) -> None:
    context.add_init_script(HASTE)
    page = context.new_page()
    ended = threading.Event()
    with CountingServer(site, lambda request: request.path.endswith(".wasm.bin") and ended.wait(20)) as server:
        page.goto(f"{server.url}/check/")
        choose(page, ANSWER)
        told(page, "This took too long, so it was ended.")
        ended.set()


def test_a_second_engine_of_another_program_is_not_believed(page: Page, tmp_path: Path) -> None:
    build_site(tmp_path, parts=parts_with('rescore = lambda text: \'{"hash": "", "scales": {}}\''))
    with CountingServer(tmp_path) as server:
        page.goto(f"{server.url}/check/")
        choose(page, ANSWER)
        told(page, "A file of this site is not the one that it was built with")


# The exit.

LEFT = """JSON.stringify({
  title: document.title, shown: [...document.body.children].filter((one) => one.checkVisibility()).length,
  text: ["#rows", "#verdict", "#of", "#reason"].map((id) => document.querySelector(id).textContent).join(""),
})"""
# How long after the click the overlay was painted, in milliseconds.
SEE_HIDDEN = """addEventListener("click", () => {
  const pressed = performance.now();
  requestAnimationFrame(() => setTimeout(() => {
    if (document.querySelector(".loading").checkVisibility()) globalThis.hidden = performance.now() - pressed;
  }));
}, true);"""
FAST = {"offline": False, "latency": 0, "downloadThroughput": -1, "uploadThroughput": -1}
SLOW = {"offline": False, "latency": 150, "downloadThroughput": 200_000, "uploadThroughput": 90_000}
FOREVER = "def rescore(text):\n    while True:\n        pass\n"


@pytest.mark.parametrize(
    ("when", "seen"),
    [
        ("nothing", "#choose >> text=Check a saved result"),
        ("loading", "#stage >> text=Loading the second engine: 2 of 6 MB."),
        ("starting", "#stage >> text=Starting Python on this device."),
        ("scoring", "#stage >> text=Scoring your answers again."),
        ("done", "#verdict >> text=Both engines agree"),
    ],
)
def test_saf_06_the_exit_works_at_every_moment_and_empties_the_page(
    context: BrowserContext, tmp_path: Path, when: str, seen: str
) -> None:
    """While it loads, the server holds the largest file back; while it scores, Python never ends."""
    page = context.new_page()
    page.add_init_script(SEE_HIDDEN)
    slow: CDPSession = context.new_cdp_session(page)
    slow.send("Network.emulateNetworkConditions", SLOW if when == "loading" else FAST)
    may = threading.Event()

    def hold(request: Request) -> bool:
        return when == "loading" and request.path.endswith(".wasm.bin") and may.wait(20) is None

    with CountingServer(tmp_path, hold) as server:
        exit_url = f"{server.url}{NO_CONTENT}"
        build_site(tmp_path, exit_url, parts_with(FOREVER) if when == "scoring" else None)
        page.goto(f"{server.url}/check/")
        if when != "nothing":
            choose(page, ANSWER)
        page.locator(seen).wait_for(timeout=30_000)
        with page.expect_response(exit_url, timeout=3_000):
            page.get_by_role("link", name="Leave now").click(no_wait_after=True)
        assert run(page, LEFT) == '{"title":"\u200b","shown":1,"text":""}'
        assert run(page, "hidden") < 100
        for _ in range(50):
            page.wait_for_timeout(100)
            if not page.workers:
                break
        assert page.workers == []
        may.set()


def test_a_page_that_the_browser_brings_back_holds_no_result(page: Page, server: CountingServer) -> None:
    page.goto(f"{server.url}/check/")
    choose(page, ANSWER)
    verdict(page)
    run(page, "void dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }))")
    expect(page.locator("#result")).to_be_hidden()
    expect(page.locator("#rows tr")).to_have_count(0)


# Silence.

# Each tries to reach `url` from Python in the worker; its own `fetch` is there behind the one that it was given.
ATTEMPTS = {
    "fetch": "js.WorkerGlobalScope.prototype.fetch.call(js.self, url)",
    "request": "r = js.XMLHttpRequest.new(); r.open('GET', url); r.send()",
    "waiting-request": "r = js.XMLHttpRequest.new(); r.open('GET', url, False); r.send()",
    "socket": "js.WebSocket.new(url.replace('http', 'ws'))",
    "events": "js.EventSource.new(url)",
    "code": "run_js('WorkerGlobalScope.prototype.fetch.call(self, \"' + url + '\")')",
    "import": "run_js('import(\"' + url + '\")')",
    "worker": "js.Worker.new(js.URL.createObjectURL(js.Blob.new(to_js([f'fetch(\"{url}\")']))))",
}
HOSTILE = """import js
from pyodide.code import run_js
from pyodide.ffi import to_js

ATTEMPTS = {attempts}

def rescore(text):
    for name, code in ATTEMPTS.items():
        try:
            exec(code, globals() | {{"url": "{host}/" + name}})
        except Exception as error:
            pass
    return "{{}}"
"""


def reached(page: Page, host: CountingServer) -> set[str]:
    page.wait_for_timeout(500)
    return {request.removeprefix("GET /") for request in host.requests}


def test_nothing_that_code_in_the_worker_tries_reaches_another_host(context: BrowserContext, tmp_path: Path) -> None:
    # The page ends its worker with the answer; here that is put off, so that every attempt has its time.
    context.add_init_script("Worker.prototype.terminate = () => {}")
    page = context.new_page()
    for name in ("other", "site"):
        (tmp_path / name).mkdir()
    with CountingServer(tmp_path / "other") as other, CountingServer(tmp_path / "site") as server:
        build_site(tmp_path / "site", parts=parts_with(HOSTILE.format(attempts=ATTEMPTS, host=other.url)))
        page.goto(f"{server.url}/check/")
        choose(page, ANSWER)
        told(page, "A file of this site is not")
        assert reached(page, other) == set()
        assert other.connections == 0


def test_each_attempt_does_reach_another_host_where_no_policy_forbids_it(
    context: BrowserContext, tmp_path: Path
) -> None:
    """The proof that the attempts above are real ones: the same page without its policy."""
    context.add_init_script("Worker.prototype.terminate = () => {}")
    page = context.new_page()
    for name in ("other", "site"):
        (tmp_path / name).mkdir()
    with CountingServer(tmp_path / "other") as other, CountingServer(tmp_path / "site") as server:
        build_site(tmp_path / "site", parts=parts_with(HOSTILE.format(attempts=ATTEMPTS, host=other.url)))
        html = tmp_path / "site" / "check" / "index.html"
        text, found = re.subn(r'<meta http-equiv="Content-Security-Policy"[^>]*>', "", html.read_text("utf-8"))
        assert found == 1
        html.write_text(text, "utf-8")
        page.goto(f"{server.url}/check/")
        choose(page, ANSWER)
        told(page, "A file of this site is not")
        assert reached(page, other) == set(ATTEMPTS)


def test_the_policy_lets_through_two_scripts_and_workers_made_by_it_only(page: Page, server: CountingServer) -> None:
    page.goto(f"{server.url}/check/")
    script, style = check_blocks()
    policy = page.locator("meta[http-equiv]").get_attribute("content")
    assert policy == check_policy([leave_script(), script], style)
    assert policy == (
        f"default-src 'none'; script-src '{leave_script().hash}' '{script.hash}' blob: 'wasm-unsafe-eval'; "
        f"style-src '{style.hash}'; connect-src 'self'; worker-src blob:; img-src data:; form-action 'none'; "
        "base-uri 'none'; require-trusted-types-for 'script'; trusted-types quietform"
    )


def test_no_other_worker_can_be_made_on_the_page(context: BrowserContext, server: CountingServer) -> None:
    page = context.new_page()  # its console reports each refusal
    page.goto(f"{server.url}/check/")
    blob = "URL.createObjectURL(new Blob(['']))"
    for code in (
        f"new Worker({blob})",
        "trustedTypes.createPolicy('quietform', {})",
        "trustedTypes.createPolicy('x', {})",
    ):
        assert run(
            page, f"(() => {{ try {{ {code}; return 'made'; }} catch (error) {{ return error.name; }} }})()"
        ) == ("TypeError")
