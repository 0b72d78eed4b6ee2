"""The model → the reference page: every key, type, function and problem stands on it, and every link on it leads on."""

from __future__ import annotations

import ast
import inspect
import re
from html.parser import HTMLParser

import pytest
from markdown import Markdown
from pydantic import BaseModel

from quietform import model
from quietform.blocks import read_file
from quietform.catalogue import CATALOGUE
from quietform.compiler.formula import COUNTS, FUNCTIONS
from quietform.fields import Fields
from quietform.gallery import example
from quietform.items import TYPES
from quietform.reference import reference

PAGE = reference()


def sections() -> dict[str, str]:
    """The page by heading."""
    parts = re.split(r"^## (.*)\n", PAGE, flags=re.MULTILINE)
    return {"": parts[0], **dict(zip(parts[1::2], parts[2::2], strict=True))}


def rows(heading: str) -> list[list[str]]:
    """The cells of a section's table, without its two first lines."""
    lines = [line for line in sections()[heading].splitlines() if line.startswith("|")]
    return [[cell.strip() for cell in re.split(r"(?<!\\)\|", line)[1:-1]] for line in lines[2:]]


def kinds() -> list[type[BaseModel]]:
    """Every mapping an assessment file can hold; lists of words for the wording check are another language."""
    found: list[type[BaseModel]] = []

    def below(kind: type[BaseModel]) -> None:
        for one in kind.__subclasses__():
            found.append(one)
            below(one)

    below(Fields)
    return [kind for kind in found if re.match(r"quietform\.(?!lint\.)", kind.__module__)]


def heading(kind: type[BaseModel]) -> str:
    if kind is model.Assessment:
        return "The file"
    words = re.sub(r"(?<=.)([A-Z])", lambda match: f" {match[1].lower()}", kind.__name__)
    return words[0].upper() + words[1:]


@pytest.mark.parametrize("kind", kinds(), ids=lambda kind: kind.__name__)
def test_each_mapping_has_a_section_with_all_its_keys_and_what_they_mean(kind: type[BaseModel]) -> None:
    if heading(kind) not in sections():
        # A base that no file can hold by itself has its keys in those that are made from it.
        assert [one for one in kinds() if issubclass(one, kind) and one is not kind]
        return
    described = {name.strip("`"): meaning for name, _, meaning in rows(heading(kind))}
    expected = {
        (field.serialization_alias or name): (field.description or "").replace("\n", " ").replace("|", "\\|")
        for name, field in kind.model_fields.items()
    }
    assert described == expected
    assert all(described.values())
    docstring = inspect.cleandoc(kind.__doc__ or "")
    assert docstring
    assert sections()[heading(kind)].strip().startswith(docstring)


def test_every_class_of_the_model_is_met_on_the_page() -> None:
    tree = ast.parse(read_file("model.py"))
    named = [node.name for node in tree.body if isinstance(node, ast.ClassDef)]
    assert set(named) <= {kind.__name__ for kind in kinds()}
    assert {heading(getattr(model, name)) for name in named} <= set(sections())
    assert {heading(kind.fields) for kind in TYPES.values()} <= set(sections())


def test_every_item_type_is_shown_by_its_own_examples() -> None:
    for name in TYPES:
        assert f"```yaml\n{example(name)}```" in reference()


@pytest.mark.parametrize(
    ("name", "key", "takes"),
    [
        ("The file", "language", "`1`"),
        ("The file", "title", "text"),
        ("The file", "minutes", "whole number from 1 to 90"),
        ("The file", "date", "date"),
        ("The file", "authors", "list of text"),
        ("The file", "reviewer", "optional; text"),
        ("The file", "evidence", "`editorial` or `piloted` or `validated`"),
        ("The file", "introduction", "Markdown"),
        ("The file", "option_sets", "optional; mapping of ids to [option set](#option-set)"),
        ("The file", "sections", "optional; list of [section](#section)"),
        ("The file", "notes", "optional; list of [note](#note)"),
        ("The file", "every_band", "optional; [every band](#every-band)"),
        ("Option", "value", "number or fraction"),
        ("Option set", "ordered", "optional, `true` if left out; `true` or `false`"),
        ("Grid", "rows", "list of [entry](#entry)"),
        ("Number item", "step", "optional, `1` if left out; number or fraction"),
        ("Section", "options", "optional; id"),
        ("Example", "answer_all", "optional; text or number"),
        ("Band", "from", "optional; number or fraction"),
        ("Scale", "method",
         "optional; `sum` or `mean` or `pomp` or `minimum` or `maximum` or `median` or `count` or `any`"),
        ("Scale", "missing",
         "a missing rule: `complete`, `zero`, `{at_least: 2}`, `{at_least: 80%}` or `{at_most: 1}`"),
    ],
)  # fmt: skip
def test_what_a_key_takes_is_said_in_words(name: str, key: str, takes: str) -> None:
    assert {row[0]: row[1] for row in rows(name)}[f"`{key}`"] == takes


def test_every_problem_stands_there_with_its_level_in_order() -> None:
    found = rows("What can be wrong")
    assert [row[0] for row in found] == [f"`{code}`" for code in sorted(CATALOGUE)]
    assert [row[1] for row in found] == [CATALOGUE[code].level for code in sorted(CATALOGUE)]
    texts = {code: row[2] for code, row in zip(sorted(CATALOGUE), found, strict=True)}
    assert texts["unknown-key"] == '‹where› has no key "‹key›"'
    assert texts["too-large"] == "the file has ‹size› bytes; at most ‹limit› are read"
    assert all(texts.values())


def test_every_function_of_formulas_stands_there() -> None:
    text = " ".join(sections()["Formulas"].split())
    for _, _, written in FUNCTIONS.values():
        assert f"`{written}`" in text
    for name in COUNTS:
        assert f"`{name}(scale)`" in text
    assert "(halves of pairs as `id.me`, `id.partner`)" in text


class _Page(HTMLParser):
    """Tables, ids and links of a page."""

    def __init__(self) -> None:
        super().__init__()
        self.ids: list[str] = []
        self.links: list[str] = []
        self.tables = 0
        self.tags: set[str] = set()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = dict(attrs)
        self.tags.add(tag)
        self.tables += tag == "table"
        if values.get("id"):
            self.ids.append(values["id"] or "")
        if tag == "a":
            self.links.append(values["href"] or "")


def test_each_link_on_the_page_leads_to_a_heading_of_it() -> None:
    html = Markdown(extensions=["toc", "tables"]).convert(PAGE)
    page = _Page()
    page.feed(html)
    assert page.tables == sum(1 for text in sections().values() if "| --- |" in text)
    assert len(page.ids) == len(set(page.ids)) == len(sections())
    assert page.links
    assert {link.removeprefix("#") for link in page.links} <= set(page.ids)
    # No text of the model is taken for HTML, and no row has lost a bar.
    assert page.tags <= {"h1", "h2", "p", "a", "strong", "code", "table", "thead", "tbody", "tr", "th", "td"}
    assert not [line for line in re.findall(r"<p>.*", html) if line.startswith("<p>|")]


def test_the_page_is_the_same_each_time() -> None:
    assert reference() == PAGE
    assert PAGE.startswith("# The YAML language\n")
