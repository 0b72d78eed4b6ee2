"""A folder of lists of help → countries in order, and every problem."""

from __future__ import annotations

from pathlib import Path

from quietform.help_folder import read_help, stands_in
from tests.sites import write
from tests.test_bad_input import BASES, TODAY

GB = BASES["GB"]
ZZ = GB.replace("iso: GB", "iso: ZZ").replace("name: United Kingdom", "name: Anywhere else")
IE = GB.replace("iso: GB", "iso: IE").replace("United Kingdom", "Ireland")


def test_countries_come_by_name_and_elsewhere_last(tmp_path: Path) -> None:
    write(
        tmp_path, {"docs/help/ZZ.yaml": ZZ, "docs/help/GB.yaml": GB, "docs/help/notes.yaml": "[", "docs/help/a.md": ""}
    )
    countries, problems = read_help(tmp_path / "docs/help", tmp_path, TODAY)
    assert [country.iso for country in countries] == ["GB", "ZZ"]
    assert problems == []


def test_a_country_with_an_error_is_left_out_and_all_problems_are_told(tmp_path: Path) -> None:
    write(tmp_path, {"help/GB.yaml": GB, "help/IE.yaml": IE, "help/FR.yaml": GB.replace("999", "99")})
    countries, problems = read_help(tmp_path / "help", tmp_path, TODAY)
    assert [country.iso for country in countries] == ["GB"]
    assert [str(problem.place) for problem in problems] == [
        "help/FR.yaml:1:1",
        "help/FR.yaml:5:10",
        "help/IE.yaml:14:12",
        "help/IE.yaml:25:10",
    ]


def test_without_the_folder_there_is_no_country(tmp_path: Path) -> None:
    assert read_help(tmp_path / "help", tmp_path, TODAY) == ([], [])


def test_a_list_is_known_by_its_folder_and_name() -> None:
    assert stands_in("help", "help/GB.yaml")
    for other in ("GB.yaml", "help/more/GB.yaml", "help/notes.yaml", "help/GB.yml", "help/GB.md", "help/GBR.yaml"):
        assert not stands_in("help", other)
