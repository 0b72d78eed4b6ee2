"""The words of the key → the same steps for rows and for scores."""

from __future__ import annotations

from quietform.paper import key_words


def test_each_step_has_words_for_rows_and_for_scores() -> None:
    for name in ("SUM", "WEIGHTED", "COUNT", "ASKED", "WEIGHTS", "ALL_WEIGHTS", "ZERO"):
        words: dict[str, str] = getattr(key_words, name)
        assert list(words) == ["row", "score"], name
        assert words["row"].replace("row", "score").replace("the value of each ", "each ") in (
            words["score"],
            words["score"].replace("Add these scores", "Add the values of these scores"),
        )
