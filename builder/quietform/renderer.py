"""Assessment + Program → one HTML document. The only importer of jinja2."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from fractions import Fraction
from functools import cache
from typing import Any

import jinja2
from markupsafe import Markup

from quietform.blocks import Block, check_blocks, core_style, read_file, scripts_of
from quietform.browser.bundle import Part, megabytes
from quietform.browser.policy import check_data, check_policy
from quietform.browser.runtime import VERSION
from quietform.compiler import Compiled
from quietform.compiler.answers import options_of
from quietform.compiler.formula import written
from quietform.explain import as_markdown, needs
from quietform.markup import resolve_link, to_html
from quietform.model import PARTS, SHARED_PARTS, Assessment, Band, OptionSet, Scale
from quietform.scoring.exact import show
from quietform.scoring.rescore import program_hash
from quietform.site import Site

# A picture is this many units wide: its marks stand at whole units.
WIDTH = 320
# Options stand in a row on a wide screen if there are few and their words are short.
ROW_OPTIONS, ROW_LETTERS = 7, 20
PART_TITLES = {
    "shows": "",
    "may_mean": "",
    "limits": "What this cannot tell",
    "next_step": "One small step",
    "support": "Where to find support",
}
EVIDENCE = {
    "editorial": "written with care, not tested on people",
    "piloted": "tried with some people, not validated",
    "validated": "validated",
}


def render(id: str, assessment: Assessment, compiled: Compiled, site: Site) -> str:
    """The assessment as one HTML document under a policy that forbids it every request (`design.md`, promise 1)."""
    scripts = scripts_of(assessment, compiled.program, site)
    style = core_style()
    return (
        _environment()
        .get_template("page/page.html")
        .render(
            id=id,
            assessment=assessment,
            site=site,
            policy=policy(scripts, style, live=site.live),
            scripts=scripts,
            style=style,
            sections=_sections(assessment),
            count=sum(len(section.items) for section in assessment.sections),
            evidence=EVIDENCE[assessment.evidence],
            page_data=_page_data(id, assessment, compiled),
            cards=_cards(assessment, compiled),
            scales=[_scale_view(name, assessment, compiled) for name in assessment.scales],
            shared=assessment.every_band,
            texts=_texts(assessment),
            second_engine=_needs_second_engine(compiled),
            read_next=[
                {"title": page.title, "text": page.text, "url": url}
                for page in assessment.read_next
                if (url := resolve_link(page.to, site.resolve))
            ],
            # Passed as a filter's argument through the context, so that one environment serves all sites.
            resolve=site.resolve,
        )
    )


def about(assessment: Assessment, compiled: Compiled, site: Site) -> str:
    """How the scores of the assessment are made, as a page of its own, for a folder of pages without a site around."""
    style = core_style()
    template = _environment().get_template("page/about.html")
    return template.render(
        title=assessment.title,
        text=as_markdown(assessment, compiled),
        site=site,
        policy=policy([], style),
        style=style,
        resolve=site.resolve,
    )


def check_files(site: Site, parts: Sequence[Part], addresses: Mapping[str, str]) -> dict[str, bytes]:
    """The page that scores a result again, with the files that it loads, by name in its folder.

    `addresses` lead from it to the page of each assessment.
    """
    script, style = check_blocks()
    template = _environment().get_template("browser/check.html")
    html = template.render(
        site=site,
        policy=check_policy(script, style),
        script=script,
        style=style,
        version=VERSION,
        megabytes=megabytes(parts),
        page_data=check_data(parts, addresses),
    )
    return {"index.html": html.encode(), **{part.file: part.content for part in parts}}


def policy(scripts: Sequence[Block], style: Block, *, live: bool = False) -> str:
    """The Content-Security-Policy of a page (`design.md`, promise 1): it names each block that the page holds.

    A live preview lets through the inline script that mkdocs adds and its polling; nothing that is published does.
    """
    let_through = ["'unsafe-inline'"] if live else [f"'{script.hash}'" for script in scripts]
    rules = [
        "default-src 'none'",
        *([f"script-src {' '.join(let_through)}"] if let_through else []),
        f"style-src '{style.hash}'",
        "img-src data:",
        "form-action 'none'",
        "base-uri 'none'",
        "require-trusted-types-for 'script'",
        "trusted-types 'none'",
    ]
    return "; ".join(rules + ["connect-src 'self'"] * live)


def content_policy(*, live: bool = False) -> str:
    """The Content-Security-Policy of content pages: styles and images of the own host, no script, no request."""
    rules = ["default-src 'none'", "style-src 'self'", "img-src 'self' data:", "form-action 'none'", "base-uri 'none'"]
    return "; ".join(rules + ["script-src 'unsafe-inline'", "connect-src 'self'"] * live)


@cache
def _environment() -> jinja2.Environment:
    environment = jinja2.Environment(
        loader=jinja2.FunctionLoader(read_file),
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=False,
    )

    @jinja2.pass_context
    def markdown(context: jinja2.runtime.Context, text: str) -> Markup:
        resolve: Callable[[str], str | None] = context["resolve"]
        return to_html(text, resolve)

    environment.filters["markdown"] = markdown
    return environment


# The form.


def _sections(assessment: Assessment) -> list[dict[str, Any]]:
    sets = {name: _option_set(option_set) for name, option_set in assessment.option_sets.items()}
    count = sum(len(section.items) for section in assessment.sections)
    number = 0
    sections = []
    for section in assessment.sections:
        fieldsets = []
        for item in section.items:
            number += 1
            template = _environment().get_template(f"items/{item.type}/{item.type}.html")
            sides = getattr(item, "sides", None) or section.sides
            name = options_of(item, section) or ""
            html = template.render(item=item, option_set=sets[name], sides=sides, number=number, count=count)
            fieldsets.append(Markup(html.strip()))
        sections.append({"title": section.title, "text": section.text, "fieldsets": fieldsets})
    return sections


def _option_set(option_set: OptionSet) -> dict[str, Any]:
    options = [{"value": str(option.value), "label": option.label} for option in option_set.options]
    row = len(options) <= ROW_OPTIONS and all(len(option["label"]) <= ROW_LETTERS for option in options)
    return {"options": options, "missing": option_set.missing, "row": row}


# The report.


def _cards(assessment: Assessment, compiled: Compiled) -> list[dict[str, Any]]:
    """The scales that have a card of their own, each with those that are shown beside it."""
    inside = {name for scale in assessment.scales.values() for name in scale.beside}
    cards = []
    for name, scale in assessment.scales.items():
        if name not in inside:
            beside = [_scale_view(other, assessment, compiled) for other in scale.beside]
            cards.append({**_scale_view(name, assessment, compiled), "about": scale.about, "beside": beside})
    return cards


def _scale_view(name: str, assessment: Assessment, compiled: Compiled) -> dict[str, Any]:
    scale = assessment.scales[name]
    low, high = ends(name, compiled)
    borders = [edge for band in (scale.bands or [])[1:] for edge in (band.from_, band.above) if edge is not None]
    span = high - low or Fraction(1)
    low_text, high_text = show(low, None, []), show(high, None, [])
    return {
        "id": name,
        "title": scale.title,
        "width": WIDTH,
        "borders": [round((border - low) / span * WIDTH) for border in borders if low < border < high],
        "zero": round(-low / span * WIDTH) if low < 0 < high else None,
        "low_text": f"{_minus(low_text)} {scale.low or ''}".strip(),
        "high_text": f"{scale.high or ''} {_minus(high_text)}".strip(),
        "range": f"{_minus(low_text)} to {_minus(high_text)}",
    }


def ends(name: str, compiled: Compiled) -> tuple[Fraction, Fraction]:
    """The ends of a scale's picture: its reach, or the outermost bounds of its bands where that has none."""
    reach = compiled.reach[name]
    scale = next(scale for scale in compiled.program["scales"] if scale["id"] == name)
    bounds = [
        Fraction(band[key])
        for band in scale.get("bands", [])
        for key in ("from", "above", "below", "to")
        if key in band
    ]
    low = reach.low if reach.low is not None else min(bounds, default=Fraction(0))
    high = reach.high if reach.high is not None else max(bounds, default=Fraction(100))
    return low, high


def _texts(assessment: Assessment) -> list[dict[str, Any]]:
    """The texts that wait in the page until a score or an answer calls for them."""
    texts = [
        {"id": f"text-{name}-{band.id}", "kind": "part", "parts": _parts(scale, band)}
        for name, scale in assessment.scales.items()
        for band in scale.bands or []
    ]
    texts = [text for text in texts if text["parts"]]
    for index, note in enumerate(assessment.notes):
        texts.append({"id": f"note-{index}", "kind": "note", "parts": [{"title": "", "text": note.text}]})
    return texts


def _parts(scale: Scale, band: Band) -> list[dict[str, str]]:
    """The parts of a band's text that stand in its card; what every band shares is shown once for all."""
    parts = []
    for name in PARTS:
        text = getattr(band, name) or (getattr(scale, name) if name in SHARED_PARTS else None)
        if text:
            parts.append({"title": PART_TITLES[name], "text": text})
    return parts


def _page_data(id: str, assessment: Assessment, compiled: Compiled) -> str:
    """The program and what its scores are called, as JSON that can stand inside a script element."""
    views: dict[str, Any] = {}
    for name, scale in assessment.scales.items():
        low, high = ends(name, compiled)
        views[name] = {"low": written(low), "high": written(high), "needs": needs(scale)}
        decimals = scale.shown_decimals if scale.shown_decimals is not None else scale.decimals
        if decimals is not None:
            views[name]["decimals"] = decimals
    bands = {
        name: {band.id: band.label for band in scale.bands} for name, scale in assessment.scales.items() if scale.bands
    }
    origin = {"id": id, "version": assessment.version, "hash": program_hash(compiled.program)}
    second = _needs_second_engine(compiled)
    words = {key: text for key, text in _words().items() if second or not key.startswith("elsewhere")}
    data = {"program": compiled.program, "views": views, "bands": bands, "words": words, **origin}
    return json.dumps(data, ensure_ascii=False, separators=(",", ":")).replace("<", "\\u003c")


def _needs_second_engine(compiled: Compiled) -> bool:
    return any("irt" in scale for scale in compiled.program["scales"])


@cache
def _words() -> dict[str, str]:
    words: dict[str, str] = json.loads(read_file("page/words.json"))
    return words


def _minus(number: str) -> str:
    """A number for reading, with a true minus sign."""
    return number.replace("-", "−")
