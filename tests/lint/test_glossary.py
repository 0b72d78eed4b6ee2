"""WRD-04: listed terms that are used have an entry."""

from __future__ import annotations

from pathlib import Path

from tests.lint.site import GLOSSARY, PAGE, of_page, said


def test_a_term_without_an_entry_is_told_once_where_it_is_used_first(tmp_path: Path) -> None:
    page = "# Start\n\nThe safety check and the boundary, one boundary.\n"
    assert of_page(tmp_path / "one", page) == [
        'content/start.md:3:26 no-entry  "boundary" is a listed term, and the glossary has no entry for it. '
        "Add one, or use another word."
    ]
    entry = f"{GLOSSARY}\nBoundary, limit\n:   What you accept.\n"
    assert said(tmp_path / "two", {"content/start.md": page, "content/glossary.md": entry}) == []


def test_terms_of_pages_for_maintainers_need_no_entry(tmp_path: Path) -> None:
    assert of_page(tmp_path, "---\naudience: maintainers\n---\n\nThe boundary.\n") == []


def test_a_site_of_pages_without_a_glossary_is_told_and_may_have_no_terms_instead(tmp_path: Path) -> None:
    rules = "rules: 1\nglossary: words.md\n"
    assert said(tmp_path / "one", {"wording.yaml": rules}) == [
        'wording.yaml:1:1 no-glossary  terms are listed, and there is no glossary "words.md". '
        "Write that page, with a definition list."
    ]
    terms = ("balance", "band", "boundary", "close to the line", "counsellor", "draft", "reverse-keyed", "safety check")
    without = "".join(f"      - {{word: {term}, reason: it is plain here}}\n" for term in terms)
    files = {"wording.yaml": f"{rules}languages:\n  en:\n    without:\n{without}", "content/start.md": PAGE}
    assert said(tmp_path / "two", files) == []
