"""The paper form as it is printed: how many pages, and the answers of each row in one line."""

from __future__ import annotations

import re
from pathlib import Path

from playwright.sync_api import Page

from quietform.renderer import paper
from quietform.site import Site
from tests.browser.person import compiled, run

# In pixels of CSS: what is printed of A4 between the margins.
WIDTH = round((210 - 28) / 25.4 * 96)
LINES = (
    "[...document.querySelectorAll('.boxes')].map((row) => new Set([...row.children].map((one) => one.offsetTop)).size)"
)


def test_each_row_is_one_line_and_no_page_is_wasted(page: Page, tmp_path: Path) -> None:
    (tmp_path / "effort.html").write_text(paper(*compiled("effort"), Site()), encoding="utf-8")
    page.goto((tmp_path / "effort.html").as_uri())
    page.set_viewport_size({"width": WIDTH, "height": 1000})
    page.emulate_media(media="print")
    lines = run(page, LINES)
    assert len(lines) == 25
    assert set(lines) == {1}
    # Form, key and help; the help of all countries, which a site adds, takes one or two more.
    pages = len(re.findall(rb"/Type\s*/Page\b(?!s)", page.pdf(format="A4")))
    assert pages <= 11
