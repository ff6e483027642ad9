"""A training in a process of its own, seen from the window: started detached, followed from its folder, steered.

The process outlives the window, so nothing but its run folder ties the two together; a run that another window (or the
command line) started is followed in the same way. Files are read, and processes started, in a thread.
"""

import contextlib
import os
import subprocess
import sys
import threading
from collections.abc import Callable, Iterable, Mapping
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Protocol

import psutil
from PySide6.QtCore import QObject, QTimer, Signal

from engine.training import config as configuration
from engine.training import following
from engine.training.config import Config
from engine.training.following import RunFacts, RunState

INTERVAL_MS = 400
WANTED, SEEN = "wanted.toml", "seen"
"""Beside what the training writes: what this window asked for, and that its end was shown to the person."""

_NICENESS = 10
_ENDINGS = ("stop", "discard")
_LAST_WORDS = 2000


class Teller(Protocol):
    """What the lines of a log are told to (:class:`denoiser_gui.state.training_run.Story`)."""

    def tell(self, lines: Iterable[Mapping[str, Any]]) -> None:
        """Further lines."""

    def set(self, **changes: Any) -> None:
        """What is known from elsewhere."""

    def run(self) -> Any:
        """All that is known, never to change."""


@dataclass(frozen=True, slots=True)
class Found:
    """A run that was there already.

    Attributes:
        facts: of it.
        own: a window started it.
        seen: its end was shown to the person.
    """

    facts: RunFacts
    own: bool
    seen: bool


class TrainingProcess(QObject):
    """Starts, follows and steers one training at a time.

    Args:
        teller: makes what the lines of a run's log are told to, from its folder and name.

    Signals:
        told(object): what the teller knows, whenever that is something new.
        found(object): a tuple of :class:`Found`, the newest first.
        failed(object): an exception: it could not be started, steered or put aside.
        put_aside(object): where a run folder is now.
    """

    told = Signal(object)
    found = Signal(object)
    failed = Signal(object)
    put_aside = Signal(object)
    _news = Signal(object, object)

    def __init__(self, teller: Callable[[Path, str], Teller], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._make_teller = teller
        self._worker = ThreadPoolExecutor(1, "training")
        self._watch: _Watch | None = None
        self._look: Future[None] | None = None
        self._followed: Path | None = None
        self._news.connect(self._on_news)
        self._clock = QTimer(self, interval=INTERVAL_MS)
        self._clock.timeout.connect(self._on_clock)

    def start(self, config: Config, run: Path, device: str) -> None:
        """Train as ``config`` says, in the new folder ``run``, on this device (``auto`` or its name)."""
        self._turn_to(run, lambda: self._start(config, run, device))

    def resume(self, run: Path, device: str) -> None:
        """Go on with a run from its last checkpoint."""
        self._turn_to(run, lambda: self._launch(run, following.command(run / WANTED, run, device, True)))

    def follow(self, run: Path) -> None:
        """Tell of this run from now on, whoever started it."""
        self._turn_to(run, lambda: self._attach(run))

    def leave(self) -> None:
        """Tell nothing any more; the training goes on."""
        self._followed = None
        self._clock.stop()
        self._submit(self._detach)

    def wish(self, command: str, **values: float | str) -> None:
        """Steer the run that is followed; see :func:`engine.training.following.wish`."""
        self._submit(lambda: self._wish(command, values))

    def look_for_runs(self, root: Path) -> None:
        """Tell by :attr:`found` which runs there are."""
        self._submit(lambda: self.found.emit(tuple(_found(facts) for facts in following.runs(root))))

    def mark_seen(self, run: Path) -> None:
        """The end of this run was shown to the person, and is not told again."""
        self._submit(lambda: (run / SEEN).touch())

    def remove(self, run: Path) -> None:
        """Delete what a run has written, once its process is gone."""
        self._submit(lambda: following.remove(run))

    def set_aside(self, run: Path) -> None:
        """Move a run folder out of the way; nothing in it is lost."""
        self._submit(lambda: self._set_aside(run))

    def close(self) -> None:
        """The window goes; the training does not. What was wished is still written."""
        self._clock.stop()
        self._worker.shutdown()

    def _turn_to(self, run: Path, work: Callable[[], None]) -> None:
        self._followed = run
        self._submit(work)
        self._clock.start()

    def _on_news(self, path: Path, run: Any) -> None:
        """What was on its way when another run was turned to is not told."""
        if path == self._followed:
            self.told.emit(run)

    # In the thread

    def _submit(self, work: Callable[[], Any]) -> None:
        def guarded() -> None:
            try:
                work()
            except Exception as error:  # noqa: BLE001  # told to the person by whoever listens
                self.failed.emit(error)

        with contextlib.suppress(RuntimeError):  # the window is closing
            self._look = self._worker.submit(guarded)

    def _on_clock(self) -> None:
        if self._look is None or self._look.done():
            self._submit(self._read)

    def _start(self, config: Config, run: Path, device: str) -> None:
        run.mkdir(parents=True)
        wanted = run / WANTED
        wanted.write_text(configuration.as_toml(config), encoding="utf-8")
        self._launch(run, following.command(wanted, run, device, False), config.name)

    def _launch(self, run: Path, command: list[str], name: str = "") -> None:
        with contextlib.suppress(OSError):
            (run / SEEN).unlink()
        self._watch = watch = self._watch_of(run, name)
        watch.begin()
        try:
            watch.process = _detached(command, run / following.ERRORS)
        finally:
            self._read()

    def _attach(self, run: Path) -> None:
        self._watch = self._watch_of(run)
        self._read()

    def _watch_of(self, run: Path, name: str = "") -> "_Watch":
        name = name or following.look(run).name
        return _Watch(run, following.Log(run), self._make_teller(run, name))

    def _detach(self) -> None:
        self._watch = None

    def _read(self) -> None:
        if self._watch is not None and self._watch.read():
            self._news.emit(self._watch.path, self._watch.teller.run())

    def _wish(self, command: str, values: Mapping[str, float | str]) -> None:
        watch = self._watch
        if watch is None:
            return
        if command in _ENDINGS and watch.deaf:
            watch.terminate()
        else:
            following.wish(watch.path, command, **values)

    def _set_aside(self, run: Path) -> None:
        aside = run.parent.with_name(f"{run.parent.name}-put-aside")
        aside.mkdir(parents=True, exist_ok=True)
        number, goal = 2, aside / run.name
        while goal.exists():
            number, goal = number + 1, aside / f"{run.name}-{number}"
        run.rename(goal)
        if self._watch is not None and self._watch.path == run:
            self._watch = None
        self.put_aside.emit(goal)


class _Watch:
    """A run that is followed; used in the thread alone.

    Attributes:
        process: where this window started it.
        begun: it told something since then.
        ended: it was ended before it could hear a wish.
    """

    def __init__(self, path: Path, log: following.Log, teller: Teller) -> None:
        self.path = path
        self.teller = teller
        self.process: subprocess.Popen[bytes] | None = None
        self.begun = True
        self.ended = False
        self._log = log
        self._before: tuple[object, ...] = ()

    def begin(self) -> None:
        """A process is about to be started; what the log told until now is of those before it."""
        self.teller.tell(self._log.new())
        self.begun = self.ended = False

    @property
    def deaf(self) -> bool:
        """It was started just now, and hears no wishes yet."""
        return self._lives and not self.begun and following.look(self.path).process is None

    def terminate(self) -> None:
        """End a process that has learned nothing yet."""
        if self.process is not None:
            self.ended = True
            self.process.terminate()

    def read(self) -> bool:
        """Tell the teller what is new; whether there was anything."""
        facts = following.look(self.path)  # before the log: the last words of a process that is gone are in it
        lines = self._log.new()
        self.begun = self.begun or bool(lines)
        state, said = self._state(facts)
        busy = facts.process is not None or self._lives
        now = (state, said, busy)
        if not lines and now == self._before:
            return False
        self.teller.tell(lines)
        self.teller.set(state=state, said=said, busy=busy, config=facts.config, resumable=self._resumable(state))
        if not self._before or any(line.get("event") == "preview" for line in lines):
            self.teller.set(previews=following.previews(self.path))
        self._before = now
        return True

    def _state(self, facts: RunFacts) -> tuple[RunState, str]:
        """As its folder tells, but for a process that was started just now and has not come so far."""
        if self.begun:
            return facts.state, facts.said
        if self._lives:
            return RunState.WAITING, ""
        if self.ended:
            return RunState.STOPPED, ""
        if facts.state in (RunState.FAILED, RunState.STOPPED):
            return facts.state, facts.said
        return RunState.FAILED, facts.said or _last_words(self.path / following.ERRORS)

    @property
    def _lives(self) -> bool:
        return self.process is not None and self.process.poll() is None

    def _resumable(self, state: RunState) -> bool:
        over = state in (RunState.STOPPED, RunState.FAILED, RunState.INTERRUPTED)
        return over and any(self.path.glob("last-*.safetensors"))


def _detached(command: list[str], errors: Path) -> "subprocess.Popen[bytes]":
    """A process of low priority that outlives this one and holds none of its streams."""
    apart: dict[str, Any] = {"start_new_session": True}
    if sys.platform == "win32":
        flags = subprocess.DETACHED_PROCESS | subprocess.CREATE_NEW_PROCESS_GROUP
        apart = {"creationflags": flags | subprocess.BELOW_NORMAL_PRIORITY_CLASS}
    with errors.open("ab") as file:
        null = subprocess.DEVNULL
        process = subprocess.Popen(command, stdin=null, stdout=null, stderr=file, **apart)
    if os.name == "posix":
        with contextlib.suppress(psutil.Error):
            psutil.Process(process.pid).nice(_NICENESS)  # photos that are denoised go first
    threading.Thread(target=process.wait, name="reaper", daemon=True).start()  # it leaves no zombie
    return process


def _last_words(errors: Path) -> str:
    try:
        text = errors.read_bytes()[-_LAST_WORDS:].decode("utf-8", "replace")
    except OSError:
        return ""
    return next((line.strip() for line in reversed(text.splitlines()) if line.strip()), "")


def _found(facts: RunFacts) -> Found:
    return Found(facts, (facts.path / WANTED).exists(), (facts.path / SEEN).exists())
