"""A folder of lists of help → the countries in order, and every problem of every file."""

from __future__ import annotations

import datetime
import os
from pathlib import Path, PurePath

from quietform.problems import Problem
from quietform.resources import Country, in_order, is_help, load_country


def read_help(folder: Path, root: Path, today: datetime.date) -> tuple[list[Country], list[Problem]]:
    """The countries without an error. Problems name their file as it is seen from `root`."""
    countries: list[Country] = []
    problems: list[Problem] = []
    for path in sorted(folder.glob("*.yaml")):
        if is_help(path):
            loaded = load_country(path.read_bytes(), Path(os.path.relpath(path, root)).as_posix(), today)
            problems += loaded.problems
            countries += [] if loaded.errors else [loaded.sound()]
    return in_order(countries), problems


def stands_in(folder: str, path: str) -> bool:
    """Whether a file of the site's sources, by its path there, is a list of help."""
    file = PurePath(path)
    return file.parent == PurePath(folder) and file.suffix == ".yaml" and is_help(file)
