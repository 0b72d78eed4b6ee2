"""Chunks → their scores in the same order, by one process for each core, with few chunks under way at a time."""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Generator, Iterator
from contextlib import suppress
from itertools import chain, islice
from multiprocessing import get_context
from multiprocessing.connection import Connection, wait
from typing import Any

from quietform.batch.chunks import BatchError, Chunk, Scored
from quietform.batch.scorer import Plan, scorer
from quietform.batch.stop import awake, deaf, held

# So many chunks for each worker are under way: being scored, or scored before one that comes earlier.
AHEAD = 4
# Seconds that a worker has to end.
PATIENCE = 5


def cores() -> int:
    """How many cores this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def scored(
    plan: Plan, chunks: Iterator[Chunk], count: int | None = None, start: str | None = None
) -> Generator[Scored]:
    """The scores of every chunk, in order; a single chunk is scored here. Raises BatchError.

    `count` is the number of workers, `start` how multiprocessing starts them; the system's own way otherwise.
    """
    count = count or cores()
    first = list(islice(chunks, 2))
    chunks = chain(first, chunks)
    if len(first) < 2 or count == 1:
        with scorer(plan) as score:
            yield from map(score, chunks)
        return
    workers: list[_Worker] = []
    try:
        workers += (_Worker(plan, start) for _ in range(count))
        yield from _in_order(workers, chunks)
    finally:
        for worker in workers:
            worker.stop()
        for worker in workers:
            worker.join()


def _in_order(workers: list[_Worker], chunks: Iterator[Chunk]) -> Iterator[Scored]:
    idle = list(workers)
    busy: dict[Connection, tuple[_Worker, int]] = {}
    done: dict[int, Scored] = {}
    sent = given = 0
    while True:
        while idle and sent < given + AHEAD * len(workers) and (chunk := next(chunks, None)) is not None:
            worker = idle.pop()
            worker.send(chunk)
            busy[worker.connection] = worker, sent
            sent += 1
        if given in done:
            yield done.pop(given)
            given += 1
        elif busy:
            for connection in wait(list(busy)):
                worker, number = busy.pop(connection)  # type: ignore[call-overload]
                done[number] = worker.receive()
                idle.append(worker)
        else:
            return


class _Worker:
    """One process, which has at most one chunk at a time: then neither side ever waits to be read."""

    def __init__(self, plan: Plan, start: str | None) -> None:
        context: Any = get_context(start)
        self.connection, there = context.Pipe()
        self.process = context.Process(target=_work, args=(there, self.connection, plan), daemon=True)
        with held():
            self.process.start()
        there.close()

    def send(self, chunk: Chunk) -> None:
        try:
            self.connection.send(chunk)
        except OSError:
            raise self._ended() from None

    def receive(self) -> Scored:
        try:
            found = self.connection.recv()
        except (EOFError, OSError):
            raise self._ended() from None
        if isinstance(found, BatchError):
            raise found
        assert isinstance(found, Scored)
        return found

    def stop(self) -> None:
        self.connection.close()
        self.process.terminate()

    def join(self) -> None:
        self.process.join(PATIENCE)
        self.process.kill()
        self.process.join()

    def _ended(self) -> BatchError:
        self.process.join(PATIENCE)
        return BatchError(f"a worker process ended (status {self.process.exitcode}): is there memory enough?")


def _work(connection: Connection, other_end: Connection, plan: Plan) -> None:
    """Score what comes until nothing comes. A signal to stop is for the process that started this one."""
    # Its word to end may wait already.
    signal.signal(signal.SIGTERM, lambda *_: sys.exit())
    deaf(signal.SIGTERM)
    awake()
    other_end.close()  # or the end of that process would go unnoticed
    with suppress(EOFError, OSError), connection:
        try:
            with scorer(plan) as score:
                while True:
                    connection.send(score(connection.recv()))
        except BatchError as error:
            connection.send(error)
