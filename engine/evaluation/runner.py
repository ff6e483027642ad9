"""Runs methods over pairs and scores them: a plain generator."""

import time
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from engine.cancellation import Cancelled, CancelToken
from engine.comparison.lost_detail import lost_detail
from engine.comparison.worst import worst_tile
from engine.errors import UnwritableReport
from engine.evaluation.memory import PeakMemory
from engine.evaluation.opening import contents, opened
from engine.evaluation.pictures import picture
from engine.evaluation.results import UNTOUCHED, Cleaning, Failure, Found, Measurement, Pair
from engine.evaluation.store import Store, key_of
from engine.events import Event, Finished, NoiseLevel, Started
from engine.images.image import Image, Pixels
from engine.inference.depth import seen
from engine.inference.noise import deviation
from engine.methods.denoiser import Denoiser
from engine.metrics.score import score

WORST_SIDE = 128
"""Of the tile that is shown where a method is worst, in pixels."""


@dataclass(frozen=True, slots=True)
class Working:
    """How far a method is with a photo."""

    pair: Pair
    method: str
    event: Event


Outcome = Working | Found | Failure


def evaluate(
    denoisers: Mapping[str, Denoiser],
    pairs: Sequence[Pair],
    cancel: CancelToken | None = None,
    store: Store | None = None,
    pictured: Collection[Pair] = (),
) -> Iterator[Outcome]:
    """Score the untouched photo and what every denoiser makes of it, pair by pair.

    A photo or a method that fails is reported and the rest is done. Every photo is read once, and not at all where
    everything about it is in the store.

    Args:
        denoisers: by the names under which they are reported; not ``noisy``, which is always there, first.
        pairs: photos and their ground truth.
        cancel: asked before every tile and every photo.
        store: what it holds is not done again; what is done goes into it.
        pictured: pairs whose Measurements come with pictures.

    The seconds in which nobody asks for the next event, as in a pause, do not count.

    Yields:
        For every pair the untouched photo's Measurement, then for every denoiser its events as Working, unless it was
        in the store, and its Measurement; or a Failure in place of either Measurement. A pair without ground truth
        gives Cleanings in place of Measurements.

    Raises:
        Cancelled: somebody asked to stop.
        UnwritableReport: the store could not take what was measured.
    """
    token = cancel or CancelToken()
    for pair in pairs:
        token.raise_if_cancelled()
        photo = _Photo(pair, store, pair in pictured)
        try:
            yield photo.kept(UNTOUCHED, None) or photo.keep(photo.untouched(), None)
        except (Cancelled, UnwritableReport):
            raise
        except Exception as error:  # noqa: BLE001  (one photo must not end the others)
            yield Failure(pair, None, error)
            continue
        for name, denoiser in denoisers.items():
            yield from _evaluate_one(name, denoiser, photo, token)


class _Photo:
    """A pair that is read when it is needed, and what is kept of it."""

    def __init__(self, pair: Pair, store: Store | None, pictured: bool) -> None:
        self.pair = pair
        self._store = store
        self._pictured = pictured

    @cached_property
    def images(self) -> tuple[Image, Image]:
        """Noisy and clean."""
        return opened(self.pair)

    @cached_property
    def _contents(self) -> str:
        return contents(self.pair)

    def untouched(self) -> Found:
        return self.judged(UNTOUCHED, self.images[0].pixels, 0.0)

    def judged(
        self, name: str, pixels: Pixels, seconds: float, level: NoiseLevel | None = None, memory: int | None = None
    ) -> Found:
        """What a result is worth: against the ground truth, or where there is none by itself."""
        noisy, clean = self.images
        worst, shown = worst_tile(pixels, clean.pixels, WORST_SIDE).rect, self.picture(pixels)
        rest = (seconds, noisy.megapixels, level, memory, shown, worst)
        if not self.pair.truth:
            kept = 1.0 - lost_detail(noisy.pixels, pixels).share
            return Cleaning(name, self.pair, deviation(seen(pixels)), kept, *rest)
        return Measurement(name, self.pair, score(pixels, clean.pixels), *rest)

    def picture(self, pixels: Pixels) -> bytes | None:
        """Of a result, if one is wanted."""
        return picture(pixels) if self._pictured else None

    def kept(self, name: str, denoiser: Denoiser | None) -> Found | None:
        """What the store holds, if it has the picture that is wanted."""
        if self._store is None:
            return None
        found = self._store.find(key_of(self._contents, denoiser), name, self.pair)
        return None if found is not None and self._pictured and found.picture is None else found

    def keep(self, found: Found, denoiser: Denoiser | None) -> Found:
        """Put into the store, if there is one."""
        if self._store is not None:
            self._store.keep(key_of(self._contents, denoiser), found)
        return found


def _evaluate_one(name: str, denoiser: Denoiser, photo: _Photo, cancel: CancelToken) -> Iterator[Outcome]:
    try:
        kept = photo.kept(name, denoiser)
        if kept is None:
            yield from _measure(name, denoiser, photo, cancel)
        else:
            yield kept
    except (Cancelled, UnwritableReport):
        raise
    except Exception as error:  # noqa: BLE001  (one method must not end the others)
        yield Failure(photo.pair, name, error)


def _measure(name: str, denoiser: Denoiser, photo: _Photo, cancel: CancelToken) -> Iterator[Working | Found]:
    noisy, _ = photo.images
    level: NoiseLevel | None = None
    finished: Finished | None = None
    idle = 0.0
    with PeakMemory(denoiser.device) as memory:
        for event in denoiser.run(noisy, cancel):
            told = time.perf_counter()
            yield Working(photo.pair, name, event)
            if isinstance(event, Started):
                level = event.noise_level
            if isinstance(event, Finished):
                finished = event
            else:
                idle += time.perf_counter() - told
    if finished is None:
        raise AssertionError("a denoiser ends with Finished")
    seconds = max(0.0, finished.seconds - idle)
    yield photo.keep(photo.judged(name, finished.pixels, seconds, level, memory.taken), denoiser)
