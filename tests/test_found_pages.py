"""found_pages.py: a built site → its search page: which pages it holds, in which words, and under which policy."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from quietform.blocks import Block, leave_script
from tests.sites import built, small, warnings, write

FIND = "---\ntitle: Find\ntemplate: find.html\nwords:\n  calm: [silent treatment]\n  clam: [x]\n---\n\n# Find\n"
FILES = {
    "mkdocs.yml": "site_name: Trial\ntheme: {name: quietform}\nplugins: [{quietform: {check: false}}]\n",
    "assessments/one.yaml": small(),
    "docs/index.md": "# Home\n\n[[assessments]]\n",
    "docs/calm.md": "---\ntitle: Calm & quiet\n---\n\n# Calm\n\nTalk `</script>` first. [Find](find.md)\n",
    "docs/rules.md": "---\ntitle: Rules\naudience: maintainers\n---\n\n# Rules\n\nSecret.\n",
    "docs/find.md": FIND,
}


def test_the_search_holds_the_pages_for_people_with_their_words_under_a_policy_of_its_own(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    html = (built(write(tmp_path, FILES), strict=False) / "find" / "index.html").read_text(encoding="utf-8")
    found = re.search(r'<script type="application/json" id="pages">(.*?)</script>\s*<script>(.*?)</script>', html, re.S)
    assert found
    data = json.loads(found[1])
    assert data["language"] == "en"
    assert [(page["title"], page["url"], page["also"]) for page in data["pages"]] == [
        ("Assessments", "../assessments/index.html", ""),
        ("Calm & quiet", "../calm/index.html", "silent treatment"),
        ("Home", "../index.html", ""),
        ("Small", "../one/index.html", ""),
    ]
    assert data["pages"][1]["lead"] == "Talk </script> first. Find"
    script = Block("script", "find", found[2])
    assert f"script-src '{leave_script().hash}' '{script.hash}'; style-src 'self'" in html
    assert [text for text in warnings(caplog) if "no-such-page" in text] == [
        'WARNING content/find.md:1:1 no-such-page  words are given for the page "clam", which is not there. '
        'Did you mean "calm"?'
    ]


def test_a_site_without_the_page_has_no_search_and_no_script_of_it(tmp_path: Path) -> None:
    files = {name: text.replace(" [Find](find.md)", "") for name, text in FILES.items() if name != "docs/find.md"}
    site = built(write(tmp_path, files))
    assert [path for path in site.rglob("*.html") if "lunr" in path.read_text(encoding="utf-8")] == []
