"""Addresses of pages, and the paths of a nav."""

from __future__ import annotations

from quietform.addresses import nav_paths, whole


def test_a_folder_is_named_with_its_page_and_keeps_its_anchor() -> None:
    assert [whole(url) for url in ("../help/", "help/#here", "help.html#here", "./")] == [
        "../help/index.html",
        "help/index.html#here",
        "help.html#here",
        "./index.html",
    ]


def test_every_path_of_a_nav_is_found_however_deep() -> None:
    nav = ["a.md", {"Titled": "b.md"}, {"Group": ["c.md", {"Deep": [{"Deeper": "d.md"}]}]}, None]
    assert list(nav_paths(nav)) == ["a.md", "b.md", "c.md", "d.md"]
