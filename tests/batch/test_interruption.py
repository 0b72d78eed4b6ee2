"""`quietform score` broken off from outside: one line, nothing half-written, no process left."""

from __future__ import annotations

import os
import pty
import resource
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO, Any

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from quietform.batch.workers import cores
from tests.batch import ITEMS
from tests.batch.test_engines import alive
from tests.sites import small, write

HEADER = b"a,b,c.me,c.partner\n"
# Enough to keep two cores busy for longer than a signal takes.
MANY = HEADER + b"1,1,1,1\n" * 400_000
# Whoever waits leaves the cores to those that are waited for.
PAUSE = 0.005
SCORE = [sys.executable, "-m", "quietform.cli", "score", "small.yaml"]


@pytest.fixture(autouse=True)
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Each test stands in a folder of its own, with a small assessment and many rows."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "r.csv").write_bytes(MANY)
    return write(tmp_path, {"small.yaml": small()})


@contextmanager
def started(*options: str, **more: Any) -> Iterator[subprocess.Popen[bytes]]:
    """The command in a process group of its own."""
    pipes: dict[str, Any] = {"stdout": subprocess.PIPE, "stderr": subprocess.PIPE, **more}
    with subprocess.Popen([*SCORE, *options], start_new_session=True, **pipes) as process:
        try:
            yield process
        finally:
            process.kill()


def wait_for(process: subprocess.Popen[bytes], what: Callable[[], object]) -> None:
    """Until something is there, as long as the process runs."""
    while not what():
        assert process.poll() is None
        time.sleep(PAUSE)


def below(pid: int) -> list[int]:
    """All processes that a process has started, and those below them."""
    children = [
        int(child)
        for task in Path(f"/proc/{pid}/task").iterdir()
        for child in (task / "children").read_text(encoding="ascii").split()
    ]
    return children + [one for child in children for one in below(child)]


def ended(pid: int) -> bool:
    try:
        return Path(f"/proc/{pid}/stat").read_text(encoding="utf-8").rpartition(")")[2].split()[0] == "Z"
    except FileNotFoundError:
        return True


@pytest.mark.parametrize("engine", ["python", "javascript"])
@pytest.mark.parametrize("form", ["csv", "jsonl", "parquet"])
@pytest.mark.parametrize("name", ["SIGINT", "SIGTERM"])
def test_a_signal_leaves_nothing_behind(here: Path, name: str, form: str, engine: str) -> None:
    old = write(here, {f"out.{form}": "old"}) / f"out.{form}"
    number = getattr(signal, name)
    # Each worker has a node below it.
    least = (1 if engine == "python" else 2) * (cores() if cores() > 1 else 0)
    with started("r.csv", "-o", f"out.{form}", "--engine", engine) as process:
        wait_for(process, lambda: list(here.glob(".*.part")) and len(below(process.pid)) >= least)
        workers = below(process.pid)
        if name == "SIGINT":
            os.killpg(process.pid, number)  # as a terminal does it: everybody hears it
        else:
            process.send_signal(number)
        out, err = process.communicate()
    assert (process.returncode, out) == (128 + number, b"")
    assert err.decode() == f"Error: stopped by {name}; out.{form} is not written.\n"
    assert old.read_text(encoding="utf-8") == "old"
    assert sorted(path.name for path in here.iterdir()) == sorted(["r.csv", "small.yaml", f"out.{form}"])
    assert alive(process.pid) == []
    while not all(map(ended, workers)):
        time.sleep(PAUSE)


def test_a_signal_while_input_is_waited_for_is_heard(here: Path) -> None:
    with started("-", "-o", "out.csv", stdin=subprocess.PIPE) as process:
        assert process.stdin is not None
        process.stdin.write(MANY[: len(HEADER) + 8 * 100_000])
        process.stdin.flush()
        wait_for(process, lambda: any(path.stat().st_size for path in here.glob(".*.part")))
        process.send_signal(signal.SIGTERM)
        process.wait()
        assert process.stderr is not None
        assert process.stderr.read() == b"Error: stopped by SIGTERM; out.csv is not written.\n"
    assert process.returncode == 143
    assert sorted(path.name for path in here.iterdir()) == ["r.csv", "small.yaml"]


def test_a_signal_while_rows_are_printed_says_that_they_are_not_all() -> None:
    with started("r.csv") as process:
        assert process.stdout is not None
        assert process.stdout.readline().startswith(b"line,level.score,")
        process.send_signal(signal.SIGINT)
        _, err = process.communicate()
    assert (process.returncode, err) == (130, b"Error: stopped by SIGINT; the output is not whole.\n")
    assert alive(process.pid) == []


def test_workers_end_when_the_first_process_is_killed() -> None:
    with started("r.csv", "-o", "out.csv") as process:
        wait_for(process, lambda: below(process.pid) or cores() == 1)
        workers = below(process.pid)
        process.kill()
        process.wait()
    while not all(map(ended, workers)):
        time.sleep(PAUSE)


def small_disk() -> None:
    resource.setrlimit(resource.RLIMIT_FSIZE, (100_000, 100_000))


@pytest.mark.parametrize("form", ["csv", "jsonl"])
def test_a_full_disk_leaves_nothing_behind(here: Path, form: str) -> None:
    with started("r.csv", "-o", f"out.{form}", preexec_fn=small_disk) as process:
        _, err = process.communicate()
    assert (process.returncode, err.decode()) == (
        1, f"Error: out.{form}: File too large. Name a place that can be written.\n",
    )  # fmt: skip
    assert sorted(path.name for path in here.iterdir()) == ["r.csv", "small.yaml"]
    assert alive(process.pid) == []


def full_device() -> IO[bytes]:
    return Path("/dev/full").open("wb", buffering=0)


@pytest.mark.parametrize("options", ["", "-o /dev/full", "-o /dev/full --to parquet"])
def test_a_device_that_is_full_is_named(options: str) -> None:
    with full_device() as device, started("r.csv", *options.split(), stdout=device) as process:
        _, err = process.communicate()
    name = "/dev/full" if "-o" in options else "standard output"
    assert (process.returncode, err.decode()) == (
        1, f"Error: {name}: No space left on device. Name a place that can be written.\n",
    )  # fmt: skip
    assert alive(process.pid) == []


def test_a_row_file_that_is_broken_leaves_nothing_behind(here: Path) -> None:
    column = pa.array([index % 2 for index in range(60_000)])
    pq.write_table(pa.table(dict.fromkeys(ITEMS, column)), here / "r.parquet", row_group_size=5_000)
    data = bytearray((here / "r.parquet").read_bytes())
    middle = len(data) // 2
    data[middle : middle + 2_000] = bytes(2_000)
    (here / "r.parquet").write_bytes(data)
    with started("r.parquet", "-o", "out.csv") as process:
        _, err = process.communicate()
    (said,) = err.decode().splitlines()
    assert (process.returncode, said.partition(": ")[0]) == (1, "r.parquet:1:1 not-parquet  this is not Parquet")
    assert sorted(path.name for path in here.iterdir()) == ["r.csv", "r.parquet", "small.yaml"]
    assert alive(process.pid) == []


def test_a_reader_who_has_had_enough_ends_it_quietly() -> None:
    with started("r.csv") as process:
        assert process.stdout is not None
        assert process.stdout.readline().startswith(b"line,level.score,")
        process.stdout.close()
        assert process.stderr is not None
        assert process.stderr.read() == b""
    assert alive(process.pid) == []


def test_a_bar_is_drawn_on_a_terminal_only(here: Path) -> None:
    ours, theirs = pty.openpty()
    (here / "r.csv").write_bytes(MANY[: len(HEADER) + 8 * 30_000])
    with started("r.csv", "-o", "out.csv", stderr=theirs) as process:
        os.close(theirs)
        seen = b""
        while b"scored" not in seen:
            seen += os.read(ours, 10_000)
        process.wait()
    os.close(ours)
    text = seen.decode()
    assert text.count("Scoring") > 2
    assert "100%" in text
    assert text.splitlines()[-1] == "30000 rows scored, 0 left out"
    with started("r.csv", "-o", "out.csv") as process:
        assert process.communicate() == (b"", b"30000 rows scored, 0 left out\n")
