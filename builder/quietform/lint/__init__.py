"""Wording and care as a check: the YAML and Markdown of a site → what breaks its rules, each with its place."""

from quietform.lint.allow import without_comments
from quietform.lint.whole import RULES_FILE, Linted, lint_site, problems_of, record_versions

__all__ = ["RULES_FILE", "Linted", "lint_site", "problems_of", "record_versions", "without_comments"]
