"""search.py: pages → documents, the words people use, and the script with its library."""

from __future__ import annotations

import json

from quietform.search import Found, found, search, search_script, unknown_words

PAGE = """<h1 id="calm">Calm  talk</h1>
<p>Talk, and talk
again. It helps.</p>
<ul><li>Won't <em>talk</em></li></ul><pre>code only</pre><script>let x</script>"""


def test_a_page_is_found_by_its_words_each_once_and_shown_by_its_first_sentences() -> None:
    assert found("calm/", "Calm talk", PAGE, ["silent treatment", "row"]) == Found(
        url="calm/",
        title="Calm talk",
        lead="Talk, and talk again. It helps.",
        text="calm talk and again it helps won't",
        also="silent treatment, row",
    )


def test_the_lead_is_whole_sentences_of_at_most_160_letters_or_the_first_one() -> None:
    long = "A" * 150 + "."
    assert found("a/", "A", f"<p>{long} Short. More.</p>").lead == f"{long} Short."
    assert found("a/", "A", f"<p>{'B' * 200}. Short.</p>").lead == "B" * 200 + "."
    assert found("a/", "A", "<h2>No paragraph</h2>").lead == ""


def test_what_every_draft_says_is_neither_lead_nor_word() -> None:
    page = found("a/", "A", '<p class="translated" data-draft>Borrador</p>\n<h1>A</h1><p>Primera frase.</p>')
    assert (page.lead, page.text) == ("Primera frase.", "a primera frase")


def test_words_for_a_page_that_is_not_there_are_told_with_their_place() -> None:
    problems = unknown_words({"holding-bak": [], "help": []}, ["help", "holding-back"], "content/find.md")
    assert [str(problem) for problem in problems] == [
        'content/find.md:1:1 no-such-page  words are given for the page "holding-bak", which is not there. '
        'Did you mean "holding-back"?'
    ]


def test_the_script_holds_the_library_without_its_comments_and_a_stemmer_for_other_languages() -> None:
    asked: list[str] = []

    def read(name: str) -> str:
        asked.append(name)
        return f"/* licence? */ var {name.split('.')[-2]} = 1;\n"

    text = search_script("es", read).text
    assert asked == ["lunr.js", "lunr.stemmer.support.js", "lunr.es.js"]
    assert text.startswith("var lunr=1;;\nvar support=1;;\nvar es=1;;\n(")
    assert "licence" not in text
    assert search_script("en", read).text.startswith("var lunr=1;;\n(")


def test_the_search_lists_the_pages_by_title_and_gives_the_script_plain_json() -> None:
    pages = [found("z/", "Zeal", "<p>No.</p>", asks=True), found("calm/", "calm", "<p>Yes.</p>")]
    made = search("en", pages, lambda name: "")
    assert [page.title for page in made.pages] == ["calm", "Zeal"]
    assert json.loads(json.dumps(made.data)) == {
        "language": "en",
        "pages": [
            {"url": "calm/", "title": "calm", "lead": "Yes.", "text": "yes", "also": "", "asks": False},
            {"url": "z/", "title": "Zeal", "lead": "No.", "text": "no", "also": "", "asks": True},
        ],
    }
