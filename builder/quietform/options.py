"""What stands under the plugin in mkdocs.yml → its options. With plugin.py the only importer of mkdocs."""

from __future__ import annotations

from mkdocs.config import config_options
from mkdocs.config.base import Config

from quietform.neutral import REVEALING
from quietform.site import Site


class QuietformConfig(Config):  # type: ignore[no-untyped-call]  # mkdocs has no types
    """Options under `plugins: - quietform:` in mkdocs.yml."""

    assessments = config_options.Type(str, default="assessments")
    """Folder of the YAML files, beside mkdocs.yml."""
    exit_url = config_options.Type(str, default=Site.exit_url)
    """Where "Leave now" leads: a neutral page of another host."""
    help_page = config_options.Optional(config_options.Type(str))
    """The content page behind "Get help now", such as help.md."""
    traces_page = config_options.Optional(config_options.Type(str))
    """The content page on what devices and networks keep, such as privacy.md."""
    help_folder = config_options.Type(str, default="help")
    """Folder of the lists of help by country, such as help/GB.yaml, inside docs_dir."""
    index = config_options.Type(str, default="assessments.md")
    """The page that lists all assessments; made if the site has none of this name."""
    reference = config_options.Optional(config_options.Type(str))
    """The page for the generated reference of the YAML language, such as language.md."""
    revealing_words = config_options.ListOfItems(config_options.Type(str), default=list(REVEALING))
    """Words that must stand in no title, address or description; a star stands for more letters."""
    check = config_options.Type(bool, default=True)
    """Whether the site has the page check/, which scores a result again in Python; it needs the extra `browser`."""
