"""What others may see of a site holds no word that tells too much, or says where it does."""

from __future__ import annotations

import pytest

from quietform.loading import load
from quietform.neutral import REVEALING, neutral, page_texts, site_texts, telling
from quietform.problems import Place
from tests.sites import small

SAYS = "which others may read on a tab, in a history or in an address."
HINT = f"{SAYS} Choose neutral words; revealing_words in mkdocs.yml lists those that are refused."
HERE = Place("x.md")


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Is my partner abusive?", ["abusive"]),
        ("domestic-violence_help/2.md", ["violence"]),
        ("Toxic people, and victims", ["Toxic", "victims"]),
        ("leaving-him.md", ["leaving-him"]),
        ("Battered", ["Battered"]),
        ("Reflection 3 of 11; disabused, nontoxic, a battered-looking chair, batteries", ["battered"]),
        ("Safety, boundaries, effort, help", []),
    ],
)
def test_a_word_is_found_as_it_stands_in_titles_and_addresses(text: str, found: list[str]) -> None:
    problems = telling([(HERE, "the title", text)], REVEALING)
    assert [problem.what.split('"')[1] for problem in problems] == found


def test_an_assessment_is_told_of_its_name_title_and_summary_where_they_stand() -> None:
    text = small(title="Am I a victim", summary="About threats.")
    loaded = neutral(load(text.encode(), "assessments/stalked.yaml"))
    assert [str(problem) for problem in loaded.errors] == [
        f'assessments/stalked.yaml:1:1 telling-word  the file name says "stalked", {HINT}',
        f'assessments/stalked.yaml:2:8 telling-word  the title says "victim", {HINT}',
        f'assessments/stalked.yaml:3:10 telling-word  the summary says "threats", {HINT}',
    ]


def test_the_texts_of_an_assessment_may_name_things_as_they_are() -> None:
    loaded = load(small(introduction="About violence.").encode(), "one.yaml")
    assert neutral(loaded) is loaded


def test_other_words_can_be_refused_instead() -> None:
    loaded = load(small(title="A toxic gloom").encode(), "one.yaml")
    assert [problem.what for problem in neutral(loaded, ["gloom"]).errors] == [f'the title says "gloom", {SAYS}'[:-1]]


def test_a_site_shows_its_name_its_description_and_the_titles_of_its_nav() -> None:
    nav = [{"Start": "index.md"}, "other.md", {"Abuse": [{"Shelters": "a.md"}, "b.md"]}]
    shown = list(site_texts("mkdocs.yml", "Rape line", None, nav))
    assert [str(problem).split(",")[0] for problem in telling(shown, REVEALING)] == [
        'mkdocs.yml:1:1 telling-word  site_name says "Rape"',
        'mkdocs.yml:1:1 telling-word  the nav\'s "Abuse" says "Abuse"',
        'mkdocs.yml:1:1 telling-word  the nav\'s "Shelters" says "Shelters"',
    ]


def test_a_page_shows_its_path_its_title_and_its_description() -> None:
    shown = page_texts("docs/abuse/x.md", "abuse/x.md", "Toxic", {"description": "For survivors"})
    assert [str(problem).split(",")[0] for problem in telling(shown, REVEALING)] == [
        'docs/abuse/x.md:1:1 telling-word  the path says "abuse"',
        'docs/abuse/x.md:1:1 telling-word  the title says "Toxic"',
        'docs/abuse/x.md:1:1 telling-word  the description says "survivors"',
    ]
