"""Assessment + Compiled → what the report's template and the page's script are given: cards, texts, data."""

from __future__ import annotations

import json
from collections.abc import Callable, Container, Mapping, Sequence
from fractions import Fraction
from functools import cache
from importlib.metadata import version
from typing import Any

from quietform.blocks import read_file, used_parts
from quietform.compiler import Compiled
from quietform.compiler.effects import sides_of
from quietform.compiler.formula import written
from quietform.explain import TABLES, title_of
from quietform.interface import figure, mark, said, say, spoken, unless_written
from quietform.markup import Resolve, resolve_link
from quietform.model import PARTS, SHARED_PARTS, Assessment, Band, Scale
from quietform.norm_words import people
from quietform.remarks import FLAG_TITLE, RUN_TEXT, SAME_TEXT, AnswerFlag
from quietform.scoring.exact import show
from quietform.scoring.rescore import program_hash
from quietform.site import SafetyCheck, Site, held_check

# Which version of the engine a page holds.
ENGINE = version("quietform")
# A picture is this many units wide: its marks stand at whole units.
WIDTH = 320
PART_TITLES = {
    "shows": "",
    "may_mean": "",
    "limits": mark("What this cannot tell"),
    "next_step": mark("One small step"),
    "support": mark("Where to find support"),
}
# Words that not every page can come to say, and whether one can.
CAN_SAY: dict[str, Callable[[Assessment, Mapping[str, Any]], bool]] = {
    "part": lambda assessment, program: len(assessment.sections) > 1,
    "near": lambda assessment, program: any("near" in scale for scale in program["scales"]),
    "undefined": lambda assessment, program: any(
        {"formula", "weights", "scales"} & scale.keys() for scale in program["scales"]
    ),
    "too_few_part": lambda assessment, program: any("scales" in scale for scale in program["scales"]),
    "not_shown": lambda assessment, program: "shown" in program,
    # Of a list of options a person can give no other.
    "out_of_range": lambda assessment, program: any(isinstance(one, dict) for one in program["options"].values()),
    "elsewhere": lambda assessment, program: any("irt" in scale for scale in program["scales"]),
    "elsewhere_score": lambda assessment, program: any("irt" in scale for scale in program["scales"]),
}


def groups_of(assessment: Assessment, compiled: Compiled) -> list[dict[str, Any]]:
    """What stands together in a report: all of it, or in a bundle what is its own, then each part under its title."""
    cards, profiles = cards_of(assessment, compiled), profiles_of(assessment, compiled)
    owners = {"": assessment, **assessment.made_of}
    groups = []
    for part, owner in owners.items():
        own = [card for card in cards if _part_of(card["id"], owners) == part]
        beside = [profile for profile in profiles if _part_of(profile["id"], owners) == part]
        group = {"title": owner.title if part else "", "cards": own, "profiles": beside, "shared": owner.every_band}
        groups.append({**group, "glance": glance_of(own, assessment)})
    return [group for group in groups if group["cards"] or not assessment.made_of]


def _part_of(id: str, parts: Container[str]) -> str:
    """Whose a scale or profile is, by its id: a part's; or "" for one of the assessment's own."""
    before = id.partition(".")[0]
    return before if before != id and before in parts else ""


def cards_of(assessment: Assessment, compiled: Compiled) -> list[dict[str, Any]]:
    """The scales that have a card of their own, each with those that are shown beside it."""
    inside = {name for scale in assessment.scales.values() for name in scale.beside}
    cards = []
    for name, scale in assessment.scales.items():
        if name not in inside:
            beside = [scale_view(other, assessment, compiled) for other in scale.beside]
            cards.append({**scale_view(name, assessment, compiled), "about": scale.about, "beside": beside})
    return cards


def glance_of(cards: list[dict[str, Any]], assessment: Assessment) -> dict[str, Any]:
    """The cards that are set side by side at the top, and what is the same for all of them.

    That is not a card by itself, unless it has a picture of its own, nor what a profile sets side by side.
    """
    profiled = {name for profile in assessment.profiles.values() for name in profile.scales}
    seen = len(cards) > 1 or any(card["sides"] for card in cards)
    shown = [card for card in cards if card["id"] not in profiled] if seen else []
    return {"cards": shown, **{key: _common(shown, key) for key in ("range", "low", "high", "low_text", "high_text")}}


def _common(cards: list[dict[str, Any]], key: str) -> str:
    """What all the cards say; nothing if they differ."""
    said = {card[key] for card in cards}
    return str(said.pop() or "") if len(said) == 1 else ""


def scale_view(name: str, assessment: Assessment, compiled: Compiled) -> dict[str, Any]:
    scale = assessment.scales[name]
    low, high = ends(name, compiled)
    borders = [edge for band in (scale.bands or [])[1:] for edge in (band.from_, band.above) if edge is not None]
    span = high - low or Fraction(1)
    low_text, high_text = show(low, None, []), show(high, None, [])
    numbered = scale.shown == "number"
    return {
        "id": name,
        "title": scale.title,
        "whole_title": title_of(assessment, name),
        "width": WIDTH,
        "borders": [round((border - low) / span * WIDTH) for border in borders if low < border < high],
        "zero": round(-low / span * WIDTH) if low < 0 < high else None,
        "low": scale.low,
        "high": scale.high,
        "numbered": numbered,
        "low_text": _minus(low_text) if numbered else "",
        "high_text": _minus(high_text) if numbered else "",
        "range": say("{low} to {high}", low=_minus(low_text), high=_minus(high_text)) if numbered else "",
        "names": [{"id": id, "title": assessment.scales[id].title} for id in _named(scale)],
        "reasons": scale.reasons,
        "sides": _sides(name, assessment, compiled),
        "norms": _norms(name, scale, compiled),
    }


def _named(scale: Scale) -> list[str]:
    """The scales of which those that count are shown by their names."""
    return scale.scales or [] if scale.shown == "names" else []


def _sides(name: str, assessment: Assessment, compiled: Compiled) -> list[dict[str, str]]:
    """The two scales that stand on the beam of a scale, that at its low end first; none without a beam."""
    if assessment.scales[name].picture is None:
        return []
    sides = sides_of(next(one for one in compiled.program["scales"] if one["id"] == name)["formula"])
    return [{"id": side, "title": assessment.scales[side].title} for side in sides or ()]


def _norms(name: str, scale: Scale, compiled: Compiled) -> list[dict[str, str]]:
    """The norm sets of a scale, each with what is published of its people; a table of the compiler's has none."""
    program = next(one for one in compiled.program["scales"] if one["id"] == name)
    facts = {norms.id: {"name": norms.name, "about": people(norms)} for norms in scale.norms}
    return [{"id": norms["id"], "name": "", **facts.get(norms["id"], {})} for norms in program.get("norms", ())]


def profiles_of(assessment: Assessment, compiled: Compiled) -> list[dict[str, Any]]:
    """The profiles, each with the views of its scales."""
    return [
        {"id": id, "title": one.title, "scales": [scale_view(name, assessment, compiled) for name in one.scales]}
        for id, one in assessment.profiles.items()
    ]


def ends(name: str, compiled: Compiled) -> tuple[Fraction, Fraction]:
    """The ends of a scale's picture: its reach, or the outermost bounds of its bands where that has none."""
    reach = compiled.reach[name]
    scale = next(scale for scale in compiled.program["scales"] if scale["id"] == name)
    bounds = [
        Fraction(band[key])
        for band in scale.get("bands", [])
        for key in ("from", "above", "below", "to")
        if key in band
    ]
    low = reach.low if reach.low is not None else min(bounds, default=Fraction(0))
    high = reach.high if reach.high is not None else max(bounds, default=Fraction(100))
    return low, high


def texts_of(assessment: Assessment) -> list[dict[str, Any]]:
    """The texts that wait in the page until a score or an answer calls for them."""
    texts = [
        _text(f"text-{name}-{band.id}", "part", parts)
        for name, scale in assessment.scales.items()
        for band in scale.bands or []
        if (parts := _parts(scale, band))
    ]
    # What stands in place of a result would tell what the check was told: it is neither printed nor copied.
    texts += [_note(f"check-{id}-result", text, private=True) for id, text in assessment.safety.replaces.items()]
    texts += [_note(f"note-{index}", note.text, note.advises) for index, note in enumerate(assessment.notes)]
    for part, owner in {"": assessment, **assessment.made_of}.items():
        if owner.quality is not None:
            start, title = (f"{part}.", owner.title) if part else ("", "")
            run, same = (
                unless_written(owner.quality.run_text, RUN_TEXT),
                unless_written(owner.quality.same_text, SAME_TEXT),
            )
            texts.append(_note(f"note-{start}long_run", run, title=title))
            texts.append(_note(f"note-{start}same_throughout", same, title=title))
    return texts


def flags_of(assessment: Assessment, check: SafetyCheck | None) -> list[dict[str, Any]]:
    """The flags whose texts wait in the page, those of the safety check first: so their help is shown, too.

    An id tells the two apart, as both may have a flag of one name.
    """
    held = check.assessment.flags if check else []
    return [
        *({"id": f"check-{flag.id}", "flag": flag, "title": _title(flag)} for flag in held),
        *({"id": f"flag-{flag.id}", "flag": flag, "title": _title(flag)} for flag in assessment.flags),
    ]


def _title(flag: AnswerFlag) -> str:
    return unless_written(flag.title, FLAG_TITLE)


def _text(id: str, kind: str, parts: list[dict[str, Any]], *, private: bool = False) -> dict[str, Any]:
    return {"id": id, "kind": kind, "parts": parts, "private": private}


def _note(id: str, text: str, advises: Sequence[str] = (), *, title: str = "", private: bool = False) -> dict[str, Any]:
    return _text(id, "note", [{"title": title, "text": text, "advises": advises}], private=private)


def _parts(scale: Scale, band: Band) -> list[dict[str, Any]]:
    """The parts of a band's text that stand in its card; what every band shares is shown once for all."""
    parts = []
    for name in PARTS:
        text = getattr(band, name) or (getattr(scale, name) if name in SHARED_PARTS else None)
        if text:
            advises = list(dict.fromkeys([*band.advises, *band.advises_in.get(name, [])]))
            parts.append({"title": PART_TITLES[name] and say(PART_TITLES[name]), "text": text, "advises": advises})
    return parts


def next_view(assessment: Assessment, resolve: Resolve) -> list[dict[str, Any]]:
    """The pages to read next that the site has, each with its place among all of them."""
    return [
        {**page.model_dump(include={"title", "text", "advises", "when"}), "place": place, "url": url}
        for place, page in enumerate(assessment.read_next)
        if (url := resolve_link(page.to, resolve))
    ]


def page_data(id: str, assessment: Assessment, compiled: Compiled, site: Site) -> str:
    """The program and what its scores are called, as JSON that can stand inside a script element."""
    views: dict[str, Any] = {}
    for name, scale in assessment.scales.items():
        low, high = ends(name, compiled)
        views[name] = {"low": written(low), "high": written(high)}
        decimals = scale.shown_decimals if scale.shown_decimals is not None else scale.decimals
        if decimals is not None:
            views[name]["decimals"] = decimals
        if scale.shown != "number":
            views[name]["words"] = True
    bands = {
        name: {band.id: band.label for band in scale.bands} for name, scale in assessment.scales.items() if scale.bands
    }
    origin = {"id": id, "version": assessment.version, "hash": program_hash(compiled.program), "engine": ENGINE}
    spare = {key for key, can in CAN_SAY.items() if not can(assessment, compiled.program)}
    words = {key: text for key, text in _words("words").items() if key not in spare}
    for part in used_parts(assessment, compiled.program, site):
        words |= _words("parts").get(part, {})
    words = said(words) | ({"point": spoken().point} if spoken().rewrites else {})
    data = {"program": compiled.program, "views": views, "bands": bands, "words": words, **origin}
    norms = {name: _titles(scale) for name, scale in assessment.scales.items() if scale.norms or scale.irt}
    if norms:
        data["norms"] = norms
    check = held_check(assessment, site)
    if check:
        data["safety"] = check.compiled.program
    if assessment.profiles:
        scales = dict.fromkeys(name for profile in assessment.profiles.values() for name in profile.scales)
        data["titles"] = {name: assessment.scales[name].title for name in scales}
    return json.dumps(data, ensure_ascii=False, separators=(",", ":")).replace("<", "\\u003c")


def needs_second_engine(compiled: Compiled) -> bool:
    return any("irt" in scale for scale in compiled.program["scales"])


def _titles(scale: Scale) -> dict[str, dict[str, Any]]:
    """By norm set, what its groups are called; or what the value of a table is."""
    groups = {norms.id: {"groups": {group.id: group.title for group in norms.groups}} for norms in scale.norms}
    return {**groups, **({id: {"label": say(label)} for id, label in TABLES.items()} if scale.irt else {})}


@cache
def _words(file: str) -> dict[str, Any]:
    """Words of every page, or those of each part."""
    words: dict[str, Any] = json.loads(read_file(f"page/{file}.json"))
    return words


def _minus(number: str) -> str:
    """A number for reading, with a true minus sign."""
    return figure(number).replace("-", "−")
