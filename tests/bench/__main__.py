"""Parts of the benchmark → tables and JSON: `python -m tests.bench [--only PART] [--rounds N] [--json FILE]`."""

from __future__ import annotations

import argparse
import json
import os
import platform
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

from tests.bench import builds, check, rows, speed, weight
from tests.bench.table import report

PARTS = ("bytes", "pages", "builds", "rows", "check")


def main() -> None:
    parser = argparse.ArgumentParser(description="Measure bytes, times and memory.")
    parser.add_argument("--only", action="append", choices=PARTS, help="a part to measure; may be given again")
    parser.add_argument("--rounds", type=int, default=9, help="visits of each page; their median counts")
    parser.add_argument("--json", type=Path, help="a file for the figures")
    options = parser.parse_args()
    measures: dict[str, Callable[[], Any]] = {
        "bytes": weight.measure,
        "pages": lambda: speed.measure(options.rounds),
        "builds": lambda: builds.measure(3),
        "rows": rows.measure,
        "check": check.measure,
    }
    found: dict[str, Any] = {"machine": f"{platform.python_implementation()} {platform.python_version()}"}
    found["machine"] += f", {os.cpu_count()} cores, load {os.getloadavg()[0]:.1f} at the start"
    found["rounds"] = options.rounds
    for part in options.only or PARTS:
        print(f"measuring {part} …", file=sys.stderr)
        found[part] = measures[part]()
    print(report(found))
    if options.json:
        options.json.write_text(json.dumps(found, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
