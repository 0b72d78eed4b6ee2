"""The language of a page → its words: catalogues are up to date and whole, and what one lacks is seen, not blank."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest

from quietform.interface import (
    Interface,
    _spoken,
    catalogue,
    catalogue_file,
    counted,
    dialled,
    figure,
    finish,
    interface,
    joined,
    languages,
    made,
    mark,
    said,
    say,
    say_as,
    speaking,
)
from quietform.loading import load
from quietform.missing_words import problems
from quietform.renderer import about, check_files, paper, render
from quietform.site import Site
from tests.messages import PACKAGE, template, updated

OTHERS = [language for language in languages() if language != "en"]
PO = """\
#, fuzzy
msgid ""
msgstr ""
"Content-Type: text/plain; charset=utf-8\\n"

#: page/bar.html
msgid "Leave now"
msgstr "Salir"

#: page/words.json
msgid "{left} left open"
msgstr "quedan {left}"

#: page/words.json
msgid "Skip"
msgstr ""

#: page/page.html
#, fuzzy
msgid "Go on"
msgstr "Ir"

#: cards.py
msgid "{number} minute"
msgid_plural "{number} minutes"
msgstr[0] "un minuto"
msgstr[1] "{number} minutos"

#: page/page.html
msgctxt "a verb"
msgid "Change"
msgstr "Cambiar"
"""


@pytest.fixture
def small() -> Interface:
    """A small catalogue of Spanish, with a text missing and one stale."""
    return made(catalogue(PO.encode(), "es"), "es")


def test_a_sentence_is_said_in_the_language_that_is_spoken(small: Interface) -> None:
    assert (say("{left} left open", left=2), figure("0.5"), joined(["a", "b"])) == ("2 left open", "0.5", "a, b")
    token = _spoken.set(small)
    assert say("{left} left open", left=2) == "quedan 2"
    assert say_as("a verb", "Change") == "Cambiar"
    assert [counted("{number} minute", "{number} minutes", number) for number in (1, 2)] == ["un minuto", "2 minutos"]
    assert figure("0.5") == "0,5"
    _spoken.reset(token)
    assert say("Leave now") == "Leave now"
    assert mark("Leave now") == "Leave now"


def test_what_has_no_translation_is_an_english_element_or_plain_english_where_none_can_stand(small: Interface) -> None:
    token = _spoken.set(small)
    skip, stale = say("Skip"), say("Go on")
    assert said({"a": "Skip", "b": "Leave now"}) == {"a": "Skip", "b": "Salir"}
    assert counted("{number} hour", "{number} hours", 2).strip("\ue000\ue001") == "2 hours"
    # A text within one that is English as a whole is no element of its own.
    assert (
        finish(f"<p>{say('Not known: {skip}.', skip=skip)}</p>")
        == '<p><span lang="en" dir="ltr">Not known: Skip.</span></p>'
    )
    _spoken.reset(token)
    html = f'<title>{skip}</title><a title="{skip}">{skip} <b>{stale}</b></a><option>{skip}</option>'
    english = '<span lang="en" dir="ltr">{}</span>'.format
    assert finish(html) == (
        f'<title>Skip</title><a title="Skip">{english("Skip")} <b>{english("Go on")}</b></a><option>Skip</option>'
    )


def test_a_language_without_a_catalogue_is_english_and_told() -> None:
    with speaking("xx"):
        assert finish(f"<p>{say('Leave now')}</p>") == '<p><span lang="en" dir="ltr">Leave now</span></p>'
    assert [str(problem) for problem in problems("xx")] == [
        'locale/xx/LC_MESSAGES/quietform.po:1:1 no-catalogue  the interface has no words in "xx", so they are '
        "English. Choose one of en, ar, es."
    ]
    assert problems("en") == problems("en-GB") == []


def test_a_region_takes_the_catalogue_of_its_language() -> None:
    assert interface("es-MX").texts.gettext("Leave now") == interface("es").texts.gettext("Leave now")
    assert (interface("en").draft, interface("es").draft, interface("ar").draft) == (False, True, True)


@pytest.mark.parametrize("language", OTHERS)
def test_a_catalogue_is_as_make_messages_writes_it(language: str) -> None:
    written = (PACKAGE / catalogue_file(language)).read_bytes()
    texts = {(message.id, message.context) for message in template()}
    assert {(message.id, message.context) for message in catalogue(written, language)} == texts, "run: make messages"
    # Neither a day nor a machine: the same sources give the same file.
    assert [line for line in updated(language).splitlines() if b"-Date" in line or b"@" in line] == []


# Names that are the same in every language.
NAMES = {
    "JavaScript",
    "Letter",
    "License",
    "Mozilla",
    "Public",
    "Pyodide",
    "Python",
    "Quietform",
    "Shift",
    "Tab",
    "WebAssembly",
}
SAID_IN_TAGS = re.compile(r'(?:aria-label|data-(?:one|two|expired|loading|deleted|wrong))="([^"]*)"')


def words_of(html: str) -> set[str]:
    """What a page can say in Latin letters: its text, its labels, and the words of its script."""
    data = re.search(r'id="program">(.*?)</script>', html, re.DOTALL)
    found: dict[str, Any] = json.loads(data[1]) if data else {}
    texts = [*found.get("words", {}).values()]
    texts += SAID_IN_TAGS.findall(html)
    texts.append(re.sub(r"<(style|script)\b.*?</\1>|<[^>]*>", " ", html, flags=re.DOTALL))
    return set(re.findall(r"[A-Za-z]{3,}", re.sub(r"\{\w+\}|«note»", "", " ".join(texts))))


def test_no_english_is_left_on_pages_in_arabic() -> None:
    loaded = load((Path(__file__).parent / "browser" / "arabic.yaml").read_bytes(), "arabic.yaml").sound()
    addresses = dict.fromkeys(("about_url", "paper_url", "check_url", "help_url", "safety_url", "traces_url"), "x")
    site = Site(language="ar", **addresses)  # type: ignore[arg-type]
    check = check_files(site, [], {})["index.html"].decode()
    for html in (render("arabic", *loaded, site), paper(*loaded, site), about(*loaded, site), check):
        assert words_of(html) - NAMES == set()


def test_numbers_keep_their_order_in_a_text_from_the_right() -> None:
    with speaking("ar"):
        assert (figure("-0.5"), dialled("0808 2000 247")) == ("\u200e-0.5", "\u20660808 2000 247\u2069")
    with speaking("es"):
        assert (figure("-0.5"), dialled("0808 2000 247")) == ("-0,5", "0808 2000 247")
