"""A language → the package's templates, compiled with their texts in it. The only importer of jinja2.

A text that waits for nothing is looked up once, when its template is compiled, and not at each of a thousand pages.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache
from typing import Any
from urllib.parse import urlsplit

import jinja2
from jinja2 import nodes
from jinja2.visitor import NodeTransformer
from markupsafe import Markup

from quietform.blocks import leave_script, read_file
from quietform.interface import dialled, install, interface, spoken
from quietform.markup import to_html
from quietform.phones import bare

# The places in a text that are filled in; any other use of its sign is left to Jinja.
PLACE = re.compile(r"%(%|\(\w+\)s)")
LOOKED_UP = ("_", "gettext")


def template(name: str) -> jinja2.Template:
    """A template of the package, in the language that is spoken."""
    return _environment(spoken().language).get_template(name)


class _Said(NodeTransformer):
    """Puts the texts of one language in the place of the calls that look them up."""

    def __init__(self, language: str) -> None:
        self.texts = interface(language).texts

    def visit_Output(self, node: nodes.Output) -> nodes.Node:  # noqa: N802  # Jinja's name
        """Such as `{{ _("…") }}`: what is filled in is shown between what stands around it."""
        node.nodes = [part for child in node.nodes for part in self._parts(child)]
        return self.generic_visit(node)

    def visit_Call(self, node: nodes.Call) -> nodes.Node:  # noqa: N802
        """Such as `{{ x or _("…") }}`."""
        parts = self._parts(node)
        if parts == [node]:
            return self.generic_visit(node)
        return self.generic_visit(nodes.Concat(parts)) if len(parts) > 1 else parts[0]

    def _parts(self, node: nodes.Expr) -> list[nodes.Expr]:
        """The text of such a call with what is filled in; any other expression as it is."""
        if not (isinstance(node, nodes.Call) and isinstance(node.node, nodes.Name) and node.node.name in LOOKED_UP):
            return [node]
        [message] = node.args
        given = {one.key: one.value for one in node.kwargs}
        assert isinstance(message, nodes.Const)
        text = self.texts.gettext(message.value)
        if "%" in PLACE.sub("", text) or not {place[1:-2] for place in PLACE.findall(text)} - {""} <= given.keys():
            return [node]
        parts: list[nodes.Expr] = []
        for index, part in enumerate(PLACE.split(text)):
            if index % 2 == 0 or part == "%":
                parts += [nodes.MarkSafe(nodes.Const(part))] if part else []
            else:
                parts.append(given[part[1:-2]])
        return parts


class _Environment(jinja2.Environment):
    """Templates in one language."""

    def __init__(self, language: str, **options: Any) -> None:
        super().__init__(**options)
        self.language = language

    def _generate(self, source: nodes.Template, *args: Any, **options: Any) -> str:
        """Jinja's own hook, for what is done to a template before it becomes code."""
        return super()._generate(_Said(self.language).visit(source), *args, **options)


@cache
def _environment(language: str) -> jinja2.Environment:
    environment = _Environment(
        language,
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
    environment.filters["bare"] = bare
    environment.filters["dialled"] = dialled
    environment.filters["host"] = lambda address: urlsplit(address).netloc.removeprefix("www.")
    install(environment, language)
    environment.globals["leave"] = leave_script().text
    return environment
