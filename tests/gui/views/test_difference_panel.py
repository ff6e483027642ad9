import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor
from pytestqt.qtbot import QtBot

from denoiser_gui.views.compare_view import CompareView
from denoiser_gui.views.difference_panel import DifferencePanel, Legend
from tests.gui.views.conftest import pixels_of

RAMP = Legend((QColor(0, 0, 0), QColor(255, 255, 255)), ("0", "", "32 levels"))


@pytest.fixture
def panel(qtbot: QtBot) -> DifferencePanel:
    view = CompareView()
    qtbot.addWidget(view)
    view.resize(800, 600)
    view.show()
    panel = DifferencePanel(view, view.navigator)
    panel.show_picture("Difference to ground truth", RAMP, "Mean 2.0, largest 9 of 255 levels")
    panel.show_gain(8.0)
    panel.show_references([("truth", "Ground truth"), ("noisy", "Noisy")], "truth")
    panel.set_seen(True)
    return panel


def test_setting_emits_nothing_and_the_hand_does(panel: DifferencePanel, qtbot: QtBot) -> None:
    gains: list[object] = []
    references: list[str] = []
    panel.gainChosen.connect(gains.append)
    panel.againstChosen.connect(references.append)
    panel.show_gain(16.0)
    panel.show_references([("noisy", "Noisy"), ("median", "Median")], "median")
    assert (gains, references) == ([], [])
    assert panel.against.currentText() == "Median"
    qtbot.keyClick(panel.gain, Qt.Key.Key_Right)
    qtbot.mouseDClick(panel.gain, Qt.MouseButton.LeftButton)
    assert gains == [32.0, None]
    panel.against.setFocus()
    qtbot.keyClick(panel.against, Qt.Key.Key_Up)
    assert references == ["noisy"]


def test_the_legend_runs_from_black_to_white_and_has_words(panel: DifferencePanel) -> None:
    shown = pixels_of(panel.bar)
    middle = shown[5, 4:-4, 0].astype(int)
    assert middle[0] < 20
    assert middle[-1] > 235
    assert (middle[1:] - middle[:-1] >= 0).all()
    assert (shown[14:] > 150).any(), "the words below"
    assert "32 levels" in panel.bar.accessibleDescription()


def test_only_what_can_be_chosen_is_offered(panel: DifferencePanel) -> None:
    high = panel.height()
    panel.show_references([("noisy", "Noisy")], "noisy")
    assert not panel.against.isVisible()
    panel.show_gain(None)
    assert not panel.gain.isVisible()
    panel.place()
    assert panel.height() < high


def test_a_long_name_is_whole_and_the_panel_stays_inside(panel: DifferencePanel) -> None:
    panel.show_picture("Non-local means: Signed difference to the denoised photo", RAMP, "–")
    panel.place()
    assert panel.title.height() > panel.title.fontMetrics().height() * 1.8
    for width, height in ((800, 600), (260, 200)):
        panel.parentWidget().resize(width, height)
        assert panel.parentWidget().rect().contains(panel.geometry())


def test_screen_readers_hear_what_is_seen(panel: DifferencePanel) -> None:
    assert "Difference to ground truth" in panel.accessibleDescription()
    assert "Mean 2.0" in panel.accessibleDescription()
    assert panel.gain.accessibleName() == "Amplification"
