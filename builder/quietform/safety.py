"""The assessments of a site → its one safety check, and a problem for each that has to do without."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import Any

from quietform.loading import Loaded
from quietform.model import Assessment
from quietform.problems import Place, Problem, listing, suggestion
from quietform.site import SafetyCheck

# What a file must hold to be a safety check; read before it is loaded, as a folder may hold a thousand others.
KIND = re.compile(rb"""^kind:[ \t]*["']?safety\b""", re.MULTILINE)
# What a check can withhold though no text of the site advises it yet; "share" is also asked about before a copy.
ADVICE = ("confront", "joint", "limit", "share")


def safety_check(files: Iterable[object], *, whole: bool = False) -> tuple[SafetyCheck | None, list[Problem]]:
    """The check among assessments, if it has no errors, and what is wrong between it and the others.

    `whole` says that these are all the assessments of a site, so that what none of them has is nowhere.
    """
    found = [one for one in files if isinstance(one, Loaded)]
    checks = [one for one in found if _kind(one) == "safety"]
    problems = [Problem(Place(other.file), "two-checks", (("other", checks[0].file),)) for other in checks[1:]]
    for one in filter(needs_check, found):
        problems += _apart(one, checks[0]) if checks else [Problem(Place(one.file), "no-safety", ())]
    problems += _tags(found, checks[0] if checks else None, whole=whole)
    sound = next((one for one in checks if not one.errors), None)
    return (None if sound is None else SafetyCheck(sound.id, *sound.sound())), problems


def needs_check(one: Loaded) -> bool:
    """Whether an assessment holds the check of its site; not of a file of which nothing can be made."""
    return one.assessment is not None and _kind(one) == "scored" and one.assessment.safety.not_needed is None


def _kind(one: Loaded) -> str | None:
    return None if one.assessment is None else one.assessment.kind


def _apart(one: Loaded, check: Loaded) -> list[Problem]:
    """What does not go together in the page that holds both: flags that the check has not, items of one id."""
    if one.assessment is None or check.assessment is None:
        return []
    known = [flag.id for flag in check.assessment.flags]
    problems = [
        Problem(Place(one.file), "check-id", (("id", id), ("check", check.file)))
        for id in _items(one.assessment)
        if id in _items(check.assessment)
    ]
    for id in one.assessment.safety.replaces:
        if id not in known:
            hint = suggestion(id, known, f"its flags are {listing(known)}")
            facts = (("id", id), ("check", check.file), ("hint", hint))
            problems.append(Problem(Place(one.file), "unknown-flag", facts))
    return problems


def _tags(found: list[Loaded], check: Loaded | None, *, whole: bool) -> list[Problem]:
    """Tags that miss each other: what is advised and never withheld, and what the check withholds and nobody advises.

    A slip in one would switch protection off, and nobody would notice. Nothing is said while there are other errors.
    """
    if any(one.errors or (check is None and needs_check(one)) for one in found):
        return []
    checked = [tag for _, tag, _ in check.tags.withheld] if check else []
    problems = []
    for one in found:
        own = [tag for _, tag, _ in one.tags.withheld]
        known = dict.fromkeys([*own, *checked, *(() if needs_check(one) else ADVICE)])
        otherwise = "let a flag withhold it, or remove it"
        problems += [
            _unknown(place, "a text advises", tag, "withholds", known, otherwise)
            for place, tag in one.tags.advised
            if tag not in known and place.file == one.file
        ]
    advised = dict.fromkeys([*ADVICE, *(tag for one in found for _, tag in one.tags.advised)])
    for place, tag, flag in check.tags.withheld if check and whole else []:
        if tag not in advised:
            otherwise = "write it under advises where it belongs, or remove it"
            problems.append(_unknown(place, f'flag "{flag}" withholds', tag, "advises", advised, otherwise))
    return problems


def _unknown(place: Place, who: str, tag: str, other: str, known: Iterable[str], otherwise: str) -> Problem:
    tags = [*known]
    facts = {"who": who, "tag": tag, "other": other, "known": listing(tags), "hint": suggestion(tag, tags, otherwise)}
    return Problem(place, "unknown-tag", tuple(facts.items()))


def with_check(loaded: Mapping[Path, Any], read: Callable[[Path], Any], given: Path | None = None) -> dict[Path, Any]:
    """Files as they are loaded, and the check that some of them hold: the one that is given, or the one beside them."""
    needed = any(needs_check(one) for one in loaded.values() if isinstance(one, Loaded))
    there = {path.resolve() for path in loaded}
    found = [given] if given else beside(loaded) if needed else []
    return {**loaded, **{path: read(path) for path in found if path.resolve() not in there}}


def _items(assessment: Assessment) -> list[str]:
    return [item.id for section in assessment.sections for item in section.items]


def beside(paths: Iterable[Path]) -> list[Path]:
    """The safety checks in the folders of some files, for those that are built or checked without the rest."""
    folders = dict.fromkeys(path.parent for path in paths)
    return [path for folder in folders for path in sorted(folder.glob("*.yaml")) if KIND.search(path.read_bytes())]
