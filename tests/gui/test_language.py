"""The window's language: which one is taken, its plurals and numbers, Qt's own texts, and the side it reads from."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QCoreApplication, QLocale, Qt
from PySide6.QtWidgets import QApplication, QDialogButtonBox
from pytestqt.qtbot import QtBot

from denoiser_gui import language
from denoiser_gui.app import Application
from denoiser_gui.settings import Settings
from denoiser_gui.views.main_window import MainWindow
from denoiser_gui.views.score_table import psnr_text

translate = QCoreApplication.translate


@pytest.fixture(autouse=True)
def english_again(qapp: QApplication) -> Iterator[None]:
    yield
    language.install(qapp, "en")


def speak(monkeypatch: pytest.MonkeyPatch, *names: str) -> None:
    """Let the system prefer these languages, the first one most."""

    class System:
        def uiLanguages(self) -> list[str]:  # noqa: N802
            return list(names)

        def language(self) -> QLocale.Language:
            return QLocale(names[0]).language()

    class Locale(QLocale):
        @staticmethod
        def system() -> System:  # type: ignore[override]
            return System()

    monkeypatch.setattr(language, "QLocale", Locale)
    monkeypatch.setattr(language, "_locale", QLocale)


@pytest.mark.parametrize(
    ("wanted", "found"),
    [
        (["de-AT", "de"], "de"),
        (["fr"], "fr"),
        (["nl-NL", "fr-BE", "en"], "fr"),
        (["en-GB", "de"], "en"),
        (["ja-JP"], "en"),
        (["C"], "en"),
        ([], "en"),
    ],
)
def test_the_first_language_that_is_known_is_taken(wanted: list[str], found: str) -> None:
    assert language.first_known(wanted) == found


def test_the_system_decides_where_nothing_was_chosen(qapp: QApplication, monkeypatch: pytest.MonkeyPatch) -> None:
    speak(monkeypatch, "de-DE", "de")
    for setting in (language.SYSTEM, "no language"):
        language.install(qapp, setting)
        assert translate("CompareView", "Denoised") == "Entrauscht"
    language.install(qapp, "fr")
    assert translate("CompareView", "Denoised") == "Débruitée"


@pytest.mark.parametrize(
    ("name", "one", "many", "number"),
    [
        ("en", "1 photo is done.", "3 photos are done.", "31.25"),
        ("de", "1 Foto ist fertig.", "3 Fotos sind fertig.", "31,25"),
        ("fr", "1 photo est terminée.", "3 photos sont terminées.", "31,25"),
    ],
)
def test_counts_and_figures(qapp: QApplication, name: str, one: str, many: str, number: str) -> None:
    language.install(qapp, name)
    for count, sentence in ((1, one), (3, many)):
        assert translate("SavingPresenter", "%n photo(s) are done.", None, count) == sentence
    assert psnr_text(31.25) == number
    assert psnr_text(float("inf")) == "∞"


@pytest.mark.parametrize(("name", "cancel"), [("en", "Cancel"), ("de", "Abbrechen"), ("fr", "Annuler")])
def test_the_buttons_of_qt_speak_it_too(qtbot: QtBot, qapp: QApplication, name: str, cancel: str) -> None:
    language.install(qapp, name)
    buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
    qtbot.addWidget(buttons)
    assert buttons.button(QDialogButtonBox.StandardButton.Cancel).text().replace("&", "") == cancel


def test_the_window_is_built_in_it(qtbot: QtBot, qapp: QApplication) -> None:
    language.install(qapp, "de")
    window = MainWindow()
    qtbot.addWidget(window)
    assert next(action.text() for action in window.menuBar().actions()) == "&Datei"


@pytest.mark.parametrize("name", language.LANGUAGES)
def test_no_letter_opens_two_entries(qtbot: QtBot, qapp: QApplication, name: str) -> None:
    """Underlined letters are told apart within a menu."""
    language.install(qapp, name)
    window = Application(Settings()).window
    qtbot.addWidget(window)
    menus = [window.menuBar(), *(action.menu() for action in window.menuBar().actions())]
    assert len(menus) >= 5
    for menu in menus:
        entries = [action.text() for action in menu.actions() if "&" in action.text()]
        letters = sorted(text[text.index("&") + 1].lower() for text in entries)
        assert letters == sorted(set(letters)), entries


def test_a_language_that_is_read_from_the_right(qapp: QApplication, monkeypatch: pytest.MonkeyPatch) -> None:
    for names, reverse, side in (
        (["ar-EG", "ar"], False, Qt.LayoutDirection.RightToLeft),
        (["he"], False, Qt.LayoutDirection.RightToLeft),
        (["de"], False, Qt.LayoutDirection.LeftToRight),
        (["de"], True, Qt.LayoutDirection.RightToLeft),
        (["ar"], True, Qt.LayoutDirection.LeftToRight),
    ):
        speak(monkeypatch, *names)
        language.install(qapp, reverse=reverse)
        assert qapp.layoutDirection() is side, names
