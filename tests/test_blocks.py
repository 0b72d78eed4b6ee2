"""Script and style files → blocks: one scope, the same bytes, the right hash."""

from __future__ import annotations

import base64
import hashlib
import re

from quietform.blocks import SCRIPTS, STYLES, all_blocks, core_script, core_style, read_file


def test_the_hash_is_that_of_the_text_as_a_policy_writes_it() -> None:
    for block in all_blocks():
        digest = hashlib.sha256(block.text.encode("utf-8")).digest()
        assert block.hash == "sha256-" + base64.b64encode(digest).decode()


def test_each_block_is_listed_once_by_kind_and_name() -> None:
    assert [(block.kind, block.name) for block in all_blocks()] == [("script", "core"), ("style", "core")]


def test_no_two_modules_of_the_one_scope_share_a_top_level_name() -> None:
    names = [
        name
        for path in SCRIPTS
        for name in re.findall(r"^(?:export )?(?:const|let|class|function) (\w+)", read_file(path), re.MULTILINE)
    ]
    assert sorted(names) == sorted(set(names))


def test_each_module_stands_after_those_it_imports() -> None:
    for index, path in enumerate(SCRIPTS):
        folder = path.rpartition("/")[0]
        for target in re.findall(r'^import [^;]* from "([^"]+)";', read_file(path), re.MULTILINE):
            named = target.removeprefix("./") if target.startswith("./") else None
            full = f"{folder}/{named}" if named else target.replace("../", "")
            assert full in SCRIPTS[:index], f"{path} imports {target}"


def test_the_script_holds_no_comment_import_or_closing_tag() -> None:
    text = core_script().text
    assert text.startswith('{"use strict";')
    for word in ("import ", "export ", "/*", "// ", "</"):
        assert word not in text


def test_styles_hold_no_address_and_no_import() -> None:
    for block in all_blocks():
        if block.kind == "style":
            assert "url(" not in block.text
            assert "@import" not in block.text


def test_the_core_style_is_made_of_the_shared_look_the_page_and_the_item_types() -> None:
    assert STYLES == ("theme/css/base.css", "page/page.css")
    assert ".bar{" in core_style().text
    assert ".item{" in core_style().text
    assert ".half{" in core_style().text


def test_all_layout_is_logical_so_that_it_can_be_mirrored() -> None:
    physical = re.compile(
        r"(?<![\w-])(?:(?:margin|padding|border)-)?(?:left|right)(?=\s*:)|text-align:\s*(?:left|right)"
    )
    for block in all_blocks():
        assert block.kind != "style" or not physical.search(block.text)
