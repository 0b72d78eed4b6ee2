"""YAML of wording rules, shipped and a project's own → the rules of each language, or what is wrong with them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Annotated, Literal

from pydantic import Field, WithJsonSchema

from quietform.fields import Fields, Flag, Identifier, Text, Whole
from quietform.problems import Problem, Problems, listing, suggestion
from quietform.reading import Source, fit_as
from quietform.source import lines, read

FOLDER = Path(__file__).parent
FIRST = "rules: 1"
# The lists that a project can add to and take from.
LISTS = ("negatives", "twice", "nots", "joining", "minds", "gendered", "partner_steps", "cutoffs", "terms")


class Banned(Fields):
    """Words that are not written, with the reason and what to write instead."""

    words: Annotated[list[Text], Field(min_length=1)]
    """The words; a star stands for more letters."""
    reason: Text
    """Why not, as the end of a sentence that begins with the word."""
    instead: Text
    """What to write, as an order: say what happened."""
    unless: list[Text] = []
    """Phrases in which the words may stand, such as: not your fault."""
    may_stand_in: list[Text] = []
    """Files in which they may stand, such as help.md or help/*.yaml."""
    people_only: Flag = False
    """true: pages for maintainers may use them."""


class Without(Fields):
    """A listed word that a project does without, and why."""

    word: Text
    """The word as it is listed."""
    reason: Text
    """Why it is no rule here."""


class Limits(Fields):
    """Numbers of the rules. For English they are the highest US school grade, for Spanish the lowest ease."""

    item_words: Whole | None = None
    """The most words of an item."""
    items: Whole | None = None
    """What the items of one assessment may ask of a reader: the median of their grades, or of their ease."""
    item: Whole | None = None
    """What one item may ask; a warning."""
    texts: Whole | None = None
    """What a page, a band and any other longer text may ask."""
    text_words: Whole | None = None
    """Shorter texts are not judged by themselves."""
    sentence_words: Whole | None = None
    """The most words that the sentences of a text have on average."""
    band_least: Whole | None = None
    """The fewest words of a band with its five parts."""
    band_most: Whole | None = None
    """The most words of a band with its five parts."""


class Rules(Fields):
    """What one language adds to the rules, or all of them, as they are shipped."""

    sentence: Text | None = None
    """What every introduction says, word for word."""
    as_you_see_it: Text | None = None
    """What stands beside every score about the partner."""
    adults: Text | None = None
    """What says in every introduction, and in not_for, that this is for adults."""
    partner: list[Text] = []
    """How a title says that a score is about the partner."""
    partner_begins: list[Text] = []
    """How an item begins that is about the partner."""
    formula: Literal["flesch_kincaid", "fernandez_huerta"] | None = None
    """How reading is judged. flesch_kincaid is a grade, fernandez_huerta an ease of which more is easier."""
    words: list[Banned] = []
    """Words that are not written."""
    negatives: list[Text] = []
    """Words of which an item has one at most."""
    twice: list[Text] = []
    """Phrases that say no twice by themselves, where two such words in a sentence are no fault."""
    nots: list[Text] = []
    """Words that no reverse-keyed item has."""
    joining: list[Text] = []
    """Words that may join two ideas in one item; a warning."""
    minds: list[Text] = []
    """What says of an item that it guesses at the partner's mind."""
    gendered: list[Text] = []
    """Words that assume a gender, in items."""
    partner_steps: list[Text] = []
    """What says of a next step that it needs the partner."""
    cutoffs: list[Text] = []
    """What an editorial assessment has no ground to say."""
    terms: list[Text] = []
    """Terms that the glossary explains where a text uses them."""
    limits: Limits = Limits()
    """Numbers of the rules."""
    without: list[Without] = []
    """Listed words that are no rule here, of any list."""


class Project(Fields):
    """The file wording.yaml of a project: with it, its texts are checked; it may hold no more than its first line."""

    rules: Annotated[Literal["1"], WithJsonSchema({"enum": [1, "1"]})]
    """Version of these rules."""
    pages: Text = "content"
    """Folder of the Markdown pages."""
    assessments: Text = "assessments"
    """Folder of the assessments."""
    help: Text = "content/help"
    """Folder of the lists of help."""
    versions: Text = "assessments/versions.json"
    """The record of what each version of an assessment scores."""
    glossary: Text = "glossary.md"
    """The page that explains terms."""
    under_18: Text | None = None
    """The page for those who are too young, to which every introduction leads."""
    languages: dict[Identifier, Rules] = {}
    """What the project adds, by language."""


@dataclass(frozen=True)
class Book:
    """All rules: those of the project as a whole, and by language."""

    project: Project
    languages: dict[str, Rules]
    problems: list[Problem] = field(default_factory=list)
    lines: list[str] = field(default_factory=list)

    def of(self, language: str) -> Rules | None:
        return self.languages.get(language)


@cache
def shipped() -> dict[str, Rules]:
    """The rules that come with the package, by language."""
    return {path.stem: _shipped(path) for path in sorted(FOLDER.glob("*.yaml"))}


def _shipped(path: Path) -> Rules:
    problems = Problems()
    root = read(path.read_bytes(), path.name, problems)
    rules = fit_as(Rules, "sentence: …", Source(root), problems) if root else None
    if rules is None or len(problems):
        raise ValueError("\n".join(map(str, problems)))  # a slip of ours; its test shows it
    return rules


def read_rules(data: bytes, file: str) -> Book:
    """A project's rules added to those that are shipped; without any language if nothing can be made of the file."""
    problems = Problems()
    root = read(data, file, problems)
    source = Source(root) if root else None
    project = fit_as(Project, FIRST, source, problems) if source else None
    if project is None or source is None:
        return Book(Project(rules="1"), {}, list(problems), lines(data))
    languages = shipped()
    for language, changes in project.languages.items():
        if language not in languages:
            hint = suggestion(language, languages, f"there are rules for {listing(languages)}")
            problems.add(source.key("languages", language), "rules-language", language=language, hint=hint)
            continue
        languages = {**languages, language: _changed(languages[language], changes, language, source, problems)}
    return Book(project, languages, list(problems), lines(data))


def _changed(rules: Rules, changes: Rules, language: str, source: Source, problems: Problems) -> Rules:
    """The rules of a language with what a project adds and takes away."""
    given = changes.model_dump(exclude_none=True, exclude_unset=True, exclude={"limits", "without", "words", *LISTS})
    added: dict[str, object] = {name: [*getattr(rules, name), *getattr(changes, name)] for name in LISTS}
    added["limits"] = rules.limits.model_copy(update=changes.limits.model_dump(exclude_none=True))
    mine = {word for banned in changes.words for word in banned.words}
    added["words"] = [*changes.words, *_without(rules.words, mine)]
    whole = rules.model_copy(update={**given, **added})
    known = [word for banned in whole.words for word in banned.words]
    known += [word for name in LISTS for word in getattr(whole, name)]
    gone = set()
    for index, without in enumerate(changes.without):
        gone.add(without.word)
        if without.word not in known:
            place = source.at("languages", language, "without", index, "word")
            problems.add(place, "rules-word", word=without.word, hint=suggestion(without.word, known, "remove it"))
    left = {name: [word for word in getattr(whole, name) if word not in gone] for name in LISTS}
    return whole.model_copy(update={**left, "words": _without(whole.words, gone)})


def _without(listed: Iterable[Banned], words: set[str]) -> list[Banned]:
    """The list without some words; an entry that has none left goes too."""
    left = [one.model_copy(update={"words": [word for word in one.words if word not in words]}) for one in listed]
    return [one for one in left if one.words]
