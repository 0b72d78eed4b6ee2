"""Many people's responses → their scores, by the Python engine here or the JavaScript engine in a node of its own."""

from __future__ import annotations

import json
import os
import shutil
import signal
import sys
import tempfile
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager, suppress
from importlib.resources import files
from pathlib import Path
from subprocess import PIPE, Popen
from threading import Thread
from typing import Any, cast

from quietform.batch.chunks import BatchError
from quietform.batch.stop import held
from quietform.scoring import prepare

Responses = Mapping[str, int | str]
# Node keeps what is thrown away for long, which several of it make dear.
SMALL = ("--max-semi-space-size=1", "--max-old-space-size=64")
Engine = Callable[[Sequence[Responses]], list[dict[str, Any]]]


@contextmanager
def engine(program: Mapping[str, Any], node: str | None) -> Iterator[Engine]:
    """What scores lists of responses: each as {scale: result}. With `node`, that program runs. Raises BatchError."""
    if node is None:
        score = prepare(program)
        yield lambda many: [score(responses)["scales"] for responses in many]
        return
    run = str(files("quietform").joinpath("scoring/run.js"))
    with ExitStack() as stack:
        said = stack.enter_context(tempfile.TemporaryFile())
        with held():
            # A session of its own: Ctrl-C does not reach it, and it ends with what it may have started.
            process = Popen([node, *SMALL, run], stdin=PIPE, stdout=PIPE, stderr=said, start_new_session=True)
            stack.callback(_end, process)
        _feed(process, [program])
        yield lambda many: _ask(process, many, said)


def find_node() -> str:
    """The path of node: of this Python environment or of the system. Raises BatchError."""
    beside = Path(sys.executable).parent / "node"
    node = str(beside) if beside.is_file() else shutil.which("node")
    if node is None:
        raise BatchError("the JavaScript engine needs node: install Node.js 20 or later, or use --engine python")
    return node


def _ask(process: Popen[bytes], many: Sequence[Responses], said: Any) -> list[dict[str, Any]]:
    """The scores of many, asked for while the first are answered: neither side waits for the other."""
    feeding = Thread(target=_feed, args=(process, many), daemon=True)
    feeding.start()
    assert process.stdout is not None
    answers = []
    for _ in many:
        line = process.stdout.readline()
        if not line.endswith(b"\n"):
            process.wait()
            said.seek(0)
            raise BatchError(f"the JavaScript engine stopped: {said.read().decode(errors='replace').strip()[-400:]}")
        answers.append(cast(dict[str, Any], json.loads(line)["scales"]))
    feeding.join()
    return answers


def _end(process: Popen[bytes]) -> None:
    if hasattr(os, "killpg"):
        with suppress(OSError):  # it has ended
            os.killpg(process.pid, signal.SIGKILL)
    else:
        process.kill()
    with suppress(OSError):  # what it has not read is lost
        process.communicate()


def _feed(process: Popen[bytes], lines: Sequence[Any]) -> None:
    assert process.stdin is not None
    with suppress(OSError, ValueError):  # it has stopped, as the one who reads its answers will find
        process.stdin.write("".join(json.dumps(line) + "\n" for line in lines).encode())
        process.stdin.flush()
