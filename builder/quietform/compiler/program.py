"""Assessment → Program: names resolved, order settled, bands proven, examples scored."""

from __future__ import annotations

from dataclasses import dataclass, field
from graphlib import CycleError, TopologicalSorter
from typing import Any

from quietform.compiler import bands, digits, formula, reach
from quietform.compiler.answers import Answer, answers
from quietform.compiler.examples import check_examples
from quietform.compiler.formula import written
from quietform.compiler.reach import Reach, needs
from quietform.compiler.rules import check_amount, check_rules
from quietform.model import Assessment, Band, Scale
from quietform.problems import Place, Problems, listing, suggestion
from quietform.reading import Source


@dataclass(frozen=True)
class Compiled:
    """A program with what the compiler learned on the way; `program` is plain JSON (its shape: evaluator.js)."""

    program: dict[str, Any]
    answers: dict[str, Answer]
    reach: dict[str, Reach]
    digits: dict[str, int]


def compile_program(assessment: Assessment, source: Source, problems: Problems) -> Compiled:
    """Compile an assessment. Every problem goes to `problems`; the program is right only if there are no errors.

    A scale with a problem is left out with all that need it, so that the others are still checked.
    """
    compiler = _Compiler(assessment, source, problems)
    compiler.run()
    program = {
        "language": 1,
        "options": {
            name: [written(option.value) for option in option_set.options]
            for name, option_set in assessment.option_sets.items()
            if any(answer.options == name for answer in compiler.answers.values())
        },
        "items": {key: answer.options for key, answer in compiler.answers.items()},
        "scales": list(compiler.scales.values()),
        "notes": compiler.notes,
    }
    compiled = Compiled(program, compiler.answers, compiler.reach, compiler.digits)
    if compiler.sound:
        check_examples(assessment, compiled.program, compiler.answers, source, problems)
    return compiled


@dataclass
class _Compiler:
    assessment: Assessment
    source: Source
    problems: Problems
    answers: dict[str, Answer] = field(default_factory=dict)
    scales: dict[str, dict[str, Any]] = field(default_factory=dict)
    reach: dict[str, Reach] = field(default_factory=dict)
    under: dict[str, list[str]] = field(default_factory=dict)
    digits: dict[str, int] = field(default_factory=dict)
    notes: list[Any] = field(default_factory=list)
    formulas: dict[str, Any] = field(default_factory=dict)
    sound: bool = True

    def run(self) -> None:
        before = len(self.problems.errors)
        self.answers = answers(self.assessment, self.source, self.problems)
        # What scores can be reached, and what examples score, says nothing where answers or scales are guessed.
        guessed = self.source.guessed & {"option_sets", "sections", "scales"}
        self.sound = not guessed and len(self.problems.errors) == before
        sound = {name: self._check(name, scale) for name, scale in self.assessment.scales.items()}
        for name in self._order():
            scale = self.assessment.scales[name]
            if sound[name] and all(part in self.scales for part in self._needs(name)) and self._is_short(name, scale):
                self.scales[name] = self._compile(name, scale)
                self.under[name] = self._items(name) + [item for part in self._parts(name) for item in self.under[part]]
                self.under[name] = list(dict.fromkeys(self.under[name]))
                self._check_answers_underneath(name, scale)
                self._add_reach(name, scale)
            reached = self.reach.get(name) if self.sound else None
            if not bands.prove(name, scale, reached, self.source, self.problems):
                for key in ("bands", "near"):
                    self.scales.get(name, {}).pop(key, None)
        self._notes()
        self._unused()

    # What a scale says, checked.

    def _check(self, name: str, scale: Scale) -> bool:
        """Whether the scale can be compiled; every fault of it is noted."""
        if name in {answer.item for answer in self.answers.values()}:
            first = self._place_of(name).line
            self.problems.add(self.source.key("scales", name), "duplicate-id", kind="the id", id=name, first=first)
        before, known = len(self.problems.errors), _is_whole(scale)
        check_rules(name, scale, self.source, self.problems)
        place = self.source.key("scales", name)
        for index, item in enumerate(scale.items or []):
            known &= self._item(item, f'scale "{name}"', ("scales", name, "items", index))
            if item in (scale.items or [])[:index]:
                self.problems.add(self.source.at("scales", name, "items", index), "twice-in-scale", scale=name, id=item)
        for index, part in enumerate(scale.scales or []):
            self._scale(part, f'scale "{name}"', ("scales", name, "scales", index))
            if part in (scale.scales or [])[:index]:
                self.problems.add(
                    self.source.at("scales", name, "scales", index), "twice-in-scale", scale=name, id=part
                )
        self._check_reverse(name, scale)
        self._check_beside(name, scale)
        halves = [item for item in scale.items or [] if item in self.answers and self.answers[item].side]
        if halves and scale.pairs is None:
            self.problems.add(place, "pair-rule", scale=name)
        if scale.formula is not None:
            node = self._formula(scale.formula, "number", f'scale "{name}"', ("scales", name, "formula"))
            self.formulas[name] = node
            known &= node is not None
            if node is not None and not formula.named(node, "scale") + formula.named(node, "item"):
                self.problems.add(self.source.at("scales", name, "formula"), "formula-constant", scale=name)
        return known and len(self.problems.errors) == before

    def _place_of(self, item: str) -> Place:
        """Where an item's id stands."""
        for s, section in enumerate(self.assessment.sections):
            for i, one in enumerate(section.items):
                if one.id == item:
                    return self.source.at("sections", s, "items", i, "id")
        return self.source.at("sections")

    def _check_answers_underneath(self, name: str, scale: Scale) -> None:
        rule = scale.missing_items
        if rule is not None:
            path = ("scales", name, "missing_items")
            check_amount(name, rule, len(self.under[name]), "answers underneath", path, self.source, self.problems)

    def _check_reverse(self, name: str, scale: Scale) -> None:
        for index, item in enumerate(scale.reverse if scale.items else []):
            place = self.source.at("scales", name, "reverse", index)
            if item not in (scale.items or []):
                hint = suggestion(item, scale.items or [], "reverse only items of this scale")
                self.problems.add(place, "reverse-unused", scale=name, id=item, hint=hint)
            elif item in self.answers and not self.answers[item].ordered:
                options = self.answers[item].options
                self.problems.add(place, "reverse-unordered", scale=name, id=item, options=options)

    def _check_beside(self, name: str, scale: Scale) -> None:
        for index, other in enumerate(scale.beside):
            path = ("scales", name, "beside", index)
            known = self._scale(other, f'scale "{name}"', path)
            hosts = [host for host, one in self.assessment.scales.items() if other in one.beside]
            if known and (other == name or self.assessment.scales[other].beside or hosts != [name]):
                fault = f'shows "{other}" beside itself, which has a place already'
                self.problems.add(
                    self.source.at(*path), "beside", scale=name, fault=fault, hint="show each scale in one place"
                )

    def _item(self, key: str, user: str, path: tuple[str | int, ...]) -> bool:
        if key in self.answers:
            return True
        place = self.source.at(*path)
        if "sections" in self.source.guessed:
            # The item may be one of those that had to be taken out.
            return False
        if f"{key}.me" in self.answers:
            self.problems.add(place, "pair-half", user=user, id=key)
        else:
            hint = suggestion(key, self.answers, "use one of them, or add the item to a section")
            self.problems.add(place, "unknown-item", user=user, id=key, known=listing(self.answers), hint=hint)
        return False

    def _scale(self, name: str, user: str, path: tuple[str | int, ...]) -> bool:
        known = self.assessment.scales
        if name not in known:
            hint = suggestion(name, known, "use one of them, or add the scale")
            self.problems.add(
                self.source.at(*path), "unknown-scale", user=user, id=name, known=listing(known), hint=hint
            )
        return name in known

    # Formulas.

    def _formula(self, text: str, wanted: formula.Kind, user: str, path: tuple[str | int, ...]) -> Any:
        def resolve(name: str, context: str) -> Any:
            if context != "value":
                return [context, name] if self._scale(name, user, path) else None
            if name in self.assessment.scales:
                return ["scale", name]
            if name in self.answers or f"{name}.me" in self.answers:
                return ["item", name] if self._item(name, user, path) else None
            known = [*self.assessment.scales, *self.answers]
            hint = suggestion(name, known, f"the items are {listing(self.answers)}")
            facts = {"user": user, "id": name, "known": listing(self.assessment.scales), "hint": hint}
            self.problems.add(self.source.at(*path), "unknown-scale", **facts)
            return None

        try:
            return formula.parse(text, wanted, resolve)
        except formula.FormulaError as error:
            self.problems.add(self.source.at(*path), error.code, **error.facts)
            return None

    def _notes(self) -> None:
        for index, note in enumerate(self.assessment.notes):
            node = self._formula(note.when, "truth", f"note {index + 1}", ("notes", index, "when"))
            used = [*formula.named(node, "scale"), *formula.counted(node)]
            whole = node is not None and all(name in self.scales for name in used)
            self.notes.append(node if whole else ["==", 0, 1])

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
        """The scales, each after those it needs; circles are noted and left out."""
        graph = {name: self._needs(name) for name in self.assessment.scales}
        while True:
            try:
                return [name for name in TopologicalSorter(graph).static_order() if name in graph]
            except CycleError as error:
                # graphlib names each scale before the one that needs it, the first one twice.
                loop = error.args[1][:0:-1]
                start = loop.index(min(loop))
                path = " → ".join([*loop[start:], *loop[: start + 1]])
                self.problems.add(self.source.key("scales", loop[start]), "circle", path=path)
                for name in loop:
                    del graph[name]

    def _items(self, name: str) -> list[str]:
        """The items that a scale itself names."""
        items = [item for item in self.assessment.scales[name].items or [] if item in self.answers]
        return items + formula.named(self.formulas.get(name), "item")

    # Programs.

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
        compiled["needs"] = needs(scale.missing)
        if scale.missing_items is not None:
            compiled["needs_items"] = needs(scale.missing_items)
        if scale.pairs == "both":
            compiled["both"] = True
        if scale.prorate:
            compiled["prorate"] = True
        if scale.decimals is not None:
            compiled["decimals"] = scale.decimals
        if scale.near is not None:
            compiled["near"] = written(scale.near)
        if scale.bands is not None:
            compiled["bands"] = [_band(band) for band in scale.bands]
        return compiled

    def _is_short(self, name: str, scale: Scale) -> bool:
        """Whether its exact scores can be written and computed soon; noted if not."""
        self.digits[name] = digits.of_scale(scale, self.formulas.get(name), self.answers, self.digits)
        if self.digits[name] > digits.MOST:
            self.problems.add(self.source.key("scales", name), "too-exact", scale=name, limit=digits.MOST)
        return self.digits[name] <= digits.MOST

    def _add_reach(self, name: str, scale: Scale) -> None:
        found = reach.of_scale(scale, self.formulas.get(name), self.answers, self.reach, self.under)
        if found.values is not None and not found.values:
            if self.sound:
                self.problems.add(self.source.at("scales", name, "formula"), "formula-undefined", scale=name)
            found = Reach(None, None)
        self.reach[name] = found.rounded(scale.decimals)

    def _unused(self) -> None:
        if self.source.guessed & {"sections", "scales"}:
            return
        used = {item for name in self.assessment.scales for item in self._items(name)}
        # A pair that is named without its half has been reported already.
        named = {item for scale in self.assessment.scales.values() for item in scale.items or []}
        unused: dict[str, list[str]] = {}
        for key, answer in self.answers.items():
            if key not in used:
                unused.setdefault(answer.item, []).append(key)
        for s, section in enumerate(self.assessment.sections):
            for i, item in enumerate(section.items):
                keys = unused.get(item.id)
                if keys and not item.unscored and item.id not in named:
                    place = self.source.at("sections", s, "items", i, "id")
                    name = item.id if len(keys) > 1 else keys[0]
                    self.problems.add(place, "unused-item", id=name)


def _is_whole(scale: Scale) -> bool:
    """Whether nothing had to be taken out that it cannot do without."""
    if scale.missing is None:
        return False
    return scale.formula is not None or (scale.method is not None and bool(scale.items or scale.scales))


def _band(band: Band) -> dict[str, Any]:
    bounds = {"from": band.from_, "above": band.above, "below": band.below, "to": band.to}
    return {"id": band.id} | {key: written(value) for key, value in bounds.items() if value is not None}
