"""Markdown of a text field → HTML: what is kept, what is shown as text, where links lead."""

from __future__ import annotations

import pytest

from quietform.markup import link_targets, resolve_link, to_html

PAGES = {"help.md": "../help/", "effort": "../effort/"}


def html(text: str) -> str:
    return str(to_html(text, PAGES.get))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Plain words.", "<p>Plain words.</p>"),
        ("Two\nlines of one.\n\nAnother.", "<p>Two\nlines of one.</p>\n<p>Another.</p>"),
        ("**Now** and *then*", "<p><strong>Now</strong> and <em>then</em></p>"),
        ("- one\n- two", "<ul>\n<li>one</li>\n<li>two</li>\n</ul>"),
        ("1. one\n2. two", "<ol>\n<li>one</li>\n<li>two</li>\n</ol>"),
        ('5 < 6 & "so"', '<p>5 &lt; 6 &amp; "so"</p>'),
        ("It's 100 % – yes", "<p>It's 100 % – yes</p>"),
    ],
)
def test_markdown_becomes_html(text: str, expected: str) -> None:
    assert html(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("<script>alert(1)</script>", "<p>&lt;script&gt;alert(1)&lt;/script&gt;</p>"),
        ("a <b>bold</b> word", "<p>a &lt;b&gt;bold&lt;/b&gt; word</p>"),
        ("<div>\n\n*x*\n\n</div>", "<p>&lt;div&gt;</p>\n<p><em>x</em></p>\n<p>&lt;/div&gt;</p>"),
        ("<!-- hidden -->", "<p>&lt;!-- hidden --&gt;</p>"),
        ("&lt;i&gt; stays", "<p>&lt;i&gt; stays</p>"),
        ('"><img src=x onerror=alert(1)>', '<p>"&gt;&lt;img src=x onerror=alert(1)&gt;</p>'),
    ],
)
def test_raw_html_is_shown_as_the_text_it_is(text: str, expected: str) -> None:
    assert html(text) == expected


def test_a_plain_text_and_a_marked_one_are_escaped_alike() -> None:
    assert html("*x* 5 > 4 & <i>") == "<p><em>x</em> 5 &gt; 4 &amp; &lt;i&gt;</p>"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("[help](#help)", '<p><a href="#help">help</a></p>'),
        ("[call](tel:112)", '<p><a href="tel:112">call</a></p>'),
        (
            "[more](help.md)",
            '<p><a href="../help/" rel="noopener noreferrer" target="_blank">more</a></p>',
        ),
        (
            "[out](https://example.org/a)",
            '<p><a href="https://example.org/a" rel="noopener noreferrer" target="_blank">out</a></p>',
        ),
        ("[gone](nowhere.md)", "<p><span>gone</span></p>"),
        ("[plain](http://example.org)", "<p><span>plain</span></p>"),
        ("[bad](javascript:alert(1))", "<p><span>bad</span></p>"),
        ("[bad](data:text/html,x)", "<p><span>bad</span></p>"),
        ("[bad](//example.org)", "<p><span>bad</span></p>"),
        ('[t](#help "title")', '<p><a href="#help">t</a></p>'),
        ("![a picture](https://example.org/x.png)", "<p><span>a picture</span></p>"),
        ("<javascript:alert(1)>", "<p>&lt;javascript:alert(1)&gt;</p>"),
    ],
)
def test_links_lead_only_where_the_site_knows_or_to_https(text: str, expected: str) -> None:
    assert html(text) == expected


def test_link_targets_are_those_that_the_site_must_know() -> None:
    text = "[a](help.md), [b](#help), [c](https://example.org), [d](effort) and [e](tel:112)"
    assert link_targets(text) == ["help.md", "effort"]


def test_resolve_link_keeps_https_and_asks_the_site_for_the_rest() -> None:
    assert resolve_link("https://example.org", PAGES.get) == "https://example.org"
    assert resolve_link("effort", PAGES.get) == "../effort/"
    assert resolve_link("nothing", PAGES.get) is None
    assert resolve_link("JavaScript:alert(1)", lambda target: target) is None
