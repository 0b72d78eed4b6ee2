"""Our page and the floor, in turn in one browser → form usable, click to painted result, long tasks, requests."""

from __future__ import annotations

import os
import shutil
from statistics import median
from typing import Any

from playwright.sync_api import Browser, Page, sync_playwright

from tests.bench.server import serving
from tests.bench.weight import wellbeing
from tests.browser.person import begin, run
from tests.conftest import FLAGS

# Numbers only: one set of answers, and the sums that both pages must show for it.
ANSWERS = {"f1": 5, "f2": 4, "f3": 2, "f4": 5, "r1": 3, "r2": 4, "r3": 2, "r4": 3, "c1": 1, "c2": 2, "c3": 1, "c4": 5}
SUMS = ["18", "10", "5"]
# Lighthouse's slow 4G: 150 ms there and back, 1.6 and 0.75 Mbit/s; the processor a quarter as fast.
SLOW = {"offline": False, "latency": 150, "downloadThroughput": 1.6e6 / 8, "uploadThroughput": 0.75e6 / 8}
WATCH = """(() => {
  const seen = window.__seen = { first: Infinity, tasks: [] };
  const task = (then) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = then;
    port2.postMessage(0);
  };
  addEventListener("DOMContentLoaded", () => requestAnimationFrame(() => {
    seen.usable = performance.now();
    task(() => { seen.form = performance.now(); });
  }));
  addEventListener("click", (event) => {
    seen.first = Math.min(seen.first, event.timeStamp);
    if (!event.target.closest("RESULT_BUTTON")) return;
    seen.clicked = event.timeStamp;
    const look = () => {
      if (!document.querySelector("#result").offsetHeight) return requestAnimationFrame(look);
      task(() => { seen.frame = performance.now(); });
      requestAnimationFrame(() => { seen.painted = performance.now(); });
    };
    requestAnimationFrame(look);
  }, true);
  new PerformanceObserver((list) => list.getEntries().forEach((one) => seen.tasks.push([one.startTime, one.duration])))
    .observe({ type: "longtask" });
})()"""
# What shows the result, and the cells that then hold the sums.
BUTTON = {"floor": "form button", "ours": "#to-result"}
SHOWN = {"floor": "h3 output", "ours": "#result tbody td.score"}


def visit(browser: Browser, address: str, name: str, slow: bool) -> dict[str, float]:
    """One person on one page, in milliseconds; long tasks are those over 50 ms between first answer and result."""
    context = browser.new_context(viewport={"width": 390, "height": 780})
    context.add_init_script(WATCH.replace("RESULT_BUTTON", BUTTON[name]))
    page = context.new_page()
    session = context.new_cdp_session(page)
    if slow:
        session.send("Network.enable")
        session.send("Network.emulateNetworkConditions", SLOW)
        session.send("Emulation.setCPUThrottlingRate", {"rate": 4})
    page.goto(f"{address}/{name}")
    page.wait_for_timeout(300)
    if name == "ours":
        begin(page)
    for item, value in ANSWERS.items():
        page.locator(f'input[name="{item}"][value="{value}"]').check()
    if name == "ours":
        page.locator("#to-review").click()
    page.locator(BUTTON[name]).click()
    page.wait_for_timeout(300)
    seen = run(page, "window.__seen")
    assert shown(page, name) == SUMS
    context.close()
    long = [length for start, length in seen["tasks"] if seen["first"] <= start + length and start <= seen["painted"]]
    return {
        "usable": seen["usable"],
        "form": seen["form"],
        "result": seen["painted"] - seen["clicked"],
        "frame": seen["frame"] - seen["clicked"],
        "long_tasks": len(long),
        "longest": max(long, default=0),
    }


def shown(page: Page, name: str) -> list[str]:
    """The three sums as they stand on the page."""
    return [cell.split(".")[0] for cell in page.locator(SHOWN[name]).all_text_contents()]


def compared(of: dict[str, list[float]], *, worst: bool) -> dict[str, float]:
    """Both pages by median and by their quickest visit, which other work disturbs least; or their worst."""
    if worst:
        return {name: round(max(times), 1) for name, times in of.items()}
    found = {name: round(median(times), 1) for name, times in of.items()}
    found["ratio"] = round(median(of["ours"]) / median(of["floor"]), 2)
    found |= {f"{name}_least": round(min(times), 1) for name, times in of.items()}
    found["ratio_least"] = round(min(of["ours"]) / min(of["floor"]), 2)
    return found


def measure(rounds: int) -> list[dict[str, Any]]:
    """One record for each figure, native and slow, of both pages in turn; `ratio` is ours to the floor."""
    ours, floor = wellbeing()
    records = []
    chromium = os.environ.get("CHROMIUM") or shutil.which("chromium") or "/usr/bin/chromium"
    with serving({"ours": ours, "floor": floor}) as (address, requests), sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=FLAGS)
        for name in BUTTON:  # the first visits warm the browser up and are not counted
            visit(browser, address, name, slow=False)
        for slow in (False, True):
            requests.clear()
            found: dict[str, list[dict[str, float]]] = {name: [] for name in BUTTON}
            for _ in range(rounds):
                for name, visits in found.items():
                    visits.append(visit(browser, address, name, slow))
            speed = "slow" if slow else "native"
            for figure in found["ours"][0]:
                of = {name: [one[figure] for one in visits] for name, visits in found.items()}
                records.append({"speed": speed, "figure": figure, **compared(of, worst=figure.startswith("long"))})
            assert set(requests) == {"/floor br", "/ours br"}, set(requests)
            asked = {name: requests.count(f"/{name} br") / rounds for name in found}
            records.append({"speed": speed, "figure": "requests", **asked})
        browser.close()
    return records
