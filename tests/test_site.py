"""A site → what a page knows of it: by itself a page leads nowhere but out."""

from __future__ import annotations

from quietform.site import Site


def test_a_page_by_itself_knows_of_no_page_around_it_and_is_not_live() -> None:
    site = Site()
    assert (site.home_url, site.help_url, site.resolve("help.md"), site.live) == (None, None, None, False)


def test_a_page_one_folder_below_finds_the_same_pages_one_folder_further_up() -> None:
    site = Site(resolve={"two": "../two/index.html"}.get).below()
    assert site.resolve("two") == "../../two/index.html"
    assert site.resolve("three") is None
