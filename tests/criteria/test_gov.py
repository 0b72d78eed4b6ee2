"""GOV-01 to GOV-04: what each assessment states, its version, whom it is for, and that it is a draft."""

from __future__ import annotations

import re
from pathlib import Path

import yaml

from quietform.files import load_assessment
from quietform.lint import lint_site
from quietform.loading import load
from quietform.model import Assessment
from quietform.renderer import render
from quietform.site import Site
from tests.sites import ROOT, assessment_files, built, small, write


def told(*codes: str) -> list[str]:
    linted = lint_site(ROOT)
    assert linted is not None
    return [str(problem) for problem in linted.problems if problem.code in codes]


def test_gov_01_every_file_states_where_it_comes_from_and_editorial_evidence_claims_no_more() -> None:
    named = ["authors", "version", "date", "licence", "evidence", "intended_use", "not_for"]
    assert [name for name in named if not Assessment.model_fields[name].is_required()] == []
    assert "reviewer" in Assessment.model_fields
    for name in named:
        text = re.sub(rf"^{name}: .*\n", "", small(), flags=re.MULTILINE)
        assert [problem.code for problem in load(text.encode(), "a.yaml").problems] == ["missing-key"], name
    assert told("editorial", "cut-off-word") == []


def test_gov_02_what_each_version_scores_is_recorded_and_unchanged() -> None:
    # After a change, raise the version of the assessment and run: quietform check --record
    assert told("version-same", "version-new", "versions-unreadable") == []


def test_gov_03_every_introduction_is_for_adults_and_leads_those_under_18_to_their_page() -> None:
    assert told("for-adults", "to-under-18", "rules-page") == []
    page = (ROOT / "content" / "under-18.md").read_text(encoding="utf-8")
    assert re.search(r"children", page)
    assert "(help.md" in page


def test_gov_04_what_nobody_reviewed_is_called_a_draft_on_its_page_and_in_the_footer_of_the_site(
    tmp_path: Path,
) -> None:
    for path in assessment_files():
        assessment, compiled = load_assessment(path, path.name).sound()
        draft = "Draft content, under review" in render(path.stem, assessment, compiled, Site())
        assert draft == (assessment.reviewer is None), path
    settings = (ROOT / "mkdocs.yml").read_text(encoding="utf-8")
    line = next(row for row in settings.splitlines() if row.startswith("copyright:"))
    words = yaml.safe_load(line)["copyright"]
    assert words.endswith("Draft content, under review.")
    files = {
        "mkdocs.yml": f"site_name: T\ntheme: {{name: quietform}}\nplugins: [quietform: {{check: false}}]\n{line}\n",
        "docs/index.md": "# Start\n",
        "assessments/a.yaml": small(),
    }
    start = (built(write(tmp_path, files), strict=False) / "index.html").read_text(encoding="utf-8")
    assert words in start.partition("<footer")[2]
