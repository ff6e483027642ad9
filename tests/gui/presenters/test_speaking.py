"""The choice of a language."""

from pytestqt.qtbot import QtBot

from denoiser_gui.language import LANGUAGES, SYSTEM
from denoiser_gui.presenters.speaking import SpeakingPresenter
from denoiser_gui.views.main_window import MainWindow


def test_it_is_kept_and_said_when_it_holds(qtbot: QtBot) -> None:
    window = MainWindow()
    qtbot.addWidget(window)
    presenter = SpeakingPresenter(window, "fr")
    entries = window.menus.languages
    assert list(entries) == [SYSTEM, *LANGUAGES]
    assert [name for name, entry in entries.items() if entry.isChecked()] == ["fr"]
    entries["fr"].trigger()
    assert window.notice_bar.current is None
    entries["de"].trigger()
    assert presenter.choice == "de"
    assert window.notice_bar.current is not None
    assert "next start" in window.notice_bar.current.text
    assert [name for name, entry in entries.items() if entry.isChecked()] == ["de"]


def test_what_was_remembered_and_is_unknown_means_the_system(qtbot: QtBot) -> None:
    window = MainWindow()
    qtbot.addWidget(window)
    assert SpeakingPresenter(window, "tlh").choice == SYSTEM
    assert window.menus.languages[SYSTEM].isChecked()
