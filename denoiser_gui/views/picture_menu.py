"""Entries for pictures of what is seen, and for the overview, in the menus of the window."""

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenu

from denoiser_gui.views.compare_view import CompareView
from denoiser_gui.views.key_names import with_key


class PictureMenu(QObject):
    """Adds its entries to two menus.

    Args:
        edit: where pictures are copied.
        view: where the overview is switched.
        compare_view: has the overview.

    Signals:
        copyRequested(), copyViewRequested(), beforeAfterRequested(): entries that were chosen.
    """

    copyRequested = Signal()  # noqa: N815
    copyViewRequested = Signal()  # noqa: N815
    beforeAfterRequested = Signal()  # noqa: N815

    def __init__(self, edit: QMenu, view: QMenu, compare_view: CompareView) -> None:
        super().__init__(compare_view)
        edit.addSeparator()
        self.copy = _add(edit, self.tr("&Copy the denoised photo"), "Ctrl+C", self.copyRequested.emit)
        self.copy_view = _add(edit, self.tr("Copy what is &seen"), "Ctrl+Shift+C", self.copyViewRequested.emit)
        self.before_after = _add(edit, self.tr("&Before and after…"), "Ctrl+E", self.beforeAfterRequested.emit)
        navigator = compare_view.navigator
        view.addSeparator()
        self.navigator = _add(view, self.tr("O&verview") + "\tN", None, lambda: None)
        self.navigator.setCheckable(True)
        self.navigator.setChecked(navigator.wanted)
        self.navigator.toggled.connect(navigator.want)
        navigator.wantedChanged.connect(self.navigator.setChecked)
        self.left = _add(view, with_key(self.tr("Overview at t&he left"), "Shift+N"), None, lambda: None)
        self.left.setCheckable(True)
        self.left.toggled.connect(navigator.put_left)
        navigator.leftChanged.connect(self.left.setChecked)

    def set_ready(self, shown: bool, denoised: bool) -> None:
        """Whether a photo is seen, and whether it is denoised."""
        self.copy_view.setEnabled(shown)
        for entry in (self.copy, self.before_after):
            entry.setEnabled(denoised)


def _add(menu: QMenu, text: str, keys: str | None, action: Callable[[], object]) -> QAction:
    entry = menu.addAction(text)
    if keys is not None:
        entry.setShortcut(QKeySequence(keys))
    entry.triggered.connect(lambda _checked=False: action())
    return entry
