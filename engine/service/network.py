"""Denoising the photos of the window, in the network lane. torch is imported when the first one comes."""

import time
from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from engine.cancellation import Cancelled, CancelToken
from engine.events import Doubtful, Event, Finished, Started, TileDone
from engine.images.display import display_rgb8
from engine.images.image import Image
from engine.methods.checking import checked
from engine.methods.denoiser import ModelDenoiser
from engine.methods.tile_work import Focus
from engine.service.answering import Send
from engine.service.desk import Desk, Result
from engine.service.replies import DenoiseCancelled, DenoiseFinished, DenoiseStarted, TileLanded
from engine.service.requests import CancelPhoto, DenoisePhoto, PauseDenoising, PrepareModel, SetFocus
from engine.service.turn import Pause, Turn

if TYPE_CHECKING:
    from engine.inference.denoising import Engine

SHOWN = 10
"""How urgent the photos of the window are when they wait for their turn; a batch has 0."""

LOOKED_AT = 8
"""Further results of the photo that the person looks at: between two tiles of a photo that nobody looks at."""


class Network:
    """Denoises one photo after the other.

    Args:
        desk: where the photos lie.
        send: tells the window.
        turn: of the device; kept for a whole photo, and given away while that is paused.

    Attributes:
        pausing: whether to hold.
    """

    def __init__(self, desk: Desk, send: Send, turn: Turn) -> None:
        self._desk = desk
        self._send = send
        self._turn = turn
        self.pausing = Pause()
        self._tokens: dict[int, CancelToken] = {}
        self._focus: dict[int, tuple[float, float]] = {}
        self._looked_at: int | None = None
        self._engine: tuple[tuple[str, str, tuple[int, int]], Engine] | None = None
        self._wished: PrepareModel | None = None

    def token_for(self, request: DenoisePhoto) -> CancelToken:
        """A token for a new attempt at this photo; an earlier one is cancelled, and no model is prepared any more."""
        self._wished = None
        self.cancel(CancelPhoto(request.key))
        token = self._tokens[request.key] = CancelToken()
        return token

    def cancel(self, request: CancelPhoto) -> None:
        """Stop denoising this photo, or do not begin."""
        if request.key in self._tokens:
            self._tokens[request.key].cancel()

    def cancel_all(self) -> None:
        """Stop everything."""
        for token in tuple(self._tokens.values()):
            token.cancel()

    def set_focus(self, request: SetFocus) -> None:
        """Tiles at this place come first."""
        self._focus[request.key] = (request.y, request.x)
        self._looked_at = request.key

    def pause(self, request: PauseDenoising) -> None:
        """Hold after the tile at hand, or go on."""
        self.pausing.set(request.paused)

    def hold(self, cancel: CancelToken) -> None:
        """Return when there is no pause, or shortly after somebody asked to stop."""
        self.pausing.wait(cancel)

    def looks_at(self, key: int) -> bool:
        """Whether this is the photo that the person looks at."""
        return key == self._looked_at

    def focus_of(self, key: int) -> Focus:
        """Asked for the place (y, x) of a photo whose tiles come first."""
        return lambda: self._focus.get(key)

    def wish(self, request: PrepareModel) -> None:
        """This model is to be prepared, and no other."""
        self._wished = request

    def prepare(self, request: PrepareModel) -> None:
        """Load a model, then measure what it needs, while it is the one that is wished for."""
        for ready in (False, True):
            with self._turn.taken():
                if request is not self._wished:
                    return
                engine = self.engine_for(request.model, request.device)
                if ready:
                    engine.get_ready()

    def denoise(self, request: DenoisePhoto, cancel: CancelToken) -> None:
        """Denoise a photo of the desk and tell every step."""
        self.pausing.wait(cancel)
        with self._turn.taken(SHOWN):
            try:
                cancel.raise_if_cancelled()
                self._run(request, self.engine_for(request.model, request.device), cancel)
            except Cancelled:
                self._send(DenoiseCancelled(request.key, request.generation))

    def engine_for(self, model: str, device: str) -> "Engine":
        """The model on the device, the last one kept while its file stays; to be asked by whoever has the turn."""
        from engine.inference.denoising import Engine, Settings
        from engine.models.library import default_library

        library = default_library()
        wanted = (model, device, library.stamp(model))
        if self._engine is None or self._engine[0] != wanted:
            self._engine = None
            self._engine = (wanted, Engine(library.load(model), Settings(device)))
        return self._engine[1]

    def _run(self, request: DenoisePhoto, engine: "Engine", cancel: CancelToken) -> None:
        key = request.key
        image = self._desk[key].image
        result = self._desk.begin_result(key)
        try:
            denoiser = ModelDenoiser(engine, None, self.focus_of(key), result.image.pixels, best=request.best)
            events = checked(denoiser, image, cancel)
            doubts: tuple[str, ...] = ()
            for event in self._pausing(events, key, cancel):
                doubts += event.sentences if isinstance(event, Doubtful) else ()
                self._tell(request, event, result, doubts)
        except BaseException:
            self._desk.discard(result)
            raise

    def _pausing(self, events: Iterator[Event], key: int, cancel: CancelToken) -> Iterator[Event]:
        """The events; between two of them the device may be left to others, which does not count.

        While there is a pause, and for a tile where somebody wants a further result of the photo on show, and this one
        is not.
        """
        idle = 0.0
        for event in events:
            yield replace(event, seconds=event.seconds - idle) if isinstance(event, TileDone | Finished) else event
            lends = not self.looks_at(key) and self._turn.is_wanted(LOOKED_AT)
            if (self.pausing.on or lends) and not isinstance(event, Finished):
                began = time.perf_counter()
                self._turn.give()
                self.pausing.wait(cancel)
                self._turn.take(LOOKED_AT - 1 if lends else SHOWN)
                idle += time.perf_counter() - began

    def _tell(self, request: DenoisePhoto, event: Event, result: Result, doubts: tuple[str, ...]) -> None:
        key, generation = request.key, request.generation
        if isinstance(event, Started):
            self._send(DenoiseStarted(key, generation, result.display, event.device, result.full))
        elif isinstance(event, TileDone):
            bring_to_screen(event, result)
            speed, left = event.megapixels_per_second, event.seconds_left
            self._send(TileLanded(key, generation, event.rect, event.fraction, speed, left))
        elif isinstance(event, Finished):
            self._desk.accept_result(key, result)
            self._send(DenoiseFinished(key, generation, event.seconds, doubts))


def bring_to_screen(event: TileDone, result: Result) -> None:
    """Bring a tile of a result to the screen's colours, where they are not the photo's own."""
    if result.display == result.full:
        return
    rows, columns = event.rect.slices
    tile = Image(result.image.pixels[rows, columns], None, result.image.metadata)
    result.display.attach(writable=True)[rows, columns] = display_rgb8(tile)
