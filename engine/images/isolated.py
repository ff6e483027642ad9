"""Decoders that may crash on damaged files, in a process of their own: a crash there is one unreadable photo here.

pi-heif reads freed memory on some damaged files, and LibRaw knows hundreds of formats by heart. The photo's open file
is handed down as standard input; one line of JSON comes back, then the pixels as they lie in memory.
"""

import contextlib
import json
import math
import os
import signal
import subprocess
import sys
import threading
from collections.abc import Iterator
from importlib import import_module
from io import BytesIO
from pathlib import Path
from typing import Any, BinaryIO

import numpy as np
from numpy.typing import NDArray

from engine.images.header import Refused

Facts = dict[str, Any]
Answer = tuple[Facts, NDArray[Any] | None]

TASKS = {
    "heic": ("engine.images.heic", "unpacked"),
    "raw facts": ("engine.images.raw", "facts_of"),
    "raw": ("engine.images.raw", "developed"),
}
"""What may be asked, and who does it: functions of the open file and the question's options."""

_ROOT = Path(__file__).resolve().parents[2]
_START = f"import sys; sys.path.insert(0, {str(_ROOT)!r}); from engine.images.isolated import answer; answer()"
_SECONDS = 600.0
_MAX_LINE = 1 << 20


def ask(task: str, file: BinaryIO, most_values: int, **options: Any) -> Answer:
    """What a decoder in another process says of the file.

    Args:
        task: one of :data:`TASKS`.
        file: open, a real file of the system.
        most_values: an answer with more numbers than this is not taken.
        options: handed to the task; whatever JSON can hold.

    Returns:
        facts, and the pixels or None.

    Raises:
        Refused: by the decoder, with its reason.
        MemoryError: the system ended the process.
        ValueError: the decoder failed, crashed or came to no end.
    """
    with _process(task, file, options) as process:
        assert process.stdout is not None
        line = process.stdout.readline(_MAX_LINE)
        facts = json.loads(line) if line.endswith(b"\n") else None
        pixels = _pixels(process.stdout, facts, most_values) if facts and "shape" in facts else None
    if facts is None:
        if process.returncode == -getattr(signal, "SIGKILL", 9):
            raise MemoryError
        raise ValueError(f"the decoder ended with {process.returncode}")
    if "refused" in facts:
        raise Refused(facts["refused"])
    if "failed" in facts:
        raise ValueError(facts["failed"])
    return facts, pixels


@contextlib.contextmanager
def _process(task: str, file: BinaryIO, options: Facts) -> Iterator["subprocess.Popen[bytes]"]:
    command = [sys.executable, "-P", "-c", _START, task, json.dumps(options)]
    pipes = {"stdin": file, "stdout": subprocess.PIPE, "stderr": subprocess.DEVNULL}
    with subprocess.Popen(command, **pipes) as process:  # type: ignore[call-overload]
        end = threading.Timer(_SECONDS, process.kill)
        end.start()
        try:
            yield process
        except BaseException:
            process.kill()
            raise
        finally:
            process.wait()
            end.cancel()
            file.seek(0, 2)  # the place in the file is shared: only from its end does Python look it up anew


def _pixels(stream: Any, facts: Facts, most_values: int) -> NDArray[Any]:
    shape, dtype = tuple(facts["shape"]), np.dtype(facts["dtype"])
    if math.prod(shape) > most_values or dtype.kind != "u":
        raise ValueError(f"pixels of shape {shape}")
    pixels = np.empty(shape, dtype)
    view = pixels.reshape(-1).view(np.uint8).data
    while view:
        count = stream.readinto(view)
        if not count:
            raise ValueError("the decoder ended too early")
        view = view[count:]
    return pixels


def answer() -> None:
    """The other process: read what is asked, answer on standard output."""
    _leave_no_core()
    out = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)  # what a library prints is no answer
    module, name = TASKS[sys.argv[1]]
    os.lseek(0, 0, os.SEEK_SET)
    try:
        task = getattr(import_module(module), name)
        with os.fdopen(0, "rb", closefd=False) as file:
            facts, pixels = task(BytesIO(file.read()), **json.loads(sys.argv[2]))
    except Refused as error:
        facts, pixels = {"refused": str(error)}, None
    except Exception as error:  # noqa: BLE001 - whatever it is, the process that asked is told
        facts, pixels = {"failed": f"{type(error).__name__}: {error}"}, None
    if pixels is not None:
        pixels = np.ascontiguousarray(pixels)
        facts = facts | {"shape": pixels.shape, "dtype": pixels.dtype.str}
    with out, contextlib.suppress(BrokenPipeError):
        out.write(json.dumps(facts).encode() + b"\n")
        if pixels is not None:
            out.write(memoryview(pixels).cast("B"))


def _leave_no_core() -> None:
    with contextlib.suppress(ImportError, OSError, ValueError):
        import resource

        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
