"""The name of an assessment or a page, and a language → its file of translations, written or brought up to date."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

from quietform.problems import Problem, Problems, count, sort
from quietform.source import read
from quietform.told import as_typed
from quietform.translation.filling import refreshed
from quietform.translation.overlay import Translation, read_translation
from quietform.translation.pages import UNTRANSLATED, load_page, page_state, refreshed_page

ASSESSMENTS = Path("assessments")
PAGES = Path("content")
ADDRESS = re.compile(r"  [^\s#]")
# A comment beside a text that says why a word of it may stand.
ALLOWED = re.compile(r"    text:.*?(\s+#\s*allow\s.*)")


class NoSourceError(ValueError):
    """Raised where there is nothing to translate; the message says what is missing."""


@dataclass(frozen=True)
class Written:
    """What was done: a line that says it, or the problems for which nothing could be done."""

    said: str = ""
    problems: tuple[Problem, ...] = ()


def translate(name: str, language: str, *, reviewed: bool, drop: bool) -> Written:
    """Write the file of translations of an assessment or a page. Raises NoSourceError."""
    for path in (Path(name), ASSESSMENTS / f"{name}.yaml", PAGES / f"{name}.md"):
        if path.is_file() and path.suffix in (".yaml", ".md"):
            target = path.with_name(f"{path.stem}.{language}{path.suffix}")
            if path.suffix == ".md":
                return _page(path, target, reviewed)
            return _assessment(path, target, language, reviewed, drop)
    raise NoSourceError(f'there is no "{name}" in {ASSESSMENTS} or {PAGES}.')


def _assessment(path: Path, target: Path, language: str, reviewed: bool, drop: bool) -> Written:
    problems = Problems()
    root = read(path.read_bytes(), as_typed(path), problems)
    given: Translation | None = Translation(translation_of=path.stem, language=language, texts={})
    if target.is_file():
        node = read(target.read_bytes(), as_typed(target), problems)
        given = None if node is None else read_translation(node, as_typed(target), problems)
    if root is None or given is None:
        return Written(problems=tuple(problems))
    new = refreshed(root, path.name, given, reviewed=reviewed, drop=drop)
    before = target.read_text(encoding="utf-8") if target.is_file() else ""
    target.write_text(_with_reasons(new.content, before), encoding="utf-8")
    kinds = {"missing": new.missing, "changed": new.stale, "of no text any more": new.unknown}
    told = [f"{number} {kind}" for kind, number in kinds.items() if number]
    return Written(f"{as_typed(target)} written: {', '.join([count(new.count, 'text'), *told])}")


def _with_reasons(content: str, before: str) -> str:
    """The new file with the comments of the old one that let a word stand, each beside its text."""
    kept: dict[str, str] = {}
    address = ""
    for row in before.split("\n"):
        address = row if ADDRESS.match(row) else address
        if found := ALLOWED.fullmatch(row):
            kept[address] = found[1]
    rows = content.split("\n")
    for number, row in enumerate(rows):
        address = row if ADDRESS.match(row) else address
        if row.startswith("    text:"):
            rows[number] = row + kept.get(address, "")
    return "\n".join(rows)


def _page(path: Path, target: Path, reviewed: bool) -> Written:
    source = path.read_text(encoding="utf-8")
    text = target.read_text(encoding="utf-8") if target.is_file() else None
    new = refreshed_page(source, text, reviewed=reviewed)
    target.write_text(new, encoding="utf-8")
    if page_state(new) == UNTRANSLATED:
        return Written(f'{as_typed(target)} written. Translate it, then write "state: draft" at its head.')
    left = load_page(source, as_typed(path), new, as_typed(target)).problems
    return Written(f"{as_typed(target)} written", tuple(sort(left)))
