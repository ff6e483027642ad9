"""What stays of a run: checkpoints, the best model, copies, previews, the finished model, what it has come to.

What cannot be written is told as an event, and the run goes on.
"""

import contextlib
import time
from collections.abc import Generator, Iterator, Mapping
from pathlib import Path

from torch import Tensor

from engine.errors import ImageError, InferenceError, ModelError
from engine.images.reading import shown
from engine.inference.trial import bring_in
from engine.metrics.score import Score
from engine.models import checkpoint
from engine.models.library import default_library
from engine.training import checkpoints
from engine.training.checkpoints import Standing
from engine.training.config import Config
from engine.training.events import (
    CheckpointWritten,
    CopySaved,
    InLibrary,
    PhotoFigures,
    PreviewMade,
    Summary,
    TrainingEvent,
    Warned,
)
from engine.training.setting_up import Equipment
from engine.training.validation import Figures, Subject

_CHECKPOINT_SECONDS = 120.0


class Keeper:
    """Writes into the run's folder, in the process that writes; in others nothing happens.

    Args:
        equipment: of the run.
    """

    def __init__(self, equipment: Equipment) -> None:
        self._kit = equipment
        self._saved = time.monotonic()
        self._best: Figures | None = None
        self._unwritten: dict[str, Tensor] | None = None

    @property
    def is_due(self) -> bool:
        """Whether the last checkpoint is old."""
        return time.monotonic() - self._saved > _CHECKPOINT_SECONDS

    def checkpoint(self, standing: Standing) -> Iterator[TrainingEvent]:
        """From here the run can go on."""
        kit = self._kit
        self._saved = time.monotonic()
        if not kit.team.writes or not kit.learner.is_finite:
            return
        try:
            path = checkpoints.write(kit.folder.path, standing, kit.learner.tensors())
            yield CheckpointWritten(standing.step, path)
        except ModelError as error:
            told = f"The checkpoint could not be written; the one before is whole. {error}"
            yield Warned(standing.step, told, unsaved=True)

    def best(self, standing: Standing, figures: Figures) -> Iterator[TrainingEvent]:
        """The present weights are the best so far."""
        kit, self._best = self._kit, figures
        if not kit.team.writes:
            return
        weights, self._unwritten = kit.learner.kept.state_dict(), None
        try:
            checkpoint.save(kit.folder.best, kit.described(standing), weights)
        except ModelError as error:
            self._unwritten = {name: tensor.clone() for name, tensor in weights.items()}
            yield Warned(standing.step, f"The model could not be written. {error}", unsaved=True)

    def previews(self, step: int) -> Iterator[TrainingEvent]:
        """Pictures of the present weights' answers."""
        kit = self._kit
        if not kit.team.writes or not kit.previews.subjects:
            return
        try:
            yield PreviewMade(step, kit.previews.make(kit.learner.kept, step))
        except (ImageError, InferenceError) as error:
            yield Warned(step, f"The previews could not be saved. {error}")

    def copy(self, standing: Standing, to: str) -> Iterator[TrainingEvent]:
        """The present weights in a file, or in the library where none is named."""
        kit, step = self._kit, standing.step
        measured = standing.best_step == step and standing.best_psnr is not None
        described = kit.described(standing if measured else Standing())
        path = Path(to) if to else kit.folder.path / f"copy-{step:010}.safetensors"
        try:
            checkpoint.save(path, described, kit.learner.kept.state_dict())
            name = "" if to else _imported(path, f"{kit.config.name}-step-{step}")
            yield CopySaved(step, name, path if to else None)
        except ModelError as error:
            yield Warned(step, f"The copy could not be saved. {error}")
        finally:
            if not to:
                with contextlib.suppress(OSError):
                    path.unlink()

    def length(self, standing: Standing) -> Iterator[TrainingEvent]:
        """The run's length is another one, with which it goes on from here should it be interrupted."""
        kit = self._kit
        yield from self.checkpoint(standing)
        if kit.team.writes:
            try:
                kit.folder.write_config(kit.config)
            except ModelError as error:
                yield Warned(standing.step, f"The new length is forgotten if the run is interrupted. {error}")

    def model(self, standing: Standing) -> Generator[TrainingEvent, None, str]:
        """The best weights that were measured, under the run's final name; without figures the present ones.

        Returns:
            Why it could not be written; empty where it was.
        """
        kit = self._kit
        if not kit.team.writes:
            return ""
        weights = yield from self._best_weights(standing)
        try:
            checkpoint.save(kit.folder.model, kit.described(standing), weights)
        except ModelError as error:
            return str(error)
        try:
            kit.folder.write_card(kit.card(standing))
        except ModelError as error:
            yield Warned(standing.step, f"The model's card could not be written. {error}")
        return ""

    def _best_weights(self, standing: Standing) -> Generator[TrainingEvent, None, Mapping[str, Tensor]]:
        kit = self._kit
        if self._unwritten is not None:
            return self._unwritten
        try:
            if standing.best_psnr is not None:
                return checkpoint.load(kit.folder.best).network.state_dict()
        except ModelError as error:
            yield Warned(standing.step, f"The best model cannot be read, so the last one is kept. {error}")
        return kit.learner.kept.state_dict()

    def summary(self, standing: Standing, complete: bool) -> Iterator[TrainingEvent]:
        """What the best weights do to each photo; of a complete run also where an earlier process found them."""
        figures = self._best
        if figures is None and complete and standing.best_psnr is not None:
            figures = self._measured_again()
        if figures is None or figures.psnr is None or figures.ssim is None:
            return
        noisy, subjects = self._kit.validation.noisy, self._kit.validation.with_truth
        assert noisy.psnr is not None
        assert noisy.ssim is not None
        rows = zip(subjects, noisy.photos, figures.photos, strict=True)
        photos = [_photo_figures(subject, before, after) for subject, before, after in rows]
        photos.sort(key=lambda photo: photo.gain)
        yield Summary(standing.best_step, noisy.psnr, noisy.ssim, figures.psnr, figures.ssim, tuple(photos))

    def _measured_again(self) -> Figures | None:
        kit = self._kit
        try:
            best = checkpoint.load(kit.folder.best)
        except ModelError:  # told when the finished model was written
            best = None
        everyone_has_it = all(kit.team.gathered(best is not None))
        return kit.validation.measure(best.network)[0] if best is not None and everyone_has_it else None


def _photo_figures(subject: Subject, before: Score, after: Score) -> PhotoFigures:
    return PhotoFigures(subject.name, *subject.files, before.psnr, before.ssim, after.psnr, after.ssim)


def into_library(config: Config, model: Path, step: int) -> TrainingEvent:
    """A finished model with a name can be chosen from then on."""
    try:
        return InLibrary(step, _imported(model, config.name))
    except ModelError as error:
        return Warned(step, f"The model could not be put into the library; it is {shown(model)}. {error}")


def _imported(path: Path, name: str) -> str:
    library = default_library()
    model, _ = bring_in(library, path, library.free_name(name), run=path.parent)
    return model.name
