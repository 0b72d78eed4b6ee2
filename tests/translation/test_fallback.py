"""Fallback: a text of the source on a page in another language says so."""

from __future__ import annotations

from quietform.interface import finish, unmarked
from quietform.markup import to_html
from quietform.translation.fallback import fallen


def test_a_fallen_text_is_an_element_in_its_language_with_a_word_and_plain_where_no_element_can_stand() -> None:
    text = fallen("One two.", "es")
    assert finish(f'<p title="{text}">{text}</p>') == (
        '<p title="[inglés] One two."><span lang="en" dir="ltr">[inglés] One two.</span></p>'
    )
    assert finish(f"<title>{text}</title><script>{text}</script>") == (
        "<title>[inglés] One two.</title><script>[inglés] One two.</script>"
    )
    assert unmarked(fallen("One", "ar")) == "[الإنجليزية] One"


def test_fallen_markdown_is_a_block_of_its_own_whose_parts_stay_whole() -> None:
    html = to_html(fallen("One **two**.\n\n- three", "es"), lambda target: None)
    assert finish(html) == (
        '<div lang="en" dir="ltr"><p>[inglés]</p>\n<p>One <strong>two</strong>.</p>\n<ul>\n<li>three</li>\n</ul></div>'
    )
