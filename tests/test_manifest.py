"""Built files → manifest.json: each hash is that of the bytes, in an order that does not change."""

from __future__ import annotations

import hashlib
import json

import pytest

from quietform.blocks import (
    CHECK,
    all_blocks,
    check_blocks,
)
from quietform.manifest import NAME, manifest
from quietform.parts import ITEM_STYLES, PARTS

FILES = [("b/index.html", b"two"), ("a.css", b""), ("b.html", "ü".encode()), (NAME, b"old")]


def test_each_file_has_the_sha256_of_its_bytes_but_the_manifest_itself_has_none() -> None:
    assert json.loads(manifest(FILES))["files"] == {
        "a.css": "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
        "b.html": hashlib.sha256("ü".encode()).hexdigest(),
        "b/index.html": "3fc4ccfe745870e2c0d99f71f30ff0656c8dedd41cc1d7d3d376b0dbe685e2f3",
    }


def test_a_manifest_in_a_folder_below_is_a_file_like_others() -> None:
    assert list(json.loads(manifest([("below/manifest.json", b"{}")]))["files"]) == ["below/manifest.json"]


def test_it_lists_every_block_with_its_size_and_the_hash_that_policies_name() -> None:
    blocks = json.loads(manifest([]))["blocks"]
    assert blocks == [
        {"kind": block.kind, "name": block.name, "bytes": len(block.text.encode()), "hash": block.hash}
        for block in [*all_blocks(), *check_blocks()]
    ]
    scripts = [("script", "leave"), ("script", "core"), *(("script", name) for name in PARTS)]
    assert [(block["kind"], block["name"]) for block in blocks] == [
        *scripts,
        ("style", "core"),
        *(("style", name) for name in ITEM_STYLES),
        ("style", "paper"),
        ("script", CHECK),
        ("style", CHECK),
    ]
    assert all(block["hash"].startswith("sha256-") and block["bytes"] > 0 for block in blocks)


@pytest.mark.parametrize("order", [FILES, FILES[::-1]])
def test_the_text_does_not_depend_on_the_order_of_the_files(order: list[tuple[str, bytes]]) -> None:
    text = manifest(order)
    assert text == manifest(sorted(FILES))
    assert text.startswith('{\n "files": {\n  "a.css": "e3b0')
    assert text.endswith("]\n}\n")
