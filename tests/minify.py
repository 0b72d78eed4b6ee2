"""Script blocks → blocks.json, where they stand as terser minifies them: `python -m tests.minify` (`make blocks`)."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Mapping, Sequence
from pathlib import Path

from quietform.batch.engines import find_node
from quietform.blocks import (
    CORE,
    MINIFIED,
    digest,
    shared_names,
    sources,
)
from quietform.parts import PARTS

ROOT = Path(__file__).parents[1]
FILE = ROOT / "builder" / "quietform" / MINIFIED


def minify(scripts: Mapping[str, str], parts: Sequence[str], kept: Sequence[str]) -> dict[str, dict[str, str]]:
    """Scripts by name without comments, spare space and long names of their own: `blocks`.

    Parts use the names of the core that are kept, whatever they become: `names`.
    """
    given = {
        "shared": scripts[CORE],
        "kept": kept,
        "parts": {name: scripts[name] for name in parts},
        "alone": {name: text for name, text in scripts.items() if name != CORE and name not in parts},
    }
    command = [find_node(), str(ROOT / "tests" / "minify.js")]
    done = subprocess.run(
        command, input=json.dumps(given), capture_output=True, text=True, encoding="utf-8", check=False
    )
    assert done.returncode == 0, done.stderr
    made: dict[str, dict[str, str]] = json.loads(done.stdout)
    return made


def minified() -> dict[str, dict[str, str]]:
    """Every script block by name, minified; what the names became that parts use."""
    return minify(sources(), list(PARTS), shared_names(PARTS))


def main() -> None:
    made = {"source": digest(sources()), **minified()}
    FILE.write_text(json.dumps(made, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
