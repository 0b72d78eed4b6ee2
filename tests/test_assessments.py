"""The assessments and pages of the site: examples in both engines, five-part texts, careful words."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from quietform.batch.engines import engine, find_node
from quietform.compiler.examples import example_responses
from quietform.files import load_assessment
from quietform.model import PARTS, SHARED_PARTS, Assessment, Band, Scale
from quietform.problems import Problems
from quietform.scoring import evaluate
from quietform.scoring.exact import parse
from quietform.source import Mapping, Node, Scalar, Sequence, read
from tests.sites import assessment_files

ROOT = Path(__file__).parents[1]
FILES = assessment_files()
PAGES = sorted((ROOT / "content").glob("*.md"))
# WRD-02 of the content rules; help pages may name what a helpline is for.
BANNED = re.compile(
    r"\b(?:diagnos\w*|disorders?|symptoms?|clinical|patients?|(?:ab)?normal|toxic|narciss\w*|gaslight\w*|codependen\w*|"
    r"red flags?|victims?|abusers?|you should|you must|you are an?|your partner is|leave them|stay with|"
    r"pass|fails?|score of)\b|(?<!not )your fault",
    re.IGNORECASE,
)
REFLECTION = (
    "This is a private reflection, not a diagnosis, not a test you pass or fail, and not advice from a professional. "
    "It cannot tell whether you are safe."
)
files = pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)


def assessment_of(path: Path) -> Assessment:
    loaded = load_assessment(path, f"assessments/{path.name}")
    assert loaded.problems == []
    return loaded.sound()[0]


def bands_of(assessment: Assessment) -> Iterator[tuple[str, Scale, Band]]:
    for name, scale in assessment.scales.items():
        for band in scale.bands or []:
            yield name, scale, band


def parts_of(assessment: Assessment, name: str, band: Band) -> dict[str, str | None]:
    """The five parts of a band's text, with what it shares; in a bundle, with its part."""
    scale, owner = assessment.scales[name], assessment.made_of.get(name.partition(".")[0], assessment)
    shared = {name: getattr(scale, name) or getattr(owner.every_band, name) for name in SHARED_PARTS}
    return {name: getattr(band, name) or shared.get(name) for name in PARTS}


@files
def test_every_example_scores_alike_in_both_engines(path: Path) -> None:
    assessment, compiled = load_assessment(path, path.name).sound()
    people = [example_responses(example, compiled.answers) for example in assessment.examples]
    assert len(people) >= 4
    with engine(compiled.program, find_node()) as score:
        javascript = score(people)
    assert javascript == [evaluate(compiled.program, responses)["scales"] for responses in people]
    for example, scores in zip(assessment.examples, javascript, strict=True):
        for scale, expected in example.scores.items():
            assert (scores[scale]["score"] or scores[scale]["state"]) == expected
        for scale, band in example.bands.items():
            assert scores[scale]["band"] == band


def test_the_site_has_these_assessments_and_a_safety_check_with_their_items_and_scales() -> None:
    found = {path.stem: assessment_of(path) for path in FILES}
    assert {
        name: (sum(len(section.items) for section in assessment.sections), len(assessment.scales))
        for name, assessment in found.items()
    } == {
        "boundaries": (12, 6),
        "brief": (10, 6),
        "care": (8, 1),
        "effort": (13, 20),
        "gap": (27, 13),
        "limit": (8, 4),
        "longer": (49, 36),
        "markers": (12, 5),
        "myself": (28, 10),
        "readiness": (15, 6),
        "safety": (8, 0),
        "signs": (12, 6),
        "solo": (10, 4),
        "team": (8, 1),
        "toll": (12, 5),
    }


@files
def test_every_band_has_five_parts_of_40_to_120_words(path: Path) -> None:
    assessment = assessment_of(path)
    for name, _, band in bands_of(assessment):
        parts = parts_of(assessment, name, band)
        assert None not in parts.values(), (name, band.id, parts)
        words = len(" ".join(str(part) for part in parts.values()).split())
        assert 40 <= words <= 120, (name, band.id, words)


@files
def test_every_band_of_every_scale_is_reached_by_some_answers(path: Path) -> None:
    _, compiled = load_assessment(path, path.name).sound()
    for scale in compiled.program["scales"]:
        for band in scale.get("bands", []):
            reach = compiled.reach[scale["id"]]
            assert reach.values is None or any(
                ("from" not in band or value >= parse(band["from"]))
                and ("above" not in band or value > parse(band["above"]))
                and ("below" not in band or value < parse(band["below"]))
                and ("to" not in band or value <= parse(band["to"]))
                for value in reach.values
            ), (scale["id"], band)


@files
def test_a_score_about_the_partner_says_as_you_see_it(path: Path) -> None:
    assessment = assessment_of(path)
    for name, scale in assessment.scales.items():
        part = name.partition(".")[0] if "." in name else path.stem
        if part in ("signs", "team", "gap") or "partner" in name or "balance" in name or "shared" in name:
            assert "as you see it" in scale.title, name


@files
def test_no_text_tells_a_person_to_do_something_with_their_partner(path: Path) -> None:
    root = read(path.read_bytes(), path.name, Problems())
    assert root is not None
    asked = r"\b(?:get|tell|ask|invite|show|let|help|bring|talk to|talk with|speak to|share with) your partner\b"
    assert [text for text in texts(root) if re.search(asked, text, re.IGNORECASE)] == []


@files
def test_items_are_short_and_hold_one_idea_without_a_double_negative(path: Path) -> None:
    assessment = assessment_of(path)
    if assessment.kind == "safety":
        return  # one question may name several acts here: whichever of them it is, the help is the same
    reverse = {re.sub(r"\.(me|partner)$", "", item) for scale in assessment.scales.values() for item in scale.reverse}
    for section in assessment.sections:
        for item in section.items:
            words = item.stem.rstrip(".").split()
            assert len(words) <= 20, item.id
            assert not re.search(r"\b(?:and|or|he|she|his|hers?|him)\b", item.stem), item.id
            assert item.id not in reverse or not re.search(r"\bnot\b|n't\b|\bnever\b", item.stem), item.id


@pytest.mark.parametrize("path", [*FILES, *PAGES], ids=lambda path: path.stem)
def test_no_text_holds_a_banned_word(path: Path) -> None:
    # What people type into the search is theirs.
    text = re.sub(r"^---\n.*?^---\n", "", path.read_text(encoding="utf-8"), count=1, flags=re.DOTALL | re.MULTILINE)
    text = text.replace(REFLECTION, "").replace(REFLECTION.replace(" It ", "\nIt "), "")
    if path.suffix == ".yaml":
        root = read(path.read_bytes(), path.name, Problems())
        assert root is not None
        text = "\n".join(texts(root)).replace(REFLECTION, "")
    text = re.sub(r"`[^`]*`", "", re.sub(r"\s+", " ", text).replace(REFLECTION, ""))
    if path.stem == "maintainers":
        # It lists the words that are not used.
        text = re.sub(r'[“"][^”"]*[”"]', "", text)
    assert BANNED.findall(text) == []


# (scoring.md is made from the vectors: a reference, as long as they are many.)
@pytest.mark.parametrize("path", [path for path in PAGES if path.stem != "scoring"], ids=lambda path: path.stem)
def test_a_content_page_has_at_most_600_words_and_links_to_help(path: Path) -> None:
    text = re.sub(r"\]\([^)]*\)", "]", path.read_text(encoding="utf-8"))
    words = [word for word in text.split() if re.search(r"[^\W\d_]", word)]
    # Spanish takes more words for the same.
    assert len(words) <= (660 if path.suffixes == [".es", ".md"] else 600)
    assert path.name.partition(".")[0] == "help" or "(help.md" in path.read_text(encoding="utf-8")


def texts(node: Node) -> Iterator[str]:
    if isinstance(node, Scalar):
        yield node.text or ""
    elif isinstance(node, Sequence):
        for child in node.items:
            yield from texts(child)
    elif isinstance(node, Mapping):
        for child in node.items.values():
            yield from texts(child)
