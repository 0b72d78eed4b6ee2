"""Assessment + Compiled → each scale in words: how it is computed, what it needs, where it can go."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

from quietform.compiler import Compiled
from quietform.compiler.answers import numbered
from quietform.compiler.formula import written
from quietform.compiler.irt import ERROR, ESTIMATE, irt_of
from quietform.compiler.precision import SURE, cutoff, error_of_difference, near, standard_error
from quietform.compiler.values import Reach
from quietform.fields import Rule
from quietform.items import TYPES
from quietform.measures import Change, NormGroup, NormSet
from quietform.model import Assessment, Band, Scale
from quietform.problems import count
from quietform.scoring.exact import round_half_away, show
from quietform.scoring.irt_tables import conventions

# The page about an assessment's scores, below the assessment's own.
ABOUT = "scores"
# With so many of what, and what a count looks for.
METHODS = {
    "sum": "The sum of {what}:",
    "mean": "The mean of {what}:",
    "pomp": "Percent of the maximum possible, from 0 (all answers at their low end) to 100, of {what}:",
    "minimum": "The lowest of {what}:",
    "maximum": "The highest of {what}:",
    "median": "The middle one of {what} in order of size (of an even number, the mean of the two in the middle):",
    "count": "How many of {what} are {met}:",
    "any": "1 if any of {what} is {met}, and 0 if none is:",
}
WEIGHTED = {
    "sum": "The sum of {what}, each times its weight:",
    "mean": "The mean of {what}, each times its weight; it is divided by the sum of the weights without their signs:",
}
COUNTED = {"at_least": "at least", "equal": "equal to", "at_most": "at most"}
METRICS = {
    "z": "z = (score − mean) / SD",
    "t": "T = 50 + 10 z, shown whole",
    "iq": "100 + 15 z, shown whole",
    "sten": "sten = 2 z + 5.5, rounded, from 1 to 10",
    "stanine": "stanine = 2 z + 5, rounded, from 1 to 9",
    "score": "the value of its table",
    "percentile": "a percentile, shown whole but near 0 and 100",
}
CUTOFF = "Jacobson and Truax 1991"
# In the order in which a band names them.
BOUNDS = {"from_": "from", "above": "above", "below": "to below", "to": "to"}
# What the compiler adds of itself to the norms of a scale.
TABLES = {ESTIMATE: "Estimate of the trait", ERROR: "Its standard error"}


@dataclass(frozen=True)
class Explained:
    """How one score comes about: a first sentence that ends with what it is made of, and what else decides it."""

    title: str
    method: str
    made_of: list[str]
    more: list[str]


def explain(assessment: Assessment, compiled: Compiled) -> dict[str, Explained]:
    """For each scale, in the order of the file, all that decides its score."""
    asked = _questions(assessment)
    programs = {program["id"]: program for program in compiled.program["scales"]}
    return {
        name: Explained(
            scale.title,
            _method(scale),
            list(_made_of(scale, programs[name], assessment, asked)),
            [
                *_keying(scale, compiled),
                *_missing(scale),
                *_trait(scale, compiled),
                _range(scale, compiled.reach[name]),
                *_bands(scale),
                *_shown(scale),
                *(_norms(norms) for norms in scale.norms),
                *change_words(scale.change),
            ],
        )
        for name, scale in assessment.scales.items()
    }


def as_text(file: str, assessment: Assessment, compiled: Compiled) -> str:
    """The same as lines of text, for a terminal; `file` is the assessment's file as its author knows it."""
    said = [f"{file}  {assessment.title}\n"]
    for name, one in explain(assessment, compiled).items():
        lines = [one.method, *(f"  {part}" for part in one.made_of), *one.more]
        said += [f"\n  {name}  {one.title}\n", *(f"    {line}\n" for line in lines)]
    return "".join([*said, *(f"\n  {line}\n" for line in remarks(assessment))])


def remarks(assessment: Assessment) -> Iterator[str]:
    """What is to be said of all scores together."""
    if not any(scale.change for scale in assessment.scales.values()):
        yield (
            "No reliability is known for these scores: whether a change from one time to another is more than chance "
            "is not known."
        )


# The sentences on one scale.


def _method(scale: Scale) -> str:
    if scale.irt is not None and scale.irt.python_only:
        return f"An estimate of a trait from {count(len(scale.items or []), 'answer')}, by item response theory:"
    if scale.method is None:
        return f"The formula {scale.formula}, of:"
    what = count(len(scale.items or []), "answer")
    if scale.scales is not None:
        what = count(len(scale.scales), "part") + ("" if scale.weights else ", which weigh the same")
    met = ""
    if scale.count_if is not None:
        met = f"{COUNTED[scale.count_if.name]} {written(scale.count_if.value)}"
    sentence = WEIGHTED[scale.method] if scale.weights else METHODS[scale.method]
    return sentence.format(what=what, met=met)


def _made_of(
    scale: Scale, program: Mapping[str, Any], assessment: Assessment, asked: Mapping[str, str]
) -> Iterator[str]:
    """Each part by its name for people, then what is done with it, then its id."""
    for id in [*program.get("items", ()), *program.get("scales", ()), *program.get("operands", ())]:
        name = assessment.scales[id].title if id in assessment.scales else asked[id]
        reversed = ", reversed" if id in scale.reverse else ""
        weight = f", weight {written(scale.weights.get(id, Fraction(1)))}" if scale.weights else ""
        yield f"{name}{reversed}{weight} [{id}]"


def _questions(assessment: Assessment) -> dict[str, str]:
    """What is asked, by response key, with its number on the page."""
    found: dict[str, str] = {}
    for number, section, item in numbered(assessment):
        for asked in TYPES[item.type].asks(item, section):
            words = f" ({asked.words})" if asked.words else ""
            found[asked.key(item.id)] = f"{number}. {item.stem}{words}"
    return found


def _keying(scale: Scale, compiled: Compiled) -> Iterator[str]:
    if scale.reverse:
        yield "A reversed answer counts as (minimum + maximum) − value, of its option set."
    if scale.pairs == "both":
        yield "A half of a pair counts only if the other half is answered too."
    if any(item in compiled.program.get("shown", ()) for item in scale.items or []):
        yield "What is not asked, because of earlier answers, is left out of it."


def _missing(scale: Scale) -> Iterator[str]:
    yield f"It needs {needs(scale)}; otherwise there is no score."
    if scale.missing is not None and scale.missing.name == "zero":
        yield "An answer that is missing counts as 0."
    if scale.prorate and scale.weights:
        yield "The sum is multiplied by the weights of all that was asked, divided by those of what was answered."
    elif scale.prorate:
        yield "The sum of the answers given is multiplied by the number asked, divided by the number given."
    if scale.times is not None:
        yield f"It is multiplied by {written(scale.times)}."


def _trait(scale: Scale, compiled: Compiled) -> Iterator[str]:
    """The conventions of an estimate: all that is needed to work it out elsewhere, with its items' parameters."""
    if scale.irt is None:
        return
    if scale.irt.python_only:
        yield "The second engine works it out, on a page of its own. Missing answers are left out of it."
    else:
        yield "Beside each sum stands an estimate of the trait, from a table worked out when the page was built."
    said = conventions(irt_of(scale, compiled.answers))
    yield f"{'. '.join(f'{name[0].upper()}{name[1:]}: {value}' for name, value in said.items())}."
    yield f"Item parameters: {scale.irt.source.removesuffix('.')}."


def _range(scale: Scale, reach: Reach) -> str:
    rounded = (
        "" if scale.decimals is None else f" It is rounded to {count(scale.decimals, 'decimal')}, half away from 0."
    )
    if reach.values is not None and not reach.values:
        return "It never has a score."
    if reach.low is None and reach.high is None:
        return f"It has no lowest and no highest score.{rounded}"
    low = "it has no lowest" if reach.low is None else f"its lowest score is {written(reach.low)}"
    high = "it has no highest" if reach.high is None else f"its highest is {written(reach.high)}"
    step = "" if reach.step is None else f", in steps of {written(reach.step)}"
    return f"{low[0].upper()}{low[1:]}, {high}{step}.{rounded}"


def _bands(scale: Scale) -> Iterator[str]:
    if not scale.bands:
        return
    yield f"Bands: {'; '.join(f'“{band.label}” {_bounds(band)}' for band in scale.bands)}."
    margin = near(scale)
    if margin is not None:
        errors = "" if isinstance(scale.near, Fraction) else " (1.96 standard errors)"
        yield f"Within {decimal(margin)} points{errors} of a border, the band on the other side is named too."


def _shown(scale: Scale) -> Iterator[str]:
    if scale.shown == "words":
        yield "A person sees its band and no number."
    elif scale.shown == "names":
        yield "A person sees which of them count, and no number."
    if scale.reasons is not None:
        yield (
            f"Its reasons: at most {count(scale.reasons.at_most, 'answer')} farthest from the middle of their range "
            "after reversal, on the band's side of the middle of the scale; of equal ones those asked first."
        )


def _bounds(band: Band) -> str:
    found: dict[str, Fraction | None] = {word: getattr(band, key) for key, word in BOUNDS.items()}
    return " ".join(f"{word} {written(bound)}" for word, bound in found.items() if bound is not None)


def _norms(norms: NormSet) -> str:
    """All that is published of a norm set."""
    gives = "; ".join(METRICS[name] for name in norms.gives)
    groups = "; ".join(map(_group, norms.groups))
    return (
        f"Norms: {norms.name} ({norms.country}, in {norms.language}, {norms.year}; {norms.n} people, {norms.people}, "
        f"aged {norms.ages}; {norms.source}; {norms.licence}). Given are {gives}. Groups: {groups}."
    )


def people(norms: NormSet) -> str:
    """Who a score is compared with, and where that was published."""
    return (
        f"{norms.n} people, {norms.people}, aged {norms.ages}; {norms.country}, {norms.year}, in {norms.language}. "
        f"Source: {norms.source}. Licence: {norms.licence}."
    )


def _group(group: NormGroup) -> str:
    facts = [] if group.n is None else [f"{group.n} people"]
    if group.mean is not None and group.sd is not None:
        facts.append(f"mean {decimal(group.mean)}, SD {decimal(group.sd)}")
    return f"{group.title} ({', '.join(facts)})" if facts else group.title


def change_words(change: Change | None) -> Iterator[str]:
    if change is None:
        return
    error, least = Fraction(standard_error(change)), SURE * Fraction(error_of_difference(change))
    yield (
        f"Its standard error of measurement is {decimal(error)} (SD {decimal(change.sd)}, reliability "
        f"{decimal(change.reliability)}; {change.source}). A change of {decimal(least)} or less can be chance."
    )
    cut = cutoff(change)
    if cut is not None:
        yield f"The cut-off c between those in need of help and those who are well is {decimal(cut)} ({CUTOFF})."


def decimal(number: Fraction) -> str:
    """A number to read: as it is if it is short, else to two decimals."""
    return show(number, None, []) if number == round_half_away(number, 2) else show(number, 2, [])


def needs(scale: Scale) -> str:
    """What the scale needs, in words that follow "it needs"."""
    if scale.missing is None or scale.formula is not None:
        return "a score in every part it is made of"
    answers = "pairs answered for both" if scale.pairs == "both" else "answers"
    unit = answers if scale.items is not None else "parts with a score"
    text = _rule(scale.missing, len(scale.items or scale.scales or []), unit)
    if scale.missing_items is not None:
        text += f", and {_rule(scale.missing_items, 0, 'answers')}"
    return text


def _rule(rule: Rule, size: int, unit: str) -> str:
    if rule.share is not None:
        return f"{show(rule.share * 100, None, [])} % of its {unit}"
    if rule.name == "complete":
        return f"all its {unit}"
    if rule.name == "at_most":
        return f"all its {unit} but {rule.count}"
    return f"at least {1 if rule.name == 'zero' else rule.count} of its {unit}"
