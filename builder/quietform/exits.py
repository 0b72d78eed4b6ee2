"""The address behind "Leave now" → why it cannot be one, or why it is worth a second look."""

from __future__ import annotations

import re
from urllib.parse import urlsplit

# Where a person may be led in haste: another host, by an encrypted connection.
EXIT = re.compile(r"https://[a-zA-Z0-9-]+(\.[a-zA-Z0-9-]+)+(:[0-9]+)?(/[^\s\"'<>]*)?")

# What the first page of a host shows of a person who is signed in there, or is known from before.
SEARCHES, BOUGHT, SEEN, PEOPLE, MAIL = (
    "what was searched for",
    "what was looked at or bought",
    "what was watched or listened to",
    "friends, messages and a name",
    "mail and a name",
)
PERSONAL = {
    "google": SEARCHES,
    "bing": SEARCHES,
    "yahoo": SEARCHES,
    "amazon": BOUGHT,
    "ebay": BOUGHT,
    "etsy": BOUGHT,
    "netflix": SEEN,
    "spotify": SEEN,
    "twitch": SEEN,
    "youtube": SEEN,
    "facebook": PEOPLE,
    "instagram": PEOPLE,
    "linkedin": PEOPLE,
    "pinterest": PEOPLE,
    "reddit": PEOPLE,
    "snapchat": PEOPLE,
    "tiktok": PEOPLE,
    "twitter": PEOPLE,
    "whatsapp": PEOPLE,
    "x": PEOPLE,
    "gmail": MAIL,
    "live": MAIL,
    "outlook": MAIL,
}


def refused(url: str, site_url: str | None = None) -> str:
    """What is wrong with the address; nothing if it can be the exit of a site at `site_url`."""
    if not EXIT.fullmatch(url):
        return "must be an address of another host that begins with https://"
    host = _host(url)
    if site_url and host == _host(site_url):
        return f"must be an address of another host than {host}, where this site is"
    return ""


def doubted(url: str) -> str:
    """Why the page may show too much to whoever looks on; nothing if its host is not known for it."""
    labels = _host(url).split(".")
    # The name that somebody chose stands before the last one, or before two such as co.uk.
    at = -3 if len(labels) > 2 and labels[-2] in ("co", "com") else -2
    shown = PERSONAL.get(labels[at])
    host = ".".join(labels[at:])
    return f"leads to {host}, which can show {shown}; choose a page that is the same for everybody" if shown else ""


def _host(url: str) -> str:
    return (urlsplit(url).hostname or "").removeprefix("www.")
