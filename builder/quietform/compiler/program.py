"""Assessment → Program: names resolved, order settled, bands proven, examples scored."""

from __future__ import annotations

from dataclasses import dataclass, field
from fractions import Fraction
from itertools import product
from math import prod
from typing import Any

from quietform.compiler import bands, conditions, digits, formula, reach
from quietform.compiler.answers import Answer, answers, program_options
from quietform.compiler.effects import check_pictures, check_profiles, check_tags, check_worksheet
from quietform.compiler.examples import check_examples
from quietform.compiler.formula import written
from quietform.compiler.irt import check_rests, irt_of, table_of
from quietform.compiler.irt_rules import check_irt
from quietform.compiler.keying import asked_quality, check_keying
from quietform.compiler.kinds import check_kind
from quietform.compiler.names import Names
from quietform.compiler.norming import norms
from quietform.compiler.order import in_order
from quietform.compiler.parts import check_parts
from quietform.compiler.precision import check_precision, precision
from quietform.compiler.reasons import check_shown, names_of, reasons
from quietform.compiler.rules import check_amount, check_rules
from quietform.compiler.totals import needs
from quietform.compiler.values import Reach
from quietform.model import Assessment, Band, Scale
from quietform.problems import Place, Problems
from quietform.reading import Source
from quietform.scoring import prepare
from quietform.source import key_over

# So many answer sheets are tried in full, where that says more of a scale's reach than its parts do.
MOST_SHEETS = 4_096


@dataclass(frozen=True)
class Compiled:
    """A program with what the compiler learned on the way; `program` is plain JSON (its shape: sheet.js)."""

    program: dict[str, Any]
    answers: dict[str, Answer]
    reach: dict[str, Reach]
    digits: dict[str, int]


def compile_program(assessment: Assessment, source: Source, problems: Problems) -> Compiled:
    """Compile an assessment. Every problem goes to `problems`; the program is right only if there are no errors.

    A scale with a problem is left out with all that need it, so that the others are still checked.
    """
    check_kind(assessment, source, problems)
    found = answers(assessment, source, problems)
    # What scores can be reached, and what examples score, says nothing where answers or scales are guessed.
    guessed = source.guessed & {"option_sets", "sections", "scales"}
    sound = not guessed and not problems.errors
    compiler = _Compiler(Names(assessment, found, source, problems), sound)
    compiler.run()
    compiled = Compiled(compiler.program(), found, compiler.reach, compiler.digits)
    if compiler.sound:
        check_keying(assessment, compiler.reach, source, problems)
        check_examples(assessment, compiled.program, found, source, problems)
    return compiled


@dataclass
class _Compiler:
    names: Names
    sound: bool
    scales: dict[str, dict[str, Any]] = field(default_factory=dict)
    reach: dict[str, Reach] = field(default_factory=dict)
    under: dict[str, list[str]] = field(default_factory=dict)
    digits: dict[str, int] = field(default_factory=dict)
    formulas: dict[str, Any] = field(default_factory=dict)
    shown: dict[str, Any] = field(default_factory=dict)
    flags: list[dict[str, Any]] = field(default_factory=list)
    notes: list[Any] = field(default_factory=list)
    next: list[tuple[int, Any]] = field(default_factory=list)
    reasons: list[dict[str, Any]] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.assessment, self.source, self.problems = self.names.assessment, self.names.source, self.names.problems
        self.answers = self.names.answers

    def run(self) -> None:
        before = len(self.problems.errors)
        self.shown = conditions.shown(self.names)
        # Which scores can be reached says nothing where it is not known what is asked.
        self.sound &= len(self.problems.errors) == before
        self.flags = conditions.flags(self.names, self.shown)
        sound = {name: self._check(name, scale) for name, scale in self.assessment.scales.items()}
        for name in self._order():
            scale = self.assessment.scales[name]
            if sound[name] and all(part in self.scales for part in self._needs(name)) and self._is_short(name, scale):
                self._add(name, scale)
            reached = self.reach.get(name) if self.sound else None
            if not bands.prove(name, scale, reached, self.source, self.problems):
                for key in ("bands", "near"):
                    self.scales.get(name, {}).pop(key, None)
        self.notes = conditions.notes(self.names, self.reach, self.under, self.shown)
        self.next = conditions.next_pages(self.names, self.reach, self.under, self.shown)
        self.reasons = reasons(self.names, self.scales, self.reach if self.sound else {})
        check_shown(self.names)
        check_profiles(self.names, self.reach if self.sound else {})
        check_pictures(self.names, self.formulas, self.reach if self.sound else {})
        check_tags(self.names)
        check_worksheet(self.names)
        self._unused()

    def program(self) -> dict[str, Any]:
        """The program of what could be compiled."""
        program: dict[str, Any] = {
            "language": 1,
            "options": program_options(self.assessment, self.answers),
            "items": {key: answer.options for key, answer in self.answers.items()},
            "scales": list(self.scales.values()),
            "notes": self.notes,
        }
        if self.shown:
            program["shown"] = self.shown
        if self.flags:
            program["flags"] = self.flags
        quality = asked_quality(self.assessment, self.answers)
        if quality:
            program["quality"] = quality
        if self.assessment.profiles:
            known = {
                id: [name for name in one.scales if name in self.scales] for id, one in self.assessment.profiles.items()
            }
            program["profiles"] = [{"id": id, "scales": scales} for id, scales in known.items()]
        if self.reasons:
            program["reasons"] = self.reasons
        if self.next:
            program["next"] = [list(one) for one in self.next]
        return program

    # What a scale says, checked.

    def _check(self, name: str, scale: Scale) -> bool:
        """Whether the scale can be compiled; every fault of it is noted."""
        if name in {answer.item for answer in self.answers.values()}:
            first = self._place_of(name).line
            self.problems.add(self.source.key("scales", name), "duplicate-id", kind="the id", id=name, first=first)
        before, known = len(self.problems.errors), _is_whole(scale)
        check_rules(name, scale, self.source, self.problems)
        known &= check_parts(self.names, name, scale)
        known &= check_precision(name, scale, self.source, self.problems)
        known &= check_irt(name, scale, self.answers, self.source, self.problems)
        if scale.formula is not None:
            node = self.names.formula(scale.formula, "number", f'scale "{name}"', ("scales", name, "formula"))
            self.formulas[name] = node
            known &= node is not None
            if node is not None and not formula.named(node, "scale") + formula.named(node, "item"):
                self.problems.add(self.source.at("scales", name, "formula"), "formula-constant", scale=name)
        check_rests(self.names, f'scale "{name}"', self._parts(name), ("scales", name))
        return known and len(self.problems.errors) == before

    def _place_of(self, item: str) -> Place:
        """Where an item's id stands."""
        for s, section in enumerate(self.assessment.sections):
            for i, one in enumerate(section.items):
                if one.id == item:
                    return self.source.at("sections", s, "items", i, "id")
        return self.source.at("sections")

    # Order.

    def _parts(self, name: str) -> list[str]:
        """The scales that this one needs."""
        if name in self.formulas:
            return formula.named(self.formulas[name], "scale")
        return [part for part in self.assessment.scales[name].scales or [] if part in self.assessment.scales]

    def _needs(self, name: str) -> list[str]:
        """The scales that must be compiled before this one."""
        return [*self._parts(name), *formula.counted(self.formulas.get(name))]

    def _order(self) -> list[str]:
        def circle(loop: list[str]) -> None:
            self.problems.add(self.source.key("scales", loop[0]), "circle", path=" → ".join(loop))

        return in_order({name: self._needs(name) for name in self.assessment.scales}, circle)

    def _items(self, name: str) -> list[str]:
        """The items that a scale itself names."""
        items = [item for item in self.assessment.scales[name].items or [] if item in self.answers]
        return items + formula.named(self.formulas.get(name), "item")

    # Programs.

    def _add(self, name: str, scale: Scale) -> None:
        """The scale's program, what lies under it, and its reach."""
        self.scales[name] = self._compile(name, scale)
        self.under[name] = self._items(name) + [item for part in self._parts(name) for item in self.under[part]]
        self.under[name] = list(dict.fromkeys(self.under[name]))
        if scale.missing_items is not None:
            path, count = ("scales", name, "missing_items"), len(self.under[name])
            check_amount(name, scale.missing_items, count, "answers underneath", path, self.source, self.problems)
        node = self.formulas.get(name)
        found = reach.of_scale(scale, node, self.answers, self.reach, self.under, self.shown)
        if found.values is not None and not found.values:
            if self.sound:
                self.problems.add(self.source.at("scales", name, "formula"), "formula-undefined", scale=name)
            found = Reach(None, None)
        self.reach[name] = self._tried(name) or found.rounded(scale.decimals)

    def _tried(self, name: str) -> Reach | None:
        """The exact reach of a scale whose parts depend on each other: by rules that hide them, or by shared items.

        Every answer sheet is scored; None where there are too many, or where there is nothing to depend on.
        """
        hidden = [item for item in self.under[name] if item in self.shown]
        if not self.sound or not (hidden or self._parts(name)) or self.assessment.scales[name].irt is not None:
            return None
        keys = dict.fromkeys(self.under[name])
        for key in reversed(list(self.shown)):
            if key in keys:
                keys |= dict.fromkeys(formula.named(self.shown[key], "item"))
        lists = {key: [*map(written, self.answers[key].values), "skipped"] for key in keys}
        if prod(map(len, lists.values())) > MOST_SHEETS:
            return None
        score = prepare(self.program())
        sheets = (dict(zip(lists, chosen, strict=True)) for chosen in product(*lists.values()))
        scores = {score(sheet)["scales"][name]["score"] for sheet in sheets} - {None}
        return Reach.of(frozenset(map(Fraction, scores))) if scores else None

    def _compile(self, name: str, scale: Scale) -> dict[str, Any]:
        assert scale.missing is not None  # check_rules noted it otherwise
        compiled: dict[str, Any] = {"id": name}
        if scale.method:
            compiled["method"] = scale.method
        if scale.items is not None:
            compiled |= {"items": scale.items, "reverse": scale.reverse}
        elif scale.formula is not None:
            node = self.formulas[name]
            compiled |= {"scales": self._parts(name), "operands": self._items(name), "formula": node}
        else:
            compiled["scales"] = scale.scales
        if scale.weights:
            compiled["weights"] = {id: written(weight) for id, weight in scale.weights.items()}
        if scale.count_if is not None:
            compiled["count"] = {"is": scale.count_if.name, "value": written(scale.count_if.value)}
        compiled["needs"] = needs(scale.missing)
        if scale.missing_items is not None:
            compiled["needs_items"] = needs(scale.missing_items)
        if scale.pairs == "both":
            compiled["both"] = True
        if scale.prorate:
            compiled["prorate"] = True
        if scale.times is not None:
            compiled["times"] = written(scale.times)
        if scale.decimals is not None:
            compiled["decimals"] = scale.decimals
        if scale.bands is not None:
            compiled["bands"] = [_band(band) for band in scale.bands]
        before, found = len(self.problems.errors), norms(self.names, name, scale.norms, self.shown)
        if found and len(self.problems.errors) == before:
            compiled["norms"] = found
        if scale.irt is not None and scale.irt.python_only:
            compiled["irt"] = irt_of(scale, self.answers)
        elif scale.irt is not None:
            tables = table_of(name, scale, self.answers, self.source, self.problems)
            compiled["norms"] = [*compiled.get("norms", []), *tables]
        return compiled | names_of(scale) | precision(scale)

    def _is_short(self, name: str, scale: Scale) -> bool:
        """Whether its exact scores can be written and computed soon; noted if not."""
        self.digits[name] = digits.of_scale(scale, self.formulas.get(name), self.answers, self.digits)
        if self.digits[name] > digits.MOST:
            self.problems.add(self.source.key("scales", name), "too-exact", scale=name, limit=digits.MOST)
        return self.digits[name] <= digits.MOST

    # Items without a use.

    def _in_conditions(self) -> set[str]:
        """The items that a condition names."""
        groups = [group for scale in self.scales.values() for one in scale.get("norms", []) for group in one["groups"]]
        nodes = [*self.shown.values(), *(flag["when"] for flag in self.flags), *self.notes]
        nodes += [node for _, node in self.next]
        nodes += [group.get("when") for group in groups]
        return {item for node in nodes for item in formula.named(node, "item")}

    def _unused(self) -> None:
        # Where a scale is wrong, that no scale uses an item may follow from it.
        wrong = {key_over(self.source.root, problem.place) for problem in self.problems.errors}
        if self.source.guessed & {"sections", "scales"} or "scales" in wrong:
            return
        used = {item for name in self.assessment.scales for item in self._items(name)} | self._in_conditions()
        # A pair that is named without its half has been reported already.
        named = {item for scale in self.assessment.scales.values() for item in scale.items or []}
        unused: dict[str, list[str]] = {}
        for key, answer in self.answers.items():
            if key not in used:
                unused.setdefault(answer.item, []).append(key)
        for s, section in enumerate(self.assessment.sections):
            for i, item in enumerate(section.items):
                keys = unused.get(item.id)
                if keys and not getattr(item, "unscored", False) and item.id not in named:
                    place = self.source.at("sections", s, "items", i, "id")
                    name = item.id if len(keys) > 1 else keys[0]
                    self.problems.add(place, "unused-item", id=name)


def _is_whole(scale: Scale) -> bool:
    """Whether nothing had to be taken out that it cannot do without."""
    if scale.missing is None or (scale.method in ("count", "any") and scale.count_if is None):
        return False
    made = scale.method is not None or scale.irt is not None
    return scale.formula is not None or (made and bool(scale.items or scale.scales))


def _band(band: Band) -> dict[str, Any]:
    bounds = {"from": band.from_, "above": band.above, "below": band.below, "to": band.to}
    return {"id": band.id} | {key: written(value) for key, value in bounds.items() if value is not None}
