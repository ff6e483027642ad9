"""What the window remembers from one day to the next: one frozen dataclass, kept in an INI file."""

import os
from dataclasses import dataclass
from pathlib import Path

from platformdirs import user_config_path
from PySide6.QtCore import QByteArray, QSettings

from engine.batch.template import DEFAULT_TEMPLATE
from engine.models.library import DEFAULT_MODEL


@dataclass(frozen=True, slots=True)
class Settings:
    """Remembered choices.

    Attributes:
        model: name of the model.
        device: ``auto`` or a device's name.
        folder: where photos were opened last.
        geometry: of the window, as Qt writes it.
        layout: of its splitter, as Qt writes it.
        output: folder where results of many photos went last.
        template: of the names of results.
        language: of the window, as :func:`denoiser_gui.language.install` takes it; empty for the system's.
    """

    model: str = DEFAULT_MODEL
    device: str = "auto"
    folder: str = ""
    geometry: bytes = b""
    layout: bytes = b""
    output: str = ""
    template: str = DEFAULT_TEMPLATE
    language: str = ""


def settings_path() -> Path:
    """The file: in ``DENOISER_HOME`` if that is set, else where the system keeps configurations."""
    home = os.environ.get("DENOISER_HOME")
    return (Path(home) if home else user_config_path("Denoiser", appauthor=False)) / "settings.ini"


def load() -> Settings:
    """The remembered settings; what is missing or makes no sense is as at first."""
    store = QSettings(str(settings_path()), QSettings.Format.IniFormat)
    return Settings(
        model=_text(store, "model") or DEFAULT_MODEL,
        device=_text(store, "device") or "auto",
        folder=_text(store, "folder"),
        geometry=_bytes(store, "geometry"),
        layout=_bytes(store, "layout"),
        output=_text(store, "output"),
        template=_text(store, "template") or DEFAULT_TEMPLATE,
        language=_text(store, "language"),
    )


def save(settings: Settings) -> None:
    """Remember the settings."""
    store = QSettings(str(settings_path()), QSettings.Format.IniFormat)
    for name in ("model", "device", "folder", "output", "template", "language"):
        store.setValue(name, getattr(settings, name))
    for name in ("geometry", "layout"):
        store.setValue(name, QByteArray(getattr(settings, name)))
    store.sync()


def _text(store: QSettings, name: str) -> str:
    value = store.value(name, "")
    return value if isinstance(value, str) else ""


def _bytes(store: QSettings, name: str) -> bytes:
    value = store.value(name)
    return bytes(value.data()) if isinstance(value, QByteArray) else b""
