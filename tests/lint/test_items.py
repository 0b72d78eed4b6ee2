"""WRD-03: what makes an item hard to answer."""

from __future__ import annotations

from pathlib import Path

from tests.lint.site import ASSESSMENT, edited, said

FIRST, SECOND = "I had an hour to myself.", "I worked until late."
NEXT = ('version: "0.1"', 'version: "0.2"')


def told(folder: Path, *edits: tuple[str, str], text: str = ASSESSMENT) -> list[str]:
    """What is said of changed items in a version that is not recorded, but for that."""
    everything = said(folder, {"assessments/evenings.yaml": edited(*edits, NEXT, text=text)})
    return [line for line in everything if " version-new " not in line]


def test_an_item_has_twenty_words_at_most(tmp_path: Path) -> None:
    words = "I had one hour to see what I can do in a day when it is hot in here"
    assert len(words.split()) == 19
    assert told(tmp_path / "one", (FIRST, f"{words} too.")) == []
    assert told(tmp_path / "two", (FIRST, f"{words} for us.")) == [
        'assessments/evenings.yaml:18:25 item-long  item "ev1" has 21 words. Keep it to 20; one idea, one verb.'
    ]


def test_two_ideas_are_a_warning_that_a_comment_takes_away(tmp_path: Path) -> None:
    item = "      - {id: ev1, stem: I had an hour to myself.}"
    assert told(tmp_path / "one", (FIRST, "I had peace and an hour or two.")) == [
        'assessments/evenings.yaml:18:37 item-joined  item "ev1" may hold two ideas: "and". '
        'Ask one of them, or say why both are one: "# allow and: …".'
    ]
    allowed = "      - {id: ev1, stem: I had peace and quiet.} # allow and: one thing in two words"
    assert told(tmp_path / "two", (item, allowed)) == []
    check = ("evidence: editorial", "evidence: editorial\nkind: safety")
    assert told(tmp_path / "three", (FIRST, "Are you hurt or afraid?"), check) == []


def test_two_negatives_are_told_and_one_is_not(tmp_path: Path) -> None:
    assert told(tmp_path / "one", (FIRST, "I had no hour to myself.")) == []
    assert told(tmp_path / "two", (FIRST, "I don’t have an hour without a call.")) == [
        'assessments/evenings.yaml:18:25 item-negatives  item "ev1" says no twice: "don’t" and "without". '
        "Say it the other way round."
    ]


def test_a_reverse_keyed_item_says_no_not(tmp_path: Path) -> None:
    assert told(tmp_path / "one", (FIRST, "I did not rest.")) == []
    assert told(tmp_path / "two", (SECOND, "I did not rest.")) == [
        'assessments/evenings.yaml:19:31 item-not  item "ev2" is reverse-keyed and has "not", so that a no to it says '
        "yes twice over. Write it without, or key it the other way."
    ]
    assert [line.split()[1] for line in told(tmp_path / "three", (SECOND, "I can't rest."))] == ["item-not"]


def test_an_item_asks_what_was_seen_and_guesses_at_no_mind(tmp_path: Path) -> None:
    assert told(tmp_path / "one", (FIRST, "My partner told me how they feel.")) == []
    assert told(tmp_path / "two", (FIRST, "My partner feels calm.")) == [
        'assessments/evenings.yaml:18:25 item-mind  item "ev1" guesses at the partner\'s mind: "My partner feels". '
        "Ask what was said or done, or how it is for the reader."
    ]


def test_an_item_assumes_no_gender(tmp_path: Path) -> None:
    assert told(tmp_path / "one", (FIRST, "There is the other chore.")) == []
    assert told(tmp_path / "two", (FIRST, "I saw that she was late.")) == [
        'assessments/evenings.yaml:18:36 item-gender  item "ev1" assumes a gender: "she". Say partner, they or someone.'
    ]


def test_rows_of_a_grid_and_halves_of_pairs_are_items_too(tmp_path: Path) -> None:
    grid = "{id: g, type: grid, stem: How was it, rows: [{id: r, label: My partner thinks ahead.}]}"
    pair = "{id: p, type: pair, stem: Do not go.}"
    text = edited((f"{{id: ev1, stem: {FIRST}}}", grid), (f"{{id: ev2, stem: {SECOND}}}", pair))
    found = told(tmp_path, ("reverse: [ev2]", "reverse: [p.me]"), text=text)
    assert [line.split()[1:4] for line in found if "hard" not in line] == [
        ["item-mind", "item", '"g.r"'],
        ["item-not", "item", '"p"'],
    ]


# Spanish: the same rules, in a translation.


def told_in_spanish(folder: Path, stem: str, *edits: tuple[str, str], comment: str = "") -> list[str]:
    """What is said of the second item, which is reverse-keyed, in Spanish."""
    text = f'translation_of: evenings\ntexts:\n  items.ev2.stem:\n    of: "1234abcd"\n    text: {stem}{comment}\n'
    files = {"assessments/evenings.yaml": edited(*edits, NEXT), "assessments/evenings.es.yaml": text}
    return [line for line in said(folder, files) if " version-new " not in line and ":1:1 " not in line]


def test_two_ideas_are_told_in_spanish_too(tmp_path: Path) -> None:
    assert told_in_spanish(tmp_path / "one", "Tuve calma en casa.") == []
    for stem, word in (("Tuve paz y sueño.", "y"), ("Tuve paz y/o sueño.", "y"), ("Ya leo u oigo.", "u")):
        assert [line.partition("  ")[2] for line in told_in_spanish(tmp_path / stem[:9] / word, stem)] == [
            f'item "ev2" may hold two ideas: "{word}". Ask one of them, or say why both are one: "# allow {word}: …".'
        ]
    allowed = " # allow y: una cosa en dos palabras"
    assert told_in_spanish(tmp_path / "three", "Tuve paz y tranquilidad.", comment=allowed) == []
    check = ("evidence: editorial", "evidence: editorial\nkind: safety")
    assert told_in_spanish(tmp_path / "four", "¿Tienes miedo o dolor?", check) == []


def test_no_nunca_says_no_once_in_spanish_and_no_dejo_de_twice(tmp_path: Path) -> None:
    turned = ("reverse: [ev2]", "reverse: [ev1]")
    assert told_in_spanish(tmp_path / "one", "No descanso nunca.", turned) == []
    assert told_in_spanish(tmp_path / "two", "No dejo de trabajar.", turned) == [
        'assessments/evenings.es.yaml:5:11 item-negatives  item "ev2" says no twice: "No dejo de". '
        "Say it the other way round."
    ]
    allowed = " # allow item-negatives: así se dice"
    assert told_in_spanish(tmp_path / "three", "No dejo de trabajar.", turned, comment=allowed) == []


def test_a_reverse_keyed_item_says_no_no_in_spanish(tmp_path: Path) -> None:
    assert [line.split()[1:4] for line in told_in_spanish(tmp_path, "No descansé.")] == [["item-not", "item", '"ev2"']]


def test_length_minds_and_gender_are_told_in_spanish(tmp_path: Path) -> None:
    long = " ".join(["Pude ver la luz de la tarde"] * 4)
    stems = [long, "Mi pareja piensa en mí.", "Vi que él llegó tarde.", "Mi pareja habló del plan."]
    codes = [[line.split()[1] for line in told_in_spanish(tmp_path / stem[:14], stem)] for stem in stems]
    assert codes == [["item-long"], ["item-mind"], ["item-gender"], []]


def test_rows_of_a_grid_are_items_in_spanish_too(tmp_path: Path) -> None:
    text = 'translation_of: evenings\ntexts:\n  items.g.rows.r.label: {of: "1234abcd", text: Paz y sueño.}\n'
    found = said(tmp_path, {"assessments/evenings.es.yaml": text})
    assert [line.split()[1:4] for line in found] == [["item-joined", "item", '"g.r"']]
