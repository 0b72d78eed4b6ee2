"""A number of items → a valid assessment as YAML text, and the same words as Markdown for a plain site."""

from __future__ import annotations

HEAD = """\
language: 1
title: Generated {name}
summary: An assessment of {items} items, made for measuring.
minutes: 5
version: "1"
date: 2026-11-23
authors: [The Quietform project]
licence: CC-BY-4.0
evidence: editorial
intended_use: Measuring.
not_for: Anything else.
introduction: This page is made for measuring. Its words are as long as real ones, and they say nothing.
option_sets:
  agreement:
    options:
      - {{value: 0, label: Strongly disagree}}
      - {{value: 1, label: Disagree}}
      - {{value: 2, label: Neither}}
      - {{value: 3, label: Agree}}
      - {{value: 4, label: Strongly agree}}
    missing: {{skipped: I'd rather not say}}
sections:
"""
BANDS = """\
    bands:
      - {id: lower, below: 40, label: Lower, shows: Few of these answers say yes., next_step: Take a short rest.}
      - {id: mixed, from: 40, below: 60, label: Mixed, shows: Some of these answers say yes., next_step: Take a walk.}
      - {id: higher, from: 60, label: Higher, shows: Most of these answers say yes., next_step: Tell somebody.}
"""
ALONE = "safety: {not_needed: It is made for measuring.}\n"
TAIL = """\
every_band: {limits: This page measures a program and nothing of a person., support: Nobody is needed.}
examples:
  - {name: all in the middle, answer_all: 2, scores: {total: 50}}
"""
WORDS = ["evening", "morning", "walk", "letter", "garden", "kitchen", "window", "journey", "story", "song", "table"]
WORDS += ["river", "bridge", "lamp", "paper", "answer"]
SECTION = 6


def stem(index: int) -> str:
    """A sentence of the length of a real item; neighbours differ."""
    first, second = WORDS[index % len(WORDS)], WORDS[(index // len(WORDS) + 3 * index + 1) % len(WORDS)]
    return f"In the past week I thought about the {first} number {index} before the {second}."


def assessment(items: int, name: str = "one") -> str:
    """The YAML of an assessment with so many items, in sections of six with a scale each, and a total."""
    text = HEAD.format(name=name, items=items)
    scales = "scales:\n"
    parts = []
    for start in range(0, items, SECTION):
        ids = [f"i{index}" for index in range(start, min(start + SECTION, items))]
        parts.append(f"part{start // SECTION}")
        text += f"  - title: Part {start // SECTION + 1}\n    options: agreement\n    items:\n"
        text += "".join(f'      - {{id: {id}, stem: "{stem(int(id[1:]))}"}}\n' for id in ids)
        scales += f"  {parts[-1]}:\n    title: Part {start // SECTION + 1}\n    method: pomp\n"
        scales += f"    items: [{', '.join(ids)}]\n    reverse: [{ids[-1]}]\n    missing: {{at_least: 50%}}\n{BANDS}"
    scales += f"  total:\n    title: Total\n    method: mean\n    scales: [{', '.join(parts)}]\n"
    return text + scales + "    missing: {at_least: 50%}\n" + BANDS + ALONE + TAIL


def markdown(items: int, name: str = "one") -> str:
    """A Markdown page with the same stems and options."""
    options = ["Strongly disagree", "Disagree", "Neither", "Agree", "Strongly agree", "I'd rather not say"]
    answers = "".join(f"- {option}\n" for option in options)
    return f"# Generated {name}\n\n" + "".join(f"## {stem(index)}\n\n{answers}\n" for index in range(items))
