"""Labels that get along with little room: names are cut in the middle, sentences go on in the next line."""

import re

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPaintEvent, QTextLayout, QTextOption
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

_LEAST_LETTERS = 8
_MOST_LINES = 3
_SIGNS, _BREAK = re.compile(r"[_\-+]+"), "\u200b"


class NameLabel(QLabel):
    """One line, cut in the middle where it is too long; then the tooltip tells the whole."""

    def __init__(self, text: str = "", parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        self.setTextFormat(Qt.TextFormat.PlainText)

    def setText(self, text: str) -> None:  # noqa: N802
        super().setText(text)
        self.setToolTip(text)

    def minimumSizeHint(self) -> QSize:  # noqa: N802
        whole = super().sizeHint()
        few = QFontMetrics(self.font()).averageCharWidth() * _LEAST_LETTERS
        return QSize(min(few, whole.width()), whole.height())

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002, N802
        area = self.contentsRect()
        short = self.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideMiddle, area.width())
        self.style().drawItemText(
            QPainter(self),
            area,
            int(Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter),
            self.palette(),
            self.isEnabled(),
            short,
            self.foregroundRole(),
        )


class SentenceLabel(QLabel):
    """One line if there is room for it, else more; it never asks for more than a few words' width."""

    def __init__(self, text: str = "", parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(True)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def sizeHint(self) -> QSize:  # noqa: N802
        metrics = self.fontMetrics()
        return QSize(metrics.horizontalAdvance(self.text()) + 1, metrics.height())

    def minimumSizeHint(self) -> QSize:  # noqa: N802
        metrics = self.fontMetrics()
        return QSize(2 * _LEAST_LETTERS * metrics.averageCharWidth(), metrics.height())


class NameLines(QLabel):
    """A name in up to three lines, broken behind its signs: a long one asks for no more width. Else its middle goes."""

    def __init__(self, text: str = "", parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def setText(self, text: str) -> None:  # noqa: N802
        super().setText(text)
        self.updateGeometry()

    def _lines(self, width: int) -> list[str]:
        return wrapped(self.text(), self.font(), max(width, 1), _MOST_LINES, anywhere=True)

    def hasHeightForWidth(self) -> bool:  # noqa: N802
        return True

    def heightForWidth(self, width: int) -> int:  # noqa: N802
        return len(self._lines(width)) * self.fontMetrics().height()

    def sizeHint(self) -> QSize:  # noqa: N802
        return QSize(self.fontMetrics().horizontalAdvance(self.text()) + 1, self.fontMetrics().height())

    def minimumSizeHint(self) -> QSize:  # noqa: N802
        metrics = self.fontMetrics()
        return QSize(_LEAST_LETTERS * metrics.averageCharWidth(), metrics.height())

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002, N802
        painter, metrics, area = QPainter(self), self.fontMetrics(), self.contentsRect()
        lines = self._lines(area.width())
        mode = Qt.TextElideMode.ElideLeft if len(lines) > 1 else Qt.TextElideMode.ElideMiddle
        for place, line in enumerate(lines):
            row = QRect(area.left(), area.top() + place * metrics.height(), area.width(), metrics.height())
            short = metrics.elidedText(line, mode, area.width())
            side = int(Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter)
            self.style().drawItemText(
                painter, row, side, self.palette(), self.isEnabled(), short, self.foregroundRole()
            )


class ValueLabel(QLabel):
    """Words that go on in the next line and can be copied; a word that is too long asks for no more width."""

    def __init__(self, text: str = "", parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(True)
        self.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)

    def minimumSizeHint(self) -> QSize:  # noqa: N802
        whole, few = super().minimumSizeHint(), 2 * _LEAST_LETTERS * self.fontMetrics().averageCharWidth()
        return QSize(min(few, whole.width()), whole.height())


def wrapped(text: str, font: QFont, width: int, count: int, anywhere: bool = False) -> list[str]:
    """A text broken into at most so many lines; the last one holds the rest, however long.

    Args:
        text: it.
        font: it is written in.
        width: of a line.
        count: of lines at most.
        anywhere: it is the name of a file, which is broken behind its signs, and where need be anywhere.
    """
    mode = QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere if anywhere else QTextOption.WrapMode.WordWrap
    text = _SIGNS.sub(f"\\g<0>{_BREAK}", text) if anywhere else text
    layout, option = QTextLayout(text, font), QTextOption()
    option.setWrapMode(mode)
    layout.setTextOption(option)
    layout.beginLayout()
    begins: list[int] = []
    while len(begins) < count and (line := layout.createLine()).isValid():
        line.setLineWidth(width)
        begins.append(line.textStart())
    layout.endLayout()
    ends = [*begins[1:], len(text)]
    return [text[begin:end].replace(_BREAK, "").strip() for begin, end in zip(begins, ends, strict=True)] or [text]
