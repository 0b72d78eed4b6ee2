"""How a scale estimates a trait by item response theory, as YAML fields; part of the model."""

from __future__ import annotations

from fractions import Fraction
from typing import Annotated, Any, Literal

from pydantic import BeforeValidator, Field, WithJsonSchema

from quietform.fields import Fields, Flag, Number, NumberPair, Text, Whole

_NUMBER: dict[str, Any] = {"type": ["number", "string"]}
# An item with two answers has one number, which needs no brackets.
Steps = Annotated[
    list[Number],
    BeforeValidator(lambda value: [value] if isinstance(value, str) else value),
    WithJsonSchema({"anyOf": [_NUMBER, {"type": "array", "items": _NUMBER, "minItems": 1}]}),
]


class Parameters(Fields):
    """What is known of one item."""

    a: Number
    """Slope (discrimination)."""
    b: Steps | None = None
    """Locations (difficulty, thresholds), one for each step from an answer to the next."""
    d: Steps | None = None
    """Instead of b: intercepts. In a graded response model they fall; in a generalised partial credit model each counts
    from the lowest answer."""
    c: Number | None = None
    """Lower asymptote, of 3pl and 4pl."""
    u: Number | None = None
    """Upper asymptote, of 4pl."""


class Spread(Fields):
    """A mean and a standard deviation."""

    mean: Number
    """The mean."""
    sd: Number
    """The standard deviation."""


class Irt(Fields):
    """Item response theory: how a trait is estimated from the answers. Answers that are missing are left out."""

    model: Literal["2pl", "3pl", "4pl", "grm", "gpcm"]
    """2pl, 3pl, 4pl: logistic, for items with two answers. grm: graded response (Samejima). gpcm: generalised partial
    credit (Muraki)."""
    estimate: Literal["eap", "map", "wle", "table"]
    """eap: the mean of the posterior. map: its highest place. wle: weighted likelihood (Warm). These three need the
    second engine. table: the eap of each sum of complete answers, worked out when the page is built."""
    D: Annotated[Literal["1", "1.7", "1.702"], WithJsonSchema({"enum": [1, 1.7, 1.702, "1", "1.7", "1.702"]})]
    """The scaling constant of the published parameters; there is no default."""
    prior: Spread | None = None
    """The normal distribution that is assumed of the trait before any answer; mean 0 and sd 1 if none is given."""
    range: NumberPair | None = None
    """The trait's range: of the integration, and of where the highest place is looked for; [-4, 4] if none is given."""
    nodes: Annotated[Whole, Field(ge=11, le=1001)] = 81
    """How many evenly spaced places of the range are used."""
    scaled: Spread | None = None
    """Another metric for the result: mean + sd × trait, such as {mean: 50, sd: 10} for T-scores."""
    signed: Flag = False
    """true: a slope may be below 0. Else an item that points the other way stands under `reverse`, and its parameters
    are those of the reversed answers."""
    source: Text
    """Where the parameters were published."""
    parameters: Annotated[dict[Text, Parameters], Field(min_length=1)]
    """The parameters, by item; halves of pairs as `id.me` and `id.partner`."""

    @property
    def python_only(self) -> bool:
        """Whether only Python can work out the score."""
        return self.estimate != "table"

    @property
    def ends(self) -> tuple[Fraction, Fraction]:
        return self.range or (Fraction(-4), Fraction(4))

    @property
    def normal(self) -> tuple[Fraction, Fraction]:
        """Mean and standard deviation of the prior."""
        return (Fraction(0), Fraction(1)) if self.prior is None else (self.prior.mean, self.prior.sd)
