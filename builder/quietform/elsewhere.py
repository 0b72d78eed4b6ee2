"""Assessment → the scales that only the check page scores, as problems of a site that has none."""

from __future__ import annotations

from quietform.loading import Loaded
from quietform.problems import Place, Problem
from quietform.source import find


def elsewhere(loaded: Loaded) -> list[Problem]:
    """A problem for each. Only the site knows whether it has a check page, so `check` cannot say this."""
    assessment, _ = loaded.sound()
    scales = assessment.scales.items()
    only_python = [name for name, scale in scales if scale.irt is not None and scale.irt.python_only]
    return [Problem(_place(loaded, name), "no-check-page", (("scale", name),)) for name in only_python]


def _place(loaded: Loaded, name: str) -> Place:
    return find(loaded.root, ("scales", name, "irt", "estimate")).place if loaded.root else Place(loaded.file)
