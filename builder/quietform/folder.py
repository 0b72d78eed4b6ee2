"""Assessments without errors → a folder of finished pages and their hashes, without a site around them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from quietform.browser.bundle import CHECK, Part
from quietform.compiler import Compiled
from quietform.elsewhere import elsewhere
from quietform.links import Target, targets
from quietform.loading import Loaded
from quietform.manifest import NAME, manifest
from quietform.model import Assessment
from quietform.problems import Problem
from quietform.renderer import besides, check_files, render
from quietform.site import Site

Sound = Mapping[str, tuple[Assessment, Compiled]]


def lean(loaded: Loaded, aims: dict[str, list[Target]], only_python: dict[str, list[Problem]]) -> Loaded:
    """A sound assessment without its text, of which where it leads and what it needs elsewhere are noted by id.

    Nothing else of the text is needed from here on; those of a thousand files would not fit.
    """
    aims[loaded.id], only_python[loaded.id] = targets(loaded), elsewhere(loaded)
    return replace(loaded, root=None, lines=[])


def write_folder(output: Path, sound: Sound, site: Site, loads: Sequence[Part]) -> None:
    """Write one folder each; `loads` is what the check page loads, if there is one."""
    pages: dict[str, Path] = {}
    for name, content in _pages(sound, site, loads):
        pages[name] = output / name
        pages[name].parent.mkdir(parents=True, exist_ok=True)
        pages[name].write_bytes(content)
    if pages:
        text = manifest((name, page.read_bytes()) for name, page in pages.items())
        (output / NAME).write_text(text, encoding="utf-8")


def _pages(sound: Sound, site: Site, loads: Sequence[Part]) -> Iterator[tuple[str, bytes]]:
    """Each file with its content, one after the other: a thousand of them need no memory."""
    check = site.safety
    for id, parts in sound.items():
        place = site if check is None or check.id == id else replace(site, safety_url=site.resolve(check.id))
        yield f"{id}/index.html", render(id, *parts, place).encode()
        for name, make in besides(parts[1]).items():
            yield f"{id}/{name}/index.html", make(*parts, site.below()).encode()
    if loads:
        addresses = {id: f"../{id}/index.html" for id in sound}
        for file, content in check_files(site, loads, addresses).items():
            yield f"{CHECK}/{file}", content
