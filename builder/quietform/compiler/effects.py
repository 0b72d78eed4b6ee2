"""Profiles, pictures and flags → what keeps them from doing what they say."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from quietform.compiler.irt import check_rests
from quietform.compiler.names import Names
from quietform.compiler.values import Reach
from quietform.model import Assessment
from quietform.problems import listing, suggestion
from quietform.source import Path


def check_profiles(names: Names, reach: Mapping[str, Reach]) -> None:
    """Note scales that are unknown or named twice, and ranges that cannot stand side by side."""
    for id, profile in names.assessment.profiles.items():
        path = ("profiles", id, "scales")
        known = [names.scale(scale, f'profile "{id}"', (*path, index)) for index, scale in enumerate(profile.scales)]
        for index, scale in enumerate(profile.scales):
            if scale in profile.scales[:index]:
                names.problems.add(names.source.at(*path, index), "twice-in-profile", profile=id, id=scale)
        known.append(check_rests(names, f'profile "{id}"', profile.scales, path))
        found = [reach[name] for name in profile.scales if name in reach]
        if all(known) and len({(one.low, one.high) for one in found}) > 1:
            names.problems.add(names.source.at(*path), "profile-ranges", profile=id)


def check_pictures(names: Names, formulas: Mapping[str, Any], reach: Mapping[str, Reach]) -> None:
    """Note beams that do not weigh one scale against another, both with one range."""
    for name, scale in names.assessment.scales.items():
        node = formulas.get(name)
        if scale.picture is None or (scale.formula is not None and node is None):
            continue
        fault = ""
        sides = sides_of(node)
        if sides is None:
            fault, hint = "and is no difference of two scales", "write formula: mine - theirs, or remove picture"
        elif len({(reach[side].low, reach[side].high) for side in sides if side in reach}) > 1:
            fault, hint = "for scales of different ranges", "use scales of one range, such as pomp"
        if fault:
            names.problems.add(
                names.source.key("scales", name, "picture"), "picture", scale=name, fault=fault, hint=hint
            )


def sides_of(node: Any) -> tuple[str, str] | None:
    """The two scales of a difference, that at the low end first: the one that is taken away."""
    match node:
        case ["-", ["scale", high], ["scale", low]] if high != low:
            return low, high
    return None


def check_worksheet(names: Names) -> None:
    """Note what the person could not tell apart in a saved file: each thing to write down has an id of its own."""
    assessment = names.assessment
    taken = {
        item.id: names.source.at("sections", s, "items", i, "id").line
        for s, section in enumerate(assessment.sections)
        for i, item in enumerate(section.items)
    }
    for index, item in enumerate(assessment.worksheet.items if assessment.worksheet else ()):
        place = names.source.at("worksheet", "items", index, "id")
        if item.id in taken:
            names.problems.add(place, "duplicate-id", kind="item", id=item.id, first=taken[item.id])
        taken.setdefault(item.id, place.line)


def check_tags(names: Names) -> None:
    """Note tags of flags that nothing advises: they withhold nothing, and nobody would notice.

    Those of a safety check mean the texts of every assessment that holds it.
    """
    if names.assessment.kind == "safety" or names.source.guessed & {"scales", "notes", "read_next"}:
        return
    tags = list(dict.fromkeys(tag for _, tag in advised(names.assessment)))
    for path, tag, flag in withheld(names.assessment):
        if tag not in tags:
            hint = suggestion(tag, tags, "write it under advises where it belongs, or remove it")
            facts = {"who": f'flag "{flag}" withholds', "tag": tag, "other": "advises", "known": listing(tags)}
            names.problems.add(names.source.at(*path), "unknown-tag", **facts, hint=hint)


def advised(given: Assessment) -> Iterator[tuple[Path, str]]:
    """Every tag of a text that advises something, with its path in the file."""
    for name, scale in given.scales.items():
        for b, band in enumerate(scale.bands or []):
            at: Path = ("scales", name, "bands", b)
            yield from _each((*at, "advises"), band.advises)
            for part, tags in band.advises_in.items():
                yield from _each((*at, "advises_in", part), tags)
    for n, note in enumerate(given.notes):
        yield from _each(("notes", n, "advises"), note.advises)
    if given.worksheet is not None:
        yield from _each(("worksheet", "advises"), given.worksheet.advises)
    for p, page in enumerate(given.read_next):
        yield from _each(("read_next", p, "advises"), page.advises)


def withheld(given: Assessment) -> Iterator[tuple[Path, str, str]]:
    """Every tag that a flag withholds, with its path in the file and the flag's id."""
    for f, flag in enumerate(given.flags):
        for path, tag in _each(("flags", f, "withholds"), flag.withholds):
            yield path, tag, flag.id


def _each(path: Path, tags: Sequence[str]) -> Iterator[tuple[Path, str]]:
    return (((*path, index), tag) for index, tag in enumerate(tags))
