"""A small site that keeps every rule of wording, and what is said of it after an edit."""

from __future__ import annotations

from pathlib import Path

from quietform.lint import lint_site, record_versions
from tests.sites import write

SENTENCE = (
    "This is a private reflection, not a diagnosis, not a test you pass or fail, and not advice from a professional. "
    "It cannot tell whether you are safe."
)
ASSESSMENT = f"""\
language: 1
title: Evenings
version: "0.1"
evidence: editorial
not_for: Anyone under 18.
introduction: |
  This asks about your evenings.

  {SENTENCE}

  For adults, 18 or older.
option_sets:
  often: {{options: [{{value: 0, label: Never}}, {{value: 4, label: Often}}]}}
sections:
  - title: At home
    options: often
    items:
      - {{id: ev1, stem: I had an hour to myself.}}
      - {{id: ev2, stem: I worked until late.}}
scales:
  rest:
    title: Rest
    method: pomp
    items: [ev1, ev2]
    reverse: [ev2]
    weights: {{ev1: 2}}
    bands:
      - id: all
        from: 0
        to: 100
        label: All
        shows: Your answers show how much rest you had.
        may_mean: Some weeks are full, and some are calm. Both can be fine for you.
        next_step: Find one quiet hour for yourself this week.
    support: A friend you trust can help you think.
every_band:
  limits: It cannot tell what the next week will bring, or what you need most.
"""
GLOSSARY = "---\ntitle: Glossary\n---\n\n# Glossary\n\nSafety check\n:   A few questions on safety.\n"
PAGE = "---\ntitle: Start\n---\n\n# Start\n\nThis page is short. It is easy to read.\n"
FILES = {
    "wording.yaml": "rules: 1\n",
    "assessments/evenings.yaml": ASSESSMENT,
    "content/glossary.md": GLOSSARY,
    "content/start.md": PAGE,
}


def site(folder: Path, files: dict[str, str] | None = None) -> Path:
    """The site with other or more files, its versions recorded as they were."""
    write(folder, FILES)
    record_versions(folder)
    return write(folder, files or {})


def said(folder: Path, files: dict[str, str] | None = None) -> list[str]:
    """Every problem of the site with other or more files."""
    linted = lint_site(site(folder, files))
    assert linted is not None
    return [str(problem) for problem in linted.problems]


def edited(*edits: tuple[str, str], text: str = ASSESSMENT) -> str:
    for before, after in edits:
        assert before in text, before
        text = text.replace(before, after, 1)
    return text


def of_assessment(folder: Path, *edits: tuple[str, str]) -> list[str]:
    """What is said after edits of the assessment."""
    return said(folder, {"assessments/evenings.yaml": edited(*edits)})


def of_page(folder: Path, text: str) -> list[str]:
    """What is said of a page."""
    return said(folder, {"content/start.md": text})
