"""A batch of photos in a thread of its own, behind the photos of the window. Imports torch only when one is begun."""

import contextlib
import threading
from collections.abc import Generator, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import cast

from engine.batch.control import Control
from engine.batch.jobs import plan
from engine.cancellation import CancelToken
from engine.errors import DenoiserError
from engine.events import Event
from engine.images.image import Image
from engine.methods.denoiser import Denoiser, ModelDenoiser
from engine.service.answering import Send, answering
from engine.service.network import Network
from engine.service.replies import ManyDone, ManyPlanned, ManyTold
from engine.service.requests import ControlMany, DenoiseMany
from engine.service.turn import Turn

_BEHIND = 0


@dataclass(frozen=True, slots=True)
class InTurn:
    """A denoiser that has the device for one tile after the other, when nobody more urgent wants it."""

    denoiser: Denoiser
    turn: Turn

    @property
    def name(self) -> str:
        return self.denoiser.name

    @property
    def device(self) -> str:
        return self.denoiser.device

    @property
    def sha256(self) -> str:
        return self.denoiser.sha256

    @property
    def tile(self) -> int | None:
        return self.denoiser.tile

    @property
    def sigma(self) -> float | None:
        return self.denoiser.sigma

    @property
    def best(self) -> bool:
        return self.denoiser.best

    def run(self, image: Image, cancel: CancelToken | None = None, halos: int = 1) -> Iterator[Event]:
        """Denoise one photo; see :class:`engine.methods.denoiser.Denoiser`."""
        events = cast(Generator[Event], self.denoiser.run(image, cancel, halos))
        with contextlib.closing(events):
            while True:
                with self.turn.taken(_BEHIND):
                    event = next(events, None)
                if event is None:
                    return
                yield event


class Many:
    """Works on one batch at a time.

    Args:
        send: tells the window.
        network: lends its model.
        turn: of the device.
    """

    def __init__(self, send: Send, network: Network, turn: Turn) -> None:
        self._send = send
        self._network = network
        self._turn = turn
        self._thread: threading.Thread | None = None
        self._busy = False
        self._number = 0
        self._control = Control()

    def begin(self, request: DenoiseMany) -> None:
        """Start a batch.

        Raises:
            DenoiserError: another one is not over yet.
        """
        if self._busy:
            raise DenoiserError("Another batch is at work. Wait until it is done, or cancel it.")
        self._busy = True
        self._number, self._control = request.number, Control()
        self._thread = threading.Thread(target=self._run, args=(request,), name="many", daemon=True)
        self._thread.start()

    def control(self, request: ControlMany) -> None:
        """Do with the batch what the person wants; nothing happens if it is over."""
        if request.number != self._number:
            return
        match request.wish:
            case "pause":
                self._control.pause()
            case "resume":
                self._control.resume()
            case "cancel":
                self._control.cancel()
            case "skip":
                self._control.skip(request.index)

    def stop(self) -> None:
        """End the batch; what is being written is finished."""
        self._control.cancel()
        if self._thread is not None:
            self._thread.join()

    def _run(self, request: DenoiseMany) -> None:
        answering(self._send, self._work, request)()
        self._busy = False  # whoever hears of the end may begin the next one at once
        self._send(ManyDone(request.number))

    def _work(self, request: DenoiseMany) -> None:
        from engine.batch.pipeline import run

        options = request.options
        planned = plan([Path(path) for path in request.paths], options.folder, options.template)
        sources = tuple(str(job.source) for job in planned.jobs)
        self._send(ManyPlanned(request.number, sources, tuple(map(str, planned.left_out))))
        if planned.jobs:
            denoiser = InTurn(self._denoiser(request), self._turn)
            for event in run(planned.jobs, options, denoiser, self._control, planned.left_out):
                self._send(ManyTold(request.number, event))

    def _denoiser(self, request: DenoiseMany) -> Denoiser:
        with self._turn.taken(_BEHIND):
            return ModelDenoiser(self._network.engine_for(request.model, request.device), best=request.best)
