"""The language of the window: its texts, its numbers, and the side that reading starts from.

The texts come from ``resources/translations``, made from the source by ``python -m resources.translations.remake``;
those of Qt's own dialogs come with Qt. What the engine says (why a file cannot be read) is English in every language.
"""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QLibraryInfo, QLocale, Qt, QTranslator
from PySide6.QtWidgets import QApplication

TRANSLATIONS = Path(__file__).resolve().parent.parent / "resources" / "translations"

SYSTEM = ""
"""The setting that follows the system."""

LANGUAGES = {"en": "English", "de": "Deutsch", "fr": "Français"}
"""What there is to choose from, each in its own words."""

_SLOW = 0.1


def install(app: QApplication, setting: str = SYSTEM, reverse: bool = False) -> None:
    """Let everything that is built from now on speak this language, write its numbers and read from its side.

    A system whose language is not among :data:`LANGUAGES` gets English, but from its own side.

    Args:
        app: the program.
        setting: one of :data:`LANGUAGES`; anything else means :data:`SYSTEM`.
        reverse: from the other side, to see what that is like.
    """
    wanted = [setting] if setting in LANGUAGES else QLocale.system().uiLanguages()
    language = first_known(wanted)
    QLocale.setDefault(_locale(language))
    for before in app.findChildren(QTranslator):
        app.removeTranslator(before)
        before.deleteLater()
    _load(app, f"qtbase_{language}", Path(QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)))
    _load(app, f"denoiser_{language}", TRANSLATIONS)
    rightwards = QLocale(wanted[0]).textDirection() is Qt.LayoutDirection.LeftToRight
    app.setLayoutDirection(
        Qt.LayoutDirection.LeftToRight if rightwards is not reverse else Qt.LayoutDirection.RightToLeft
    )


def first_known(wanted: Sequence[str]) -> str:
    """The first of these languages (``de-AT``, ``fr``) that there is a translation for, else English."""
    bases = (name.split("-")[0] for name in wanted)
    return next((base for base in bases if base in LANGUAGES), "en")


def number(value: float, decimals: int) -> str:
    """A number as the language of the window writes it."""
    return QLocale().toString(float(round(value, decimals)), "f", decimals)  # rounded as the command line does


def speed_figure(megapixels: float) -> str:
    """Megapixels a second, with as many decimals as it takes to tell them from nothing."""
    return number(megapixels, 1 if megapixels >= _SLOW else 3)


def _locale(language: str) -> QLocale:
    """The system's, which knows the person's country and habits, unless its language is another one."""
    system, plain = QLocale.system(), QLocale(language)
    return system if system.language() == plain.language() else plain


def _load(app: QApplication, name: str, folder: Path) -> None:
    """What is not there is not missed: Qt has no texts for every language."""
    translator = QTranslator(app)
    if translator.load(str(folder / name)):
        app.installTranslator(translator)
