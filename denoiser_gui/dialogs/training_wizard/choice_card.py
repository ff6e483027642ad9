"""A choice with a drawing, a title and a sentence: a radio button that is easy to hit and to read."""

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPaintEvent, QPalette, QPen
from PySide6.QtWidgets import QRadioButton, QSizePolicy, QWidget

from denoiser_gui.views import icons
from denoiser_gui.views.palette import accent, mixed
from denoiser_gui.views.typography import bold

_DRAWING, _PADDING, _GAP, _RADIUS = 56, 12, 12, 8
_CHOSEN_TINT = 0.12
_LEAST_WIDTH, _SLACK = 240, 2
_TITLE_FLAGS = Qt.TextFlag.TextShowMnemonic | Qt.TextFlag.TextWordWrap
_WORDS_FLAGS = Qt.TextFlag.TextWordWrap


class ChoiceCard(QRadioButton):
    """One of several choices; arrow keys go from one to the next.

    Args:
        title: a few words, with a mnemonic.
        sentence: what is meant.
        drawing: name of a file in ``resources/icons``; empty for none.
    """

    def __init__(self, title: str, sentence: str, drawing: str = "", parent: QWidget | None = None) -> None:
        super().__init__(title, parent)
        self._drawing = drawing
        self._sentence = sentence
        self.setAccessibleDescription(sentence)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    @property
    def sentence(self) -> str:
        """What is said below the title."""
        return self._sentence

    def hasHeightForWidth(self) -> bool:  # noqa: N802
        return True

    def heightForWidth(self, width: int) -> int:  # noqa: N802
        """Room for title and sentence, and for the drawing beside them."""
        room = self._words(QRect(0, 0, width, 10_000)).width()
        words = self._title_height(room) + self._sentence_height(room) + 2
        return max(words, _DRAWING if self._drawing else 0) + 2 * _PADDING

    def sizeHint(self) -> QSize:  # noqa: N802
        width = max(_LEAST_WIDTH, self.fontMetrics().averageCharWidth() * 44)
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:  # noqa: N802
        return QSize(_LEAST_WIDTH, self.heightForWidth(max(self.width(), _LEAST_WIDTH)))

    def hitButton(self, pos: object) -> bool:  # noqa: ARG002, N802
        """The whole card, not only what the style would draw."""
        return True

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002, N802
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_frame(painter)
        self._paint_drawing(painter)
        self._paint_words(painter)

    def _paint_frame(self, painter: QPainter) -> None:
        palette, light = self.palette(), accent(self.palette())
        base = palette.color(QPalette.ColorRole.Base)
        chosen = self.isChecked() and self.isEnabled()
        if chosen:
            base = mixed(light, base, _CHOSEN_TINT)
        elif self.underMouse():
            base = palette.color(QPalette.ColorRole.Midlight)
        edge = light if chosen else palette.color(QPalette.ColorRole.Mid)
        painter.setPen(QPen(edge, 2 if chosen else 1))
        painter.setBrush(base)
        painter.drawRoundedRect(self.rect().adjusted(1, 1, -1, -1), _RADIUS, _RADIUS)
        if self.hasFocus():
            painter.setPen(QPen(palette.color(QPalette.ColorRole.WindowText), 1, Qt.PenStyle.DotLine))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(self.rect().adjusted(4, 4, -5, -5), _RADIUS - 3, _RADIUS - 3)

    def _paint_drawing(self, painter: QPainter) -> None:
        if not self._drawing:
            return
        ratio = self.devicePixelRatioF()
        picture = icons.pixmap(self._drawing, self._ink(), round(_DRAWING * ratio))
        picture.setDevicePixelRatio(ratio)
        place = QRect(_PADDING, (self.height() - _DRAWING) // 2, _DRAWING, _DRAWING)
        painter.drawPixmap(self._mirrored(place).topLeft(), picture)

    def _paint_words(self, painter: QPainter) -> None:
        room = self._mirrored(self._words(self.rect()))
        side = Qt.AlignmentFlag.AlignRight if self._reads_leftwards else Qt.AlignmentFlag.AlignLeft
        title, words = self._title_height(room.width()), self._sentence_height(room.width())
        top = room.top() + max(0, (room.height() - title - words - 2) // 2)
        painter.setPen(self._ink())
        painter.setFont(bold(self.font()))
        painter.drawText(QRect(room.left(), top, room.width(), title), int(side | _TITLE_FLAGS), self.text())
        painter.setPen(self._ink(QPalette.ColorRole.PlaceholderText))
        painter.setFont(self.font())
        below = QRect(room.left(), top + title + 2, room.width(), words)
        painter.drawText(below, int(side | _WORDS_FLAGS), self._sentence)

    @property
    def _reads_leftwards(self) -> bool:
        return self.layoutDirection() is Qt.LayoutDirection.RightToLeft

    def _mirrored(self, place: QRect) -> QRect:
        if self._reads_leftwards:
            place.moveLeft(self.width() - place.left() - place.width())
        return place

    def _ink(self, role: QPalette.ColorRole = QPalette.ColorRole.Text) -> QColor:
        group = QPalette.ColorGroup.Active if self.isEnabled() else QPalette.ColorGroup.Disabled
        return self.palette().color(group, role)

    def _words(self, whole: QRect) -> QRect:
        left = _PADDING + (_DRAWING + _GAP if self._drawing else 0)
        return whole.adjusted(left, _PADDING, -_PADDING, -_PADDING)

    def _title_height(self, width: int) -> int:
        metrics = QFontMetrics(bold(self.font()))
        return metrics.boundingRect(_column(width), int(_TITLE_FLAGS), self.text()).height()

    def _sentence_height(self, width: int) -> int:
        words = self.fontMetrics().boundingRect(_column(width), int(_WORDS_FLAGS), self._sentence)
        return words.height() if self._sentence else 0


def _column(width: int) -> QRect:
    """A little narrower than what is drawn in: a line that hardly fits may be broken by the painter."""
    return QRect(0, 0, width - _SLACK, 10_000)
