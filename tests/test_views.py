"""What the report and the script are given: texts with their effects, words of used parts, names of norms."""

from __future__ import annotations

import json
from fractions import Fraction
from pathlib import Path
from typing import Any

from quietform.blocks import read_file
from quietform.compiler import Compiled
from quietform.gallery import gallery
from quietform.loading import load
from quietform.model import Assessment
from quietform.safety import safety_check
from quietform.site import Site
from quietform.views import CAN_SAY, cards_of, ends, flags_of, glance_of, page_data, profiles_of, texts_of
from tests.compiler.test_kinds import CHECK
from tests.sites import small
from tests.test_safety import NEEDS

ROOT = Path(__file__).parents[1] / "assessments"
WIDE = load((Path(__file__).parent / "bad_input" / "wide.yaml").read_bytes(), "wide.yaml").sound()
SMALL = load(small().encode(), "small.yaml").sound()


def data(pair: tuple[Assessment, Compiled]) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(page_data("id", *pair, Site()))
    return found


def test_a_text_carries_what_it_advises_and_a_flag_what_it_does() -> None:
    texts = {text["id"]: text for text in texts_of(WIDE[0])}
    assert list(texts) == [
        "text-first-low", "text-first-high", "note-0", "note-long_run", "note-same_throughout",
    ]  # fmt: skip
    advised = {id: [part["advises"] for part in text["parts"]] for id, text in texts.items()}
    assert advised["text-first-low"] == [["limit"]]
    assert advised["text-first-high"] == [[]]
    assert advised["note-0"] == [["limit"]]
    (flag,) = flags_of(WIDE[0], None)
    assert (flag["id"], flag["flag"].replaces, flag["flag"].withholds) == ("flag-help", False, ["limit"])


def test_only_what_stands_in_place_of_a_result_is_private_as_it_tells_what_the_check_was_told() -> None:
    team, _ = load((ROOT / "team.yaml").read_bytes(), "team.yaml").sound()
    private = {text["id"] for text in texts_of(team) if text["private"]}
    assert private == {"check-partner-result", "check-own-result"}


def test_a_part_of_a_text_can_carry_what_it_alone_advises() -> None:
    text = (ROOT / "boundaries.yaml").read_bytes()
    texts = {text["id"]: text for text in texts_of(load(text, "boundaries.yaml").sound()[0])}
    advised = {part["title"]: part["advises"] for part in texts["text-said-higher"]["parts"]}
    assert advised == {"": [], "One small step": ["limit"]}


def test_the_flags_of_the_check_come_first_and_keep_their_own_names() -> None:
    check, _ = safety_check([load(CHECK.encode(), "check.yaml")])
    assert [flag["id"] for flag in flags_of(WIDE[0], check)] == ["check-help", "check-open", "flag-help"]
    assert '"safety":{"language":1' in page_data("x", *load(NEEDS.encode(), "x.yaml").sound(), Site(safety=check))


def test_only_a_page_that_uses_a_part_holds_its_words() -> None:
    wide, plain = data(WIDE), data(SMALL)
    assert wide["words"]["norm_t"] == "T-score {value} (average 50)"
    assert wide["words"]["profile_none"].startswith("Fewer than two")
    assert not [key for key in plain["words"] if key.startswith(("norm", "profile", "elsewhere"))]
    assert {"norms", "titles"} & set(plain) == set()


def test_a_page_holds_no_word_that_it_cannot_come_to_say() -> None:
    files = [ROOT / "readiness.yaml", ROOT / "effort.yaml", Path(__file__).parent / "bench" / "wellbeing.yaml"]
    pages = [load(path.read_bytes(), path.name).sound() for path in files] + [load(gallery().encode(), "g").sound()]
    said = [{*CAN_SAY} & {*data(page)["words"]} for page in pages]
    readiness = {"part", "near", "undefined", "too_few_part"}
    assert said == [readiness, readiness | {"not_shown"}, set(), {"part", "not_shown", "out_of_range"}]
    assert {*CAN_SAY} <= {*json.loads(read_file("page/words.json"))}


def test_groups_of_norms_and_scales_of_profiles_have_their_names() -> None:
    wide = data(WIDE)
    assert wide["norms"] == {"first": {"city": {"groups": {"younger": "Younger", "older": "Older"}}}}
    assert wide["titles"] == {"many": "Many", "same": "Same"}
    (profile,) = profiles_of(*WIDE)
    assert (profile["id"], [scale["id"] for scale in profile["scales"]]) == ("both", ["many", "same"])


def test_a_card_says_who_its_norms_are_of_and_where_they_were_published() -> None:
    (card,) = [card for card in cards_of(*WIDE) if card["norms"]]
    assert card["norms"] == [
        {
            "id": "city",
            "name": "A city",
            "about": "200 people, women and men, aged 18 to 90; DE, 2012, in German. Source: Journal 2. "
            "Licence: CC-BY-4.0.",
        }
    ]


def test_at_a_glance_stand_the_cards_that_no_profile_shows_unless_there_is_only_one() -> None:
    cards = cards_of(*WIDE)
    assert [card["id"] for card in cards] == ["first", "many", "all", "same"]
    assert [card["id"] for card in glance_of(cards, WIDE[0])["cards"]] == ["first", "all"]
    assert [card["id"] for card in glance_of(cards_of(*SMALL), SMALL[0])["cards"]] == ["level", "total", "share"]
    assert glance_of(cards[:1], WIDE[0])["cards"] == []
    beam = [cards[0] | {"sides": [{"id": "many", "title": "Many"}]}]
    assert glance_of(beam, WIDE[0])["cards"] == beam


def test_what_all_pictures_at_a_glance_have_in_common_is_said_once() -> None:
    effort, readiness = (load((ROOT / f"{name}.yaml").read_bytes(), "x").sound() for name in ("effort", "readiness"))
    found = glance_of(cards_of(*effort), effort[0])
    assert {key: text for key, text in found.items() if key != "cards"} == {
        "range": "−100 to 100",
        "low": "my partner does more",
        "high": "I do more",
        "low_text": "−100",
        "high_text": "100",
    }
    assert glance_of(cards_of(*readiness), readiness[0])["high"] == "more ready"
    assert (glance_of(cards_of(*WIDE), WIDE[0])["range"], glance_of(cards_of(*WIDE), WIDE[0])["high"]) == ("", "")


def test_the_sides_of_a_beam_stand_as_its_score_grows() -> None:
    balance = cards_of(*load((ROOT / "effort.yaml").read_bytes(), "x").sound())[0]
    assert balance["sides"] == [
        {"id": "partner", "title": "Your partner's effort, as you see it"},
        {"id": "own", "title": "Your effort"},
    ]
    assert balance["beside"][0]["sides"] == []


def test_a_picture_ends_where_its_scale_does() -> None:
    assert ends("level", SMALL[1]) == (Fraction(0), Fraction(5, 2))
