"""Assessment → the least page that does the job: a form, sums with reversal, a text for each band; nothing else.

It stands for a page written by hand: no review, no safety step, no help, no exit, no picture, no policy.
"""

from __future__ import annotations

import json
from html import escape

from quietform.compiler import Compiled
from quietform.model import Assessment

STYLE = """body{font:1.125rem/1.5 system-ui,sans-serif;max-width:42rem;margin:auto;padding:1rem}
fieldset{border:0;margin:0 0 1rem;padding:0}legend{font-weight:600}
label{display:inline-flex;align-items:center;gap:.4rem;margin:.25rem .75rem .25rem 0;min-height:1.75rem}
input{width:1.25rem;height:1.25rem}button{font:inherit;padding:.6rem 1.2rem}"""
SCRIPT = """const form=document.forms[0],out=document.getElementById("out");
form.onsubmit=e=>{e.preventDefault();const data=new FormData(form);
for(const[id,[keys,bands]]of Object.entries(SCALES)){let sum=0;
for(const[item,sign]of Object.entries(keys))sum+=sign<0?6-data.get(item):+data.get(item);
document.getElementById(id).textContent=sum;const hit=bands.findIndex(below=>sum<below);
document.querySelectorAll("."+id).forEach((text,index)=>text.hidden=index!==hit)}
out.hidden=false;out.focus()}"""


def floor(assessment: Assessment, compiled: Compiled) -> str:
    """The page. Its scales must be sums of items from 1 to 5, their bands bounded by `below`."""
    items = {item.id: item.stem for section in assessment.sections for item in section.items}
    options = next(iter(assessment.option_sets.values())).options
    form = "".join(
        f"<fieldset><legend>{number}. {escape(stem)}</legend>"
        + "".join(
            f'<label><input type="radio" name="{id}" value="{option.value}" required>{escape(option.label)}</label>'
            for option in options
        )
        + "</fieldset>\n"
        for number, (id, stem) in enumerate(items.items(), 1)
    )
    result, scales = "", {}
    for program in compiled.program["scales"]:
        id, scale = program["id"], assessment.scales[program["id"]]
        result += f'<h3>{escape(scale.title)}: <b id="{id}"></b> of {compiled.reach[id].high}</h3>\n'
        for band in scale.bands or []:
            result += f'<p class="{id}" hidden><strong>{escape(band.label)}.</strong> {escape(band.shows or "")}</p>\n'
        keys = {item: -1 if item in program["reverse"] else 1 for item in program["items"]}
        scales[id] = [keys, [int(band.below) if band.below else 99 for band in scale.bands or []]]
    title, summary = escape(assessment.title), escape(assessment.summary)
    return (
        '<!doctype html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f'<title>{title}</title>\n<link rel="icon" href="data:,">\n<style>{STYLE}</style>\n</head>\n<body>\n<main>\n'
        f"<h1>{title}</h1>\n<p>{summary} Your answers stay on this device.</p>\n<form>\n{form}"
        f'<button>See my result</button>\n</form>\n<section id="out" tabindex="-1" hidden><h2>Your result</h2>\n'
        f"{result}</section>\n</main>\n"
        f"<script>const SCALES={json.dumps(scales, separators=(',', ':'))};\n{SCRIPT}</script>\n</body>\n</html>\n"
    )
