"""Mutants → a table of how many the tests notice, by language and module. Run by `make mutants`.

Ends with 1 if fewer than 95 % of a language's are noticed, if one lives that survivors.json does not say to be
equivalent, or if one that it names does not live any more. Names of modules as arguments try only those.
"""

from __future__ import annotations

import json
import os
import sys
import time
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

from tests.mutants import javascript, python

SHARE = 0.95
SURVIVORS = Path(__file__).with_name("survivors.json")


def main(modules: Sequence[str]) -> int:
    processes = os.cpu_count() or 1
    started = time.monotonic()
    made = [mutant for mutant in python.mutants() if not modules or mutant.file.partition(".")[0] in modules]
    lives = {mutant.name for mutant in python.living(made, processes)}
    wrong = _told("Python", [(mutant.file, mutant.name) for mutant in made], lives, started)
    started = time.monotonic()
    tried = javascript.tried(processes, modules)
    lives = {mutant["name"] for mutant in tried if mutant["lives"]}
    return wrong | _told("JavaScript", [(mutant["file"], mutant["name"]) for mutant in tried], lives, started)


def _told(language: str, mutants: list[tuple[str, str]], lives: set[str], started: float) -> int:
    """Print a language's table, and what is wrong with it; 1 if anything is."""
    of, living = Counter(file for file, _ in mutants), Counter(file for file, name in mutants if name in lives)
    print(f"{language:16} mutants  killed   alive")
    for file in [*of, ""]:
        total, alive = (of[file], living[file]) if file else (len(mutants), len(lives))
        print(f"{file or 'all':16} {total:7} {total - alive:7} {alive:7}")
    share = 1 - len(lives) / max(1, len(mutants))
    print(f"{share:.1%} killed, {time.monotonic() - started:.0f} s\n")
    equivalent = {name for names in _equivalent().values() for name in names}
    problems = [f"lives, and survivors.json does not list it: {name}" for name in sorted(lives - equivalent)]
    gone = {name for name in equivalent - lives if name.partition(":")[0] in of}
    problems += [f"is in survivors.json, but does not live; take it out: {name}" for name in sorted(gone)]
    if share < SHARE:
        problems.append(f"fewer than {SHARE:.0%} of {language} are killed; add cases to tests/vectors")
    print("".join(f"{problem}\n" for problem in problems))
    return int(bool(problems))


def _equivalent() -> dict[str, list[str]]:
    """By the reason why no test can notice them: the names of mutants."""
    read: dict[str, list[str]] = json.loads(SURVIVORS.read_text(encoding="utf-8"))
    return read


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
