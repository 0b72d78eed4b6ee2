"""`[[assessment: ID]]` and `[[assessments]]` in Markdown → cards, and everything else stays as it is."""

from __future__ import annotations

import pytest
from markdown import Markdown

from quietform.cards import Card, CardsExtension

CARDS = {
    "rest": Card("rest.md", "Rest & sleep", "A short <look>.", 1),
    "two-2": Card("two-2.md", "Two", "Another.", 12),
}
REST = (
    '<li class="quietform-card"><a href="rest.md">Rest &amp; sleep</a><p>A short &lt;look&gt;.</p>'
    '<p class="quietform-minutes">About 1 minute</p></li>'
)
TWO = (
    '<li class="quietform-card"><a href="two-2.md">Two</a><p>Another.</p>'
    '<p class="quietform-minutes">About 12 minutes</p></li>'
)


def html(text: str, cards: dict[str, Card] = CARDS) -> tuple[str, list[str]]:
    """The HTML without line ends between tags, and the ids that were not known."""
    unknown: list[str] = []
    converter = Markdown(extensions=[CardsExtension(cards, unknown=unknown.append), "fenced_code"])
    return converter.convert(text).replace(">\n", ">").replace("\n<", "<"), unknown


def listed(*cards: str) -> str:
    return f'<ul class="quietform-cards">{"".join(cards)}</ul>'


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("[[assessment: rest]]", listed(REST)),
        ("[[assessment:rest]]", listed(REST)),
        ("  [[assessment:   two-2 ]]  ", listed(TWO)),
        ("[[assessments]]", listed(REST, TWO)),
        ("[[assessment: two-2]]\n[[assessment: rest]]", listed(TWO, REST)),
        ("[[assessment: two-2]]\n\n\n\n[[assessment: rest]]", listed(TWO, REST)),
        ("One\n\n[[assessment: rest]]\n\nTwo", f"<p>One</p>{listed(REST)}<p>Two</p>"),
        ("One\n[[assessment: rest]]\nTwo", f"<p>One</p>{listed(REST)}<p>Two</p>"),
        ("# One\n[[assessment: rest]]", f"<h1>One</h1>{listed(REST)}"),
        ("[[assessment: rest]]\n\nOne\n\n[[assessment: two-2]]", f"{listed(REST)}<p>One</p>{listed(TWO)}"),
        ("- One\n\n    [[assessment: rest]]", f"<ul><li><p>One</p>{listed(REST)}</li></ul>"),
        ("> [[assessment: rest]]", f"<blockquote>{listed(REST)}</blockquote>"),
    ],
)
def test_a_mark_on_a_line_becomes_a_card(text: str, expected: str) -> None:
    assert html(text) == (expected, [])


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("One\n\n\n\nTwo", "<p>One</p><p>Two</p>"),
        ("", ""),
        ("\n\n\n\n", ""),
        ("See [[assessment: rest]] here.", "<p>See [[assessment: rest]] here.</p>"),
        ("`[[assessment: rest]]`", "<p><code>[[assessment: rest]]</code></p>"),
        ("    [[assessment: rest]]", "<pre><code>[[assessment: rest]]</code></pre>"),
        ("```\n[[assessment: rest]]\n```", "<pre><code>[[assessment: rest]]</code></pre>"),
        ("[[assessmentx]]", "<p>[[assessmentx]]</p>"),
        ("[[something]]", "<p>[[something]]</p>"),
        ("[assessments]", "<p>[assessments]</p>"),
    ],
)
def test_what_is_no_mark_stays_as_it_is(text: str, expected: str) -> None:
    assert html(text) == (expected, [])


@pytest.mark.parametrize("id", ["nowhere", "Rest", "rest.md", "my rest", "rest, two-2", ""])
def test_an_unknown_id_is_told_and_leaves_nothing(id: str) -> None:
    assert html(f"One\n\n[[assessment: {id}]]\n\nTwo") == ("<p>One</p><p>Two</p>", [id])


@pytest.mark.parametrize(
    ("text", "stray"),
    [
        ("See [[assessment: rest]] here.", ["[[assessment: rest]]"]),
        ("[[assessment: rest]], [[assessments]]", ["[[assessment: rest]]", "[[assessments]]"]),
        ("# On [[assessments]]", ["[[assessments]]"]),
        ("[[assessment: rest]]", []),
        ("Write `[[assessment: rest]]` on a line.", []),
        ("    On [[assessment: rest]]", []),
        ("On [[something]] and [a](b.md)", []),
    ],
)
def test_a_mark_inside_a_line_is_told(text: str, stray: list[str]) -> None:
    told: list[str] = []
    Markdown(extensions=[CardsExtension(CARDS, stray=told.append)]).convert(text)
    assert told == stray


def test_an_unknown_id_among_known_ones_leaves_these() -> None:
    assert html("[[assessment: rest]]\n[[assessment: no]]\n[[assessment: two-2]]") == (listed(REST, TWO), ["no"])


@pytest.mark.parametrize("text", ["*a* _b_ **c**", "[a](b.md)", "`a`", "<b>a</b>", "https://example.org", "a\\*"])
def test_titles_and_summaries_are_texts_and_no_markdown(text: str) -> None:
    shown = text.replace("<", "&lt;").replace(">", "&gt;")
    assert html("[[assessment: x]]", {"x": Card("x.md", text, text, 2)})[0] == listed(
        f'<li class="quietform-card"><a href="x.md">{shown}</a><p>{shown}</p>'
        '<p class="quietform-minutes">About 2 minutes</p></li>'
    )


def test_without_assessments_there_is_no_list() -> None:
    assert html("One\n\n[[assessments]]", {}) == ("<p>One</p>", [])


def test_the_host_writes_the_address() -> None:
    converter = Markdown(extensions=[CardsExtension(CARDS, lambda page: f"../{page}")])
    assert '<a href="../rest.md">' in converter.convert("[[assessment: rest]]")


def test_nobody_needs_to_hear_of_unknown_ids() -> None:
    assert Markdown(extensions=[CardsExtension({})]).convert("[[assessment: no]]") == ""
