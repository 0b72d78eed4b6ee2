"""Scales → which way their items are keyed, for notes on answers, and what an author may want to know of their make."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from quietform.compiler.formula import written
from quietform.compiler.values import Reach
from quietform.model import Assessment, Scale
from quietform.problems import Problems
from quietform.reading import Source

# From so many items on, some of them should point the other way.
LONG = 6
KEYED = ("sum", "mean", "pomp")


def check_keying(assessment: Assessment, reach: Mapping[str, Reach], source: Source, problems: Problems) -> None:
    """Note, of every scale with a program, what is no error and still worth a look."""
    for name in reach:
        scale = assessment.scales[name]
        _one_sided(name, scale, source, problems)
        _unequal(name, scale, reach, source, problems)


def asked_quality(assessment: Assessment, keys: Iterable[str]) -> dict[str, Any]:
    """What a program looks at in how the answers were given; in a bundle, in those of each part by itself."""
    scales = assessment.scales.values()
    turned = {item for scale in scales for item in scale.items or [] if is_turned(scale, item)}
    found: dict[str, dict[str, Any]] = {}
    for part, given in (assessment.made_of or {"": assessment}).items():
        if given.quality is not None:
            run = given.quality.longest_run
            own = [key for key in keys if key in turned and (not part or key.startswith(f"{part}."))]
            found[part] = ({} if run is None else {"run": run}) | {"turned": own}
    return found.get("") or ({"parts": found} if found else {})


def is_turned(scale: Scale, item: str) -> bool:
    """Whether a higher answer to the item lowers the scale: reversed, or a negative weight, but not both."""
    return (item in scale.reverse) != (scale.weights.get(item, 1) < 0)


def _one_sided(name: str, scale: Scale, source: Source, problems: Problems) -> None:
    """All items keyed one way: whoever tends to agree, or to choose high answers, then scores higher (acquiescence)."""
    items = scale.items or []
    turned = sum(is_turned(scale, item) for item in items)
    if scale.method in KEYED and len(items) >= LONG and turned in (0, len(items)):
        problems.add(source.key("scales", name), "keying", scale=name, count=len(items))


def _unequal(name: str, scale: Scale, reach: Mapping[str, Reach], source: Source, problems: Problems) -> None:
    """Facets with different spans and no weights: the one that can move further moves the composite more."""
    spans = {}
    for part in scale.scales or []:
        low, high = reach[part].low, reach[part].high
        if low is not None and high is not None:
            spans[part] = high - low
    if scale.method in KEYED and not scale.weights and len(set(spans.values())) > 1:
        least, most = min(spans, key=lambda part: spans[part]), max(spans, key=lambda part: spans[part])
        facts = {"least": least, "small": written(spans[least]), "most": most, "large": written(spans[most])}
        problems.add(source.key("scales", name), "unequal-facets", scale=name, **facts)
