"""The window's language: which one is taken, its plurals and numbers, Qt's own texts, and the side it reads from."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QCoreApplication, QLocale, Qt
from PySide6.QtWidgets import QAbstractButton, QApplication, QDialogButtonBox, QLabel, QMenu, QWidget
from pytestqt.qtbot import QtBot

from denoiser_gui import language
from denoiser_gui.app import Application
from denoiser_gui.dialogs.blind_test.window import BlindTestWindow
from denoiser_gui.dialogs.evaluation.window import EvaluationWindow
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
    menus = [window.menuBar(), *window.menuBar().findChildren(QMenu), *window.inspector.findChildren(QMenu)]
    assert len(menus) >= 10
    for menu in menus:
        texts = [action.text() for action in menu.actions()]
        assert repeated(texts) == [], texts


@pytest.mark.parametrize("name", language.LANGUAGES)
def test_no_letter_leads_to_two_places_of_a_page(qtbot: QtBot, qapp: QApplication, name: str) -> None:
    """Those of an evaluation and of a blind test; what a button does in turn counts as well."""
    language.install(qapp, name)
    evaluation, blind = EvaluationWindow(), BlindTestWindow()
    for window in (evaluation, blind):
        qtbot.addWidget(window)
    texts = [_texts(page) for page in (evaluation.setup, blind.setup, blind.voting, blind.outcome)]
    results = _texts(evaluation.results)
    evaluation.results.header.set_state(running=True, paused=True, any_figure=True)
    texts.append([*results, evaluation.results.header.pause_button.text()])
    assert [repeated(each) for each in texts] == [[]] * len(texts), texts
    assert min(len([text for text in each if "&" in text]) for each in texts) >= 2


def _texts(page: QWidget) -> list[str]:
    return [widget.text() for kind in (QAbstractButton, QLabel) for widget in page.findChildren(kind)]


def repeated(texts: list[str]) -> list[str]:
    """Underlined letters that are in more than one of them."""
    letters = [text[text.index("&") + 1].lower() for text in texts if "&" in text.replace("&&", "")]
    return sorted({letter for letter in letters if letters.count(letter) > 1})


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
