"""The gallery of the docs: each picture stands on its page, says what it shows, and all of them are small."""

from __future__ import annotations

import re
from pathlib import Path

from tests.browser.gallery import MOST_BYTES, PICTURES, page_of

CONTENT = Path(__file__).parents[2] / "content"
FOLDER = CONTENT / "pictures"


def test_the_page_is_the_one_that_make_gallery_writes_and_its_pictures_are_there() -> None:
    assert (CONTENT / "gallery.md").read_text(encoding="utf-8") == page_of(PICTURES)
    names = [picture.name for pictures in PICTURES.values() for picture in pictures]
    assert len(set(names)) == len(names)
    assert sorted(path.name for path in FOLDER.iterdir()) == sorted(f"{name}.webp" for name in names)


def test_all_pictures_together_are_small() -> None:
    assert sum(path.stat().st_size for path in FOLDER.iterdir()) <= MOST_BYTES


def test_each_picture_has_its_words_below_it_and_needs_no_others() -> None:
    text = page_of(PICTURES)
    for pictures in PICTURES.values():
        for picture in pictures:
            assert re.search(rf"!\[\]\(pictures/{picture.name}\.webp\)\{{[^}}]*\}}{re.escape(picture.caption)}\n", text)
