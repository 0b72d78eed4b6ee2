"""Pages → how many bytes each has raw, by gzip and by brotli, against the budget."""

from __future__ import annotations

import gzip
import subprocess
import sys
import tempfile
from dataclasses import replace
from pathlib import Path
from typing import Any

import brotli

from quietform.blocks import all_blocks
from quietform.loading import load
from quietform.renderer import render
from quietform.safety import safety_check
from quietform.site import Site
from tests.bench.generate import ALONE, assessment
from tests.sites import assessment_files

ROOT = Path(__file__).parents[2]
# What a server sends in its first round trip: ten segments (design, budgets).
BUDGET = 14_600
SITE = Site(home_url="../", help_url="../help/")
ITEMS = (12, 50, 120, 300)


def weigh(page: bytes) -> dict[str, int]:
    """Bytes as written and as a server sends them, compressed once and well."""
    return {
        "raw": len(page),
        "gzip": len(gzip.compress(page, 9, mtime=0)),
        "brotli": len(brotli.compress(page, quality=11)),
    }


def first_flight(page: bytes) -> str:
    """What of a page the first round trip brings: as much text as its first 14,600 bytes of brotli hold."""
    sent, decoder = brotli.compress(page, quality=11)[:BUDGET], brotli.Decompressor()
    # Bit by bit, as it arrives: the decoder gives out no more than a buffer at once.
    found = b"".join(decoder.process(sent[at : at + 64]) for at in range(0, len(sent), 64))
    return found.decode(errors="ignore")


# What a page may hold beside the least it needs: by name, the text from here to there.
REGIONS = {
    "before you begin": ("<h2>Before you begin</h2>", '<div class="actions">'),
    "help by country": ('<div class="country"', "</section>"),
    "safety check": ('<form class="view" id="safety"', "</form>"),
}


def costs(page: str) -> dict[str, int]:
    """What each optional part of a page costs it, in bytes of brotli: the page as it is, less the page without it."""
    whole = weigh(page.encode())["brotli"]
    found: dict[str, int] = {}
    for name, (start, end) in REGIONS.items():
        if start in page:
            first = page.index(start)
            found[name] = whole - weigh((page[:first] + page[page.index(end, first) :]).encode())["brotli"]
    for block in all_blocks():
        if block.name != "core" and block.text in page:
            found[f"{block.kind} {block.name}"] = whole - weigh(page.replace(block.text, "").encode())["brotli"]
    return found


def wellbeing() -> tuple[str, str]:
    """Our page and the floor, written by hand, of the same questionnaire."""
    loaded = load((Path(__file__).parent / "wellbeing.yaml").read_bytes(), "wellbeing.yaml")
    floor = (Path(__file__).parent / "floor.html").read_text(encoding="utf-8")
    return render("wellbeing", *loaded.sound(), SITE), floor


def with_check(items: int) -> str:
    """A generated page that holds the safety check of our site."""
    text = (ROOT / "assessments" / "safety.yaml").read_bytes()
    check, _ = safety_check([load(text, "safety.yaml")])
    loaded = load(assessment(items).replace(ALONE, "").encode(), "generated.yaml")
    return render("generated", *loaded.sound(), replace(SITE, safety=check, safety_url="../safety/index.html"))


def pages() -> dict[str, str]:
    """Every page that is weighed, by name: those of the site as it is built, the floor's two, generated ones."""
    found: dict[str, str] = {}
    with tempfile.TemporaryDirectory() as folder:
        command = [sys.executable, "-m", "mkdocs", "build", "--strict", "--quiet", "--site-dir", folder]
        subprocess.run(command, cwd=ROOT, check=True)
        for path in assessment_files():
            found[path.stem] = (Path(folder) / path.stem / "index.html").read_text(encoding="utf-8")
    found["wellbeing"], found["the floor"] = wellbeing()
    for items in ITEMS:
        loaded = load(assessment(items).encode(), "generated.yaml")
        found[f"{items} items"] = render("generated", *loaded.sound(), SITE)
    found[f"{ITEMS[0]} items, safety check"] = with_check(ITEMS[0])
    return found


def measure() -> list[dict[str, Any]]:
    """One record for each page: its bytes, the share of the budget that brotli's take, whether its first screen comes
    with the first round trip and what share of the page that brings, and what each part costs."""
    records = []
    for name, page in pages().items():
        sizes = weigh(page.encode())
        flight = first_flight(page.encode())
        records.append(
            {
                "page": name,
                **sizes,
                "of_budget": round(sizes["brotli"] / BUDGET, 3),
                "first_screen": 'id="begin"' in flight,
                "first_flight": round(len(flight) / len(page), 3),
                "costs": costs(page),
            }
        )
    return records
