"""How the pictures of a photo lie, in the menu of the window; with what is shown of them for a moment."""

from collections.abc import Callable
from dataclasses import replace
from functools import partial

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction, QActionGroup, QKeySequence
from PySide6.QtWidgets import QMenu

from denoiser_gui.state.layout import MOST, Layout
from denoiser_gui.views.compare_view import CompareView


class LayoutMenu(QObject):
    """Adds a menu to another one. Alt and a number is so many pictures.

    Args:
        menu: of the window.
        before: its entry in front of which it stands.
        view: the comparison.
    """

    def __init__(self, menu: QMenu, before: QAction, view: CompareView) -> None:
        super().__init__(view)
        self._view = view
        self._menu = QMenu(self.tr("La&yout"), menu)
        menu.insertMenu(before, self._menu)
        self.layouts = self._make_layouts()
        self._menu.addSeparator()
        board = view.board
        self.blink = self._add(self.tr("&Blink: left and right in turn") + "\tB", self._blink)
        self.magnifier = self._add(self.tr("&Magnifier at the pointer") + "\tM", self._magnify)
        self.link = self._add(self.tr("Link a&ll pictures again") + "\tL", board.join_all)
        for entry, changed in ((self.blink, board.blinkingChanged), (self.magnifier, board.magnifierChanged)):
            entry.setCheckable(True)
            changed.connect(entry.setChecked)
        board.layoutChanged.connect(self._show)
        board.loosened.connect(self.link.setEnabled)
        self._show(board.layout)
        self.link.setEnabled(bool(board.panes.links.own))
        menu.insertSeparator(before)

    def _make_layouts(self) -> list[QAction]:
        """One for each number of pictures, from 1."""
        group = QActionGroup(self._menu)
        titles = [self.tr("&Wipe"), self.tr("&Side by side")]
        titles += [self.tr("&{count} pictures").format(count=count) for count in range(len(titles) + 1, MOST + 1)]
        entries = []
        for count, title in enumerate(titles, 1):
            entry = self._add(title, partial(self._choose, count))
            entry.setShortcut(QKeySequence(f"Alt+{count}"))
            entry.setCheckable(True)
            group.addAction(entry)
            entries.append(entry)
        return entries

    def _choose(self, count: int) -> None:
        self._view.set_layout(replace(self._view.layout_chosen, count=count))

    def _blink(self) -> None:
        """With less motion it takes several presses until it ends."""
        blinker = self._view.board.blinker
        blinker.press()
        self.blink.setChecked(blinker.side is not None)

    def _magnify(self) -> None:
        self._view.board.magnify(not self._view.board.magnifies)

    def _show(self, layout: Layout) -> None:
        self.layouts[layout.count - 1].setChecked(True)

    def _add(self, text: str, action: Callable[[], object]) -> QAction:
        entry = self._menu.addAction(text)
        entry.triggered.connect(lambda _checked=False: action())
        return entry
