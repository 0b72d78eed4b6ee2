"""A folder of pages without a site: what stands in it, and its manifest."""

from __future__ import annotations

import json
from pathlib import Path

from quietform.folder import lean, write_folder
from quietform.links import Target, targets
from quietform.loading import load
from quietform.problems import Problem
from quietform.safety import safety_check
from quietform.site import Site
from tests.compiler.test_kinds import CHECK
from tests.sites import small


def test_each_assessment_has_a_folder_and_a_page_on_its_scores_and_all_are_in_the_manifest(tmp_path: Path) -> None:
    loaded = [load(text.encode(), f"{name}.yaml") for name, text in (("one", small()), ("check", CHECK))]
    check, _ = safety_check(loaded)
    site = Site(safety=check, resolve=lambda target: f"../{target}/index.html")
    write_folder(tmp_path, {one.id: one.sound() for one in loaded}, site, [])
    written = {path.relative_to(tmp_path).as_posix() for path in tmp_path.rglob("*") if path.is_file()}
    assert written == {
        "one/index.html",
        "one/scores/index.html",
        "one/paper/index.html",
        "check/index.html",
        "manifest.json",
    }
    assert set(json.loads((tmp_path / "manifest.json").read_text())["files"]) == written - {"manifest.json"}
    # The way to the check stands on every page but its own.
    places = {name: "../check/index.html" in (tmp_path / name / "index.html").read_text() for name in ("one", "check")}
    assert places == {"one": True, "check": False}


def test_nothing_is_written_of_nothing(tmp_path: Path) -> None:
    write_folder(tmp_path, {}, Site(), [])
    assert list(tmp_path.iterdir()) == []


def test_a_sound_assessment_is_kept_without_its_text_and_with_where_it_leads() -> None:
    loaded = load(small(to="away").encode(), "one.yaml")
    aims: dict[str, list[Target]] = {}
    only_python: dict[str, list[Problem]] = {}
    kept = lean(loaded, aims, only_python)
    assert (kept.root, kept.lines) == (None, [])
    assert kept.sound() == loaded.sound()
    assert aims == {"one": targets(loaded)}
    assert len(aims["one"]) == 1
    assert only_python == {"one": []}
