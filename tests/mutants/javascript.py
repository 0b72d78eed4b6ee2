"""The JavaScript modules of scoring → which of their mutants live: each process tries a share of them."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from quietform.batch.engines import find_node
from quietform.blocks import ENGINE, read_file
from quietform.parts import PARTS
from tests.mutants.mutant import RANDOM
from tests.scoring.engines import FOLDER as CALLS
from tests.scoring.engines import in_python
from tests.scoring.generate import calls
from tests.scoring.vectors import vectors

# Each once: two parts may bring the same one.
MODULES = tuple(
    dict.fromkeys([*ENGINE, *(path for part in PARTS.values() for path in part.files if path.startswith("scoring/"))])
)


def tried(at_once: int, only: Sequence[str] = ()) -> list[dict[str, Any]]:
    """Every mutant, or those of some modules: its `file`, its `name`, and whether it `lives`."""
    made = calls(range(RANDOM))
    given: dict[str, Any] = {
        "modules": [{"file": _name(path), "text": read_file(path)} for path in MODULES],
        "tried": [name for name in map(_name, MODULES) if not only or name.partition(".")[0] in only],
        "asking": {"file": "calls.js", "text": (CALLS / "calls.js").read_text(encoding="utf-8")},
        "calls": [vector.call for vector in vectors()] + made,
        "wanted": [vector.expect for vector in vectors()] + in_python(made),
    }
    running = []
    for share in range(at_once):
        process = subprocess.Popen(
            [find_node(), str(Path(__file__).with_name("mutate.js"))],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
            encoding="utf-8",
        )
        running.append((process, json.dumps(given | {"share": [share, at_once]})))
    for process, text in running:
        assert process.stdin
        process.stdin.write(text)
        process.stdin.close()
    return [mutant for process, _ in running for mutant in _answer(process)]


def _name(path: str) -> str:
    return Path(path).name


def _answer(process: subprocess.Popen[str]) -> list[dict[str, Any]]:
    assert process.stdout
    text = process.stdout.read()
    if process.wait():
        raise RuntimeError("mutate.js has failed; what it says stands above")
    found: list[dict[str, Any]] = json.loads(text)
    return found
