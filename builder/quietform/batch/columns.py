"""The columns of a response file → rows: what a header may name, what a cell may say, and what is wrong with it."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from fractions import Fraction

from quietform.batch.chunks import Cell, Row, problem
from quietform.compiler.formula import written
from quietform.fields import number
from quietform.problems import Problem, listing, suggestion

REASONS = ("skipped", "cannot_tell")
# Columns that name a person or a row; they are carried into the output as they are. No item can have such an id.
CARRIED = ("id", "person", "row")
# A cell that is no answer is shown up to this length.
SHOWN = 40
# So many ways to write the answers of one item are remembered.
REMEMBERED = 1_000

Values = Mapping[str, Sequence[Fraction]]


class Cells(dict[object, int | str | None]):
    """What each cell of one item says: a response, or None for a missing answer. A KeyError: it says nothing."""

    def __init__(self, values: Sequence[Fraction]) -> None:
        super().__init__({None: None, "": None} | {reason: reason for reason in REASONS})
        self.values_written = {value: written(value) for value in values}

    def __missing__(self, cell: object) -> int | str | None:
        if not isinstance(cell, str):
            raise KeyError(cell)
        text = cell.strip()
        try:
            response = self[text] if text in self else self.values_written[number(text)]
        except ValueError:
            raise KeyError(cell) from None
        if len(self) < REMEMBERED:
            self[cell] = response
        return response


class Columns:
    """The columns of one file, in their order."""

    def __init__(self, file: str, header: Sequence[str], values: Values) -> None:
        self.file = file
        self.header = header
        self.cells = {item: Cells(options) for item, options in values.items()}
        self._items = [(index, name, self.cells[name]) for index, name in enumerate(header) if name in self.cells]
        self._carried = [index for index, name in enumerate(header) if name in CARRIED]

    def row(self, line: int, cells: Sequence[Cell]) -> Row | list[Problem]:
        """One row; or everything that is wrong with it."""
        if len(cells) != len(self.header):
            return [problem(self.file, line, 1, "row-length", found=len(cells), wanted=len(self.header))]
        responses: dict[str, int | str] = {}
        try:
            for index, name, said in self._items:
                response = said[cells[index]]
                if response is not None:
                    responses[name] = response
        except (KeyError, TypeError):  # a TypeError: a list or an object of JSON
            return self.faults(line, zip(self.header, cells, strict=True))
        return Row(line, [cells[index] for index in self._carried], responses)

    def faults(self, line: int, cells: Iterable[tuple[str, object]]) -> list[Problem]:
        """What is wrong with cells that have the names of their columns beside them."""
        problems = []
        for column, (name, cell) in enumerate(cells, 1):
            if name in self.cells and not self._says(name, cell):
                known = ", ".join((listing(map(str, self.cells[name].values_written.values())), *REASONS))
                text = cell.strip() if isinstance(cell, str) else json.dumps(cell)
                facts = {"item": name, "value": text[:SHOWN], "known": known}
                problems.append(problem(self.file, line, column, "bad-cell", **facts))
        return problems

    def _says(self, name: str, cell: object) -> bool:
        try:
            self.cells[name][cell]
        except (KeyError, TypeError):
            return False
        return True


def check_header(header: Sequence[str], items: Sequence[str], file: str) -> list[Problem]:
    """What is wrong with the columns: unknown ones, repeated ones, items without a column."""
    problems = []
    for column, name in enumerate(header, 1):
        if name in header[: column - 1]:
            problems.append(problem(file, 1, column, "column-twice", name=name[:SHOWN]))
        elif name not in items and name not in CARRIED:
            problems.append(problem(file, 1, column, "unknown-column", name=name[:SHOWN], hint=hint(name, items)))
    missing = [item for item in items if item not in header]
    if missing:
        problems.append(problem(file, 1, 1, "no-column", names=listing(missing), count=len(missing)))
    return problems


def hint(name: str, items: Sequence[str]) -> str:
    """What may be meant by a name that is no item."""
    return suggestion(name, items, f"the items are {listing(items)}; {', '.join(CARRIED)} are carried over")
