"""Calls → answers, by each engine: Python here and in Chromium, JavaScript in Node and in Chromium, as pages hold it.

A call is [name, value, …] of plain JSON, such as ["evaluate", program, responses]; an answer is plain JSON too.
"""

from __future__ import annotations

import json
import re
import subprocess
from collections.abc import Sequence
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, Page

from quietform.batch.engines import find_node
from quietform.blocks import (
    CORE,
    ENGINE,
    closed,
    one_scope,
    part_source,
    read_file,
)
from quietform.parts import PARTS
from tests.minify import minify
from tests.scoring.calls import CALLS

FOLDER = Path(__file__).parent
Call = Sequence[Any]
# A page takes so many calls at once; more would make one message too long.
BATCH = 500


def in_python(calls: Sequence[Call]) -> list[Any]:
    return [CALLS[name](*values) for name, *values in calls]


def in_node(calls: Sequence[Call]) -> list[Any]:
    lines = "".join(json.dumps(call) + "\n" for call in calls)
    command = [find_node(), str(FOLDER / "node.js")]
    done = subprocess.run(command, input=lines, capture_output=True, text=True, encoding="utf-8", check=False)
    assert done.returncode == 0, done.stderr
    return [json.loads(line) for line in done.stdout.splitlines()]


def engine_blocks() -> dict[str, str]:
    """The engine as a page holds it, each of its parts a block after the core; the calls are one more part."""
    scoring = {
        name: replace(part, files=tuple(path for path in part.files if path.startswith("scoring/")))
        for name, part in PARTS.items()
    }
    parts = {name: part_source(name, scoring) for name, part in scoring.items() if part.files}
    calls = [read_file("scoring/compare.js"), (FOLDER / "calls.js").read_text(encoding="utf-8")]
    core = f'"use strict";\n{one_scope(map(read_file, ENGINE))}'
    return {CORE: core, **parts, "calls": closed(f"{one_scope(calls)}globalThis.answer = answer;\n")}


@cache
def minified_blocks() -> list[str]:
    """The minifier takes longer than the browser for some thousand calls."""
    made = engine_blocks()
    kept = re.findall(r"^export (?:const|class) (\w+)", "".join(map(read_file, ENGINE)), re.MULTILINE)
    return [*minify(made, [name for name in made if name != CORE], kept)["blocks"].values()]


def in_chromium(browser: Browser, calls: Sequence[Call]) -> list[Any]:
    """The engine goes through the same joining and minifying as in a page."""
    page = browser.new_page()
    try:
        for block in minified_blocks():
            page.add_script_tag(content=block)
        answers: list[Any] = []
        for start in range(0, len(calls), BATCH):
            text = json.dumps(calls[start : start + BATCH])
            found = page.evaluate("(text) => JSON.stringify(JSON.parse(text).map((call) => answer(call)))", text)
            answers += json.loads(found)
        return answers
    finally:
        page.close()


def in_pyodide(page: Page, calls: Sequence[Call]) -> list[Any]:
    """Python under Pyodide: the page is that of the fixture `pyodide`."""
    answers: list[Any] = []
    for start in range(0, len(calls), BATCH):
        answers += json.loads(page.evaluate("(text) => ask(text)", json.dumps(calls[start : start + BATCH])))
    return answers
