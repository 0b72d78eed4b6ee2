"""Norm sets and precision as YAML fields: which keys they need, and how their numbers are taken."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

import pytest
from pydantic import ValidationError

from quietform.measures import Change, NormGroup, NormSet, Percentile

GROUP = {"id": "g", "title": "All"}
SET: dict[str, Any] = {
    "id": "n",
    "name": "N",
    "country": "DE",
    "language": "German",
    "year": "2012",
    "n": "200",
    "ages": "18 to 90",
    "people": "everybody",
    "source": "Journal",
    "licence": "CC-BY-4.0",
    "gives": ["t"],
    "groups": [GROUP],
}


def test_numbers_of_a_group_are_those_that_were_written() -> None:
    group = NormGroup.model_validate(GROUP | {"mean": "0.1", "sd": "1/3", "table": [["0", "30.5"], ["7/2", "40"]]})
    assert group.mean == Fraction(1, 10)
    assert group.sd == Fraction(1, 3)
    assert group.table == [(Fraction(0), Fraction(61, 2)), (Fraction(7, 2), Fraction(40))]
    assert group.linear is False


@pytest.mark.parametrize("key", SET)
def test_a_norm_set_says_all_there_is_to_know_of_it(key: str) -> None:
    with pytest.raises(ValidationError, match=key):
        NormSet.model_validate({name: value for name, value in SET.items() if name != key})


@pytest.mark.parametrize("row", [["1"], ["1", "2", "3"], ["1", "two"], "12", ["1", ["2"]]])
def test_a_row_of_a_table_is_a_pair_of_numbers(row: Any) -> None:
    with pytest.raises(ValidationError) as caught:
        NormGroup.model_validate(GROUP | {"table": [row]})
    assert caught.value.errors()[0]["ctx"]["wanted"] == "a pair of numbers"


def test_a_percentile_is_of_t_unless_it_says_raw() -> None:
    assert Percentile.model_validate({"table": [["1", "2"]]}).of == "t"
    assert Percentile.model_validate({"of": "raw", "table": [["1", "2"]]}).of == "raw"


@pytest.mark.parametrize("key", ["sd", "reliability", "source"])
def test_precision_is_not_taken_without_its_numbers_and_their_source(key: str) -> None:
    known = {"sd": "7.5", "reliability": "0.8", "source": "Journal"}
    assert Change.model_validate(known).reliability == Fraction(4, 5)
    with pytest.raises(ValidationError, match=key):
        Change.model_validate({name: value for name, value in known.items() if name != key})
