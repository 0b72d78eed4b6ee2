"""Chunks → their scores in order, however processes are started; and workers that end."""

from __future__ import annotations

import multiprocessing
import os
import signal
from collections.abc import Iterator
from dataclasses import replace
from itertools import count, islice
from pathlib import Path

import pytest

from quietform.batch import BatchError, workers
from quietform.batch.chunks import Chunk
from quietform.batch.engines import find_node
from quietform.batch.workers import cores, scored
from tests.batch.test_scorer import PLAN

# From Python 3.12 on, a fork beside the threads of whoever runs the tests is warned of.
pytestmark = pytest.mark.filterwarnings("ignore:.*fork.*:DeprecationWarning")


def chunks() -> Iterator[Chunk]:
    """Chunks without an end, some a thousand times as long as others."""
    return (Chunk(line, b"x,1,1,1,1\n" * (1_000 if line % 5 == 0 else 1), 1) for line in count(1))


@pytest.mark.parametrize("start", multiprocessing.get_all_start_methods())
@pytest.mark.parametrize("engine", ["python", "javascript"])
def test_every_chunk_comes_back_in_its_place(start: str, engine: str) -> None:
    plan = replace(PLAN, node=find_node() if engine == "javascript" else None)
    alone = list(scored(PLAN, islice(chunks(), 20), count=1))
    assert [found.rows for found in alone[3:6]] == [1, 1_000, 1]
    assert list(scored(plan, islice(chunks(), 20), count=3, start=start)) == alone


def test_few_chunks_are_under_way_at_a_time_and_workers_end_with_the_one_who_asks() -> None:
    source = chunks()
    results = scored(PLAN, source, count=2)
    for number in range(1, 30):
        assert next(results).packed.partition(b",")[0] == str(number).encode()
    assert next(source).line <= 30 + workers.AHEAD * 2
    assert len(multiprocessing.active_children()) == 2
    results.close()
    assert multiprocessing.active_children() == []


def test_a_single_chunk_is_scored_here() -> None:
    results = scored(PLAN, islice(chunks(), 1), count=2)
    assert next(results).rows == 1
    assert multiprocessing.active_children() == []
    assert list(results) == []


def test_a_worker_that_is_killed_is_an_error() -> None:
    results = scored(PLAN, chunks(), count=2)
    next(results)
    for child in multiprocessing.active_children():
        assert child.pid is not None
        os.kill(child.pid, signal.SIGKILL)
    with pytest.raises(BatchError) as caught:
        list(results)
    assert str(caught.value) == "a worker process ended (status -9): is there memory enough?"
    assert multiprocessing.active_children() == []


def test_a_worker_that_is_told_to_end_before_it_can_hear_ends_all_the_same() -> None:
    worker = workers._Worker(PLAN, "fork")
    there = os.dup(worker.connection.fileno())  # as in a worker that was started later: no end of the pipe is seen
    worker.process.terminate()
    worker.process.join(workers.PATIENCE)
    assert worker.process.exitcode == 0
    os.close(there)
    worker.connection.close()


def test_an_engine_that_stops_in_a_worker_is_an_error(tmp_path: Path) -> None:
    node = tmp_path / "node"
    node.write_text("#!/bin/sh\necho no >&2\n", encoding="utf-8")
    node.chmod(0o755)
    with pytest.raises(BatchError) as caught:
        list(scored(replace(PLAN, node=str(node)), chunks(), count=2))
    assert str(caught.value) == "the JavaScript engine stopped: no"


def test_cores_are_those_that_this_process_may_use(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "sched_getaffinity", lambda _process: {0, 3, 5}, raising=False)
    assert cores() == 3
    monkeypatch.delattr(os, "sched_getaffinity")
    monkeypatch.setattr(os, "cpu_count", lambda: None)
    assert cores() == 1
