"""What is asked on paper: numbers, halves, boxes, and when to answer."""

from __future__ import annotations

from quietform.gallery import gallery
from quietform.loading import load
from quietform.paper.form import paper_view
from quietform.paper.key_words import WRITTEN
from quietform.paper.questions import Asked, Part, Row, row_names
from tests.compiler import item, trial

BOXES = ["No", "Partly", "Yes", "Rather not"]
UNSURE = [*BOXES, "Cannot tell"]


def test_items_are_numbered_through_and_halves_have_letters() -> None:
    sections = [
        {"title": "First", "options": "rate", "text": "In **May**", "items": [item("a"), item("p", type="pair")]},
        {
            "title": "Second", "options": "rate", "show_when": "a == 2", "sides": {"me": "You", "partner": "They"},
            "items": [item("b"), item("c", show_when="b > 0"), item("q", type="pair", show_when="c == 1")],
        },
    ]  # fmt: skip
    assessment, compiled = trial(
        sections=sections, scales={"ab": {"title": "S", "method": "sum", "items": ["a", "b"], "missing": "complete"}}
    ).sound()
    assert row_names(assessment) == {
        "a": "1", "p.me": "2a", "p.partner": "2b", "b": "3", "c": "4", "q.me": "5a", "q.partner": "5b",
    }  # fmt: skip
    assert paper_view(assessment, compiled)["parts"] == [
        Part("First", "In **May**", "", [
            Asked(1, "Stem of a", "", [Row("1", "", UNSURE)]),
            Asked(2, "Stem of p", "", [Row("2a", "I", BOXES), Row("2b", "My partner", UNSURE)]),
        ]),
        Part("Second", None, "your answer to 1 is “Yes”", [
            Asked(3, "Stem of b", "", [Row("3", "", UNSURE)]),
            Asked(4, "Stem of c", "your answer to 3 is “Partly” or “Yes”", [Row("4", "", UNSURE)]),
            Asked(5, "Stem of q", "your answer to 4 is “Partly”", [Row("5a", "You", BOXES), Row("5b", "They", UNSURE)]),
        ]),
    ]  # fmt: skip


def test_what_is_written_ticked_or_ranked_is_said_and_counted_and_own_words_have_a_line() -> None:
    assessment, compiled = load(gallery().encode(), "gallery.yaml").sound()
    view = paper_view(assessment, compiled)
    rows = {row.name: row for part in view["parts"] for one in part.items for row in one.rows}
    assert rows["5a"] == Row("5a", "Music", ["No", "Yes"])
    assert rows["7a"] == Row("7a", "The dishes", ["Never", "Sometimes", "Often", "I'd rather not say"])
    assert rows["9"] == Row("9", "", [], "a number from 0 to 24, in steps of 0.5 (hours)")
    assert rows["12"] == Row("12", "", [], "a number from 0 (not at all) to 100 (completely)")
    assert rows["14"] == Row("14", "", [], "your own words; they are not scored")
    assert rows["16a"].write == "its place, from 1 (first) to 3, each once"
    assert view["parts"][-1].items[1].only == "your answer to 12 is from 0 to 49"
    tables = {tuple(table.labels): table for table in view["tables"]}
    assert tables["No", "Yes"].rows[0].values == ["0", "1"]
    assert {row.name: row.values for row in tables[WRITTEN,].rows} == {
        "9": ["the number itself, from 0 to 24"],
        "12": ["the number itself, from 0 to 100"],
        "16a": ["the number itself, from 1 to 3"],
    }
