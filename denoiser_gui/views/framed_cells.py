"""Cells of tables in which a thin frame tells where the keyboard is; Fusion's own lies over the words."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex
from PySide6.QtGui import QPainter, QPalette
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem


class FramedCells(QStyledItemDelegate):
    """Paints cells as the style does, and the frame around the one that has the keyboard."""

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        here = bool(option.state & QStyle.StateFlag.State_HasFocus)
        option.state &= ~QStyle.StateFlag.State_HasFocus
        super().paint(painter, option, index)
        if here:
            chosen = bool(option.state & QStyle.StateFlag.State_Selected)
            role = QPalette.ColorRole.HighlightedText if chosen else QPalette.ColorRole.Highlight
            painter.setPen(option.palette.color(role))
            painter.drawRect(option.rect.adjusted(1, 1, -2, -2))
