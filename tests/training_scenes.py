"""The wizard page by page, a training at work and done, and the model library, for :mod:`tests.screenshots`."""

from collections.abc import Callable
from pathlib import Path

from PIL import Image as PillowImage
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QLabel, QWidget, QWizard

from denoiser_gui.app import SAMPLES
from denoiser_gui.dialogs.model_library.window import LibraryWindow
from denoiser_gui.dialogs.training_wizard.wizard import TrainingWizard
from denoiser_gui.state.training_plan import CLEAN, OWN, Page
from tests.screenshots import LARGE, SMALL, Scene, Stage

_SIDE = 200
_WIZARD = 1120, 720
"""Its size where the screen has room for it; a screen that is none is small."""
_STEPS = "240"
_SEEN = 3
"""So many validations make a curve."""


def training_1_photos(stage: Stage) -> QWidget:
    """Clean photos are chosen; one of the noisy ones is open."""
    program = stage.program
    program.open_sample()
    stage.settle()
    program.window.trainRequested.emit()
    wizard = _wizard(stage)
    wizard.resize(*_WIZARD)
    _click(wizard.data.cards[CLEAN])
    wizard.data.fields["clean"].pathsChosen.emit((str(_clean_photos(stage.folder / "clean photos")),))
    _wait_for_next(stage)
    stage.calm()
    return wizard


def training_2_noise(stage: Stage) -> QWidget:
    """Noise as phones make it, on one of them, with what F1 tells."""
    _go_on(stage, Page.NOISE)
    wizard = _wizard(stage)
    _click(wizard.noise.recipes["phone"])
    wizard.toggle_help()
    stage.wait(lambda: wizard.noise.caption.text(), "the noise")
    stage.calm()
    return wizard


def training_3_model(stage: Stage) -> QWidget:
    """Anew, with the sizes as they were measured."""
    _go_on(stage, Page.MODEL)
    wizard = _wizard(stage)
    wizard.toggle_help()
    _click(wizard.model.anew)
    stage.wait(lambda: "tiny" in wizard.model.size_buttons, "the sizes")
    _click(wizard.model.size_buttons["tiny"])
    stage.wait(lambda: all(label.text() != "…" for label in wizard.model.sizes.findChildren(QLabel)), "the times")
    stage.calm()
    return wizard


def training_4_length(stage: Stage) -> QWidget:
    """Some hundred steps, and the forecast."""
    _go_on(stage, Page.LENGTH)
    length = _wizard(stage).length
    _click(length.cards[OWN])
    length.unit.setCurrentIndex(length.unit.findData("steps"))
    length.unit.activated.emit(length.unit.currentIndex())
    length.amount.selectAll()
    QTest.keyClicks(length.amount, _STEPS)
    stage.calm()
    stage.wait(lambda: not length.panel.is_busy, "the forecast")
    stage.calm()
    return _wizard(stage)


def training_5_summary(stage: Stage) -> QWidget:
    """What will be done."""
    _go_on(stage, Page.SUMMARY)
    summary = _wizard(stage).summary
    summary.name.selectAll()
    QTest.keyClicks(summary.name, "evening")
    stage.calm()
    return _wizard(stage)


def training_6_running(stage: Stage) -> QWidget:
    """At work, with curves and a preview of the open photo."""
    _click(_wizard(stage).button(QWizard.WizardButton.FinishButton))
    stage.wait(lambda: _validations(stage) >= _SEEN or _over(stage), "the curves")
    stage.program.window.show_training(True)
    stage.calm()
    return stage.window


def training_7_finished(stage: Stage) -> QWidget:
    """What it has come to."""
    stage.wait(lambda: _over(stage), "the end of the training")
    stage.calm()
    return stage.window


def library(stage: Stage) -> QWidget:
    """The new model among the others."""
    stage.program.window.libraryRequested.emit()
    dialog = stage.dialog()
    assert isinstance(dialog, LibraryWindow)
    stage.wait(lambda: "evening" in [row.name for row in dialog.table.models.rows], "the new model")
    dialog.resize(1000, 720)
    dialog.choose(["evening"])
    stage.calm()
    return dialog


def _scene(act: Callable[[Stage], QWidget]) -> Scene:
    return Scene(act, (SMALL, LARGE))


SCENES = tuple(
    map(
        _scene,
        (
            training_1_photos,
            training_2_noise,
            training_3_model,
            training_4_length,
            training_5_summary,
            training_6_running,
            training_7_finished,
            library,
        ),
    )
)


def _wizard(stage: Stage) -> TrainingWizard:
    return stage.program.planning.wizard


def _wait_for_next(stage: Stage) -> None:
    stage.wait(_wizard(stage).button(QWizard.WizardButton.NextButton).isEnabled, "the next page")


def _go_on(stage: Stage, page: Page) -> None:
    _wait_for_next(stage)
    _click(_wizard(stage).button(QWizard.WizardButton.NextButton))
    stage.wait(lambda: _wizard(stage).page_shown is page, "the page")


def _validations(stage: Stage) -> int:
    run = stage.program.training.run
    return 0 if run is None else len(run.psnr)


def _over(stage: Stage) -> bool:
    run = stage.program.training.run
    return run is not None and run.over


def _clean_photos(folder: Path) -> Path:
    """Parts of the samples' ground truths."""
    folder.mkdir()
    for path in sorted(SAMPLES.glob("*_clean.png")):
        with PillowImage.open(path) as photo:
            rgb = photo.convert("RGB")
        for top in range(0, rgb.height - _SIDE + 1, _SIDE):
            for left in range(0, rgb.width - _SIDE + 1, _SIDE):
                part = rgb.crop((left, top, left + _SIDE, top + _SIDE))
                part.save(folder / f"{path.stem.removesuffix('_clean')} {top // _SIDE}-{left // _SIDE}.png")
    return folder


def _click(button: QAbstractButton) -> None:
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
