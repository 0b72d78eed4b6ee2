"""A site's folder → everything in its texts that breaks its rules of wording and care, and how hard it is to read."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from quietform.lint.allow import Hit, judged
from quietform.lint.bands import band_hits, score_hits
from quietform.lint.glossary import glossary_hits, no_glossary
from quietform.lint.governance import editorial_hits, introduces, introduction_hits, project_problems
from quietform.lint.items import item_hits, translated_hits
from quietform.lint.passages import Document, read_page, read_yaml
from quietform.lint.readability import Readings, read_out, reading_hits, summary
from quietform.lint.rules import Book, Rules, read_rules
from quietform.lint.versions import as_file, read_record, recorded, version_problems
from quietform.lint.words import word_hits
from quietform.problems import Problem, sort

RULES_FILE = "wording.yaml"


@dataclass(frozen=True)
class Linted:
    """What is wrong with the wording of a site, the lines of its files, and how hard it is to read."""

    problems: list[Problem] = field(default_factory=list)
    lines: dict[str, list[str]] = field(default_factory=dict)
    summary: list[str] = field(default_factory=list)
    pages: list[str] = field(default_factory=list)


def lint_site(root: Path, only: Iterable[Path] | None = None) -> Linted | None:
    """What is wrong in all files of a site, or in some of them; None if it has no rules, which are no rules to all."""
    path = root / RULES_FILE
    if not path.is_file():
        return None
    book = read_rules(path.read_bytes(), RULES_FILE)
    documents = list(_documents(root, book))
    files = None if only is None else {_named(path.absolute(), root.absolute()) for path in only}
    sources = {document.file: document for document in documents if document.kind == "assessment"}
    hits = dict[str, list[Hit]]()
    problems = [*book.problems]
    summaries = []
    for language, rules in book.languages.items():
        mine = [document for document in documents if document.language == language]
        readings = {document.file: read_out(document, rules) for document in mine}
        for document in mine:
            hits[document.file] = list(_hits(document, rules, readings[document.file]))
            if document.kind == "translation":
                source = sources.get(document.file.replace(f".{language}.yaml", ".yaml"))
                hits[document.file] += translated_hits(document, source, rules)
            if introduces(document, documents):
                hits[document.file] += introduction_hits(document, rules, book.project)
        problems += _glossary(mine, rules, book, language, hits)
        meant = [each for file, each in readings.items() if files is None or file in files]
        whole = Readings([one for each in meant for one in each.items], [one for each in meant for one in each.texts])
        summaries += summary(language, whole, rules)
    for document in documents:
        if document.file in hits:
            problems += judged(document, hits[document.file])
    problems += _versions(root, book, documents)
    pages = [document.file for document in documents if document.kind == "page"]
    problems += [one.problem for one in project_problems(book.project, pages, RULES_FILE)]
    lines = {document.file: document.lines for document in documents} | {RULES_FILE: book.lines}
    told = [problem for problem in sort(problems) if files is None or problem.place.file in files]
    return Linted(told, lines, summaries, pages)


def problems_of(root: Path) -> list[Problem]:
    """What is wrong in all files of a site; nothing where it has no rules."""
    linted = lint_site(root)
    return linted.problems if linted else []


def record_versions(root: Path) -> Path:
    """Write down what each version of the assessments scores; returns the file."""
    book = read_rules((root / RULES_FILE).read_bytes(), RULES_FILE)
    path = root / book.project.versions
    record, _ = read_record(path.read_bytes() if path.is_file() else None, book.project.versions)
    path.write_text(as_file(recorded(_assessments(_documents(root, book)), record)), encoding="utf-8")
    return path


def _documents(root: Path, book: Book) -> Iterator[Document]:
    project = book.project
    for folder in (project.assessments, project.help):
        for path in sorted((root / folder).glob("*.yaml")):
            document = read_yaml(path.read_bytes(), _named(path, root))
            if document:
                yield document
    for path in sorted((root / project.pages).rglob("*.md")):
        yield read_page(path.read_bytes(), _named(path, root))


def _named(path: Path, root: Path) -> str:
    return Path(os.path.relpath(path, root)).as_posix()


def _assessments(documents: Iterable[Document]) -> list[Document]:
    return [document for document in documents if document.kind == "assessment"]


def _hits(document: Document, rules: Rules, readings: Readings) -> Iterator[Hit]:
    yield from word_hits(document, rules)
    yield from reading_hits(document, rules, readings)
    if document.kind == "assessment":
        yield from item_hits(document, rules)
        yield from band_hits(document, rules)
        yield from score_hits(document, rules)
        yield from editorial_hits(document, rules)


def _glossary(
    documents: list[Document], rules: Rules, book: Book, language: str, hits: dict[str, list[Hit]]
) -> list[Problem]:
    """Terms without an entry go to the hits of their file; that there is no glossary is the site's."""
    name = book.project.glossary if language == "en" else book.project.glossary.replace(".md", f".{language}.md")
    page = next((document for document in documents if document.kind == "page" and document.name == name), None)
    if page is None:
        missing = no_glossary(rules, RULES_FILE, name) if any(one.kind == "page" for one in documents) else []
        return [one.problem for one in missing]
    for document, one in glossary_hits(documents, page, rules):
        hits[document.file].append(one)
    return []


def _versions(root: Path, book: Book, documents: list[Document]) -> list[Problem]:
    path = root / book.project.versions
    record, problems = read_record(path.read_bytes() if path.is_file() else None, book.project.versions)
    return problems or version_problems(_assessments(documents), record)
