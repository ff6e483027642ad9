"""A training seen from outside, and steered: all that a window needs to know of it lies in its run folder.

Imports no torch. Nothing here raises for a folder that is damaged, half written or something else altogether.
"""

import contextlib
import json
import os
import re
import sys
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import Enum, auto
from pathlib import Path
from typing import Any

import platformdirs

from engine.errors import WrongConfig, WrongRunFolder
from engine.training import config as configuration
from engine.training import process, run_folder, wishes
from engine.training.config import Config
from engine.training.process import Noted

ERRORS = run_folder.ERRORS
"""Where whoever starts a training lets its standard error go, in the run folder."""

_MAIN = Path(__file__).resolve().parents[2] / "main.py"
_TAIL_BYTES, _SAID_BYTES = 1 << 16, 2000
_STEP_PICTURE = re.compile(r"(\d{8,})\.png")
_MARKS = (run_folder.CONFIG, process.LOG, process.PROCESS)


class RunState(Enum):
    """How a run is.

    Attributes:
        WAITING: a process is there and has told nothing yet.
        RUNNING, PAUSED: it is at work, or holds.
        FINISHED, STOPPED, FAILED: those were its last words.
        INTERRUPTED: the process is gone without a last word.
        DAMAGED: nobody is there, and the configuration is missing or cannot be read, so that nothing can go on.
    """

    WAITING = auto()
    RUNNING = auto()
    PAUSED = auto()
    FINISHED = auto()
    STOPPED = auto()
    FAILED = auto()
    INTERRUPTED = auto()
    DAMAGED = auto()


_STATES = {
    "inspection": RunState.RUNNING,
    "started": RunState.RUNNING,
    "step": RunState.RUNNING,
    "validation": RunState.RUNNING,
    "resumed": RunState.RUNNING,
    "paused": RunState.PAUSED,
    "finished": RunState.FINISHED,
    "stopped": RunState.STOPPED,
    "failed": RunState.FAILED,
}
_LAST_WORDS = (RunState.FINISHED, RunState.STOPPED, RunState.FAILED)


@dataclass(frozen=True, slots=True)
class RunFacts:
    """A run as its folder tells it.

    Attributes:
        path: of the folder.
        name: of the model; of the folder where that is not known.
        state: how it is.
        config: of the run, with all that was found automatically once it has begun; None where it cannot be read.
        process: number of the process that trains; None where none does.
        said: why it failed, or the last lines of standard error of one that was interrupted; else empty.
    """

    path: Path
    name: str
    state: RunState
    config: Config | None
    process: int | None
    said: str


@dataclass(frozen=True, slots=True)
class Preview:
    """A photo that shows how the model gets better.

    Attributes:
        name: of its folder in ``previews``, and its key in the event ``preview``.
        noisy: picture of the photo as it came.
        truth: of its ground truth, where there is one.
        steps: the model's answers, in order of their steps.
    """

    name: str
    noisy: Path
    truth: Path | None
    steps: tuple[tuple[int, Path], ...]


def runs_folder() -> Path:
    """Where runs are that were given no other place."""
    home = os.environ.get("DENOISER_HOME") or platformdirs.user_data_dir("Denoiser", appauthor=False)
    return Path(home) / "runs"


def new_run(name: str) -> Path:
    """A folder there that does not exist yet, for a run whose model has this name."""
    return run_folder.new_path(runs_folder(), name)


def look(path: Path) -> RunFacts:
    """How a run is. Quick, whatever the length of its log."""
    noted = process.noted(path)
    living = noted if noted is not None and noted.lives else None
    state, said = _told(path, noted, living is not None)
    config = _config(path)
    if config is None and living is None and state is not RunState.FAILED:
        state = RunState.DAMAGED
    if state in (RunState.INTERRUPTED, RunState.DAMAGED):
        said = said or _last_lines(path / ERRORS)
    name = config.name if config else path.name
    return RunFacts(path, name, state, config, living.process if living else None, said)


def runs(root: Path) -> tuple[RunFacts, ...]:
    """All runs in a folder, that with the latest sign of life first; folders of other things are passed over."""
    with contextlib.suppress(OSError):
        found = [(max(signs), path) for path in root.iterdir() if (signs := tuple(_signs_of_life(path)))]
        return tuple(look(path) for _, path in sorted(found, reverse=True))
    return ()


class Log:
    """What a run tells, from its beginning.

    Args:
        path: of the run's folder, which need not be there yet.
    """

    def __init__(self, path: Path) -> None:
        self._path = path / process.LOG
        self._file: tuple[int, int] | None = None
        self._read = 0

    def new(self) -> list[dict[str, Any]]:
        """All lines that are whole and came since the last call: ``time``, ``event`` and its fields.

        Where the log is another file than before, or shorter, all of its lines are new. Damaged ones are passed over.
        """
        try:
            with self._path.open("rb") as file:
                status = os.fstat(file.fileno())
                if self._file != (status.st_dev, status.st_ino) or status.st_size < self._read:
                    self._file, self._read = (status.st_dev, status.st_ino), 0
                file.seek(self._read)
                whole, newline, _ = file.read().rpartition(b"\n")
        except OSError:
            return []
        self._read += len(whole) + len(newline)
        return list(_lines(whole))


def previews(path: Path) -> tuple[Preview, ...]:
    """The photos that show how a run's model gets better, by name, and all pictures of them so far."""
    try:
        folders = sorted(folder for folder in (path / run_folder.PREVIEWS).iterdir() if folder.is_dir())
    except OSError:
        return ()
    return tuple(preview for folder in folders if (preview := _preview(folder)) is not None)


def wish(path: Path, command: str, **values: float | str) -> None:
    """Tell a training something; it hears within a second, also while it is paused.

    Args:
        path: of the run's folder.
        command: ``pause``, ``resume``, ``validate``;
            ``stop``, with ``keep=1`` if the best model so far shall go into the library all the same;
            ``discard``: stop, and remove what the run has written;
            ``save``: a copy of the present model into the library, or ``to`` a file;
            ``minutes``: another length of the whole run, as ``minutes=`` of a run by the clock, else as ``steps=``.

    Raises:
        WrongRunFolder: nothing can be written there.
        ValueError: there is no such command.
    """
    if command not in wishes.COMMANDS:
        raise ValueError(f"no wish {command!r}; there are {', '.join(wishes.COMMANDS)}")
    wishes.put(path, {"command": command, **values})


def remove(path: Path) -> None:
    """Delete what a run has written, when no process trains there any more; other files in its folder stay.

    Raises:
        WrongRunFolder: a process is at work there.
    """
    noted = process.noted(path)
    if noted is not None and noted.lives:
        raise WrongRunFolder(f"{path} is being trained. Stop the training first.")
    run_folder.remove(path)


def command(config_file: Path, run: Path, device: str, resume: bool) -> list[str]:
    """What starts a training in a process of its own, which needs neither standard input nor output.

    Args:
        config_file: the whole configuration as TOML; not read where the run is to go on.
        run: its folder. It may be there already, as long as it holds no run.
        device: as for ``--device``.
        resume: whether the run goes on from its last checkpoint.
    """
    which = ["--resume", str(run)] if resume else ["--config", str(config_file), "--output", str(run)]
    return [sys.executable, str(_MAIN), "train", *which, "--device", device, "--events", "jsonl"]


def _told(path: Path, noted: Noted | None, lives: bool) -> tuple[RunState, str]:
    """How a run is, as its process said last, and why it failed."""
    last = _last_state(path / process.LOG, noted.log if noted else 0)
    if last is None:
        return (RunState.WAITING if lives else RunState.INTERRUPTED), ""
    state, line = last
    if not lives and state not in _LAST_WORDS:
        return RunState.INTERRUPTED, ""
    return state, str(line.get("sentence", "")) if state is RunState.FAILED else ""


def _last_state(log: Path, begin: int) -> tuple[RunState, Mapping[str, Any]] | None:
    """The last line that says how the run is, and that; of those behind ``begin`` bytes."""
    for line in reversed(list(_lines(_tail(log, begin)))):
        state = _STATES.get(str(line.get("event")))
        if state is not None:
            return state, line
    return None


def _tail(log: Path, begin: int) -> bytes:
    """The end of a log, but nothing before ``begin`` unless the log became shorter."""
    try:
        with log.open("rb") as file:
            size = file.seek(0, os.SEEK_END)
            file.seek(max(begin if begin <= size else 0, size - _TAIL_BYTES))
            return file.read()
    except OSError:
        return b""


def _lines(text: bytes) -> Iterator[dict[str, Any]]:
    for line in text.split(b"\n"):
        with contextlib.suppress(ValueError, RecursionError):
            told = json.loads(line)
            if isinstance(told, dict):
                yield told


def _config(path: Path) -> Config | None:
    try:
        return configuration.read(path / run_folder.CONFIG)
    except (WrongConfig, RecursionError):
        return None


def _last_lines(path: Path) -> str:
    with contextlib.suppress(OSError), path.open("rb") as file:
        file.seek(max(0, file.seek(0, os.SEEK_END) - _SAID_BYTES))
        return file.read().decode("utf-8", "replace").strip()
    return ""


def _signs_of_life(path: Path) -> Iterator[float]:
    for mark in _MARKS:
        with contextlib.suppress(OSError):
            yield (path / mark).stat().st_mtime


def _preview(folder: Path) -> Preview | None:
    noisy, truth = folder / run_folder.NOISY, folder / run_folder.TRUTH
    with contextlib.suppress(OSError):
        found = [(match, path) for path in folder.iterdir() if (match := _STEP_PICTURE.fullmatch(path.name))]
        steps = tuple(sorted((int(match[1]), path) for match, path in found))
        if noisy.is_file():
            return Preview(folder.name, noisy, truth if truth.is_file() else None, steps)
    return None
