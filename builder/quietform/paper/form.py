"""Assessment + Compiled → all that the template of the paper form is given."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

from quietform.compiler import Compiled
from quietform.compiler.answers import Answer
from quietform.compiler.precision import near
from quietform.explain import remarks, title_of
from quietform.interface import counted, joined, mark, quoted, say, unless_written
from quietform.items.kind import TICKS
from quietform.model import Assessment, Band, Scale
from quietform.norm_words import decimal
from quietform.paper.comparisons import comparisons_of, precision_of
from quietform.paper.key import TURNED, score_letters, tables_of, work_of
from quietform.paper.questions import TICKED, parts_of, row_names
from quietform.paper.wording import Wording, listed, plain
from quietform.remarks import RUN_TEXT, SAME_TEXT, EveryBand
from quietform.site import SafetyCheck

# Between which borders a band lies.
BOUNDS = {
    ("above", "below"): mark("above {low} to below {high}"),
    ("above", "to"): mark("above {low} to {high}"),
    ("from", "below"): mark("{low} to below {high}"),
    ("from", "to"): mark("{low} to {high}"),
    ("above", ""): mark("above {low}"),
    ("from", ""): mark("{low} or more"),
    ("", "below"): mark("below {high}"),
    ("", "to"): mark("{high} or less"),
}

# Whose values are reasons, by where a band lies.
SIDES = {"below": mark("{bands}: values below the middle"), "above": mark("{bands}: values above the middle")}


def paper_view(assessment: Assessment, compiled: Compiled, check: SafetyCheck | None = None) -> dict[str, Any]:
    """The form, and the key in the order in which it is worked through.

    The questions of the safety check are not on paper, where an answer to them could be found; what it may withhold
    is not there either.
    """
    wording = _wording(assessment, compiled)
    withheld = {
        tag for flag in [*assessment.flags, *(check.assessment.flags if check else ())] for tag in flag.withholds
    }
    flags = zip(assessment.flags, compiled.program.get("flags", ()), strict=True)
    notes = zip(assessment.notes, compiled.program["notes"], strict=True)
    sheet = assessment.worksheet
    tables = tables_of(compiled, wording)
    owners = (assessment, *assessment.made_of.values())
    return {
        "check": check,
        "parts": parts_of(assessment, compiled, wording),
        "flags": [
            {"when": wording.condition(program["when"]), "text": flag.text, "replaces": flag.replaces}
            for flag, program in flags
        ],
        "tables": tables,
        "turned": any(row.turned for table in tables for row in table.rows),
        "works": [
            {
                "letter": letter,
                "title": title_of(assessment, name),
                "about": assessment.scales[name].about,
                "range": _range(assessment.scales[name], name, compiled),
                "work": work_of(name, assessment.scales[name], compiled, wording),
                "bands": [_band(band, withheld) for band in assessment.scales[name].bands or []],
                "near": _near(assessment.scales[name]),
                "shown": assessment.scales[name].shown,
                "reasons": reasons_of(name, assessment.scales[name], compiled.program, wording),
                "comparisons": comparisons_of(name, assessment.scales[name], program, wording),
                "precision": precision_of(assessment.scales[name]),
            }
            for (name, letter), program in zip(wording.letters.items(), compiled.program["scales"], strict=True)
        ],
        "notes": [
            {"when": wording.condition(program), "text": note.text}
            for note, program in notes
            if withheld.isdisjoint(note.advises)
        ],
        "worksheet": sheet if sheet is not None and withheld.isdisjoint(sheet.advises) else None,
        "quality": [
            {
                "title": owner.title,
                "longest_run": owner.quality.longest_run,
                "run_text": unless_written(owner.quality.run_text, RUN_TEXT),
                "same_text": unless_written(owner.quality.same_text, SAME_TEXT),
            }
            for owner in owners
            if owner.quality
        ],
        "profiles": [
            {"title": one.title, "letters": joined(wording.letters[name] for name in one.scales)}
            for one in assessment.profiles.values()
        ],
        "remarks": list(remarks(assessment)),
        "shared": [(part.title, part.every_band) for part in owners if part.every_band != EveryBand()],
    }


def _wording(assessment: Assessment, compiled: Compiled) -> Wording:
    sets = assessment.option_sets
    labels = {key: _labels(answer, assessment) for key, answer in compiled.answers.items()}
    told = [one.missing.cannot_tell for one in sets.values() if one.missing.cannot_tell]
    return Wording(row_names(assessment), score_letters(compiled), labels, told[0] if told else say("I can't tell"))


def _labels(answer: Answer, assessment: Assessment) -> dict[Fraction, str]:
    """What each answer is called on paper, by its value."""
    if answer.steps is None:
        return {option.value: option.label for option in assessment.option_sets[answer.options].options}
    if answer.steps == TICKS:
        return {Fraction(value): say(label) for label, value in TICKED.items()}
    return {value: plain(value) for value in answer.values}


def _range(scale: Scale, name: str, compiled: Compiled) -> str:
    """From where to where a score can go, and what its ends mean."""
    reach = compiled.reach[name]
    if reach.low is None or reach.high is None:
        return ""
    return say("From {low} to {high}.", low=_end(reach.low, scale.low), high=_end(reach.high, scale.high))


def _end(value: Fraction, words: str | None) -> str:
    return plain(value) + (f" ({words})" if words else "")


def _band(band: Band, withheld: set[str]) -> dict[str, str]:
    """A band's borders, its label, and what it says; not what help would withhold, as paper cannot take it back."""
    advises = [*band.advises, *band.advises_in.get("shows", [])]
    text = band.shows if band.shows and withheld.isdisjoint(advises) else ""
    return {"bounds": _bounds(band), "label": band.label, "text": text}


def _bounds(band: Band) -> str:
    """From where to where a band goes: `above 15 to below 35`, `40 or more`."""
    low, high = band.above if band.from_ is None else band.from_, band.below if band.to is None else band.to
    found = {"low": plain(low) if low is not None else "", "high": plain(high) if high is not None else ""}
    start = "above" if band.above is not None else "from" if low is not None else ""
    end = "below" if band.below is not None else "to" if high is not None else ""
    return say(BOUNDS[start, end], **found) if start or end else ""


def reasons_of(name: str, scale: Scale, program: dict[str, Any], wording: Wording) -> dict[str, str | None]:
    """How the reasons of a scale are found by hand; nothing where it has none."""
    asked = next((one for one in program.get("reasons", ()) if one["scale"] == name), None)
    if asked is None or scale.reasons is None:
        return {}
    rows = [wording.names[item] + TURNED * (item in asked["turned"]) for item in asked["items"]]
    labels = {band.id: quoted(band.label) for band in scale.bands or []}
    sides = [
        say(SIDES[side], bands=listed([labels[id] for id in asked[side]], "and")) for side in SIDES if asked.get(side)
    ]
    others = [label for id, label in labels.items() if id not in asked["below"] + asked["above"]]
    sides += [say("{band}: values on both sides", band=label) for label in others]
    text = counted(
        "Of rows {rows}, find at most {number} row whose value lies farthest from the middle of what it can be. "
        "{sides}.",
        "Of rows {rows}, find at most {number} rows whose value lies farthest from the middle of what it can be. "
        "{sides}.",
        asked["at_most"],
        rows=joined(rows),
        sides="; ".join(sides),
    )
    return {"title": scale.reasons.title, "text": text}


def _near(scale: Scale) -> str:
    """How close to a border a score is close to the line; nothing where that is not said."""
    margin = near(scale)
    return "" if margin is None else decimal(margin)
