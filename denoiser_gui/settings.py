"""What the window remembers from one day to the next: one frozen dataclass, kept in an INI file."""

import datetime
import os
import re
from dataclasses import dataclass
from pathlib import Path

from platformdirs import user_config_path
from PySide6.QtCore import QByteArray, QSettings

from engine.batch.template import DEFAULT_TEMPLATE
from engine.models.library import DEFAULT_MODEL

_LINE = re.compile(rb"\s*(?:[;#].*|\[[^\[\]]+\]|[\w%\\.-]+\s*=.*|)\s*")


@dataclass(frozen=True, slots=True)
class Settings:
    """Remembered choices.

    Attributes:
        model: name of the model.
        device: ``auto`` or a device's name.
        best: whether the model is used at its best quality.
        folder: where photos were opened last.
        geometry: of the window, as Qt writes it.
        layout: of its splitter, as Qt writes it.
        output: folder where results of many photos went last.
        template: of the names of results.
        saved: folder where a single result went last; empty for that of the photo.
        recent: files and folders that were opened, the last one first.
        methods: methods and models whose results are made of every photo that is shown, to compare with.
        appearance: ``system``, ``light`` or ``dark``.
        panels: whether they are shown around a photo.
        plot: whether it is shown where there is something to plot; None: where there is room for it.
        overview: whether the small picture of the whole photo is shown while a part is seen.
        overview_left: whether it lies at the left.
        histogram, pixel: whether they are seen in the inspector.
        arrangement: how the pictures of a photo lie, as :attr:`denoiser_gui.state.layout.Layout.text` writes it.
        language: of the window, as :func:`denoiser_gui.language.install` takes it; empty for the system's.
        training: answers of the training wizard, as :func:`denoiser_gui.state.training_plan.as_text` writes them.
        evaluation: what was evaluated last, as :func:`denoiser_gui.state.evaluation_wish.as_text` writes it.
    """

    model: str = DEFAULT_MODEL
    device: str = "auto"
    best: bool = False
    folder: str = ""
    geometry: bytes = b""
    layout: bytes = b""
    output: str = ""
    template: str = DEFAULT_TEMPLATE
    saved: str = ""
    recent: tuple[str, ...] = ()
    methods: tuple[str, ...] = ()
    appearance: str = "system"
    panels: bool = True
    plot: bool | None = None
    overview: bool = True
    overview_left: bool = False
    histogram: bool = False
    pixel: bool = False
    arrangement: str = ""
    language: str = ""
    training: str = ""
    evaluation: str = ""


_TEXTS = (
    "model",
    "device",
    "folder",
    "output",
    "template",
    "saved",
    "appearance",
    "arrangement",
    "language",
    "training",
    "evaluation",
)
_SWITCHES = ("best", "panels", "plot", "overview", "overview_left", "histogram", "pixel")
_BLOCKS = ("geometry", "layout")
_LISTS = ("recent", "methods")


def settings_path() -> Path:
    """The file: in ``DENOISER_HOME`` if that is set, else where the system keeps configurations."""
    home = os.environ.get("DENOISER_HOME")
    return (Path(home) if home else user_config_path("Denoiser", appauthor=False)) / "settings.ini"


def load() -> Settings:
    """The remembered settings; what is missing or makes no sense is as at first."""
    store, default = _store(), Settings()
    texts = {name: _text(store, name) or getattr(default, name) for name in _TEXTS}
    switches = {name: _switch(store, name, getattr(default, name)) for name in _SWITCHES}
    blocks = {name: _bytes(store, name) for name in _BLOCKS}
    lists = {name: _texts(store, name) for name in _LISTS}
    return Settings(**texts, **switches, **blocks, **lists)  # type: ignore[arg-type]


def save(settings: Settings) -> None:
    """Remember the settings."""
    store = _store()
    for name in _TEXTS:
        store.setValue(name, getattr(settings, name))
    for name in _SWITCHES:
        store.setValue(name, {True: "on", False: "off", None: ""}[getattr(settings, name)])
    for name in _BLOCKS:
        store.setValue(name, QByteArray(getattr(settings, name)))
    for name in _LISTS:
        store.setValue(name, list(getattr(settings, name)))
    store.sync()


def set_aside_if_damaged() -> Path | None:
    """Rename a file that is no settings any more, so that a new one takes its place.

    Returns:
        The damaged file's new name, None where all is well.

    Raises:
        OSError: it could not be renamed.
    """
    path = settings_path()
    if not path.is_file() or not _is_damaged(path):
        return None
    today = datetime.date.today().isoformat()
    number, aside = 2, path.with_name(f"{path.name}.broken-{today}")
    while aside.exists():
        aside = path.with_name(f"{path.name}.broken-{today}-{number}")
        number += 1
    return path.replace(aside)


def _is_damaged(path: Path) -> bool:
    """Whether there is a line that Qt would not have written; Qt itself reads on in silence."""
    try:
        content = path.read_bytes()
    except OSError:
        return True
    if b"\0" in content or not all(_LINE.fullmatch(line) for line in content.splitlines()):
        return True
    return _store().status() is not QSettings.Status.NoError


def _store() -> QSettings:
    return QSettings(str(settings_path()), QSettings.Format.IniFormat)


def _text(store: QSettings, name: str) -> str:
    value = store.value(name, "")
    return value if isinstance(value, str) else ""


def _texts(store: QSettings, name: str) -> tuple[str, ...]:
    """Qt gives a list of one as its only text, and an empty one as nothing."""
    value = store.value(name)
    values = value if isinstance(value, list) else [value]
    return tuple(text for text in values if isinstance(text, str) and text)


def _switch(store: QSettings, name: str, default: bool | None) -> bool | None:
    return {"on": True, "off": False}.get(_text(store, name), default)


def _bytes(store: QSettings, name: str) -> bytes:
    value = store.value(name)
    return bytes(value.data()) if isinstance(value, QByteArray) else b""
