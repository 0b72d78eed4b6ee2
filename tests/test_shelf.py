"""The shelf: assessments in the language of their sources and in another; test_plugin.py says the rest of a build."""

from __future__ import annotations

import datetime
from pathlib import Path

import pytest

from quietform.interface import catalogue
from quietform.languages import Language
from quietform.missing_words import problems_of
from quietform.neutral import REVEALING
from quietform.shelf import MISSING, Shelf, ShelfError, help_of, tell_of_words
from tests.sites import small, write
from tests.test_bad_input import BASES
from tests.test_interface import PO
from tests.translation.samples import SOURCE, check_of_two, translation

SPANISH = Language("es", "Español", "es/")
Said = list[tuple[str, str]]


def loaded(folder: Path, files: dict[str, str]) -> tuple[Shelf, Said]:
    write(folder, {f"assessments/{name}": text for name, text in {"one.yaml": SOURCE, **files}.items()})
    shelf, said = Shelf(), list[tuple[str, str]]()
    shelf.load(folder, "assessments", REVEALING, lambda level, text: said.append((level, text)), live=False)
    return shelf, said


def in_spanish(folder: Path, files: dict[str, str], *, live: bool = False) -> tuple[Shelf, Said]:
    shelf, said = loaded(folder, files)
    assert said == []
    other = shelf.translated(folder, SPANISH, REVEALING, lambda level, text: said.append((level, text)), live=live)
    return other, said


def test_a_translation_is_no_assessment_of_its_own(tmp_path: Path) -> None:
    shelf, said = loaded(tmp_path, {"one.es.yaml": "no: such", "one.fr.yaml": translation()})
    assert (list(shelf.good), said) == (["one"], [])


def test_what_has_a_translation_is_in_that_language_and_the_rest_as_it_is(tmp_path: Path) -> None:
    other, said = in_spanish(tmp_path, {"one.es.yaml": translation(), "two.yaml": small()})
    assert {id: one.sound()[0].title for id, one in other.good.items()} == {
        "one": "Pequeño", "two": "\ue000Small\ue001",
    }  # fmt: skip
    assert other.states == {"one": "draft", "two": MISSING}
    assert said == [("info", "no translation into Español of two; they are shown as they are")]
    # Texts of the files are not kept: a thousand of them would not fit.
    assert all(one.root is None for one in other.good.values())


def test_what_is_stale_or_missing_is_told_and_stops_nothing(tmp_path: Path) -> None:
    given = translation().replace("of: 94a72c07", "of: 00000000").replace("text: es One", 'text: ""')
    other, said = in_spanish(tmp_path, {"one.es.yaml": given})
    assert other.states == {"one": "draft"}
    assert said == [
        ("info", 'assessments/one.es.yaml:70:9 stale  "items.b.stem" translates a text that has changed since, in '
         "assessments/one.yaml:25:23. Read it against that, then write of: 94a72c07."),
        ("info", "assessments/one.es.yaml: 1 of 23 texts have no translation, and are shown as they are: line 66"),
    ]  # fmt: skip


def test_an_error_stops_a_build_and_takes_no_page_from_a_preview(tmp_path: Path) -> None:
    wrong = {"one.es.yaml": translation().replace("items.b.stem", "items.z.stem")}
    with pytest.raises(ShelfError, match=r"^1 error in translations, listed above$"):
        in_spanish(tmp_path, wrong)
    other, said = in_spanish(tmp_path, wrong, live=True)
    assert (other.states, other.good["one"].sound()[0].title) == ({"one": "draft"}, "Pequeño")
    assert said[0][0] == "error"


def test_a_title_in_another_language_tells_no_more_than_the_first(tmp_path: Path) -> None:
    with pytest.raises(ShelfError):
        in_spanish(tmp_path, {"one.es.yaml": translation(title="Maltrato en la pareja")})


def test_pages_in_another_language_hold_the_safety_check_in_it_or_with_its_own_said(tmp_path: Path) -> None:
    other, _ = in_spanish(tmp_path, {"safety.yaml": check_of_two()})
    assert other.safety is not None
    assert other.safety.assessment.title == "\ue000[inglés] Safety check\ue001"
    assert other.good["safety"].sound()[0].title == "\ue000Safety check\ue001"


def test_the_help_by_country_stays_while_a_list_has_an_error_in_a_preview(tmp_path: Path) -> None:
    fresh = BASES["GB"].replace("2026-11-01", f"{datetime.date.today()}")
    write(tmp_path, {"help/GB.yaml": fresh})
    said: Said = []
    found = help_of(tmp_path / "help", tmp_path, lambda level, text: said.append((level, text)), live=False)
    assert [country.iso for country in found or []] == ["GB"]
    write(tmp_path, {"help/GB.yaml": fresh.replace('phone: "999"', 'phone: "99"')})
    assert help_of(tmp_path / "help", tmp_path, lambda level, text: None, live=True) is None
    with pytest.raises(ShelfError, match=r"^1 error in the help by country, listed above$"):
        help_of(tmp_path / "help", tmp_path, lambda level, text: None, live=False)


def test_words_that_the_interface_lacks_are_told_and_wrong_ones_stop_a_build(monkeypatch: pytest.MonkeyPatch) -> None:
    said = list[tuple[str, str]]()
    tell_of_words("es", lambda level, text: said.append((level, text)))
    assert said == []
    wrong = catalogue(PO.replace("quedan {left}", "quedan").encode(), "es")
    monkeypatch.setattr("quietform.shelf.problems", lambda _: problems_of(wrong, "es.po"))
    with pytest.raises(ShelfError, match="1 error in the words of the interface, listed above"):
        tell_of_words("es", lambda level, text: said.append((level, text.split()[1])))
    assert said == [("error", "changed-placeholder"), ("info", "untranslated"), ("info", "stale-translation")]
