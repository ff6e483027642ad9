"""One picture of a photo in the list of what can be compared: its number, which side it is on, and its figures."""

from dataclasses import dataclass
from enum import Enum

from PySide6.QtCore import QCoreApplication, QEvent, QPoint, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QEnterEvent,
    QFont,
    QFontMetrics,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPalette,
    QPen,
)
from PySide6.QtWidgets import QAbstractButton, QMenu, QSizePolicy, QStyle, QStyleOptionFocusRect, QWidget

from denoiser_gui.views import icons
from denoiser_gui.views.labels import wrapped
from denoiser_gui.views.palette import accent, problem
from denoiser_gui.views.targets import TARGET
from denoiser_gui.views.typography import bold, small, tabular

translate = QCoreApplication.translate

GAP = 8
WIDEST = ("88.88", "0.8888")
"""Figures that decide how wide their columns are: of PSNR and of SSIM; signs of gains may stand before them."""

_MARK, _MARK_HEIGHT, _BAR, _ICON, _NARROW = 12, 12, 2, 16, 4
_LEAST_LETTERS = 6


class Side(Enum):
    """Where a picture is seen."""

    NONE = ""
    LEFT = "left"
    RIGHT = "right"


@dataclass(frozen=True, slots=True)
class Row:
    """What a row tells.

    Attributes:
        name: by which the picture is known.
        title: what the person reads.
        number: the key that puts it on a side, from 1; above 9 there is none.
        side: where it is.
        psnr, ssim: against the ground truth, as text; empty where they are not known.
        state: how far it is, in a word, instead of figures; empty when it is there.
        time: how long it took, where there are no figures.
        fraction: how much is there, 0 to 1, while it is being made.
        failed: it could not be made.
        note: more about it, for the tooltip.
        removable: it can be taken away, or stopped.
        words: the title is words, which begin with what matters; else a name, whose end may as well.
    """

    name: str
    title: str
    number: int
    side: Side = Side.NONE
    psnr: str = ""
    ssim: str = ""
    state: str = ""
    time: str = ""
    fraction: float | None = None
    failed: bool = False
    note: str = ""
    removable: bool = False
    words: bool = True


def figure_widths(font_metrics: QFontMetrics) -> tuple[int, int]:
    """Of the columns of PSNR and SSIM, in the font of :func:`figure_font`."""
    first, second = (font_metrics.horizontalAdvance(widest) for widest in WIDEST)
    return first, second


class CandidateRow(QAbstractButton):
    """A row that is pressed like a button: on the right, with Shift on the left; Delete takes it away.

    Signals:
        chosen(bool): on the left, or else on the right.
        removeRequested(): it is not wanted any more.
    """

    chosen = Signal(bool)
    removeRequested = Signal()  # noqa: N815

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._row = Row("", "", 1)
        self._over = False
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)  # a click leaves the keys where they were, mostly with the photo
        self.setCheckable(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    @property
    def row(self) -> Row:
        return self._row

    def show_row(self, row: Row) -> None:
        """Tell this."""
        if row == self._row:
            return
        self._row = row
        self.setChecked(row.side is not Side.NONE)
        self.setText(row.title)
        self.setToolTip("\n".join(line for line in (row.title, row.note, self._hint()) if line))
        self.setAccessibleName(self._spoken())
        self.updateGeometry()
        self.update()

    def _hint(self) -> str:
        if self._row.number > 9:
            return translate("Candidates", "Click: on the right. With Shift: on the left.")
        return translate("Candidates", "Click or {number}: on the right. With Shift: on the left.").format(
            number=self._row.number
        )

    def _spoken(self) -> str:
        """For screen readers."""
        row = self._row
        sides = {
            Side.NONE: "",
            Side.LEFT: translate("Candidates", "on the left"),
            Side.RIGHT: translate("Candidates", "on the right"),
        }
        figures = ""
        if row.psnr:
            text = translate("Candidates", "PSNR {psnr} dB, SSIM {ssim}")
            figures = text.format(psnr=row.psnr, ssim=row.ssim)
        told = (f"{row.number} {row.title}", self._word, figures, sides[row.side])
        return ", ".join(part for part in told if part)

    # The hand

    def nextCheckState(self) -> None:  # noqa: N802
        """Only what is compared is checked; the presenter says so."""

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        inside = self.isDown() and self.rect().contains(event.position().toPoint())
        self.setDown(False)
        if event.button() != Qt.MouseButton.LeftButton or not inside:
            return
        if self._over and self._row.removable and self._cross().contains(event.position().toPoint()):
            self.removeRequested.emit()
        else:
            self.chosen.emit(bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier))

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        if event.key() in (Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if not event.isAutoRepeat():
                self.chosen.emit(bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier))
        elif event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace) and self._row.removable:
            self.removeRequested.emit()
        elif event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self.focusNextPrevChild(event.key() == Qt.Key.Key_Down)
        else:
            event.ignore()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:  # noqa: N802
        self.offer().popup(event.globalPos())

    def offer(self) -> QMenu:
        """What can be done with it, as a menu."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.addAction(translate("Candidates", "On the &left"), lambda: self.chosen.emit(True))
        menu.addAction(translate("Candidates", "On the &right"), lambda: self.chosen.emit(False))
        menu.addSeparator()
        gone = menu.addAction(translate("Candidates", "&Take away"), QKeySequence(Qt.Key.Key_Delete))
        gone.triggered.connect(lambda: self.removeRequested.emit())
        gone.setEnabled(self._row.removable)
        return menu

    def enterEvent(self, event: QEnterEvent) -> None:  # noqa: N802
        super().enterEvent(event)
        self._over = True
        self.update()

    def leaveEvent(self, event: QEvent) -> None:  # noqa: N802
        super().leaveEvent(event)
        self._over = False
        self.update()

    # The look

    def sizeHint(self) -> QSize:  # noqa: N802
        return QSize(self._beside() + self.fontMetrics().horizontalAdvance(self._row.title), self._height())

    def minimumSizeHint(self) -> QSize:  # noqa: N802
        few = _LEAST_LETTERS * self.fontMetrics().averageCharWidth()
        return QSize(self._beside() + few, self._height())

    def _height(self) -> int:
        return max(TARGET, self.fontMetrics().height() + GAP)

    def _beside(self) -> int:
        """Width of everything but the title."""
        return self._title_left() + sum(self._widths()) + 2 * GAP

    def _title_left(self) -> int:
        return _MARK + 2 * _NARROW + QFontMetrics(tabular(small(self.font()))).horizontalAdvance("8")

    def _widths(self) -> tuple[int, int]:
        return figure_widths(QFontMetrics(bold(tabular(self.font()))))

    def _cross(self) -> QRect:
        """Where it is taken away by the mouse: at the end."""
        return self._placed(QRect(self.width() - TARGET, 0, TARGET, self.height()))

    def _placed(self, rect: QRect) -> QRect:
        """Mirrored where one reads from the right."""
        return QStyle.visualRect(self.layoutDirection(), self.rect(), rect)

    def _aligned(self, horizontal: Qt.AlignmentFlag) -> int:
        """In the middle of the height; to the other side where one reads from the right."""
        wanted = horizontal | Qt.AlignmentFlag.AlignVCenter
        return int(QStyle.visualAlignment(self.layoutDirection(), wanted) | Qt.AlignmentFlag.AlignAbsolute)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002, N802
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self._over or self.isDown():
            painter.fillRect(self.rect(), self.palette().color(QPalette.ColorRole.Midlight))
        self._paint_mark(painter)
        self._paint_number(painter)
        crossed = self._row.removable and (self._over or self.hasFocus())
        self._paint_end(painter, crossed)
        self._paint_title(painter)
        self._paint_progress(painter)
        if self.hasFocus():
            option = QStyleOptionFocusRect()
            option.initFrom(self)
            self.style().drawPrimitive(QStyle.PrimitiveElement.PE_FrameFocusRect, option, painter, self)

    def _paint_mark(self, painter: QPainter) -> None:
        """A small picture of two halves, of which the one is filled where this is seen."""
        if self._row.side is Side.NONE:
            return
        top = (self.height() - _MARK_HEIGHT) / 2
        mark = QRectF(self._placed(QRect(0, 0, _MARK, 1)).left() + 0.5, top, _MARK - 1, _MARK_HEIGHT)
        half = QRectF(mark)
        half.setWidth(mark.width() / 2)
        if self._row.side is Side.RIGHT:
            half.moveRight(mark.right())
        painter.fillRect(half, accent(self.palette()))
        painter.setPen(QPen(accent(self.palette()), 1))
        painter.drawRect(mark)

    def _paint_number(self, painter: QPainter) -> None:
        if self._row.number > 9:
            return
        painter.setFont(tabular(small(self.font())))
        painter.setPen(self.palette().color(QPalette.ColorRole.PlaceholderText))
        area = self._placed(QRect(_MARK + _NARROW, 0, self._title_left() - _MARK - _NARROW, self.height()))
        painter.drawText(
            area, int(Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter), str(self._row.number)
        )

    def _paint_end(self, painter: QPainter, crossed: bool) -> None:
        """Figures, or how far it is; and a cross where the hand is and it can be taken away."""
        psnr, ssim = self._widths()
        end = self.width() - (TARGET if crossed else 0)
        trailing = self._aligned(Qt.AlignmentFlag.AlignRight)
        if self._word:
            plain = QPalette.ColorRole.WindowText if self._row.state else QPalette.ColorRole.PlaceholderText
            painter.setPen(problem(self.palette()) if self._row.failed else self.palette().color(plain))
            painter.setFont(tabular(self.font()))
            painter.drawText(self._placed(QRect(0, 0, end, self.height())), trailing, self._word)
        else:
            painter.setPen(self.palette().color(QPalette.ColorRole.WindowText))
            painter.setFont(bold(tabular(self.font())))
            at = self.width() - ssim - GAP - psnr
            painter.drawText(self._placed(QRect(at, 0, psnr, self.height())), trailing, self._row.psnr)
            if not crossed:
                at = self.width() - ssim
                painter.drawText(self._placed(QRect(at, 0, ssim, self.height())), trailing, self._row.ssim)
        if crossed:
            area = self._cross()
            place = QPoint(area.center().x() - _ICON // 2, area.center().y() - _ICON // 2)
            icons.icon("x", self.palette(), QPalette.ColorRole.WindowText).paint(
                painter, QRect(place, QSize(_ICON, _ICON))
            )

    @property
    def _word(self) -> str:
        """What stands in the place of figures."""
        return self._row.state or ("" if self._row.psnr or self._row.ssim else self._row.time)

    def _paint_title(self, painter: QPainter) -> None:
        left = self._title_left()
        if self._row.psnr or self._row.ssim:
            taken = sum(self._widths()) + GAP
        else:
            cross = TARGET if self._row.removable else 0
            taken = QFontMetrics(tabular(self.font())).horizontalAdvance(self._word) + cross
        room = self.width() - left - taken - GAP
        painter.setPen(self.palette().color(QPalette.ColorRole.WindowText))
        font, text = self._fitted(room)
        painter.setFont(font)
        area = self._placed(QRect(left, 0, room, self.height()))
        painter.drawText(area, self._aligned(Qt.AlignmentFlag.AlignLeft), text)

    def _fitted(self, room: int) -> tuple[QFont, str]:
        """The title in one line, or in two of small letters if it is too long; what is longer still is cut."""
        title, font = self._row.title, small(self.font())
        if QFontMetrics(self.font()).horizontalAdvance(title) <= room:
            return self.font(), title
        metrics = QFontMetrics(font)
        lines = 2 if 2 * metrics.height() <= self.height() else 1
        *whole, last = wrapped(title, font, max(room, 1), lines, anywhere=not self._row.words)
        cut = Qt.TextElideMode.ElideRight if self._row.words or whole else Qt.TextElideMode.ElideMiddle
        return font, "\n".join((*whole, metrics.elidedText(last, cut, room)))

    def _paint_progress(self, painter: QPainter) -> None:
        if self._row.fraction is None:
            return
        whole = QRect(self._title_left(), self.height() - _BAR - 1, self.width() - self._title_left(), _BAR)
        painter.fillRect(self._placed(whole), self.palette().color(QPalette.ColorRole.Mid))
        done = QRect(whole)
        done.setWidth(round(whole.width() * self._row.fraction))
        painter.fillRect(self._placed(done), accent(self.palette()))
