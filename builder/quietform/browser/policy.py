"""The files of the check page and the addresses of assessments → its policy and the data that its script reads."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence

from quietform.blocks import Block, read_file
from quietform.browser.bundle import Part
from quietform.browser.runtime import LOCK
from quietform.interface import said

# How long each step may take before it is given up, in seconds: without a byte; to start; to score.
PATIENCE = {"load": 60, "start": 120, "score": 60}


def check_policy(scripts: Sequence[Block], style: Block) -> str:
    """Its worker, made of a blob, inherits this: it can start Python and reach no other host."""
    hashes = " ".join(f"'{script.hash}'" for script in scripts)
    return "; ".join(
        [
            "default-src 'none'",
            f"script-src {hashes} blob: 'wasm-unsafe-eval'",
            f"style-src '{style.hash}'",
            "connect-src 'self'",
            "worker-src blob:",
            "img-src data:",
            "form-action 'none'",
            "base-uri 'none'",
            "require-trusted-types-for 'script'",
            "trusted-types quietform",
        ]
    )


def check_data(parts: Sequence[Part], addresses: Mapping[str, str]) -> str:
    """JSON that can stand inside a script element."""
    data = {
        "addresses": addresses,
        "parts": [
            {"name": part.name, "file": part.file, "bytes": len(part.content), "integrity": part.integrity}
            for part in parts
        ],
        "lock": LOCK,
        "patience": PATIENCE,
        "words": said(json.loads(read_file("browser/words.json"))),
    }
    return json.dumps(data, ensure_ascii=False, separators=(",", ":")).replace("<", "\\u003c")
