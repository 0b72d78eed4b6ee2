"""The one safety check of a site: found by its kind, beside what is built alone, and missed by whatever needs it."""

from __future__ import annotations

import logging
from pathlib import Path

import pytest
from click.testing import CliRunner
from mkdocs.exceptions import Abort

from quietform.cli import main
from quietform.loading import Loaded, load
from quietform.safety import beside, needs_check, safety_check
from tests.compiler.test_kinds import CHECK
from tests.sites import built, small, warnings, write

ALONE = "safety: {not_needed: It is made for a test.}\n"
NEEDS = small().replace(ALONE, "")
MISSING = (
    "{file}:1:1 no-safety  the site has no safety check. Add one, kind: safety, or a reason, safety: {{not_needed: …}}."
)


def loaded(**texts: str) -> list[Loaded]:
    return [load(text.encode(), f"{name}.yaml") for name, text in texts.items()]


def said(*found: Loaded) -> list[str]:
    return [str(problem) for problem in safety_check(found)[1]]


def test_the_check_is_found_by_its_kind() -> None:
    check, problems = safety_check(loaded(one=NEEDS, two=small(), anything=CHECK))
    assert check is not None
    assert (check.id, check.assessment.title, problems) == ("anything", "Check", [])


def test_whatever_needs_the_check_misses_it_and_what_does_not_says_why() -> None:
    assert said(*loaded(one=NEEDS, two=small())) == [MISSING.format(file="one.yaml")]
    assert [needs_check(one) for one in loaded(one=NEEDS, two=small(), check=CHECK)] == [True, False, False]


def test_a_check_with_an_error_is_none_and_only_its_own_problems_are_told() -> None:
    broken = loaded(one=NEEDS, check=CHECK.replace("when: s1 == 1", "when: s9 == 1"))
    assert safety_check(broken) == (None, [])
    assert broken[1].problems[0].code == "unknown-item"


def test_a_second_check_is_one_too_many() -> None:
    assert said(*loaded(one=CHECK, two=CHECK)) == [
        "two.yaml:1:1 two-checks  this is a second safety check beside one.yaml. Keep one of them: a site has one."
    ]


def test_what_stands_together_in_a_page_must_go_together() -> None:
    odd = NEEDS.replace("{id: a,", "{id: s1,").replace("items: [a, b", "items: [s1, b")
    odd += "safety: {replaces: {halp: Text.}}\n"
    assert said(*loaded(one=odd, check=CHECK)) == [
        'one.yaml:1:1 check-id  the item "s1" has the id of an item of the safety check check.yaml. '
        "Rename one of them.",
        'one.yaml:1:1 unknown-flag  "replaces" names "halp", which is no flag of the safety check check.yaml. '
        'Did you mean "help"?',
    ]


ADVISING = NEEDS.replace("label: High,", "label: High, advises: [TAG],")


def test_a_tag_that_an_assessment_advises_and_no_flag_withholds_is_told_with_its_place() -> None:
    (place,) = [
        f"one.yaml:{n}:{row.index('TAG') + 1}" for n, row in enumerate(ADVISING.splitlines(), 1) if "TAG" in row
    ]
    slip = loaded(one=ADVISING.replace("TAG", "limmit"), check=CHECK)
    line = f'{place} unknown-tag  a text advises "limmit", which nothing withholds; the tags are limit. '
    assert said(*slip) == [line + 'Did you mean "limit"?']
    # Without the check, it is still a word that the check of some site may know.
    alone = ADVISING + ALONE
    assert said(*loaded(one=alone.replace("TAG", "joint"))) == []
    known = "the tags are confront, joint, limit, share. Let a flag withhold it, or remove it."
    line = f'{place} unknown-tag  a text advises "party", which nothing withholds; {known}'
    assert said(*loaded(one=alone.replace("TAG", "party"))) == [line]
    # Where the check itself is missing, that is enough to say.
    assert said(*loaded(one=ADVISING.replace("TAG", "limit"))) == [MISSING.format(file="one.yaml")]
    # What holds the check is told too of a word that this check does not withhold.
    line = f'{place} unknown-tag  a text advises "joint", which nothing withholds; the tags are limit. '
    assert said(*loaded(one=ADVISING.replace("TAG", "joint"), check=CHECK)) == [
        line + "Let a flag withhold it, or remove it."
    ]


def test_a_tag_that_the_check_withholds_and_no_text_of_a_whole_site_advises_is_told_with_its_place() -> None:
    one, check = ADVISING.replace("TAG", "party"), CHECK.replace("withholds: [limit]", "withholds: [party, share, TAG]")
    place = f"check.yaml:{check[: check.index('TAG')].count(chr(10)) + 1}:70"
    files = loaded(one=one, check=check.replace("TAG", "jiont"))
    line = f'{place} unknown-tag  flag "help" withholds "jiont", which nothing advises; the tags are confront, joint, '
    assert [str(problem) for problem in safety_check(files, whole=True)[1]] == [
        line + 'limit, share, party. Did you mean "joint"?'
    ]
    # Some of the files of a site do not say what the others advise.
    assert said(*files) == []


def test_the_check_beside_a_file_is_taken_by_the_commands(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(write(tmp_path, {"a/one.yaml": NEEDS, "a/check.yaml": CHECK, "b/two.yaml": NEEDS}))
    assert beside([Path("a/one.yaml"), Path("b/two.yaml")]) == [Path("a/check.yaml")]
    run = CliRunner().invoke
    done = run(main, ["check", "a/one.yaml"])
    assert (done.exit_code, done.stderr) == (0, "2 files, 0 errors, 0 warnings\n")
    done = run(main, ["check", "b/two.yaml"])
    assert (done.exit_code, done.stdout.splitlines()[0]) == (1, MISSING.format(file="b/two.yaml"))
    done = run(main, ["build", "--no-check", "b/two.yaml", "-o", "out"])
    assert (done.exit_code, done.stderr) == (1, MISSING.format(file="b/two.yaml") + "\n0 pages written to out\n")
    done = run(main, ["build", "--no-check", "b/two.yaml", "--safety", "a/check.yaml", "-o", "out"])
    assert (done.exit_code, done.stderr) == (0, "2 pages written to out\n")
    page = (tmp_path / "out/two/index.html").read_text(encoding="utf-8")
    assert '<form class="view" id="safety"' in page
    assert 'href="../check/index.html"' in page
    alone = (tmp_path / "out/check/index.html").read_text(encoding="utf-8")
    assert 'id="safety"' not in alone
    assert 'href="../check/index.html"' not in alone
    # It has no scores, so nothing says how they are made.
    assert not (tmp_path / "out/check/scores").exists()


def test_a_site_without_its_check_is_not_built(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    config = "site_name: S\ntheme: quietform\nplugins: [quietform: {check: false}]\n"
    files = {"mkdocs.yml": config, "docs/index.md": "# S\n", "assessments/one.yaml": NEEDS}
    caplog.set_level(logging.WARNING)
    with pytest.raises(Abort):
        built(write(tmp_path, files), strict=False)
    assert warnings(caplog)[0] == "ERROR " + MISSING.format(file="assessments/one.yaml")
    (tmp_path / "assessments/check.yaml").write_text(CHECK, encoding="utf-8")
    site = built(tmp_path)
    assert '<form class="view" id="safety"' in (site / "one/index.html").read_text(encoding="utf-8")
    assert 'href="../check/index.html"' in (site / "one/index.html").read_text(encoding="utf-8")
