"""Addresses as a host writes them → as a page or a check of ours wants them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any


def whole(url: str) -> str:
    """An address that also leads to a page where no server adds index.html to a folder."""
    path, hash, anchor = url.partition("#")
    return (path + "index.html" if path.endswith("/") else path) + hash + anchor


def nav_paths(nav: Any) -> Iterator[str]:
    """Every path of a nav as mkdocs.yml writes it."""
    if isinstance(nav, str):
        yield nav
    for entry in nav.values() if isinstance(nav, dict) else nav if isinstance(nav, list) else ():
        yield from nav_paths(entry)
