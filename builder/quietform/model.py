"""Nodes → Assessment: what an assessment is, and every problem of its shape at once."""

from __future__ import annotations

from typing import Annotated, Any, Literal, get_args

from pydantic import AliasChoices, BeforeValidator, ConfigDict, Discriminator, Field, PrivateAttr, WithJsonSchema

from quietform.fields import (
    CountRule,
    Date,
    Decimals,
    Fields,
    Flag,
    Formula,
    Identifier,
    Margin,
    Markdown,
    Minutes,
    MissingRule,
    Name,
    Number,
    Reference,
    Text,
    Written,
)
from quietform.items import TYPES, Item, ItemKind, Sides
from quietform.measures import Change, NormSet
from quietform.remarks import AnswerFlag, EveryBand, NextPage, Note, Quality, Reasons, Safety, Worksheet
from quietform.traits import Irt

PartName = Literal["shows", "may_mean", "limits", "next_step", "support"]
PARTS: tuple[PartName, ...] = get_args(PartName)
SHARED_PARTS = ("limits", "support")


class Option(Fields):
    """One answer that can be chosen."""

    value: Number
    """The number that scores; never shown to the person."""
    label: Text
    """The words of the answer."""


class MissingAnswers(Fields):
    """Answers outside the scale. They are missing answers with a reason, never numbers."""

    skipped: Text | None = None
    """Words for the wish not to answer, such as: I'd rather not say."""
    cannot_tell: Text | None = None
    """Words for not being able to know, such as: I can't tell."""


class OptionSet(Fields):
    """All that can be chosen for an item."""

    ordered: Flag = True
    """true: the values rise from low to high. false: the answers have no order and cannot be reversed."""
    options: Annotated[list[Option], Field(min_length=1)]
    """The answers, low ones first."""
    missing: MissingAnswers = MissingAnswers()
    """Answers outside the scale, offered after the others."""


def _inherit_type(section: Any) -> Any:
    """Write a section's type into those of its items that have none, so that each item is read as what it is."""
    if not isinstance(section, dict) or not isinstance(section.get("items"), list):
        return section
    kind = section.get("type")
    kind = kind if isinstance(kind, str) and kind in TYPES else "choice"
    items = [
        item if not isinstance(item, dict) or "type" in item else {**item, "type": kind} for item in section["items"]
    ]
    return {**section, "items": items}


class Section(Fields):
    """Items that stand together under a title."""

    title: Text
    """Heading above the items."""
    text: Markdown | None = None
    """What holds for all items of the section, such as the time they ask about."""
    type: ItemKind = "choice"
    """The item type of items that name none."""
    options: Identifier | None = None
    """The option set of items that name none."""
    sides: Sides = Sides()
    """The words for the halves of pairs, for items that give none."""
    show_when: Formula | None = None
    """A condition on items of other sections; where it is not true, the whole section is not shown."""
    items: Annotated[list[Annotated[Item, Discriminator("type")]], Field(min_length=1)]
    """The items, in the order in which they are asked."""


class Band(Fields):
    """An interval of a score, and what is said about it. Together the bands of a scale cover its whole range."""

    id: Identifier
    """Its name in results and examples."""
    from_: Number | None = Field(None, validation_alias=AliasChoices("from"), serialization_alias="from")
    """Lowest score in the band; this score belongs to it."""
    above: Number | None = None
    """Instead of `from`: this score itself does not belong to the band."""
    below: Number | None = None
    """Upper border; this score itself does not belong to the band."""
    to: Number | None = None
    """Instead of `below`: highest score in the band; this score belongs to it."""
    label: Text
    """One or two words for the band."""
    shows: Markdown | None = None
    """Part 1: what the answers show."""
    may_mean: Markdown | None = None
    """Part 2: what it may mean."""
    limits: Markdown | None = None
    """Part 3: what it cannot tell; the scale's or every_band's, if not given here."""
    next_step: Markdown | None = None
    """Part 4: one small step that is safe to do alone."""
    support: Markdown | None = None
    """Part 5: where to get support; the scale's or every_band's, if not given here."""
    advises: list[Identifier] = []
    """What its text advises, such as [limit, confront]; a flag can withhold the text for it."""
    advises_in: dict[PartName, Annotated[list[Identifier], Field(min_length=1)]] = {}
    """What single parts advise, such as `next_step: [limit]`; a flag withholds those parts only."""


class Scale(Fields):
    """A score: of items, of other scales, or by a formula."""

    model_config = ConfigDict(json_schema_extra=lambda schema: schema["required"].append("missing"))

    title: Text
    """Heading of the result. A score about the partner says "as you see it"."""
    about: Markdown | None = None
    """What the number means."""
    low: Text | None = None
    """Words at the low end of the picture."""
    high: Text | None = None
    """Words at the high end of the picture."""
    picture: Literal["beam"] | None = None
    """beam: for a formula such as `mine - theirs`. Both scales stand on a beam, which tilts with their difference."""
    method: Literal["sum", "mean", "pomp", "minimum", "maximum", "median", "count", "any"] | None = None
    """How the score is made. pomp is the percent of maximum possible, 100 × (mean − minimum) / (maximum − minimum), of
    items only; count and any look at each value by `count_if`. Needed for items and for scales, not for a formula."""
    count_if: CountRule | None = None
    """For the methods count (how many values) and any (1 if there is one, else 0): which values are meant."""
    items: Annotated[list[Text], Field(min_length=1)] | None = None
    """The items that are scored; halves of pairs as `id.me` and `id.partner`."""
    scales: Annotated[list[Reference], Field(min_length=1)] | None = None
    """Instead of items: the scales of which this is a composite; each weighs the same, but for `weights`."""
    formula: Formula | None = None
    """Instead of items: arithmetic on scales and items."""
    irt: Irt | None = None
    """Instead of a method: the score estimates a trait by published parameters of its items, which needs the second
    engine. Beside the method sum: a table of what each sum is worth."""
    reverse: list[Text] = []
    """Reverse-keyed items: (minimum + maximum) − value, with the declared range of the item."""
    weights: dict[Text, Number] = {}
    """Weights of items or scales, for a sum or a mean; 1 where none is given, below 0 to subtract. A weighted mean is
    divided by the sum of the absolute weights of what is answered."""
    pairs: Literal["both", "each"] | None = None
    """For halves of pairs. both: a half counts only if the other half is answered too. each: it counts by itself."""
    missing: MissingRule | None = None
    """What happens to missing answers; there is no default. See [Missing rules](#missing-rules)."""
    missing_items: MissingRule | None = None
    """For composites: a second rule, over the answers underneath."""
    prorate: Flag = False
    """true: a sum is multiplied by items shown / items answered (weighted: the sums of their |weights|)."""
    times: Number | None = None
    """A constant that the score is multiplied by, after prorating and before rounding."""
    decimals: Decimals | None = None
    """Rounds the score itself, half away from zero, before bands."""
    shown: Literal["number", "words", "names"] = "number"
    """words: the person sees the band and where it lies between the two ends, and no number. names: for a count of
    scales, which of them count, and no number either."""
    shown_decimals: Decimals | None = None
    """Decimals shown to the person; more are shown where the number would contradict its band."""
    near: Margin | None = None
    """A score within so many points of a border between two bands is called close to the line. standard_error: within
    1.96 standard errors, from `change`."""
    bands: Annotated[list[Band], Field(min_length=1)] | None = None
    """What is said about the score, listed from low to high; together they cover all that the score can be."""
    reasons: Reasons | None = None
    """The answers that speak most for the band, under its words."""
    limits: Markdown | None = None
    """Part 3 for the bands of this scale that have none."""
    support: Markdown | None = None
    """Part 5 for the bands of this scale that have none."""
    norms: list[NormSet] = []
    """Groups of people that the score can be compared with."""
    change: Change | None = None
    """What is known of the score's precision. Without it, whether a change is reliable is not known."""
    beside: list[Reference] = []
    """Scales that are shown in this one's card and get none of their own."""


class Profile(Fields):
    """Scales side by side: their common level, and which of them stand out."""

    title: Text
    """Heading of the picture."""
    scales: Annotated[list[Reference], Field(min_length=2)]
    """The scales, in the order in which they are shown; they have one range."""


class Example(Fields):
    """A worked case. It is scored at every build, and a wrong one stops the build."""

    name: Text
    """What the case shows."""
    answer_all: Written | None = None
    """One answer for every item with an option set; `responses` may change single ones."""
    responses: dict[Text, Written] = {}
    """Answers by item: a value of the option set or range, skipped or cannot_tell; an item left out is skipped."""
    scores: Annotated[dict[Reference, Written], Field(min_length=1)] = {}
    """Exact scores by scale (12, 0.5 or 100/3), or too_few or undefined; a safety check has none."""
    bands: dict[Reference, Text] = {}
    """Bands by scale."""
    flags: list[Reference] | None = None
    """The flags that are raised, in their order; [] if none is."""


class Assessment(Fields):
    """One YAML file; its name is the assessment's id and address."""

    language: Annotated[Literal["1"], WithJsonSchema({"enum": [1, "1"]})]
    """Version of this language."""
    kind: Literal["scored", "safety"] = "scored"
    """safety: the safety check of a site, which has flags and no scales. Every other assessment holds it."""
    title: Text
    """Neutral words; shown in the browser's title and history."""
    summary: Text
    """One or two sentences for cards and the index."""
    minutes: Minutes
    """How long it takes."""
    version: Written
    """Changes whenever an item, a key or a band changes."""
    date: Date
    """Date of this version."""
    authors: Annotated[list[Text], Field(min_length=1)]
    """Who wrote it."""
    reviewer: Text | None = None
    """Who reviewed it; without one the page says: draft content, under review."""
    licence: Text
    """Licence of the text, as an SPDX identifier."""
    evidence: Literal["editorial", "piloted", "validated"]
    """editorial: written with care, not tested on people."""
    intended_use: Text
    """What it is for."""
    not_for: Text
    """What it must not be used for."""
    introduction: Markdown
    """Shown before the first item."""
    layout: Literal["steps", "page"] = "steps"
    """steps: one section at a time. page: all sections on one page. The person can switch."""
    parts: Annotated[list[Name], Field(min_length=2)] = []
    """Instead of sections, for a bundle: the assessments beside it that it is made of. See [Bundles](#bundles)."""
    option_sets: dict[Identifier, OptionSet] = {}
    """Named sets of answers."""
    sections: Annotated[list[Annotated[Section, BeforeValidator(_inherit_type)]], Field(min_length=1)]
    """The items, in sections. A bundle has `parts` instead; everything else has sections."""
    scales: Annotated[dict[Name, Scale], Field(min_length=1)] = {}
    """The scores, in the order in which they are shown; only a safety check has none."""
    notes: list[Note] = []
    """Texts shown above the scores when a condition holds."""
    flags: list[AnswerFlag] = []
    """Conditions on answers that bring help before any score, in the order in which it is shown."""
    safety: Safety = Safety()
    """How it stands to the safety check of its site."""
    quality: Quality | None = None
    """Gentle notes on how the answers were given."""
    profiles: dict[Identifier, Profile] = {}
    """Scales shown side by side, at the top of the result."""
    every_band: EveryBand = EveryBand()
    """Parts of band texts that are the same for all scales."""
    worksheet: Worksheet | None = None
    """Something to write down after the result, for the person alone."""
    read_next: list[NextPage] = []
    """What to read after the result."""
    examples: Annotated[list[Example], Field(min_length=1)]
    """Worked cases with their exact scores."""
    _made_of: dict[str, Assessment] = PrivateAttr(default_factory=dict)

    @property
    def made_of(self) -> dict[str, Assessment]:
        """The parts of a bundle, each as it is by itself."""
        return self._made_of

    def made(self, parts: dict[str, Assessment]) -> Assessment:
        """The bundle that knows its parts."""
        self._made_of = parts
        return self


def json_schema() -> dict[str, Any]:
    """The JSON Schema (draft 2020-12) of an assessment file, for editors."""
    schema: dict[str, Any] = Assessment.model_json_schema(by_alias=True, mode="validation")
    # An item without a type takes its section's, so that one of several kinds may fit it.
    items = schema["$defs"]["Section"]["properties"]["items"]["items"]
    items["anyOf"] = items.pop("oneOf")
    del items["discriminator"]
    # A bundle has parts in place of sections; what else is scored has scales; every example says what it comes to.
    schema["required"].remove("sections")
    check = {"properties": {"kind": {"const": "safety"}}, "required": ["kind"]}
    schema |= {"if": check, "then": {"required": ["sections", "flags"]}}
    schema["else"] = {"if": {"required": ["parts"]}, "else": {"required": ["sections", "scales"]}}
    schema["$defs"]["Example"]["anyOf"] = [{"required": ["scores"]}, {"required": ["flags"]}]
    for part in (schema, *schema["$defs"].values()):
        part["properties"] = {key: _without_null(field) for key, field in part["properties"].items()}
    return schema


def _without_null(field: dict[str, Any]) -> dict[str, Any]:
    """An optional key may be left out, but not left empty."""
    kinds = [kind for kind in field.get("anyOf", []) if kind != {"type": "null"}]
    if len(kinds) == len(field.get("anyOf", [])):
        return field
    rest = {key: value for key, value in field.items() if key not in ("anyOf", "default")}
    return rest | (kinds[0] if len(kinds) == 1 else {"anyOf": kinds})
