"""Further results of open photos, one after the other in a lane of their own, behind the photos that are denoised.

torch is imported only for a model.
"""

import contextlib
import time
from collections.abc import Callable, Generator, Iterator
from dataclasses import replace
from typing import TYPE_CHECKING, Any, cast

from engine.cancellation import Cancelled, CancelToken
from engine.errors import DenoiserError, UnknownModel
from engine.events import Doubtful, Event, Finished, Started, TileDone
from engine.images.image import Image
from engine.inference.ensemble import BEST
from engine.methods.checking import checked
from engine.methods.denoiser import ClassicalDenoiser, ModelDenoiser, find_denoiser
from engine.service.answering import Send, answering
from engine.service.desk import Desk, Result
from engine.service.further_replies import (
    FurtherCancelled,
    FurtherFinished,
    FurtherLanded,
    FurtherScored,
    FurtherStarted,
)
from engine.service.further_requests import CancelFurther, ForgetFurther, MakeFurther
from engine.service.lane import Lane
from engine.service.network import LOOKED_AT, Network, bring_to_screen
from engine.service.turn import LendingToken, Turn

if TYPE_CHECKING:
    from engine.models.library import Library

BEHIND_SHOWN = 6
"""How urgent, of photos that nobody looks at: what is denoised goes first, a batch and the wizard come after."""

_AT_ONCE = 100

Ready = ClassicalDenoiser | ModelDenoiser


class Furthering:
    """Makes results by any method or model; each has the device for a tile at a time.

    A model at its best quality, whose tiles take eight times as long, gives it away within a tile as well.

    Args:
        desk: where the photos lie, and the results.
        send: tells the window.
        turn: of the device.
        network: knows where the person looks, and whether there is a pause.
    """

    def __init__(self, desk: Desk, send: Send, turn: Turn, network: Network) -> None:
        self._desk = desk
        self._send = send
        self._turn = turn
        self._network = network
        self._lane = Lane("further")
        self._tokens: dict[tuple[int, str], CancelToken] = {}
        self._ready: tuple[tuple[str, str], tuple[int, int], ModelDenoiser] | None = None
        self.actions: dict[type, Callable[[Any], None]] = {
            MakeFurther: self._queue,
            CancelFurther: self._cancel,
            ForgetFurther: self._forget,
        }

    def close(self, key: int) -> None:
        """Stop all that is made of this photo."""
        for (photo, _method), token in tuple(self._tokens.items()):
            if photo == key:
                token.cancel()

    def score(self, key: int) -> None:
        """Measure the finished results of this photo against its ground truth, which is new."""
        for method in self._desk[key].further:
            self._tell_score(key, method)

    def stop(self) -> None:
        """End, shortly after."""
        for token in tuple(self._tokens.values()):
            token.cancel()
        self._lane.stop(_AT_ONCE)

    # What is asked, in the thread that listens

    def _queue(self, request: MakeFurther) -> None:
        self._cancel(CancelFurther(request.key, request.method))
        token = self._tokens[request.key, request.method] = CancelToken()
        self._lane.add(answering(self._send, lambda r: self._make(r, token), request))

    def _cancel(self, request: CancelFurther | ForgetFurther) -> None:
        token = self._tokens.pop((request.key, request.method), None)
        if token is not None:
            token.cancel()

    def _forget(self, request: ForgetFurther) -> None:
        self._cancel(request)
        self._lane.add(answering(self._send, lambda r: self._desk.forget_further(r.key, r.method), request))

    # What is done, in the lane

    def _make(self, request: MakeFurther, cancel: CancelToken) -> None:
        try:
            self._network.hold(cancel)
            cancel.raise_if_cancelled()
            with self._turn.taken(self._urgency(request.key), cancel):
                denoiser = self._denoiser(request)
            self._run(request, denoiser, cancel)
        except Cancelled:
            self._send(FurtherCancelled(request.key, request.method, request.generation))
            return
        # There may be no truth, the photo be too small, or another truth come just now, with which all are measured.
        with contextlib.suppress(DenoiserError, FileNotFoundError):
            self._tell_score(request.key, request.method)

    def _denoiser(self, request: MakeFurther) -> Ready:
        """A method, or a model with its engine, of which the last one is kept while its file stays as it is."""
        from engine.models.library import default_library

        library = default_library()
        name, best = _told(request.method, library)
        wanted = (name, request.device)
        if self._ready is not None and self._ready[0] == wanted and self._ready[1] == library.stamp(name):
            return replace(self._ready[2], best=best)
        self._ready = None
        found = cast(Ready, find_denoiser(name, device=request.device, library=library, best=best))
        if isinstance(found, ModelDenoiser):
            self._ready = (wanted, library.stamp(name), found)
        return found

    def _run(self, request: MakeFurther, denoiser: Ready, cancel: CancelToken) -> None:
        image = self._desk[request.key].image
        result = self._desk.begin_result(request.key)
        focus = self._network.focus_of(request.key)
        prepared = replace(denoiser, focus=focus, result=result.image.pixels)
        token = LendingToken(cancel, self._turn, lambda: self._urgency(request.key), self._network.pausing)
        try:
            doubts: tuple[str, ...] = ()
            events = _events(prepared, image, token if denoiser.best else cancel)
            for event in self._in_turn(events, request.key, cancel, token):
                doubts += event.sentences if isinstance(event, Doubtful) else ()
                self._tell(request, event, result, doubts)
        except BaseException:
            self._desk.discard(result)
            raise

    def _in_turn(self, events: Iterator[Event], key: int, cancel: CancelToken, token: LendingToken) -> Iterator[Event]:
        """The events, each worked for while nobody more urgent wants the device; seconds count only that work.

        Waiting asks the plain token: the other one would lend a turn that it does not have.
        """
        seconds = 0.0
        with contextlib.closing(cast(Generator[Event], events)):
            while True:
                self._network.hold(cancel)
                with self._turn.taken(self._urgency(key), cancel):
                    began = time.perf_counter() - token.lent
                    event = next(events)
                    seconds += time.perf_counter() - token.lent - began
                yield replace(event, seconds=seconds) if isinstance(event, TileDone | Finished) else event
                if isinstance(event, Finished):  # nobody can stop it any more
                    return

    def _urgency(self, key: int) -> int:
        return LOOKED_AT if self._network.looks_at(key) else BEHIND_SHOWN

    def _tell(self, request: MakeFurther, event: Event, result: Result, doubts: tuple[str, ...]) -> None:
        named = (request.key, request.method, request.generation)
        if isinstance(event, Started):
            self._send(FurtherStarted(*named, result.display, result.full, event.device))
        elif isinstance(event, TileDone):
            bring_to_screen(event, result)
            self._send(FurtherLanded(*named, event.rect, event.fraction, event.seconds_left))
        elif isinstance(event, Finished):
            self._desk.accept_further(request.key, request.method, result)
            self._send(FurtherFinished(*named, event.seconds, doubts))

    def _tell_score(self, key: int, method: str) -> None:
        score = self._desk.score_further(key, method)
        if score is not None:
            self._send(FurtherScored(key, method, *score))


def _told(name: str, library: "Library") -> tuple[str, bool]:
    """Of what, and whether at its best quality; a model that is called so goes before."""
    if not name.endswith(BEST):
        return name, False
    try:
        library.find(name)
    except UnknownModel:
        return name.removesuffix(BEST), True
    return name, False


def _events(denoiser: Ready, image: Image, cancel: CancelToken) -> Iterator[Event]:
    """A model's result is looked at, and made once more if need be, as that of the photo on show is."""
    return checked(denoiser, image, cancel) if isinstance(denoiser, ModelDenoiser) else denoiser.run(image, cancel)
