"""Exit and traces: SAF-01 to SAF-13."""

from __future__ import annotations

import json
import re
import threading
from http.server import SimpleHTTPRequestHandler
from pathlib import Path

import pytest
from mkdocs.exceptions import Abort
from playwright.sync_api import Browser, BrowserContext, Page, expect

from quietform.interface import say, speaking
from quietform.neutral import REVEALING, telling
from quietform.problems import Place
from quietform.renderer import render
from quietform.site import Site
from tests.browser.person import answer_at_once, begin, compiled, focused, run, see_result, some_answers
from tests.browser.server import NO_CONTENT, CountingServer
from tests.criteria.leaving import (
    EMPTY,
    EXIT,
    KINDS,
    LEFT,
    TEMPLATES,
    bring_back,
    elsewhere,
    every_page,
    language_of,
    leave,
    page_that_stays,
    stored,
)
from tests.sites import built, small, warnings, write


def plain_site(folder: Path, options: str = "", more: str = "") -> Path:
    """A small site with one assessment, and these options of the plugin."""
    plugin = f"  - quietform: {{{', '.join(filter(None, ['check: false', options]))}}}\n"
    text = f"site_name: Trial\ntheme: {{name: quietform}}\nplugins:\n{plugin}{more}"
    return write(folder, {"mkdocs.yml": text, "docs/index.md": "# Start\n", "assessments/one.yaml": small()})


DELETED = (
    "All is deleted: answers, results, and all that this site kept on this device. Files that you saved and your "
    "browser’s history stay."
)
NOTHING = {"session": [], "local": [], "cookie": "", "databases": [], "caches": []}


def test_saf_01_every_page_has_the_exit_in_view_and_first_or_second_on_the_tab_key(
    page: Page, site: Path, server: CountingServer
) -> None:
    for path in every_page(site):
        html = (site / path).read_text(encoding="utf-8")
        with speaking(language_of(html)):
            link = f'<a class="exit" href="{EXIT}" rel="nofollow noreferrer">{say("Leave now")}</a>'
        assert html.count(link) == 1, path
    # 1280 by 1024 pixels at 400 % zoom.
    page.set_viewport_size({"width": 320, "height": 256})
    for path in TEMPLATES:
        page.goto(f"{server.url}/{path}")
        seen = page.locator(".bar a.exit")
        expect(seen).to_be_in_viewport(ratio=1)
        page.keyboard.press("Tab")
        if not seen.evaluate_handle("one => one === document.activeElement").json_value():
            page.keyboard.press("Tab")
        expect(focused(page), path).to_have_class("exit")
        page.mouse.wheel(0, 3000)
        expect(seen).to_be_in_viewport(ratio=1)


def test_saf_01_a_page_without_a_site_has_its_bar_in_one_line_on_a_small_phone(page: Page, tmp_path: Path) -> None:
    (tmp_path / "here.html").write_text(render("readiness", *compiled("readiness"), Site()), encoding="utf-8")
    page.set_viewport_size({"width": 320, "height": 256})
    page.goto((tmp_path / "here.html").as_uri())
    expect(page.locator(".bar span.home")).to_have_text("Quietform")
    expect(page.locator(".bar a.exit")).to_be_in_viewport(ratio=1)
    assert run(page, "document.querySelector('.bar').clientHeight") < 60
    for name in ("Skip to the main part", "Leave now"):
        page.keyboard.press("Tab")
        expect(focused(page)).to_have_text(name)


def test_saf_01_the_exit_stays_in_view_at_the_end_of_a_result_and_is_not_printed(
    page: Page, server: CountingServer
) -> None:
    page.set_viewport_size({"width": 320, "height": 568})
    page.goto(f"{server.url}/effort/")
    answer_at_once(page, some_answers("effort", 31))
    see_result(page)
    page.keyboard.press("End")
    expect(page.locator(".bar a.exit")).to_be_in_viewport(ratio=1)
    page.emulate_media(media="print")
    expect(page.locator(".bar a.exit")).to_be_hidden()


@pytest.mark.parametrize("path", KINDS)
def test_saf_02_the_exit_leads_away_without_javascript(browser: Browser, server: CountingServer, path: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    with elsewhere(context) as arrived:
        page = context.new_page()
        page.goto(f"{server.url}/{path}")
        page.locator(".bar a.exit").click()
        page.wait_for_url(EXIT)
        assert [request.url for request in arrived] == [EXIT]
        expect(page.get_by_role("button", name="Delete everything now")).to_have_count(0)
    context.close()


# Keys with the milliseconds that pass before each, and what the page then says; "" where it is left.
SHIFT = "Shift"
TWO, ONE = "Shift, press 2 more times to leave.", "Shift, press 1 more time to leave."
EXPIRED = "Leaving with Shift has expired."
PRESSES: dict[str, list[tuple[int, str | None, str | None]]] = {
    "three": ([(0, SHIFT, TWO), (4900, SHIFT, ONE), (4900, SHIFT, "")]),
    "too slow": ([(0, SHIFT, TWO), (4900, SHIFT, ONE), (5100, SHIFT, TWO), (0, SHIFT, ONE), (0, SHIFT, "")]),
    "with another key": ([(0, "Shift+A", None), (0, "Shift+A", None), (0, "Shift+A", None), (0, SHIFT, TWO)]),
    "a letter between": ([(0, SHIFT, TWO), (0, SHIFT, ONE), (0, "a", EXPIRED), (0, SHIFT, TWO)]),
    "Tab back between": ([(0, SHIFT, TWO), (0, SHIFT, ONE), (0, "Shift+Tab", EXPIRED), (0, SHIFT, TWO)]),
    "expired": ([(0, SHIFT, TWO), (5000, None, EXPIRED), (5000, None, None)]),
}


@pytest.mark.parametrize("name", PRESSES)
def test_saf_03_shift_three_times_leaves(context: BrowserContext, server: CountingServer, name: str) -> None:
    with elsewhere(context) as arrived:
        page = context.new_page()
        page.clock.install(time=0)
        page.goto(f"{server.url}/privacy/")
        page.clock.pause_at(60)
        for wait, key, says in PRESSES[name]:
            page.clock.run_for(wait)
            if key:
                page.keyboard.press(key)
            if says == "":
                page.clock.run_for(150)
                page.wait_for_url(EXIT)
            else:
                expect(page.get_by_role("status")).to_have_text(says or "")
        assert len(arrived) == (says == "")


def test_saf_03_a_capital_typed_while_shift_is_let_go_first_says_nothing(page: Page, server: CountingServer) -> None:
    page.goto(f"{server.url}/privacy/")
    for _ in range(3):
        page.keyboard.down("Shift")
        page.keyboard.down("a")
        page.keyboard.up("Shift")
        page.keyboard.up("a")
        expect(page.get_by_role("status")).to_have_text("")


@pytest.mark.parametrize(
    ("path", "place"),
    [("readiness/", "input[type=radio]"), ("readiness/", "textarea"), ("check/", "#file"), ("404.html", ".home")],
)
def test_saf_03_shift_leaves_from_inside_radio_groups_and_fields_on_every_kind_of_page(
    context: BrowserContext, server: CountingServer, path: str, place: str
) -> None:
    with elsewhere(context) as arrived:
        page = context.new_page()
        page.goto(f"{server.url}/{path}")
        if path == "readiness/":
            begin(page)
            # No item has one yet; whatever the page is given, the keys are heard before it.
            run(page, "document.querySelector('.item').append(document.createElement('textarea'))")
            run(page, "document.querySelector('form').onkeyup = (event) => event.stopPropagation(), 0")
        page.locator(place).first.focus()
        for _ in range(3):
            page.keyboard.press("Shift")
        page.wait_for_url(EXIT)
        assert len(arrived) == 1


# Remembers when what happened, on a page that is left for nowhere; `navigation` tells the moment at which that begins.
WATCH = """
// All the time that a slow machine may need to delete; how long a person waits for it at most is tested below.
const soon = setTimeout;
globalThis.setTimeout = (then, time) => soon(then, time === 100 ? 9000 : time);
const happened = globalThis.happened = [];
const note = (what) => happened.push(what);
const after = (owner, name, what) => {
  const real = owner.prototype[name];
  owner.prototype[name] = function (...given) { note(what(this, ...given)); return real.apply(this, given); };
};
addEventListener("click", () => {
  note("click");
  requestAnimationFrame(() => setTimeout(() => note(
    `painted ${[...document.body.children].filter((one) => one.checkVisibility()).map((one) => one.className)}`)));
}, true);
const { get, set } = Object.getOwnPropertyDescriptor(Document.prototype, "title");
Object.defineProperty(Document.prototype, "title", { get, set(text) { note("title"); set.call(this, text); } });
addEventListener("erase", () => note("memory"));
after(Storage, "removeItem", (store, key) => `${store === sessionStorage ? "session" : "local"} ${key}`);
after(IDBFactory, "deleteDatabase", (_, name) => `database ${name}`);
after(CacheStorage, "delete", (_, name) => `cache ${name}`);
after(History, "replaceState", (_, state, title, url) => `address ${url}`);
navigation.addEventListener("navigate", ({ destination }) => note(`leaves for ${destination.url}`));
"""
KEPT = """(async () => {
  for (const name of ["quietform-x", "another-site"]) {
    for (const store of [sessionStorage, localStorage]) store.setItem(name, "1");
    await caches.open(name);
    await new Promise((done) => {
      const asked = indexedDB.open(name);
      asked.onsuccess = () => { asked.result.close(); done(); };
    });
  }
  happened.length = 0;
})()"""


def test_saf_04_all_is_hidden_then_wiped_in_order_and_only_then_left(context: BrowserContext, tmp_path: Path) -> None:
    page = context.new_page()
    page.add_init_script(WATCH)
    with CountingServer(tmp_path) as server:
        url = page_that_stays(server, tmp_path)
        page.goto(f"{url}#help")
        answer_at_once(page, some_answers("readiness", 25))
        see_result(page)
        run(page, KEPT)
        leave(page)
        told: list[str] = run(page, "happened")
        away = f"leaves for {server.url}{NO_CONTENT}"
        assert [what for what in told if what != "painted loading"] == [
            *("click", "title", "memory", "session quietform-x", "local quietform-x", "address /here.html"),
            *(f"leaves for {url}", *sorted(["database quietform-x", "cache quietform-x"], key=told.index), away),
        ]
        assert told.index("painted loading") < told.index(away)
        assert page.url == url
        assert run(page, LEFT) == EMPTY
        assert stored(page) == {
            "session": ["another-site"],
            "local": ["another-site"],
            "cookie": "",
            "databases": ["another-site"],
            "caches": ["another-site"],
        }


def test_saf_04_the_overlay_is_announced_and_has_the_colours_of_the_system(page: Page, tmp_path: Path) -> None:
    page.emulate_media(color_scheme="dark")
    with CountingServer(tmp_path) as server:
        page.goto(page_that_stays(server, tmp_path))
        leave(page)
        expect(page.get_by_role("alert")).to_have_text("Loading.")
        look = """(() => {
  const overlay = document.querySelector(".loading"), asked = document.createElement("p");
  asked.style.cssText = "background: Canvas; color: CanvasText";
  document.body.append(asked);
  const [one, other] = [overlay, asked].map((each) => getComputedStyle(each));
  const box = overlay.getBoundingClientRect();
  const same = one.color === other.color && one.backgroundColor === other.backgroundColor;
  return [same, box.width >= innerWidth, box.height >= innerHeight];
})()"""
        assert run(page, look) == [True, True, True]


@pytest.mark.parametrize(
    "trouble",
    [
        "indexedDB.databases = () => new Promise(() => {}); caches.keys = () => new Promise(() => {})",
        "addEventListener('erase', () => { throw new Error('no'); })",
        "for (const name of ['sessionStorage', 'localStorage', 'indexedDB', 'caches']) "
        "Object.defineProperty(globalThis, name, { get() { throw new Error('no'); } })",
        "globalThis.requestAnimationFrame = () => {}",
    ],
    ids=[
        "a deletion that never ends",
        "a page that fails",
        "a browser that keeps nothing",
        "a tab that is not painted",
    ],
)
def test_saf_04_nothing_holds_the_exit_up(context: BrowserContext, tmp_path: Path, trouble: str) -> None:
    page = context.new_page()
    page.clock.install(time=0)
    page.add_init_script(f"{{ {trouble} }}")
    page.add_init_script("navigation.addEventListener('navigate', () => { globalThis.gone = Date.now(); })")
    with CountingServer(tmp_path) as server:
        page.goto(page_that_stays(server, tmp_path))
        begin(page)
        page.locator(".item input").first.check()
        page.clock.pause_at(60)
        page.locator(".bar a.exit").click(no_wait_after=True)
        # One frame, at most 50 ms, and 100 for what takes time.
        for _ in range(15):
            page.clock.run_for(10)
        assert run(page, "gone") <= 60_150
        assert json.loads(run(page, LEFT))["checked"] == 0


def test_saf_05_after_the_exit_nothing_is_there_to_come_back_to(
    context: BrowserContext, server: CountingServer
) -> None:
    page = context.new_page()
    with elsewhere(context) as arrived:
        page.goto(f"{server.url}/privacy/")
        page.goto(f"{server.url}/readiness/")
        answer_at_once(page, some_answers("readiness", 25))
        see_result(page)
        leave(page)
        page.wait_for_url(EXIT)
        assert len(arrived) == 1
        page.go_back()
        # The assessment is not in the list of pages to go back to.
        assert page.url == f"{server.url}/privacy/"


@pytest.mark.parametrize("state", ["form", "review", "result", "erase"])
def test_saf_05_a_page_brought_back_after_the_exit_shows_its_start(page: Page, tmp_path: Path, state: str) -> None:
    with CountingServer(tmp_path) as server:
        page.goto(page_that_stays(server, tmp_path))
        title = page.title()
        answer_at_once(page, some_answers("readiness", 26))
        if state != "form":
            page.locator("#to-review").click()
        if state in ("result", "erase"):
            page.locator("#to-result").click()
        if state == "erase":
            page.locator("#result .start-over").click()
        leave(page)
        # The next page has not come, and this one shows and holds nothing.
        assert run(page, LEFT) == EMPTY
        bring_back(page)
        expect(page.locator(".loading")).to_have_count(0)
        expect(page.locator("#before")).to_be_visible()
        expect(page.locator("#form, #review, #result, #erase").locator("visible=true")).to_have_count(0)
        assert page.title() == title
        # And it can be left once more.
        leave(page)


def test_saf_05_a_page_that_is_gone_forward_from_holds_no_answer(page: Page, server: CountingServer) -> None:
    page.goto(f"{server.url}/readiness/")
    answer_at_once(page, some_answers("readiness", 9))
    # Before the browser puts it aside: there is not one frame with answers when it comes back.
    run(page, "void dispatchEvent(new PageTransitionEvent('pagehide', { persisted: true }))")
    expect(page.locator("input:checked")).to_have_count(0)
    answer_at_once(page, some_answers("readiness", 9))
    page.goto(f"{server.url}/privacy/")
    page.go_back()
    assert page.url == f"{server.url}/readiness/"
    expect(page.locator("input:checked")).to_have_count(0)


def test_saf_06_the_exit_works_before_the_rest_of_the_page_has_come(
    browser: Browser, site: Path, tmp_path: Path
) -> None:
    """(That it works while the second engine loads and scores is shown in tests/browser/test_check_engine.py.)"""
    may = threading.Event()
    html = (site / "effort" / "index.html").read_bytes()

    def hold(request: SimpleHTTPRequestHandler) -> bool:
        if request.path != "/effort/":
            return False
        request.send_response(200)
        request.send_header("Content-Type", "text/html; charset=utf-8")
        request.send_header("Content-Length", str(len(html)))
        request.end_headers()
        middle = html.index(b'name="e3.me"')
        request.wfile.write(html[:middle])
        may.wait(20)
        return True

    context = browser.new_context()
    with CountingServer(site, hold) as server, elsewhere(context) as arrived:
        page = context.new_page()
        page.goto(f"{server.url}/effort/", wait_until="commit")
        page.locator(".bar a.exit").wait_for()
        for _ in range(3):
            page.keyboard.press("Shift")
        page.wait_for_url(EXIT)
        assert len(arrived) == 1
        may.set()
    context.close()


def test_saf_07_the_exit_sends_nothing_along(context: BrowserContext, server: CountingServer, site: Path) -> None:
    for path in every_page(site):
        assert '<meta name="referrer" content="no-referrer">' in (site / path).read_text(encoding="utf-8"), path
    for path in KINDS:
        page = context.new_page()
        with elsewhere(context) as arrived:
            page.goto(f"{server.url}/{path}")
            before = [*server.requests]
            leave(page)
            page.wait_for_url(EXIT)
            (request,) = arrived
            assert (request.url, request.method, request.post_data) == (EXIT, "GET", None)
            assert "referer" not in request.headers
            assert server.requests == before
        page.close()


def test_saf_09_no_answer_is_in_an_address_a_title_or_a_name_and_an_assessment_is_one_entry(
    page: Page, server: CountingServer
) -> None:
    page.goto(f"{server.url}/boundaries/")
    facts = "[document.title, location.href, history.length, JSON.stringify(history.state)]"
    before = run(page, facts)
    answer_at_once(page, some_answers("boundaries", 11))
    page.locator(".bar").get_by_role("link", name="Get help now").click()
    expect(focused(page)).to_have_attribute("id", "help")
    assert run(page, facts) == before
    see_result(page)
    assert run(page, facts) == before
    with page.expect_download() as download:
        page.locator("#keep").click()
    assert download.value.suggested_filename == "boundaries.html"
    assert run(page, facts) == before


def test_saf_11_nothing_is_stored_on_the_device(page: Page, server: CountingServer) -> None:
    page.goto(f"{server.url}/boundaries/")
    answer_at_once(page, some_answers("boundaries", 12))
    see_result(page)
    assert stored(page) == NOTHING
    assert page.context.cookies() == []
    warning = page.locator(".foot", has=page.locator("#keep"))
    expect(warning).to_contain_text("Others may find a file on this device")
    # So does each button that saves, before it is pressed; and what copies or prints.
    told = "Others who use this device may find it: save it only where nobody else looks"
    for place in ("#review details", "#result .card"):
        saving = page.locator(place, has=page.locator(".save"))
        assert told in (saving.text_content() or ""), place
    expect(page.locator("#result .actions", has=page.locator("#copy"))).to_contain_text(
        "Others may find what you print, copy or save."
    )


def test_saf_11_delete_everything_now_works_on_every_page(page: Page, site: Path, server: CountingServer) -> None:
    for path in every_page(site):
        html = (site / path).read_text(encoding="utf-8")
        with speaking(language_of(html)):
            assert html.count(f">{say('Delete everything now')}</button>") == 1, path
    for path in TEMPLATES:
        page.goto(f"{server.url}/{path}")
        run(page, "sessionStorage.setItem('quietform-x', '1'), localStorage.setItem('quietform-x', '1')")
        page.locator(".erasing button").click()
        with speaking("es" if path.startswith("es/") else "en"):
            expect(page.locator("#told"), path).to_have_text(say(DELETED))
        assert stored(page) == NOTHING
        # It is said until the person goes on.
        page.locator("body").click(position={"x": 1, "y": 1})
        expect(page.locator("#told")).to_have_text("")


def test_saf_11_delete_everything_now_takes_answers_and_result_away_and_shows_the_start(
    page: Page, server: CountingServer
) -> None:
    page.goto(f"{server.url}/readiness/")
    answer_at_once(page, some_answers("readiness", 26))
    see_result(page)
    page.get_by_role("button", name="Delete everything now").click()
    expect(page.locator("#told")).to_contain_text("All is deleted")
    expect(page.locator("#before")).to_be_visible()
    expect(page.locator("#result, .answers").locator("> *")).to_have_count(0)
    expect(page.locator("input:checked")).to_have_count(0)


def test_saf_12_the_form_is_not_filled_in_by_the_browser_and_holds_nothing_after_a_reload(
    page: Page, server: CountingServer
) -> None:
    """(In Firefox, which would: tests/engines.)"""
    page.goto(f"{server.url}/readiness/")
    expect(page.locator("#form")).to_have_attribute("autocomplete", "off")
    answer_at_once(page, some_answers("readiness", 10))
    page.reload()
    expect(page.locator("input:checked")).to_have_count(0)


def test_saf_13_before_the_first_question_stand_the_eight_points_once_a_visit(
    page: Page, server: CountingServer
) -> None:
    page.goto(f"{server.url}/readiness/")
    before = page.locator("#before")
    expect(page.locator(".item").first).to_be_hidden()
    points = before.locator("li")
    for point, said in zip(
        points.all(),
        [
            "“Leave now”",
            "Shift, three times,",
            "Tab key",
            "history stays",
            "answers do not",
            "come back",
            "traces",
            "Spyware",
        ],
        strict=True,
    ):
        expect(point).to_contain_text(said)
    expect(points.get_by_role("link")).to_have_attribute("href", "../traces/index.html")
    assert not re.search(r"anonym|secret|safe", "".join(points.all_inner_texts()), re.IGNORECASE)
    begin(page)
    page.locator("#form .start-over").first.click()
    page.locator("#erase-yes").click()
    expect(before).to_be_hidden()
    expect(page.locator(".item").first).to_be_visible()


@pytest.mark.parametrize(
    ("options", "more", "said"),
    [
        (
            "exit_url: 'http://example.org/'",
            "",
            'ERROR quietform: the exit_url "http://example.org/" must be an address',
        ),
        (
            "exit_url: 'https://example.org/weather'",
            "site_url: https://www.example.org/\n",
            'ERROR quietform: the exit_url "https://example.org/weather" must be an address of another host than',
        ),
        (
            "exit_url: 'https://www.google.com/'",
            "",
            'WARNING quietform: the exit_url "https://www.google.com/" leads to google.com, which can show what was',
        ),
    ],
)
def test_saf_08_the_exit_leads_encrypted_to_another_host_that_shows_nothing_personal(
    tmp_path: Path, caplog: pytest.LogCaptureFixture, options: str, more: str, said: str
) -> None:
    folder = plain_site(tmp_path, options, more)
    with pytest.raises(Abort):
        built(folder)
    assert [line[: len(said)] for line in warnings(caplog)] == [said]


def test_saf_10_a_word_that_tells_too_much_stops_the_build_wherever_others_may_read_it(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    folder = plain_site(tmp_path, "", "nav: [{Abuse: [index.md, a-victim.md, help.md]}]\nsite_description: Threats\n")
    write(
        folder,
        {
            "docs/index.md": "# Start\n\nThis names violence as what it is.\n",
            "docs/a-victim.md": "---\ndescription: For survivors\n---\n# Toxic\n",
            "docs/help.md": "---\ntitle: Hotlines\n---\n# Help\n",
        },
    )
    with pytest.raises(Abort):
        built(folder)
    *problems, last = warnings(caplog)
    assert [problem.partition(", which others may read")[0] for problem in problems] == [
        'ERROR mkdocs.yml:1:1 telling-word  site_description says "Threats"',
        'ERROR mkdocs.yml:1:1 telling-word  the nav\'s "Abuse" says "Abuse"',
        'ERROR docs/a-victim.md:1:1 telling-word  the path says "victim"',
        'ERROR docs/a-victim.md:1:1 telling-word  the title says "Toxic"',
        'ERROR docs/a-victim.md:1:1 telling-word  the description says "survivors"',
        'ERROR docs/help.md:1:1 telling-word  the title says "Hotlines"',
    ]
    assert last == "ERROR quietform: 6 errors in titles, addresses and descriptions, listed above"


def test_saf_10_an_assessment_with_such_a_title_stops_it_too_and_the_list_can_be_another(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    text = small(title="Is my partner abusive?")
    with pytest.raises(Abort):
        built(write(plain_site(tmp_path / "refused"), {"assessments/one.yaml": text}))
    assert warnings(caplog)[0].startswith('ERROR assessments/one.yaml:2:8 telling-word  the title says "abusive"')
    built(write(plain_site(tmp_path / "other", "revealing_words: [gloom*]"), {"assessments/one.yaml": text}))


def test_saf_10_the_pages_of_this_site_hold_no_icon_graph_or_manifest_that_tells_more(site: Path) -> None:
    for path in every_page(site):
        html = (site / path).read_text(encoding="utf-8")
        assert re.findall(r"<link rel=\"icon\"[^>]*>", html) == ['<link rel="icon" href="data:,">'], path
        assert not re.search(r"property=\"og:|rel=\"manifest\"|name=\"twitter:", html), path
        shown = [
            path,
            *re.findall(r"<title>(.*?)</title>", html),
            *re.findall(r'name="description" content="(.*?)"', html),
        ]
        assert len(shown) == 3, path
        assert telling([(Place(path), "it", text) for text in shown], REVEALING) == []
