"""What needs what → an order in which each comes after those it needs; circles are told and left out."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from graphlib import CycleError, TopologicalSorter


def in_order(needs: Mapping[str, Iterable[str]], circle: Callable[[list[str]], None]) -> list[str]:
    """The keys of `needs`, each after those it needs. `circle` hears of each circle, from its first name to itself."""
    graph = {name: list(wanted) for name, wanted in needs.items()}
    while True:
        try:
            return [name for name in TopologicalSorter(graph).static_order() if name in graph]
        except CycleError as error:
            # graphlib names each one before the one that needs it, the first one twice.
            loop = error.args[1][:0:-1]
            start = loop.index(min(loop))
            circle([*loop[start:], *loop[: start + 1]])
            for name in loop:
                del graph[name]
