"""A small assessment's translation, right in all, for tests that change one thing of it."""

from __future__ import annotations

from quietform.problems import Problems
from quietform.source import Node, read
from quietform.translation.filling import refreshed
from quietform.translation.overlay import TranslatedText, Translation
from quietform.translation.texts import fingerprint, texts
from tests.sites import ROOT, small

SOURCE = small(introduction="'See [More](https://example.org/more) first.'")
EDITED = {"introduction": "Lee [Más](https://example.org/more) antes.", "title": "Pequeño"}


def nodes(text: str, file: str = "one.yaml") -> Node:
    node = read(text.encode(), file, Problems())
    assert node is not None
    return node


def translation(source: str = SOURCE, **changes: str) -> str:
    """A whole translation of a source into Spanish, or what stands in it for one: each text after "es:"."""
    entries = {
        address: TranslatedText(
            of=fingerprint(scalar.text or ""), text=changes.get(address, EDITED.get(address, f"es {scalar.text}"))
        )
        for address, scalar in texts(nodes(source)).items()
    }
    given = Translation(translation_of="one", language="es", texts=entries)
    return refreshed(nodes(source), "one.yaml", given).content


def check_of_two() -> str:
    """The site's safety check for a site of one or two small assessments, which advise nothing and have few pages."""
    text = (ROOT / "assessments/safety.yaml").read_text(encoding="utf-8")
    text = text.replace("(before.md)", "").replace("to: before.md", "to: one")
    return "".join(line for line in text.splitlines(keepends=True) if "withholds:" not in line)
