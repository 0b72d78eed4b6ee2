"""Templates with their texts in them: what Jinja says of a text at each page is said once, and the same."""

from __future__ import annotations

import jinja2
import pytest

from quietform.interface import finish, install, speaking
from quietform.templates import _Environment, template

TEXT = "Leave now"
WRITTEN = """
{{ _("Leave now") }}|{% trans %}Draft content, under review{% endtrans %}|{{ title or _("Go on") }}
{{ _("of %(count)s", count=count) }}|{% trans name=name %}Reviewed by {{ name }}.{% endtrans %}
{{ ngettext("%(num)s question", "%(num)s questions", count) }}
{{ _("No catalogue has 100 %% of <b>%(name)s</b>", name=name) }}
{% set said = _("of %(count)s", count=name) %}{{ said }}|{{ _("of %(count)s", count=_("Next")) }}
<a title="{{ _("Nobody has said this") }}">{% if _("Next") == "Next" %}English{% endif %}</a>
"""
GIVEN = {"count": 12, "name": "A & <b>", "title": ""}


def looked_up(language: str) -> str:
    """What Jinja makes of it by itself, with every text looked up when it is shown."""
    environment = jinja2.Environment(autoescape=True)
    install(environment)
    with speaking(language):
        return environment.from_string(WRITTEN).render(GIVEN)


def compiled(language: str) -> str:
    environment = _Environment(language, autoescape=True)
    install(environment, language)
    return environment.from_string(WRITTEN).render(GIVEN)


@pytest.mark.parametrize("language", ["en", "es", "ar", "fr"])
def test_a_compiled_text_is_what_would_be_looked_up(language: str) -> None:
    assert compiled(language) == looked_up(language)


def test_a_text_without_translation_is_marked_as_english() -> None:
    assert '<span lang="en" dir="ltr">No catalogue has 100 % of <b>A &amp; &lt;b&gt;</b></span>' in finish(
        compiled("es")
    )


def test_each_language_has_templates_of_its_own() -> None:
    with speaking("es"):
        spanish = template("page/bar.html")
    with speaking("en"):
        assert template("page/bar.html") is not spanish
        assert template("page/bar.html") is template("page/bar.html")
