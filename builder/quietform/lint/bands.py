"""The bands and scores of an assessment → what they lack: a part, words, a step for one alone, "as you see it"."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from quietform.lint.allow import Hit, hit
from quietform.lint.items import asked, names_at, text_at
from quietform.lint.passages import Document, Passage
from quietform.lint.patterns import find_words
from quietform.lint.prose import WORD
from quietform.lint.rules import Rules
from quietform.lint.words import word_hit
from quietform.problems import Place, listing
from quietform.source import Mapping, Node, Sequence, find

PARTS = ("shows", "may_mean", "limits", "next_step", "support")
ALONE = "next_step"


@dataclass(frozen=True)
class BandText:
    """A band of a scale with the parts of its text: its own, its scale's, or those of every band."""

    scale: str
    id: str
    place: Place
    parts: dict[str, Passage] = field(default_factory=dict)
    advises: bool = False


def bands_of(document: Document) -> Iterator[BandText]:
    """Every band of every scale."""
    for name, scale in scales_of(document).items():
        bands = find(scale, ("bands",))
        for index, band in enumerate(bands.items if isinstance(bands, Sequence) else ()):
            places = [("scales", name, "bands", index), ("scales", name), ("every_band",)]
            found = {part: [document.by_path(*place, part) for place in places] for part in PARTS}
            parts = {part: text for part, texts in found.items() if (text := next(filter(None, texts), None))}
            yield BandText(name, text_at(band, "id"), band.place, parts, _advises(band))


def band_hits(document: Document, rules: Rules) -> Iterator[Hit]:
    """What breaks WRD-05."""
    limits = rules.limits
    least, most = limits.band_least or 0, limits.band_most or 0
    for band in bands_of(document):
        place, facts = band.place, {"scale": band.scale, "band": band.id}
        lacking = [part for part in PARTS if part not in band.parts]
        if lacking:
            yield hit("band-parts", place, place.line, parts=listing(lacking), **facts)
        words = sum(len(WORD.findall(passage.text)) for passage in band.parts.values())
        if not lacking and not least <= words <= most:
            yield hit("band-words", place, place.line, words=words, least=least, most=most, **facts)
        step = band.parts.get(ALONE)
        for found in find_words(step.text, rules.partner_steps) if step and not band.advises else ():
            yield word_hit("step-with-partner", step, found, **facts)  # type: ignore[arg-type]


def score_hits(document: Document, rules: Rules) -> Iterator[Hit]:
    """What breaks WRD-06."""
    theirs = {item.name for item in asked(document) if _about_partner(item.section, item.passage.text, rules)}
    for name, scale in scales_of(document).items():
        title = document.by_path("scales", name, "title")
        items = names_at(scale, "items")
        about = all(item.endswith(".partner") or item in theirs for item in items) if items else False
        if title is None or not (about or list(find_words(title.text, rules.partner))):
            continue
        said = [title, document.by_path("scales", name, "about")]
        if not any(list(find_words(one.text, [rules.as_you_see_it or ""])) for one in said if one):
            yield hit("as-you-see-it", title.place, title.line, scale=name, phrase=rules.as_you_see_it)


def scales_of(document: Document) -> dict[str, Node]:
    """The scales of an assessment, as nodes."""
    scales = document.root.items.get("scales") if document.root else None
    return scales.items if isinstance(scales, Mapping) else {}


def _about_partner(section: str, stem: str, rules: Rules) -> bool:
    """Whether an item is about the partner: by how it begins, or how its section ends."""
    begins = (word for word in rules.partner_begins)
    text, lead = stem.lower(), section.lower().rstrip(" .…:*")
    return any(text.startswith(word.lower()) or lead.endswith(word.lower()) for word in begins)


def _advises(band: Node) -> bool:
    """Whether a band says what its step advises, so that a flag can withhold it."""
    inside = find(band, ("advises_in",))
    return bool(names_at(band, "advises") or (isinstance(inside, Mapping) and names_at(inside, ALONE)))
