"""What a run would be: photos, split, network, and from a few real steps its time and memory."""

import time
from collections.abc import Iterator
from pathlib import Path

from engine.training.config import Config
from engine.training.control import Control
from engine.training.distributed import Team
from engine.training.events import StepDone
from engine.training.preparing import Material
from engine.training.run_folder import RunFolder
from engine.training.setting_up import Equipment, set_up
from engine.training.trainer import Run

_STEPS, _WARM_STEPS = 12, 4


def forecast(config: Config, found: Material, team: Team, place: Path) -> Iterator[str]:
    """Lines for a person.

    Args:
        config: of the run.
        found: its photos.
        team: the processes.
        place: an empty folder for what a trial leaves behind.

    Raises:
        TrainingError, ModelError, ImageError: what would keep the run from beginning.
    """
    trial = config.with_changes({"run.steps": _STEPS, "run.epochs": 0, "run.minutes": 0, "run.validate": 0})
    kit = set_up(trial, RunFolder.create(place, trial), found, team, False)
    yield from _what(kit)
    yield from kit.warnings
    seconds, memory = _timed(kit)
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


def _timed(kit: Equipment) -> tuple[float, int]:
    """Seconds of a step once it is warm, and memory."""
    began, memory = time.perf_counter(), 0
    for event in Run(kit, Control()).train():
        if isinstance(event, StepDone):
            memory = max(memory, event.memory)
            if event.step == _WARM_STEPS:
                began = time.perf_counter()
            elif event.step == _STEPS:
                return (time.perf_counter() - began) / (_STEPS - _WARM_STEPS), memory
    raise AssertionError("a trial takes its steps")


def _length(config: Config, kit: Equipment, seconds: float) -> str:
    from engine.training.progress import length_of

    length = length_of(config.run, kit.config.run.batch, kit.epoch_patches)
    if length.steps:
        return f"{length.steps} steps: about {length.steps * seconds / 60:.0f} minutes, and the validations."
    return f"{length.seconds / 60:g} minutes: at most {length.seconds / seconds:.0f} steps, fewer for the validations."


def _figure(psnr: float | None) -> str:
    return "not measured, as there is no ground truth" if psnr is None else f"{psnr:.2f} dB"
