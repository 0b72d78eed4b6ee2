"""The house: README's tree, the table of item types, the public names and the first lines say what is there."""

from __future__ import annotations

import ast
import re
from pathlib import Path
from typing import get_args

import quietform
from quietform.items import TYPES, Item, ItemKind

ROOT = Path(__file__).parents[1]
PACKAGE = ROOT / "builder" / "quietform"
MODULES = sorted(PACKAGE.rglob("*.py"))
LONGEST = 320


def test_the_tree_in_the_readme_names_every_file_of_the_package() -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    tree = readme.partition("builder/quietform/\n")[2].partition("```")[0]
    named = set(re.findall(r"[\w-]+\.(?:py|js|html|css|yaml|yml|json|po)\b", re.sub(r"#.*", "", tree)))
    there = {path.name for path in PACKAGE.rglob("*") if path.is_file() and "__pycache__" not in path.parts}
    assert named == there - {"__init__.py"}


def test_the_readme_and_the_documents_beside_it_hold_no_placeholder() -> None:
    for name in ("README.md", "CHANGELOG.md", "CONTRIBUTING.md"):
        text = (ROOT / name).read_text(encoding="utf-8")
        assert not re.search(r"\b(TODO|TBD|FIXME|XXX)\b|^[A-Z]+$", text, re.MULTILINE), name


def test_the_table_of_item_types_and_the_folders_agree() -> None:
    folders = {path.name for path in (PACKAGE / "items").iterdir() if path.is_dir() and path.name != "__pycache__"}
    assert set(TYPES) == folders == set(get_args(ItemKind))
    assert {kind.fields for kind in TYPES.values()} == set(get_args(Item))
    for name in TYPES:
        assert {path.stem for path in (PACKAGE / "items" / name).glob(f"{name}.*")} == {name}


def test_each_public_name_is_listed_and_there() -> None:
    assert sorted(quietform.__all__) == [
        "Assessment",
        "AssessmentError",
        "Compiled",
        "Loaded",
        "Problem",
        "Site",
        "compile_program",
        "evaluate",
        "load",
        "render",
    ]
    for name in quietform.__all__:
        assert hasattr(quietform, name)


def test_each_module_begins_with_a_line_that_says_what_it_does() -> None:
    for path in MODULES:
        docstring = ast.get_docstring(ast.parse(path.read_text(encoding="utf-8")))
        assert docstring, path
        assert docstring.splitlines()[0].endswith((".", ":")), path
    for path in PACKAGE.rglob("*.js"):
        assert path.read_text(encoding="utf-8").startswith("// "), path


def test_files_are_short_enough_to_read() -> None:
    for path in [*MODULES, *PACKAGE.rglob("*.js"), *PACKAGE.rglob("*.html"), *PACKAGE.rglob("*.css")]:
        assert len(path.read_text(encoding="utf-8").splitlines()) <= LONGEST, path


def test_each_module_of_the_package_has_a_test_module() -> None:
    tests = {path.name for path in (ROOT / "tests").rglob("test_*.py")}
    for path in MODULES:
        if path.stem not in ("__init__",):
            assert f"test_{path.stem}.py" in tests, path


def test_twins_stand_side_by_side() -> None:
    folder = PACKAGE / "scoring"
    for python in ("exact", "functions", "evaluator"):
        assert (folder / f"{python}.py").is_file()
        assert (folder / f"{python}.js").is_file()
