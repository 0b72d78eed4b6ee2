"""A large call on which an engine is wrong → a small one, told with both answers; the engine is wrong by design."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from tests.scoring.engines import Call, in_python
from tests.scoring.generate import calls
from tests.scoring.shrink import Score, difference

# A call on which an engine that does not know `times` differs, and how that is told.
LARGE: Call = [
    "evaluate",
    {
        "language": 1,
        "options": {"o": [1, 2, 3], "yes": [0, 1]},
        "items": {"a": "o", "b": "o", "c": "yes"},
        "shown": {"b": ["==", ["item", "c"], 1]},
        "scales": [
            {"id": "plain", "method": "mean", "items": ["a", "b"], "needs": {"rule": "at_least", "amount": 1}},
            {
                "id": "twice",
                "method": "median",
                "scales": ["plain"],
                "needs": {"rule": "complete"},
                "times": 2,
                "bands": [{"id": "low", "below": 3}, {"id": "high", "from": 3}],
                "near": "1/2",
            },
            {
                "id": "more",
                "formula": ["if", [">", ["scale", "twice"], 1], ["+", ["scale", "plain"], ["item", "a"]], 0],
                "scales": ["twice", "plain"],
                "operands": ["a"],
                "needs": {"rule": "complete"},
            },
        ],
        "notes": [["and", [">", ["scale", "more"], 1], ["<", ["scale", "twice"], 9]]],
        "profiles": [{"id": "all", "scales": ["plain", "twice", "more"]}],
    },
    {"a": 2, "b": 3, "c": 1},
]
SMALL = """\
1 of 2 calls differ:
call: evaluate
program:
  language: 1
  options:
    o: [3]
  items: {b: o}
  scales:
  - id: plain
    method: mean
    items: [b]
    needs: {rule: at_least, amount: 0}
  - id: twice
    method: median
    scales: [plain]
    needs: {rule: complete}
    times: 0
  notes: []
responses: {b: 3}
python:
  scales:
    plain:
      state: scored
      score: '3'
      answered: 1
      shown: 1
      needed: 1
      rests: [1, 1]
      band: null
      near: null
    twice:
      state: scored
      score: '0'
      answered: 1
      shown: 1
      needed: 1
      rests: [1, 1]
      band: null
      near: null
  notes: []
other:
  scales:
    plain:
      state: scored
      score: '3'
      answered: 1
      shown: 1
      needed: 1
      rests: [1, 1]
      band: null
      near: null
    twice:
      state: scored
      score: '3'
      answered: 1
      shown: 1
      needed: 1
      rests: [1, 1]
      band: null
      near: null
  notes: []
"""


def without(key: str) -> Score:
    """An engine that is wrong: it does not know one key of a scale."""

    def score(calls: Sequence[Call]) -> list[Any]:
        scales = [
            [{name: scale[name] for name in scale if name != key} for scale in call[1]["scales"]] for call in calls
        ]
        pairs = zip(calls, scales, strict=True)
        return in_python([[name, program | {"scales": known}, *given] for (name, program, *given), known in pairs])

    return score


def test_a_difference_is_told_by_a_small_program_with_both_answers() -> None:
    assert difference([LARGE, ["evaluate", LARGE[1], {}]], without("times")) == SMALL


def test_a_difference_between_two_results_is_told_in_the_same_way() -> None:
    scales = [{"id": "s", "change": {"difference": "7/2", "cutoff": 3}}, {"id": "t", "change": {"difference": 2}}]
    call = ["change", {"scales": scales}, *({"s": {"score": score}, "t": {"score": "5"}} for score in ("7/2", "2"))]
    assert difference([call], without("change")).splitlines()[1:] == [
        "call: change",
        "program:",
        "  scales:",
        "  - id: t",
        "    change: {difference: 0}",
        "first:",
        "  t: {score: '0'}",
        "second:",
        "  t: {score: '0'}",
        "python:",
        "  t: {difference: '0', index: null, least: '0', reliable: false, crossed: null}",
        "other:",
        "  t: {difference: '0', index: null, least: null, reliable: null, crossed: null}",
    ]


def test_engines_that_agree_have_nothing_to_tell() -> None:
    assert difference(calls(range(50)), without("nothing")) == ""
