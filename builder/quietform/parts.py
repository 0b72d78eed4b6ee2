"""An assessment, its program, its site → the optional scripts and styles that its page uses."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from quietform.interface import interface
from quietform.model import Assessment
from quietform.site import Site, has_flags, held_check

# Whether a page uses something optional.
Use = Callable[[Assessment, Mapping[str, Any], Site], bool]


@dataclass(frozen=True)
class Part:
    """An optional script: its files, each after those it needs, and whether a page uses it."""

    files: tuple[str, ...]
    used: Use


def _asks(*kinds: str) -> Use:
    """Whether a page asks an item of one of these types."""
    return lambda assessment, program, site: bool(kinds_of(assessment) & {*kinds})


def _has(*keys: str) -> Use:
    """Whether the program, or a scale of it, has one of these keys."""
    return lambda _, program, site: bool({*program}.union(*program["scales"]) & {*keys})


def kinds_of(assessment: Assessment) -> set[str]:
    """The types of its items."""
    return {item.type for section in assessment.sections for item in section.items}


# What methods.js adds to the tables of the engine.
RARER = {"minimum", "maximum", "median", "count", "any", "neg", "min", "max", "abs", "round"}


def _computes_rarely(assessment: Assessment, program: Mapping[str, Any], site: Site) -> bool:
    """Whether a scale, or a condition of the page or of the safety check that it holds, uses what few use."""
    check = held_check(assessment, site)
    return bool(RARER & {*re.findall(r'"(\w+)"', json.dumps([program, check and check.compiled.program]))})


# What gives formulas and conditions their value; flags, which every page with a safety check has, bring it along.
NODES = ("scoring/operations.js", "scoring/nodes.js")


def _has_nodes(assessment: Assessment, program: Mapping[str, Any], site: Site) -> bool:
    """Whether anything but flags depends on a formula or a condition, and there are no flags."""
    asked = _has("shown", "next", "formula", "norms", "names")(assessment, program, site) or program["notes"]
    return bool(asked) and not has_flags(assessment, site)


TYPED = {"number", "slider", "text", "ranking", "date"}
# The optional parts, in the order in which a page holds those that it uses. They stand in one scope each.
PARTS: dict[str, Part] = {
    "methods": Part(("scoring/methods.js",), _computes_rarely),
    "nodes": Part(NODES, _has_nodes),
    "pairs": Part(("scoring/pairs.js",), _has("both")),
    "typed": Part(("scoring/ranges.js", "items/typed.js"), _asks(*TYPED)),
    "errors": Part(("items/errors.js",), _asks("number", "slider", "ranking", "date")),
    "slider": Part(("items/slider/slider.js",), _asks("slider")),
    "several": Part(("items/several/several.js",), _asks("several")),
    "help": Part(("page/help.js",), lambda _, program, site: bool(site.help_lines)),
    "branch": Part(("page/branch.js",), _has("shown")),
    "norms": Part(("scoring/norms.js", "page/norms.js"), _has("norms")),
    "quality": Part(("scoring/quality.js", "page/quality.js"), _has("quality")),
    "profile": Part(("scoring/profiles.js", "page/profile.js"), _has("profiles")),
    "reasons": Part(("scoring/reasons.js", "page/reasons.js"), _has("reasons", "names")),
    "next": Part(("scoring/next.js", "page/next.js"), _has("next")),
    "beam": Part(("page/beam.js",), lambda assessment, *_: any(scale.picture for scale in assessment.scales.values())),
    "flags": Part((*NODES, "scoring/flags.js", "page/flags.js"), lambda given, program, site: has_flags(given, site)),
    "worksheet": Part(("page/worksheet.js",), lambda assessment, *_: assessment.worksheet is not None),
    "precision": Part(("scoring/compare.js", "page/precision.js"), _has("change")),
    # (A safety check has no scales, and nothing of it is ever kept.)
    "file": Part(("page/change.js", "page/file.js"), lambda _, program, site: bool(program["scales"])),
    "point": Part(("page/point.js",), lambda _, program, site: interface(site.language).rewrites),
    "check": Part(("page/check.js",), lambda _, program, site: site.check_url is not None),
}


# The styles of item types and of a picture, each a block of its own on the pages that use it.
ITEM_STYLES: dict[str, tuple[str, Use]] = {
    "pair": ("items/pair/pair.css", _asks("pair")),
    "grid": ("items/grid/grid.css", _asks("grid")),
    "slider": ("items/slider/slider.css", _asks("slider")),
    "field": ("items/field.css", lambda given, *_: bool(kinds_of(given) & TYPED or given.worksheet)),
    "beam": ("page/beam.css", PARTS["beam"].used),
}
