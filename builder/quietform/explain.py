"""Assessment + Compiled → each scale in words: how it is computed, what it needs, where it can go."""

from __future__ import annotations

from fractions import Fraction

from quietform.compiler import Compiled
from quietform.compiler.formula import written
from quietform.compiler.precision import near
from quietform.compiler.values import Reach
from quietform.fields import Rule
from quietform.model import Assessment, Band, Scale
from quietform.problems import count
from quietform.scoring.exact import show

METHODS = {
    "sum": "The sum of {what}.",
    "mean": "The mean of {what}.",
    "pomp": "Percent of the maximum possible, from 0 (all answers at their low end) to 100, of {what}.",
}
# In the order in which a band names them.
BOUNDS = {"from_": "from", "above": "above", "below": "to below", "to": "to"}


def explain(assessment: Assessment, compiled: Compiled) -> dict[str, list[str]]:
    """For each scale, in the order of the file, sentences that say all that decides its score."""
    return {
        name: [*_method(scale), *_missing(scale), _range(scale, compiled.reach[name]), *_bands(scale)]
        for name, scale in assessment.scales.items()
    }


def as_text(file: str, assessment: Assessment, compiled: Compiled) -> str:
    """The same as lines of text, for a terminal; `file` is the assessment's file as its author knows it."""
    said = [f"{file}  {assessment.title}\n"]
    for name, sentences in explain(assessment, compiled).items():
        said += [f"\n  {name}  {assessment.scales[name].title}\n", *(f"    {sentence}\n" for sentence in sentences)]
    return "".join(said)


def _method(scale: Scale) -> list[str]:
    if scale.method is None:
        return [f"The formula {scale.formula}."]
    if scale.items is None:
        parts = scale.scales or []
        what = f"{len(parts)} parts, each with the same weight: {', '.join(parts)}"
    else:
        keys = [f"{item} (reversed)" if item in scale.reverse else item for item in scale.items]
        what = f"{count(len(keys), 'answer')}: {', '.join(keys)}"
    said = [METHODS[scale.method].format(what=what)]
    if scale.reverse:
        said.append("A reversed answer counts as (minimum + maximum) − value, of its option set.")
    if scale.pairs == "both":
        said.append("A half of a pair counts only if the other half is answered too.")
    return said


def _missing(scale: Scale) -> list[str]:
    said = [f"It needs {needs(scale)}; otherwise there is no score."]
    if scale.missing is not None and scale.missing.name == "zero":
        said.append("An answer that is missing counts as 0.")
    if scale.prorate:
        said.append("The sum of the answers given is multiplied by the number asked, divided by the number given.")
    return said


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


def _bands(scale: Scale) -> list[str]:
    if not scale.bands:
        return []
    said = [f"Bands: {'; '.join(f'{band.label} ({band.id}) {_bounds(band)}' for band in scale.bands)}."]
    if scale.near is not None:
        said.append(
            f"Within {written(near(scale) or Fraction(0))} of a border, the band on the other side is named too."
        )
    return said


def _bounds(band: Band) -> str:
    found: dict[str, Fraction | None] = {word: getattr(band, key) for key, word in BOUNDS.items()}
    return " ".join(f"{word} {written(bound)}" for word, bound in found.items() if bound is not None)


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
    least = 1 if rule.name == "zero" else (rule.count or 0) if rule.name == "at_least" else size - (rule.count or 0)
    return f"at least {least} of its {unit}"
