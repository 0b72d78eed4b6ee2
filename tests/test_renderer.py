"""Assessment + Program → one HTML document: what stands in it, and that texts stay texts."""

from __future__ import annotations

import json
import re
from html.parser import HTMLParser

import pytest

from quietform.blocks import leave_script, read_file
from quietform.loading import load
from quietform.renderer import content_policy, render
from quietform.site import Site
from quietform.views import WIDTH

SMALL = """\
language: 1
title: {title}
summary: A short one.
minutes: 1
version: "1"
date: 2026-11-23
authors: [Somebody]
licence: CC-BY-4.0
evidence: editorial
intended_use: Trying things.
not_for: Anything else.
introduction: {introduction}
option_sets:
  rate:
    options:
      - {{value: 0, label: {label}}}
      - {{value: 1, label: Yes}}
      - {{value: 2.5, label: Often}}
    missing: {{skipped: I'd rather not say}}
sections:
  - title: First
    options: rate
    items:
      - {{id: a, stem: {stem}}}
      - {{id: b, stem: Second}}
scales:
  total:
    title: Total
    method: mean
    items: [a, b]
    missing: {{at_least: 1}}
    decimals: 1
    near: 0.5
    bands:
      - {{id: low, from: 0, below: 1, label: Low, shows: "{shows}", next_step: Rest.}}
      - {{id: high, from: 1, to: 2.5, label: High, shows: Many.}}
notes:
  - {{when: a >= 1, text: "Look at [help](#help)."}}
every_band: {{limits: Not everything., support: A friend.}}
read_next:
  - {{to: other, title: Another}}
  - {{to: https://example.org/, title: Outside, text: for more}}
examples:
  - {{name: one, answer_all: 1, scores: {{total: 1}}}}
"""
PLAIN = {"title": "Small", "introduction": "Hello.", "label": "No", "stem": "One", "shows": "Few."}
SITE = Site(name="Trial", home_url="../", help_url="../help/", resolve={"other": "../other/"}.get)


def page(*, site: Site = SITE, changes: dict[str, str] | None = None) -> str:
    loaded = load(SMALL.format(**(PLAIN | (changes or {}))).encode(), "small.yaml")
    assert loaded.errors == []
    return render("small", *loaded.sound(), site)


class _Texts(HTMLParser):
    """The tags of a document, and its text outside script and style."""

    def __init__(self) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.text = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)

    def handle_data(self, data: str) -> None:
        if self.tags[-1:] not in (["script"], ["style"]):
            self.text += data


def parsed(html: str) -> _Texts:
    parser = _Texts()
    parser.feed(html)
    return parser


def test_the_form_is_native_html_with_each_option_once() -> None:
    html = page()
    assert re.findall(r'<input type="radio" name="a" value="([^"]*)">([^<]*)</label>', html) == [
        ("0", "No"),
        ("1", "Yes"),
        ("5/2", "Often"),
        ("skipped", "I'd rather not say".replace("'", "&#39;")),
    ]
    assert '<legend><span class="number">1 of 2</span>One</legend>' in html


@pytest.mark.parametrize("field", ["title", "label", "stem"])
def test_html_and_script_in_a_text_are_shown_as_text(field: str) -> None:
    attack = "</title></script><script>alert(1)</script><img src=x onerror=alert(1)>{{ 7*7 }}"
    html = page(changes={field: f"'{attack}'"})
    plain = parsed(page())
    attacked = parsed(html)
    assert attacked.tags == plain.tags
    assert attack in attacked.text
    assert "<script>alert" not in html


@pytest.mark.parametrize("field", ["introduction", "shows"])
def test_html_and_script_in_a_markdown_text_are_shown_as_text(field: str) -> None:
    loaded = load(SMALL.format(**(PLAIN | {field: "<script>alert(1)</script>"})).encode(), "small.yaml")
    assert loaded.errors == []
    html = render("small", *loaded.sound(), SITE)
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in html
    assert parsed(html).tags == parsed(page()).tags


def test_the_data_block_is_json_that_cannot_end_its_element() -> None:
    html = page(changes={"label": "'</script><!--'"})
    block = re.search(r'<script type="application/json" id="program">(.*?)</script>', html, re.DOTALL)
    assert block is not None
    data = json.loads(block[1])
    assert "<" not in block[1]
    assert data["program"]["items"] == {"a": "rate", "b": "rate"}
    assert data["program"]["options"] == {"rate": [0, 1, "5/2"]}
    assert data["views"] == {"total": {"low": 0, "high": "5/2", "decimals": 1}}
    assert data["bands"] == {"total": {"low": "Low", "high": "High"}}


def test_the_policy_stands_before_anything_that_it_governs_and_names_the_blocks() -> None:
    html = page()
    policy = re.search(r'content="(default-src [^"]*)"', html)
    assert policy is not None
    assert html.index("default-src") < html.index("<style>") < html.index("<script")
    assert "unsafe" not in policy[1]
    assert "connect-src" not in policy[1]


def test_a_live_preview_lets_through_what_mkdocs_adds_and_nothing_else() -> None:
    html = page(site=Site(live=True))
    policy = re.search(r'content="(default-src [^"]*)"', html)
    assert policy is not None
    rules = policy[1].replace("&#39;", "'").split("; ")
    assert rules[1] == "script-src 'unsafe-inline'"
    assert rules[-1] == "connect-src 'self'"


def test_content_pages_may_run_the_script_of_the_bar_only() -> None:
    assert content_policy() == (
        f"default-src 'none'; script-src '{leave_script().hash}'; style-src 'self'; img-src 'self' data:; "
        "form-action 'none'; base-uri 'none'; require-trusted-types-for 'script'; trusted-types 'none'"
    )
    rules = content_policy(live=True).split("; ")
    assert rules[1] == "script-src 'unsafe-inline'"
    assert rules[-1] == "connect-src 'self'"


def test_what_every_band_shares_stands_in_the_report_once() -> None:
    html = page()
    assert html.count("Not everything.") == 1
    assert html.count("A friend.") == 1
    text = html.partition('<template id="text-total-low">')[2].partition("</template>")[0]
    assert text == (
        '<div class="part"><p>Few.</p></div><div class="part"><strong>One small step</strong><p>Rest.</p></div>'
    )


def test_reading_on_links_where_the_site_knows_the_way_and_is_silent_where_not() -> None:
    assert '<li><a href="../other/" target="_blank" rel="noopener noreferrer">Another (new tab)</a></li>' in page()
    assert "Another" not in page(site=Site())
    assert (
        '<a href="https://example.org/" target="_blank" rel="noopener noreferrer">Outside (new tab)</a>: for more'
        in page()
    )


def test_without_a_site_around_it_there_is_no_link_home_and_the_help_is_in_the_page() -> None:
    html = page(site=Site())
    assert '<span class="home">Quietform</span>' in html
    assert '<section class="help" id="help" tabindex="-1">' in html
    assert "More ways to get help" not in html


def test_a_page_without_a_reviewer_says_that_it_is_a_draft() -> None:
    assert '<p class="badge">Draft content, under review</p>' in page()


def test_the_same_assessment_gives_the_same_bytes() -> None:
    assert page() == page()


def test_pictures_are_as_wide_as_the_script_takes_them_to_be() -> None:
    assert f"const WIDTH = {WIDTH};" in read_file("page/report.js")
