"""What a run would be: photos, split, network, and from a few real steps its time and memory."""

import statistics
import time
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager, closing, nullcontext
from dataclasses import dataclass
from pathlib import Path

import psutil

from engine.cancellation import Cancelled
from engine.errors import OutOfMemory
from engine.training.config import Config
from engine.training.control import Control
from engine.training.data import Example
from engine.training.distributed import Team
from engine.training.events import StepDone, TrainingEvent, Warned
from engine.training.footprint import BARE, Footprint, estimated
from engine.training.preparing import Material, material, room_for_photos, shelf_for
from engine.training.progress import length_of, patch_at
from engine.training.run_folder import RunFolder
from engine.training.session import inspected
from engine.training.setting_up import Equipment, check, order_of, set_up
from engine.training.shelf import Shelf
from engine.training.trainer import Run
from engine.training.validation import Validation, chosen

STEPS = 10
"""So many are tried at most."""

_WARM_STEPS, _LEAST_STEPS = 2, 3
_ENOUGH_SECONDS = 15.0
_VALIDATED_MEGAPIXELS = 0.25
_PARTS = 4

Turns = Callable[[], AbstractContextManager[object]]
"""Gives the device for a step, or for whatever takes about as long; it may raise."""


@dataclass(frozen=True, slots=True)
class Figures:
    """What a run takes.

    Attributes:
        seconds_per_step: mean over the run, in which patches may grow.
        steps: in the whole run; of a run by the clock as many as fit beside the validations.
        validations: how many there are.
        seconds_per_validation: told from a small part of its photos.
        seconds: the whole run, validations among them, but not looking at the photos before it begins.
        memory: bytes: on a card what the run takes there, else the whole process with its decoded photos.
        batch: patches a step.
    """

    seconds_per_step: float
    steps: int
    validations: int
    seconds_per_validation: float
    seconds: float
    memory: int
    batch: int


class Trial:
    """The first steps of a run, with patches as large as they become.

    Args:
        config: of the run.
        found: its photos, or some of them.
        shelf: where they are decoded.
        place: an empty folder for what is left behind.
        team: the processes.
        turns: asked for whenever something is computed.

    Raises:
        TrainingError, ModelError, ImageError: what would keep the run from beginning.
        OutOfMemory: a step needs more than there is.
    """

    def __init__(
        self, config: Config, found: Material, shelf: Shelf, place: Path, team: Team, turns: Turns = nullcontext
    ) -> None:
        self._turns = turns
        self._seconds: list[float] = []
        trial = config.with_changes({"run.steps": STEPS, "run.epochs": 0, "run.minutes": 0, "run.validate": 0})
        with turns():
            self._footprint = Footprint(team.device)
            with self._footprint.watched():
                self.kit = set_up(trial, RunFolder.create(place, trial), found, shelf, team, False)
            largest = max(config.run.patch, config.run.patch_end)
            self.kit.config = self.kit.config.with_changes({"run.patch": largest, "run.patch_end": 0})
            _check_room(self.kit)

    def steps(self) -> Iterator[int]:
        """Take them; after each, how many are done. On a slow machine fewer are enough.

        Raises:
            OutOfMemory, ImageError: as the run would.
        """
        with closing(Run(self.kit, Control()).train()) as events:
            while len(self._seconds) < STEPS and not self._has_enough():
                with self._turns(), self._footprint.watched():
                    began = time.perf_counter()
                    event = next(events)
                    seconds = time.perf_counter() - began
                if isinstance(event, StepDone):
                    self._seconds.append(seconds)
                    yield len(self._seconds)

    def figures(self, config: Config, whole: Material) -> Figures:
        """What the run takes, once the steps are done.

        Args:
            config: of the run.
            whole: all of its photos.
        """
        kit, run = self.kit, config.run
        each = self._seconds_per_step(config)
        length = length_of(run, kit.config.run.batch, order_of(config, whole).epoch_patches)
        checking = self._seconds_per_validation() * _validated_pixels(config, whole) if run.validate else 0.0
        steps = length.steps or max(1, int((length.seconds - run.validate * checking) / each))
        seconds = steps * each + run.validate * checking if length.steps else length.seconds
        memory = self._footprint.bytes
        if not kit.device.name.startswith("cuda"):
            memory += BARE + min(_decoded_bytes(whole), room_for_photos(kit.team))
        return Figures(each, steps, run.validate, checking, seconds, memory, kit.config.run.batch)

    def _has_enough(self) -> bool:
        return len(self._seconds) >= _LEAST_STEPS and sum(self._seconds) > _ENOUGH_SECONDS

    def _seconds_per_step(self, config: Config) -> float:
        """Smaller patches, in the parts of the run that have them, count by their area."""
        sides = [patch_at(config.run, part / _PARTS, self.kit.patch_multiple) for part in range(_PARTS)]
        share = statistics.fmean(side * side for side in sides) / max(sides) ** 2
        return statistics.fmean(self._seconds[_WARM_STEPS:]) * share

    def _seconds_per_validation(self) -> float:
        """For each pixel, measured twice on a few, the first time to get warm."""
        kit = self.kit
        subjects, _ = chosen(iter(kit.validation.with_truth), _VALIDATED_MEGAPIXELS)
        if not subjects:
            return 0.0
        alone = Validation(subjects, kit.descriptor, Team(device=kit.team.device))
        seconds = []
        for _ in range(2):
            with self._turns(), self._footprint.watched():
                seconds.append(alone.measure(kit.learner.kept)[1])
        return min(seconds) / sum(subject.pixels for subject in subjects)


def forecast(config: Config, team: Team, control: Control, place: Path) -> Iterator[str | TrainingEvent]:
    """What is wrong with the photos, and lines for a person.

    Args:
        config: of the run.
        team: the processes.
        control: whether somebody stops it.
        place: an empty folder for what a trial leaves behind.

    Raises:
        TrainingError, ModelError, ImageError: what would keep the run from beginning.
        OutOfMemory: a step needs more than there is.
        Cancelled: somebody stopped it.
    """
    found = material(config)
    check(config, found, team)
    yield from (Warned(0, problem.sentence) for problem in found.problems)
    shelf = shelf_for(place, team)
    found = yield from inspected(found, shelf, team, control)
    trial = Trial(config, found, shelf, place, team)
    yield from (Warned(0, sentence) for sentence in trial.kit.warnings)
    yield from _what(config, trial.kit)
    for _ in trial.steps():
        if control.stopping:
            raise Cancelled
    figures = trial.figures(config, found)
    shelf.clear()
    yield f"One step takes {figures.seconds_per_step:.2f} s; {figures.memory / 1e9:.1f} GB of memory are needed."
    yield _length(config, figures)


def _what(config: Config, kit: Equipment) -> Iterator[str]:
    descriptor = kit.descriptor
    found, measured = kit.material, len(kit.validation.subjects)
    yield f"Learning from {found.task.value}: {len(found.training)} to train on{_scenes(found.training)}."
    told = _count(measured, "photo") + _scenes(found.validation[:measured])
    yield f"Validation: {told}, noisy {_figure(kit.validation.noisy.psnr)}."
    yield from _cameras((*found.training, *found.validation))
    yield (
        f"Network: {descriptor.architecture} {dict(descriptor.arguments)}, {descriptor.parameters:,} weights, "
        f"{descriptor.macs_per_pixel / 1e3:.1f} thousand multiply-adds a pixel."
    )
    batch, patch = kit.config.run.batch, config.run.patch
    yield f"{batch} patches of {patch} pixels a step, on {kit.device.title} in {kit.precision}."


def _count(number: int, what: str) -> str:
    return f"1 {what}" if number == 1 else f"{number} {what}s"


def _scenes(examples: Sequence[Example]) -> str:
    """How many there are, where some examples show the same."""
    scenes = len({example.scene for example in examples})
    return f", of {_count(scenes, 'scene')}" if scenes < len(examples) else ""


def _cameras(examples: Sequence[Example]) -> Iterator[str]:
    """As far as names of files tell them."""
    isos: dict[str, set[int]] = defaultdict(set)
    for example in examples:
        if example.camera:
            isos[example.camera].update(() if example.iso is None else (example.iso,))
    told = [f"{camera}{_range(values)}" for camera, values in sorted(isos.items())]
    if told:
        yield f"Cameras: {', '.join(told)}."


def _range(isos: set[int]) -> str:
    if not isos:
        return ""
    return f" at ISO {min(isos)}" + (f" to {max(isos)}" if len(isos) > 1 else "")


def _length(config: Config, figures: Figures) -> str:
    validations = _count(figures.validations, "validation")
    if config.run.steps or config.run.epochs:
        spent = f"{figures.validations * figures.seconds_per_validation / 60:.0f} of them for {validations}"
        return f"{figures.steps} steps: about {figures.seconds / 60:.0f} minutes, {spent}."
    return f"{config.run.minutes:g} minutes: about {figures.steps} steps, and {validations}."


def _figure(psnr: float | None) -> str:
    return "not measured, as there is no ground truth" if psnr is None else f"{psnr:.2f} dB"


def _check_room(kit: Equipment) -> None:
    """On a CPU trying would end the program where it does not fit; a card tells by itself."""
    if not kit.device.is_cpu:
        return
    run, multiple = kit.config.run, kit.patch_multiple
    side = max(multiple, run.patch // multiple * multiple)
    needed = estimated(kit.learner.network, side, run.batch, kit.descriptor.takes_noise_level)
    free = psutil.virtual_memory().available
    if needed > free:
        raise OutOfMemory(
            f"{run.batch} patches of {run.patch} pixels a step take {needed / 1e9:.1f} GB of memory, and "
            f"{free / 1e9:.1f} GB are free. Take fewer patches (--batch), or smaller ones (--patch)."
        )


def _validated_pixels(config: Config, whole: Material) -> int:
    """How many pixels :func:`engine.training.validation.chosen` takes of these photos."""
    limit, taken = int(config.run.validation_megapixels * 1e6), 0
    for example in whole.validation:
        pixels = example.width * example.height
        if taken and pixels > limit - taken:
            break
        taken += min(pixels, limit - taken)
    return taken


def _decoded_bytes(whole: Material) -> int:
    """Of all photos, if they have 8 bits."""
    examples = (*whole.training, *whole.validation)
    return sum(3 * example.width * example.height * len(example.paths) for example in examples)
