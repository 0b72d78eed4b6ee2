"""Bytes of a YAML file → a country's help: an emergency number and services, each with its source and its date."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import PurePath
from typing import Annotated, Any, Literal

from pydantic import BeforeValidator, Field, WithJsonSchema

from quietform.fields import Date, Fields, Text, fault
from quietform.interface import country_name, joined, mark, say, unless_written
from quietform.phones import ELSEWHERE, is_country, is_dialable
from quietform.problems import AssessmentError, Problem, Problems
from quietform.reading import Source, fit_as
from quietform.source import lines, read

# After so many days an entry wants to be looked up again; after so many it is not published.
OLD, STALE = 180, 365
ALWAYS = mark("24 hours")
# The name of the list for every country without one of its own.
NOT_LISTED = mark("My country is not listed")
NAME = re.compile(r"[A-Z]{2}")
_URL = re.compile(r"https://[a-zA-Z0-9-]+(\.[a-zA-Z0-9-]+)+(/[^\s\"'<>]*)?")
_ZONE = re.compile(r"[A-Z][A-Za-z]+/[A-Z][A-Za-z_/-]+")
_PLACE = re.compile(r"[A-Z][A-Za-z_-]+")

HelpsWith = Literal["emergency", "violence", "crisis"]
ForWhom = Literal["all", "women", "men", "lgbtq", "children", "own_behaviour", "suicidal_thoughts"]
# In plain words, as they stand beside a name.
HELP: dict[HelpsWith, str] = {
    "emergency": mark("emergency"),
    "violence": mark("violence by a partner"),
    "crisis": mark("any crisis or distress"),
}
WHOM: dict[ForWhom, str] = {
    "all": "",
    "women": mark("for women"),
    "men": mark("for men"),
    "lgbtq": mark("for LGBTQ+ people"),
    "children": mark("for children and young people"),
    "own_behaviour": mark("if your own behaviour worries you"),
    "suicidal_thoughts": mark("thoughts of suicide"),
}
# What a country is not published without.
NEEDED: dict[HelpsWith, str] = {"violence": "service for violence by a partner", "crisis": "crisis line for everyone"}


def _pattern(pattern: re.Pattern[str], wanted: str, example: str) -> Any:
    def check(value: Any) -> Any:
        if isinstance(value, str) and not pattern.fullmatch(value):
            raise fault(wanted, f"write such as {example}")
        return value

    return BeforeValidator(check)


def _iso(value: Any) -> Any:
    if isinstance(value, str) and not is_country(value) and value != ELSEWHERE:
        raise fault("the code of a country", f"write such as GB; {ELSEWHERE} stands for every country without a list")
    return value


_STRING = WithJsonSchema({"type": "string"})
Iso = Annotated[Text, BeforeValidator(_iso), _STRING]
Url = Annotated[Text, _pattern(_URL, "an https address", "https://example.org/help"), _STRING]
Zone = Annotated[Text, _pattern(_ZONE, "a time zone", "Europe/London"), _STRING]
ZonePart = Annotated[Text, _pattern(_PLACE, "a part of a time zone's name", "London"), _STRING]


class Emergency(Fields):
    """The number for danger now."""

    phone: Text
    """To call."""
    sms: Text | None = None
    """To send a message to."""
    note: Text | None = None
    """What a person must know to use it, in a few plain words without a stop; shown beside the number everywhere."""
    caveat: Text | None = None
    """What a call leaves behind, such as: calls from a mobile may be traced on a bill."""
    source: Url
    """Where it is from."""
    last_checked: Date
    """When it was last looked up there."""
    checked_by: Text
    """How it was checked, in plain words."""


class Service(Fields):
    """One service: whom it helps with what, how to reach it, and how we know."""

    name: Text
    """As people know it."""
    helps_with: list[HelpsWith] = []
    """What it is for."""
    for_whom: Annotated[list[ForWhom], Field(min_length=1)]
    """Who can turn to it."""
    phone: Text | None = None
    """To call."""
    sms: Text | None = None
    """To send a message to."""
    send: Text | None = None
    """The word to send there."""
    chat: Url | None = None
    """Where one can write with somebody."""
    website: Url | None = None
    """Where one finds more, or whom to call."""
    hours: Text | None = None
    """`24 hours`, or such as: 9:00 to 17:00 on working days."""
    time_zone: Zone | None = None
    """Of the hours."""
    languages: Annotated[list[Text], Field(min_length=1)] | None = None
    """Spoken there."""
    cost: Text | None = None
    """What a call costs."""
    on_bill: Text | None = None
    """Whether a call shows on a bill, where the source says so."""
    relay: Text | None = None
    """For people who do not hear or speak: relay service, text phone."""
    note: Text | None = None
    """What a person must know, in a few plain words without a stop; shown beside the name everywhere."""
    source: Url
    """Where it is from."""
    last_checked: Date
    """When it was last looked up there."""
    checked_by: Text
    """How it was checked, in plain words."""

    @property
    def tags(self) -> str:
        """The words by which a page picks services."""
        crisis = ["crisis"] if "suicidal_thoughts" in self.for_whom and "crisis" not in self.helps_with else []
        groups = [group for group in self.for_whom if group not in ("all", "suicidal_thoughts")]
        return " ".join([*self.helps_with, *crisis, *groups])

    @property
    def about(self) -> str:
        """What it helps with and whom, in plain words."""
        words = [HELP[kind] for kind in self.helps_with] + [WHOM[group] for group in self.for_whom]
        return joined(say(text) for text in words if text)


class Country(Fields):
    """The help that one country has."""

    iso: Iso
    """Its code of two letters; ZZ for every country without a list of its own."""
    name: Text
    """In English, as people look for it."""
    time_zones: list[ZonePart] = []
    """Parts of the names of its time zones, such as London; they preselect it, on the person's device."""
    emergency: Emergency | None = None
    """Only the list for everywhere else does without."""
    services: Annotated[list[Service], Field(min_length=1)]
    """In the order in which they are shown."""

    @property
    def title(self) -> str:
        """Its name in the language that is spoken."""
        return unless_written(self.name, NOT_LISTED) if self.iso == ELSEWHERE else country_name(self.iso, self.name)

    @property
    def anchor(self) -> str:
        """Where its list stands on the help page."""
        return re.sub(r"[^a-z]+", "-", self.name.lower()).strip("-")


@dataclass(frozen=True)
class LoadedCountry:
    """What one file gives. `country` is usable only if `errors` is empty."""

    file: str
    problems: list[Problem]
    lines: list[str]
    country: Country | None = None

    @property
    def errors(self) -> list[Problem]:
        return [problem for problem in self.problems if problem.level == "error"]

    def sound(self) -> Country:
        """The country. Raises AssessmentError with every problem if there is an error."""
        if self.errors or self.country is None:
            raise AssessmentError(self.problems)
        return self.country


def is_help(path: PurePath) -> bool:
    """Whether a file is a country's list by its name, such as GB.yaml; assessments begin with a small letter."""
    return bool(NAME.fullmatch(path.stem))


def load_country(data: bytes, file: str, today: datetime.date) -> LoadedCountry:
    """Read one file. `today` decides what is too old."""
    problems = Problems()
    root = read(data, file, problems)
    source = Source(root) if root is not None else None
    country = fit_as(Country, "iso: GB", source, problems) if source else None
    if country is not None and source is not None:
        if country.iso != PurePath(file).stem and "iso" not in source.guessed:
            problems.add(source.key("iso"), "help-name", iso=country.iso, stem=PurePath(file).stem)
        for where, path, entry in _entries(country):
            _check_numbers(country, where, path, entry, source, problems)
            _check_date(where, path, entry.last_checked, today, source, problems)
        _check_services(country, source, problems)
        if country.iso != ELSEWHERE:
            _check_whole(country, source, problems)
    return LoadedCountry(file, list(problems), lines(data), country)


def in_order(countries: list[Country]) -> list[Country]:
    """By name; what is for everywhere else comes last."""
    return sorted(countries, key=lambda country: (country.iso == ELSEWHERE, country.name))


Path = tuple[str | int, ...]


def _entries(country: Country) -> Iterator[tuple[str, Path, Emergency | Service]]:
    if country.emergency:
        yield "the emergency number", ("emergency",), country.emergency
    for index, service in enumerate(country.services):
        yield f'service "{service.name}"', ("services", index), service


def _check_numbers(
    country: Country, where: str, path: Path, entry: Emergency | Service, source: Source, problems: Problems
) -> None:
    for key in ("phone", "sms"):
        number = getattr(entry, key)
        if number is not None and number != "?" and not is_dialable(number, country.iso):
            problems.add(source.at(*path, key), "help-number", where=where, number=number, country=country.iso)


def _check_date(
    where: str, path: Path, checked: datetime.date, today: datetime.date, source: Source, problems: Problems
) -> None:
    place, days = source.at(*path, "last_checked"), (today - checked).days
    if days < 0:
        problems.add(place, "help-ahead", where=where, date=checked)
    elif days >= STALE:
        problems.add(place, "help-stale", where=where, days=days, limit=STALE)
    elif days >= OLD:
        problems.add(place, "help-old", where=where, days=days)


def _check_services(country: Country, source: Source, problems: Problems) -> None:
    """How each service is reached and when."""
    for index, service in enumerate(country.services):
        where, place = f'service "{service.name}"', source.at("services", index)
        if not (service.phone or service.sms or service.chat or service.website):
            problems.add(
                place, "help-service", where=where, fault="cannot be reached", hint="add phone, sms, chat or website"
            )
        if service.hours and service.hours != ALWAYS and not service.time_zone:
            hint = f"add time_zone, such as Europe/London; always open is written hours: {ALWAYS}"
            problems.add(place, "help-service", where=where, fault="has hours of no time zone", hint=hint)
        if "violence" in service.helps_with and "own_behaviour" in service.for_whom:
            hint = "list it twice: a page for people who were hurt leaves out what is for people who may hurt somebody"
            problems.add(place, "help-service", where=where, fault="is for both sides of violence", hint=hint)
        if service.send and not service.sms:
            hint = "add sms with the number it is sent to"
            problems.add(place, "help-service", where=where, fault="has a word to send and no number", hint=hint)


def _check_whole(country: Country, source: Source, problems: Problems) -> None:
    """That a country has what it is not published without; not of a file in which something was taken out."""
    place = source.key("iso")
    if not country.emergency and "emergency" not in source.guessed:
        problems.add(place, "help-lacks", country=country.name, kind="emergency number")
    if "services" in source.guessed:
        return
    for kind, words in NEEDED.items():
        # A crisis line is for everyone; a service for violence may be for women, as in many countries.
        there = [
            one for one in country.services if kind in one.tags.split() and (kind != "crisis" or "all" in one.for_whom)
        ]
        if not there:
            problems.add(place, "help-lacks", country=country.name, kind=words)
