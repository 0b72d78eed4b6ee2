"""HOW SCORES ARE COMPUTED: a program and responses → scores, in Python and JavaScript, side by side, exactly alike."""

from quietform.scoring.evaluator import evaluate, prepare

__all__ = ["evaluate", "prepare"]
