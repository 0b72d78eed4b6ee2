"""A file's name → its format."""

from __future__ import annotations

import pytest

from quietform.batch import BatchError, format_of


@pytest.mark.parametrize(
    ("name", "form"),
    [("r.csv", "csv"), ("a.b/r.CSV", "csv"), ("r.jsonl", "jsonl"), ("r.ndjson", "jsonl"), ("r.parquet", "parquet"),
     ("-", "csv"), ("/dev/stdin", "csv"), ("folder.x/rows", "csv")],
)  # fmt: skip
def test_a_name_says_its_format_and_one_without_an_end_is_csv(name: str, form: str) -> None:
    assert format_of(name, None, "--from") == form


@pytest.mark.parametrize(("name", "given"), [("r.txt", "jsonl"), ("-", "jsonl"), ("r.csv", "parquet")])
def test_what_is_given_goes_before_the_name(name: str, given: str) -> None:
    assert format_of(name, given, "--from") == given


@pytest.mark.parametrize(
    ("name", "given", "says"),
    [
        ("r.xlsx", None, "the name r.xlsx says no format: add --to csv, jsonl or parquet"),
        ("r.json", None, "the name r.json says no format: add --to csv, jsonl or parquet"),
        ("-", "parquet", "parquet needs a file: name one in place of -"),
    ],
)
def test_other_names_are_refused(name: str, given: str | None, says: str) -> None:
    with pytest.raises(BatchError) as caught:
        format_of(name, given, "--to")
    assert str(caught.value) == says
