"""Nothing moves where the system asks for stillness."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from denoiser_gui.views import motion
from denoiser_gui.views.progress_line import ProgressLine


def test_the_system_is_asked(qapp: QApplication, monkeypatch: pytest.MonkeyPatch) -> None:
    assert motion.is_reduced() is False

    class Hints:
        def accessibility(self) -> "Hints":
            return self

        def motionPreference(self) -> Qt.MotionPreference:  # noqa: N802
            return Qt.MotionPreference.ReducedMotion

    monkeypatch.setattr(QGuiApplication, "styleHints", Hints)
    assert motion.is_reduced() is True
    qapp.setEffectEnabled(Qt.UIEffect.UI_AnimateCombo, True)
    motion.follow_system(qapp)
    assert not qapp.isEffectEnabled(Qt.UIEffect.UI_AnimateCombo)


@pytest.mark.parametrize("still", [False, True])
def test_the_bar_runs_to_and_fro_only_where_it_may(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, still: bool) -> None:
    monkeypatch.setattr(motion, "is_reduced", lambda: still)
    line = ProgressLine()
    qtbot.addWidget(line)
    line.show_progress("Reading", None)
    assert (line.bar.maximum() == 0) is not still
    line.show_progress("Denoising", 0.5)
    assert line.bar.value() / line.bar.maximum() == 0.5
