"""Building: what some files hold, and the pages that come of them. The command line's tests say the rest."""

from __future__ import annotations

from pathlib import Path

import pytest

from quietform.building import SameNameError, build_folder, read_sources
from quietform.loading import load
from quietform.site import Site
from tests.sites import small, write
from tests.test_bad_input import BASES


def test_sound_files_become_pages_and_the_others_problems(tmp_path: Path) -> None:
    bad = small().replace("minutes: 1", "minutes: soon")
    write(tmp_path, {"good.yaml": small(), "bad.yaml": bad, "GB.yaml": BASES["GB"]})
    sources = read_sources(sorted(tmp_path.glob("*.yaml")), None)
    assert (list(sources.sound), [country.iso for country in sources.countries]) == (["good"], ["GB"])
    assert (sources.files, sources.left_out) == (3, True)
    problems = build_folder(sources, tmp_path / "out", Site("Trial"), False, print)
    assert [problem.code for problem in problems if problem.level == "error"] == ["bad-value"]
    assert "Trial" in (tmp_path / "out" / "good" / "index.html").read_text(encoding="utf-8")


def test_two_files_of_one_name_are_refused(tmp_path: Path) -> None:
    write(tmp_path, {"one/same.yaml": small(), "two/same.yaml": small()})
    with pytest.raises(SameNameError, match=r'would both become the page "same"\. Rename one of them\.$'):
        read_sources(sorted(tmp_path.rglob("*.yaml")), None)


def test_what_is_not_translated_says_in_which_language_it_is(tmp_path: Path) -> None:
    write(tmp_path, {"one.yaml": small()})
    sources = read_sources([tmp_path / "one.yaml"], None, "ar")
    assert build_folder(sources, tmp_path / "out", Site(language="ar"), False, print) == []
    html = (tmp_path / "out" / "one" / "index.html").read_text(encoding="utf-8")
    title = load(small().encode(), "one.yaml").sound()[0].title
    assert f'<h1><span lang="en" dir="ltr">{title}</span></h1>' in html
    assert f"<title>{title} – Quietform</title>" in html
