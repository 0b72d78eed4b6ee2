"""Files: what is meant by the paths that are typed."""

from __future__ import annotations

from pathlib import Path

import pytest

from quietform.files import NoFilesError, default_paths, load_file, yaml_files
from quietform.loading import Loaded
from quietform.resources import LoadedCountry
from tests.sites import small, write
from tests.test_bad_input import BASES


def test_files_and_folders_are_taken_once_and_others_are_said_to_be_passed_over(tmp_path: Path) -> None:
    write(tmp_path, {"a.yaml": "", "b.yaml": "", "c.yml": "", "deep/d.yaml": "", "notes.txt": ""})
    passed: list[str] = []
    found = yaml_files([tmp_path / "b.yaml", tmp_path], passed.append)
    assert [path.name for path in found] == ["b.yaml", "a.yaml"]
    assert [Path(name).name for name in passed] == ["c.yml", "d.yaml"]


def test_a_folder_without_any_and_a_path_that_is_not_there_are_said(tmp_path: Path) -> None:
    with pytest.raises(NoFilesError, match=r"has no file whose name ends in \.yaml\.$"):
        yaml_files([tmp_path], print)
    with pytest.raises(NoFilesError, match=r"^there is no .* Name a file or folder of assessments\.$"):
        yaml_files([tmp_path / "gone"], print)


def test_where_nothing_is_named_assessments_and_the_help_by_country_are_meant(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    assert default_paths() == (Path("assessments"),)
    (tmp_path / "content" / "help").mkdir(parents=True)
    assert default_paths() == (Path("assessments"), Path("content/help"))


def test_a_file_is_an_assessment_or_a_list_of_help_by_its_name(tmp_path: Path) -> None:
    write(tmp_path, {"good.yaml": small(), "GB.yaml": BASES["GB"]})
    assert isinstance(load_file(tmp_path / "good.yaml"), Loaded)
    assert isinstance(load_file(tmp_path / "GB.yaml"), LoadedCountry)
