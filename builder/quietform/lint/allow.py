"""Comments of maintainers, `allow WORD: reason` → the hits that stand for a reason, and what is wrong with it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from quietform.lint.passages import Document
from quietform.problems import Place, Problem

YAML_COMMENT = re.compile(r"(?:^|\s)#\s*allow\s+(?P<said>.*)$")
PAGE_COMMENT = re.compile(r"[ \t]*<!--\s*allow\s+(?P<said>.*?)\s*-->")
CODE = re.compile(r"^(```+|~~~+).*?^\1|`[^`\n]+`", re.DOTALL | re.MULTILINE)


@dataclass(frozen=True)
class Hit:
    """A problem of wording, by what it can be allowed, and the line on which its text begins (None: of the file)."""

    problem: Problem
    names: tuple[str, ...]
    line: int | None


@dataclass(frozen=True)
class Allowed:
    """A comment: what it allows and why, and the line of the text that it stands beside."""

    place: Place
    word: str
    reason: str
    line: int


def hit(code: str, place: Place, line: int | None, *names: str, **facts: object) -> Hit:
    """A problem that can be allowed by its code or by a word."""
    return Hit(Problem(place, code, tuple(facts.items())), (code, *(name.lower() for name in names)), line)


def judged(document: Document, hits: Iterable[Hit]) -> list[Problem]:
    """The problems that no comment allows; those of the comments themselves."""
    allowed = list(_comments(document))
    used: set[Allowed] = set()
    left: list[Problem] = []
    for one in hits:
        found = [each for each in allowed if each.word.lower() in one.names and one.line in (None, each.line)]
        used |= set(found)
        left += [] if found else [one.problem]
    for each in allowed:
        if each not in used:
            left.append(Problem(each.place, "allow-nothing", (("word", each.word),)))
        elif not each.reason:
            left.append(Problem(each.place, "allow-no-reason", (("word", each.word),)))
    return left


def without_comments(markdown: str) -> str:
    """A page without such comments: they are for whoever edits it."""
    parts, start = list[str](), 0
    for code in CODE.finditer(markdown):
        parts += [PAGE_COMMENT.sub("", markdown[start : code.start()]), code[0]]
        start = code.end()
    return "".join([*parts, PAGE_COMMENT.sub("", markdown[start:])])


def _comments(document: Document) -> Iterator[Allowed]:
    pattern = PAGE_COMMENT if document.kind == "page" else YAML_COMMENT
    rows = document.lines
    if document.kind == "page":
        rows = CODE.sub(lambda code: re.sub(r"[^\n]", " ", code[0]), "\n".join(rows)).split("\n")
    for number, row in enumerate(rows, 1):
        for match in pattern.finditer(row):
            word, _, reason = match["said"].partition(":")
            place = Place(document.file, number, row.index("allow", match.start()) + 1)
            alone = not pattern.sub("", row).strip()
            yield Allowed(place, word.strip().strip("\"'"), reason.strip(), _beside(document, number, alone))


def _beside(document: Document, number: int, alone: bool) -> int:
    """The line on which the text begins that a comment stands beside: the next one's, if it has a line to itself."""
    if document.kind == "page":
        begins = sorted(passage.line for passage in document.passages)
        if alone:
            return next((line for line in begins if line > number), number)
        return next((line for line in reversed(begins) if line <= number), number)
    if not alone:
        return number
    rows = enumerate(document.lines[number:], number + 1)
    return next((line for line, row in rows if row.strip() and not row.lstrip().startswith("#")), number)
