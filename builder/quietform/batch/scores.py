"""Scores → the columns and cells of the output."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from quietform.batch.chunks import Cell, Row
from quietform.batch.columns import CARRIED
from quietform.model import Assessment
from quietform.scoring.exact import Number, parse, show

FIELDS = ("score", "exact", "answered", "needed", "band", "reason")
# So many scores of a scale are remembered as they are shown.
REMEMBERED = 4_096


@dataclass(frozen=True)
class Shown:
    """How the scores of one scale are shown: decimals, the borders of its bands; and what its norm sets give.

    `error`: it is an estimate, which has a standard error.
    """

    id: str
    decimals: int | None
    borders: tuple[Number, ...]
    norms: tuple[tuple[str, ...], ...] = ()
    error: bool = False


def shown_scales(assessment: Assessment, program: Mapping[str, Any]) -> list[Shown]:
    """The scales in the order of the file."""
    compiled = {scale["id"]: scale for scale in program["scales"]}
    found = []
    for name, scale in assessment.scales.items():
        decimals = scale.shown_decimals if scale.shown_decimals is not None else scale.decimals
        bounds = [(band.from_, band.above, band.below, band.to) for band in scale.bands or []]
        borders = tuple(edge for band in bounds for edge in band if edge is not None)
        norms = tuple((one["id"], "group", *one["gives"], "reason") for one in compiled[name].get("norms", ()))
        found.append(Shown(name, decimals, borders, norms, "irt" in compiled[name]))
    return found


def header(columns: Sequence[str], scales: Sequence[Shown]) -> list[str]:
    """The columns of the output: line, what is carried over, and those of each scale."""
    carried = [name for name in columns if name in CARRIED]
    return ["line", *carried, *(f"{scale.id}.{field}" for scale in scales for field in fields(scale))]


def fields(scale: Shown) -> list[str]:
    """THE COLUMNS OF A SCALE, each after its id and a dot; `Cells` gives their cells in this order."""
    norms = [f"norm.{norms}.{key}" for norms, *keys in scale.norms for key in keys]
    return [*FIELDS, *(["se"] if scale.error else []), *norms]


class Cells:
    """A row and its scores → a row of the output; `exact` is the score as a fraction, `reason` why there is none."""

    def __init__(self, scales: Sequence[Shown]) -> None:
        self._scales = [(scale, _shower(scale)) for scale in scales]

    def __call__(self, row: Row, scores: Mapping[str, Any]) -> list[Cell]:
        cells: list[Cell] = [row.line, *row.carried]
        for scale, shown in self._scales:
            result = scores[scale.id]
            score = result["score"]
            reason = result["state"] if score is None else None
            cells += (
                None if score is None else shown(score),
                score,
                result["answered"],
                result["needed"],
                result["band"],
                reason,
            )
            if scale.error:
                cells.append(result["se"])
            if scale.norms:
                given = result["norms"] or [{}] * len(scale.norms)
                cells += [one.get(key) for one, (_, *keys) in zip(given, scale.norms, strict=True) for key in keys]
        return cells


def _shower(scale: Shown) -> Any:
    return lru_cache(REMEMBERED)(lambda score: show(parse(score), scale.decimals, scale.borders))
