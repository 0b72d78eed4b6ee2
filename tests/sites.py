"""Small assessments and whole small sites in a temporary folder, for the tests that need one."""

from __future__ import annotations

import logging
import os
import subprocess
import sys
from pathlib import Path

import pytest
from mkdocs.commands.build import build
from mkdocs.config import load_config

from quietform.translation.overlay import language_of

ROOT = Path(__file__).parents[1]
# What scores of each kind can be: a mean with bands, a sum that needs every answer, a quotient that may not exist.
SMALL = """\
language: 1
title: {title}
summary: {summary}
minutes: {minutes}
version: "1"
date: 2026-11-23
authors: [Somebody]
licence: CC-BY-4.0
evidence: editorial
intended_use: Trying things.
not_for: Anything else.
introduction: {introduction}
option_sets:
  rate:
    options:
      - {{value: 0, label: None}}
      - {{value: 1, label: Some}}
      - {{value: 2.5, label: Much}}
    missing: {{skipped: I'd rather not say, cannot_tell: I can't tell}}
sections:
  - title: First
    options: rate
    items:
      - {{id: a, stem: One}}
      - {{id: b, stem: Two}}
      - {{id: c, type: pair, stem: Three}}
scales:
  level:
    title: Level
    method: mean
    items: [a, b, c.me]
    pairs: each
    missing: {{at_least: 2}}
    shown_decimals: 1
    bands:
      - {{id: low, from: 0, below: 1, label: Low, shows: Few.}}
      - {{id: high, from: 1, to: 2.5, label: High, shows: Many.}}
  total:
    title: Total
    method: sum
    items: [c.me, c.partner]
    pairs: both
    missing: complete
  share:
    title: Share
    formula: total / level
    missing: complete
read_next:
  - {{to: {to}, title: More}}
safety: {{not_needed: It is made for a test.}}
examples:
  - {{name: one, answer_all: 1, scores: {{level: 1, total: 2, share: 2}}}}
"""
PLAIN = {
    "title": "Small",
    "summary": "A short one.",
    "minutes": "1",
    "introduction": "Hello.",
    "to": "https://example.org/",
}


def assessment_files() -> list[Path]:
    """The assessments of the real site, without what is translated of them."""
    return sorted(path for path in (ROOT / "assessments").glob("*.yaml") if not language_of(path))


def small(**changes: str) -> str:
    """A valid assessment with five answers and three scales."""
    return SMALL.format(**(PLAIN | changes))


def write(folder: Path, files: dict[str, str]) -> Path:
    """Files by path and text, in a folder; gives the folder."""
    for name, text in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return folder


def mkdocs(folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    """`mkdocs` as an author runs it, without what this run's environment says about dates."""
    environment = {name: value for name, value in os.environ.items() if name != "SOURCE_DATE_EPOCH"}
    command = [sys.executable, "-m", "mkdocs", *arguments]
    return subprocess.run(
        command, cwd=folder, env=environment, capture_output=True, text=True, encoding="utf-8", check=False
    )


def built(folder: Path, *, strict: bool = True) -> Path:
    """The site of a folder, built in this process; raises what mkdocs raises."""
    with pytest.MonkeyPatch.context() as patch:
        # The plugin sets this one; it must not stay for the next test.
        patch.setenv("SOURCE_DATE_EPOCH", "")
        patch.delenv("SOURCE_DATE_EPOCH")
        config = load_config(str(folder / "mkdocs.yml"), strict=strict)
        # As mkdocs does: it keeps a plugin of an earlier build, which may have been a preview.
        config.plugins.on_startup(command="build", dirty=False)
        build(config)
    return Path(config.site_dir)


def warnings(caplog: pytest.LogCaptureFixture) -> list[str]:
    """What mkdocs logged as a warning or worse, as `LEVEL text`."""
    return [
        f"{record.levelname} {record.getMessage()}" for record in caplog.records if record.levelno >= logging.WARNING
    ]
