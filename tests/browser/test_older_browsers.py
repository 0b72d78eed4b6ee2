"""The oldest browsers that are supported (content/accessibility.md): a whole session without anything newer."""

from __future__ import annotations

import re

from playwright.sync_api import Page, expect

from quietform.blocks import all_blocks, check_blocks
from tests.browser.person import answer_by_mouse, expected, numbers, see_result, some_answers
from tests.browser.server import CountingServer

# What came after Chrome 93, Firefox 92 and Safari 15.4, and what only some of them had by then.
NEWER = {
    "Element.prototype": ["checkVisibility", "setHTMLUnsafe", "moveBefore", "getHTML", "togglePopover", "showPopover"],
    "HTMLElement.prototype": ["togglePopover", "showPopover", "hidePopover"],
    "Document.prototype": ["startViewTransition", "caretPositionFromPoint"],
    "Array.prototype": ["toSorted", "toReversed", "toSpliced", "with", "findLast", "findLastIndex"],
    "Set.prototype": [
        *("union", "intersection", "difference", "symmetricDifference"),
        *("isSubsetOf", "isSupersetOf", "isDisjointFrom"),
    ],
    "String.prototype": ["isWellFormed", "toWellFormed"],
    "IDBFactory.prototype": ["databases"],
    "Array": ["fromAsync"],
    "Object": ["groupBy"],
    "Map": ["groupBy"],
    "Promise": ["withResolvers", "try"],
    "URL": ["canParse", "parse"],
    "AbortSignal": ["any", "timeout"],
    "RegExp": ["escape"],
    "Intl": ["DurationFormat", "Segmenter", "supportedValuesOf"],
    "globalThis": ["structuredClone", "navigation", "Iterator", "scheduler", "reportError", "Temporal"],
}
# Selectors with `:has(` throw in Firefox before 121.
WITHOUT = (
    "".join(f"for (const name of {names}) delete {owner}[name];\n" for owner, names in NEWER.items())
    + """
delete Object.getPrototypeOf(Object.getPrototypeOf([][Symbol.iterator]())).map;
delete Object.getPrototypeOf(Object.getPrototypeOf([][Symbol.iterator]())).toArray;
for (const owner of [Document, DocumentFragment, Element].map((one) => one.prototype)) {
  for (const name of ["querySelector", "querySelectorAll", "matches", "closest"]) {
    const real = owner[name];
    if (real) owner[name] = function (selector) {
      if (selector.includes(":has(")) throw new SyntaxError(selector);
      return real.call(this, selector);
    };
  }
}
"""
)


def test_a_whole_session_needs_nothing_newer_than_the_oldest_browsers(page: Page, server: CountingServer) -> None:
    page.context.grant_permissions(["clipboard-write"])
    page.add_init_script(WITHOUT)
    page.goto(f"{server.url}/effort/")
    answers = some_answers("effort", 51)
    answer_by_mouse(page, answers)
    see_result(page)
    assert numbers(page) == expected("effort", answers)
    page.locator("#copy").click()
    expect(page.locator("#copied")).to_have_text(
        "Copied. It can be read on this device until something else is copied."
    )
    with page.expect_download() as download:
        page.locator("#result .save").click()
    page.locator('#result input[type="file"]').set_input_files(download.value.path())
    expect(page.locator("#result .change h4")).to_be_focused()
    page.get_by_role("button", name="Change my answers").click()
    expect(page.locator("#form")).to_be_visible()
    page.get_by_role("button", name="Delete everything now").click()
    expect(page.locator("#told")).to_contain_text("All is deleted")
    expect(page.locator("input:checked")).to_have_count(0)
    expect(page.locator("#trouble")).to_be_hidden()


def test_no_script_asks_for_anything_newer() -> None:
    # (Names that others have too, or that are asked for only where they are, are left to the session above.)
    others = {"databases", "with", "any", "try", "parse", "escape", "timeout"}
    names = {name for names in NEWER.values() for name in names} - others
    newer = re.compile(rf"\.(?:{'|'.join(sorted(names))})\(|[\"'`(][^\"'`]*:has\(")
    for block in [*all_blocks(), *check_blocks()]:
        if block.kind == "script":
            assert newer.findall(block.text) == [], block.name
