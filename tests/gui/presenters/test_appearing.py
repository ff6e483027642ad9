from collections.abc import Iterator

import pytest
import shiboken6
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from denoiser_gui.presenters.appearing import AppearingPresenter
from denoiser_gui.views import palette
from denoiser_gui.views.main_window import MainWindow
from denoiser_gui.views.palette import Scheme, scheme_of


@pytest.fixture
def window(qapp: QApplication) -> Iterator[MainWindow]:
    before = qapp.palette()
    window = MainWindow()
    window.show()
    yield window
    shiboken6.delete(window)  # its presenter would go on following the desktop
    QGuiApplication.styleHints().setColorScheme(Qt.ColorScheme.Unknown)
    qapp.setPalette(before)


def desktop_is(scheme: Scheme, monkeypatch: pytest.MonkeyPatch) -> None:
    """The desktop changes to this scheme."""
    monkeypatch.setattr(palette, "system_scheme", lambda: scheme)
    QGuiApplication.styleHints().colorSchemeChanged.emit(Qt.ColorScheme.Dark)


def test_it_follows_the_desktop_while_it_runs(
    window: MainWindow, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    AppearingPresenter(window, "system")
    for scheme in (Scheme.DARK, Scheme.LIGHT):
        desktop_is(scheme, monkeypatch)
        qtbot.waitUntil(lambda scheme=scheme: scheme_of(window.palette()) is scheme)


def test_a_choice_stays_whatever_the_desktop_does(
    window: MainWindow, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    presenter = AppearingPresenter(window, "nonsense")
    assert window.menus.appearances["system"].isChecked()
    window.menus.appearances["dark"].trigger()
    desktop_is(Scheme.LIGHT, monkeypatch)
    qtbot.waitUntil(lambda: scheme_of(window.palette()) is Scheme.DARK)
    assert presenter.choice == "dark"
    window.menus.appearances["system"].trigger()
    qtbot.waitUntil(lambda: scheme_of(window.palette()) is Scheme.LIGHT)
    assert not window.menus.appearances["dark"].isChecked()
