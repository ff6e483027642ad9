"""The process that evaluates, apart from the engine's: what it measures of memory is its own, and it computes in the
time that photos of the window leave.

Its threads: the main one listens, one works on a study, one answers what is asked meanwhile. torch is imported when the
first model is wanted.
"""

import hashlib
import tempfile
import threading
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any

from engine.cancellation import Cancelled, CancelToken
from engine.errors import DenoiserError, TakesNoNoiseLevel, explain
from engine.evaluation.layouts import Survey, dataset_of, layout_of, survey
from engine.evaluation.opening import opened
from engine.evaluation.pictures import chosen
from engine.evaluation.results import UNTOUCHED, Failure, Found, Pair
from engine.evaluation.runner import Working
from engine.evaluation.study import Advanced, Study, StudyEvent, run
from engine.images.blocks import located
from engine.images.writing import write as write_image
from engine.inference.ensemble import BEST
from engine.memory import share_one_arena
from engine.methods.denoiser import Denoiser, find_denoiser
from engine.priority import let_others_first
from engine.service.answering import answering
from engine.service.keeping_studies import store_of
from engine.service.lane import Lane
from engine.service.line import Line, leave_signals_to_the_window
from engine.service.study_replies import (
    PhotoWritten,
    SourcesSurveyed,
    StudyAdvanced,
    StudyEnded,
    StudyFailed,
    StudyMeasured,
    StudyPlanned,
    StudyWritten,
)
from engine.service.study_requests import BeginStudy, ControlStudy, Sources, SurveySources, WritePhoto, WriteStudy
from engine.service.study_writing import Written, write

_FURTHER_BACK = 2
"""Times that it steps behind others; the engine's process does so once."""


def main(connection: Connection) -> None:
    """Serve until :class:`Quit` or until the window is gone."""
    leave_signals_to_the_window()
    share_one_arena()
    for _ in range(_FURTHER_BACK):
        let_others_first()
    with tempfile.TemporaryDirectory(prefix="denoiser-evaluation-", ignore_cleanup_errors=True) as folder:
        Studying(connection, Path(folder)).serve()


class Switches:
    """What can hold a study up: the person, and photos of the window, which go first."""

    def __init__(self) -> None:
        self._changed = threading.Condition()
        self._on: set[str] = set()
        self.token = CancelToken()

    @property
    def paused(self) -> bool:
        return bool(self._on)

    def wait(self, seconds: float) -> None:
        """Return when a switch was turned, after so many seconds at most."""
        with self._changed:
            self._changed.wait(seconds)

    def turn(self, wish: str) -> None:
        """As of :class:`ControlStudy`."""
        with self._changed:
            match wish:
                case "pause" | "hold":
                    self._on.add(wish)
                case "resume":
                    self._on.discard("pause")
                case "release":
                    self._on.discard("hold")
                case "cancel":
                    self.token.cancel()
            self._changed.notify_all()


class Studying:
    """Distributes requests.

    Args:
        connection: to the window.
        folder: for photos that have no file of their own.
    """

    def __init__(self, connection: Connection, folder: Path) -> None:
        self._line, self._folder = Line(connection), folder
        self._send = self._line.send
        self._answers = Lane("answers")
        self._work = Lane("study")
        self._switches: dict[int, Switches] = {}
        self._held = False
        self._written: dict[int, Written] = {}
        self._actions: dict[type, Callable[[Any], None]] = {
            SurveySources: lambda request: self._answers.add(answering(self._send, self._survey, request)),
            WriteStudy: lambda request: self._answers.add(answering(self._send, self._write, request)),
            WritePhoto: lambda request: self._answers.add(answering(self._send, self._write_photo, request)),
            BeginStudy: self._queue,
            ControlStudy: self._control,
        }

    def serve(self) -> None:
        """Listen until the window says :class:`Quit` or is gone."""
        for request in self._line.requests():
            self._actions[type(request)](request)
        self._cancel_all()
        self._work.stop(1)
        self._answers.stop(0)  # a report that is wanted is still written

    def _cancel_all(self) -> None:
        for switches in self._switches.values():
            switches.turn("cancel")

    def _control(self, request: ControlStudy) -> None:
        if request.number in self._switches:
            self._switches[request.number].turn(request.wish)

    def _queue(self, request: BeginStudy) -> None:
        self._cancel_all()
        self._switches = {request.number: Switches()}
        self._work.add(answering(self._send, self._begin, request))

    def _survey(self, request: SurveySources) -> None:
        found = surveyed(request.sources)
        self._send(SourcesSurveyed(request.number, len(found.pairs), len(found.unpaired), found.layout))

    def _begin(self, request: BeginStudy) -> None:
        """A study from its beginning to its end."""
        number, switches = request.number, self._switches.get(request.number)
        if switches is None:  # another one was wanted meanwhile
            return
        pairs = surveyed(request.sources).pairs
        if not pairs:
            raise DenoiserError("There are no noisy photos in what was chosen. Choose other photos or folders.")
        sigma = request.sources.gaussian if request.told else None
        methods = denoisers(request.methods, request.device, sigma)
        self._send(StudyPlanned(number, pairs, (UNTOUCHED, *methods), dataset_of(pairs)))
        store = store_of(Path(request.store), pairs)
        study = Study(pairs, methods, store, chosen(pairs, len(methods)))
        written = self._written[number] = Written(methods, command(request.sources, request), study.pictured)
        try:
            self._follow(number, run(study, switches.token, switches), written)
        except Cancelled:
            self._send(StudyEnded(number, cancelled=True))
        else:
            self._send(StudyEnded(number, cancelled=False))

    def _follow(self, number: int, events: Iterable[StudyEvent], written: Written) -> None:
        at: tuple[Pair | None, str] = (None, "")
        for event in events:
            match event:
                case Working():
                    at = (event.pair, event.method)
                case Advanced():
                    self._send(StudyAdvanced(number, event.done, event.jobs, event.fraction, event.seconds_left, *at))
                case Failure():
                    written.failures.append(event)
                    self._send(StudyFailed(number, event.pair, event.method, explain(event.error)))
                case _:
                    written.found.append(event)
                    self._send(StudyMeasured(number, without_picture(event)))

    def _write_photo(self, request: WritePhoto) -> None:
        self._send(PhotoWritten(request.number, request.pair, as_files(request.pair, self._folder)))

    def _write(self, request: WriteStudy) -> None:
        if request.number not in self._written:
            raise DenoiserError("This evaluation is not there any more. Begin it again; what was measured is kept.")
        write(Path(request.path), self._written[request.number])
        self._send(StudyWritten(request.number, request.path))


def as_files(pair: Pair, folder: Path) -> Pair:
    """A pair as two files whose names tell what they are; they are written once.

    Raises:
        UnreadableImage, SizeMismatch, UnwritableImage: that was not possible.
    """
    file, place = located(pair.clean)
    name = file.stem if place is None else f"{file.stem}_{place[0]}_{place[1]}"
    name += "" if pair.gaussian is None else f"_sigma{pair.gaussian:g}"
    within = folder / hashlib.sha256(repr(pair).encode()).hexdigest()[:16]
    files = Pair(within / f"{name}_noisy.tif", within / f"{name}_clean.tif")
    within.mkdir(parents=True, exist_ok=True)
    for path, image in zip((files.noisy, files.clean), opened(pair), strict=True):
        if not path.exists():
            write_image(image, path)
    return files


def surveyed(sources: Sources) -> Survey:
    """What there is to evaluate at these places.

    Raises:
        UnreadableImage, SizeMismatch: as :func:`engine.evaluation.layouts.survey`.
    """
    paths, truths = (tuple(map(Path, names)) for names in (sources.paths, sources.truths))
    found = survey(paths, truths, sources.gaussian)
    known = [] if sources.gaussian is not None else [Pair(Path(noisy), Path(clean)) for noisy, clean in sources.pairs]
    if not known:
        return found
    pairs = tuple(dict.fromkeys([*known, *(pair for pair in found.pairs if pair.truth)]))
    alone = tuple(pair.noisy for pair in found.pairs if not pair.truth)
    return Survey(pairs, (*found.unpaired, *alone), layout_of(pairs[0]))


def denoisers(names: Sequence[str], device: str, sigma: float | None) -> dict[str, Denoiser]:
    """By their names; those that take a noise level are told ``sigma``.

    Raises:
        HasNoBest, MethodUnavailable, UnknownModel, UnsafeCheckpoint, UnsuitableCheckpoint, DeviceUnavailable: one
            cannot be had.
    """
    return {name: _denoiser(name, device, sigma) for name in dict.fromkeys(names)}


def _denoiser(name: str, device: str, sigma: float | None) -> Denoiser:
    plain, best = name.removesuffix(BEST), name.endswith(BEST)
    try:
        return find_denoiser(plain, device=device, sigma=sigma, best=best)
    except TakesNoNoiseLevel:
        return find_denoiser(plain, device=device, best=best)


def without_picture(found: Found) -> Found:
    """Small enough for the pipe."""
    return found if found.picture is None else replace(found, picture=None)


def command(sources: Sources, request: BeginStudy) -> tuple[str, ...]:
    """What evaluates the same from a command line, as near as it comes; empty where nothing does."""
    if len(sources.paths) != 1 or len(sources.truths) > 1 or sources.pairs:
        return ()
    words = ["python", "main.py", "evaluate", *sources.paths, *sources.truths]
    words += [word for name in request.methods for word in ("--method", name)]
    words += ["--device", request.device] if request.device != "auto" else []
    return (*words, *(("--gaussian", f"{sources.gaussian:g}") if sources.gaussian is not None else ()))
