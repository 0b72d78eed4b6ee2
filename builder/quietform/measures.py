"""What is known of a score beyond its bands: norm groups and precision, as YAML fields; part of the model."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from quietform.fields import Fields, Flag, Formula, Identifier, Number, NumberPair, Positive, Text, Whole

Table = Annotated[list[NumberPair], Field(min_length=1)]


class Percentile(Fields):
    """How a group's percentiles are found: by a table, or by a polynomial in T."""

    of: Literal["raw", "t"] = "t"
    """What the table looks up: raw scores, or T-scores (of a group without a mean: the values of its table)."""
    table: Table | None = None
    """Pairs [score, percentile], lower scores first."""
    linear: Flag = False
    """true: between two scores of the table, on the line through them. Beyond its ends there is never a value."""
    polynomial: Annotated[list[Number], Field(min_length=1)] | None = None
    """Instead of a table: coefficients of a polynomial in T, the constant first."""
    floor: Number | None = None
    """The lowest percentile that the polynomial gives."""
    ceiling: Number | None = None
    """The highest percentile that the polynomial gives."""


class NormGroup(Fields):
    """One group of people: a mean and a standard deviation, a table, or both."""

    id: Identifier
    """Its name in results."""
    title: Text
    """Who is in it, such as: Women, 18 to 39."""
    when: Formula | None = None
    """A condition on items that is true for who belongs to it; without one, everybody does. Groups do not overlap."""
    n: Positive | None = None
    """How many people were in it."""
    mean: Number | None = None
    """Mean of the scale's score in this group."""
    sd: Number | None = None
    """Standard deviation of the scale's score in this group."""
    table: Table | None = None
    """Pairs [score, value], lower scores first: the published value beside each score."""
    linear: Flag = False
    """true: between two scores of the table, on the line through them. Beyond its ends there is never a value."""
    percentile: Percentile | None = None
    """How percentiles are found."""


class NormSet(Fields):
    """Published norms of one population, in groups. No match gives no norm score, never the nearest group."""

    id: Identifier
    """Its name in results."""
    name: Text
    """What the norms are called."""
    country: Text
    """Where the people lived."""
    language: Text
    """The language in which they answered."""
    year: Whole
    """When they answered."""
    n: Positive
    """How many they were, in all groups."""
    ages: Text
    """Their range of age, such as: 18 to 94."""
    people: Text
    """Who they were, such as: general population, women and men."""
    source: Text
    """Where the norms were published."""
    licence: Text
    """On what terms they may be used."""
    gives: Annotated[
        list[Literal["z", "t", "iq", "sten", "stanine", "score", "percentile"]],
        Field(min_length=1),
    ]
    """What is made of the score. z, t (50 + 10 z), iq (100 + 15 z), sten and stanine need mean and sd in every group;
    score is the value of the table; percentile is the group's percentile."""
    groups: Annotated[list[NormGroup], Field(min_length=1)]
    """The groups."""


class Population(Fields):
    """Mean and standard deviation of one population."""

    mean: Number
    """Mean of the score."""
    sd: Number
    """Standard deviation of the score."""


class Change(Fields):
    """What is known of a score's precision: how large a change is more than chance, and where a cut-off lies."""

    sd: Number
    """Standard deviation of the score in the sample in which its reliability was found."""
    reliability: Number
    """Reliability, from 0 to below 1. The standard error of measurement is sd √(1 − reliability)."""
    source: Text
    """Where both were published."""
    clinical: Population | None = None
    """People in treatment or in need of it. With `functional`, gives the cut-off c (Jacobson and Truax 1991)."""
    functional: Population | None = None
    """People who are well."""
