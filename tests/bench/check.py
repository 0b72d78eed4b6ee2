"""The check page, native and slow → its bytes, and the time until its files are there and until both engines agree."""

from __future__ import annotations

import json
import os
import shutil
import tempfile
import time
from pathlib import Path
from statistics import median
from typing import Any

from playwright.sync_api import Browser, sync_playwright

from quietform.browser.bundle import bundle
from tests.bench.speed import SLOW
from tests.bench.weight import weigh
from tests.browser.check_site import build_site, result
from tests.browser.person import run
from tests.browser.server import CountingServer
from tests.conftest import FLAGS

KEY = "quietform-result"
ROUNDS = {"native": 5, "slow": 1}


def visit(browser: Browser, address: str, text: str, *, slow: bool) -> tuple[float, float]:
    """One person who comes with a result: milliseconds until all files are there, and until the verdict."""
    context = browser.new_context(viewport={"width": 390, "height": 780})
    page = context.new_page()
    page.goto(f"{address}/check/")
    run(page, f"sessionStorage.setItem('{KEY}', {json.dumps(text)})")
    session = context.new_cdp_session(page)
    session.send("Network.enable")
    session.send("Network.setCacheDisabled", {"cacheDisabled": True})
    if slow:
        session.send("Network.emulateNetworkConditions", SLOW)
        session.send("Emulation.setCPUThrottlingRate", {"rate": 4})
    start = time.perf_counter()
    page.reload()
    page.locator("#stage >> text=/Starting Python/").wait_for(timeout=180_000)
    loaded = time.perf_counter()
    page.locator("#verdict >> text=/Both engines agree/").wait_for(timeout=180_000)
    done = time.perf_counter()
    context.close()
    return (loaded - start) * 1000, (done - start) * 1000


def measure() -> dict[str, Any]:
    """The bytes of the page and of what it loads; the median of some visits, each with an empty cache."""
    chromium = os.environ.get("CHROMIUM") or shutil.which("chromium") or "/usr/bin/chromium"
    text = json.dumps(result("readiness", 1))
    with (
        tempfile.TemporaryDirectory() as folder,
        CountingServer(Path(folder)) as server,
        sync_playwright() as playwright,
    ):
        build_site(Path(folder))
        page = (Path(folder) / "check" / "index.html").read_bytes()
        browser = playwright.chromium.launch(executable_path=chromium, args=FLAGS)
        times = []
        for speed, rounds in ROUNDS.items():
            visits = [visit(browser, server.url, text, slow=speed == "slow") for _ in range(rounds)]
            loaded, done = (round(median(figures)) for figures in zip(*visits, strict=True))
            times.append({"speed": speed, "loaded": loaded, "agreed": done})
        browser.close()
    return {
        "page_brotli": weigh(page)["brotli"],
        "files": {part.file: len(part.content) for part in bundle()},
        "times": times,
    }
