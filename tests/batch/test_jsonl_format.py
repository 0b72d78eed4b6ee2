"""JSON Lines → rows, scores → JSON Lines: numbers as they are written, keys that are left out, lines that are none."""

from __future__ import annotations

import json

import pytest

from quietform.batch import chunks
from quietform.batch.chunks import Row
from quietform.batch.columns import Columns
from quietform.batch.jsonl_format import Numeral, pack, plain, rows
from tests.batch import VALUES, lines, scores, source

KNOWN = "Write one of 0, 1, 5/2, skipped, cannot_tell, or nothing."


def read(data: str | bytes) -> list[Row | list[str]]:
    """All rows, through all chunks."""
    found = source(data if isinstance(data, bytes) else data.encode(), "jsonl")
    columns = Columns("r.jsonl", found.header, VALUES)
    every = [row for chunk in found.chunks for row in rows(chunk, columns)]
    return [row if isinstance(row, Row) else lines(row) for row in every]


def test_an_object_is_a_person_and_what_is_left_out_is_missing() -> None:
    assert read('{"id": "p1", "a": 1, "c.me": "5/2", "b": null}\n\n{"b": "cannot_tell", "c.partner": "", "id": 7}') == [
        Row(1, ["p1"], {"a": 1, "c.me": "5/2"}),
        Row(3, ["7"], {"b": "cannot_tell"}),
    ]
    assert read("") == read("\n\n") == []


@pytest.mark.parametrize("value", ["1", "1.0", '"1"', '" 1.00 "', "10e-1", "0.1E+1", "1.000000000000000000000000000"])
def test_a_number_is_what_is_written(value: str) -> None:
    assert read(f'{{"a": {value}}}') == [Row(1, [], {"a": 1})]


@pytest.mark.parametrize(
    ("value", "shown"),
    [("2", "2"), ("true", "true"), ("false", "false"), ("NaN", "NaN"), ("-Infinity", "-Infinity"), ("[1]", '["1"]'),
     ("{}", "{}"), ('"true"', "true"), ("1e999999999", "1e999999999"), ("1e-999999999", "1e-999999999"),
     ("0.9999999999999999999999999999999", "0.9999999999999999999999999999999"), ("9" * 5_000, "9" * 40),
     ('"\\ud800"', "\\ud800"), ('"1e0"', "1e0")],
    ids=lambda text: text[:12],
)  # fmt: skip
def test_everything_else_is_a_problem_with_the_place_of_its_key(value: str, shown: str) -> None:
    assert read(f'{{"id": 1, "b": 0, "a": {value}}}') == [
        [f'r.jsonl:1:3 bad-cell  "{shown}" is no answer to "a". {KNOWN}']
    ]


TODO = "Give each person one object on one line, in UTF-8."


@pytest.mark.parametrize(
    ("line", "says"),
    [
        ('{"a": 1', "1:8 not-json  this is not a line of JSON: Expecting ',' delimiter"),
        ("{'a': 1}", "1:2 not-json  this is not a line of JSON: Expecting property name enclosed in double quotes"),
        ("[1, 2]", "1:1 not-json  this is not a line of JSON: it is no object"),
        ("[" * 200_000, "1:1 not-json  this is not a line of JSON: it is too deep"),
        (b'{"a": "\xe9"}', "1:1 not-json  this is not a line of JSON: it is not UTF-8 text"),
    ],
    ids=["open", "quotes", "list", "deep", "latin-1"],
)
def test_a_line_that_is_no_object_costs_only_itself(line: str | bytes, says: str) -> None:
    data = line if isinstance(line, bytes) else line.encode()
    assert read(data + b'\n{"a": 1}\n') == [[f"r.jsonl:{says}. {TODO}"], Row(2, [], {"a": 1})]


ITEMS = "The items are a, b, c.me, c.partner; id, person, row are carried over."
ODD = '"id" is neither a text nor a number. Write one of the two, or null.'


def test_keys_are_items_or_carried_each_once() -> None:
    assert read(
        '{"id": 1, "a": 1}\n{"id": 2, "aa": 1, "zeal": 0, "b": 7}\n{"person": 3, "a": 1}\n{"a": 1, "a": 1}\n'
        '{"id": [4]}\n{"id": true}\n{"id": null, "a": 0}'
    ) == [
        Row(1, ["1"], {"a": 1}),
        [f'r.jsonl:2:4 bad-cell  "7" is no answer to "b". {KNOWN}',
         'r.jsonl:2:2 unknown-column  the column "aa" is no item. Did you mean "a"?',
         f'r.jsonl:2:3 unknown-column  the column "zeal" is no item. {ITEMS}'],
        ['r.jsonl:3:1 late-key  the first object has no "person", so this one cannot carry it. '
         "Give it to all or to none."],
        ['r.jsonl:4:1 column-twice  the column "a" stands twice. Keep one.'],
        [f"r.jsonl:5:1 odd-carried  {ODD}"],
        [f"r.jsonl:6:1 odd-carried  {ODD}"],
        Row(7, [None], {"a": 0}),
    ]  # fmt: skip


def test_the_size_of_blocks_makes_no_difference(monkeypatch: pytest.MonkeyPatch) -> None:
    data = "".join(f'{{"id": "{"é" * (index % 9)}", "a": {index % 3}}}\r\n' for index in range(40))
    whole = read(data)
    assert len(whole) == 40
    for size in (1, 7, 64):
        monkeypatch.setattr(chunks, "BLOCK", size)
        assert read(data) == whole


def test_scores_are_one_object_a_line_with_numbers_as_they_are_shown() -> None:
    data, _ = scores('{"id": 1.50, "person": "é\\n", "a": 0, "b": 0, "c.me": 2.5}'.encode(), "jsonl", "jsonl")
    level = '{"score": 0.8, "exact": "5/6", "answered": 3, "needed": 2, "band": "low", "reason": null}'
    total = '{"score": null, "exact": null, "answered": 0, "needed": 2, "band": null, "reason": "too_few"}'
    share = '{"score": null, "exact": null, "answered": 1, "needed": 2, "band": null, "reason": "too_few"}'
    assert data.decode() == (
        '{"line": 1, "id": 1.50, "person": "é\\n", '
        f'"scales": {{"level": {level}, "total": {total}, "share": {share}}}}}\n'
    )
    assert json.loads(data)["scales"]["level"]["exact"] == "5/6"


def test_without_anything_carried_a_line_is_its_number_and_the_scales() -> None:
    assert pack([[4, "-0.5", "-1/2"]], ["line", "s.score", "s.exact"]) == (
        b'{"line": 4, "scales": {"s": {"score": -0.5, "exact": "-1/2"}}}\n'
    )
    assert pack([[4, Numeral("12"), None]], ["line", "id", "s.score"]) == (
        b'{"line": 4, "id": 12, "scales": {"s": {"score": null}}}\n'
    )


@pytest.mark.parametrize(
    ("numeral", "written"),
    [("1e2", "100"), ("1.5E-3", "0.0015"), ("1e-05", "0.00001"), ("12", "12"), ("1e31", "1e31"), ("1e-31", "1e-31")],
)
def test_an_exponent_is_written_out_while_that_is_short(numeral: str, written: str) -> None:
    assert plain(numeral) == written
