"""A tab at an assessment → answers by pointer and keys, the views in their order, the numbers of the result."""

from __future__ import annotations

from tests.browser.person import Shown
from tests.engines.tab import Tab, until

VIEW = "main > .view"


def view(tab: Tab) -> str:
    """The one view that is shown."""
    (shown,) = tab.run(f'[...document.querySelectorAll("{VIEW}")].filter((one) => !one.hidden).map((one) => one.id)')
    return str(shown)


def wait_for_view(tab: Tab, *names: str) -> str:
    """Wait for one of these views; the focus goes into it."""
    assert until(lambda: view(tab) in names), f"{view(tab)} is shown, not {names}"
    shown = view(tab)
    assert tab.focused(f"#{shown} *"), f"in {shown} the focus is on {tab.focus()}"
    return shown


def checked(tab: Tab, root: str = "#form") -> dict[str, str]:
    """The answers that stand in a form."""
    found = tab.run(f'[...document.querySelectorAll("{root} :checked")].map((one) => [one.name, one.value])')
    return dict(found)


def values_of(tab: Tab, key: str) -> list[str]:
    """What an item with this response key offers."""
    found: list[str] = tab.run(f"[...document.querySelectorAll(`input[name='{key}']`)].map((one) => one.value)")
    return found


def by_pointer(tab: Tab, key: str, value: str) -> None:
    tab.click(f'label:has(input[name="{key}"][value="{value}"])')


def by_keys(tab: Tab, key: str, value: str) -> None:
    """Tab to the item, then Space and arrows as native radio buttons take them."""
    tab.tab_to(f'input[name="{key}"]')
    tab.press("Space")
    for _ in range(tab.count(f'input[name="{key}"]')):
        if not tab.focused(f'[value="{value}"]'):
            tab.press("ArrowDown")


def answer_all(tab: Tab, answers: dict[str, str]) -> None:
    """Every answer in its order, one by the pointer, the next by keys; on to the next section where one ends."""
    for index, (key, value) in enumerate(answers.items()):
        while not tab.shows(f'label:has(input[name="{key}"])'):
            tab.button("Next")
        (by_keys if index % 2 else by_pointer)(tab, key, value)
        assert tab.count(f'input[name="{key}"][value="{value}"]:checked') == 1, (key, value, tab.focus())


def look_over(tab: Tab) -> None:
    while tab.shows("#next"):
        tab.button("Next")
    tab.button("Look over my answers")
    wait_for_view(tab, "review")


def to_result(tab: Tab, leads: str = "Show my result", *, safety: dict[str, str] | None = None) -> list[str]:
    """Through whatever stands between the review and the result → the headings of the pages of help that came."""
    tab.button(leads)
    pages = []
    if wait_for_view(tab, "safety", "pages", "result") == "safety":
        assert tab.count("#result > *") == 0
        for key, value in (safety or {}).items():
            by_pointer(tab, key, value)
        tab.button("Go on" if safety else "Skip all of these")
    while wait_for_view(tab, "pages", "result") == "pages":
        assert tab.count("#result > *") == 0
        pages += tab.texts("#pages h2")
        assert tab.shows("#pages a.exit")
        tab.click("#go-on")
    return pages


def numbers(tab: Tab) -> list[Shown]:
    """The table of all numbers as it stands on the page, with all unfolded that is folded."""
    while tab.shows(folded := "#result details:not([open]) > summary"):
        tab.click(folded)
    cells = "(row) => [...row.cells].map((cell) => cell.innerText.trim())"
    rows = tab.run(f'[...document.querySelectorAll("#result tbody tr")].map({cells})')
    return [Shown(title, score, band, answers) for title, score, _, band, answers in rows]
