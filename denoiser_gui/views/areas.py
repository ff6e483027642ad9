"""F6 goes from one part of the window to the next: out of the photo, too, where Tab folds the panels away."""

from collections.abc import Sequence

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget


class AreaKeys(QObject):
    """F6 and, backwards, Shift+F6.

    Args:
        window: in which the keys hold.
        areas: in their order; those that are hidden or hold nothing for the keyboard are passed over.
    """

    def __init__(self, window: QWidget, areas: Sequence[QWidget]) -> None:
        super().__init__(window)
        self._window = window
        self._areas = areas
        QShortcut(QKeySequence("F6"), window, lambda: self.step(1))
        QShortcut(QKeySequence("Shift+F6"), window, lambda: self.step(-1))

    def step(self, by: int) -> None:
        """To the next area (1) or the one before (-1)."""
        here, count = self._here(), len(self._areas)
        start = here if here is not None else (-1 if by > 0 else 0)
        for further in range(1, count + 1):
            goal = _first_stop(self._areas[(start + by * further) % count])
            if goal is not None:
                goal.setFocus(Qt.FocusReason.TabFocusReason)
                self._window.setAttribute(Qt.WidgetAttribute.WA_KeyboardFocusChange)  # so that the focus is seen
                return

    def _here(self) -> int | None:
        focus = self._window.focusWidget()
        return next((place for place, area in enumerate(self._areas) if _holds(area, focus)), None)


def _holds(area: QWidget, widget: QWidget | None) -> bool:
    return widget is not None and (area is widget or area.isAncestorOf(widget))


def _first_stop(area: QWidget) -> QWidget | None:
    """The first that Tab would reach in an area, among its widgets in the order in which they were put into it.

    Qt's own chain is not asked: PySide6 takes what ``nextInFocusChain`` gives for a part of whom was asked, and when
    that one is deleted, it takes the other, such as the whole menu bar, for deleted as well.
    """
    return next((widget for widget in (area, *area.findChildren(QWidget)) if _takes_focus(widget)), None)


def _takes_focus(widget: QWidget) -> bool:
    by_tab = bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus)
    return by_tab and widget.isVisible() and widget.isEnabled() and widget.focusProxy() is None
