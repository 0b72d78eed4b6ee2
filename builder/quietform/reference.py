"""The model and the catalogue of problems → the reference page of the YAML language, as Markdown."""

from __future__ import annotations

from string import Formatter
from typing import Any

from pydantic import BaseModel

from quietform.catalogue import CATALOGUE
from quietform.compiler.formula import COUNTS, FUNCTIONS
from quietform.explain import METHODS
from quietform.gallery import example
from quietform.items import TYPES, Sides
from quietform.model import json_schema
from quietform.resources import OLD, STALE, Country
from quietform.translation.overlay import Translation

HEAD = """# The YAML language

This page is made from the model itself, so it says what the builder takes. One file is one assessment; the file's name
(lower-case letters, digits, `-` and `_`) is its id and address. Run `quietform new NAME` for a commented file to start
from, `quietform check` to hear what is wrong, and `quietform schema` for a JSON Schema that editors can use.

A value means what its key wants: a text key takes `Yes`, `010` or `1.0` as that text, a number key takes `0.85` as
exactly 85/100, and a fraction such as `100/3`. Ids begin with a lower-case letter and go on with such letters, digits
and `_`; items and scales share one set of names, and none is a word of formulas. **Markdown** texts take Markdown
without HTML; all others are shown as they are.
"""

MISSING_RULES = """## Missing rules

| rule | the scale has a score if |
| --- | --- |
| `complete` | every item is answered |
| `{at_least: 3}` | so many are answered |
| `{at_least: 80%}` | that share is answered; exactly that share is enough |
| `{at_most: 1}` | no more than so many are missing |
| `zero` | any is answered; a missing answer adds 0, also where its item is reversed |

A composite counts its scales in place of items. Without any answer there is never a score. "I can't tell" and "I'd
rather not say" are missing answers, and a scale without a score says what it lacks.
"""

METHODS_MORE = """With `weights`, a sum adds each value times its weight, and a mean is divided by the sum of the
weights without their signs. What is reverse-keyed is turned round first; prorating, `times` and `decimals` follow, in
this order. A composite of scales takes every method but `pomp`.
"""

CONDITIONS = """## Conditions

`show_when`, the flags and the groups of norms are conditions on items, written like formulas: `a > 1 and not b == 2`. A
note may also look at scales. A condition holds only if it is true: one that rests on a missing answer is neither true
nor false, so it does not hold. An item that is not shown counts as never asked, whatever was answered before it was
hidden, and it leaves its scales altogether. A condition that no answers can meet is a problem, and so are two groups of
norms to which one person could belong.

`skipped(a)` is true where an item was left open or its answer is the wish not to answer, and false otherwise.
"""

SAFETY = """## The safety check

A site has one assessment with `kind: safety`. It has flags and no scales, asks only for choices, and is never scored.
Every other assessment holds it between its questions and the result, once in a visit; one that does without says why
under `safety: {not_needed: …}`. A site, a folder or a single file without either is not built.

Its flags are pages of help, shown in their order before any score, each with the services of the chosen country that
its `help` names. One with `notice: true` is a short text above the result instead, if no flag above it is raised. What
a flag `withholds` stays out of every result: write under `advises` and `advises_in` what your texts advise. While
`share` is withheld, copying, saving and printing ask once more. Nothing of the check is kept, copied or printed.
"""

BUNDLES = """## Bundles

An assessment can be made of others: `parts` in place of `sections` names assessments whose files lie beside it. It is
one page with one safety step and one result, where the bundle's own scores come first, then each part under its title.
It brings its own head, introduction, scales, notes, profiles, what to read next and examples; items, option sets and
notes on how answers were given come from its parts. Their own examples are not repeated.

Every name of a part stands after the part's id and a dot: `readiness.total`, `readiness.ro1`, `effort.e1.me`. So
`formula: readiness.total - effort.own` is a score across parts. Only a bundle has such names; no id is written with a
dot. A part without errors is neither a bundle nor the safety check, and its id is a word that formulas can take.

A bundle holds the safety check if any of its parts does; one that could do without says so itself. What a part says in
place of its result under a flag stands in place of the whole result, as scores across parts rest on that part too; a
text of the bundle's own for that flag comes first. What to read next leaves out the parts, and is shown
once where several parts lead to the same page: where the condition of any of them holds. Its version is written with
those of its parts, so that results are not compared when one of them has changed. `quietform new NAME --parts a,b`
writes a bundle to start from.
"""

HELP = f"""## Help by country

A file such as `help/GB.yaml` among the content pages is the help of one country; its name is the country's code. What
stops a build: a number that cannot be dialled there; a country without an emergency number, a service for violence by a
partner and a crisis line for everyone; an entry that was last checked {STALE} days ago. From {OLD} days on it is told.
`[[help]]` on a line of a content page places all of it there.
"""

TRANSLATIONS = """## Texts in another language

`readiness.es.yaml` beside `readiness.yaml` is that assessment in Spanish. It holds texts and nothing else, each by its
address: ids, never places, as in `items.ro1.stem` or `scales.total.bands.lower.shows`. `quietform translate readiness
es` writes it, and brings it up to date after a change of its source. What has no translation is shown in the language
of the source, and says so. A stale text is shown and told; an address of no text is an error.
"""

EXAMPLES = """`quietform new NAME --types` writes all of these into one file, to build and to try. Items without a
response key (texts and dates) are for the person alone: no scale, condition or file of scores knows them.
"""

# A bar that does not end the cell of a table.
BAR = "\\|"


def reference() -> str:
    """The whole page."""
    schema = json_schema()
    definitions = schema["$defs"]
    order = _reachable(schema, definitions)
    parts = [HEAD, _mapping("The file", schema, definitions)]
    parts += [_mapping(name, definitions[name], definitions) for name in order]
    parts += [_examples(), _methods(), MISSING_RULES, _formulas(), CONDITIONS, BUNDLES, SAFETY]
    parts += [*_file(HELP, Country), *_file(TRANSLATIONS, Translation), _problems()]
    return "\n".join(parts)


def _file(head: str, model: type[BaseModel]) -> list[str]:
    """What a file of another kind than an assessment can hold."""
    schema = model.model_json_schema()
    definitions = schema.get("$defs", {})
    inside = [_mapping(name, definitions[name], definitions) for name in _reachable(schema, definitions)]
    return [head, _mapping(model.__name__, schema, definitions), *inside]


def _reachable(schema: dict[str, Any], definitions: dict[str, Any]) -> list[str]:
    """The mappings that a file can hold, in the order in which one meets them."""
    order: list[str] = []

    def visit(part: Any) -> None:
        if isinstance(part, list):
            for inner in part:
                visit(inner)
        elif isinstance(part, dict):
            name = str(part.get("$ref", "")).rsplit("/", 1)[-1]
            if name in definitions and name not in order:
                order.append(name)
                visit(definitions[name])
            for key, inner in part.items():
                if key not in ("$defs", "discriminator"):
                    visit(inner)

    visit(schema)
    return order


def _mapping(name: str, schema: dict[str, Any], definitions: dict[str, Any]) -> str:
    rows = [
        f"## {_title(name)}",
        "",
        schema.get("description", ""),
        "",
        "| key | takes | meaning |",
        "| --- | --- | --- |",
    ]
    for key, field in schema["properties"].items():
        needed = "" if key in schema.get("required", []) else _optional(field)
        meaning = field.get("description", "").replace("|", BAR).replace("\n", " ")
        rows.append(f"| `{key}` | {needed}{_takes(field)} | {meaning} |")
    return "\n".join(rows) + "\n"


def _optional(field: dict[str, Any]) -> str:
    """That a key may be left out, and what it is then."""
    default = field.get("default")
    if default is None or isinstance(default, list | dict):
        return "optional; "
    return f"optional, `{str(default).lower() if isinstance(default, bool) else default}` if left out; "


def _title(name: str) -> str:
    """`OptionSet` as `Option set`."""
    words = "".join(f" {letter.lower()}" if letter.isupper() else letter for letter in name).strip()
    return words[:1].upper() + words[1:]


def _takes(field: dict[str, Any]) -> str:
    """What a key takes, in words."""
    if "$ref" in field:
        title = _title(field["$ref"].rsplit("/", 1)[-1])
        return f"[{title.lower()}](#{title.lower().replace(' ', '-')})"
    kinds = [part for part in field.get("anyOf", field.get("oneOf", [])) if part.get("type") != "null"]
    if field.get("oneOf") and any("enum" in part for part in kinds):
        return "a missing rule: `complete`, `zero`, `{at_least: 2}`, `{at_least: 80%}` or `{at_most: 1}`"
    if kinds:
        return " or ".join(dict.fromkeys(map(_takes, kinds)))
    if "enum" in field or "const" in field:
        return " or ".join(dict.fromkeys(f"`{word}`" for word in field.get("enum", [field.get("const")])))
    if field.get("maxProperties") == 1:
        return " or ".join(f"`{{{name}: 2}}`" for name in field["properties"])
    if field.get("maxItems") == 2:
        return "pair of numbers, `[score, value]`"
    if field.get("type") == "array":
        return f"list of {_takes(field['items'])}"
    if field.get("type") == "object":
        values = [*field.get("patternProperties", {}).values(), field.get("additionalProperties")]
        return f"mapping of ids to {_takes(next(value for value in values if isinstance(value, dict)))}"
    return _scalar(field)


def _scalar(field: dict[str, Any]) -> str:
    if "contentMediaType" in field:
        return "Markdown"
    if field.get("format") == "fraction":
        return "fraction"
    if "pattern" in field:
        return "id"
    if field.get("format") == "date":
        return "date"
    words = {"string": "text", "number": "number", "integer": "whole number", "boolean": "`true` or `false`"}
    if field["type"] == ["string", "number", "boolean"]:
        return "text"
    if "minimum" in field and "maximum" in field:
        return f"whole number from {field['minimum']} to {field['maximum']}"
    kinds = field["type"] if isinstance(field["type"], list) else [field["type"]]
    return " or ".join(words[kind] for kind in kinds)


def _formulas() -> str:
    functions = ", ".join(f"`{example}`" for _, _, example in FUNCTIONS.values())
    counts = ", ".join(f"`{name}(scale)`" for name in COUNTS)
    pairs = ", ".join(f"`id.{side}`" for side in Sides.model_fields)
    return f"""## Formulas

A formula works on ids of scales and items (halves of pairs as {pairs}) with `+ - * /`, the comparisons
`< <= > >= == !=`, `and`, `or`, `not`, numbers and brackets, and these functions: {functions}. {counts} count the
answers under a scale. All of it is exact. A missing operand or a division by zero gives no score, never a 0; `and`
and `or` pass over an unknown side that could not change the outcome.
"""


def _examples() -> str:
    """A section of each item type, as YAML."""
    shown = (f"A section of type `{kind}`:\n\n```yaml\n{example(kind)}```\n" for kind in TYPES)
    return "\n".join(["## Item types by example", "", EXAMPLES, *shown])


def _methods() -> str:
    rows = ["## Methods", "", "| method | the score |", "| --- | --- |"]
    for name, sentence in METHODS.items():
        what = sentence.format(what="the answers", met="at least (equal to, at most) a value").removesuffix(":")
        rows.append(f"| `{name}` | {what} |")
    return "\n".join([*rows, "", METHODS_MORE])


def _problems() -> str:
    rows = [
        "## What can be wrong",
        "",
        "Every problem has a code that stays the same.",
        "",
        "| code | level | what it says | what to do |",
        "| --- | --- | --- | --- |",
    ]
    for code, entry in sorted(CATALOGUE.items()):
        what, todo = (_sentence(text) for text in (entry.what, entry.todo))
        rows.append(f"| `{code}` | {entry.level} | {what} | {todo} |")
    return "\n".join(rows) + "\n"


def _sentence(text: str) -> str:
    """A sentence of the catalogue with the names of its facts in their place; advice made for the case is left out."""
    if text == "{hint}":
        return "it is said with the problem"
    pieces = Formatter().parse(text)
    return "".join(part + (f"‹{fact}›" if fact else "") for part, fact, _, _ in pieces).replace("|", BAR)
