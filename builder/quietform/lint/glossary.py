"""The texts of a site and its glossary → the terms of the list that are used and not explained."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import pairwise

from quietform.lint.allow import Hit, hit
from quietform.lint.passages import Document
from quietform.lint.patterns import find_words
from quietform.lint.rules import Rules
from quietform.lint.words import word_hit
from quietform.problems import Place


def explained(page: Document) -> str:
    """The terms of a definition list, one a line."""
    return "\n".join(row for row, below in pairwise(page.lines) if re.match(r":\s", below) and row.strip())


def glossary_hits(documents: Iterable[Document], page: Document | None, rules: Rules) -> Iterator[tuple[Document, Hit]]:
    """A term without an entry, told where it is used first."""
    known = explained(page) if page else ""
    terms = [term for term in rules.terms if not list(find_words(known, [term]))]
    seen: set[str] = set()
    for document in documents:
        for passage in document.passages if document.for_people and document is not page else ():
            for found in find_words(passage.text, terms):
                if found.word not in seen:
                    seen.add(found.word)
                    yield document, word_hit("no-entry", passage, found, term=found.word)


def no_glossary(rules: Rules, file: str, page: str) -> list[Hit]:
    """What is said once where terms are listed and the site has no glossary."""
    return [hit("no-glossary", Place(file), None, page=page)] if rules.terms else []
