"""A scale's norms and precision → words and small tables for paper."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from fractions import Fraction
from typing import Any

from quietform.explain import TABLES
from quietform.interface import counted, mark, say
from quietform.measures import NormGroup, NormSet
from quietform.model import Scale
from quietform.norm_words import change_words, decimal, people
from quietform.paper.wording import Wording, plain

# What is made of z = (score − mean) ÷ SD.
METRICS = {
    "z": mark("z = ({score} − {mean}) ÷ {sd}"),
    "t": mark("T = 50 + 10 × ({score} − {mean}) ÷ {sd}"),
    "iq": mark("Value = 100 + 15 × ({score} − {mean}) ÷ {sd}"),
    "sten": mark("Sten = 5.5 + 2 × ({score} − {mean}) ÷ {sd}, rounded, no lower than 1 and no higher than 10"),
    "stanine": mark("Stanine = 5 + 2 × ({score} − {mean}) ÷ {sd}, rounded, no lower than 1 and no higher than 9"),
}
# A table on paper has so many lines at most.
MOST_LINES = 40
BETWEEN = mark("Between two lines, take what lies as far between their values; beyond the ends there is no value.")
ONLY_THESE = mark("A score that has no line has no value.")


@dataclass(frozen=True)
class Group:
    """What a score is in one group of people; `who` is empty where there is one group only."""

    who: str
    lines: list[str] = field(default_factory=list)
    tables: list[Lines] = field(default_factory=list)


@dataclass(frozen=True)
class Lines:
    """A table of two columns."""

    heads: tuple[str, str]
    rows: list[tuple[str, str]]
    note: str


@dataclass(frozen=True)
class Comparison:
    """A norm set: who the people were, and what is made of the score by group."""

    title: str
    about: str
    groups: list[Group]


def comparisons_of(name: str, scale: Scale, program: Mapping[str, Any], wording: Wording) -> list[Comparison]:
    """What the score of a scale is compared with."""
    sets = {one["id"]: one for one in program.get("norms", ())}
    letter = wording.letters[name]
    found = [_of_set(norms, sets[norms.id], letter, wording) for norms in scale.norms]
    for id, title in TABLES.items():
        if scale.irt is not None and id in sets:
            heads = say("{letter} (all rows answered)", letter=letter), say(title)
            table = _table(heads, sets[id]["groups"][0]["table"], linear=False)
            about = say("From a table worked out by item response theory.")
            found.append(Comparison(say(title), about, [_alone(table)]))
    return found


def precision_of(scale: Scale) -> list[str]:
    """How sure the score is."""
    return list(change_words(scale.change))


def _alone(table: Lines | str) -> Group:
    return Group("", [table], []) if isinstance(table, str) else Group("", [], [table])


def _of_set(norms: NormSet, program: Mapping[str, Any], letter: str, wording: Wording) -> Comparison:
    groups = []
    for group, compiled in zip(norms.groups, program["groups"], strict=True):
        condition = wording.condition(compiled.get("when"))
        who = say("{group}, if {condition}", group=group.title, condition=condition) if condition else group.title
        made = Group(who)
        for part in _of_group(norms.gives, group, letter):
            (made.tables if isinstance(part, Lines) else made.lines).append(part)  # type: ignore[arg-type]
        groups.append(made)
    return Comparison(norms.name, people(norms), groups)


def _of_group(gives: Sequence[str], group: NormGroup, letter: str) -> Iterator[Lines | str]:
    for name in gives:
        if name in METRICS and group.mean is not None and group.sd is not None:
            yield say(METRICS[name], score=letter, mean=plain(group.mean), sd=plain(group.sd))
        elif name == "score":
            yield _table((letter, say("Value")), group.table or [], linear=group.linear)
        elif name == "percentile":
            yield _percentile(group, letter)


def _percentile(group: NormGroup, letter: str) -> Lines | str:
    how = group.percentile
    if how is None or how.table is None:
        return say("Percentile: only a computer works it out, by a curve through the published ones.")
    of = letter if how.of == "raw" else "T" if group.mean is not None else say("Value")
    return _table((of, say("Percentile")), how.table, linear=how.linear)


def _table(heads: tuple[str, str], pairs: Sequence[Sequence[Any]], *, linear: bool) -> Lines | str:
    if len(pairs) > MOST_LINES:
        return counted(
            "{head}: the table has {number} line, too many for paper; the page looks it up.",
            "{head}: the table has {number} lines, too many for paper; the page looks it up.",
            len(pairs),
            head=heads[1],
        )
    rows = [(plain(Fraction(at)), decimal(Fraction(value))) for at, value in pairs]
    return Lines(heads, rows, say(BETWEEN if linear else ONLY_THESE))
