"""WRD-01 and GOV-03: what every introduction says. GOV-01: what editorial evidence does not carry."""

from __future__ import annotations

from pathlib import Path

from tests.lint.site import PAGE, SENTENCE, edited, of_assessment, said


def test_every_introduction_has_the_sentence_however_its_lines_break(tmp_path: Path) -> None:
    assert of_assessment(tmp_path / "one", (SENTENCE, "This is private.")) == [
        f"assessments/evenings.yaml:6:15 no-sentence  the introduction lacks the sentence of every page. "
        f"Add it, word for word: {SENTENCE}"
    ]
    assert of_assessment(tmp_path / "two", (SENTENCE, SENTENCE.replace("advice from", "advice\n  from"))) == []
    assert of_assessment(tmp_path / "three", ("evidence: editorial", "evidence: editorial\nkind: safety")) == []


def test_a_translation_says_it_in_its_language_and_that_of_the_safety_check_need_not(tmp_path: Path) -> None:
    text = 'translation_of: {}\ntexts:\n  introduction: {{of: "1234abcd", text: Esto es para ti.}}\n'
    check = edited(("evidence: editorial", "evidence: editorial\nkind: safety"))
    files = {"assessments/evenings.es.yaml": text.format("evenings"), "assessments/safe.es.yaml": text.format("safe")}
    found = said(tmp_path, {**files, "assessments/safe.yaml": check})
    assert [line.split()[:2] for line in found] == [
        ["assessments/evenings.es.yaml:3:40", "for-adults"],
        ["assessments/evenings.es.yaml:3:40", "no-sentence"],
        ["assessments/safe.yaml:3:10", "version-new"],
    ]


def test_every_introduction_and_not_for_say_that_this_is_for_adults(tmp_path: Path) -> None:
    assert of_assessment(tmp_path, ("For adults, 18 or older.", "Welcome."), ("under 18", "in a hurry")) == [
        'assessments/evenings.yaml:5:10 for-adults  "not_for" does not say that this is for adults. '
        "Say there: for adults, 18 or older.",
        "assessments/evenings.yaml:6:15 for-adults  the introduction does not say that this is for adults. "
        "Say there: for adults, 18 or older.",
    ]


def test_every_introduction_leads_to_the_page_for_those_under_18_where_the_site_has_one(tmp_path: Path) -> None:
    rules = {"wording.yaml": "rules: 1\nunder_18: under-18.md\n"}
    assert said(tmp_path / "one", rules) == [
        "assessments/evenings.yaml:6:15 to-under-18  the introduction does not lead those who are too young to their "
        "page. Link to under-18.md.",
        'wording.yaml:1:1 rules-page  "under_18" names the page "under-18.md", which is not there. '
        "Write that page, or remove the key.",
    ]
    linked = edited(("For adults, 18 or older.", "For adults, 18 or older; see [Under 18](under-18.md)."))
    files = {**rules, "content/under-18.md": PAGE, "assessments/evenings.yaml": linked}
    assert said(tmp_path / "two", files) == []


def test_editorial_evidence_has_no_norms_no_precision_and_no_confidence_bands(tmp_path: Path) -> None:
    measured = ("    method: pomp", "    method: pomp\n    norms: []\n    change: {standard_deviation: 5}")
    near = ("    method: pomp", "    method: pomp\n    near: standard_error")
    version = ('version: "0.1"', 'version: "0.2"')
    assert of_assessment(tmp_path / "one", measured) == [
        'assessments/evenings.yaml:24:5 editorial  scale "rest" has norms, and the evidence is editorial. '
        'Remove "norms"; it needs a study of this very text.',
        'assessments/evenings.yaml:25:5 editorial  scale "rest" has a precision, and the evidence is editorial. '
        'Remove "change"; it needs a study of this very text.',
    ]
    assert of_assessment(tmp_path / "two", near, version)[1:] == [
        'assessments/evenings.yaml:24:5 editorial  scale "rest" has confidence bands, and the evidence is editorial. '
        'Remove "near"; it needs a study of this very text.'
    ]
    validated = ("evidence: editorial", "evidence: validated")
    assert of_assessment(tmp_path / "three", measured, validated) == []
    assert [line.split()[1] for line in of_assessment(tmp_path / "four", near, validated, version)] == ["version-new"]


def test_editorial_evidence_has_no_word_of_cut_offs(tmp_path: Path) -> None:
    label = ("        label: All", "        label: At risk")
    assert of_assessment(tmp_path / "one", label) == [
        'assessments/evenings.yaml:31:16 cut-off-word  "At risk" sounds like a cut-off or a norm, and the evidence is '
        "editorial. Say what the answers show."
    ]
    allowed = (
        "        label: All",
        "        # allow at risk: it stands in the title of a book\n        label: At risk",
    )
    assert of_assessment(tmp_path / "two", allowed) == []
    assert of_assessment(tmp_path / "three", label, ("evidence: editorial", "evidence: validated")) == []
