"""The specification, its vectors and the engine's tables → content/scoring.md, the page on how scores are computed.

`make docs` writes it; a test compares it with what stands in the repository.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from itertools import groupby
from operator import itemgetter
from pathlib import Path

from quietform.explain import METHODS as SENTENCES
from quietform.reference import MISSING_RULES
from quietform.scoring.functions import METHODS, OPERATIONS
from tests.scoring.cases import given, made, result
from tests.scoring.vectors import CLASSES, SPECIFICATION, Vector, sentences, topics, vectors

FILE = Path(__file__).parents[2] / "content" / "scoring.md"
# So many cases of one group stand for a sentence.
MOST = 2
STATES = {
    "scored": "There is a score.",
    "too_few": "Fewer answers than the missing rule needs.",
    "not_shown": "None of its items was shown.",
    "undefined": "Its formula has no value: an operand is missing, or something is divided by 0.",
    "out_of_range": "A response is no option of its item.",
}
# Operations that the evaluator itself makes, and so are in no table of functions.
LOGIC = ("and", "or", "not", "if")

HEAD = """---
title: How scores are computed
audience: maintainers
---

# How scores are computed

What scoring means, sentence by sentence, for maintainers and whoever wants to know. Each sentence has cases with
answers and exact scores; one or two of them stand under it here, of {cases:,} in all. Each runs in Python, in Node, in
Chromium, and in Python inside Chromium, and all must agree to the last digit. Scores are fractions, because a decimal
could not say 1/3.

This page is made from those cases by `make docs`. To change it, change `tests/vectors/`. What it means for a person who
answers stands in [About the scores](scores.md); help is at [Get help now](help.md).
"""


def page() -> str:
    """The whole page."""
    parts = [HEAD.format(cases=len(vectors()))]
    used: set[str] = set()
    for section in json.loads(SPECIFICATION.read_text(encoding="utf-8"))["sections"]:
        parts.append(f"## {section['title']}\n")
        # Sentences that have the same cases stand together above them.
        shown = [(sentence["says"], _shown(sentence["id"], used)) for sentence in section["sentences"]]
        for below, together in groupby(shown, key=itemgetter(1)):
            parts += [*(f"**{says}**\n" for says, _ in together), below]
    return "\n".join([*parts, *_tables()])


def _tables() -> Iterator[str]:
    """The engine's own tables."""
    yield "## All methods\n"
    rows = [
        (f"`{name}`", SENTENCES[name].format(what="what is answered", met="as asked for").rstrip(":") + ".")
        for name in METHODS
    ]
    yield _table(("method", "score"), rows)
    yield "## All operations of formulas\n"
    yield ", ".join(f"`{name}`" for name in (*OPERATIONS, *LOGIC)) + ".\n"
    yield MISSING_RULES.replace("## Missing", "## All missing")
    yield "## All states of a result\n"
    yield _table(("state", "meaning"), [(f"`{state}`", STATES[state]) for state in CLASSES])


def _table(head: tuple[str, ...], rows: Sequence[tuple[str, ...]]) -> str:
    lines = [head, ("---",) * len(head), *rows]
    return "".join("| " + " | ".join(cell.replace("|", "\\|") for cell in line) + " |\n" for line in lines)


def _shown(id: str, used: set[str]) -> str:
    """Cases that show a sentence: those that show it best, else of a group that none before has used."""
    sentence = sentences()[id]
    if "instead" in sentence:
        return f"No score can show this; `{sentence['instead']}` does.\n"
    groups: dict[str, list[Vector]] = {}
    for vector in sorted(vectors(*topics()), key=lambda vector: id not in vector.best):
        if id in vector.shows:
            groups.setdefault(vector.where.rpartition(".")[0], []).append(vector)
    group = min(
        groups, key=lambda name: (id not in groups[name][0].best, name in used, len(json.dumps(groups[name][0].call)))
    )
    used.add(group)
    cases = groups[group][:MOST]
    rows = [(case.description, given(case), result(case)) for case in cases]
    scales = [f"- {line}\n" for line in made(cases)]
    return "".join([*scales, "\n" if scales else "", _table(("case", "given", "result"), rows)])


if __name__ == "__main__":
    FILE.write_text(page(), encoding="utf-8")
