"""What people want of a training that runs, as files in its run folder, so that any window can steer it.

Each wish is a small file in ``wishes/``, written whole, read in order and removed. Those from before a process has
claimed the folder were meant for another one and are dropped.
"""

import contextlib
import json
import math
import re
import threading
import time
import uuid
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from engine.errors import ModelError, WrongRunFolder
from engine.models.storing import store
from engine.training.control import Control

FOLDER = "wishes"
COMMANDS = ("pause", "resume", "stop", "discard", "validate", "save", "minutes")
_NAME = re.compile(r"\d{20}-[0-9a-f]{8}\.json")
_EVERY_SECONDS = 0.3


def put(folder: Path, told: Mapping[str, Any]) -> None:
    """Leave a wish for the process that trains in a run folder.

    Args:
        folder: of the run.
        told: ``command``, one of :data:`COMMANDS`, and what it needs; see :func:`obey`.

    Raises:
        WrongRunFolder: it cannot be written.
    """
    place = folder / FOLDER / f"{time.time_ns():020}-{uuid.uuid4().hex[:8]}.json"
    try:
        place.parent.mkdir(exist_ok=True)
        store(place, json.dumps(dict(told)).encode())
    except (OSError, ModelError) as error:
        raise WrongRunFolder(
            f"The training cannot be told anything: nothing can be written into {folder}. Make room there."
        ) from error


def taken(folder: Path, since: float = 0.0) -> list[Mapping[str, Any]]:
    """All wishes in their order, which are gone then; without those from before ``since`` (seconds since 1970)."""
    try:
        places = sorted(place for place in (folder / FOLDER).iterdir() if _NAME.fullmatch(place.name))
    except OSError:
        return []
    read = [(int(place.name[:20]) / 1e9, _taken(place)) for place in places]
    return [told for when, told in read if told is not None and when >= since]


def obey(control: Control, told: Mapping[str, Any]) -> None:
    """Pass a wish on. What is no wish, or has values that cannot be, is passed over.

    ``stop`` may have ``keep``: whether the model goes into the library all the same. ``save`` may have ``to``: a file;
    else the copy goes into the library. ``minutes`` has ``minutes`` or ``steps``: the whole run's new length.
    """
    match told.get("command"):
        case "pause" | "resume" | "discard" | "validate" as command:
            getattr(control, command)()
        case "stop":
            if told.get("keep"):
                control.keep()
            control.stop()
        case "save":
            control.save(str(told.get("to") or ""))
        case "minutes":
            minutes, steps = _number(told.get("minutes")), _number(told.get("steps"))
            if minutes or steps:
                control.lengthen(minutes, int(steps))


@contextmanager
def heard(folder: Path, control: Control, since: float) -> Iterator[None]:
    """While the block runs, wishes in the folder from after ``since`` are obeyed, by a thread of their own."""
    over = threading.Event()

    def listen() -> None:
        while not over.wait(_EVERY_SECONDS):
            for told in taken(folder, since):
                obey(control, told)

    thread = threading.Thread(target=listen, name="wishes", daemon=True)
    thread.start()
    try:
        yield
    finally:
        over.set()
        thread.join()
        taken(folder)
        with contextlib.suppress(OSError):
            (folder / FOLDER).rmdir()


def _taken(place: Path) -> Mapping[str, Any] | None:
    try:
        told = json.loads(place.read_bytes())
    except (OSError, ValueError, RecursionError):
        told = None
    with contextlib.suppress(OSError):
        place.unlink()
    return told if isinstance(told, dict) else None


def _number(value: Any) -> float:
    """A positive number, or 0 for everything else."""
    if isinstance(value, bool) or not isinstance(value, int | float) or not math.isfinite(value):
        return 0.0
    return max(0.0, float(value))
