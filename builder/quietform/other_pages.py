"""Content pages of a build in another language → what is wrong with their translations, and what each says of itself.

A page without a translation is the page of the source, and says so: never blank, never silently.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

from markupsafe import Markup

from quietform.interface import finish, language_name, say, speaking
from quietform.languages import Languages
from quietform.problems import Problem, listing
from quietform.site import foreign
from quietform.translation.loaded import source_of
from quietform.translation.pages import UNTRANSLATED, load_page, page_language, page_state

# Of a page that is shown as it is in the language of the sources.
MISSING = "missing"


def states_of(
    files: Iterable[Any], root: Path, language: str, tell: Callable[[Problem], None], missing: Callable[[str], None]
) -> dict[str, str]:
    """By path among the sources, draft or reviewed or MISSING, of each page of a build in another language.

    `tell` hears of each problem, `missing` once of all pages without a translation; what a plugin makes has none.
    """
    states: dict[str, str] = {}
    for file in files:
        path = Path(file.abs_src_path) if file.abs_src_path else None
        states[file.src_uri] = MISSING
        if path is not None and page_language(path) == language:
            source, text = source_of(path), path.read_text(encoding="utf-8")
            names = [Path(os.path.relpath(one, root)).as_posix() for one in (source, path)]
            found = load_page(
                source.read_text(encoding="utf-8") if source.is_file() else None, names[0], text, names[1]
            )
            for problem in found.problems:
                tell(problem)
            state = page_state(text)
            states[file.src_uri] = MISSING if state == UNTRANSLATED else state
    if none := [path for path, state in states.items() if state == MISSING]:
        missing(f"no translation of {listing(none)}; they are shown as they are")
    return states


def with_note(html: str, state: str | None, languages: Languages) -> str:
    """The content of a page below what it says of its translation; what is not translated, in its own language."""
    if state is None or not languages.is_translation or state == "reviewed":
        return html
    tag, written = languages.spoken.tag, languages.written.tag
    name = language_name(written, tag)
    with speaking(tag):
        if state == MISSING:
            note = say("This page is not translated yet. Its language is %(language)s.") % {"language": name}
        else:
            note = say("Draft translation")
    # The search passes over what every draft says.
    mark = "" if state == MISSING else " data-draft"
    said = Markup(f'<p class="translated"{mark}>{{}}</p>\n').format(note)
    if state == MISSING:
        html = f"<div{foreign(written, tag)}>\n{html}\n</div>"
    return finish(str(said)) + html
