"""Script and style files → the blocks that stand in a page, each with the hash that the page's policy names."""

from __future__ import annotations

import base64
import hashlib
import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Literal

import rcssmin
import rjsmin

from quietform.items import TYPES

# The core script, each file after those it needs; one scope, so that top-level names differ (a test checks it).
ENGINE = ("scoring/exact.js", "scoring/functions.js", "scoring/evaluator.js")
SCRIPTS = (
    *ENGINE,
    "page/words.js",
    "page/form.js",
    "page/review.js",
    "page/report.js",
    "page/leave.js",
    "page/keep.js",
    "page/start.js",
)
STYLES = ("theme/css/base.css", "page/page.css")
_IMPORT = re.compile(r"^import [^;]*;\n", re.MULTILINE)
_EXPORT = re.compile(r"^export (?=const|class)", re.MULTILINE)


@dataclass(frozen=True)
class Block:
    """A script or style as it stands in pages: the same bytes wherever it is used."""

    kind: Literal["script", "style"]
    name: str
    text: str

    @property
    def hash(self) -> str:
        """The source expression of a Content-Security-Policy, such as `sha256-…`."""
        digest = hashlib.sha256(self.text.encode()).digest()
        return f"sha256-{base64.b64encode(digest).decode()}"


def read_file(path: str) -> str:
    """A text file of this package, by its path inside it."""
    return files("quietform").joinpath(path).read_text(encoding="utf-8")


@cache
def core_script() -> Block:
    """The one script of every assessment page."""
    return Block("script", "core", f"{{{one_scope(map(read_file, SCRIPTS))}}}")


def one_scope(modules: Iterable[str]) -> str:
    """Modules as one script text: imports and exports, comments and spare space taken out."""
    texts = [_EXPORT.sub("", _IMPORT.sub("", module)) for module in modules]
    text: str = rjsmin.jsmin('"use strict";\n' + "\n".join(texts))
    return text


@cache
def core_style() -> Block:
    """The one style of every assessment page; an item type may have a file of its own."""
    own = [f"items/{kind}/{kind}.css" for kind in TYPES]
    paths = [*STYLES, *(path for path in own if files("quietform").joinpath(path).is_file())]
    return Block("style", "core", rcssmin.cssmin("\n".join(map(read_file, paths))))


def all_blocks() -> list[Block]:
    """Every block that a page can hold, for the published list of hashes."""
    return [core_script(), core_style()]
