"""THE PAPER FORM: an assessment to print, and the key by which a person scores it by hand."""

from quietform.paper.form import paper_view

# The paper form of an assessment, below the assessment's own page.
PAPER = "paper"

__all__ = ["PAPER", "paper_view"]
