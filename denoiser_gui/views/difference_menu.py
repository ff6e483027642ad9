"""Entries for pictures of differences, in the menu of the view. They decide nothing."""

from functools import partial

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QActionGroup
from PySide6.QtWidgets import QMenu

from engine.service.comparison_requests import Kind


class DifferenceMenu(QObject):
    """Adds a submenu to the menu of the view.

    Signals:
        chosen(object): a :class:`~engine.service.comparison_requests.Kind`, or None for the photo itself.
        amplified(int): so many steps more.
    """

    chosen = Signal(object)
    amplified = Signal(int)

    def __init__(self, menu: QMenu) -> None:
        super().__init__(menu)
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
