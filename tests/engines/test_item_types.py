"""Each type of item in every engine: answered as a person would, with one slip, and scored as Python scores it."""

from __future__ import annotations

from pathlib import Path

from quietform.gallery import gallery
from quietform.loading import load
from quietform.renderer import render
from quietform.site import Site
from tests.browser.person import rows_of
from tests.engines.tab import Tab
from tests.engines.taking import by_keys, by_pointer, look_over, numbers, wait_for_view

WALK = {"walk.me": "1", "walk.partner": "2"}
CHORES = {"chores.dishes": "1", "chores.laundry": "0", "evening.reading": "2"}


def write(tab: Tab, field: str, text: str) -> None:
    """Put the cursor into a field and type; what stood there is selected and goes."""
    tab.click(field)
    tab.press("End", *["Backspace"] * len(tab.run(f"document.querySelector('{field}').value")))
    tab.type(text)


def test_every_type_of_item_can_be_answered(tab: Tab, tmp_path: Path) -> None:
    assessment, compiled = load(gallery().encode(), "gallery.yaml").sound()
    page = tmp_path / "gallery.html"
    page.write_text(render("gallery", assessment, compiled, Site()), encoding="utf-8")
    tab.open(page.as_uri())
    tab.button("Begin")
    wait_for_view(tab, "form")
    if tab.shows("#all"):
        tab.click("#all")

    by_pointer(tab, "quiet", "2")
    by_keys(tab, "screens", "1")
    for key, value in WALK.items():
        by_pointer(tab, key, value)
    for key, value in CHORES.items():
        by_keys(tab, key, value)
    tab.click('label:has([name="helps.music"])')
    write(tab, "#field-hours", "25")
    # The slider has no answer before it is touched; then the number beside it follows.
    assert tab.run("document.querySelector('#field-rested').value") == ""
    tab.tab_to("#item-rested [type=range]")
    tab.press("ArrowRight", "ArrowRight")
    rested = str(tab.run("document.querySelector('#field-rested').value"))
    assert rested.isdigit()
    tab.tab_to("#field-word")
    tab.type("marmalade")
    tab.tab_to('[name="order.garden"]', "Shift+Tab" if tab_order_is_past(tab, "order.garden") else "Tab")
    tab.type("2")
    assert tab.run("document.querySelector('#field-order-garden').value") == "2"

    # One number cannot be: it is said once, with the focus, and a link leads to it.
    tab.button("Look over my answers")
    assert tab.focused(".errors, .errors *"), tab.focus()
    tab.click(".errors a")
    assert tab.focused("#field-hours"), tab.focus()
    write(tab, "#field-hours", "7.5")

    look_over(tab)
    tab.button("Show my result")
    wait_for_view(tab, "result")
    answers = {"quiet": "2", "screens": "1", **WALK, **CHORES, "hours": "7.5", "rested": rested, "order.garden": "2"}
    answers |= {"helps.music": "1", "helps.bath": "0", "helps.friend": "0"}
    assert numbers(tab) == rows_of(assessment, compiled, answers)
    # What is for the person alone is nowhere in the result.
    assert "marmalade" not in " ".join(tab.texts("#result"))


def tab_order_is_past(tab: Tab, name: str) -> bool:
    """Whether the focus is already behind a field."""
    place = f"document.activeElement.compareDocumentPosition(document.querySelector(`[name='{name}']`))"
    return bool(tab.run(f"{place} & Node.DOCUMENT_POSITION_PRECEDING"))
