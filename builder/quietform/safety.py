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


def safety_check(files: Iterable[object]) -> tuple[SafetyCheck | None, list[Problem]]:
    """The check among assessments, if it has no errors, and what is wrong between it and the others."""
    found = [one for one in files if isinstance(one, Loaded)]
    checks = [one for one in found if _kind(one) == "safety"]
    problems = [Problem(Place(other.file), "two-checks", (("other", checks[0].file),)) for other in checks[1:]]
    for one in filter(needs_check, found):
        problems += _apart(one, checks[0]) if checks else [Problem(Place(one.file), "no-safety", ())]
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
