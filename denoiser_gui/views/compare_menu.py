"""What is compared, in a menu of the window: sides, and results of more methods."""

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QMenu

from denoiser_gui.views.key_names import key_name, with_key
from denoiser_gui.views.method_menu import MethodMenu

_NINE = 9


class CompareMenu(QObject):
    """Adds its entries in front of those of a menu.

    Args:
        menu: of the window.
        methods: the menu of methods, which becomes a part of it.

    Signals:
        chosen(str, bool): the picture of this name on the left, or else on the right.
        swapRequested(), cycleRequested(int): as of :class:`denoiser_gui.views.compare_view.CompareView`.
    """

    chosen = Signal(str, bool)
    swapRequested = Signal()  # noqa: N815
    cycleRequested = Signal(int)  # noqa: N815

    def __init__(self, menu: QMenu, methods: MethodMenu) -> None:
        super().__init__(menu)
        self.menu = menu
        self._first = menu.actions()[0]  # leads to a window of its own, and goes to the end
        menu.insertMenu(self._first, methods)
        menu.insertSeparator(self._first)
        self.left, self.right = (QMenu(text, menu) for text in (self.tr("&Left side"), self.tr("&Right side")))
        for side in (self.left, self.right):
            menu.insertMenu(self._first, side)
        self.swap = self._add(self.tr("&Swap the sides") + "\tX", self.swapRequested.emit)
        self.next = self._add(self.tr("&Next on the right") + "\tC", lambda: self.cycleRequested.emit(1))
        previous = with_key(self.tr("&Previous on the right"), "Shift+C")
        self.previous = self._add(previous, lambda: self.cycleRequested.emit(-1))
        self._shown: object = None
        menu.addSeparator()
        menu.addAction(self._first)

    def show_sides(self, choices: Sequence[tuple[str, str]], left: str, right: str) -> None:
        """All pictures as (name, title) in their order, and which are compared."""
        if (choices, left, right) == self._shown:
            return
        self._shown = (choices, left, right)
        for menu, current, is_left in ((self.left, left, True), (self.right, right, False)):
            menu.clear()
            group = QActionGroup(menu)
            for place, (name, title) in enumerate(choices, 1):
                key = "" if place > _NINE else key_name(f"Shift+{place}" if is_left else str(place))
                entry = menu.addAction("\t".join(filter(None, (title.replace("&", "&&"), key))))
                entry.setCheckable(True)
                entry.setChecked(name == current)
                entry.triggered.connect(partial(self._on_chosen, name, is_left))
                group.addAction(entry)
        for entry in (self.left.menuAction(), self.right.menuAction(), self.swap, self.next, self.previous):
            entry.setEnabled(bool(choices))

    def _on_chosen(self, name: str, left: bool, _checked: bool = False) -> None:
        self.chosen.emit(name, left)

    def _add(self, text: str, action: Callable[[], object]) -> QAction:
        entry = QAction(text, self.menu)
        entry.triggered.connect(lambda _checked=False: action())
        self.menu.insertAction(self._first, entry)
        return entry
