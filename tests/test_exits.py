"""Where "Leave now" may lead: to another host, encrypted, and better not to a page about whoever is signed in."""

from __future__ import annotations

import pytest

from quietform.exits import PERSONAL, doubted, refused
from quietform.site import Site

WRONG = "must be an address of another host that begins with https://"


def test_the_exit_of_a_site_that_says_nothing_is_a_good_one() -> None:
    assert (refused(Site.exit_url), doubted(Site.exit_url)) == ("", "")


@pytest.mark.parametrize("address", ["https://example.org", "https://a.example.org:8443/x?y=1#z"])
def test_the_exit_leads_to_another_host_by_an_encrypted_connection(address: str) -> None:
    assert refused(address) == ""


@pytest.mark.parametrize("address", ["", "help/", "http://example.org/", "https://localhost/", "https://a.org/'x"])
def test_anything_else_is_no_exit(address: str) -> None:
    assert refused(address) == WRONG


def test_the_exit_is_not_on_the_host_of_the_site() -> None:
    said = "must be an address of another host than example.org, where this site is"
    for site in ("https://example.org/", "http://www.example.org/below/"):
        assert refused("https://www.Example.org/weather", site) == said
        assert refused("https://weather.example.org/", site) == ""


@pytest.mark.parametrize(
    ("address", "host"),
    [
        ("https://www.google.com/", "google.com"),
        ("https://maps.google.co.uk/x", "google.co.uk"),
        ("https://x.com/home", "x.com"),
        ("https://mail.live.com", "live.com"),
    ],
)
def test_a_host_that_shows_who_is_signed_in_is_worth_a_second_look(address: str, host: str) -> None:
    shown = PERSONAL[host.split(".")[0]]
    assert doubted(address) == f"leads to {host}, which can show {shown}; choose a page that is the same for everybody"


@pytest.mark.parametrize("address", ["https://google.example.org/", "https://x.example.co.uk/", "https://co.uk/"])
def test_only_the_name_of_the_host_counts(address: str) -> None:
    assert doubted(address) == ""
