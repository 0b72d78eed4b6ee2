"""hosting/: the configuration of a host → the headers that it sends."""

from __future__ import annotations

import json
import re
import tomllib
from collections.abc import Callable, Mapping
from pathlib import Path

import yaml

HOSTING = Path(__file__).parents[1] / "hosting"


def _pattern(pattern: str) -> Callable[[str], dict[str, str]]:
    return lambda text: dict(re.findall(pattern, text, re.MULTILINE))


def _netlify(text: str) -> dict[str, str]:
    (rule,) = tomllib.loads(text)["headers"]
    assert rule["for"] == "/*"
    return dict(rule["values"])


def _vercel(text: str) -> dict[str, str]:
    (rule,) = json.loads(text)["headers"]
    assert rule["source"] == "/(.*)"
    return {header["key"]: header["value"] for header in rule["headers"]}


# By file: its text → its headers.
READERS: Mapping[str, Callable[[str], dict[str, str]]] = {
    "_headers": _pattern(r"^  ([A-Z][\w-]+): (.*)$"),
    "netlify.toml": _netlify,
    "vercel.json": _vercel,
    "nginx.conf": _pattern(r'^    add_header ([\w-]+) "(.*)" always;$'),
    "Caddyfile": _pattern(r'^\t\t([A-Z][\w-]+) "(.*)"$'),
    "apache.htaccess": _pattern(r'^Header always set ([\w-]+) "(.*)"$'),
}
# These hosts send no headers of a site's own.
WITHOUT = ("github-pages.yml", "gitlab-ci.yml")


def headers() -> dict[str, str]:
    """What every host should send, by name."""
    return dict(yaml.safe_load((HOSTING / "headers.yaml").read_text(encoding="utf-8")))
