"""Notes, flags and quality notes as YAML fields."""

from __future__ import annotations

import pytest
from pydantic import ValidationError

from quietform.remarks import AnswerFlag, Note, Quality


def test_a_flag_shows_its_text_and_does_no_more_unless_it_says_so() -> None:
    flag = AnswerFlag.model_validate({"id": "help", "when": "a == 1", "text": "Some help."})
    assert (flag.replaces, flag.withholds) == (False, [])
    with pytest.raises(ValidationError, match="text"):
        AnswerFlag.model_validate({"id": "help", "when": "a == 1"})


def test_a_note_advises_nothing_unless_it_says_so() -> None:
    assert Note.model_validate({"when": "a == 1", "text": "x"}).advises == []


def test_quality_notes_have_gentle_words_of_their_own() -> None:
    quality = Quality.model_validate({})
    assert quality.longest_run is None
    assert quality.run_text == "There are many equal answers in a row. You may want to look at them again."
    assert quality.same_text == (
        "You gave the same answer throughout, although some statements point the other way. "
        "The result may not say much."
    )
