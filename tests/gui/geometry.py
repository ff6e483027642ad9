"""What is wrong with how a window is laid out: what is cut off, squeezed, or lies over something else."""

from collections.abc import Iterator
from itertools import combinations

from PySide6.QtCore import QPoint, QRect
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractSlider,
    QApplication,
    QComboBox,
    QLabel,
    QLineEdit,
    QMainWindow,
    QMenuBar,
    QProgressBar,
    QScrollArea,
    QScrollBar,
    QStyle,
    QStyleOptionComboBox,
    QToolButton,
    QWidget,
)

from denoiser_gui.views.candidate_row import CandidateRow
from denoiser_gui.views.compare_view import CompareView
from denoiser_gui.views.labels import NameLabel

_SHORTENED = (NameLabel, QToolButton, CandidateRow)
"""Their names are cut where there is too little room, and whole in the tooltip."""

CONTROLS = (QLabel, QAbstractButton, QComboBox, QLineEdit, QProgressBar, QAbstractSlider)


def faults(window: QWidget) -> list[str]:
    """A sentence for each fault of a window on the screen."""
    found = [] if not isinstance(window, QMainWindow) else list(_menu_faults(window.menuBar()))
    for widget in _controls(window):
        found += [f"{_name(widget)}: {fault}" for fault in (*_squeezed(widget), *_cut(widget, window))]
    return found + list(_overlaps(window))


def _controls(window: QWidget) -> list[QWidget]:
    """All controls that are seen; those over the photo are the photo's affair."""
    views = window.findChildren(CompareView)
    return [
        widget
        for widget in window.findChildren(QWidget)
        if isinstance(widget, CONTROLS)
        and widget.isVisible()
        and not isinstance(widget, QScrollBar)
        and not isinstance(widget.parent(), QScrollBar | QMenuBar)
        and not any(view.isAncestorOf(widget) for view in views)
    ]


def _name(widget: QWidget) -> str:
    text = widget.text() if isinstance(widget, QLabel | QAbstractButton) else widget.accessibleName()
    return f"{type(widget).__name__} {text[:40]!r} {widget.width()} x {widget.height()}"


def _squeezed(widget: QWidget) -> Iterator[str]:
    width, height = widget.width(), widget.height()
    if isinstance(widget, QLabel) and widget.wordWrap():
        yield from _words_faults(widget)
    elif isinstance(widget, QAbstractButton) and widget.hasHeightForWidth():
        yield from _card_faults(widget)
    elif isinstance(widget, QComboBox):
        yield from _box_faults(widget)
    elif isinstance(widget, QLabel | QAbstractButton):
        wanted = widget.minimumSizeHint() if isinstance(widget, _SHORTENED) else widget.sizeHint()
        if width < wanted.width() or height < wanted.height():
            yield f"wants {wanted.width()} x {wanted.height()}"
    else:
        least = widget.minimumSizeHint().boundedTo(widget.maximumSize())
        if width < least.width() or height < least.height():
            yield f"cannot be smaller than {least.width()} x {least.height()}"


def _words_faults(label: QLabel) -> Iterator[str]:
    if label.height() < label.heightForWidth(label.width()):
        yield f"needs {label.heightForWidth(label.width())} lines' pixels"
    words = max(label.text().split(), key=len, default="")
    if label.width() < label.fontMetrics().horizontalAdvance(words):
        yield f"its longest word {words!r} is cut"


def _card_faults(card: QAbstractButton) -> Iterator[str]:
    """Of a button whose words go on in the next line."""
    least = card.minimumSizeHint().width(), card.heightForWidth(card.width())
    if card.width() < least[0] or card.height() < least[1]:
        yield f"wants {least[0]} x {least[1]}"


def _box_faults(box: QComboBox) -> Iterator[str]:
    option = QStyleOptionComboBox()
    box.initStyleOption(option)
    field = box.style().subControlRect(
        QStyle.ComplexControl.CC_ComboBox, option, QStyle.SubControl.SC_ComboBoxEditField, box
    )
    needed = box.fontMetrics().horizontalAdvance(box.currentText())
    if field.width() < needed or field.height() < box.fontMetrics().height():
        yield f"has {field.width()} x {field.height()} for {needed} pixels of text {box.currentText()!r}"


def _cut(widget: QWidget, window: QWidget) -> Iterator[str]:
    """Not wholly in the window; of what scrolls, only to the sides."""
    place = QRect(widget.mapTo(window, QPoint(0, 0)), widget.size())
    scrolling = _scrolling(widget)
    if scrolling is None:
        if not window.rect().contains(place):
            yield f"reaches out of the window: {place}"
        seen = widget.visibleRegion().boundingRect()
        if seen != widget.rect():
            yield f"only {seen.width()} x {seen.height()} of it are seen"
        return
    port = scrolling.viewport()
    left = widget.mapTo(port, QPoint(0, 0)).x()
    if left < 0 or left + widget.width() > port.width():
        yield f"is cut at the side, {left} to {left + widget.width()} of {port.width()}"


def _scrolling(widget: QWidget) -> QScrollArea | None:
    parent = widget.parentWidget()
    while parent is not None and not isinstance(parent, QScrollArea):
        parent = parent.parentWidget()
    return parent


def _overlaps(window: QWidget) -> Iterator[str]:
    families: dict[QWidget | None, list[QWidget]] = {}
    for widget in _controls(window):
        families.setdefault(widget.parentWidget(), []).append(widget)
    for family in families.values():
        for one, other in combinations(family, 2):
            if one.geometry().intersects(other.geometry()):
                yield f"{_name(one)} lies over {_name(other)}"


def _menu_faults(bar: QMenuBar) -> Iterator[str]:
    for entry in bar.actions():
        place = bar.actionGeometry(entry)
        if entry.isVisible() and not bar.rect().contains(place):
            yield f"menu {entry.text()!r} is cut: {place} of {bar.rect()}"


def settle(app: QApplication) -> None:
    """Let layouts and repaints that are on their way happen."""
    for _ in range(4):
        app.sendPostedEvents()
        app.processEvents()
