"""YAML text → nodes: exact texts and places, and what is refused."""

from __future__ import annotations

import time

import pytest
import yaml

from quietform import source
from quietform.problems import Place, Problems
from quietform.source import Mapping, Node, Scalar, Sequence, find, lines, read, scalars


def node(text: str | bytes) -> Node:
    """The node of a text without problems."""
    problems = Problems()
    found = read(text if isinstance(text, bytes) else text.encode(), "f.yaml", problems)
    assert list(problems) == []
    assert found is not None
    return found


def at(line: int, column: int) -> Place:
    return Place("f.yaml", line, column)


def said(text: str | bytes) -> list[str]:
    """What is said of a text: place and code."""
    problems = Problems()
    read(text if isinstance(text, bytes) else text.encode(), "f.yaml", problems)
    return [f"{problem.place.line}:{problem.place.column} {problem.code}" for problem in problems]


def values(text: str | bytes) -> dict[str, str | None]:
    """The scalars of a mapping of scalars."""
    found = node(text)
    assert isinstance(found, Mapping)
    return {key: value.text for key, value in found.items.items() if isinstance(value, Scalar)}


def test_nodes_know_the_place_of_every_value_and_key() -> None:
    assert node("a: one\nb:\n  - two\n  - {c: three}\n") == Mapping(
        at(1, 1),
        {
            "a": Scalar(at(1, 4), "one"),
            "b": Sequence(
                at(3, 3),
                [Scalar(at(3, 5), "two"), Mapping(at(4, 5), {"c": Scalar(at(4, 9), "three")}, {"c": at(4, 6)})],
            ),
        },
        {"a": at(1, 1), "b": at(2, 1)},
    )


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a:", None),
        ("a: ~", None),
        ("a: null", None),
        ("a: Null", None),
        ("a: NULL", None),
        ("a: nULL", "nULL"),
        ("a: 'null'", "null"),
        ('a: "~"', "~"),
        ("a: ''", ""),
        ("a: |\n  ~", "~"),
        ("a: >-\n  null", "null"),
    ],
)
def test_only_a_plain_null_means_nothing(text: str, expected: str | None) -> None:
    assert values(text) == {"a": expected}


@pytest.mark.parametrize(
    "written", ["1", "1.0", "007", "0x10", "1_000", "1e3", ".inf", "yes", "No", "true", "2026-11-23", "12:30", "="]
)
def test_a_plain_scalar_stays_as_it_was_written(written: str) -> None:
    assert values(f"a: {written}") == {"a": written}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('a: "x\\ty\\u00e9"', "x\ty\u00e9"),
        ("a: 'it''s'", "it's"),
        ("a: one\n  two\n\n  three", "one two\nthree"),
        ("a: |\n  one\n  two\n", "one\ntwo\n"),
        ("a: |-\n  one\n  two\n", "one\ntwo"),
        ("a: >\n  one\n  two\n", "one two\n"),
        ("a: one # two", "one"),
        ("a: one#two", "one#two"),
        ("a: !!str 12", "12"),
    ],
)
def test_quotes_blocks_and_comments_are_read_as_yaml(text: str, expected: str) -> None:
    assert values(text) == {"a": expected}


def test_a_block_text_stands_where_its_mark_stands() -> None:
    assert node("a: |\n  one\nb: >-\n  two\n") == Mapping(
        at(1, 1), {"a": Scalar(at(1, 4), "one\n"), "b": Scalar(at(3, 4), "two")}, {"a": at(1, 1), "b": at(3, 1)}
    )


def test_a_value_with_an_anchor_stands_behind_it_and_an_alias_shows_the_first_place() -> None:
    assert node("a: [&x x]\nb: *x\n") == Mapping(
        at(1, 1),
        {"a": Sequence(at(1, 4), [Scalar(at(1, 5), "x")]), "b": Scalar(at(1, 5), "x")},
        {"a": at(1, 1), "b": at(2, 1)},
    )


def test_an_alias_of_a_mapping_is_a_value_of_its_own() -> None:
    found = node("a: &one {x: 1}\nb: *one\n")
    assert isinstance(found, Mapping)
    assert found.items["a"] == found.items["b"]
    assert found.items["a"] is not found.items["b"]


def test_a_merge_key_is_a_key_as_any_other() -> None:
    found = node("a: &one {x: 1}\nb: {<<: *one}\n")
    assert isinstance(found, Mapping)
    assert find(found, ("b", "<<", "x")) == Scalar(at(1, 13), "1")


@pytest.mark.parametrize(
    "data",
    [
        b"\xef\xbb\xbfa: 1\nb: 2\n",
        b"a: 1\r\nb: 2\r\n",
        b"a: 1\rb: 2\r",
        b"a: 1\nb: 2",
        b"a: 1\nb: 2\n...\n",
    ],
    ids=["BOM", "CRLF", "CR", "no end of line", "end of document"],
)
def test_marks_and_ends_of_lines_move_no_place(data: bytes) -> None:
    assert node(data) == Mapping(
        at(1, 1), {"a": Scalar(at(1, 4), "1"), "b": Scalar(at(2, 4), "2")}, {"a": at(1, 1), "b": at(2, 1)}
    )


@pytest.mark.parametrize("before", ["é", "日", "😀", "e\u0301"])
def test_columns_count_characters(before: str) -> None:
    found = node(f"{{{before}: 1, b: 2}}")
    assert isinstance(found, Mapping)
    assert found.keys["b"] == at(1, 7 + len(before))


def test_both_parsers_of_yaml_give_the_same_nodes(monkeypatch: pytest.MonkeyPatch) -> None:
    text = "\ufeffa: &x [1, '', ~, null]\nb:\n  c: *x\n  d: |\n    text\né: 😀\ne: !!str 1\nf:\n  - ''\n  -\n"
    fast = node(text)
    monkeypatch.setattr(source, "FAST", yaml.Loader)
    assert node(text) == fast
    assert [scalar.text for scalar in scalars(fast)][:4] == ["1", "", None, None]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", ["1:1 empty"]),
        ("# nothing\n", ["1:1 empty"]),
        ("a: 1\na: 2\n", ["2:1 duplicate-key"]),
        ("a: 1\na: 2\na: 3\n", ["2:1 duplicate-key", "3:1 duplicate-key"]),
        ("a: 1\n'a': 2\n", ["2:1 duplicate-key"]),
        ("x: &x {a: 1, a: 2}\ny: *x\nz: *x\n", ["1:14 duplicate-key"]),
        ("a: {b: 1}\nc: {b: 1}\n", []),
        ("? [a]\n: 1\n", ["1:3 odd-key"]),
        ("a: 1\n---\nb: 2\n", ["3:1 several-documents"]),
        ("a:\n\tb: 1\n", ["2:1 tab"]),
        ("a: [1\n", ["2:1 not-yaml"]),
        ("a: b: c\n", ["1:5 not-yaml"]),
        ("a: *b\n", ["1:4 not-yaml"]),
        ("a: 1\nb: \x01\n", ["2:4 not-yaml"]),
        (b"a: 1\nb: x\xff\n", ["2:5 not-utf8"]),
        ("a: é".encode() + b"\xff\n", ["1:5 not-utf8"]),
        ("a: 1\n".encode("utf-16"), ["1:1 not-utf8"]),
        ("a: !x 1\nb: !!python/object:os.system [x]\n", ["1:4 tag", "2:4 tag"]),
        ("&a [*a]\n", ["1:1 too-deep"]),
    ],
)
def test_what_is_wrong_is_said_at_its_place(text: str | bytes, expected: list[str]) -> None:
    assert said(text) == expected


def test_of_a_key_that_stands_twice_the_first_value_counts() -> None:
    problems = Problems()
    found = read(b"a: 1\na: 2\n", "f.yaml", problems)
    assert found == Mapping(at(1, 1), {"a": Scalar(at(1, 4), "1")}, {"a": at(1, 1)})


def test_a_file_of_a_million_bytes_is_read_and_a_larger_one_is_not() -> None:
    start = "a: "
    assert said(start + "x" * (1_000_000 - len(start))) == []
    assert said(start + "x" * (1_000_001 - len(start))) == ["1:1 too-large"]


def test_forty_levels_are_read_and_more_are_not() -> None:
    assert said("[" * 40 + "x" + "]" * 40) == []
    assert said("[" * 41 + "]" * 41) == ["1:41 too-deep"]
    assert said("{a: " * 41 + "}" * 41) == ["1:161 too-deep"]
    # Through aliases, which the parser does not unfold.
    chain = "a0: &a0 [x]\n" + "".join(f"a{n}: &a{n} [*a{n - 1}]\n" for n in range(1, 50))
    assert said(chain) == ["1:10 too-deep"]


def test_a_hundred_thousand_values_are_read_and_more_are_not(monkeypatch: pytest.MonkeyPatch) -> None:
    assert source.MAX_VALUES == 100_000
    monkeypatch.setattr(source, "MAX_VALUES", 4)
    assert said("[1, 2, 3]") == []
    assert said("[1, 2, 3, 4, 5]") == ["1:11 too-many"]
    assert said("{a: &a [1], b: *a}") == ["1:9 too-many"]


@pytest.mark.parametrize(
    "text",
    [
        "[" * 900_000,
        "{a: " * 200_000,
        "- " * 450_000,
        "a: &a [x,x,x,x,x,x,x,x,x]\n"
        + "".join(f"{n}: &{n} [{','.join(['*' + was] * 9)}]\n" for was, n in zip("abcdefgh", "bcdefghi", strict=True)),
    ],
    ids=["lists", "mappings", "entries", "aliases"],
)
def test_an_attack_on_the_parser_is_refused_at_once(text: str) -> None:
    start = time.perf_counter()
    assert len(said(text)) == 1
    assert time.perf_counter() - start < 2


def test_find_gives_the_node_at_a_path_or_the_nearest_above() -> None:
    root = node("a:\n  - x\n  - {b: y}\n")
    assert find(root, ()) is root
    assert find(root, ("a", 1, "b")) == Scalar(at(3, 9), "y")
    assert find(root, ("a", 1, "c")).place == at(3, 5)
    assert find(root, ("a", 2)).place == at(2, 3)
    assert find(root, ("a", "b")).place == at(2, 3)
    assert find(root, ("a", 0, "b")) == Scalar(at(2, 5), "x")
    assert find(root, ("c", "d")) is root


def test_scalars_gives_every_value_in_the_order_of_the_file() -> None:
    root = node("a: 1\nb: [2, {c: 3, d: ~}]\ne: {f: []}\ng: 4\n")
    assert [scalar.text for scalar in scalars(root)] == ["1", "2", "3", None, "4"]


@pytest.mark.parametrize(
    ("data", "place"),
    [
        (b"\xef\xbb\xbf\xc3\xa9\xc3\xa9\xff", "1:3 not-utf8"),
        (b"\xef\xbb\xbfa: \xc3\xa9\xff\n", "1:5 not-utf8"),
        (b"a: 1\rb: \xff\r", "2:4 not-utf8"),
        (b"a: 1\r\nb: \xff", "2:4 not-utf8"),
        (b"a: 1\rb: \x01\r", "2:4 not-yaml"),
    ],
)
def test_a_byte_order_mark_and_any_end_of_line_leave_places_right(data: bytes, place: str) -> None:
    problems = Problems()
    assert read(data, "f.yaml", problems) is None
    assert [f"{one.place.line}:{one.place.column} {one.code}" for one in problems] == [place]


@pytest.mark.parametrize(("text", "word"), [("!!str null", "null"), ("null", None), ("!!null x", None), ("~", None)])
def test_a_tag_of_yaml_says_whether_a_value_is_nothing(text: str, word: str | None) -> None:
    node = read(f"a: {text}".encode(), "f.yaml", Problems())
    assert isinstance(node, source.Mapping)
    assert node.items["a"] == source.Scalar(Place("f.yaml", 1, 4), word)


def test_lines_shows_a_file_whatever_its_bytes() -> None:
    assert lines("a: é\r\nb\n".encode()) == ["a: é", "b"]
    assert lines(b"a\xff\nb") == ["a\ufffd", "b"]
    assert lines(b"") == []
    assert lines(b"x" * 1_000_001) == ["x" * 1_000_000]
