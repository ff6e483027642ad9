"""Entries for pictures of differences, in the menu of the view. They decide nothing."""

from collections.abc import Sequence
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
        fitted(): as much as suits the photo.
        againstChosen(str): name of what it is to be compared with.
    """

    chosen = Signal(object)
    amplified = Signal(int)
    fitted = Signal()
    againstChosen = Signal(str)  # noqa: N815

    def __init__(self, menu: QMenu) -> None:
        super().__init__(menu)
        menu.addSeparator()
        self.menu = menu.addMenu(self.tr("&Difference") + "\tD")
        group = QActionGroup(self.menu)
        texts: dict[Kind | None, str] = {
            None: self.tr("&Off: the photo itself"),
            Kind.ABSOLUTE: self.tr("&Absolute"),
            Kind.SIGNED: self.tr("Si&gned: brighter and darker"),
            Kind.SIMILARITY: self.tr("Simila&rity (SSIM map)"),
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
        self.fit = self.menu.addAction(self.tr("Amplify as &suits the photo"))
        self.less.triggered.connect(lambda: self.amplified.emit(-1))
        self.fit.triggered.connect(lambda: self.fitted.emit())
        self.against = self.menu.addMenu(self.tr("&Compared with"))
        self._references = QActionGroup(self.against)
        self.show_state(False, False, None)
        self.show_references((), "")

    def show_state(self, shown: bool, with_truth: bool, kind: Kind | None) -> None:
        """Whether a photo is shown, whether it has a ground truth, and what is seen."""
        self.menu.setEnabled(shown)
        self.entries[Kind.SIMILARITY].setEnabled(with_truth)
        self.entries[kind].setChecked(True)
        for entry in (self.more, self.less, self.fit):
            entry.setEnabled(kind in (Kind.ABSOLUTE, Kind.SIGNED))

    def show_references(self, names: Sequence[tuple[str, str]], current: str) -> None:
        """What there is to compare with, name and title."""
        self.against.setEnabled(len(names) > 1)
        shown = [(entry.data(), entry.text()) for entry in self.against.actions()]
        if shown != [(name, title.replace("&", "&&")) for name, title in names]:
            self.against.clear()
            for name, title in names:
                self._add_reference(name, title)
        for entry in self.against.actions():
            entry.setChecked(entry.data() == current)

    def _add_reference(self, name: str, title: str) -> None:
        entry = self.against.addAction(title.replace("&", "&&"))
        entry.setData(name)
        entry.setCheckable(True)
        self._references.addAction(entry)
        entry.triggered.connect(lambda: self.againstChosen.emit(name))

    def _choose(self, kind: Kind | None) -> None:
        self.chosen.emit(kind)
