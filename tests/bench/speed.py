"""Our page and the floor, in turn in one browser → form usable, click to painted result, long tasks, requests."""

from __future__ import annotations

import http.server
import os
import shutil
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from statistics import median
from typing import Any

import brotli
from playwright.sync_api import Browser, Page, sync_playwright

from tests.bench.weight import wellbeing
from tests.browser.person import run
from tests.conftest import FLAGS

# Numbers only: one set of answers, and the sums that both pages must show for it.
ANSWERS = {"f1": 5, "f2": 4, "f3": 2, "f4": 5, "r1": 3, "r2": 4, "r3": 2, "r4": 3, "c1": 1, "c2": 2, "c3": 1, "c4": 5}
SUMS = ["18", "10", "5"]
# Lighthouse's slow 4G: 150 ms there and back, 1.6 and 0.75 Mbit/s; the processor a quarter as fast.
SLOW = {"offline": False, "latency": 150, "downloadThroughput": 1.6e6 / 8, "uploadThroughput": 0.75e6 / 8}
WATCH = """(() => {
  const seen = window.__seen = { tasks: [] };
  const painted = (then) => requestAnimationFrame(() => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = then;
    port2.postMessage(0);
  });
  addEventListener("DOMContentLoaded", () => painted(() => { seen.usable = performance.now(); }));
  addEventListener("click", (event) => {
    seen.clicked = event.timeStamp;
    painted(() => { seen.painted = performance.now(); });
  }, true);
  new PerformanceObserver((list) => list.getEntries().forEach((task) => seen.tasks.push(task.duration)))
    .observe({ type: "longtask" });
})()"""


class _Handler(http.server.BaseHTTPRequestHandler):
    pages: dict[str, bytes]
    requests: list[str]

    def do_GET(self) -> None:
        self.requests.append(self.path)
        body = self.pages.get(self.path)
        self.send_response(200 if body else 404)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Encoding", "br")
        self.send_header("Content-Length", str(len(body or b"")))
        self.end_headers()
        self.wfile.write(body or b"")

    def log_message(self, format: str, *args: Any) -> None:
        pass


@contextmanager
def serving(pages: dict[str, str]) -> Iterator[tuple[str, list[str]]]:
    """The pages, compressed beforehand, on a free port of this machine; and the list of requests as they come."""
    packed = {f"/{name}": brotli.compress(page.encode(), quality=11) for name, page in pages.items()}
    handler = type("Handler", (_Handler,), {"pages": packed, "requests": []})
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_port}", handler.requests  # type: ignore[attr-defined]
    finally:
        server.shutdown()
        server.server_close()


def visit(browser: Browser, address: str, name: str, slow: bool) -> dict[str, float]:
    """One person on one page, in milliseconds; `longest` is the longest task from the first answer on (0 below 50)."""
    context = browser.new_context(viewport={"width": 390, "height": 780})
    context.add_init_script(WATCH)
    page = context.new_page()
    session = context.new_cdp_session(page)
    if slow:
        session.send("Network.enable")
        session.send("Network.emulateNetworkConditions", SLOW)
        session.send("Emulation.setCPUThrottlingRate", {"rate": 4})
    page.goto(f"{address}/{name}")
    page.wait_for_timeout(300)
    usable = run(page, "window.__seen.usable")
    run(page, "window.__seen.tasks.length = 0")
    for item, value in ANSWERS.items():
        page.locator(f'input[name="{item}"][value="{value}"]').check()
    if name == "ours":
        page.locator("#to-review").click()
    page.locator("#to-result" if name == "ours" else "form button").click()
    page.wait_for_timeout(300)
    seen = run(page, "window.__seen")
    assert shown(page, name) == SUMS
    context.close()
    longest = max(seen["tasks"], default=0)
    return {"usable": usable, "result": seen["painted"] - seen["clicked"], "longest": longest}


def shown(page: Page, name: str) -> list[str]:
    """The three sums as they stand on the page."""
    cells = "#result tbody td:first-of-type" if name == "ours" else "h3 b"
    return [cell.split(".")[0] for cell in page.locator(cells).all_inner_texts()]


def measure(rounds: int) -> list[dict[str, Any]]:
    """One record for each of native and slow: medians of both pages, and ours in relation to the floor."""
    ours, floor = wellbeing()
    records = []
    chromium = os.environ.get("CHROMIUM") or shutil.which("chromium") or "/usr/bin/chromium"
    with serving({"ours": ours, "floor": floor}) as (address, requests), sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=FLAGS)
        for name in ("floor", "ours"):  # the first visits warm the browser up and are not counted
            visit(browser, address, name, slow=False)
        for slow in (False, True):
            requests.clear()
            found: dict[str, list[dict[str, float]]] = {"floor": [], "ours": []}
            for _ in range(rounds):
                for name, visits in found.items():
                    visits.append(visit(browser, address, name, slow))
            for figure in ("usable", "result", "longest"):
                times = {name: median(one[figure] for one in visits) for name, visits in found.items()}
                ratio = times["ours"] / times["floor"] if times["floor"] else None
                records.append(
                    {
                        "speed": "slow" if slow else "native",
                        "figure": figure,
                        "floor_ms": round(times["floor"], 1),
                        "ours_ms": round(times["ours"], 1),
                        "ratio": ratio and round(ratio, 2),
                        "requests_of_ours": requests.count("/ours") / rounds,
                        "requests_in_all": len(requests) / rounds,
                    }
                )
        browser.close()
    return records
