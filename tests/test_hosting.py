"""hosting/: every host that can send headers sends the same ones, and each file is named where a maintainer looks."""

from __future__ import annotations

import pytest
import yaml

from tests.hosting import HOSTING, READERS, WITHOUT, headers


@pytest.mark.parametrize("name", READERS)
def test_a_host_sends_the_headers_of_the_table(name: str) -> None:
    assert READERS[name]((HOSTING / name).read_text(encoding="utf-8")) == headers()


def test_each_file_is_read_here_and_named_on_the_page_about_publishing() -> None:
    files = {path.name for path in HOSTING.iterdir()}
    assert files == {*READERS, *WITHOUT, "headers.yaml"}
    page = (HOSTING.parent / "content" / "publishing.md").read_text(encoding="utf-8")
    assert [name for name in sorted(files) if f"`hosting/{name}`" not in page] == []


@pytest.mark.parametrize("name", WITHOUT)
def test_a_host_that_builds_the_site_runs_the_command_of_the_readme(name: str) -> None:
    text = (HOSTING / name).read_text(encoding="utf-8")
    assert yaml.safe_load(text)
    assert "make site" in text
