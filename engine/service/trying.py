"""What networks and trainings take on a device, measured there. torch is imported when asked."""

import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from engine.cancellation import CancelToken
from engine.images.image import Image, Metadata
from engine.service.showing import spread
from engine.service.training_replies import PlanningProgress, SpeedMeasured, TrainingForecast, TrainingReply
from engine.service.training_requests import ForecastTraining, MeasureSpeeds
from engine.service.turn import Turn

if TYPE_CHECKING:
    from engine.device import Device
    from engine.inference.denoising import Engine
    from engine.training.config import Config
    from engine.training.data import Example
    from engine.training.forecast import Turns
    from engine.training.preparing import Material
    from engine.training.shelf import Shelf

Tell = Callable[[TrainingReply], None]
Asked = tuple[CancelToken, Tell]

PLANNING = 5
"""How urgent: a photo of the window goes first, a batch comes after the person who waits for an answer."""

_SIDES = (256, 512, 1024, 2048)
_TRIES = 3
_CLEAR_SECONDS, _ENOUGH_SECONDS = 0.25, 2.0
_SAMPLE, _SAMPLE_MEGAPIXELS, _SAMPLE_BURST = 6, 40.0, 4
_VALIDATION_MEGAPIXELS = 0.25


class Trying:
    """Has the device for no longer than a step at a time.

    Args:
        turn: of the device.
        folder: for what a trial leaves behind until it is over.
    """

    def __init__(self, turn: Turn, folder: Path) -> None:
        self._turn = turn
        self._folder = folder
        self._speeds: dict[tuple[str, str, str], SpeedMeasured] = {}

    def measure_speeds(self, request: MeasureSpeeds, cancel: CancelToken, tell: Tell) -> None:
        """Seconds a megapixel of one network after the other; each is measured once.

        Raises:
            DeviceUnavailable: there is no such device.
            UnsuitableCheckpoint: there is no such architecture or size.
            OutOfMemory: one of them has no room there.
            Cancelled: somebody asked to stop.
        """
        from engine.device import choose

        device = choose(request.device)
        for done, (architecture, size) in enumerate(request.networks, 1):
            key = (architecture, size, device.name)
            if key not in self._speeds:
                self._speeds[key] = self._speed(architecture, size, device, cancel)
            tell(replace(self._speeds[key], number=request.number))
            tell(PlanningProgress(request.number, done, len(request.networks)))

    def forecast(self, request: ForecastTraining, cancel: CancelToken, tell: Tell) -> None:
        """Take a few steps on some of the photos.

        Raises:
            DeviceUnavailable: there is no such device.
            TrainingError, ModelError, ImageError, OutOfMemory: what would keep the run from beginning.
            Cancelled: somebody asked to stop.
        """
        from engine.device import choose, release_memory
        from engine.training.preparing import material, recipe_of

        device = choose(request.device)
        whole = material(request.config, cancel)
        recipe_of(request.config, lambda _done, _whole: cancel.raise_if_cancelled())  # remembered until it is needed
        try:
            with tempfile.TemporaryDirectory(dir=self._folder) as place, _threads_of_a_training():
                tell(_forecast(request, whole, Path(place), device, self._turns(cancel), (cancel, tell)))
        finally:
            release_memory(device)

    def _speed(self, architecture: str, size: str, device: "Device", cancel: CancelToken) -> SpeedMeasured:
        from engine.device import release_memory
        from engine.inference.denoising import Engine, Settings
        from engine.models.fitting import describe
        from engine.models.model import Model
        from engine.models.registry import architecture as named

        kind = named(architecture)
        arguments = kind.sized(size, {})
        with _threads_kept():
            with self._turn.taken(PLANNING, cancel):
                told = describe(architecture, kind.name, arguments)
                engine = Engine(Model(told, kind.build(arguments).eval()), Settings(device.name))
            seconds = self._seconds_per_megapixel(engine, cancel)
        del engine
        release_memory(device)
        return SpeedMeasured(0, architecture, size, told.parameters, told.macs_per_pixel, seconds)

    def _seconds_per_megapixel(self, engine: "Engine", cancel: CancelToken) -> float:
        """The fastest of some tries, on a photo so large that it takes a while: small ones tell little of a card."""
        for side in _SIDES:
            photo = _made_photo(side)
            tried: list[float] = []
            while len(tried) < _TRIES and sum(tried) < _ENOUGH_SECONDS:
                with self._turn.taken(PLANNING, cancel):
                    began = time.perf_counter()
                    for _ in engine.denoise(photo, cancel):
                        pass
                    tried.append(time.perf_counter() - began)
            if min(tried) > _CLEAR_SECONDS:
                break
        return min(tried) / photo.megapixels

    def _turns(self, cancel: CancelToken) -> "Turns":
        @contextmanager
        def turns() -> Iterator[None]:
            cancel.raise_if_cancelled()
            with self._turn.taken(PLANNING, cancel):
                yield

        return turns


def _forecast(
    request: ForecastTraining, whole: "Material", place: Path, device: "Device", turns: "Turns", asked: Asked
) -> TrainingForecast:
    """From some of the photos, decoded as all of them would be before a run begins."""
    from engine.training.distributed import Team
    from engine.training.forecast import STEPS, Trial
    from engine.training.setting_up import blind_method
    from engine.training.shelf import Shelf

    cancel, tell = asked
    shelf = Shelf(place / "photos", sys.maxsize)
    sample = _sample(whole, shelf, cancel)
    config = blind_method(request.config, sample)[0]
    trial = Trial(_with_few_to_validate(config), sample, shelf, place, Team(device=device.name), turns)
    for done in trial.steps():
        tell(PlanningProgress(request.number, done, STEPS))
    told = trial.figures(config, whole)
    each, steps, memory = told.seconds_per_step, told.steps, told.memory
    return TrainingForecast(request.number, each, steps, told.seconds, memory, told.batch, device.title)


def _made_photo(side: int) -> Image:
    pixels = np.random.default_rng(0).integers(0, 256, (side, side, 3), dtype=np.uint8)
    return Image(pixels, None, Metadata())


def _with_few_to_validate(config: "Config") -> "Config":
    few = min(config.run.validation_megapixels, _VALIDATION_MEGAPIXELS)
    return config.with_changes({"run.validation_megapixels": few})


def _sample(whole: "Material", shelf: "Shelf", cancel: CancelToken) -> "Material":
    """Some of the photos, which then lie decoded on the shelf, as all of them would before a run begins.

    Raises:
        NothingToLearn: not one can be trained on.
    """
    from engine.training.preparing import usable

    training, validation = (tuple(_sound(part, shelf, cancel)) for part in (whole.training, whole.validation))
    return usable(replace(whole, training=training, validation=validation))


def _sound(examples: "Sequence[Example]", shelf: "Shelf", cancel: CancelToken) -> "Iterator[Example]":
    """Examples spread over all of them with nothing wrong, until they are enough; of a burst the first photos."""
    from engine.training.data import remaining
    from engine.training.problems import inspect
    from engine.training.store import PhotoStore

    taken, pixels = 0, 0.0
    for whole in spread(examples, _SAMPLE):
        cancel.raise_if_cancelled()
        if taken == _SAMPLE or pixels > _SAMPLE_MEGAPIXELS * 1e6:
            return
        example = replace(whole, noisy=whole.noisy[:_SAMPLE_BURST])
        (faults,) = inspect(PhotoStore([example], shelf))
        for sound in remaining([example], faults):
            taken, pixels = taken + 1, pixels + sound.width * sound.height * len(sound.paths)
            yield sound


@contextmanager
def _threads_kept() -> Iterator[None]:
    """What a network is measured with is of no concern to others."""
    import torch

    before = torch.get_num_threads()
    try:
        yield
    finally:
        torch.set_num_threads(before)


@contextmanager
def _threads_of_a_training() -> Iterator[None]:
    """As many as torch takes by itself, whatever was best for the model that denoises here."""
    import torch

    from engine.inference.runner import thread_counts

    with _threads_kept():
        torch.set_num_threads(min(thread_counts()))
        yield
