"""Built files → manifest.json: each file's SHA-256, and the hashes of every script and style a page can hold."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable

from quietform.blocks import all_blocks, check_blocks

NAME = "manifest.json"


def manifest(files: Iterable[tuple[str, bytes]]) -> str:
    """The manifest of files given by path and content, as JSON text."""
    listed = {path: hashlib.sha256(content).hexdigest() for path, content in files if path != NAME}
    blocks = [
        {"kind": block.kind, "name": block.name, "bytes": len(block.text.encode()), "hash": block.hash}
        for block in [*all_blocks(), *check_blocks()]
    ]
    return json.dumps({"files": dict(sorted(listed.items())), "blocks": blocks}, indent=1) + "\n"
