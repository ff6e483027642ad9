"""Runs methods over pairs and scores them: a plain generator."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from engine.cancellation import Cancelled, CancelToken
from engine.evaluation.memory import PeakMemory
from engine.evaluation.results import UNTOUCHED, Failure, Measurement, Pair
from engine.events import Event, Finished, NoiseLevel, Started
from engine.images.image import Image, Pixels
from engine.images.pairing import require_same_size
from engine.images.reading import read
from engine.methods.denoiser import Denoiser
from engine.metrics.score import score


@dataclass(frozen=True, slots=True)
class Working:
    """How far a method is with a photo."""

    pair: Pair
    method: str
    event: Event


def evaluate(
    denoisers: Mapping[str, Denoiser], pairs: Sequence[Pair], cancel: CancelToken | None = None
) -> Iterator[Working | Measurement | Failure]:
    """Score the untouched photo and what every denoiser makes of it, pair by pair.

    A photo or a method that fails is reported and the rest is done. Every file is read once.

    Args:
        denoisers: by the names under which they are reported; not ``noisy``, which is always there, first.
        pairs: photos and their ground truth.
        cancel: asked before every tile and every photo.

    Yields:
        For every pair the untouched photo's Measurement, then for every denoiser its events as Working and its
        Measurement; or a Failure in place of either Measurement.

    Raises:
        Cancelled: somebody asked to stop.
    """
    token = cancel or CancelToken()
    for pair in pairs:
        token.raise_if_cancelled()
        try:
            noisy, clean = read(pair.noisy), read(pair.clean)
            require_same_size(noisy, clean, pair.noisy.name, pair.clean.name)
            yield Measurement(UNTOUCHED, pair, score(noisy.pixels, clean.pixels), 0.0, noisy.megapixels)
        except Cancelled:
            raise
        except Exception as error:  # noqa: BLE001  (one photo must not end the others)
            yield Failure(pair, None, error)
            continue
        for name, denoiser in denoisers.items():
            yield from _evaluate_one(name, denoiser, pair, noisy, clean.pixels, token)


def _evaluate_one(
    name: str, denoiser: Denoiser, pair: Pair, noisy: Image, clean: Pixels, cancel: CancelToken
) -> Iterator[Working | Measurement | Failure]:
    level: NoiseLevel | None = None
    finished: Finished | None = None
    try:
        with PeakMemory(denoiser.device) as memory:
            for event in denoiser.run(noisy, cancel):
                yield Working(pair, name, event)
                if isinstance(event, Started):
                    level = event.noise_level
                elif isinstance(event, Finished):
                    finished = event
        if finished is not None:
            closeness = score(finished.pixels, clean)
            yield Measurement(name, pair, closeness, finished.seconds, noisy.megapixels, level, memory.taken)
    except Cancelled:
        raise
    except Exception as error:  # noqa: BLE001  (one method must not end the others)
        yield Failure(pair, name, error)
