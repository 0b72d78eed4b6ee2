"""Script and style files → the blocks that stand in a page, each with the hash that the page's policy names.

Modules are ordinary ES modules for node and tsc. A page holds them as blocks: one core, and one for each optional part
that it uses. The core leaves what parts import in `quietform`; a part takes its imports from there.
`blocks.json` has the blocks as `make blocks` minified them, so that they are the same bytes wherever a page is built.
"""

from __future__ import annotations

import base64
import hashlib
import json
import posixpath
import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any, Literal

import rcssmin

from quietform.interface import interface
from quietform.model import Assessment
from quietform.site import Site, has_flags

# The core script, each file after those it needs; one scope, so that top-level names differ (a test checks it).
ENGINE = (
    "scoring/exact.js",
    "scoring/functions.js",
    "scoring/nodes.js",
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
# The check page, a page of its own.
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
class Part:
    """An optional script: its files, each after those it needs, and whether a page uses it."""

    files: tuple[str, ...]
    used: Callable[[Assessment, Mapping[str, Any], Site], bool]


def _asks(*kinds: str) -> Callable[[Assessment, Mapping[str, Any], Site], bool]:
    """Whether a page asks an item of one of these types."""
    return lambda assessment, program, site: bool(kinds_of(assessment) & {*kinds})


def kinds_of(assessment: Assessment) -> set[str]:
    """The types of its items."""
    return {item.type for section in assessment.sections for item in section.items}


# The optional parts, in the order in which a page holds those that it uses. They stand in one scope each.
PARTS: dict[str, Part] = {
    "typed": Part(("items/typed.js",), _asks("number", "slider", "text", "ranking", "date")),
    "errors": Part(("items/errors.js",), _asks("number", "slider", "ranking", "date")),
    "slider": Part(("items/slider/slider.js",), _asks("slider")),
    "several": Part(("items/several/several.js",), _asks("several")),
    "help": Part(("page/help.js",), lambda _, program, site: bool(site.help_lines)),
    "branch": Part(("page/branch.js",), lambda _, program, site: "shown" in program),
    "norms": Part(
        ("scoring/norms.js", "page/norms.js"),
        lambda _, program, site: any("norms" in scale for scale in program["scales"]),
    ),
    "quality": Part(("scoring/quality.js", "page/quality.js"), lambda _, program, site: "quality" in program),
    "profile": Part(("scoring/profiles.js", "page/profile.js"), lambda _, program, site: "profiles" in program),
    "reasons": Part(
        ("scoring/reasons.js", "page/reasons.js"),
        lambda _, program, site: "reasons" in program or any("names" in scale for scale in program["scales"]),
    ),
    "next": Part(("scoring/next.js", "page/next.js"), lambda _, program, site: "next" in program),
    "beam": Part(("page/beam.js",), lambda assessment, *_: any(scale.picture for scale in assessment.scales.values())),
    "flags": Part(("scoring/flags.js", "page/flags.js"), lambda given, program, site: has_flags(given, site)),
    "worksheet": Part(("page/worksheet.js",), lambda assessment, *_: assessment.worksheet is not None),
    "precision": Part(
        ("scoring/compare.js", "page/precision.js"),
        lambda _, program, site: any("change" in scale for scale in program["scales"]),
    ),
    # (A safety check has no scales, and nothing of it is ever kept.)
    "file": Part(("page/change.js", "page/file.js"), lambda _, program, site: bool(program["scales"])),
    "point": Part(("page/point.js",), lambda _, program, site: interface(site.language).rewrites),
    "check": Part(("page/check.js",), lambda _, program, site: site.check_url is not None),
}


# The styles of item types, each a block of its own on the pages that ask such items.
ITEM_STYLES: dict[str, tuple[str, tuple[str, ...]]] = {
    "pair": ("items/pair/pair.css", ("pair",)),
    "grid": ("items/grid/grid.css", ("grid",)),
    "slider": ("items/slider/slider.css", ("slider",)),
    "field": ("items/field.css", ("number", "slider", "text", "ranking", "date")),
}


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
    return _script("core", core_source(PARTS))


@cache
def part_script(name: str) -> Block:
    """The script of an optional part."""
    return _script(name, part_source(name, PARTS))


def sources() -> dict[str, str]:
    """Every script block by name, as it is before minifying."""
    parts = {name: part_source(name, PARTS) for name in PARTS}
    own = {CHECK: _check_source(), FIND: _find_source()}
    return {LEAVE: _leave_source(), "core": core_source(PARTS)} | parts | own


def _leave_source() -> str:
    return closed(one_scope(map(read_file, LEAVE_SCRIPTS)))


def _check_source() -> str:
    return closed(one_scope(map(read_file, CHECK_SCRIPTS)))


def _find_source() -> str:
    return closed(one_scope(map(read_file, FIND_SCRIPTS)))


def core_source(parts: Mapping[str, Part]) -> str:
    """The core as one script; it ends with what parts import of it."""
    imports = [found for part in parts.values() for path in part.files for found in imports_of(path)]
    names = sorted({name for target, wanted in imports if target in SCRIPTS for name in wanted})
    return closed(f"{one_scope(map(read_file, SCRIPTS))}globalThis.quietform = {{ {', '.join(names)} }};\n")


def part_source(name: str, parts: Mapping[str, Part]) -> str:
    """A part as one script; it begins with what it imports of the core."""
    own = parts[name].files
    names: set[str] = set()
    for path in own:
        for target, wanted in imports_of(path):
            if target in SCRIPTS:
                names.update(wanted)
            elif target not in own:
                raise ValueError(
                    f'blocks.py: {path} of the part "{name}" imports {target}, which is neither in that part nor in '
                    f'the core; add it to SCRIPTS or to the files of "{name}"'
                )
    return closed(f"const {{ {', '.join(sorted(names))} }} = quietform;\n{one_scope(map(read_file, own))}")


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


def digest(source: str) -> str:
    """By which blocks.json knows what a block was minified from."""
    return hashlib.sha256(source.encode()).hexdigest()


def _script(name: str, source: str) -> Block:
    """The block as it was minified; as it is while its files have changed since (then `make test` fails)."""
    made = _minified().get(name, {})
    return Block("script", name, made["text"] if made.get("source") == digest(source) else source)


@cache
def _minified() -> dict[str, dict[str, str]]:
    found: dict[str, dict[str, str]] = json.loads(read_file(MINIFIED))
    return found


@cache
def core_style() -> Block:
    """The style of every assessment page."""
    return _style("core", STYLES)


@cache
def item_style(name: str) -> Block:
    """A style of item types."""
    return _style(name, ITEM_STYLES[name][:1])


def item_styles(assessment: Assessment) -> list[Block]:
    """The styles of the item types that a page asks, in order."""
    kinds = kinds_of(assessment) | ({"text"} if assessment.worksheet else set())
    return [item_style(name) for name, (_, used) in ITEM_STYLES.items() if kinds & {*used}]


def _style(name: str, paths: Iterable[str]) -> Block:
    return Block("style", name, rcssmin.cssmin("\n".join(map(read_file, paths))))


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
