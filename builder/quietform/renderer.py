"""Assessment + Program → one HTML document."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from typing import Any

from markupsafe import Markup

from quietform.blocks import (
    Block,
    check_blocks,
    core_style,
    item_styles,
    leave_script,
    paper_style,
    scripts_of,
    used_parts,
)
from quietform.browser.bundle import Part, megabytes
from quietform.browser.policy import check_data, check_policy
from quietform.browser.runtime import VERSION
from quietform.compiler import Compiled
from quietform.explain import ABOUT, explain, remarks
from quietform.fieldsets import sections, worksheet
from quietform.interface import ENGLISH, direction, finish, interface, mark, say, speaking
from quietform.model import Assessment
from quietform.paper import PAPER, paper_view
from quietform.parts import kinds_of
from quietform.phones import ELSEWHERE
from quietform.resources import Country
from quietform.search import Search
from quietform.site import Site, foreign, held_check
from quietform.templates import template
from quietform.views import (
    flags_of,
    groups_of,
    needs_second_engine,
    next_view,
    page_data,
    scale_view,
    texts_of,
)

# Item types that hold what a person writes for themselves.
OWN_WORDS = {"text", "date"}
# Elements beside which a line break shows nothing.
BLOCKS = (
    "html|head|meta|title|link|template|body|header|main|section|article|aside|footer|form|fieldset|legend|div|p|h[1-4]"
    "|ul|ol|li|details|summary|button|label|table|caption|thead|tbody|tr|th|td|svg|g|rect|line|circle|path|script|style"
)
# Such a break before an element, or after one; or a script or style, in which every byte counts. It begins with one of
# two letters, and is never tried where it cannot be: most of a page is script.
BREAK = re.compile(
    rf"[\n<](?:(?<=\n)\n*(?=</?(?:{BLOCKS})\b)"
    rf"|(?<=<)(?:/(?:{BLOCKS})>\n+|(script|style)\b[^<]*(?:<(?!/\1>)[^<]*)*</\1>\n*))"
)
EVIDENCE = {
    "editorial": mark("written with care, not tested on people"),
    "piloted": mark("tried with some people, not validated"),
    "validated": mark("validated"),
}


def render(id: str, assessment: Assessment, compiled: Compiled, site: Site) -> str:
    """The assessment as one HTML document under a policy that forbids it every request (`design.md`, promise 1)."""
    if not besides(compiled):
        site = replace(site, about_url=None, paper_url=None, check_url=None)
    html = _page("page/page.html", site, lambda: {"id": id, **_given(id, assessment, compiled, site)})
    return BREAK.sub(lambda found: found[0].rstrip("\n"), html)


def _given(id: str, assessment: Assessment, compiled: Compiled, site: Site) -> dict[str, Any]:
    """What the template of an assessment is given."""
    scripts = scripts_of(assessment, compiled.program, site)
    style, styles = core_style(), item_styles(assessment)

    def draw(name: str, given: Mapping[str, Any]) -> str:
        return template(name).render(given, resolve=site.resolve)

    check = held_check(assessment, site)
    return {
        "assessment": assessment,
        "policy": policy(scripts, [style, *styles], live=site.live),
        "scripts": scripts,
        "style": style,
        "styles": styles,
        "sections": sections(assessment, compiled, draw),
        "branches": "shown" in compiled.program,
        "count": sum(len(section.items) for section in assessment.sections),
        "evidence": say(EVIDENCE[assessment.evidence]),
        "page_data": page_data(id, assessment, compiled, site),
        "groups": groups_of(assessment, compiled),
        "scales": [scale_view(name, assessment, compiled) for name in assessment.scales],
        "numbered": any(scale.shown == "number" for scale in assessment.scales.values()),
        "own_words": assessment.worksheet is not None or bool(kinds_of(assessment) & OWN_WORDS),
        "worksheet": worksheet(assessment, draw),
        "precise": "precision" in used_parts(assessment, compiled.program, site),
        "near": any("near" in scale for scale in compiled.program["scales"]),
        "normed": any("norms" in scale for scale in compiled.program["scales"]),
        "texts": texts_of(assessment),
        "flags": flags_of(assessment, check),
        "check": check,
        "check_sections": sections(check.assessment, check.compiled, draw) if check else [],
        "second_engine": needs_second_engine(compiled),
        "read_next": next_view(assessment, site.resolve),
    }


def about(assessment: Assessment, compiled: Compiled, site: Site) -> str:
    """How the scores of the assessment are made, as a page of its own, for a folder of pages without a site around."""
    style = core_style()

    def given() -> dict[str, Any]:
        return {
            "title": assessment.title,
            "explained": explain(assessment, compiled).values(),
            "remarks": remarks(assessment),
            "policy": policy([], [style]),
            "style": style,
        }

    return _page("page/about.html", _without_lines(site), given)


def paper(assessment: Assessment, compiled: Compiled, site: Site) -> str:
    """The assessment as a form to print, with the key to score it by hand."""
    style = paper_style()

    def given() -> dict[str, Any]:
        view = paper_view(assessment, compiled, held_check(assessment, site))
        return {"assessment": assessment, "policy": policy([], [style]), "style": style, **view}

    return _page("paper/paper.html", site, given)


def _page(name: str, site: Site, given: Callable[[], Mapping[str, Any]]) -> str:
    """A document, all of it in the language of its site: what the template is given is made while that is spoken."""
    with speaking(site.language) as said:
        # `resolve` is a filter's argument that goes through the context, so that one environment serves all sites.
        made = template(name).render(given(), site=site, resolve=site.resolve, draft=said.draft)
        return finish(made)


def besides(compiled: Compiled) -> dict[str, Callable[[Assessment, Compiled, Site], str]]:
    """By folder, what stands beside the page of an assessment; nothing beside a safety check, which has no scores."""
    return {ABOUT: about, PAPER: paper} if compiled.program["scales"] else {}


def check_files(site: Site, parts: Sequence[Part], addresses: Mapping[str, str]) -> dict[str, bytes]:
    """The page that scores a result again, with the files that it loads, by name in its folder.

    `addresses` lead from it to the page of each assessment.
    """
    script, style = check_blocks()

    def given() -> dict[str, Any]:
        return {
            "policy": check_policy([leave_script(), script], style),
            "script": script,
            "style": style,
            "version": VERSION,
            "megabytes": megabytes(parts),
            "page_data": check_data(parts, addresses),
        }

    html = _page("browser/check.html", _without_lines(site), given)
    return {"index.html": html.encode(), **{part.file: part.content for part in parts}}


def help_lines(countries: Sequence[Country], language: str = ENGLISH) -> Markup:
    """The help of every country, short: for the help section of an assessment in a language."""
    return _squeezed("page/lines.html", countries, language)


def help_list(countries: Sequence[Country], language: str = ENGLISH) -> Markup:
    """The help of every country, whole: for a content page in a language."""
    return _squeezed("page/countries.html", countries, language)


def _squeezed(name: str, countries: Sequence[Country], language: str) -> Markup:
    """What a template makes of countries, without space where none is shown."""
    with speaking(language):
        listed = sorted(countries, key=lambda one: (one.iso == ELSEWHERE, one.title))
        made = template(name).render(countries=listed, own=foreign(ENGLISH, language))
    html = " ".join(finish(made).split())
    return Markup(re.sub(r" (?=[,.;:]|</?(?:br|li|ul|div|h2|h3|p)\b)", "", html))


def _without_lines(site: Site) -> Site:
    """The site of a page without a script that shows one country; help by country is a page away, if there is one."""
    return replace(site, help_lines="") if site.help_url else site


def policy(scripts: Sequence[Block], styles: Sequence[Block], *, live: bool = False) -> str:
    """The Content-Security-Policy of a page (`design.md`, promise 1): it names each block that it holds, the bar's too.

    A live preview lets through the inline script that mkdocs adds and its polling; nothing that is published does.
    """
    rules = [
        "default-src 'none'",
        _script_source([leave_script(), *scripts], live),
        "style-src " + " ".join(f"'{style.hash}'" for style in styles),
        "img-src data:",
        "form-action 'none'",
        "base-uri 'none'",
        "require-trusted-types-for 'script'",
        "trusted-types 'none'",
    ]
    return "; ".join(rules + ["connect-src 'self'"] * live)


def content_given(language: str, search: Search | None = None, *, live: bool = False) -> dict[str, Any]:
    """What the theme's template of a content page is given, whatever the site."""
    return {
        "policy": content_policy(live=live),
        "search": search and {**vars(search), "policy": content_policy([search.script], live=live)},
        "leave": leave_script().text,
        "language": language,
        "direction": direction(language),
        "draft": interface(language).draft,
    }


def content_policy(scripts: Sequence[Block] = (), *, live: bool = False) -> str:
    """The Content-Security-Policy of content pages: styles and images of the own host, no request.

    The bar's script stands on each; the search page has one more.
    """
    rules = [
        "default-src 'none'",
        _script_source([leave_script(), *scripts], live),
        "style-src 'self'",
        "img-src 'self' data:",
        "form-action 'none'",
        "base-uri 'none'",
        "require-trusted-types-for 'script'",
        "trusted-types 'none'",
    ]
    return "; ".join(rules + ["connect-src 'self'"] * live)


def _script_source(scripts: Sequence[Block], live: bool) -> str:
    return "script-src " + ("'unsafe-inline'" if live else " ".join(f"'{script.hash}'" for script in scripts))
