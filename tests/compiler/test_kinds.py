"""What a scored assessment and a safety check need, and what does not go with them."""

from __future__ import annotations

from quietform.loading import load
from quietform.problems import Problem
from tests.sites import small

CHECK = """\
language: 1
kind: safety
title: Check
summary: A check.
minutes: 1
version: "1"
date: 2026-11-23
authors: [Somebody]
licence: CC-BY-4.0
evidence: editorial
intended_use: Trying things.
not_for: Anything else.
introduction: Hello.
option_sets:
  o: {ordered: false, options: [{value: 1, label: "Yes"}, {value: 0, label: "No"}]}
sections:
  - {title: First, options: o, items: [{id: s1, stem: One}, {id: s2, stem: Two}]}
flags:
  - {id: help, when: s1 == 1, text: Help., withholds: [limit]}
  - {id: open, when: skipped(s1) or s2 == 1, notice: true, text: More help.}
examples:
  - {name: one, answer_all: 1, flags: [help]}
  - {name: none, answer_all: 0, flags: []}
  - {name: open, flags: [open]}
"""


def problems(text: str) -> list[Problem]:
    return load(text.encode(), "x.yaml").problems


def said(text: str) -> list[tuple[str, dict[str, object]]]:
    return [(problem.code, dict(problem.facts)) for problem in problems(text)]


def test_a_safety_check_has_flags_and_no_scales() -> None:
    loaded = load(CHECK.encode(), "x.yaml")
    assert loaded.problems == []
    program = loaded.sound()[1].program
    assert program["scales"] == []
    assert [flag.get("last", False) for flag in program["flags"]] == [False, True]


def test_what_is_said_of_scores_or_of_another_check_does_not_go_with_it() -> None:
    found = said(CHECK + "notes: [{when: s1 == 1, text: x}]\nsafety: {not_needed: No.}\nevery_band: {limits: x}\n")
    assert found == [("not-in-check", {"key": key}) for key in ("notes", "safety", "every_band")]


def test_a_safety_check_without_flags_brings_no_help_and_is_told() -> None:
    start, end = CHECK.index("flags:\n"), CHECK.index("examples:\n")
    found = said(CHECK[:start] + CHECK[end:].replace("flags: [help]", "flags: []").replace("[open]", "[]"))
    assert found[0] == ("missing-key", {"where": "the safety check", "key": "flags"})


def test_a_safety_check_asks_all_at_once_and_only_for_choices() -> None:
    pair = CHECK.replace("{id: s2, stem: Two}", "{id: s2, stem: Two, type: pair}").replace(" or s2 == 1", "")
    assert ("check-item", {"id": "s2", "fault": "is of type pair"}) in said(pair)
    later = CHECK.replace("stem: Two}", "stem: Two, show_when: s1 == 1}")
    assert said(later) == [("check-item", {"id": "s2", "fault": "has a condition"})]
    part = CHECK.replace(
        "  - {title: First,",
        "  - {title: Second, options: o, show_when: s1 == 0, items: [{id: s3, stem: T}]}\n  - {title: First,",
    )
    assert ("check-item", {"id": "Second", "fault": "has a condition"}) in said(part)


def test_what_is_scored_has_scales_and_each_example_says_what_it_comes_to() -> None:
    text = small()
    start, end = text.index("scales:\n"), text.index("safety:")
    assert said(text[:start] + text[end:])[0] == ("missing-key", {"where": "the file", "key": "scales"})
    bare = text.replace(", scores: {level: 1, total: 2, share: 2}", "")
    assert said(bare) == [("missing-key", {"where": 'example "one"', "key": "scores"})]
    bare = CHECK.replace(", flags: []", "")
    assert said(bare) == [("missing-key", {"where": 'example "none"', "key": "flags"})]
