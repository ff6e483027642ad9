"""The training loop: a generator of events. What happens in a run stands in :func:`train`, from top to bottom."""

import math
import os
import time
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import psutil
import torch

from engine.device import Device, is_out_of_memory
from engine.errors import Diverged, ImageError, ModelError, OutOfMemory
from engine.models import checkpoint
from engine.models.storing import store
from engine.training import checkpoints
from engine.training.control import Control
from engine.training.events import (
    CheckpointWritten,
    Finished,
    Paused,
    PreviewMade,
    Resumed,
    Started,
    StepDone,
    Stopped,
    TrainingEvent,
    ValidationDone,
    Warned,
)
from engine.training.progress import due, patch_at
from engine.training.setting_up import Equipment

_BAD_STEPS, _SET_BACKS = 10, 3
_CHECKPOINT_SECONDS = 120.0
_PREVIEWS, _PREVIEW_SIDE = 3, 512


class Run:
    """A run that is under way.

    Args:
        equipment: everything that was prepared.
        control: wishes of the person.
    """

    def __init__(self, equipment: Equipment, control: Control) -> None:
        self._kit = equipment
        self._control = control
        self.standing = equipment.standing
        self._bad = 0
        self._saved = time.monotonic()
        self._lately: tuple[float, int, float] = (time.monotonic(), self.standing.step, 0.0)
        self._speed = 0.0

    def train(self) -> Iterator[TrainingEvent]:
        """Train until the run is complete, somebody stops it, or it does not get better.

        Raises:
            Diverged, OutOfMemory, ImageError: it cannot go on; the last checkpoint is whole.
        """
        yield self._started()
        if not self.standing.step:
            yield from self._save()
        with closing(self._kit.batches):
            while not self._over():
                yield from self._paused()
                before = self._fraction()
                yield from self._step()
                yield from self._validated(before)
                yield from self._saved_now(before)
        yield from self._ended()

    # What happens in a run

    def _step(self) -> Iterator[TrainingEvent]:
        """One step; a loss without a value changes nothing, and many of them take the run back."""
        kit, began = self._kit, time.monotonic()
        fraction = self._fraction()
        try:
            batch = kit.batches.get(self.standing.step, self._patch(fraction))
            loss = kit.learner.step(batch, kit.objective(self.standing.step, fraction), self._rate(fraction))
        except (MemoryError, RuntimeError) as error:
            if not is_out_of_memory(error):
                raise
            raise OutOfMemory(self._too_large()) from error
        seconds = kit.team.agreed(time.monotonic() - began) if not kit.length.steps else time.monotonic() - began
        self.standing = replace(self.standing, step=self.standing.step + 1, seconds=self.standing.seconds + seconds)
        self._bad = self._bad + 1 if math.isnan(loss) else 0
        yield self._told(loss)
        if self._bad:
            yield from self._without_value()

    def _without_value(self) -> Iterator[TrainingEvent]:
        step = self.standing.step
        self.standing = replace(self.standing, skipped=self.standing.skipped + 1)
        if self._bad == 1:
            yield Warned(step, f"Step {step} gave no finite loss and was skipped.")
        if self._bad < _BAD_STEPS:
            return
        if self.standing.set_back >= _SET_BACKS:
            raise Diverged(
                f"The loss has had no finite value since step {step - _BAD_STEPS + 1}, at ever smaller learning rates. "
                "The last good checkpoint is kept. Try a lower learning rate, or float32."
            )
        self._go_back()
        yield Warned(
            step,
            f"{_BAD_STEPS} steps in a row gave no finite loss: back to step {self.standing.step}, at half the rate.",
        )

    def _go_back(self) -> None:
        """To the last good checkpoint, with half the learning rate."""
        told, factor, set_back = self.standing, self.standing.rate_factor / 2, self.standing.set_back + 1
        good, tensors = checkpoints.newest(self._kit.folder.path)
        self._kit.learner.restore(tensors, good.scale)
        self.standing = replace(good, rate_factor=factor, set_back=set_back, skipped=told.skipped, seconds=told.seconds)
        self._bad = 0

    def _validated(self, before: float) -> Iterator[TrainingEvent]:
        """Measure where it is time; keep the model if it is the best so far; write previews."""
        kit, wished = self._kit, self._control.take_validation()
        if not kit.team.agreed(wished) and not due(kit.config.run.validate, before, self._fraction()):
            return
        figures, seconds = kit.validation.measure(kit.learner.kept)
        standing, step = self.standing, self.standing.step
        best = standing.best_psnr is None or (figures.psnr or 0.0) > standing.best_psnr or figures.psnr is None
        since = 0 if best else standing.validations_since_best + 1
        self.standing = replace(standing, validations_since_best=since)
        if best:
            self.standing = replace(self.standing, best_psnr=figures.psnr, best_ssim=figures.ssim, best_step=step)
            yield from self._keep(kit.folder.best)
        noisy = kit.validation.noisy
        yield ValidationDone(step, figures.psnr, figures.ssim, noisy.psnr, noisy.ssim, best, seconds)
        yield from self._previewed()

    def _previewed(self) -> Iterator[TrainingEvent]:
        kit = self._kit
        if not kit.team.writes:
            return
        try:
            yield PreviewMade(
                self.standing.step,
                kit.validation.previews(
                    kit.learner.kept, kit.folder.previews, self.standing.step, _PREVIEWS, _PREVIEW_SIDE
                ),
            )
        except ImageError as error:
            yield Warned(self.standing.step, f"The previews could not be saved. {error}")

    def _saved_now(self, before: float) -> Iterator[TrainingEvent]:
        """A checkpoint after every validation, and every two minutes."""
        old = self._kit.team.agreed(time.monotonic() - self._saved > _CHECKPOINT_SECONDS)
        if old or due(self._kit.config.run.validate, before, self._fraction()):
            yield from self._save()

    def _save(self) -> Iterator[TrainingEvent]:
        kit = self._kit
        self._saved = time.monotonic()
        if not kit.team.writes:
            return
        try:
            standing = replace(self.standing, scale=kit.learner.scale)
            path = checkpoints.write(kit.folder.path, standing, kit.learner.tensors())
            yield CheckpointWritten(self.standing.step, path)
        except ModelError as error:
            yield Warned(self.standing.step, f"The checkpoint could not be written; the one before is whole. {error}")

    def _keep(self, path: Path) -> Iterator[TrainingEvent]:
        """Write the kept weights as a model file."""
        kit = self._kit
        if not kit.team.writes:
            return
        try:
            checkpoint.save(path, kit.described(self.standing), kit.learner.kept.state_dict())
        except ModelError as error:
            yield Warned(self.standing.step, f"The model could not be written. {error}")

    def _ended(self) -> Iterator[TrainingEvent]:
        """The model as it is in the end: the best one where that was measured."""
        kit, standing = self._kit, self.standing
        yield from self._save()
        yield from self._finished_model()
        kit.folder.close()
        model, seconds = kit.folder.model, standing.seconds
        if self._control.stopping and not self._complete():
            yield Stopped(standing.step, model if model.exists() else None, standing.best_psnr, seconds)
        else:
            reason = "complete" if self._complete() else "no progress"
            yield Finished(standing.step, model, standing.best_psnr, standing.best_ssim, seconds, reason)

    def _finished_model(self) -> Iterator[TrainingEvent]:
        """The best model that was measured, under the run's final name; without figures the present one."""
        kit = self._kit
        if not kit.team.writes:
            return
        if self.standing.best_psnr is None or not kit.folder.best.exists():
            yield from self._keep(kit.folder.model)
        else:
            try:
                store(kit.folder.model, kit.folder.best.read_bytes())
            except (OSError, ModelError) as error:
                yield Warned(
                    self.standing.step, f"The finished model could not be written; it is {kit.folder.best}. {error}"
                )
        try:
            kit.folder.write_card(kit.card(self.standing))
        except ModelError as error:
            yield Warned(self.standing.step, f"The model's card could not be written. {error}")

    def _paused(self) -> Iterator[TrainingEvent]:
        if self._control.paused and not self._control.stopping:
            yield from self._save()
            yield Paused(self.standing.step)
            self._control.wait()
            yield Resumed(self.standing.step)
            self._lately = (time.monotonic(), self.standing.step, self._kit.batches.waited)

    # Where it stands

    def _over(self) -> bool:
        patience = self._kit.config.run.patience
        tired = bool(patience) and self.standing.validations_since_best >= patience
        return bool(self._kit.team.agreed(self._control.stopping or self._complete() or tired))

    def _complete(self) -> bool:
        return self._fraction() >= 1.0

    def _fraction(self) -> float:
        return self._kit.length.fraction(self.standing.step, self.standing.seconds)

    def _patch(self, fraction: float) -> int:
        return patch_at(self._kit.config.run, fraction, self._kit.patch_multiple)

    def _rate(self, fraction: float) -> float:
        settings = self._kit.config.optimisation
        steps = self._kit.length.steps or max(1, round(self.standing.step / max(fraction, 1e-3)))
        return settings.rate * self._kit.schedule(self.standing.step, steps) * self.standing.rate_factor

    def _told(self, loss: float) -> StepDone:
        now, waited = time.monotonic(), self._kit.batches.waited
        then, step, waited_then = self._lately
        span = max(now - then, 1e-9)
        if span > 1.0 or not self._speed:
            self._speed = (self.standing.step - step) / span
            self._lately = (now, self.standing.step, waited)
        fraction = self._fraction()
        return StepDone(
            self.standing.step,
            loss,
            self._rate(fraction),
            fraction,
            self.standing.seconds,
            self._kit.length.seconds_left(self.standing.step, self.standing.seconds, self._speed),
            self._speed,
            min(1.0, max(0.0, (waited - waited_then) / span)),
            _memory(self._kit.device),
        )

    def _started(self) -> Started:
        kit, descriptor, noisy = self._kit, self._kit.descriptor, self._kit.validation.noisy
        return Started(
            self.standing.step,
            kit.length.steps or None,
            len(kit.material.training),
            len(kit.validation.subjects),
            descriptor.architecture,
            descriptor.parameters,
            descriptor.macs_per_pixel,
            kit.device.name,
            kit.precision,
            kit.config.run.batch,
            self._patch(self._fraction()),
            noisy.psnr,
            noisy.ssim,
            kit.folder.path,
        )

    def _too_large(self) -> str:
        run, side = self._kit.config.run, self._patch(self._fraction())
        half = max(1, run.batch // 2)
        return (
            f"The device {self._kit.device.name} has no room for {run.batch} patches of {side} pixels. "
            f"Go on with fewer: --batch {half}; or with smaller ones: --patch {max(32, run.patch // 2)}."
        )


def _memory(device: Device) -> int:
    """Bytes in use: on the card, or by this process."""
    if device.name.startswith("cuda"):
        return int(torch.cuda.memory_allocated(device.torch))
    return int(psutil.Process(os.getpid()).memory_info().rss)
