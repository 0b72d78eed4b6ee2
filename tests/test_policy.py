"""The check page's policy and data: what its script may do, and what it is told to load."""

from __future__ import annotations

import json

from quietform.browser.bundle import Part
from quietform.browser.policy import PATIENCE, check_data
from quietform.browser.runtime import LOCK

# (That the policy holds, and what it is word for word, is shown in tests/browser/test_check_engine.py.)
PARTS = [Part("one.zip", b"one"), Part("two.mjs", b"")]


def test_its_data_lists_each_file_with_size_and_hash_and_each_assessment_with_its_page() -> None:
    data = json.loads(check_data(PARTS, {"a": "../a/index.html"}))
    assert data.pop("words")["missing"].startswith("The second engine could not be loaded.")
    assert data == {
        "addresses": {"a": "../a/index.html"},
        "parts": [
            {
                "name": "one.zip",
                "file": "one.zip.bin",
                "bytes": 3,
                "integrity": "sha256-dpLDrTVAu4A8Ags67mbNiIcSMjTqDG5xQ8Ct1z/0Me0=",
            },
            {
                "name": "two.mjs",
                "file": "two.mjs.bin",
                "bytes": 0,
                "integrity": "sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=",
            },
        ],
        "lock": LOCK,
        "patience": PATIENCE,
    }


def test_its_data_cannot_end_the_element_that_it_stands_in() -> None:
    assert "<" not in check_data(PARTS, {"a": "</script><script>"})
