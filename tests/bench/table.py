"""Records → tables of plain text, which are Markdown too."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

FIGURES = {
    "usable": "form usable",
    "result": "click to painted result",
    "longest": "longest task from the first answer on",
}
SPEEDS = {"native": "native", "slow": "4x CPU throttling, slow 4G"}


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


def report(found: dict[str, Any]) -> str:
    """All that was measured, as text."""
    parts = []
    if "bytes" in found:
        rows = [
            [one["page"], one["raw"], one["gzip"], one["brotli"], f"{one['of_budget']:.0%}"] for one in found["bytes"]
        ]
        parts.append(table(["bytes of a page", "raw", "gzip", "brotli", "of 14,600"], rows))
    if "speed" in found:
        rows = [
            [f"{FIGURES[one['figure']]}, {SPEEDS[one['speed']]}", one["floor_ms"], one["ours_ms"], one["ratio"]]
            for one in found["speed"]
        ]
        parts.append(table(["milliseconds", "floor", "ours", "ratio"], rows))
        requests = {one["requests_of_ours"] for one in found["speed"]}
        parts.append(f"Requests of our page, from opening it to the result: {', '.join(f'{n:g}' for n in requests)}.")
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
        rows = [[one["engine"], one["rows_per_second"]] for one in found["rows"]]
        parts.append(table(["engine", "rows scored a second"], rows))
    return "\n\n".join(parts)
