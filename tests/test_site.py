"""A site → what a page knows of it: by itself a page leads nowhere but out."""

from __future__ import annotations

import pytest

from quietform.site import EXIT, Site


def test_a_page_by_itself_knows_of_no_page_around_it_and_is_not_live() -> None:
    site = Site()
    assert (site.home_url, site.help_url, site.resolve("help.md"), site.live) == (None, None, None, False)
    assert EXIT.fullmatch(site.exit_url)


@pytest.mark.parametrize("address", ["https://example.org", "https://a.example.org:8443/x?y=1#z"])
def test_the_exit_leads_to_another_host_by_an_encrypted_connection(address: str) -> None:
    assert EXIT.fullmatch(address)


@pytest.mark.parametrize("address", ["", "help/", "http://example.org/", "https://localhost/", "https://a.org/'x"])
def test_anything_else_is_no_exit(address: str) -> None:
    assert not EXIT.fullmatch(address)


def test_a_page_one_folder_below_finds_the_same_pages_one_folder_further_up() -> None:
    site = Site(resolve={"two": "../two/index.html"}.get).below()
    assert site.resolve("two") == "../../two/index.html"
    assert site.resolve("three") is None
