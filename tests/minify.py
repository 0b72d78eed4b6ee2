"""Script blocks → blocks.json, where each stands as terser minifies it: `python -m tests.minify` (`make blocks`)."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path

from quietform.batch.engines import find_node
from quietform.blocks import MINIFIED, digest, sources

ROOT = Path(__file__).parents[1]
FILE = ROOT / "builder" / "quietform" / MINIFIED
# Names inside a function may change, those of properties may not; the browsers of the page know this much.
OPTIONS = ["--ecma", "2020", "--compress", "passes=3,ecma=2020", "--mangle"]


def minify(source: str) -> str:
    """A script without comments, spare space and long names of its own."""
    command = [find_node(), str(ROOT / "node_modules" / "terser" / "bin" / "terser"), *OPTIONS]
    done = subprocess.run(command, input=source, capture_output=True, text=True, encoding="utf-8", check=False)
    assert done.returncode == 0, done.stderr
    return done.stdout.strip()


def main() -> None:
    blocks = {name: {"source": digest(source), "text": minify(source)} for name, source in sources().items()}
    FILE.write_text(json.dumps(blocks, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
