"""Bands and reach → proof: every reachable score lies in exactly one band, and every band can be reached."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from quietform.compiler.values import Reach
from quietform.model import Band, Scale
from quietform.problems import Place, Problems
from quietform.reading import Source
from quietform.scoring.exact import show


@dataclass(frozen=True)
class Edge:
    """One end of a band: the score, and whether it belongs to the band. A score of None lies without bound."""

    score: Fraction | None
    inside: bool


def lower(band: Band) -> Edge:
    return Edge(band.from_ if band.from_ is not None else band.above, band.from_ is not None)


def upper(band: Band) -> Edge:
    return Edge(band.to if band.to is not None else band.below, band.to is not None)


def prove(name: str, scale: Scale, reach: Reach | None, source: Source, problems: Problems) -> bool:
    """Note what keeps the bands of a scale from covering its reach; without a reach, what can be seen without it.

    Returns whether no score has two bands or, between them, none.
    """
    bands = scale.bands or []
    path = ("scales", name, "bands")
    sound = True
    ids: dict[str, int] = {}
    for index, band in enumerate(bands):
        place = source.at(*path, index, "id")
        if band.id in ids:
            problems.add(place, "duplicate-id", kind="band", id=band.id, first=ids[band.id])
        ids.setdefault(band.id, place.line)
        sound &= _bounds(band, source.at(*path, index), problems)
    if not sound:
        return False
    for index in range(1, len(bands)):
        sound &= _meet(name, bands[index - 1], bands[index], source.at(*path, index), problems)
    if bands and reach is not None and sound:
        _ends(name, bands, reach, source.key(*path), problems)
        for index, band in enumerate(bands):
            if not _reachable(band, reach):
                _out_of_reach(name, band, reach, source.at(*path, index), problems)
    return sound


def _bounds(band: Band, place: Place, problems: Problems) -> bool:
    fault = hint = ""
    low, high = lower(band), upper(band)
    if band.from_ is not None and band.above is not None:
        fault, hint = "has both from and above", "keep one of them"
    elif band.to is not None and band.below is not None:
        fault, hint = "has both below and to", "keep one of them"
    elif (
        low.score is not None
        and high.score is not None
        and (low.score > high.score or (low.score == high.score and not (low.inside and high.inside)))
    ):
        fault = f"ends ({_text(high.score)}) before it begins ({_text(low.score)})"
        hint = "write the lower border first"
    if fault:
        problems.add(place, "band-bounds", band=band.id, fault=fault, hint=hint)
    return not fault


def _meet(name: str, before: Band, after: Band, place: Place, problems: Problems) -> bool:
    """Whether one band ends where the next begins."""
    end, start = upper(before), lower(after)
    begin = lower(before).score
    top = upper(after).score
    if begin is not None and ((start.score is not None and start.score < begin) or (top is not None and top <= begin)):
        problems.add(place, "band-order", scale=name, band=after.id, other=before.id)
        return False
    if (
        end.score is None
        or start.score is None
        or end.score > start.score
        or (end.score == start.score and end.inside and start.inside)
    ):
        values = (
            f"the score {_text(end.score)}"
            if end.score == start.score and end.score is not None
            else _between(start, end)
        )
        problems.add(place, "band-overlap", scale=name, band=before.id, other=after.id, values=values)
        return False
    if end.score < start.score or not (end.inside or start.inside):
        same = end.score == start.score
        values = (
            f"the score {_text(end.score)}" if same else f"a score between {_text(end.score)} and {_text(start.score)}"
        )
        problems.add(place, "band-gap", scale=name, values=values)
        return False
    return True


def _between(start: Edge, end: Edge) -> str:
    if start.score is None:
        return "every score" if end.score is None else f"a score below {_text(end.score)}"
    return (
        f"a score above {_text(start.score)}"
        if end.score is None
        else f"a score between {_text(start.score)} and {_text(end.score)}"
    )


def _ends(name: str, bands: list[Band], reach: Reach, place: Place, problems: Problems) -> None:
    start, end = lower(bands[0]), upper(bands[-1])
    for edge, limit, side in ((start, reach.low, "below"), (end, reach.high, "above")):
        if edge.score is None:
            continue
        end_of = "start of the first" if side == "below" else "end of the last"
        beyond = limit is None or (limit < edge.score if side == "below" else limit > edge.score)
        if beyond:
            last = "" if limit is None else f" (the scale may go to {_text(limit)})"
            problems.add(place, "band-end", scale=name, values=f"a score {side} {_text(edge.score)}{last}", end=end_of)
        elif limit == edge.score and not edge.inside:
            problems.add(place, "band-end", scale=name, values=f"the score {_text(edge.score)}", end=end_of)


def _holds(band: Band, score: Fraction) -> bool:
    low, high = lower(band), upper(band)
    above = low.score is None or score > low.score or (low.inside and score == low.score)
    return above and (high.score is None or score < high.score or (high.inside and score == high.score))


def _reachable(band: Band, reach: Reach) -> bool:
    if reach.values is not None:
        return any(_holds(band, score) for score in reach.values)
    low, high = lower(band), upper(band)
    if (
        reach.high is not None
        and low.score is not None
        and (low.score > reach.high or (low.score == reach.high and not low.inside))
    ):
        return False
    return not (
        reach.low is not None
        and high.score is not None
        and (high.score < reach.low or (high.score == reach.low and not high.inside))
    )


def _out_of_reach(name: str, band: Band, reach: Reach, place: Place, problems: Problems) -> None:
    step = "" if reach.step is None else f" in steps of {_text(reach.step)}"
    low, high = (_text(end) if end is not None else "no limit" for end in (reach.low, reach.high))
    problems.add(place, "band-out-of-reach", band=band.id, scale=name, low=low, high=high, step=step)


def _text(score: Fraction) -> str:
    text = show(score, None, [])
    return text if Fraction(text) == score else str(score)
