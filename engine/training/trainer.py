"""The training loop: a generator of events. What happens in a run stands in :meth:`Run.train`, from top to bottom."""

import math
import os
import time
from collections.abc import Generator, Iterator
from contextlib import closing
from dataclasses import dataclass, replace

import psutil
import torch
from torch import Tensor

from engine.device import Device, is_out_of_memory, release_memory
from engine.errors import Diverged, NotFinite, NotWritten, OutOfMemory, WrongRunFolder
from engine.training import checkpoints, progress
from engine.training.checkpoints import Standing
from engine.training.control import Control
from engine.training.events import (
    Finished,
    LengthChanged,
    Paused,
    Resumed,
    Started,
    StepDone,
    Stopped,
    TrainingEvent,
    ValidationDone,
    Warned,
)
from engine.training.fitting_batch import fitting_batch
from engine.training.keeping import Keeper
from engine.training.progress import Length, Pace, due, patch_at
from engine.training.setting_up import Equipment

_BAD_STEPS, _SET_BACKS = 10, 3
_PAUSE_SECONDS = 60.0
_EARLY = 1e-3
"""Share of a run by the clock before which its speed is not known."""


@dataclass(frozen=True, slots=True)
class _Wishes:
    """What clocks and people want, the same in all processes."""

    stop: bool = False
    pause: bool = False
    discard: bool = False
    validate: bool = False
    save: bool = False


class Run:
    """A run that is under way.

    Args:
        equipment: everything that was prepared.
        control: wishes of the person.
    """

    def __init__(self, equipment: Equipment, control: Control) -> None:
        self._kit = equipment
        self._control = control
        self._keeper = Keeper(equipment)
        self.standing = equipment.standing
        self._wishes = _Wishes()
        self._bad = 0
        self._went_back_to: int | None = None
        self._pace = Pace(self.standing.step)

    def train(self) -> Generator[TrainingEvent]:
        """Train until the run is complete, somebody stops it, or it does not get better.

        Raises:
            Diverged, OutOfMemory, ImageError: it cannot go on; the last checkpoint is whole.
            NotWritten: the model that it came to could not be written.
        """
        yield self._started()
        if not self.standing.step:
            yield from self._saved()
            yield from self._previewed_at_first()
        with closing(self._kit.batches):
            yield from self._heard()
            while self._goes_on():
                if self._wishes.pause:
                    yield from self._paused()
                    continue
                before = self._fraction()
                yield from self._step()
                if self._wishes.validate or due(self._kit.config.run.validate, before, self._fraction()):
                    yield from self._validated()
                    yield from self._saved()
                elif self._wishes.save:
                    yield from self._saved()
                yield from self._heard()
        yield from self._ended()

    # What happens in a run

    def _goes_on(self) -> bool:
        return not (self._wishes.stop or self._complete() or self._tired())

    def _heard(self) -> Iterator[TrainingEvent]:
        """Hear what is wished, and do at once what can be. All processes decide as the first one's clock and person."""
        control, kit = self._control, self._kit
        validate = not control.paused and control.take_validation()
        length = self._wished_length()
        *told, steps, seconds = kit.team.told(
            control.stopping, control.paused, control.discarding, validate, self._keeper.is_due, *length
        )
        self._wishes = _Wishes(*map(bool, told))
        if (steps, seconds) != (kit.length.steps, kit.length.seconds):
            yield from self._changed(Length(int(steps), seconds))
        for to in control.take_copies() if kit.team.writes else ():
            yield from self._keeper.copy(self.standing, to)

    def _wished_length(self) -> tuple[float, float]:
        wished, length = self._control.take_length(), self._kit.length
        if wished is not None:
            length = progress.changed(wished, self.standing.step, self.standing.seconds)
        return length.steps, length.seconds

    def _changed(self, length: Length) -> Iterator[TrainingEvent]:
        kit, standing = self._kit, self.standing
        kit.length, told = length, {"steps": length.steps, "epochs": 0, "minutes": length.seconds / 60}
        kit.config = kit.config.with_changes({f"run.{name}": value for name, value in told.items()})
        if not self._bad:
            yield from self._keeper.length(standing)
        yield LengthChanged(standing.step, length.steps or None, length.seconds or None)

    def _paused(self) -> Iterator[TrainingEvent]:
        yield from self._saved()
        yield Paused(self.standing.step)
        while self._wishes.pause and not self._wishes.stop:
            if self._kit.team.writes:
                self._control.wait(_PAUSE_SECONDS)  # no longer, as the other processes do not wait for ever
            yield from self._heard()
        yield Resumed(self.standing.step)
        self._pace.rested(self.standing.step, self._kit.batches.waited)

    def _step(self) -> Iterator[TrainingEvent]:
        """One step; a loss without a value changes nothing, and many of them take the run back."""
        kit, began, fraction = self._kit, time.monotonic(), self._fraction()
        rate = self._rate(fraction)
        try:
            batch = kit.batches.get(self.standing.step, self._patch(fraction))
            loss = kit.learner.step(batch, kit.objective(self.standing.step, fraction), rate)
        except (MemoryError, RuntimeError) as error:
            if not is_out_of_memory(error):
                raise
            raise OutOfMemory(self._too_large()) from error
        self.standing = replace(self.standing, step=self.standing.step + 1)
        self._took(time.monotonic() - began)
        self._bad = self._bad + 1 if math.isnan(loss) else 0
        yield self._told(loss, rate)
        if self._bad:
            yield from self._without_value()
        else:
            self._went_back_to = None

    def _without_value(self) -> Iterator[TrainingEvent]:
        step = self.standing.step
        self.standing = replace(self.standing, skipped=self.standing.skipped + 1)
        if self._bad == 1:
            yield Warned(step, f"Step {step} gave no finite loss and was skipped.")
        if self._bad >= _BAD_STEPS:
            yield from self._set_back(f"{_BAD_STEPS} steps in a row gave no finite loss")

    def _set_back(self, why: str) -> Iterator[TrainingEvent]:
        """To the last good checkpoint, or where that did not help to the one before it, with half the learning rate."""
        told, step = self.standing, self.standing.step
        if told.set_back >= _SET_BACKS:
            raise Diverged(
                f"{why}, at step {step} and at ever smaller learning rates. The last good checkpoint is kept. Try a "
                "lower learning rate (--rate), or --precision float32."
            )
        good, tensors = self._good_checkpoint(why)
        self._kit.learner.restore(tensors)
        self.standing = replace(told, step=good.step, rate_factor=told.rate_factor / 2, set_back=told.set_back + 1)
        self._bad, self._went_back_to = 0, good.step
        yield Warned(step, f"{why}: back to step {good.step}, at half the rate.")

    def _good_checkpoint(self, why: str) -> tuple[Standing, dict[str, Tensor]]:
        folder = self._kit.folder.path
        try:
            return checkpoints.newest(folder, before=self._went_back_to)
        except WrongRunFolder as error:
            if self._went_back_to is not None:
                return checkpoints.newest(folder)
            raise Diverged(
                f"{why}, and there is no checkpoint to go back to. Start anew with a lower --rate."
            ) from error

    def _validated(self) -> Iterator[TrainingEvent]:
        """Measure; keep the model if it is the best so far; write previews."""
        kit, step, noisy = self._kit, self.standing.step, self._kit.validation.noisy
        try:
            figures, seconds = kit.validation.measure(kit.learner.kept)
        except NotFinite:
            yield from self._set_back("The network answers without finite values")
            return
        best = figures.psnr is not None and (self.standing.best_psnr is None or figures.psnr > self.standing.best_psnr)
        since = 0 if best or figures.psnr is None else self.standing.validations_since_best + 1
        self.standing = replace(self.standing, validations_since_best=since)
        if best:
            self.standing = replace(self.standing, best_psnr=figures.psnr, best_ssim=figures.ssim, best_step=step)
            yield from self._keeper.best(self.standing, figures)
        yield ValidationDone(step, figures.psnr, figures.ssim, noisy.psnr, noisy.ssim, best, seconds)
        began = time.monotonic()
        yield from self._keeper.previews(step)
        if not kit.length.steps:
            self._took(seconds + time.monotonic() - began)  # a run by the clock ends in time
        self._pace.rested(step, kit.batches.waited)

    def _previewed_at_first(self) -> Iterator[TrainingEvent]:
        """What the network does before it has learned anything; not where nothing is looked at later, either."""
        if self._kit.config.run.validate:
            yield from self._keeper.previews(0)
            self._pace.rested(0, self._kit.batches.waited)

    def _saved(self) -> Iterator[TrainingEvent]:
        """A checkpoint, unless the last steps failed: what lies before them is better to go on from."""
        if not self._bad:
            yield from self._keeper.checkpoint(self.standing)

    def _ended(self) -> Iterator[TrainingEvent]:
        """The model as it is in the end, and what it has come to."""
        kit, standing, complete = self._kit, self.standing, self._complete() or self._tired()
        if self._wishes.discard:
            yield Stopped(standing.step, None, standing.best_psnr, standing.seconds)
            return
        yield from self._saved()
        trouble = yield from self._keeper.model(standing)
        yield from self._keeper.summary(standing, complete)
        (failed,) = kit.team.told(bool(trouble))
        if failed:
            raise NotWritten(
                f"The finished model could not be written. {trouble} Make room or see to the folder, then go on with "
                "the run (--resume): it begins at its last checkpoint."
            )
        model = kit.folder.model
        if complete:
            reason = "complete" if self._complete() else "no progress"
            yield Finished(standing.step, model, standing.best_psnr, standing.best_ssim, standing.seconds, reason)
        else:
            yield Stopped(standing.step, model, standing.best_psnr, standing.seconds)

    # Where it stands

    def _complete(self) -> bool:
        return self._fraction() >= 1.0

    def _tired(self) -> bool:
        patience = self._kit.config.run.patience
        return bool(patience) and self.standing.validations_since_best >= patience

    def _fraction(self) -> float:
        return self._kit.length.fraction(self.standing.step, self.standing.seconds)

    def _took(self, seconds: float) -> None:
        if not self._kit.length.steps:
            (seconds,) = self._kit.team.told(seconds)
        self.standing = replace(self.standing, seconds=self.standing.seconds + seconds)

    def _patch(self, fraction: float) -> int:
        return patch_at(self._kit.config.run, fraction, self._kit.patch_multiple)

    def _rate(self, fraction: float) -> float:
        """Of a run by the clock the number of steps is what it would be at the present speed."""
        settings, step = self._kit.config.optimisation, self.standing.step
        steps = self._kit.length.steps or round((step + 1) / max(fraction, _EARLY))
        return settings.rate * self._kit.schedule(step, steps) * self.standing.rate_factor

    def _told(self, loss: float, rate: float) -> StepDone:
        kit, standing = self._kit, self.standing
        speed, waiting = self._pace.at(standing.step, kit.batches.waited)
        left = kit.length.seconds_left(standing.step, standing.seconds, speed)
        fraction, memory = self._fraction(), _memory(kit.device)
        megapixels = speed * kit.config.run.batch * self._patch(fraction) ** 2 / 1e6
        return StepDone(standing.step, loss, rate, fraction, standing.seconds, left, speed, waiting, memory, megapixels)

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
        kit, run, side = self._kit, self._kit.config.run, self._patch(self._fraction())
        release_memory(kit.device)
        takes = kit.descriptor.takes_noise_level
        fitting = fitting_batch(kit.learner.network, side, kit.device, kit.team.here, takes) * kit.team.size
        return (
            f"The device {kit.device.name} has no room for {run.batch} patches of {side} pixels a step. Start again "
            f"with --batch {max(1, min(fitting, run.batch // 2))}, or --patch {max(32, side // 2)}."
        )


def _memory(device: Device) -> int:
    """Bytes in use: on the card, or by this process."""
    if device.name.startswith("cuda"):
        return int(torch.cuda.memory_allocated(device.torch))
    return int(psutil.Process(os.getpid()).memory_info().rss)
