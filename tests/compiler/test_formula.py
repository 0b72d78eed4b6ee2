"""A formula as text → node: everything that is taken, exactly, and everything that is refused, at once."""

from __future__ import annotations

import json
import time
from collections.abc import Callable
from fractions import Fraction
from typing import Any

import pytest

from quietform.compiler.formula import (
    COUNTS,
    FUNCTIONS,
    MAX_LENGTH,
    FormulaError,
    Kind,
    counted,
    leaves,
    named,
    parse,
    size,
    written,
)
from quietform.scoring import evaluate
from quietform.scoring.functions import OPERATIONS
from tests.compiler import scale, trial

SCALES = ("own", "other", "a", "b", "c", "iffy", "p.own")
A, B, C = ["scale", "a"], ["scale", "b"], ["scale", "c"]


def resolve(name: str, context: str) -> Any:
    """The scales above, and any name with a dot as an item."""
    if context in COUNTS:
        return [context, name] if name in SCALES else None
    return ["scale", name] if name in SCALES else ["item", name] if "." in name else None


def node(text: str, wanted: Kind = "number") -> Any:
    return parse(text, wanted, resolve)


def refused(text: str, wanted: Kind = "number") -> tuple[str, dict[str, object]]:
    with pytest.raises(FormulaError) as caught:
        parse(text, wanted, resolve)
    return caught.value.code, caught.value.facts


NUMBERS: list[tuple[str, Any]] = [
    ("a", A),
    ("e1.me", ["item", "e1.me"]),
    ("12", 12),
    ("0.85", "17/20"),
    ("2.0", 2),
    ("a + b", ["+", A, B]),
    ("a - b - c", ["-", ["-", A, B], C]),
    ("a - (b - c)", ["-", A, ["-", B, C]]),
    ("a + b * c", ["+", A, ["*", B, C]]),
    ("(a + b) * c", ["*", ["+", A, B], C]),
    ("a / b / 2", ["/", ["/", A, B], 2]),
    ("-a", ["neg", A]),
    ("-2", ["neg", 2]),
    ("--a", ["neg", ["neg", A]]),
    ("a * -b", ["*", A, ["neg", B]]),
    ("-a * b", ["*", ["neg", A], B]),
    ("min(a, b)", ["min", A, B]),
    ("max(a, 1, e1.me)", ["max", A, 1, ["item", "e1.me"]]),
    ("abs(a - b)", ["abs", ["-", A, B]]),
    ("round(a)", ["round", A]),
    ("round(a, 0)", ["round", A, 0]),
    ("round(a / 3, 6)", ["round", ["/", A, 3], 6]),
    ("round(a, 1.0)", ["round", A, 1]),
    ("if(a > 0, a, b)", ["if", [">", A, 0], A, B]),
    ("if (a > 0, a, b)", ["if", [">", A, 0], A, B]),
    ("if(a > 0, if(b > 0, 1, 2), 3)", ["if", [">", A, 0], ["if", [">", B, 0], 1, 2], 3]),
    ("if(if(a > 0, b > 0, c > 0), 1, 2)", ["if", ["if", [">", A, 0], [">", B, 0], [">", C, 0]], 1, 2]),
    ("answered(own)", ["answered", "own"]),
    ("answered(p.own) + p.e1.me", ["+", ["answered", "p.own"], ["item", "p.e1.me"]]),
    ("cannot_tell(own) / answered(own)", ["/", ["cannot_tell", "own"], ["answered", "own"]]),
    ("  a\n  +\tb  ", ["+", A, B]),
    ("((((a))))", A),
    ("iffy + 1", ["+", ["scale", "iffy"], 1]),
]
TRUTHS: list[tuple[str, Any]] = [
    ("a < b", ["<", A, B]),
    ("a <= b", ["<=", A, B]),
    ("a > b", [">", A, B]),
    ("a >= b", [">=", A, B]),
    ("a == b", ["==", A, B]),
    ("a != b", ["!=", A, B]),
    ("0 <= a < b", ["and", ["<=", 0, A], ["<", A, B]]),
    ("a < b == c > 1", ["and", ["<", A, B], ["==", B, C], [">", C, 1]]),
    ("a > 0 and b > 0 and c > 0", ["and", [">", A, 0], [">", B, 0], [">", C, 0]]),
    ("a > 0 or b > 0 and c > 0", ["or", [">", A, 0], ["and", [">", B, 0], [">", C, 0]]]),
    ("not a > 0", ["not", [">", A, 0]]),
    ("not (a > 0 or b > 0)", ["not", ["or", [">", A, 0], [">", B, 0]]]),
    ("if(a > 0, b > 0, c > 0)", ["if", [">", A, 0], [">", B, 0], [">", C, 0]]),
    ("cannot_tell(own) >= 4", [">=", ["cannot_tell", "own"], 4]),
]


@pytest.mark.parametrize(("text", "expected"), NUMBERS)
def test_a_number_is_taken(text: str, expected: Any) -> None:
    assert node(text) == expected


@pytest.mark.parametrize(("text", "expected"), TRUTHS)
def test_a_condition_is_taken(text: str, expected: Any) -> None:
    assert node(text, "truth") == expected


def test_every_function_and_operation_is_one_that_the_evaluators_have() -> None:
    assert set(FUNCTIONS) - {"if"} <= set(OPERATIONS)
    used = {text_node[0] for _, text_node in NUMBERS + TRUTHS if isinstance(text_node, list)}
    assert used == set(OPERATIONS) | {"if", "and", "or", "not", "scale", "item", "answered"}


def test_an_unknown_name_gives_no_node_and_the_rest_is_still_checked() -> None:
    assert node("a + nobody") is None
    assert node("answered(nobody)") is None
    assert refused("nobody + 2 ** 3") == ("formula-node", {"found": "2 ** 3"})


SAME = ["__import__('os')", '__import__("os").system("x")', "().__class__.__bases__", "a.b.c.d", "a().b"]
SAME += ["a()", "eval(a)", "pow(a, 2)", "sum(a, b)", "min(a, b, key=c)", "min(**own)", "a.min(b, c)"]
SAME += ["lambda: a", "f'{a}'", "'a'", "b'a'", "[a, b]", "(a, b)", "a, b", "{a: b}", "{a}"]
SAME += ["[a for b in c]", "(a for b in c)", "a[0]", "a[1:2]", "a if b else c", "...", "True", "None"]
SAME += ["a is b", "a is not b", "a in b", "a < b in c", "a ** b", "9 ** 9 ** 9 ** 9", "a % b", "a // b"]
SAME += ["a @ b", "a << 99999999", "a | b", "a & b", "a ^ b", "~a", "+a", "1e3", "1e999999999", "1_000"]
SAME += ["0x10", "0b1", ".5", "5.", "1j", "9" * 31]
HOSTILE = [
    *((text, text) for text in SAME),
    ("min(a, *own)", "*own"),
    ("(own := 1)", "own := 1"),
    ("(yield a)", "yield a"),
    ("(await a)", "await a"),
    ("1 + (2 + a ** 2)", "a ** 2"),
    ("if(a ** 2 > 0, 1, 2)", "a ** 2"),
    ("1 + if(a > 0, 'x', 2)", "'x'"),
]


@pytest.mark.parametrize(("text", "found"), HOSTILE)
@pytest.mark.parametrize("wanted", ["number", "truth"])
def test_whatever_else_python_knows_is_refused_in_the_formulas_own_words(text: str, found: str, wanted: Kind) -> None:
    assert refused(text, wanted) == ("formula-node", {"found": found})


UNREADABLE = ["a +", "a b", "(a", "a)", "a ? b : c", "1 +* 2", "a = b", "a; b", "import os", "a if (b) else c", "if a"]
UNREADABLE += ["$a", "a && b", "!a", "'a", "007", "print a", "a.1", "1a", "a\\", "if(a > 0, b, c)(if)", "#", "“a”", ""]


@pytest.mark.parametrize("text", UNREADABLE)
def test_what_cannot_be_read_is_no_formula(text: str) -> None:
    code, facts = refused(text)
    assert code == "formula-syntax"
    assert list(facts) == ["detail"]
    assert facts["detail"]


PLACES = "a whole number from 0 to 6 as its second value"
ARGUMENTS = [
    ("min(a)", "min(a, b)", "2 to 99 values", 1),
    ("max()", "max(a, b)", "2 to 99 values", 0),
    ("abs(a, b)", "abs(a)", "1 value", 2),
    ("round()", "round(a, 1)", "1 to 2 values", 0),
    ("round(a, 1, 2)", "round(a, 1)", "1 to 2 values", 3),
    ("if(a > 0, 1)", "if(a > 0, a, b)", "3 values", 2),
    ("answered()", "answered(own)", "one scale", "nothing"),
    ("cannot_tell(a, b)", "cannot_tell(own)", "one scale", "a, b"),
    ("round(a, 7)", "round(a, 1)", PLACES, "7"),
    ("round(a, -1)", "round(a, 1)", PLACES, "-1"),
    ("round(a, 0.5)", "round(a, 1)", PLACES, "0.5"),
    ("round(a, b)", "round(a, 1)", PLACES, "b"),
]


@pytest.mark.parametrize(("text", "example", "wanted", "found"), ARGUMENTS)
def test_a_function_takes_so_many_values(text: str, example: str, wanted: str, found: object) -> None:
    facts = {"name": text.partition("(")[0], "wanted": wanted, "found": found, "example": example}
    assert refused(text) == ("formula-arguments", facts)


@pytest.mark.parametrize(
    ("text", "where", "wanted"),
    [
        ("a > b", "the formula", "a number"),
        ("not a > b", "the formula", "a number"),
        ("(a > b) + 1", '"a > b"', "a number"),
        ("1 + (a > 0 and b > 0)", '"a > 0 and b > 0"', "a number"),
        ("min(a, b > 0)", '"b > 0"', "a number"),
        ("-(a > b)", '"a > b"', "a number"),
        ("if(a > 0, 1, b > 0)", '"b > 0"', "a number"),
        ("(a > b) > c", '"a > b"', "a number"),
        ("if(a, 1, 2)", '"a"', "a condition"),
        ("if(if(a > 0, 1, 2), 1, 2)", '"if(a > 0, 1, 2)"', "a condition"),
        ("if(not a, 1, 2)", '"a"', "a condition"),
        ("if(a > 0 and b, 1, 2)", '"b"', "a condition"),
        ("if(a > 0, b > 0, c) == 1", '"c"', "a condition"),
    ],
)
def test_numbers_and_conditions_do_not_stand_for_each_other(text: str, where: str, wanted: str) -> None:
    other = {"a number": "a condition", "a condition": "a number"}[wanted]
    code, facts = refused(text)
    assert (code, facts["where"], facts["wanted"], facts["found"]) == ("formula-kind", where, wanted, other)


def test_a_note_wants_a_condition() -> None:
    code, facts = refused("a + 1", "truth")
    assert (code, facts["where"], facts["wanted"]) == ("formula-kind", "the formula", "a condition")


TOO_MUCH = {
    "long": "a + " * 500 + "a",
    "long name": "a" * (MAX_LENGTH + 1),
    "very long": "9" * 1_000_000,
    "many parentheses": "(" * 900 + "a" + ")" * 900,
    "open parentheses": "(" * MAX_LENGTH,
    "many signs": "-" * (MAX_LENGTH - 1) + "a",
    "many not": "not " * 499 + "a",
    "many terms": "a+" * 999 + "a",
    "many calls": "abs(" * 300 + "a" + ")" * 300,
    "many dots": "a" + ".a" * 999,
    "many powers": "9**" * 600 + "9",
    "many brackets": "[" * 150 + "]" * 150,
    "many conditions": "if(a>0," * 180 + "1" + ",2)" * 180 + "+",
}


@pytest.mark.parametrize("text", TOO_MUCH.values(), ids=TOO_MUCH)
def test_a_formula_that_is_too_much_is_refused_at_once(text: str) -> None:
    start = time.perf_counter()
    code, _ = refused(text)
    assert code in ("formula-syntax", "formula-node")
    assert time.perf_counter() - start < 1


def test_a_formula_may_have_two_thousand_characters() -> None:
    assert node("a" + " " * (MAX_LENGTH - 1)) == A
    assert refused("a" + " " * MAX_LENGTH) == ("formula-syntax", {"detail": "it is longer than 2000 characters"})


def test_leaves_are_what_a_value_rests_on_each_once() -> None:
    tree = node("if(a > e1.me, a + answered(own), cannot_tell(own) + 2 * b)")
    assert leaves(tree) == [
        ("scale", "a"),
        ("item", "e1.me"),
        ("answered", "own"),
        ("cannot_tell", "own"),
        ("scale", "b"),
    ]
    assert named(tree, "scale") == ["a", "b"]
    assert named(tree, "item") == ["e1.me"]
    assert counted(tree) == ["own", "own"]
    assert (leaves(12), leaves(None), named(None, "scale"), counted(None)) == ([], [], [], [])


def test_the_size_of_a_node_is_the_number_of_its_values() -> None:
    assert [size(node(text)) for text in ("1", "a", "a + 1", "min(a, 1, 2)")] == [1, 2, 4, 5]


def test_a_number_is_written_as_an_integer_or_as_a_quotient() -> None:
    assert [written(value) for value in (Fraction(4, 2), Fraction(-7, 3), Fraction(0))] == [2, "-7/3", 0]


DEEP: dict[str, Callable[[int], str]] = {
    "signs": lambda n: "-" * n + "a",
    "terms": lambda n: "a+" * n + "a",
    "calls": lambda n: "abs(" * n + "a" + ")" * n,
    "conditions": lambda n: "if(a>0," * n + "a" + ",2)" * n,
    "not": lambda n: f"if({'not ' * n}a>0,1,1)",
    "powers": lambda n: "a*(" * n + "a" + ")" * n,
}


@pytest.mark.parametrize("shape", DEEP)
def test_whatever_is_read_is_scored_however_deep_it_is(shape: str) -> None:
    taken = []
    for depth in (5, 50, 90, 150, 190, 250, 300, 330, 400, 600, 990, 1_900):
        loaded = trial(scales={"s": scale(formula=DEEP[shape](depth))})
        if loaded.problems:
            assert [problem.code for problem in loaded.problems] == ["formula-syntax"]
            continue
        _, found = loaded.sound()
        taken.append(depth)
        score = {"signs": (-1) ** depth, "terms": depth + 1}.get(shape, 1)
        assert evaluate(json.loads(json.dumps(found.program)), {"a": 1})["scales"]["s"]["score"] == str(score)
    assert 50 in taken
    assert 1_900 not in taken
