"""Scale → problems of what it names: items, scales, their keying and weights, and what stands beside it."""

from __future__ import annotations

from collections.abc import Sequence

from quietform.compiler.names import Names
from quietform.model import Scale
from quietform.problems import suggestion


def check_parts(names: Names, name: str, scale: Scale) -> bool:
    """Whether everything is known that the scale is made of; what is not, and what does not fit it, is noted."""
    known = True
    for index, item in enumerate(scale.items or []):
        known &= names.item(item, f'scale "{name}"', ("scales", name, "items", index))
    for index, part in enumerate(scale.scales or []):
        names.scale(part, f'scale "{name}"', ("scales", name, "scales", index))
    _check_twice(names, name, "items", scale.items or [])
    _check_twice(names, name, "scales", scale.scales or [])
    _check_reverse(names, name, scale)
    _check_weights(names, name, scale)
    _check_beside(names, name, scale)
    halves = [item for item in scale.items or [] if item in names.answers and names.answers[item].side]
    if halves and scale.pairs is None:
        names.problems.add(names.source.key("scales", name), "pair-rule", scale=name)
    return known


def _check_twice(names: Names, name: str, key: str, parts: Sequence[str]) -> None:
    for index, part in enumerate(parts):
        if part in parts[:index]:
            names.problems.add(names.source.at("scales", name, key, index), "twice-in-scale", scale=name, id=part)


def _check_reverse(names: Names, name: str, scale: Scale) -> None:
    for index, item in enumerate(scale.reverse if scale.items else []):
        place = names.source.at("scales", name, "reverse", index)
        if item not in (scale.items or []):
            hint = suggestion(item, scale.items or [], "reverse only items of this scale")
            names.problems.add(place, "reverse-unused", scale=name, id=item, hint=hint)
        elif item in names.answers and not names.answers[item].ordered:
            options = names.answers[item].options
            names.problems.add(place, "reverse-unordered", scale=name, id=item, options=options)


def _check_weights(names: Names, name: str, scale: Scale) -> None:
    parts = scale.items or scale.scales or []
    for id, weight in scale.weights.items():
        place = names.source.key("scales", name, "weights", id)
        if parts and id not in parts:
            hint = suggestion(id, parts, "weigh only what this scale is made of")
            names.problems.add(place, "weight-unused", scale=name, id=id, hint=hint)
        elif weight == 0:
            names.problems.add(place, "weight-zero", scale=name, id=id)


def _check_beside(names: Names, name: str, scale: Scale) -> None:
    scales = names.assessment.scales
    for index, other in enumerate(scale.beside):
        path = ("scales", name, "beside", index)
        known = names.scale(other, f'scale "{name}"', path)
        hosts = [host for host, one in scales.items() if other in one.beside]
        if known and (other == name or scales[other].beside or hosts != [name]):
            fault = f'shows "{other}" beside itself, which has a place already'
            hint = "show each scale in one place"
            names.problems.add(names.source.at(*path), "beside", scale=name, fault=fault, hint=hint)
