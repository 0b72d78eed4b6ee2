"""Script and style files → the blocks that stand in a page, each with the hash that the page's policy names.

Modules are ordinary ES modules for node and tsc. A page holds them as blocks: one core, and one for each optional part
that it uses. The core stands open, so that a part finds there what it imports; a part's own names are its own.
`blocks.json` has the blocks as `make blocks` minified them, so that they are the same bytes wherever a page is built.
"""

from __future__ import annotations

import base64
import hashlib
import json
import posixpath
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from string import ascii_lowercase
from typing import Any, Literal

import rcssmin

from quietform.model import Assessment
from quietform.parts import ITEM_STYLES, PARTS, Part
from quietform.site import Site

CORE = "core"
# The core script, each file after those it needs; one scope, so that top-level names differ (a test checks it).
ENGINE = (
    "scoring/exact.js",
    "scoring/functions.js",
    "scoring/sheet.js",
    "scoring/evaluator.js",
)
SCRIPTS = (
    *ENGINE,
    "page/words.js",
    "page/note.js",
    "page/form.js",
    "page/review.js",
    "page/report.js",
    "page/keep.js",
    "page/steps.js",
    "page/start.js",
    "page/copy.js",
)
STYLES = ("theme/css/base.css", "page/page.css", "page/report.css", "page/file.css")
# What every page of a site begins with, of whatever kind: the way out.
LEAVE = "leave"
LEAVE_SCRIPTS = ("page/leave.js",)
# The search page of the theme, after the library that it uses.
FIND = "find"
FIND_SCRIPTS = ("theme/find.js",)
CHECK = "check page"
CHECK_SCRIPTS = (
    "scoring/exact.js",
    "page/words.js",
    "browser/worker.js",
    "browser/engine.js",
    "browser/saved.js",
    "browser/assessment.js",
    "browser/compare.js",
    "browser/check.js",
)
CHECK_STYLES = ("theme/css/base.css", "browser/check.css")
PAPER_STYLES = ("theme/css/base.css", "paper/paper.css")
MINIFIED = "blocks.json"
_IMPORT = re.compile(r'^import (?:\{([^}]*)\} from )?"([^"]+)";\n', re.MULTILINE)
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


def scripts_of(assessment: Assessment, program: Mapping[str, Any], site: Site) -> list[Block]:
    """The script blocks of one page, in order."""
    return [core_script(), *map(part_script, used_parts(assessment, program, site))]


def used_parts(assessment: Assessment, program: Mapping[str, Any], site: Site) -> list[str]:
    """The names of the optional parts that a page uses, in order."""
    return [name for name, part in PARTS.items() if part.used(assessment, program, site)]


@cache
def leave_script() -> Block:
    """The script of the bar, which every page has."""
    return _script(LEAVE, _leave_source())


@cache
def core_script() -> Block:
    """The script of every assessment page; the same bytes on each, whichever parts a page uses."""
    return _script(CORE, core_source())


@cache
def part_script(name: str) -> Block:
    """The script of an optional part."""
    return _script(name, part_source(name, PARTS))


def sources() -> dict[str, str]:
    """Every script block by name, as it is before minifying."""
    parts = {name: part_source(name, PARTS) for name in PARTS}
    own = {CHECK: _check_source(), FIND: _find_source()}
    return {LEAVE: _leave_source(), CORE: core_source()} | parts | own


def _leave_source() -> str:
    return closed(one_scope(map(read_file, LEAVE_SCRIPTS)))


def _check_source() -> str:
    return closed(one_scope(map(read_file, CHECK_SCRIPTS)))


def _find_source() -> str:
    return closed(one_scope(map(read_file, FIND_SCRIPTS)))


def core_source() -> str:
    """The core as one script, whose names the parts after it know."""
    return f'"use strict";\n{one_scope(map(read_file, SCRIPTS))}'


def shared_names(parts: Mapping[str, Part]) -> list[str]:
    """What parts import of the core."""
    imports = [found for part in parts.values() for path in part.files for found in imports_of(path)]
    return sorted({name for target, wanted in imports if target in SCRIPTS for name in wanted})


def part_source(name: str, parts: Mapping[str, Part]) -> str:
    """A part as one script of its own names; what it imports it finds in the core before it."""
    own = parts[name].files
    for path in own:
        for target, _ in imports_of(path):
            if target not in SCRIPTS and target not in own:
                raise ValueError(
                    f'blocks.py: {path} of the part "{name}" imports {target}, which is neither in that part nor in '
                    f'the core; add it to SCRIPTS or to the files of "{name}"'
                )
    return closed(one_scope(map(read_file, own)))


def imports_of(path: str) -> list[tuple[str, list[str]]]:
    """What a module imports: paths of modules, each with the names that are taken from it."""
    found = _IMPORT.findall(read_file(path))
    folder = posixpath.dirname(path)
    return [(posixpath.normpath(f"{folder}/{target}"), re.findall(r"\w+", names)) for names, target in found]


def one_scope(modules: Iterable[str]) -> str:
    """Modules as one text, without their imports and exports."""
    return "".join(_EXPORT.sub("", _IMPORT.sub("", module)) for module in modules)


def closed(text: str) -> str:
    """A script whose names are its own."""
    return f'(() => {{\n"use strict";\n{text}}})();\n'


def digest(scripts: Mapping[str, str]) -> str:
    """By which blocks.json knows what its blocks were minified from."""
    return hashlib.sha256(json.dumps(scripts).encode()).hexdigest()


def _script(name: str, source: str) -> Block:
    return Block("script", name, _minified().get(name, source))


@cache
def _minified() -> dict[str, str]:
    """The blocks, which know each other's names, minified; none once any file has changed (`make test` fails then)."""
    found = json.loads(read_file(MINIFIED))
    made: dict[str, str] = found["blocks"] if found.get("source") == digest(sources()) else {}
    return made


@cache
def core_style() -> Block:
    """The style of every assessment page."""
    return _style("core", STYLES)


@cache
def item_style(name: str) -> Block:
    """A style of item types."""
    return _style(name, ITEM_STYLES[name][:1])


def item_styles(assessment: Assessment) -> list[Block]:
    """The styles that a page has beside the core's."""
    return [item_style(name) for name, (_, used) in ITEM_STYLES.items() if used(assessment, {}, Site())]


def _style(name: str, paths: Iterable[str]) -> Block:
    """Variables get one letter, the same in every block."""
    text = rcssmin.cssmin("\n".join(map(read_file, paths))).replace(" / ", "/")
    return Block("style", name, re.sub(r"--[a-z-]+", lambda found: _variables().get(found[0], found[0]), text))


@cache
def _variables() -> dict[str, str]:
    """Variables of the visual language, each with a letter."""
    names = dict.fromkeys(re.findall(r"^ +(--[a-z-]+):", read_file(STYLES[0]), re.MULTILINE))
    return dict(zip(names, (f"--{letter}" for letter in ascii_lowercase), strict=False))


@cache
def paper_style() -> Block:
    """The one style of every paper form."""
    return Block("style", "paper", rcssmin.cssmin("\n".join(map(read_file, PAPER_STYLES))))


@cache
def check_blocks() -> tuple[Block, Block]:
    """Script and style of the check page."""
    return _script(CHECK, _check_source()), _style(CHECK, CHECK_STYLES)


@cache
def find_script() -> Block:
    """The script of the search page, without its library."""
    return _script(FIND, _find_source())


def all_blocks() -> list[Block]:
    """Every block that an assessment's page or its paper form can hold, for the published list of hashes."""
    styles = [core_style(), *map(item_style, ITEM_STYLES), paper_style()]
    return [leave_script(), core_script(), *map(part_script, PARTS), *styles]
