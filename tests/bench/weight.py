"""Pages → how many bytes each has raw, by gzip and by brotli, against the budget."""

from __future__ import annotations

import gzip
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

import brotli

from quietform.loading import load
from quietform.renderer import render
from quietform.site import Site
from tests.bench.generate import assessment

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


def wellbeing() -> tuple[str, str]:
    """Our page and the floor, written by hand, of the same questionnaire."""
    loaded = load((Path(__file__).parent / "wellbeing.yaml").read_bytes(), "wellbeing.yaml")
    floor = (Path(__file__).parent / "floor.html").read_text(encoding="utf-8")
    return render("wellbeing", *loaded.sound(), SITE), floor


def pages() -> dict[str, str]:
    """Every page that is weighed, by name: those of the site as it is built, the floor's two, generated ones."""
    found: dict[str, str] = {}
    with tempfile.TemporaryDirectory() as folder:
        command = [sys.executable, "-m", "mkdocs", "build", "--strict", "--quiet", "--site-dir", folder]
        subprocess.run(command, cwd=ROOT, check=True)
        for path in sorted((ROOT / "assessments").glob("*.yaml")):
            found[path.stem] = (Path(folder) / path.stem / "index.html").read_text(encoding="utf-8")
    found["wellbeing"], found["the floor"] = wellbeing()
    for items in ITEMS:
        loaded = load(assessment(items).encode(), "generated.yaml")
        found[f"{items} items"] = render("generated", *loaded.sound(), SITE)
    return found


def measure() -> list[dict[str, Any]]:
    """One record for each page: name, raw, gzip, brotli, and the share of the budget that its brotli bytes take."""
    records = []
    for name, page in pages().items():
        sizes = weigh(page.encode())
        records.append({"page": name, **sizes, "of_budget": round(sizes["brotli"] / BUDGET, 3)})
    return records
