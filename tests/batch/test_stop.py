"""A signal to stop → an exception, once."""

from __future__ import annotations

import os
import signal
from threading import Thread

import pytest

from quietform.batch.stop import SIGNALS, Stopped, awake, check, deaf, held, stoppable


def actions() -> list[object]:
    return [signal.getsignal(number) for number in SIGNALS]


@pytest.mark.parametrize("name", ["SIGINT", "SIGTERM", "SIGHUP"])
def test_a_signal_is_raised_once_and_no_other_is_heard_until_all_is_taken_back(name: str) -> None:
    before, number = actions(), getattr(signal, name)
    taken_back: list[int] = []
    with pytest.raises(Stopped) as caught:
        stop_twice(number, taken_back)
    assert (caught.value.number, str(caught.value), taken_back) == (number, name, [number])
    assert actions() == before


def stop_twice(number: int, taken_back: list[int]) -> None:
    with stoppable():
        try:
            os.kill(os.getpid(), number)
        finally:
            os.kill(os.getpid(), number)
            taken_back.append(number)


class Fragile:
    """Its end is disturbed by a signal, and Python does not tell what was raised there."""

    def __del__(self) -> None:
        os.kill(os.getpid(), signal.SIGTERM)


# (Nothing is raised in between, where Python prints and drops it: pytest would warn of that, which is an error here.)
def test_a_signal_during_a_tidying_up_is_raised_when_asked_for() -> None:
    with stoppable():
        check()
        Fragile()
        with pytest.raises(Stopped):
            check()
    check()


def test_a_held_signal_is_raised_when_it_may_arrive() -> None:
    arrived: list[str] = []
    with stoppable(), pytest.raises(Stopped):
        hold(arrived)
    assert arrived == ["still here"]


def hold(arrived: list[str]) -> None:
    with held():
        os.kill(os.getpid(), signal.SIGTERM)
        arrived.append("still here")


def test_what_is_ignored_stays_ignored() -> None:
    before = signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        with stoppable():
            os.kill(os.getpid(), signal.SIGINT)
    finally:
        signal.signal(signal.SIGINT, before)


def test_another_thread_leaves_signals_alone() -> None:
    found: list[list[object]] = []

    def watch() -> None:
        with stoppable():
            found.append(actions())

    thread = Thread(target=watch)
    thread.start()
    thread.join()
    assert found == [actions()]


def test_a_deaf_process_hears_nothing() -> None:
    with stoppable():
        deaf()
        for number in SIGNALS:
            os.kill(os.getpid(), number)


def test_a_process_that_is_awake_hears_again() -> None:
    with stoppable(), held():
        blocked = signal.pthread_sigmask(signal.SIG_BLOCK, [])
        awake()
        assert blocked - signal.pthread_sigmask(signal.SIG_BLOCK, []) == set(SIGNALS)
