"""Norms and precision of a scale → sentences: who it is compared with, how sure it is; and numbers as they are read."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from quietform.compiler.formula import written
from quietform.compiler.precision import SURE, cutoff, error_of_difference, standard_error
from quietform.interface import counted, figure, joined, mark, say
from quietform.measures import Change, NormGroup, NormSet
from quietform.scoring.exact import round_half_away, show

METRICS = {
    "z": mark("z = (score − mean) / SD"),
    "t": mark("T = 50 + 10 z, shown whole"),
    "iq": mark("100 + 15 z, shown whole"),
    "sten": mark("sten = 2 z + 5.5, rounded, from 1 to 10"),
    "stanine": mark("stanine = 2 z + 5, rounded, from 1 to 9"),
    "score": mark("the value of its table"),
    "percentile": mark("a percentile, shown whole but near 0 and 100"),
}
CUTOFF = "Jacobson and Truax 1991"


def norm_words(norms: NormSet) -> str:
    """All that is published of a norm set."""
    return say(
        "Norms: {name} ({country}, in {language}, {year}; {n} people, {people}, aged {ages}; {source}; {licence}). "
        "Given are {gives}. Groups: {groups}.",
        gives="; ".join(say(METRICS[name]) for name in norms.gives),
        groups="; ".join(map(_group, norms.groups)),
        **_facts(norms),
    )


def people(norms: NormSet) -> str:
    """Who a score is compared with, and where that was published."""
    return say(
        "{n} people, {people}, aged {ages}; {country}, {year}, in {language}. Source: {source}. Licence: {licence}.",
        **_facts(norms),
    )


def _facts(norms: NormSet) -> dict[str, object]:
    names = ("name", "country", "language", "year", "n", "people", "ages", "source", "licence")
    return {name: getattr(norms, name) for name in names}


def _group(group: NormGroup) -> str:
    facts = [] if group.n is None else [counted("{number} person", "{number} people", group.n)]
    if group.mean is not None and group.sd is not None:
        facts.append(say("mean {mean}, SD {sd}", mean=decimal(group.mean), sd=decimal(group.sd)))
    return f"{group.title} ({joined(facts)})" if facts else group.title


def change_words(change: Change | None) -> Iterator[str]:
    if change is None:
        return
    error, least = Fraction(standard_error(change)), SURE * Fraction(error_of_difference(change))
    yield say(
        "Its standard error of measurement is {error} (SD {sd}, reliability {reliability}; {source}). "
        "A change of {least} or less can be chance.",
        error=decimal(error),
        sd=decimal(change.sd),
        reliability=decimal(change.reliability),
        source=change.source,
        least=decimal(least),
    )
    cut = cutoff(change)
    if cut is not None:
        yield say(
            "The cut-off c between those in need of help and those who are well is {cut} ({source}).",
            cut=decimal(cut),
            source=CUTOFF,
        )


def decimal(value: Fraction) -> str:
    """A number to read: as it is if it is short, else to two decimals."""
    return figure(show(value, None, []) if value == round_half_away(value, 2) else show(value, 2, []))


def number(value: Fraction) -> str:
    """An exact number to read."""
    return figure(str(written(value)))
