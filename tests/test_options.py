"""The options of the plugin: each has a default that needs no word in mkdocs.yml, and is described."""

from __future__ import annotations

import inspect

from quietform.options import QuietformConfig


def test_a_site_may_give_no_option_at_all() -> None:
    options = QuietformConfig()
    options.load_dict({})
    errors, told = options.validate()
    assert (errors, told) == ([], [])
    assert (options.assessments, options.help_folder, options.index) == ("assessments", "help", "assessments.md")


def test_each_option_is_described() -> None:
    source = inspect.getsource(QuietformConfig)
    names = [line.split(" = ")[0].strip() for line in source.splitlines() if " = config_options." in line]
    assert names
    assert source.count('    """') >= len(names)


def test_a_slip_in_the_name_of_an_option_is_told() -> None:
    options = QuietformConfig()
    options.load_dict({"exit_uri": "https://example.org"})
    _, told = options.validate()
    assert [name for name, _ in told] == ["exit_uri"]
