"""Records → tables of plain text, which are Markdown too."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

FIGURES = {
    "usable": "form usable (first frame after DOMContentLoaded)",
    "form": "form painted (first task after that frame)",
    "result": "click to painted result (second frame)",
    "frame": "click to result's first frame done",
    "long_tasks": "long tasks, first answer to result (most)",
    "longest": "longest such task (0: none over 50)",
    "requests": "requests",
}
GOAL = 1.25
PAGES = ("floor", "ours", "ratio", "floor_least", "ours_least", "ratio_least")
SLOW = "slow: 4x CPU throttling, 150 ms there and back, 1.6 Mbit/s down, 0.75 up"


def table(head: Sequence[str], rows: Sequence[Sequence[Any]]) -> str:
    """Columns as wide as their widest cell; numbers to the right."""
    cells = [list(head), *([_cell(value) for value in row] for row in rows)]
    widths = [max(len(row[column]) for row in cells) for column in range(len(head))]
    lines = [
        "| "
        + " | ".join(
            cell.ljust(width) if column == 0 else cell.rjust(width)
            for column, (cell, width) in enumerate(zip(row, widths, strict=True))
        )
        + " |"
        for row in cells
    ]
    rule = (
        "|"
        + "|".join("-" * (width + 2) if column == 0 else "-" * (width + 1) + ":" for column, width in enumerate(widths))
        + "|"
    )
    return "\n".join([lines[0], rule, *lines[1:]])


def _cell(value: Any) -> str:
    if value is None:
        return "–"
    return f"{value:,}" if isinstance(value, int) else str(value)


def _short(value: float | None) -> float | int | None:
    """A number without `.0`."""
    return int(value) if value is not None and value == int(value) else value


def report(found: dict[str, Any]) -> str:
    """All that was measured, as text."""
    parts = [found["machine"]]
    if "bytes" in found:
        rows = [
            [
                one["page"],
                one["raw"],
                one["gzip"],
                one["brotli"],
                f"{one['of_budget']:.0%}",
                f"{one['first_flight']:.0%}{'' if one['first_screen'] else ', no first screen'}",
            ]
            for one in found["bytes"]
        ]
        parts.append(table(["bytes of a page", "raw", "gzip", "brotli", "of 14,600", "in its first flight"], rows))
        pages = [one for one in found["bytes"] if one["costs"]]
        names = list(dict.fromkeys(name for one in pages for name in one["costs"]))
        rows = [[name, *(one["costs"].get(name) for one in pages)] for name in names]
        parts.append(table(["what a part costs, brotli", *(one["page"] for one in pages)], rows))
    if "pages" in found:
        rows = [
            [f"{FIGURES[one['figure']]}, {one['speed']}", *(_short(one.get(key)) for key in PAGES)]
            for one in found["pages"]
        ]
        head = [f"the floor's questionnaire, ms, median of {found['rounds']}", "floor", "ours", f"ratio, goal {GOAL}"]
        head += ["least: floor", "ours", "ratio"]
        parts.append(f"{table(head, rows)}\n\n{SLOW}")
    if "builds" in found:
        rows = [
            [
                f"{one['assessments']:,}",
                *(one[f"{name}_{unit}"] for name in ("ours", "plain", "alone") for unit in ("s", "mb")),
            ]
            for one in found["builds"]
        ]
        head = ["assessments", "mkdocs with Quietform s", "MB", "plain mkdocs s", "MB", "quietform build s", "MB"]
        parts.append(table(head, rows))
    if "rows" in found:
        keys = ("rows", "seconds", "rows_per_second", "mb")
        rows = [[f"{one['format']}, {one['engine']}", *(one[key] for key in keys)] for one in found["rows"]]
        parts.append(table(["quietform score, 12 items, 3 scales", "rows", "s", "rows a second", "MB (PSS)"], rows))
    if "check" in found:
        one = found["check"]
        sizes = [
            *one["files"].items(),
            ("in all", sum(one["files"].values())),
            ("the page itself, brotli", one["page_brotli"]),
        ]
        parts.append(table(["the check page's files, as sent", "bytes"], sizes))
        rows = [[times["speed"], times["loaded"], times["agreed"]] for times in one["times"]]
        parts.append(table(["the check page, ms", "files loaded", "both engines agree"], rows))
    return "\n\n".join(parts)
