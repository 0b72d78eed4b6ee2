"""What the report and the script are given: texts with their effects, words of used parts, names of norms."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from quietform.loading import load
from quietform.site import Site
from quietform.views import cards_of, ends, page_data, profiles_of, texts_of
from tests.sites import small

WIDE = load((Path(__file__).parent / "bad_input" / "wide.yaml").read_bytes(), "wide.yaml").sound()
SMALL = load(small().encode(), "small.yaml").sound()


def data(pair: Any) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(page_data("id", *pair, Site()))
    return found


def test_a_text_carries_what_it_advises_and_a_flag_what_it_does() -> None:
    texts = {text["id"]: text for text in texts_of(WIDE[0])}
    assert list(texts) == [
        "text-first-low", "text-first-high", "note-0", "note-long_run", "note-same_throughout", "flag-help",
    ]  # fmt: skip
    assert texts["text-first-low"]["advises"] == ["limit"]
    assert texts["text-first-high"]["advises"] == []
    assert texts["note-0"]["advises"] == ["limit"]
    assert (texts["flag-help"]["replaces"], texts["flag-help"]["withholds"]) == (False, ["limit"])


def test_only_a_page_that_uses_a_part_holds_its_words() -> None:
    wide, plain = data(WIDE), data(SMALL)
    assert wide["words"]["norm_t"] == "T-score {value}"
    assert wide["words"]["profile_none"].startswith("Fewer than two")
    assert not [key for key in plain["words"] if key.startswith(("norm", "profile", "elsewhere"))]
    assert {"norms", "titles"} & set(plain) == set()


def test_groups_of_norms_and_scales_of_profiles_have_their_names() -> None:
    wide = data(WIDE)
    assert wide["norms"] == {"first": {"city": {"groups": {"younger": "Younger", "older": "Older"}}}}
    assert wide["titles"] == {"many": "Many", "same": "Same"}
    (profile,) = profiles_of(*WIDE)
    assert (profile["id"], [scale["id"] for scale in profile["scales"]]) == ("both", ["many", "same"])


def test_a_card_says_all_that_is_published_of_its_norms() -> None:
    (card,) = [card for card in cards_of(*WIDE) if card["norms"]]
    assert card["norms"][0]["id"] == "city"
    assert card["norms"][0]["about"].startswith("Norms: A city (DE, in German, 2012; 200 people, women and men, aged")


def test_a_picture_ends_where_its_scale_does() -> None:
    assert ends("level", SMALL[1]) == (0, 2.5)
