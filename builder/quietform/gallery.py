"""The examples of all item types → one assessment file that shows each, for authors and for tests."""

from __future__ import annotations

from importlib.resources import files

from quietform.items import TYPES

HEAD = "gallery.yaml"


def example(kind: str) -> str:
    """The section of a type's own examples, as YAML."""
    return (files("quietform.items") / kind / f"{kind}.yaml").read_text(encoding="utf-8")


def gallery() -> str:
    """The whole file: a head, then the section of each type in the order of the table."""
    head = (files("quietform.items") / HEAD).read_text(encoding="utf-8")
    return head + "".join(map(example, TYPES))
