"""A signal to stop → one exception, on which everything that was begun is taken back."""

from __future__ import annotations

import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType
from typing import Any

# Ctrl-C; a polite end; the terminal is gone; Ctrl-Break on Windows.
NAMES = ("SIGINT", "SIGTERM", "SIGHUP", "SIGBREAK")
SIGNALS = [getattr(signal, name) for name in NAMES if hasattr(signal, name)]
# The first signal, once there is one; and a mark while none may raise anything.
HEARD: list[int] = []
HELD: list[bool] = []


class Stopped(BaseException):
    """Somebody wants an end; no fault, so no Exception."""

    def __init__(self, number: int) -> None:
        self.number = number
        super().__init__(signal.Signals(number).name)


@contextmanager
def stoppable() -> Iterator[None]:
    """Raises Stopped at the first signal; more of them do not disturb what is taken back then."""
    # What is ignored stays so: a job in the background does not hear Ctrl-C. Only the main thread hears at all.
    listened = SIGNALS if threading.current_thread() is threading.main_thread() else []
    before: dict[int, Any] = {one: signal.getsignal(one) for one in listened if signal.getsignal(one) != signal.SIG_IGN}
    try:
        for one in before:
            signal.signal(one, _stop)
        yield
    finally:
        for one, action in before.items():
            signal.signal(one, action)
        HEARD.clear()


def check() -> None:
    """Raises Stopped if a signal was heard: Python drops what is raised while it tidies up."""
    if HEARD:
        raise Stopped(HEARD[0])


@contextmanager
def held() -> Iterator[None]:
    """Signals wait while a process is started, and in that process until it is `awake`."""
    HELD.append(True)
    before = signal.pthread_sigmask(signal.SIG_BLOCK, SIGNALS) if hasattr(signal, "pthread_sigmask") else []
    try:
        yield
    finally:
        if hasattr(signal, "pthread_sigmask"):
            signal.pthread_sigmask(signal.SIG_SETMASK, before)
        HELD.pop()
    check()


def awake() -> None:
    """Signals arrive again, first those that have waited."""
    if hasattr(signal, "pthread_sigmask"):
        signal.pthread_sigmask(signal.SIG_UNBLOCK, SIGNALS)


def deaf(*others: int) -> None:
    """From here on no signal stops this process but those others, of which even one that waits is kept."""
    for one in SIGNALS:
        if one not in others:
            signal.signal(one, signal.SIG_IGN)


def _stop(number: int, frame: FrameType | None) -> None:
    deaf()
    HEARD.append(number)
    if not HELD and not _tidies_up(frame):
        check()


def _tidies_up(frame: FrameType | None) -> bool:
    """Whether Python is in a `__del__`, where what is raised is printed and dropped; then a later `check` stops."""
    while frame is not None:
        if frame.f_code.co_name == "__del__":
            return True
        frame = frame.f_back
    return False
