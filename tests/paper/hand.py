"""The HTML of a paper form + the boxes that are ticked → scores, by following what the key says and nothing else."""

from __future__ import annotations

import ast
import operator
import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from fractions import Fraction
from html import unescape
from math import ceil
from typing import Any

Values = list[Fraction]
OPERATORS: dict[type[ast.operator], Callable[[Fraction, Fraction], Fraction]] = {
    ast.Add: operator.add,
    ast.Sub: operator.sub,
    ast.Mult: operator.mul,
    ast.Div: operator.truediv,
}
COUNTED = re.compile(r"Count the (?:row|score)s with a value of (at least|exactly|at most) (\S+)\.")
LOOKED_FOR = {"at least": operator.ge, "exactly": operator.eq, "at most": operator.le}
NEEDED = re.compile(
    r"(?:(?:All|At least (?P<least>\d+)|At least (?P<percent>[\d.]+) %) of )?(?:[Tt]hese|[Tt]his|the) (?:\d+ )?"
    r"(?:row|score)s?"
    r"(?: underneath \((?P<under>[^)]*)\))?(?P<asked> that you were asked)?"
    r"(?P<but>, and all of them but (?P<gaps>\d+),)?"
    r" must have a value(?P<counts> that counts)?\."
)


WRITTEN = re.compile(r"(?:the number itself|(?P<ends>\S+) − the number), from (?P<low>\S+) to (?P<high>\S+)")


@dataclass(frozen=True)
class Work:
    """One score of the key, as it stands there."""

    letter: str
    title: str
    made_of: str
    rules: str
    steps: list[tuple[str, str]]
    result: str
    bands: list[tuple[str, str]]


@dataclass
class Paper:
    """What stands on the pages."""

    boxes: dict[str, list[str]] = field(default_factory=dict)
    only: dict[str, list[str]] = field(default_factory=dict)
    tables: dict[str, dict[str, Fraction]] = field(default_factory=dict)
    written: dict[str, re.Match[str]] = field(default_factory=dict)
    """By row: what a number counts that is written on the form, and the ends of its range."""
    works: list[Work] = field(default_factory=list)


@dataclass
class _Sheet:
    """One person's work on it."""

    paper: Paper
    ticks: Mapping[str, str]
    scores: dict[str, Fraction] = field(default_factory=dict)
    under: dict[str, list[str]] = field(default_factory=dict)
    counted: dict[str, list[str]] = field(default_factory=dict)


def number(text: str) -> Fraction:
    return Fraction(text.replace("−", "-"))


def read(html: str) -> Paper:
    """The form and the key, out of the page."""
    form, _, key = html.partition('<section class="key"')
    paper = Paper()
    for part in form.split('<section class="part"')[1:]:
        head, *items = part.split('<div class="item">')
        for item in items:
            only = [_text(text) for text in re.findall(r'<p class="only">(.*?)</p>', head + item, re.DOTALL)]
            names = re.findall(r'<span class="number">(\w+)</span>', item)
            paper.only |= dict.fromkeys(names, only)
            for name, boxes in re.findall(r'aria-label="Answers to (\w+)">(.*?)</ul>', item, re.DOTALL):
                paper.boxes[name] = [_text(one) for one in re.findall(r"<li>(.*?)</li>", boxes)]
    for table in re.findall(r'<table class="values">(.*?)</table>', key, re.DOTALL):
        labels = [_text(one) for one in re.findall(r'<th scope="col">(.*?)</th>', table)][1:-1]
        for name, cells in re.findall(r'<th scope="row">(.*?)</th>(.*?)</tr>', table):
            values = [_text(cell) for cell in re.findall(r"<td>(.*?)</td>", cells)]
            said = WRITTEN.fullmatch(values[0])
            if said is not None:
                paper.written[name] = said
                values, labels = [said["low"], said["high"]], ["lowest", "highest"]
            paper.tables[name] = dict(zip(labels, map(number, values), strict=True))
    paper.works = [_work(one) for one in re.findall(r'<article class="work">(.*?)</article>', key, re.DOTALL)]
    return paper


def _work(html: str) -> Work:
    def found(pattern: str) -> str:
        match = re.search(pattern, html, re.DOTALL)
        return "" if match is None else _text(match[1])

    lines = re.findall(r"<li><span><b>(.*?)</b>(?:: | = )(.*?)</span>", html)
    *steps, result = [(name, unescape(text)) for name, text in lines] or [("", "")]
    bands = re.findall(r'<th scope="row">(.*?)</th><td>(.*?)</td><td>', html)
    letter, title = found('<span class="letter">(.*?)</span>'), found(r"<h3>.*?</span>(.*?)</h3>")
    made_of = found('<p class="made-of">(.*?).</p>')
    bands = [(_text(bounds), _text(label)) for bounds, label in bands]
    return Work(letter, title, made_of, found('<p class="rules">(.*?)</p>'), steps, result[1], bands)


def _text(html: str) -> str:
    return unescape(re.sub(r"<[^>]*>", "", html)).strip()


def scored(paper: Paper, ticks: Mapping[str, str]) -> dict[str, tuple[Fraction | None, str | None]]:
    """By title: the score, and its band where there are bands; None where the key says that there is no score."""
    sheet = _Sheet(paper, ticks)
    found: dict[str, tuple[Fraction | None, str | None]] = {}
    for work in paper.works:
        score = _score(work, sheet)
        if score is not None:
            sheet.scores[work.letter] = score
        bands = [] if score is None else [label for bounds, label in work.bands if _within(bounds, score)]
        assert len(bands) == bool(work.bands and score is not None), work
        found[work.title] = score, next(iter(bands), None)
    return found


def asked(sheet: _Sheet, row: str) -> bool:
    """Whether the row is to be answered: whether all that is said of it on the form holds."""
    return all(_met(sheet, text) for text in sheet.paper.only[row])


def _met(sheet: _Sheet, text: str) -> bool:
    condition = re.fullmatch(
        r"Answer this (?:part )?only if your answer to (\w+) is (.*?)(, or you left \1 open)?\.", text
    )
    assert condition is not None, text
    # (A row of which a person would rather not say anything is left open too: the table has no value for it.)
    if condition[3] and sheet.ticks.get(condition[1], "I'd rather not say") == "I'd rather not say":
        return asked(sheet, condition[1])
    ends = re.fullmatch(r"from (\S+) to (\S+)", condition[2])
    if ends is not None:
        tick = sheet.ticks.get(condition[1])
        return bool(tick) and asked(sheet, condition[1]) and number(ends[1]) <= number(tick or "") <= number(ends[2])
    row, labels = condition[1], re.findall("“(.*?)”", condition[2])
    return asked(sheet, row) and sheet.ticks.get(row) in labels


def _value(sheet: _Sheet, row: str) -> Fraction | None:
    """What the table says of the box that is ticked; `row` may be turned, as in `3 R`."""
    name = row.removesuffix(" R")
    said, tick = sheet.paper.written.get(row), sheet.ticks.get(name, "")
    if not asked(sheet, name) or said is None:
        return sheet.paper.tables[row].get(tick) if asked(sheet, name) else None
    if not tick:
        return None
    return number(tick) if said["ends"] is None else number(said["ends"]) - number(tick)


def _score(work: Work, sheet: _Sheet) -> Fraction | None:
    if not work.made_of:
        return _formula(work, sheet)
    kind, _, names = work.made_of.partition(": ")
    parts = [re.fullmatch(r"(.+?)(?: \(weight (\S+)\))?", name) for name in names.split(", ")]
    weights = {part[1]: number(part[2] or "1") for part in parts if part is not None}
    rows = kind.startswith("Row")
    if rows:
        values = {name: value for name in weights if (value := _value(sheet, name)) is not None}
        if "Leave out a row whose other half has no value." in work.rules:
            values = {name: value for name, value in values.items() if _other(sheet, name)}
        sheet.under[work.letter] = [name.removesuffix(" R") for name in weights]
        sheet.counted[work.letter] = [name.removesuffix(" R") for name in values]
        there = [name for name in weights if asked(sheet, name.removesuffix(" R"))]
    else:
        values = {name: sheet.scores[name] for name in weights if name in sheet.scores}
        sheet.under[work.letter] = list(dict.fromkeys(row for name in weights for row in sheet.under[name]))
        sheet.counted[work.letter] = list(dict.fromkeys(row for name in weights for row in sheet.counted[name]))
        there = [name for name in weights if any(asked(sheet, row) for row in sheet.under[name])]
    if not _enough(work, sheet, len(values), len(weights), len(there)):
        return None
    if "that you were asked and that has no value counts as 0" in work.rules:
        assert work.steps[0][1] in ("Add the values of these rows.", WEIGHTED_SUM)
    steps = {name: _step(text, values, weights, there, sheet) for name, text in work.steps}
    return _rounded(work, _worked_out(work.result, steps))


def _other(sheet: _Sheet, row: str) -> bool:
    name = row.removesuffix(" R")
    other = name[:-1] + {"a": "b", "b": "a"}[name[-1]]
    found = [_value(sheet, one) for one in (other, f"{other} R") if one in sheet.paper.tables]
    return bool(found) and found[0] is not None


def _enough(work: Work, sheet: _Sheet, values: int, size: int, there: int) -> bool:
    """Whether each sentence on what is needed holds."""
    sentences = list(NEEDED.finditer(work.rules))
    assert sentences, work.rules
    assert work.rules.count("must have a value") == len(sentences), work.rules
    for said in sentences:
        have, of = values, there if said["asked"] else size
        if said["under"]:
            under = said["under"].split(", ")
            have = len([row for row in under if row in sheet.counted[work.letter]])
            of = len([row for row in under if asked(sheet, row)]) if said["asked"] else len(under)
        if said["percent"]:
            least = ceil(Fraction(said["percent"]) / 100 * of)
        else:
            least = int(said["least"]) if said["least"] else of
        if said["but"]:
            least = max(least, of - int(said["gaps"]))
        if have < max(1, least):
            return False
    return True


WEIGHTED_SUM = "Multiply the value of each row by its weight, then add."
SIMPLE: dict[str, Callable[[Values], Fraction]] = {
    "Add the values of these rows.": lambda values: sum(values, Fraction(0)),
    "Add these scores.": lambda values: sum(values, Fraction(0)),
    "Count the rows that have a value.": lambda values: Fraction(len(values)),
    "Count the scores that have a value.": lambda values: Fraction(len(values)),
    "Find the lowest of these values.": min,
    "Find the highest of these values.": max,
    "Put these values in order of size and take the middle one; of an even number, the mean of the two in the "
    "middle.": lambda values: (sorted(values)[(len(values) - 1) // 2] + sorted(values)[len(values) // 2]) / 2,
}


def _step(
    text: str, values: Mapping[str, Fraction], weights: Mapping[str, Fraction], there: list[str], sheet: _Sheet
) -> Fraction:
    counted = COUNTED.fullmatch(text)
    if counted is not None:
        return Fraction(sum(LOOKED_FOR[counted[1]](value, number(counted[2])) for value in values.values()))
    if text in SIMPLE:
        return SIMPLE[text](list(values.values()))
    unit = "score" if "score" in text else "row"
    if text in (WEIGHTED_SUM, "Multiply each score by its weight, then add."):
        return _total(value * weights[name] for name, value in values.items())
    if text == f"Count the {unit}s that you were asked, with a value or without.":
        return Fraction(len(there))
    if text == f"Add the weights of the {unit}s that have a value, without minus signs.":
        return _total(abs(weights[name]) for name in values)
    if text == f"Add the weights of the {unit}s that you were asked, without minus signs.":
        return _total(abs(weights[name]) for name in there)
    extreme = re.fullmatch(r"Add the (lowest|highest) value that each row with a value can have; .*", text)
    assert extreme is not None, text
    find = min if extreme[1] == "lowest" else max
    return _total(find(sheet.paper.tables[name].values()) for name in values)


def _total(numbers: Iterable[Fraction]) -> Fraction:
    return sum(numbers, Fraction(0))


def _formula(work: Work, sheet: _Sheet) -> Fraction | None:
    said = re.match(r"(.+?) must (?:each )?have a value\.", work.rules)
    assert said is not None, work.rules
    known: dict[str, Fraction] = dict(sheet.scores)
    names = re.split(", | and ", said[1])
    for name in names:
        if name.startswith("row ") and (value := _value(sheet, name[4:])) is not None:
            known[name] = value
    parts = [name for name in names if not name.startswith("row ")]
    rows = [name[4:] for name in names if name.startswith("row ")]
    sheet.under[work.letter] = list(dict.fromkeys([*rows, *(row for name in parts for row in sheet.under[name])]))
    held = [row for row in rows if f"row {row}" in known]
    counted = [*held, *(row for name in parts for row in sheet.counted[name])]
    sheet.counted[work.letter] = list(dict.fromkeys(counted))
    if not all(name in known for name in names):
        return None
    try:
        return _rounded(work, _worked_out(work.result, known))
    except ZeroDivisionError:
        assert "nor" in work.rules.lower()
        return None


def _rounded(work: Work, score: Fraction) -> Fraction:
    said = re.search(r"Round the score to (a whole number|(\d+) decimals?); a 5 goes away from 0\.", work.rules)
    if said is None:
        return score
    shift = 10 ** int(said[2] or 0)
    whole = (abs(score) * shift + Fraction(1, 2)) // 1
    return Fraction(whole, shift) * (-1 if score < 0 else 1)


def _worked_out(text: str, known: Mapping[str, Fraction]) -> Fraction:
    if text.endswith("1 if Count is 1 or more, else 0"):
        factor = text.removesuffix("1 if Count is 1 or more, else 0").removesuffix(" × ") or "1"
        return number(factor) * (known["Count"] >= 1)
    for index, name in enumerate(sorted(known, key=len, reverse=True)):
        text = re.sub(rf"\b{re.escape(name)}\b", f"known_{index}", text)
    numbers = {f"known_{index}": known[name] for index, name in enumerate(sorted(known, key=len, reverse=True))}
    tree = ast.parse(text.replace("×", "*").replace("÷", "/").replace("−", "-"), mode="eval")
    return _of(tree.body, numbers)


def _of(node: Any, numbers: Mapping[str, Fraction]) -> Fraction:
    if isinstance(node, ast.BinOp):
        return OPERATORS[type(node.op)](_of(node.left, numbers), _of(node.right, numbers))
    if isinstance(node, ast.UnaryOp):
        return -_of(node.operand, numbers)
    if isinstance(node, ast.Name):
        return numbers[node.id]
    return Fraction(str(node.value))


def _within(bounds: str, score: Fraction) -> bool:
    low, _, high = bounds.rpartition(" to ") if " to " in bounds else ("", "", bounds)
    if bounds.endswith(" or more") or (not low and bounds.startswith("above ")):
        low, high = bounds.removesuffix(" or more"), ""
    high = high.removesuffix(" or less")
    over = not low or (score > number(low.removeprefix("above ")) if low.startswith("above ") else score >= number(low))
    under = not high or (
        score < number(high.removeprefix("below ")) if high.startswith("below ") else score <= number(high)
    )
    return over and under
