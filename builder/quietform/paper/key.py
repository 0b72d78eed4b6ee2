"""Assessment + Compiled → the key: what each answer counts, and the arithmetic of each score by hand."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import count as count_from
from itertools import product
from math import ceil
from typing import Any

from quietform.compiler import Compiled
from quietform.compiler.formula import named
from quietform.fields import Rule
from quietform.interface import counted, joined, mark, say
from quietform.items.kind import TICKS
from quietform.model import Scale
from quietform.paper.key_words import (
    ALL_WEIGHTS,
    ASKED,
    COMPUTER,
    COUNT,
    FOUND,
    HIGHS,
    LOWS,
    MADE_OF,
    MET,
    NUMBER,
    OTHERWISE,
    SUM,
    THESE,
    TURNED_NUMBER,
    UNDERNEATH,
    WEIGHTED,
    WEIGHTS,
    WRITTEN,
    ZERO,
)
from quietform.paper.wording import Wording, decimals, listed, plain, valued

# What scores are called: letters that nobody takes for a number.
LETTERS = "ABCDEFGHJKLMNPQRSTUVWXYZ"
TURNED = " R"


@dataclass(frozen=True)
class Row:
    """A line of the table: the row's name, with R where its values are turned round, and the value of each answer."""

    name: str
    turned: bool
    values: list[str]


@dataclass(frozen=True)
class Table:
    """What the answers of one option set count."""

    labels: list[str]
    rows: list[Row]


@dataclass(frozen=True)
class Step:
    """Something to work out and to write down, under a name."""

    name: str
    text: str


@dataclass(frozen=True)
class Work:
    """How one score is worked out; `result` is empty where only a computer can."""

    made_of: str
    rules: list[str]
    steps: list[Step]
    result: str


def score_letters(compiled: Compiled) -> dict[str, str]:
    """What each score is called: A, B and so on, each after those that it needs."""
    names = (
        "".join(letters) for length in count_from(1) for letters in product(LETTERS, repeat=length)
    )  # A … Z, AA … ZZ, AAA …
    return {scale["id"]: name for scale, name in zip(compiled.program["scales"], names, strict=False)}


def tables_of(compiled: Compiled, wording: Wording) -> list[Table]:
    """The value of each answer, for every row that is worked with; rows that are turned have a line of their own."""
    used = _used(compiled)
    tables: dict[str, Table] = {}
    for key, answer in compiled.answers.items():
        labels = wording.labels[key]
        written = answer.steps is not None and answer.steps != TICKS
        for turned in (False, True):
            if (key, turned) in used:
                name = WRITTEN if written else answer.options
                table = tables.setdefault(name, Table([say(WRITTEN)] if written else list(labels.values()), []))
                ends = answer.low + answer.high
                values = [plain(ends - value if turned else value) for value in labels]
                if written:
                    counts = TURNED_NUMBER if turned else NUMBER
                    values = [say(counts, ends=plain(ends), low=plain(answer.low), high=plain(answer.high))]
                table.rows.append(Row(wording.names[key] + TURNED * turned, turned, values))
    return list(tables.values())


def _used(compiled: Compiled) -> set[tuple[str, bool]]:
    """Which rows are worked with, and whether they are turned."""
    program = compiled.program
    scales = [scale for scale in program["scales"] if "irt" not in scale]
    used = {(key, key in scale["reverse"]) for scale in scales for key in scale.get("items", ())}
    used |= {(key, False) for scale in scales for key in scale.get("operands", ())}
    groups = [group for scale in scales for one in scale.get("norms", ()) for group in one["groups"]]
    conditions = [*program.get("shown", {}).values(), *(flag["when"] for flag in program.get("flags", ()))]
    conditions += [*program["notes"], *(group["when"] for group in groups if "when" in group)]
    return used | {(key, False) for node in conditions for key in valued(node)}


def work_of(name: str, scale: Scale, compiled: Compiled, wording: Wording) -> Work:
    """How a score is worked out by hand."""
    program = next(one for one in compiled.program["scales"] if one["id"] == name)
    return _Hand(scale, program, compiled, wording).work()


class _Hand:
    """One scale, on its way to words."""

    def __init__(self, scale: Scale, program: Mapping[str, Any], compiled: Compiled, wording: Wording) -> None:
        self.scale, self.program, self.compiled, self.wording = scale, program, compiled, wording
        self.unit = "row" if scale.items is not None else "score"
        self.parts: Sequence[str] = scale.items or scale.scales or []
        self.shown = compiled.program.get("shown", {})
        self.hides = any(key in self.shown for key in self._under(program))
        self.zero = scale.missing is not None and scale.missing.name == "zero"

    def work(self) -> Work:
        if "irt" in self.program:
            return Work("", [say(COMPUTER)], [], "")
        if "formula" in self.program:
            return Work("", list(self._of_formula()), [], self._formula())
        steps, result = self._steps()
        if self.scale.times is not None:
            result = f"{plain(self.scale.times)} × {result}"
        return Work(self._made_of(), [*self._needs(), *self._rounding()], steps, result)

    def _made_of(self) -> str:
        names = list(map(self._name, self.parts))
        if self.scale.weights:
            weights = (plain(self.scale.weights.get(part, Fraction(1))) for part in self.parts)
            pairs = zip(names, weights, strict=True)
            names = [say("{name} (weight {weight})", name=name, weight=weight) for name, weight in pairs]
        return f"{say(MADE_OF[self.unit, len(names) > 1])}: {joined(names)}"

    def _name(self, part: str) -> str:
        if self.unit == "score":
            return self.wording.letters[part]
        return self.wording.names[part] + TURNED * (part in self.scale.reverse)

    def _under(self, program: Mapping[str, Any]) -> list[str]:
        """All items underneath, each once."""
        items = [*program.get("items", ()), *program.get("operands", ())]
        for part in program.get("scales", ()):
            items += self._under(next(one for one in self.compiled.program["scales"] if one["id"] == part))
        return list(dict.fromkeys(items))

    # Arithmetic.

    def _steps(self) -> tuple[list[Step], str]:
        method = self.scale.method or ""
        if method in FOUND:
            name, text = map(say, FOUND[method])
            return [Step(name, text)], name
        if self.scale.count_if is not None:
            text = MET[self.scale.count_if.name, self.unit]
            step = Step(say("Count"), say(text, value=plain(self.scale.count_if.value)))
            return [step], step.name if method == "count" else say("1 if Count is 1 or more, else 0")
        if method == "pomp":
            return self._percent()
        first = Step(say("Sum"), say((WEIGHTED if self.scale.weights else SUM)[self.unit]))
        over = list(self._divisors()) if method == "mean" else []
        if self.scale.prorate:
            over = [*self._whole(), *self._given()]
            result = f"{first.name} × {_named(over[0])} ÷ {_named(over[1])}"
        else:
            result = f"{first.name} ÷ {_named(over[0])}" if over else first.name
        return [first, *(one for one in over if isinstance(one, Step))], result

    def _divisors(self) -> Iterator[Step | str]:
        """What a mean is divided by."""
        yield from self._whole() if self.zero else self._given()

    def _given(self) -> Iterator[Step | str]:
        """How much was answered."""
        if self.scale.weights:
            yield Step(say("Weights"), say(WEIGHTS[self.unit]))
        else:
            yield Step(say("Count"), say(COUNT[self.unit]))

    def _whole(self) -> Iterator[Step | str]:
        """How much there is to answer: a number, unless some of it is not asked of everybody."""
        if self.hides and self.scale.weights:
            yield Step(say("All weights"), say(ALL_WEIGHTS[self.unit]))
        elif self.hides:
            yield Step(say("Asked"), say(ASKED[self.unit]))
        else:
            yield plain(sum((abs(self.scale.weights.get(part, Fraction(1))) for part in self.parts), Fraction(0)))

    def _percent(self) -> tuple[list[Step], str]:
        answers = [self.compiled.answers[item] for item in self.parts]
        ends = {(answer.low, answer.high) for answer in answers}
        sums = Step(say("Sum"), say(SUM[self.unit]))
        if len(ends) > 1:
            lows, highs = Step(say("Lows"), say(LOWS)), Step(say("Highs"), say(HIGHS))
            result = f"100 × ({sums.name} − {lows.name}) ÷ ({highs.name} − {lows.name})"
            return [sums, lows, highs], result
        low, high = next(iter(ends))
        counts = Step(say("Count"), say(COUNT[self.unit]))
        sign = "−" if low > 0 else "+"
        above = f"({sums.name} {sign} {plain(abs(low))} × {counts.name})" if low else sums.name
        return [sums, counts], f"100 × {above} ÷ ({plain(high - low)} × {counts.name})"

    # What must be there, and what becomes of the number.

    def _needs(self) -> Iterator[str]:
        if self.program.get("both"):
            yield say("Leave out a row whose other half has no value.")
        assert self.scale.missing is not None  # only a formula has none, and it needs everything
        size = len(self.parts)
        these = counted(*THESE[self.unit, self.hides], size)
        yield _sentence(mark("{those} must have a value."), self._needed(self.scale.missing, size, these))
        if self.scale.missing_items is not None:
            under = self._under(self.program)
            those = counted(*UNDERNEATH[self.hides], len(under), names=self._listed(under))
            needed = self._needed(self.scale.missing_items, len(under), those)
            yield _sentence(mark("{those} must have a value that counts."), needed)
        yield say(OTHERWISE)
        if self.zero:
            yield say(ZERO[self.unit])

    def _listed(self, keys: list[str]) -> str:
        return joined(self.wording.names[key] for key in keys)

    def _needed(self, rule: Rule, size: int, those: str) -> str:
        """How many of so many must have a value, in words."""
        if rule.share is not None and self.hides:
            return say("at least {share} % of {those}", share=plain(rule.share * 100), those=those)
        if rule.name == "at_most" and self.hides:
            return say("at least 1 of {those}, and all of them but {count},", those=those, count=rule.count)
        least = {"complete": size, "at_least": rule.count, "at_most": size - (rule.count or 0), "zero": 1}[rule.name]
        if rule.share is not None:
            least = ceil(rule.share * size)
        if size == 1:
            return those
        if least == size:
            return say("all of {those}", those=those)
        return say("at least {least} of {those}", least=least, those=those)

    def _rounding(self) -> Iterator[str]:
        if self.scale.decimals is not None:
            yield say("Round the score to {decimals}; a 5 goes away from 0.", decimals=decimals(self.scale.decimals))

    # Formulas.

    def _formula(self) -> str:
        node = self.program["formula"]
        return self.wording.formula(node if self.scale.times is None else ["*", self.program["times"], node])

    def _of_formula(self) -> Iterator[str]:
        node = self.program["formula"]
        names = [self.wording.letters[id] for id in named(node, "scale")]
        names += [say("row {row}", row=self.wording.names[id]) for id in named(node, "item")]
        each = mark("{those} must each have a value.") if len(names) > 1 else mark("{those} must have a value.")
        yield say(each, those=listed(names, "and"))
        yield say(OTHERWISE)
        if "÷" in self._formula():
            yield say("Nor is there one if you would divide by 0.")
        yield from self._rounding()


def _sentence(words: str, those: str) -> str:
    """A sentence that may begin with what it is about."""
    text = say(words, those=those)
    return text[0].upper() + text[1:]


def _named(part: Step | str) -> str:
    return part.name if isinstance(part, Step) else part
