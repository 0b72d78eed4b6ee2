"""Pyodide, and our scoring packed by pyodide-build → the files that stand beside the check page."""

from __future__ import annotations

import base64
import gzip
import hashlib
import tempfile
import zipfile
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from pathlib import Path

from quietform.browser.runtime import MISSING, UnavailableError, installed, kept, make_archive, runtime_files

# Where the check page stands on a site.
CHECK = "check"
SCORING = "scoring.zip"
# The earliest date that a zip file can hold.
DATE = (1980, 1, 1, 0, 0, 0)


@dataclass(frozen=True)
class Part:
    """A file that the check page fetches, compressed so that a server need not."""

    name: str
    content: bytes

    @property
    def file(self) -> str:
        """Its name on the site: one that no server takes for compressed text and sends in another way."""
        return f"{self.name}.bin"

    @property
    def integrity(self) -> str:
        return f"sha256-{base64.b64encode(hashlib.sha256(self.content).digest()).decode()}"


@cache
def bundle() -> list[Part]:
    """All files, the same bytes at every build. Raises UnavailableError."""
    parts = [Part(name, content) for name, content in runtime_files().items()]
    return [*parts, Part(SCORING, _scoring())]


def parts_of(taken: str | None, tell: Callable[[str], None], warn: Callable[[str], None]) -> list[Part]:
    """All files of a site's check page; or none, and why is told, or warned of where something is amiss.

    `taken` is what stands in the place of the check page already.
    """
    if taken:
        warn(f'there is no check page: "{taken}" stands in its place. Name that otherwise, or choose to have none')
    elif not installed():
        tell(MISSING)
    else:
        try:
            return bundle()
        except UnavailableError as error:
            warn(f"there is no check page: {error}, or choose to have none")
    return []


def megabytes(parts: Sequence[Part]) -> int:
    """What a person is told of the size before anything is fetched."""
    return max(1, round(sum(len(part.content) for part in parts) / 1e6))


def _scoring() -> bytes:
    """The Python files of `scoring` as a package that Python can import, kept by their hash."""
    folder = files("quietform").joinpath("scoring")
    sources = sorted((one.name, one.read_bytes()) for one in folder.iterdir() if one.name.endswith(".py"))
    key = hashlib.sha256(repr(sources).encode()).hexdigest()[:16]

    def make(made: Path) -> None:
        with tempfile.TemporaryDirectory() as place:
            package = Path(place) / "quietform" / "scoring"
            package.mkdir(parents=True)
            for name, content in sources:
                (package / name).write_bytes(content)
            make_archive(Path(place), made / "any.zip")
        (made / SCORING).write_bytes(gzip.compress(_ordered(made / "any.zip"), 9, mtime=0))
        (made / "any.zip").unlink()

    return (kept(f"scoring-{key}", make, lambda made: (made / SCORING).is_file()) / SCORING).read_bytes()


def _ordered(archive: Path) -> bytes:
    """The archive with its files by name and without dates: those of the disk differ between two machines."""
    with tempfile.TemporaryFile() as text, zipfile.ZipFile(archive) as found:
        with zipfile.ZipFile(text, "w") as made:
            for name in sorted(name for name in found.namelist() if not name.endswith("/")):
                made.writestr(zipfile.ZipInfo(name, DATE), found.read(name))
        text.seek(0)
        return text.read()
