"""An assessment → what its evidence does not carry, and what each has to say before it begins."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from quietform.lint.allow import Hit, hit
from quietform.lint.bands import scales_of
from quietform.lint.items import text_at
from quietform.lint.passages import Document
from quietform.lint.patterns import find_words
from quietform.lint.rules import Project, Rules
from quietform.lint.words import word_hit
from quietform.problems import Place
from quietform.source import Mapping

# What rests on a study.
STUDIED = {"norms": "norms", "change": "a precision"}


def introduces(document: Document, documents: Iterable[Document]) -> bool:
    """Whether a file is an assessment, in its own language or another; the safety check stands in those of others."""
    checks = {one.name for one in documents if text_at(one.root, "kind") == "safety"}
    source = f"{text_at(document.root, 'translation_of')}.yaml" if document.kind == "translation" else document.name
    return document.kind in ("assessment", "translation") and source not in checks


def introduction_hits(document: Document, rules: Rules, project: Project) -> Iterator[Hit]:
    """What an introduction lacks: the sentence of every page (WRD-01); that this is for adults (GOV-03)."""
    introduction = document.by_path("introduction")
    if introduction is not None:
        place, line = introduction.place, introduction.line
        if rules.sentence and not list(find_words(introduction.text, [rules.sentence.rstrip(".")])):
            yield hit("no-sentence", place, line, sentence=rules.sentence)
        if rules.adults and not list(find_words(introduction.text, [rules.adults])):
            yield hit("for-adults", place, line, where="the introduction", adults=rules.adults)
        written = text_at(document.root, "introduction")
        if project.under_18 and written and f"]({project.under_18}" not in written:
            yield hit("to-under-18", place, line, page=project.under_18)
    not_for = document.by_path("not_for")
    if not_for and rules.adults and not list(find_words(not_for.text, [rules.adults])):
        yield hit("for-adults", not_for.place, not_for.line, where='"not_for"', adults=rules.adults)


def editorial_hits(document: Document, rules: Rules) -> Iterator[Hit]:
    """What editorial evidence does not carry: norms, precision, words that sound like a cut-off (GOV-01)."""
    if document.root is None or text_at(document.root, "evidence") != "editorial":
        return
    for name, scale in scales_of(document).items():
        keys = scale.keys if isinstance(scale, Mapping) else {}
        for key, what in STUDIED.items():
            if key in keys:
                yield hit("editorial", keys[key], keys[key].line, scale=name, what=what, key=key)
        if text_at(scale, "near") == "standard_error":
            yield hit("editorial", keys["near"], keys["near"].line, scale=name, what="confidence bands", key="near")
    for passage in document.passages:
        for found in find_words(passage.text, rules.cutoffs):
            yield word_hit("cut-off-word", passage, found)


def project_problems(project: Project, pages: list[str], file: str) -> Iterator[Hit]:
    """Pages that the rules name and the site lacks."""
    if project.under_18 and f"{project.pages}/{project.under_18}" not in pages:
        yield hit("rules-page", Place(file), None, key="under_18", page=project.under_18)
