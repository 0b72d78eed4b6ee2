"""Languages: what a site's plugin for them says, and where a page is in another one."""

from __future__ import annotations

from types import SimpleNamespace

import pytest

from quietform.languages import Language, languages_of

SETTINGS = [
    SimpleNamespace(locale="es", name="Español", build=True),
    SimpleNamespace(locale="en", name="English", build=True),
    SimpleNamespace(locale="fr", name="Français", build=False),
]


def i18n(current: str | None) -> SimpleNamespace:
    return SimpleNamespace(default_language="en", current_language=current, config=SimpleNamespace(languages=SETTINGS))


def test_without_a_plugin_a_site_has_the_language_of_its_theme() -> None:
    alone = languages_of(None, "de")
    assert (alone.all, alone.spoken, alone.is_translation) == ((Language("de", "de"),), Language("de", "de"), False)
    assert alone.elsewhere("one/", str) == ()


def test_the_language_of_the_sources_comes_first_and_is_built_first() -> None:
    first = languages_of(i18n(None))
    assert first.all == (Language("en", "English"), Language("es", "Español", "es/"))
    assert (first.spoken.tag, first.is_translation) == ("en", False)
    second = languages_of(i18n("es"))
    assert (second.spoken.folder, second.written.tag, second.is_translation) == ("es/", "en", True)


@pytest.mark.parametrize(
    ("current", "url", "expected"),
    [
        ("en", "./", "es/"),
        ("en", "deep/one/", "es/deep/one/"),
        ("es", "es/", "index.html"),
        ("es", "es/one/scores/", "one/scores/"),
    ],
)
def test_a_page_is_at_the_same_place_in_the_folder_of_its_language(current: str, url: str, expected: str) -> None:
    (other,) = languages_of(i18n(current)).elsewhere(url, lambda address: address)
    assert other.url == expected
    assert other.name == ("Español" if current == "en" else "English")
