"""Entries and keys for pictures of differences, in the menu of the view. They decide nothing."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QActionGroup, QKeySequence, QShortcut
from PySide6.QtWidgets import QMenu

from denoiser_gui.views.compare_view import CompareView
from engine.service.comparison_requests import Kind


class DifferenceMenu(QObject):
    """Adds a submenu to the menu of the view, and keys to the comparison.

    Args:
        menu: of the view.
        view: where the keys hold.

    Signals:
        chosen(object): a :class:`~engine.service.comparison_requests.Kind`, or None for the photo itself.
        cycled(): the next kind.
        amplified(int): so many steps more.
    """

    chosen = Signal(object)
    cycled = Signal()
    amplified = Signal(int)

    def __init__(self, menu: QMenu, view: CompareView) -> None:
        super().__init__(view)
        menu.addSeparator()
        self.menu = menu.addMenu(self.tr("&Difference") + "\tD")
        group = QActionGroup(self.menu)
        texts: dict[Kind | None, str] = {
            None: self.tr("&Off: the photo itself"),
            Kind.ABSOLUTE: self.tr("&Absolute"),
            Kind.SIGNED: self.tr("Si&gned: brighter and darker"),
            Kind.SIMILARITY: self.tr("&Similarity (SSIM map)"),
            Kind.LOST: self.tr("&Lost detail, marked"),
        }
        self.entries = {kind: self.menu.addAction(text) for kind, text in texts.items()}
        for kind, entry in self.entries.items():
            entry.setCheckable(True)
            group.addAction(entry)
            entry.triggered.connect(partial(self._choose, kind))
        self.menu.addSeparator()
        self.more = self.menu.addAction(self.tr("Amplify &more") + "\t]")
        self.less = self.menu.addAction(self.tr("Amplify l&ess") + "\t[")
        self.more.triggered.connect(lambda: self.amplified.emit(1))
        self.less.triggered.connect(lambda: self.amplified.emit(-1))
        keys: tuple[tuple[str, Callable[[], object]], ...] = (
            ("D", self.cycled.emit),
            ("]", lambda: self.amplified.emit(1)),
            ("[", lambda: self.amplified.emit(-1)),
        )
        for key, action in keys:
            shortcut = QShortcut(QKeySequence(key), view, action)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        self.show_state(False, False, None)

    def show_state(self, shown: bool, with_truth: bool, kind: Kind | None) -> None:
        """Whether a photo is shown, whether it has a ground truth, and what is seen."""
        self.menu.setEnabled(shown)
        self.entries[Kind.SIMILARITY].setEnabled(with_truth)
        self.entries[kind].setChecked(True)
        for entry in (self.more, self.less):
            entry.setEnabled(kind in (Kind.ABSOLUTE, Kind.SIGNED))

    def _choose(self, kind: Kind | None) -> None:
        self.chosen.emit(kind)
