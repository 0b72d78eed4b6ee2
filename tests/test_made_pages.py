"""Pages that are made: one for each assessment, in the folder of a language, and none in the place of another."""

from __future__ import annotations

from pathlib import Path

import pytest
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.structure.files import File, Files

from quietform.cards import Card
from quietform.languages import Language, Languages
from quietform.made_pages import make_pages

ENGLISH, SPANISH = Language("en", "English"), Language("es", "Español", "es/")
CARDS = {"one": Card("one.md", "First", "What is first.", 3)}


@pytest.fixture
def config(tmp_path: Path) -> MkDocsConfig:
    (tmp_path / "docs").mkdir()
    settings = MkDocsConfig()
    settings.load_dict({"site_name": "Trial", "docs_dir": str(tmp_path / "docs"), "site_dir": str(tmp_path / "site")})
    assert settings.validate()[0] == []
    settings.plugins._current_plugin = "quietform"
    return settings


def made(config: MkDocsConfig, folder: str, *there: str) -> dict[str, str]:
    files = Files([File.generated(config, path, content="# There\n") for path in there])
    for file in files:
        file.dest_uri = folder + file.dest_uri
    languages = Languages((ENGLISH, SPANISH), SPANISH if folder else ENGLISH)
    make_pages(files, config, CARDS, [("list.md", "# List\n")], languages)
    return {file.dest_uri: file.content_string for file in files}


def test_each_assessment_has_a_page_with_its_title_and_summary(config: MkDocsConfig) -> None:
    text = "# First\n\nWhat is first.\n"
    assert made(config, "") == {"one/index.html": text, "list/index.html": "# List\n"}
    assert made(config, "es/") == {"es/one/index.html": text, "es/list/index.html": "# List\n"}


def test_a_page_that_is_there_is_kept_unless_it_is_in_the_way_of_an_assessment(config: MkDocsConfig) -> None:
    assert made(config, "es/", "list.md")["es/list/index.html"] == "# There\n"
    with pytest.raises(
        PluginError, match=r'^quietform: the page "one\.md" stands where an assessment of this name belongs$'
    ):
        made(config, "es/", "one.md")
    with pytest.raises(
        PluginError, match=r'^quietform: the page "one/paper\.md" stands where the paper form of "one" belongs$'
    ):
        made(config, "es/", "one/paper.md")
