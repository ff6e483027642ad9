"""Scenes for :mod:`tests.screenshots` in which several results of a photo are compared."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from denoiser_gui.dialogs.blind_test.window import BlindTestWindow
from denoiser_gui.state.layout import MOST, Layout
from engine.service.comparison_requests import Kind

if TYPE_CHECKING:
    from tests.screenshots import Stage

METHODS = ("fast", "median", "bilateral", "tv", "wavelet", "nlm")
_TESTED = ("Denoised", "fast", "Wavelet")


def side_by_side(stage: "Stage") -> QWidget:
    """Noisy and denoised beside each other, at one zoom."""
    window = stage.program.window
    window.compare_view.set_layout(Layout(2))
    window.compare_view.zoom_to(1.5)
    stage.calm()
    return window


def nine_up(stage: "Stage") -> QWidget:
    """The photo, its ground truth, both models and some methods."""
    window = stage.program.window
    window.compare_view.set_layout(Layout(MOST))
    window.compare_view.fit()
    _add(stage, METHODS)
    stage.calm()
    return window


def difference(stage: "Stage") -> QWidget:
    """What the denoised photo still differs by from its ground truth."""
    window, differing = stage.program.window, stage.program.examining.differing
    window.compare_view.set_layout(Layout())
    differing.set_wish(differing.wish.showing(Kind.ABSOLUTE))
    stage.calm()
    stage.calm()
    return window


def blind_test(stage: "Stage") -> QWidget:
    """The first question."""
    stage.tidy()
    _add(stage, ("fast", "wavelet"))
    stage.program.blind_testing.entry.trigger()
    dialog = stage.dialog()
    assert isinstance(dialog, BlindTestWindow)
    for box in dialog.setup.boxes:
        box.setChecked(box.text().startswith(_TESTED))
    dialog.setup.start_button.click()
    stage.wait(lambda: dialog.page is dialog.voting, "places to look at")
    stage.calm()
    return dialog


def _add(stage: "Stage", methods: Sequence[str]) -> None:
    """Further results of the photo on show."""
    photo = stage.program.session.current
    assert photo is not None
    stage.program.furthering.add(photo.key, methods)
    stage.wait(lambda: _measured(stage), "further results")


def _measured(stage: "Stage") -> bool:
    """Whether all further results of the photo on show have their figures."""
    photo = stage.program.session.current
    return photo is not None and all(one.score is not None for one in photo.further)
