"""Item parameters → a table from the sum of the answers to an estimate of the trait, and the conventions in words.

The table is computed when a page is built, and both engines read it like any other look-up table.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from math import exp, log
from typing import Any

from quietform.scoring.exact import Number, write
from quietform.scoring.irt import Irt, Model, as_text, log_prior, moments, prepare_model

NAMES = {
    "2pl": "two-parameter logistic model (2PL)",
    "3pl": "three-parameter logistic model (3PL)",
    "4pl": "four-parameter logistic model (4PL)",
    "grm": "graded response model (GRM)",
    "gpcm": "generalised partial credit model (GPCM)",
}
ESTIMATES = {
    "eap": "expected a posteriori (EAP); the standard error is the standard deviation of the posterior",
    "map": "maximum a posteriori (MAP), within the range; the standard error is"
    " 1 / √(test information + 1 / variance of the prior)",
    "wle": "weighted likelihood (WLE, Warm 1989), within the range; the standard error is 1 / √(test information)",
    "table": "expected a posteriori for each sum of the answers (EAP; Lord and Wingersky 1984); the standard error is"
    " the standard deviation of the posterior",
}
FORMS = {
    "b": "slope a and location b: the logit is D × a × (theta − b)",
    "d": "slope a and intercept d: the logit is D × (a × theta + d)",
}
# In GPCM an intercept belongs to a category, not to a step.
CUMULATIVE = "slope a and intercept d: the log odds of category k against the lowest are D × (k × a × theta + d)"


def sum_table(irt: Irt, reverse: Collection[str] = ()) -> list[dict[str, str]]:
    """For each sum that complete answers can have, low to high: the sum, the score (EAP), its standard error.

    Lord and Wingersky 1984; for more than two categories Thissen and others 1995. Raises ValueError for a sum that
    has no chance at any node.
    """
    model = prepare_model(irt)
    prior = log_prior(model)
    table = []
    for total, chances in sorted(_sums(model, reverse).items()):
        if not any(chances):
            raise ValueError(write(total))
        weights = [before + (log(chance) if chance else -1e9) for before, chance in zip(prior, chances, strict=True)]
        table.append({"sum": write(total), **as_text(irt, *moments(model.nodes, weights))})
    return table


def _sums(model: Model, reverse: Collection[str]) -> dict[Number, list[float]]:
    """The chance of each sum at each node, item by item. A reversed item counts as (minimum + maximum) − value."""
    sums: dict[Number, list[float]] = {0: [1.0] * len(model.nodes)}
    for key, item in model.items.items():
        ends = min(item.categories) + max(item.categories)
        after: dict[Number, list[float]] = {}
        for value, category in item.categories.items():
            chances = [exp(categories[category][0]) for categories in model.tables[key]]
            credit = ends - value if key in reverse else value
            for total, before in sums.items():
                row = after.setdefault(total + credit, [0.0] * len(model.nodes))
                for index, chance in enumerate(chances):
                    row[index] += before[index] * chance
        sums = after
    return sums


def conventions(irt: Irt) -> dict[str, str]:
    """What must be known to compute the same estimate elsewhere, in words."""
    low, high = irt["range"]
    prior = "normal, mean {}, standard deviation {}".format(*irt["prior"])
    said = {
        "model": NAMES[irt["model"]],
        "estimate": ESTIMATES[irt["estimate"]],
        "parameters": _form(irt["model"], irt["items"]),
        "D": irt["D"],
        **({} if irt["estimate"] == "wle" else {"prior": prior}),
        "range": f"theta from {low} to {high}",
        "nodes": f"{irt['nodes']}, evenly spaced",
    }
    if "scaled" in irt:
        mean, sd = irt["scaled"]
        said["metric"] = f"{mean} + {sd} × theta; the standard error × {sd.lstrip('-')}"
    return said


def _form(model: str, items: Mapping[str, Any]) -> str:
    key = "b" if any("b" in item for item in items.values()) else "d"
    return CUMULATIVE if (key, model) == ("d", "gpcm") else FORMS[key]
