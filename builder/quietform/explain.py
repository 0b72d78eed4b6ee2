"""Assessment + Compiled → each scale in words: how it is computed, what it needs, where it can go."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

from quietform.compiler import Compiled
from quietform.compiler.answers import numbered
from quietform.compiler.irt import ERROR, ESTIMATE, irt_of
from quietform.compiler.precision import near
from quietform.compiler.values import Reach
from quietform.fields import Rule
from quietform.interface import counted, figure, in_english, joined, mark, quoted, say
from quietform.items import TYPES
from quietform.model import Assessment, Band, Scale
from quietform.norm_words import change_words, decimal, norm_words, number
from quietform.scoring.exact import show
from quietform.scoring.irt_tables import conventions

# The page about an assessment's scores, below the assessment's own.
ABOUT = "scores"
# With so many of what, and what a count looks for.
METHODS = {
    "sum": mark("The sum of {what}:"),
    "mean": mark("The mean of {what}:"),
    "pomp": mark("Percent of the maximum possible, from 0 (all answers at their low end) to 100, of {what}:"),
    "minimum": mark("The lowest of {what}:"),
    "maximum": mark("The highest of {what}:"),
    "median": mark("The middle one of {what} in order of size (of an even number, the mean of the two in the middle):"),
    "count": mark("How many of {what} are {met}:"),
    "any": mark("1 if any of {what} is {met}, and 0 if none is:"),
}
WEIGHTED = {
    "sum": mark("The sum of {what}, each times its weight:"),
    "mean": mark(
        "The mean of {what}, each times its weight; it is divided by the sum of the weights without their signs:"
    ),
}
COUNTED = {
    "at_least": mark("at least {value}"),
    "equal": mark("equal to {value}"),
    "at_most": mark("at most {value}"),
}
# In the order in which a band names them.
BOUNDS = {
    "from_": mark("from {bound}"),
    "above": mark("above {bound}"),
    "below": mark("to below {bound}"),
    "to": mark("to {bound}"),
}
# What the compiler adds of itself to the norms of a scale.
TABLES = {ESTIMATE: mark("Estimate of the trait"), ERROR: mark("Its standard error")}


# What a missing rule asks for, of what a scale is made of: a share, all, all but some, at least some.
ANSWERS = (
    mark("{share} % of its answers"),
    mark("all its answers"),
    mark("all its answers but {count}"),
    mark("at least {count} of its answers"),
)
PAIRS = (
    mark("{share} % of its pairs answered for both"),
    mark("all its pairs answered for both"),
    mark("all its pairs answered for both but {count}"),
    mark("at least {count} of its pairs answered for both"),
)
PARTS = (
    mark("{share} % of its parts with a score"),
    mark("all its parts with a score"),
    mark("all its parts with a score but {count}"),
    mark("at least {count} of its parts with a score"),
)


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
            title_of(assessment, name),
            _method(scale),
            list(_made_of(scale, programs[name], assessment, asked)),
            [
                *_keying(scale, compiled),
                *_missing(scale),
                *_trait(scale, compiled),
                _range(scale, compiled.reach[name]),
                *_bands(scale),
                *_shown(scale),
                *(norm_words(norms) for norms in scale.norms),
                *change_words(scale.change),
            ],
        )
        for name, scale in assessment.scales.items()
    }


def title_of(assessment: Assessment, scale: str) -> str:
    """What a score is called where it stands among others; in a bundle, with its part, as two may have one title."""
    part = assessment.made_of.get(scale.partition(".")[0])
    return f"{part.title}: {assessment.scales[scale].title}" if part else assessment.scales[scale].title


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
        yield say(
            "No reliability is known for these scores: whether a change from one time to another is more than chance "
            "is not known."
        )


# The sentences on one scale.


def _method(scale: Scale) -> str:
    if scale.irt is not None and scale.irt.python_only:
        return say("An estimate of a trait from {what}, by item response theory:", what=_answers(scale))
    if scale.method is None:
        return say("The formula {formula}, of:", formula=scale.formula)
    what = _answers(scale)
    if scale.scales is not None:
        what = counted("{number} part", "{number} parts", len(scale.scales))
        what = what if scale.weights else say("{parts}, which weigh the same", parts=what)
    met = ""
    if scale.count_if is not None:
        met = say(COUNTED[scale.count_if.name], value=number(scale.count_if.value))
    sentence = WEIGHTED[scale.method] if scale.weights else METHODS[scale.method]
    return say(sentence, what=what, met=met)


def _answers(scale: Scale) -> str:
    return counted("{number} answer", "{number} answers", len(scale.items or []))


def _made_of(
    scale: Scale, program: Mapping[str, Any], assessment: Assessment, asked: Mapping[str, str]
) -> Iterator[str]:
    """Each part by its name for people, then what is done with it, then its id."""
    for id in [*program.get("items", ()), *program.get("scales", ()), *program.get("operands", ())]:
        name = title_of(assessment, id) if id in assessment.scales else asked[id]
        facts = [name]
        if id in scale.reverse:
            facts.append(say("reversed"))
        if scale.weights:
            facts.append(say("weight {weight}", weight=number(scale.weights.get(id, Fraction(1)))))
        yield f"{joined(facts)} [{id}]"


def _questions(assessment: Assessment) -> dict[str, str]:
    """What is asked, by response key, with its number on the page."""
    found: dict[str, str] = {}
    for place, section, item in numbered(assessment):
        for asked in TYPES[item.type].asks(item, section):
            words = f" ({asked.words})" if asked.words else ""
            found[asked.key(item.id)] = f"{place}. {item.stem}{words}"
    return found


def _keying(scale: Scale, compiled: Compiled) -> Iterator[str]:
    if scale.reverse:
        yield say("A reversed answer counts as (minimum + maximum) − value, of its option set.")
    if scale.pairs == "both":
        yield say("A half of a pair counts only if the other half is answered too.")
    if any(item in compiled.program.get("shown", ()) for item in scale.items or []):
        yield say("What is not asked, because of earlier answers, is left out of it.")


def _missing(scale: Scale) -> Iterator[str]:
    yield say("It needs {needs}; otherwise there is no score.", needs=needs(scale))
    if scale.missing is not None and scale.missing.name == "zero":
        yield say("An answer that is missing counts as 0.")
    if scale.prorate and scale.weights:
        yield say("The sum is multiplied by the weights of all that was asked, divided by those of what was answered.")
    elif scale.prorate:
        yield say("The sum of the answers given is multiplied by the number asked, divided by the number given.")
    if scale.times is not None:
        yield say("It is multiplied by {times}.", times=number(scale.times))


def _trait(scale: Scale, compiled: Compiled) -> Iterator[str]:
    """The conventions of an estimate: all that is needed to work it out elsewhere, with its items' parameters."""
    if scale.irt is None:
        return
    if scale.irt.python_only:
        yield say("The second engine works it out, on a page of its own. Missing answers are left out of it.")
    else:
        yield say("Beside each sum stands an estimate of the trait, from a table worked out when the page was built.")
    # In the words of the literature, as the second engine states them.
    said = conventions(irt_of(scale, compiled.answers))
    yield in_english(f"{'. '.join(f'{name[0].upper()}{name[1:]}: {value}' for name, value in said.items())}.")
    yield say("Item parameters: {source}.", source=scale.irt.source.removesuffix("."))


def _range(scale: Scale, reach: Reach) -> str:
    if reach.values is not None and not reach.values:
        return say("It never has a score.")
    sentences = [_reach(reach)]
    if scale.decimals is not None:
        sentences.append(
            counted(
                "It is rounded to {number} decimal, half away from 0.",
                "It is rounded to {number} decimals, half away from 0.",
                scale.decimals,
            )
        )
    return " ".join(sentences)


def _reach(reach: Reach) -> str:
    facts = {key: number(value) for key in ("low", "high", "step") if (value := getattr(reach, key)) is not None}
    if reach.low is None and reach.high is None:
        return say("It has no lowest and no highest score.")
    if reach.low is None:
        return say("It has no lowest, its highest is {high}.", **facts)
    if reach.high is None:
        return say("Its lowest score is {low}, it has no highest.", **facts)
    if reach.step is None:
        return say("Its lowest score is {low}, its highest is {high}.", **facts)
    return say("Its lowest score is {low}, its highest is {high}, in steps of {step}.", **facts)


def _bands(scale: Scale) -> Iterator[str]:
    if not scale.bands:
        return
    yield say("Bands: {bands}.", bands="; ".join(f"{quoted(band.label)} {_bounds(band)}" for band in scale.bands))
    margin = near(scale)
    if margin is not None and isinstance(scale.near, Fraction):
        yield say(
            "Within {margin} points of a border, the band on the other side is named too.", margin=decimal(margin)
        )
    elif margin is not None:
        yield say(
            "Within {margin} points (1.96 standard errors) of a border, the band on the other side is named too.",
            margin=decimal(margin),
        )


def _shown(scale: Scale) -> Iterator[str]:
    if scale.shown == "words":
        yield say("A person sees its band and no number.")
    elif scale.shown == "names":
        yield say("A person sees which of them count, and no number.")
    if scale.reasons is not None:
        yield counted(
            "Its reasons: at most {number} answer farthest from the middle of their range after reversal, on the "
            "band's side of the middle of the scale; of equal ones those asked first.",
            "Its reasons: at most {number} answers farthest from the middle of their range after reversal, on the "
            "band's side of the middle of the scale; of equal ones those asked first.",
            scale.reasons.at_most,
        )


def _bounds(band: Band) -> str:
    found: dict[str, Fraction | None] = {word: getattr(band, key) for key, word in BOUNDS.items()}
    return " ".join(say(words, bound=number(bound)) for words, bound in found.items() if bound is not None)


def needs(scale: Scale) -> str:
    """What the scale needs, in words that follow "it needs"."""
    if scale.missing is None or scale.formula is not None:
        return say("a score in every part it is made of")
    unit = PARTS if scale.items is None else PAIRS if scale.pairs == "both" else ANSWERS
    text = _rule(scale.missing, len(scale.items or scale.scales or []), unit)
    if scale.missing_items is not None:
        text = say("{parts}, and {answers}", parts=text, answers=_rule(scale.missing_items, 0, ANSWERS))
    return text


def _rule(rule: Rule, size: int, unit: tuple[str, str, str, str]) -> str:
    # The sentences stand apart from `say`, whose own strings are taken for texts to translate.
    share, complete, at_most, at_least = unit
    if rule.share is not None:
        return say(share, share=figure(show(rule.share * 100, None, [])))
    if rule.name == "complete":
        return say(complete)
    if rule.name == "at_most":
        return say(at_most, count=rule.count)
    return say(at_least, count=1 if rule.name == "zero" else rule.count)
