"""A phone number as it is written + a country → whether it can be dialled there, and its address in a link."""

from __future__ import annotations

import re

import phonenumbers
from phonenumbers import shortnumberinfo

# The code that stands for every country without a list of its own; its numbers are international or valid somewhere.
ELSEWHERE = "ZZ"
# Short numbers in use that the numbering plans of the library lack; each has its source beside it in its list of help.
IN_USE = {("DE", "116016"), ("IN", "14416"), ("PT", "1411"), ("PT", "3060")}
_WRITTEN = re.compile(r"\+?[0-9][0-9 ()-]*")


def is_country(code: str) -> bool:
    """Whether a code of two letters is of a country that has phone numbers."""
    return code in phonenumbers.SUPPORTED_REGIONS


def is_dialable(number: str, country: str) -> bool:
    """Whether a number can be dialled in a country: one of its own, or of its short ones for calls or messages."""
    if not _WRITTEN.fullmatch(number):
        return False
    if country == ELSEWHERE and not number.startswith("+"):
        return any(is_dialable(number, region) for region in phonenumbers.SUPPORTED_REGIONS)
    try:
        parsed = phonenumbers.parse(number, None if country == ELSEWHERE else country)
    except phonenumbers.NumberParseException:
        return False
    if country == ELSEWHERE:
        return phonenumbers.is_valid_number(parsed)
    return (
        phonenumbers.is_valid_number_for_region(parsed, country)
        or shortnumberinfo.is_valid_short_number_for_region(parsed, country)
        or (country, bare(number)) in IN_USE
    )


def bare(number: str) -> str:
    """A number without what makes it easy to read, as a link wants it."""
    return re.sub(r"[ ()-]", "", number)
