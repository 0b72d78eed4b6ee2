"""A bundle and its parts → one assessment: names, scores, what is merged, and what every reader of it makes of that."""

from __future__ import annotations

import random
from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest
from click.testing import CliRunner

from quietform.batch.engines import engine, find_node
from quietform.bundles import Part, expand
from quietform.cards import card_of
from quietform.cli import main
from quietform.compiler import Compiled
from quietform.files import load_assessment, load_file
from quietform.loading import Loaded, load
from quietform.model import Assessment
from quietform.neutral import REVEALING
from quietform.problems import Problems
from quietform.renderer import about, paper, render
from quietform.safety import needs_check, safety_check
from quietform.scoring import evaluate
from quietform.scoring.rescore import program_hash
from quietform.shelf import Shelf
from quietform.site import SafetyCheck, Site
from quietform.source import Mapping, Node, Scalar, Sequence, find, read
from quietform.translation.loaded import LoadedTranslation
from quietform.views import groups_of, texts_of
from tests.sites import ROOT, assessment_files, small, write
from tests.test_bad_input import BASES, BESIDE

Sound = tuple[Assessment, Compiled]
HEAD = small().partition("option_sets:")[0]
EXAMPLES = "examples: [{name: one, answer_all: 1, scores: {one.total: 2}}]\n"
TAIL = "safety: {not_needed: It is made for a test.}\n" + EXAMPLES
TWO = f"{HEAD}parts: [one, two]\n{TAIL}"


def loaded(text: str = TWO, **beside: str) -> Loaded:
    """A bundle with the files beside it, by id; one and two are there if nothing else is said."""
    files = {"one": small(title="First"), "two": small(title="Second"), **beside}
    others = {name: partial(load, other.encode(), f"{name}.yaml") for name, other in files.items()}
    return load(text.encode(), "both.yaml", lambda: others)


def sound(text: str = TWO, **beside: str) -> Sound:
    found = loaded(text, **beside)
    assert list(map(str, found.problems)) == []
    return found.sound()


def bare(node: Node) -> object:
    """What a node says, without its places."""
    if isinstance(node, Scalar):
        return node.text
    if isinstance(node, Sequence):
        return list(map(bare, node.items))
    return {str(key): bare(child) for key, child in node.items.items()}


def wide_in_a_bundle() -> tuple[Mapping, Problems]:
    """The nodes of base.yaml and wide.yaml as a bundle has them."""
    problems, parts = Problems(), []
    for name in ("base", "wide"):
        root = read(BASES[name].encode(), f"{name}.yaml", problems)
        assert isinstance(root, Mapping)
        parts.append(Part(name, root, load(BASES[name].encode(), f"{name}.yaml").sound()[0]))
    root = read(BASES["bundle"].encode(), "bundle.yaml", problems)
    assert isinstance(root, Mapping)
    return expand("bundle", root, parts, problems), problems


# Nodes.


def test_every_name_of_a_part_stands_after_the_part_and_what_is_no_name_stays() -> None:
    whole, problems = wide_in_a_bundle()
    assert len(problems) == 0
    assert bare(find(whole, ("sections", 1))) == {
        "title": "Base: Second",
        "type": "pair",
        "options": "base.rate",
        "items": [{"id": "base.p", "stem": "Four"}],
    }
    assert bare(find(whole, ("sections", 3, "show_when"))) == "wide.a < 2"
    assert bare(find(whole, ("scales", "base.mine", "items"))) == ["base.p.me"]
    assert bare(find(whole, ("scales", "base.balance", "formula"))) == "base.mine - base.theirs"
    assert bare(find(whole, ("scales", "wide.first", "weights"))) == {"wide.b": "2", "wide.c": "-0.5"}
    assert bare(find(whole, ("scales", "wide.first", "norms", 0, "groups", 1, "when"))) == "wide.e > 0"
    assert bare(find(whole, ("scales", "wide.first", "norms", 0, "groups", 1, "id"))) == "older"
    assert bare(find(whole, ("profiles", "wide.both", "scales"))) == ["wide.many", "wide.same"]
    assert bare(find(whole, ("flags", 0, "id"))) == "wide.help"
    assert bare(find(whole, ("notes", 1, "when"))) == "cannot_tell(base.theirs) >= 1"
    assert bare(find(whole, ("scales", "gap", "formula"))) == "base.mine - wide.many"


def test_each_node_keeps_the_place_where_it_was_written() -> None:
    whole, _ = wide_in_a_bundle()
    assert str(find(whole, ("scales", "gap", "formula")).place) == "bundle.yaml:17:14"
    assert str(find(whole, ("scales", "base.balance", "formula")).place) == "base.yaml:66:14"
    assert str(find(whole, ("sections", 2, "items", 1, "id")).place) == "wide.yaml:25:14"


def test_option_sets_that_are_the_same_have_one_name() -> None:
    assessment, compiled = sound()
    assert list(assessment.option_sets) == ["one.rate"]
    assert set(compiled.program["options"]) == {"one.rate"}
    other, _ = sound(two=small().replace("label: Some}", "label: A few}"))
    assert list(other.option_sets) == ["one.rate", "two.rate"]


@pytest.mark.parametrize("name", ["part", "bundle"])
def test_no_author_can_write_an_id_with_a_dot(name: str) -> None:
    text = TWO.replace("examples", "scales: {one.own: {title: T, formula: one.total, missing: complete}}\nexamples")
    if name == "part":
        text = small().replace("  total:", "  one.own:").replace("total / level", "level")
    assert [problem.code for problem in loaded(text).errors if problem.code != "unknown-scale"] == ["bad-value"]


# Scores.


def everything(program: dict[str, object], answers: dict[str, str]) -> dict[str, object]:
    return dict(evaluate(program, answers))


def answers_to(compiled: Compiled, dice: random.Random) -> dict[str, str]:
    """Answers to most items."""
    return {key: str(dice.choice(one.values)) for key, one in compiled.answers.items() if dice.random() > 0.2}


def test_each_part_scores_as_it_does_by_itself_in_both_engines() -> None:
    whole = load(BASES["bundle"].encode(), "bundle.yaml", lambda: BESIDE)
    assert whole.problems == []
    assessment, compiled = whole.sound()
    assert list(assessment.scales)[:4] == ["gap", "mean", "base.ab", "base.colours"]
    dice, people = random.Random(5), []
    for _ in range(60):
        parts = {name: load(BASES[name].encode(), f"{name}.yaml").sound()[1] for name in ("base", "wide")}
        given = {name: answers_to(part, dice) for name, part in parts.items()}
        people.append({f"{name}.{key}": value for name, own in given.items() for key, value in own.items()})
        found = evaluate(compiled.program, people[-1])
        for name, part in parts.items():
            alone = evaluate(part.program, given[name])
            assert {key: found["scales"][f"{name}.{key}"] for key in alone["scales"]} == alone["scales"]
        assert found["flags"] == [f"wide.{flag}" for flag in evaluate(parts["wide"].program, given["wide"])["flags"]]
        assert found["quality"] == [
            f"wide.{note}" for note in evaluate(parts["wide"].program, given["wide"])["quality"]
        ]
    with engine(compiled.program, find_node()) as score:
        assert score(people) == [evaluate(compiled.program, person)["scales"] for person in people]


@pytest.mark.parametrize("path", assessment_files(), ids=lambda path: path.stem)
def test_every_assessment_of_the_site_can_be_a_part(path: Path) -> None:
    alone = load_assessment(path, path.name)
    assessment, compiled = alone.sound()
    if assessment.kind == "safety" or assessment.parts:
        return
    example = EXAMPLES.replace("answer_all: 1", "responses: {one.a: 1}").replace("one.total: 2", "one.total: too_few")
    text = f"{HEAD}parts: [one, {path.stem}]\n{example}"
    _, whole = sound(text, **{path.stem: path.read_text(encoding="utf-8")})
    own = [scale for scale in whole.program["scales"] if scale["id"].startswith(f"{path.stem}.")]
    assert len(own) == len(compiled.program["scales"])
    assert len(whole.program["notes"]) == len(compiled.program["notes"])


def test_what_is_wrong_in_a_part_is_told_of_the_part_and_not_once_more() -> None:
    warned = small().replace("missing: complete", "missing: zero", 1)
    assert [problem.code for problem in load(warned.encode(), "two.yaml").problems] == ["zero-rule"]
    assert loaded(two=warned).problems == []
    assert list(map(str, loaded(two=small(minutes="soon")).problems)) == [
        'both.yaml:13:14 part-errors  the part "two" has 1 error, the first at two.yaml:4:10. Mend them there.'
    ]


def test_a_change_of_a_part_changes_the_bundle() -> None:
    before, after = sound(), sound(two=small(title="Second").replace('version: "1"', 'version: "2"'))
    assert (before[0].version, after[0].version) == ("1 (one 1, two 1)", "1 (one 1, two 2)")
    changed = sound(two=small().replace("from: 1, to", "from: 1.5, to").replace("below: 1,", "below: 1.5,"))
    assert program_hash(before[1].program) != program_hash(changed[1].program)


# What is merged.


def test_what_to_read_next_is_the_bundle_s_own_then_that_of_its_parts_each_once_and_no_part() -> None:
    text = TWO.replace("examples", "read_next: [{to: help.md, title: Own}]\nexamples")
    assessment, _ = sound(text, one=small(to="two.md"), two=small(to="help"), three=small())
    assert [page.title for page in assessment.read_next] == ["Own"]
    assessment, _ = sound(one=small(to="three"), two=small(to="three.md"))
    assert [page.to for page in assessment.read_next] == ["three"]


def test_a_page_that_two_parts_lead_to_is_shown_once_where_the_condition_of_any_holds() -> None:
    plain, page = "{to: three, title: More}", "{{to: three, title: T, when: total {}, advises: [{}]}}"
    one = small(to="three").replace(plain, page.format("< 2", "joint"))
    two = small(to="three").replace(plain, page.format(">= 3", "share"))
    assessment, compiled = sound(one=one, two=two)
    assert [(page.to, page.when, page.advises) for page in assessment.read_next] == [
        ("three", "(one.total < 2) or (two.total >= 3)", ["joint", "share"])
    ]
    pairs = [("0", "0"), ("1", "1"), ("0", "5/2"), ("1", "5/2")]
    people = [
        {f"{part}.c.{half}": value for part, value in (("one", mine), ("two", other)) for half in ("me", "partner")}
        for mine, other in pairs
    ]
    people += [{"two.c.me": value, "two.c.partner": value} for value in ("5/2", "0")]
    assert [evaluate(compiled.program, person)["next"] for person in people] == [[0], [], [0], [0], [0], []]
    always, _ = sound(one=one, two=small(to="three"))
    assert [(page.to, page.when) for page in always.read_next] == [("three", None)]


def check_of(*files: Loaded) -> tuple[SafetyCheck | None, list[str]]:
    check = load_assessment(ROOT / "assessments" / "safety.yaml", "safety.yaml")
    found, problems = safety_check([*files, check])
    return found, list(map(str, problems))


NEEDS = small().replace("safety: {not_needed: It is made for a test.}\n", "")


def test_a_bundle_holds_the_check_if_any_part_does_and_unless_it_says_why_not() -> None:
    assert not needs_check(loaded())
    assert needs_check(loaded(TWO.replace("safety: {not_needed: It is made for a test.}\n", "")))
    refused = loaded(two=NEEDS)
    assert list(map(str, refused.problems)) == [
        'both.yaml:14:10 part-needs-check  the part "two" holds the safety check, so the bundle does too. '
        'Remove "not_needed", or that part.'
    ]


def test_what_stands_in_place_of_a_part_s_result_stands_in_place_of_the_whole_one() -> None:
    text = TWO.replace("safety: {not_needed: It is made for a test.}\n", "safety: {replaces: {self: Own.}}\n")
    first = f"{NEEDS}safety: {{replaces: {{partner: First., self: Other.}}}}\n"
    second = f"{NEEDS}safety: {{replaces: {{partner: Second.}}}}\n"
    bundle = loaded(text, one=first, two=second)
    assert (bundle.problems, check_of(bundle)[1]) == ([], [])
    assert bundle.sound()[0].safety.replaces == {"partner": "First.\n\nSecond.", "self": "Own."}
    same, _ = loaded(text, one=second, two=second).sound()
    assert same.safety.replaces["partner"] == "Second."


def test_notes_on_how_answers_were_given_are_of_each_part_and_say_which() -> None:
    noted = small(title="Second").replace("examples:", "quality: {longest_run: 2}\nexamples:")
    assessment, compiled = sound(two=noted)
    assert compiled.program["quality"] == {"parts": {"two": {"run": 2, "turned": []}}}
    notes = [text for text in texts_of(assessment) if text["id"].startswith("note-")]
    assert [(note["id"], note["parts"][0]["title"]) for note in notes] == [
        ("note-two.long_run", "Second"),
        ("note-two.same_throughout", "Second"),
    ]
    same = dict.fromkeys(compiled.answers, "1")
    assert evaluate(compiled.program, same)["quality"] == ["two.long_run"]


# What readers of an assessment make of a bundle.


def test_the_report_has_what_is_the_bundle_s_own_first_then_each_part_under_its_title() -> None:
    assert [(group["title"], [card["id"] for card in group["cards"]]) for group in groups_of(*sound())] == [
        ("First", ["one.level", "one.total", "one.share"]),
        ("Second", ["two.level", "two.total", "two.share"]),
    ]
    whole = load(BASES["bundle"].encode(), "bundle.yaml", lambda: BESIDE).sound()
    groups = groups_of(*whole)
    assert [group["title"] for group in groups] == ["", "Base", "Wide"]
    assert [card["id"] for card in groups[0]["cards"]] == ["gap", "mean"]
    assert [profile["id"] for group in groups for profile in group["profiles"]] == ["both", "wide.both"]


def test_what_all_bands_share_is_said_once_for_each_part() -> None:
    shared = small(title="Second").replace("examples:", "every_band: {limits: Not that.}\nexamples:")
    bundle = sound(two=shared)
    page, form = render("both", *bundle, Site()), paper(*bundle, Site())
    assert page.count("Not that.") == form.count("Not that.") == 1
    assert "<h3>For all of “Second”</h3>" in page


def test_page_paper_and_the_page_about_scores_name_the_part_of_each_score() -> None:
    bundle = sound()
    page, form, scores = (make(*bundle, Site()) for make in (_page, paper, about))
    assert [page.count(f"<h2>{title}</h2>") for title in ("First", "Second")] == [1, 1]
    assert '<th scope="row">Second: Level</th>' in page
    assert "1 of 6" in page
    assert "<h2>Second: Level</h2>" in scores
    assert "Second: Level" in form


def _page(assessment: Assessment, compiled: Compiled, site: Site) -> str:
    return render("both", assessment, compiled, site)


def test_a_card_says_what_a_bundle_is_made_of() -> None:
    assert card_of("both", sound()[0]).parts == ("First", "Second")
    assert card_of("one", load(small().encode(), "one.yaml").sound()[0]).parts == ()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return write(tmp_path, {"both.yaml": TWO, "one.yaml": small(title="First"), "two.yaml": small(title="Second")})


@pytest.fixture
def run() -> Callable[..., str]:
    def ran(*arguments: object) -> str:
        done = CliRunner().invoke(main, [str(argument) for argument in arguments])
        assert done.exit_code == 0, done.output
        return done.output

    return ran


def test_the_command_line_checks_builds_and_scores_a_bundle_alone(folder: Path, run: Callable[..., str]) -> None:
    assert "1 file, 0 errors" in run("check", folder / "both.yaml")
    assert "readiness" not in run("check", "--explain", folder / "both.yaml")
    run("build", folder / "both.yaml", "-o", folder / "site", "--no-check")
    assert sorted(path.name for path in (folder / "site").iterdir()) == ["both", "manifest.json"]
    items = [f"{part}.{key}" for part in ("one", "two") for key in ("a", "b", "c.me", "c.partner")]
    table = write(folder, {"given.csv": f"{','.join(items)}\n{','.join('11110111')}\n"}) / "given.csv"
    head, row, *_ = run("score", folder / "both.yaml", table).splitlines()
    assert head.split(",")[:7] == [
        "line",
        *(f"one.level.{x}" for x in ("score", "exact", "answered", "needed", "band", "reason")),
    ]
    assert dict(zip(head.split(","), row.split(","), strict=True))["two.level.exact"] == "2/3"
    lines = run("score", folder / "both.yaml", table, "--to", "jsonl")
    assert '"one.level": {"score": 1' in lines
    assert '"two.share": {"score"' in lines


def test_a_part_with_an_error_is_told_beside_its_bundle(folder: Path) -> None:
    write(folder, {"two.yaml": small(minutes="soon")})
    said = CliRunner().invoke(main, ["check", str(folder)]).output
    assert "both.yaml:13:14 part-errors" in said
    assert "two.yaml:4:10 bad-value" in said


# A site.


def on_a_shelf(folder: Path, shelf: Shelf, *, live: bool = False) -> list[str]:
    """What is told where the assessments of a site are read."""
    said: list[str] = []
    shelf.load(folder, "assessments", REVEALING, lambda level, text: said.append(f"{level} {text}"), live=live)
    return said


def test_a_preview_follows_a_part_and_keeps_the_last_good_bundle_while_a_part_is_broken(tmp_path: Path) -> None:
    def save(two: str) -> list[str]:
        write(tmp_path / "assessments", {"both.yaml": TWO, "one.yaml": small(), "two.yaml": two})
        return on_a_shelf(tmp_path, shelf, live=True)

    shelf = Shelf()
    assert save(small(title="Second")) == []
    assert shelf.good["both"].sound()[0].sections[1].title == "Second: First"
    assert save(small(title="Changed")) == []
    assert shelf.good["both"].sound()[0].sections[1].title == "Changed: First"
    assert save(small(title="Broken", minutes="soon")) == [
        'error assessments/both.yaml:13:14 part-errors  the part "two" has 1 error, the first at '
        "assessments/two.yaml:4:10. Mend them there.",
        "error assessments/both.yaml: its last good page stays until the file is mended",
        'error assessments/two.yaml:4:10 bad-value  "minutes" must be a whole number, not "soon". Write a number '
        "such as 3.",
        "error assessments/two.yaml: its last good page stays until the file is mended",
    ]
    assert shelf.good["both"].sound()[0].sections[1].title == "Changed: First"


def test_a_bundle_in_another_language_is_made_of_its_parts_in_that_language(tmp_path: Path) -> None:
    spanish = "translation_of: both\nlanguage: es\ntexts:\n  title: {of: 00000000, text: Los dos}\n"
    part = spanish.replace("both", "one").replace("Los dos", "Primero")
    files = {"both.yaml": TWO, "one.yaml": small(title="First"), "two.yaml": small(title="Second")}
    write(tmp_path, {**files, "both.es.yaml": spanish, "one.es.yaml": part})
    found = load_file(tmp_path / "both.es.yaml")
    assert isinstance(found, LoadedTranslation)
    assert found.loaded is not None
    assessment, _ = found.loaded.sound()
    assert assessment.title == "Los dos"
    assert [section.title.partition(":")[0] for section in assessment.sections] == [
        "Primero",
        "\ue000[inglés] Second\ue001",
    ]
