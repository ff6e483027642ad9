"""Which process trains in a run folder: ``process.json``, there while it runs and left behind by one that was killed.

A number alone could by now be another process's; with the time of its creation it is told apart.
"""

import contextlib
import json
import os
import time
from dataclasses import asdict, dataclass
from pathlib import Path

import psutil

from engine.errors import ModelError, WrongRunFolder
from engine.models.storing import store

PROCESS, LOG = "process.json", "log.jsonl"
_SAME_SECONDS = 2.0
"""The system tells the time of creation by a clock that is set right now and then."""


@dataclass(frozen=True, slots=True)
class Noted:
    """The process that trains, or trained until it was killed.

    Attributes:
        process: its number.
        created: when, seconds since 1970.
        claimed: when it claimed the folder, as exactly as the clock goes.
        log: bytes of the log that earlier processes wrote.
    """

    process: int
    created: float
    claimed: float
    log: int

    @property
    def lives(self) -> bool:
        """Whether it still runs. One that has ended and waits to be buried does not."""
        try:
            found = psutil.Process(self.process)
            same = bool(abs(found.create_time() - self.created) < _SAME_SECONDS)
            return same and bool(found.status() != psutil.STATUS_ZOMBIE)
        except (psutil.NoSuchProcess, ValueError, OverflowError):
            return False
        except psutil.Error:  # it is there, but not ours to ask
            return True


def noted(folder: Path) -> Noted | None:
    """What a run folder says about its process; None where there is nothing, or nothing that makes sense."""
    try:
        told = json.loads((folder / PROCESS).read_bytes())
        return Noted(int(told["process"]), float(told["created"]), float(told["claimed"]), int(told["log"]))
    except (OSError, ValueError, KeyError, TypeError, OverflowError, RecursionError):
        return None


def claim(folder: Path) -> Noted:
    """This process trains here from now on. Once more by the same process changes nothing.

    Returns:
        What the folder says of it.

    Raises:
        WrongRunFolder: another one does already.
    """
    present = noted(folder)
    if present is not None and present.lives:
        if present.process == os.getpid():
            return present
        raise WrongRunFolder(
            f"{folder} is being trained already, by process {present.process}. Stop that one first, or wait for it."
        )
    mine = Noted(os.getpid(), psutil.Process().create_time(), time.time(), _size(folder / LOG))
    with contextlib.suppress(ModelError):  # a full disk does not keep anybody from training
        store(folder / PROCESS, json.dumps(asdict(mine)).encode())
    return mine


def is_ours(folder: Path) -> bool:
    """Whether this process trains here."""
    present = noted(folder)
    return present is not None and present.process == os.getpid() and present.lives


def release(folder: Path) -> None:
    """This process does not train here any more."""
    if is_ours(folder):
        with contextlib.suppress(OSError):
            (folder / PROCESS).unlink()


def _size(path: Path) -> int:
    try:
        return path.stat().st_size
    except OSError:
        return 0
