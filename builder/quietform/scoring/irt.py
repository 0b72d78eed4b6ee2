"""Item parameters + answers → an estimate of the trait with its standard error, by item response theory.

Python only: these are logarithms and integrals, so there is no twin. Floating point is used, and a result is text
rounded to 6 places, half away from zero. Runners whose `exp` and `log` differ in their last bit agree to 5 places.

Inside, every item has a slope and intercepts, with D in them: step k has the logit slope × theta + intercept k. All
models give, for each category at one theta, what `Category` says; that is enough for every estimator. Probabilities
are kept as logarithms: nothing overflows or cancels while every logit stays within ±350, which the compiler sees to.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import accumulate, pairwise
from math import exp, expm1, log, log1p, sqrt
from typing import Any

from quietform.scoring.exact import Number, parse, show

Irt = Mapping[str, Any]
# The logarithm of a category's probability P, and P′/P and P″/P.
Category = tuple[float, float, float]
PLACES = 6
# A bracket of two nodes, halved so often, is far narrower than the places that are told.
HALVINGS = 40


@dataclass(frozen=True)
class Item:
    """One item: logit of step k = slope × theta + intercepts[k]; 3PL and 4PL run from `low` to `high`."""

    slope: float
    intercepts: list[float]
    low: float
    high: float
    categories: dict[Number, int]


@dataclass(frozen=True)
class Model:
    """A scale ready to estimate: its nodes, and for each item and node all categories."""

    irt: Irt
    items: dict[str, Item]
    nodes: list[float]
    mean: float
    sd: float
    tables: dict[str, list[list[Category]]]


def estimate(irt: Irt, responses: Mapping[str, Number]) -> dict[str, str]:
    """The score and its standard error, as texts. An item that has no response is left out of the likelihood."""
    return prepare(irt)(responses)


def prepare(irt: Irt) -> Callable[[Mapping[str, Number]], dict[str, str]]:
    """What estimates many people by one scale, each as `estimate` does."""
    model = prepare_model(irt)
    estimator = ESTIMATORS[irt["estimate"]]

    def one(responses: Mapping[str, Number]) -> dict[str, str]:
        answers = {key: item.categories[responses[key]] for key, item in model.items.items() if key in responses}
        if not answers:
            raise ValueError("an estimate needs at least one answer")
        return as_text(irt, *estimator(model, answers))

    return one


def as_text(irt: Irt, theta: float, error: float) -> dict[str, str]:
    """Both on the metric of the scale, rounded half away from zero."""
    mean, sd = (Fraction(parse(part)) for part in irt.get("scaled", ("0", "1")))
    return {
        "score": show(Fraction(theta) * sd + mean, PLACES, []),
        "se": show(Fraction(error) * abs(sd), PLACES, []),
    }


def prepare_model(irt: Irt) -> Model:
    """The parameters of a program as numbers, and all that does not depend on the answers."""
    low, high = (float(parse(end)) for end in irt["range"])
    mean, sd = (float(parse(part)) for part in irt["prior"])
    count = irt["nodes"]
    nodes = [low + (high - low) * index / (count - 1) for index in range(count)]
    items = {key: _item(irt, item) for key, item in irt["items"].items()}
    categories = MODELS[irt["model"]]
    tables = {key: [categories(item, node) for node in nodes] for key, item in items.items()}
    return Model(irt, items, nodes, mean, sd, tables)


def _item(irt: Irt, written: Mapping[str, Any]) -> Item:
    """D (a theta − a b) in the form (a, b); D (a theta + d) in the form (a, d).

    In GPCM d counts from the lowest category, so that a step is the difference of two of them.
    """
    scaling = float(parse(irt["D"]))
    slope = scaling * float(parse(written["a"]))
    if "b" in written:
        intercepts = [-slope * float(parse(threshold)) for threshold in written["b"]]
    else:
        intercepts = [scaling * float(parse(intercept)) for intercept in written["d"]]
        if irt["model"] == "gpcm":
            intercepts = [after - before for before, after in pairwise([0.0, *intercepts])]
    categories = {parse(value): index for index, value in enumerate(written["categories"])}
    return Item(slope, intercepts, float(parse(written.get("c", 0))), float(parse(written.get("u", 1))), categories)


def logistic(logit: float) -> float:
    return 1 / (1 + exp(-logit)) if logit >= 0 else exp(logit) / (1 + exp(logit))


def log_logistic(logit: float) -> float:
    return -log1p(exp(-logit)) if logit >= 0 else logit - log1p(exp(logit))


def _graded(item: Item, theta: float) -> list[Category]:
    """Samejima 1969: category k is to have passed step k and not the next; with one step this is the 2PL.

    The difference of two logistic curves is a product, σ(x) − σ(y) = σ(x) σ(−y) (1 − exp(y − x)), whose last factor
    does not depend on theta.
    """
    steps = [item.slope * theta + intercept for intercept in item.intercepts]
    gaps = [log(-expm1(after - before)) for before, after in pairwise(item.intercepts)]
    passed = [1.0, *map(logistic, steps), 0.0]
    failed = [0.0, *(logistic(-step) for step in steps), 1.0]
    reach = [0.0, *map(log_logistic, steps)]
    stay = [*(log_logistic(-step) for step in steps), 0.0]
    found = []
    for k, between in enumerate([0.0, *gaps, 0.0]):
        first = item.slope * (failed[k] - passed[k + 1])
        change = -(item.slope**2) * (passed[k] * failed[k] + passed[k + 1] * failed[k + 1])
        found.append((reach[k] + between + stay[k], first, first**2 + change))
    return found


def _asymptotic(item: Item, theta: float) -> list[Category]:
    """Birnbaum 1968, Barton and Lord 1981: one step from `low` up to `high`."""
    logit = item.slope * theta + item.intercepts[0]
    yes, no = logistic(logit), logistic(-logit)
    first = _above(item.low, item.high, log_logistic(logit), yes, item.slope * no)
    second = _above(1 - item.high, 1 - item.low, log_logistic(-logit), no, -item.slope * yes)
    return [(of, ratio, ratio * item.slope * (no - yes)) for of, ratio in (second, first)]


def _above(low: float, high: float, log_curve: float, curve: float, ratio: float) -> tuple[float, float]:
    """log P and P′/P of P = low + (high − low) × curve, where curve′ = curve × ratio; exact in the tail if low is 0."""
    if low == 0:
        return log(high) + log_curve, ratio
    raised = (high - low) * curve
    return log(low + raised), raised * ratio / (low + raised)


def _partial_credit(item: Item, theta: float) -> list[Category]:
    """Muraki 1992: the log odds of two neighbouring categories are the logit of the step between them."""
    logits = list(accumulate((item.slope * theta + intercept for intercept in item.intercepts), initial=0.0))
    most = max(logits)
    log_total = most + log(sum([exp(logit - most) for logit in logits]))
    chances = [exp(logit - log_total) for logit in logits]
    # From k − j rather than k − mean, which cancels where one category is nearly certain.
    away = [sum([(k - j) * chance for j, chance in enumerate(chances)]) for k in range(len(logits))]
    change = -(item.slope**2) * sum([chance * distance**2 for chance, distance in zip(chances, away, strict=True)])
    firsts = [item.slope * distance for distance in away]
    return [(logit - log_total, first, first**2 + change) for logit, first in zip(logits, firsts, strict=True)]


MODELS: dict[str, Callable[[Item, float], list[Category]]] = {
    "2pl": _graded,
    "3pl": _asymptotic,
    "4pl": _asymptotic,
    "grm": _graded,
    "gpcm": _partial_credit,
}


def log_prior(model: Model) -> list[float]:
    """The logarithm of the prior's density at the nodes, up to a constant."""
    return [-(((node - model.mean) / model.sd) ** 2) / 2 for node in model.nodes]


def moments(nodes: Sequence[float], log_weights: Sequence[float]) -> tuple[float, float]:
    """Mean and standard deviation over the nodes, by weights of which only the ratio matters."""
    most = max(log_weights)
    weights = [exp(weight - most) for weight in log_weights]
    total = sum(weights)
    mean = sum([weight * node for weight, node in zip(weights, nodes, strict=True)]) / total
    square = sum([weight * (node - mean) ** 2 for weight, node in zip(weights, nodes, strict=True)]) / total
    return mean, sqrt(square)


def _eap(model: Model, answers: Mapping[str, int]) -> tuple[float, float]:
    """Expected a posteriori: mean and standard deviation of the posterior at the nodes."""
    posterior = log_prior(model)
    for key, category in answers.items():
        for index, categories in enumerate(model.tables[key]):
            posterior[index] += categories[category][0]
    return moments(model.nodes, posterior)


def _map(model: Model, answers: Mapping[str, int]) -> tuple[float, float]:
    """Maximum a posteriori; the error is 1 / √(test information + 1 / prior variance)."""

    def slope(theta: float, rows: Sequence[tuple[list[Category], int]]) -> float:
        return sum([categories[own][1] for categories, own in rows]) - (theta - model.mean) / model.sd**2

    theta = _highest(model, answers, slope)
    return theta, 1 / sqrt(_information(_rows(model, answers, theta)) + 1 / model.sd**2)


def _wle(model: Model, answers: Mapping[str, int]) -> tuple[float, float]:
    """Warm's weighted likelihood (1989): the score function plus J / 2I is 0; the error is 1 / √(test information)."""

    def slope(theta: float, rows: Sequence[tuple[list[Category], int]]) -> float:
        bias = sum([exp(of) * first * second for categories, _ in rows for of, first, second in categories])
        return sum([categories[own][1] for categories, own in rows]) + bias / (2 * _information(rows))

    theta = _highest(model, answers, slope)
    return theta, 1 / sqrt(_information(_rows(model, answers, theta)))


ESTIMATORS: dict[str, Callable[[Model, Mapping[str, int]], tuple[float, float]]] = {
    "eap": _eap,
    "map": _map,
    "wle": _wle,
}


def _rows(model: Model, answers: Mapping[str, int], theta: float) -> list[tuple[list[Category], int]]:
    """Of each item that is answered: its categories at theta, and which of them was chosen."""
    categories = MODELS[model.irt["model"]]
    return [(categories(model.items[key], theta), own) for key, own in answers.items()]


def _information(rows: Sequence[tuple[list[Category], int]]) -> float:
    """The expected information of the items that are answered: Σ P′² / P."""
    return sum([exp(of) * first**2 for categories, _ in rows for of, first, _ in categories])


def _highest(
    model: Model, answers: Mapping[str, int], slope: Callable[[float, Sequence[tuple[list[Category], int]]], float]
) -> float:
    """Where the curve with this slope is highest within the range.

    With 3PL and 4PL it may have several tops. The heights at the nodes, by the slope's sum from node to node, choose
    the highest (on a tie the lowest theta); halving finds the place between its neighbours. A curve that still rises
    at an end of the range is highest at that end.
    """
    nodes = model.nodes
    slopes = [slope(node, rows) for node, rows in zip(nodes, _rows_at_nodes(model, answers), strict=True)]
    heights = list(accumulate((before + after for before, after in pairwise(slopes)), initial=0.0))
    best = heights.index(max(heights))
    low, high = nodes[max(best - 1, 0)], nodes[min(best + 1, len(nodes) - 1)]
    for _ in range(HALVINGS):
        middle = (low + high) / 2
        if slope(middle, _rows(model, answers, middle)) > 0:
            low = middle
        else:
            high = middle
    return (low + high) / 2


def _rows_at_nodes(model: Model, answers: Mapping[str, int]) -> Iterator[list[tuple[list[Category], int]]]:
    for index in range(len(model.nodes)):
        yield [(model.tables[key][index], own) for key, own in answers.items()]
