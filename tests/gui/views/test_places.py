import pytest
from PySide6.QtCore import QRect, QSize
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from denoiser_gui.dialogs.model_library.window import LibraryWindow
from denoiser_gui.views import places
from denoiser_gui.views.main_window import MainWindow

SCREENS = [QRect(0, 0, 1280, 800), QRect(1280, 0, 1920, 1080)]


@pytest.mark.parametrize(
    ("frame", "reachable"),
    [
        (QRect(100, 100, 900, 600), True),
        (QRect(1200, 0, 900, 600), True),
        (QRect(-800, 100, 900, 600), True),
        (QRect(-880, 100, 900, 600), False),
        (QRect(4000, 100, 900, 600), False),
        (QRect(100, -300, 900, 600), False),
        (QRect(100, 790, 900, 600), False),
    ],
)
def test_a_title_that_cannot_be_taken_hold_of_is_out_of_reach(frame: QRect, reachable: bool) -> None:
    assert places.is_reachable(frame, SCREENS) is reachable


def test_a_window_is_brought_into_the_middle_and_not_larger_than_the_screen() -> None:
    assert places.within(QRect(5000, 0, 900, 600), SCREENS[0]).center() == SCREENS[0].center()
    assert SCREENS[0].contains(places.within(QRect(5000, 0, 4000, 3000), SCREENS[0]))


def test_a_window_whose_screen_is_gone_comes_back(qtbot: QtBot) -> None:
    window, other = MainWindow(), MainWindow()
    for each in (window, other):
        qtbot.addWidget(each)
    window.show()
    window.setGeometry(9000, 9000, 700, 500)
    geometry, layout = window.layout_state()
    other.restore_layout(geometry, layout)
    other.show()
    assert places.is_reachable(other.frameGeometry(), [other.screen().availableGeometry()])


def test_a_dialog_is_not_larger_than_its_screen(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    area = window.screen().availableSize()
    assert places.fitting(window, QSize(300, 200)) == QSize(300, 200)
    fitted = places.fitting(window, QSize(9000, 200))
    assert (fitted.width() < area.width(), fitted.height()) == (True, 200)
    dialog = LibraryWindow()
    qtbot.addWidget(dialog)
    assert dialog.width() < area.width()
    assert dialog.height() < area.height()
