"""Assessment → the links in its texts that lead nowhere on the site, as problems with their places."""

from __future__ import annotations

from collections.abc import Iterator

from quietform.loading import Loaded
from quietform.markup import Resolve, link_targets, resolve_link
from quietform.problems import Place, Problem
from quietform.source import Mapping, Node, Scalar, Sequence, scalars

Target = tuple[Place, str]


def targets(loaded: Loaded) -> list[Target]:
    """Every link of a file: those in its texts, and what to read next."""
    return list(_targets(loaded.root)) if loaded.root else []


def links(found_targets: list[Target], resolve: Resolve) -> list[Problem]:
    """A problem for each link that `resolve` does not know. Only the site can say this, so `check` cannot."""
    hint = "name an assessment, a content page such as help.md, or an https address"
    found = []
    for place, target in found_targets:
        if resolve_link(target, resolve) is None:
            found.append(Problem(place, "unknown-page", (("target", target), ("hint", hint))))
    return found


def _targets(root: Node) -> Iterator[Target]:
    for text in scalars(root):
        yield from ((text.place, target) for target in link_targets(text.text or ""))
    following = root.items.get("read_next") if isinstance(root, Mapping) else None
    for entry in following.items if isinstance(following, Sequence) else []:
        target = entry.items.get("to") if isinstance(entry, Mapping) else None
        if isinstance(target, Scalar) and target.text:
            yield target.place, target.text
