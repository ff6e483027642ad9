"""Shows the pictures of a training: which two, of which photo, from when."""

from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QObject

from denoiser_gui.state.preview_choice import Choice, Side, chosen, offered, picture
from denoiser_gui.state.training_run import TrainingRun
from denoiser_gui.views.score_table import psnr_text
from denoiser_gui.views.training_previews import TrainingPreviews, side_name, step_text
from denoiser_gui.work.preview_pictures import PreviewPictures
from engine.training.following import Preview


class PreviewingPresenter(QObject):
    """Keeps the compare view of the panel in step with the run and the person's choice.

    Args:
        view: shows them.
        pictures: reads them.
    """

    def __init__(self, view: TrainingPreviews, pictures: PreviewPictures) -> None:
        super().__init__(view)
        self._view = view
        self._pictures = pictures
        self._run: TrainingRun | None = None
        self.choice = Choice()
        pictures.arrived.connect(lambda _path: self._refresh())
        view.photoChosen.connect(lambda name: self._choose(photo=name))
        view.sidesChosen.connect(lambda left, right: self._choose(left=left, right=right))
        view.placeChosen.connect(self._on_place)

    def show_run(self, run: TrainingRun) -> None:
        """Show what there is of this run by now."""
        if self._run is None or self._run.path != run.path:
            self._pictures.forget()
            self.choice = Choice()
            self._view.view.clear()
        self._run = run
        self._refresh()

    def has(self, photo: str) -> bool:
        """Whether there are pictures of this photo, by the name of its file."""
        return self._named(photo) is not None

    def compare(self, photo: str) -> None:
        """Show this photo, noisy beside the best result."""
        best = self._run is not None and self._run.best_step is not None
        preview = self._named(photo)
        self._choose(
            photo=preview.name if preview else photo, left=Side.NOISY, right=Side.BEST if best else Side.CURRENT
        )

    def look_at_step(self, step: int) -> None:
        """The preview that was made nearest to this step."""
        steps = self._steps()
        if steps:
            place = Choice(step=step).place(steps)
            self.choice = self.choice.at(place, steps)
            self._refresh()

    def _named(self, photo: str) -> Preview | None:
        previews = () if self._run is None else self._run.previews
        return next((each for each in previews if each.name in (photo, Path(photo).stem)), None)

    def _choose(self, **changes: object) -> None:
        self.choice = replace(self.choice, **changes)  # type: ignore[arg-type]
        self._refresh()

    def _on_place(self, place: int) -> None:
        self.choice = self.choice.at(place, self._steps())
        self._refresh()

    def _preview(self) -> Preview | None:
        return None if self._run is None else chosen(self._run.previews, self.choice)

    def _steps(self) -> list[int]:
        preview = self._preview()
        return [] if preview is None else [step for step, _ in preview.steps]

    def _refresh(self) -> None:
        run, preview = self._run, self._preview()
        if run is None:
            return
        if preview is None or not preview.steps:
            self._view.say(self._absence(run))
            return
        sides = offered(preview, run.best_step)
        left = self.choice.left if self.choice.left in sides else Side.NOISY
        right = self.choice.right if self.choice.right in sides else Side.CURRENT
        steps = self._steps()
        place = self.choice.place(steps)
        self._view.set_photos([each.name for each in run.previews], preview.name)
        self._view.set_sides(sides, left, right)
        self._view.set_times(steps, place, self._when(run, steps[place]))
        files = [picture(preview, side, self.choice, run.best_step) for side in (left, right)]
        self._show(files, (side_name(left), side_name(right)))

    def _show(self, files: list[Path | None], names: tuple[str, str]) -> None:
        """As soon as both are read; what is shown stays until then."""
        pixels = [None if file is None else self._pictures.get(file) for file in files]
        left, right = pixels
        if left is not None and right is not None and left.shape == right.shape:
            self._view.show_pair(left, right, names)

    def _when(self, run: TrainingRun, step: int) -> str:
        place = run.psnr.nearest(step)
        if place is None or run.psnr.steps[place] != step:
            return step_text(step)
        return f"{step_text(step)} · {psnr_text(run.psnr.values[place])} dB"

    def _absence(self, run: TrainingRun) -> str:
        if run.over:
            return self.tr("This training made no previews.")
        return self.tr("The first preview comes with the first validation. Your photos can be used meanwhile.")
