"""A site as a whole: nothing without rules, everything with them, and this project's own."""

from __future__ import annotations

from pathlib import Path

from quietform.lint import lint_site
from tests.lint.site import PAGE, edited, said, site
from tests.sites import ROOT, write


def test_a_site_without_rules_of_wording_is_left_alone(tmp_path: Path) -> None:
    assert lint_site(write(tmp_path, {"content/start.md": "toxic\n"})) is None


def test_a_site_that_keeps_the_rules_has_nothing_to_hear(tmp_path: Path) -> None:
    assert said(tmp_path) == []


def test_problems_of_all_files_come_at_once_by_place_or_for_some_files_only(tmp_path: Path) -> None:
    files = {
        "assessments/evenings.yaml": edited(("label: All", "label: Toxic")),
        "content/more/deep.md": "# A\n\nA toxic page.\n",
        "content/start.md": f"{PAGE}\nA toxic page.\n",
    }
    folder = site(tmp_path, files)
    linted = lint_site(folder)
    assert linted is not None
    assert [str(problem.place) for problem in linted.problems] == [
        "assessments/evenings.yaml:31:16",
        "content/more/deep.md:3:3",
        "content/start.md:9:3",
    ]
    assert linted.lines["content/start.md"][8] == "A toxic page."
    some = lint_site(folder, [folder / "content" / "start.md"])
    assert some is not None
    assert [str(problem.place) for problem in some.problems] == ["content/start.md:9:3"]


def test_this_site_keeps_its_rules() -> None:
    linted = lint_site(ROOT)
    assert linted is not None
    assert [str(problem) for problem in linted.problems if problem.level == "error"] == []
    items, texts = linted.summary[:2]
    assert items.startswith("items (en): ")
    assert texts.startswith("pages, bands and texts (en): ")
