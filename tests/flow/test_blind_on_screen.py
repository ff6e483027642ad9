"""A blind test on a real X server, by its keys and its mouse, from the menu's key to the votes."""

from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from denoiser_gui.app import Application
from tests.flow.screen_hand import Hand
from tests.flow.test_screen import SECONDS, application, hand, open_photo, photo, pytestmark

__all__ = ["application", "hand", "photo", "pytestmark"]


def test_votes_are_given_by_keys_and_clicks(
    application: Application, hand: Hand, photo: object, qtbot: QtBot, qapp: QApplication
) -> None:
    open_photo(application, photo, qtbot)  # type: ignore[arg-type]
    hand.do("key", "ctrl+shift+b")
    dialog = application.blind_testing._dialog
    assert dialog is not None
    qtbot.waitUntil(dialog.isActiveWindow, timeout=SECONDS)
    hand.do("key", "Return")
    qtbot.waitUntil(lambda: dialog.page is dialog.voting, timeout=SECONDS)
    page = dialog.voting
    for key in ("1", "KP_2", "0", "BackSpace"):
        hand.do("key", key)
    hand.click(page.row.buttons[1], page.row.buttons[1].rect().center())
    hand.do("key", "Escape")
    qtbot.waitUntil(lambda: not dialog.isVisible(), timeout=SECONDS)
    application.window.activateWindow()  # as a window manager does it
    qtbot.waitUntil(application.window.isActiveWindow, timeout=SECONDS)
    hand.do("key", "ctrl+shift+b")
    qtbot.waitUntil(dialog.isActiveWindow, timeout=SECONDS)
    assert page.progress.text().startswith("4 of ")
    hand.click(page.finish_button, page.finish_button.rect().center())
    qtbot.waitUntil(lambda: dialog.page is dialog.outcome, timeout=SECONDS)
    test = application.blind_testing._test
    assert test is not None
    assert [vote.place for vote in test.votes] == [0, 1, 1]
    screen = qapp.primaryScreen()
    assert screen is not None
    assert not screen.grabWindow(0).isNull()
