"""Script and style files → blocks: one core and optional parts, the same bytes, the right hashes."""

from __future__ import annotations

import base64
import hashlib
import json
import re
import subprocess
from pathlib import Path

import pytest

from quietform import blocks
from quietform.batch.engines import find_node
from quietform.blocks import (
    CORE,
    MINIFIED,
    SCRIPTS,
    STYLES,
    all_blocks,
    core_style,
    digest,
    imports_of,
    item_style,
    item_styles,
    part_source,
    read_file,
    scripts_of,
    shared_names,
    sources,
    used_parts,
)
from quietform.gallery import gallery
from quietform.loading import load
from quietform.parts import ITEM_STYLES, PARTS, Part
from quietform.site import Site
from tests.minify import minified, minify
from tests.sites import small

# A part of two files beside the core; `parts.js` takes from both.
FILES = {
    "part/first.js": 'import { ratio } from "../scoring/exact.js";\n\nexport const half = ratio(1n, 2n);\n',
    "part/parts.js": """\
// A part.

import { half } from "./first.js";
import {
  add,
  write,
} from "../scoring/exact.js";

globalThis.sum = write(add(half, half));
globalThis.parts = [typeof half, typeof write];
""",
    "part/lost.js": 'import { thing } from "../page/elsewhere.js";\n',
}
FAKE = {"fake": Part(("part/first.js", "part/parts.js"), lambda assessment, program, site: site.live)}


@pytest.fixture
def fake_files(monkeypatch: pytest.MonkeyPatch) -> None:
    """The files of the package, and the ones above beside them."""
    monkeypatch.setattr(blocks, "read_file", lambda path: FILES.get(path) or read_file(path))


# Blocks.


def test_the_hash_is_that_of_the_text_as_a_policy_writes_it() -> None:
    for block in all_blocks():
        digest = hashlib.sha256(block.text.encode("utf-8")).digest()
        assert block.hash == "sha256-" + base64.b64encode(digest).decode()


def test_each_block_is_listed_once_by_kind_and_name() -> None:
    scripts = [("script", "leave"), ("script", "core"), *(("script", name) for name in PARTS)]
    styles = [("style", name) for name in ("core", *ITEM_STYLES, "paper")]
    assert [(block.kind, block.name) for block in all_blocks()] == [*scripts, *styles]


def test_every_script_block_is_what_the_minifier_makes_of_the_files_as_they_are() -> None:
    made = json.loads(read_file(MINIFIED))
    assert made["source"] == digest(sources()), "the scripts have changed: run `make blocks`"
    assert {"blocks": made["blocks"], "names": made["names"]} == minified()


def test_the_scripts_hold_no_comment_import_or_closing_tag() -> None:
    for block in all_blocks():
        if block.kind == "script":
            assert block.text.startswith('"use strict";' if block.name == CORE else '(()=>{"use strict";')
            for word in ("import ", "export ", "/*", "// ", "</"):
                assert word not in block.text, block.name


def test_once_one_file_has_changed_no_block_is_as_it_was_minified(monkeypatch: pytest.MonkeyPatch) -> None:
    assert set(blocks._minified.__wrapped__()) == set(sources())
    changed = "scoring/exact.js"
    monkeypatch.setattr(blocks, "read_file", lambda path: read_file(path) + "// more\n" * (path == changed))
    assert blocks._minified.__wrapped__() == {}
    monkeypatch.setattr(blocks, "_minified", dict)
    assert blocks.part_script.__wrapped__("beam").text == part_source("beam", PARTS)


# The core.


@pytest.mark.parametrize("paths", [SCRIPTS, *(part.files for part in PARTS.values())])
def test_no_two_modules_of_one_scope_share_a_top_level_name(paths: tuple[str, ...]) -> None:
    names = [
        name
        for path in paths
        for name in re.findall(r"^(?:export )?(?:const|let|class|function) (\w+)", read_file(path), re.MULTILINE)
    ]
    imported = {name for path in paths for target, wanted in imports_of(path) if target not in paths for name in wanted}
    assert sorted(names) == sorted(set(names) - imported)


@pytest.mark.parametrize("paths", [SCRIPTS, *(part.files for part in PARTS.values())])
def test_each_module_stands_after_those_of_its_block_that_it_imports(paths: tuple[str, ...]) -> None:
    for index, path in enumerate(paths):
        for target, _ in imports_of(path):
            assert target in paths[:index] or (paths is not SCRIPTS and target in SCRIPTS), f"{path} imports {target}"


def test_names_keep_their_own_name_when_imported() -> None:
    for path in [*SCRIPTS, *(path for part in PARTS.values() for path in part.files)]:
        assert not re.search(r"^import \{[^}]* as |^import \*|^import \w", read_file(path), re.MULTILINE), path


# Parts.


def test_a_page_holds_the_core_and_then_the_parts_that_it_uses(
    fake_files: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(blocks, "PARTS", FAKE)
    monkeypatch.setattr(blocks, "part_script", blocks.part_script.__wrapped__)
    assessment, compiled = load(small().encode(), "small.yaml").sound()
    names = [
        [block.name for block in scripts_of(assessment, compiled.program, Site(live=live))] for live in (True, False)
    ]
    assert names == [["core", "fake"], ["core"]]


def test_the_names_that_any_part_imports_of_the_core_are_known() -> None:
    assert shared_names({"beam": PARTS["beam"], "quality": PARTS["quality"]}) == [
        *("ADDITIONS", "WHOLE", "copyOf", "find", "known", "positionOf", "write")
    ]


def test_a_part_is_closed_and_holds_its_own_files(fake_files: None) -> None:
    assert shared_names(FAKE) == ["add", "ratio", "write"]
    assert part_source("fake", FAKE) == (
        '(() => {\n"use strict";\n\nconst half = ratio(1n, 2n);\n'
        "// A part.\n\n\nglobalThis.sum = write(add(half, half));\n"
        "globalThis.parts = [typeof half, typeof write];\n})();\n"
    )


def test_a_part_that_imports_from_elsewhere_stops_the_build_and_says_where(fake_files: None) -> None:
    with pytest.raises(ValueError, match="imports") as caught:
        part_source("lost", {"lost": Part(("part/lost.js",), lambda assessment, program, site: True)})
    assert str(caught.value) == (
        'blocks.py: part/lost.js of the part "lost" imports page/elsewhere.js, which is neither in that part nor in '
        'the core; add it to SCRIPTS or to the files of "lost"'
    )


def test_core_and_part_run_together_as_they_are_and_minified(fake_files: None, tmp_path: Path) -> None:
    core = f'"use strict";\n{blocks.one_scope(map(read_file, blocks.ENGINE))}'
    made = {CORE: core, "fake": part_source("fake", FAKE)}
    for texts in (made, minify(made, ["fake"], shared_names(FAKE))["blocks"]):
        script = tmp_path / "page.js"
        script.write_text(
            "\n".join([*texts.values(), "console.log(JSON.stringify([globalThis.sum, parts, typeof half]))"])
        )
        done = subprocess.run([find_node(), str(script)], capture_output=True, text=True, check=False)
        assert (done.stderr, json.loads(done.stdout)) == ("", ["1", ["object", "function"], "undefined"])


# The style.


def test_styles_hold_no_address_and_no_import() -> None:
    for block in all_blocks():
        if block.kind == "style":
            assert "url(" not in block.text
            assert "@import" not in block.text


def test_the_core_style_is_made_of_the_shared_look_and_the_page_and_each_item_type_has_its_own() -> None:
    assert STYLES == ("theme/css/base.css", "page/page.css", "page/report.css", "page/file.css")
    assert ".bar{" in core_style().text
    assert ".item>legend{" in core_style().text
    assert ".glance{" in core_style().text
    assert ".half{" in item_style("pair").text
    assert ".half{" not in core_style().text


def test_a_page_has_the_styles_and_scripts_of_the_item_types_that_it_asks() -> None:
    assessment, compiled = load(gallery().encode(), "gallery.yaml").sound()
    few = [section for section in assessment.sections if section.type in ("choice", "text")]
    assert [style.name for style in item_styles(assessment)] == [name for name in ITEM_STYLES if name != "beam"]
    some = assessment.model_copy(update={"sections": few})
    assert [style.name for style in item_styles(some)] == ["field"]
    assert used_parts(some, compiled.program | {"shown": {}}, Site())[:2] == ["nodes", "typed"]
    assert "errors" not in used_parts(some, compiled.program, Site())


def test_all_layout_is_logical_so_that_it_can_be_mirrored() -> None:
    physical = re.compile(
        r"(?<![\w-])(?:(?:margin|padding|border)-)?(?:left|right)(?=\s*:)|text-align:\s*(?:left|right)"
    )
    for block in all_blocks():
        assert block.kind != "style" or not physical.search(block.text)
