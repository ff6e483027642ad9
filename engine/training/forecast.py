"""What a run would be: photos, split, network, and from a few real steps its time and memory."""

import time
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

from engine.cancellation import Cancelled
from engine.training.config import Config
from engine.training.control import Control
from engine.training.distributed import Team
from engine.training.events import StepDone, TrainingEvent, Warned
from engine.training.preparing import material, shelf_for
from engine.training.progress import length_of
from engine.training.run_folder import RunFolder
from engine.training.session import inspected
from engine.training.setting_up import Equipment, set_up
from engine.training.trainer import Run

_STEPS, _WARM_STEPS = 12, 4


def forecast(config: Config, team: Team, control: Control, place: Path) -> Iterator[str | TrainingEvent]:
    """What is wrong with the photos, and lines for a person.

    Args:
        config: of the run.
        team: the processes.
        control: whether somebody stops it.
        place: an empty folder for what a trial leaves behind.

    Raises:
        TrainingError, ModelError, ImageError: what would keep the run from beginning.
        Cancelled: somebody stopped it.
    """
    found = material(config)
    yield from (Warned(0, problem.sentence) for problem in found.problems)
    shelf = shelf_for(place, team)
    found = yield from inspected(found, shelf, team, control)
    trial = config.with_changes({"run.steps": _STEPS, "run.epochs": 0, "run.minutes": 0, "run.validate": 0})
    kit = set_up(trial, RunFolder.create(place, trial), found, shelf, team, False)
    yield from (Warned(0, sentence) for sentence in kit.warnings)
    yield from _what(kit)
    seconds, memory = _timed(kit, control)
    shelf.clear()
    yield f"One step takes {seconds:.2f} s; {memory / 1e9:.1f} GB of memory are in use."
    yield _length(config, kit, seconds)


def _what(kit: Equipment) -> Iterator[str]:
    descriptor, run = kit.descriptor, kit.config.run
    yield f"Learning from {kit.material.task.value}: {len(kit.material.training)} to train on."
    yield f"Validation: {len(kit.validation.subjects)} photos, noisy {_figure(kit.validation.noisy.psnr)}."
    yield (
        f"Network: {descriptor.architecture} {dict(descriptor.arguments)}, {descriptor.parameters:,} weights, "
        f"{descriptor.macs_per_pixel / 1e3:.1f} thousand multiply-adds a pixel."
    )
    yield f"{run.batch} patches of {run.patch} pixels a step, on {kit.device.title} in {kit.precision}."


def _timed(kit: Equipment, control: Control) -> tuple[float, int]:
    """Seconds of a step once it is warm, and memory."""
    began, memory = time.perf_counter(), 0
    with closing(Run(kit, control).train()) as events:
        for event in events:
            if isinstance(event, StepDone):
                memory = max(memory, event.memory)
                if event.step == _WARM_STEPS:
                    began = time.perf_counter()
                elif event.step == _STEPS:
                    return (time.perf_counter() - began) / (_STEPS - _WARM_STEPS), memory
    raise Cancelled


def _length(config: Config, kit: Equipment, seconds: float) -> str:
    length = length_of(config.run, kit.config.run.batch, kit.epoch_patches)
    if length.steps:
        minutes = length.steps * seconds / 60
        return f"{length.steps} steps: about {minutes:.0f} minutes, and the time of {config.run.validate} validations."
    return f"{length.seconds / 60:g} minutes: at most {length.seconds / seconds:.0f} steps, fewer for the validations."


def _figure(psnr: float | None) -> str:
    return "not measured, as there is no ground truth" if psnr is None else f"{psnr:.2f} dB"
