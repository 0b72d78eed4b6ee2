"""A change of a source → a mutant with a name that tells it from all others, and stays while its line stays."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from tests.mutants.edits import Edit

# So many programs made at random are scored by every mutant.
RANDOM = 400


@dataclass(frozen=True)
class Mutant:
    """One changed source: its name is the file, the line as it was and the line as it is."""

    file: str
    name: str
    source: bytes


def named(file: str, source: bytes, edits: Iterable[Edit]) -> list[Mutant]:
    seen: Counter[str] = Counter()
    found = []
    for edit in edits:
        start = source.rfind(b"\n", 0, edit.start) + 1
        end = source.find(b"\n", edit.end)
        after = source[start : edit.start] + edit.new + source[edit.end : end]
        name = f"{file}: {_line(source[start:end])} → {_line(after)}"
        seen[name] += 1
        found.append(Mutant(file, name if seen[name] == 1 else f"{name} ({seen[name]})", edit.applied(source)))
    return found


def _line(text: bytes) -> str:
    return " ".join(text.decode().split())
