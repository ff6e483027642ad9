"""What is seen in place of the result: a small panel over the comparison with its name, legend, figures and gain."""

from dataclasses import dataclass

from PySide6.QtCore import QEvent, QObject, QPoint, QRectF, QSignalBlocker, QSize, Qt, Signal
from PySide6.QtGui import QColor, QLinearGradient, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QSlider, QVBoxLayout, QWidget

from denoiser_gui.state.difference import GAINS, stepped
from denoiser_gui.views.choice_box import ChoiceBox
from denoiser_gui.views.navigator import Navigator
from denoiser_gui.views.palette import Scheme, load_palette
from denoiser_gui.views.targets import make_target
from denoiser_gui.views.typography import bold, small, tabular

_WIDTH, _GAP, _PADDING, _RADIUS = 264, 12, 12, 6
_GROUND = QColor(24, 24, 24, 224)
_BAR = 10


@dataclass(frozen=True, slots=True)
class Legend:
    """What the colours of the picture mean.

    Attributes:
        colours: from the left to the right end of the bar.
        labels: below its left end, its middle and its right end; empty where there is none.
    """

    colours: tuple[QColor, ...]
    labels: tuple[str, str, str]


class DifferencePanel(QWidget):
    """Lies at the lower right of the comparison; setting a value by a method emits nothing.

    Args:
        view: the comparison.
        navigator: makes way for nobody, so this lies beside it.

    Signals:
        gainChosen(object): levels shown for one level, or None for what suits the photo.
        againstChosen(str): name of what it is to be compared with.
    """

    gainChosen = Signal(object)  # noqa: N815
    againstChosen = Signal(str)  # noqa: N815

    def __init__(self, view: QWidget, navigator: Navigator) -> None:
        super().__init__(view)
        self._view, self._navigator = view, navigator
        self.setPalette(load_palette(Scheme.DARK))  # over a photo it is dark in both schemes, like the names
        self.setCursor(Qt.CursorShape.ArrowCursor)
        self.setAccessibleName(self.tr("Difference"))
        self.title = QLabel(wordWrap=True)
        self.title.setFont(bold(self.font()))
        self.bar = LegendBar()
        self.figures = QLabel(wordWrap=True)
        self.figures.setFont(tabular(small(self.font())))
        self.against = ChoiceBox()
        self.against.setAccessibleName(self.tr("Compared with"))
        self.gain = GainSlider(self.tr("Amplification"))
        self.factor = QLabel()
        self.factor.setFont(tabular(self.font()))
        self._arrange()
        self.against.activated.connect(lambda place: self.againstChosen.emit(self.against.itemData(place)))
        self.gain.valueChanged.connect(lambda place: self.gainChosen.emit(GAINS[place]))
        self.gain.reset.connect(lambda: self.gainChosen.emit(None))
        for watched in (view, navigator):
            watched.installEventFilter(self)
        self.hide()

    def _arrange(self) -> None:
        for control in (self.against, self.gain):
            make_target(control)
        self._gain_row, self._against_row = QWidget(), QWidget()
        line = QHBoxLayout(self._gain_row)
        line.setContentsMargins(0, 0, 0, 0)
        line.addWidget(QLabel(self.tr("Amplify")))
        line.addWidget(self.gain, 1)
        self.factor.setMinimumWidth(self.factor.fontMetrics().horizontalAdvance("×88"))
        line.addWidget(self.factor)
        grid = QGridLayout(self._against_row)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.addWidget(QLabel(self.tr("Against")), 0, 0)
        grid.addWidget(self.against, 0, 1)
        grid.setColumnStretch(1, 1)
        self._column = column = QVBoxLayout(self)
        column.setContentsMargins(_PADDING, 8, _PADDING, 8)
        column.setSpacing(4)
        for widget in (self.title, self.bar, self.figures, self._gain_row, self._against_row):
            column.addWidget(widget)

    # What is shown

    def show_picture(self, title: str, legend: Legend, figures: str) -> None:
        """Name, legend and figures of the picture that is seen or on its way."""
        self.title.setText(title)
        self.bar.set_legend(legend)
        self.figures.setText(figures)
        self.setAccessibleDescription(f"{title}. {figures}")

    def show_gain(self, gain: float | None) -> None:
        """Levels shown for one level of difference; None where nothing is amplified."""
        self._gain_row.setVisible(gain is not None)
        if gain is not None:
            with QSignalBlocker(self.gain):
                self.gain.setValue(GAINS.index(stepped(gain, 0)))
            self.factor.setText(f"×{gain:g}")

    def show_references(self, names: list[tuple[str, str]], current: str) -> None:
        """What there is to compare with, name and title; a single one leaves nothing to choose."""
        self._against_row.setVisible(len(names) > 1)
        if len(names) < 2:
            return
        with QSignalBlocker(self.against):
            if names != [(self.against.itemData(i), self.against.itemText(i)) for i in range(self.against.count())]:
                self.against.clear()
                for name, title in names:
                    self.against.addItem(title, name)
            self.against.setCurrentIndex([name for name, _ in names].index(current))

    def set_seen(self, seen: bool) -> None:
        """Show it or hide it."""
        self.setVisible(seen)
        self.place()

    # Where it lies

    def place(self) -> None:
        """At the lower right, left of the overview where that is there; never wider or higher than the view."""
        if self.isHidden():
            return
        area, navigator = self._view.rect(), self._navigator
        right = area.right() - _GAP
        if navigator.isVisibleTo(self._view) and not navigator.left:
            right = navigator.geometry().left() - _GAP
        width = max(0, min(_WIDTH, right - _GAP))
        self._column.activate()
        height = self.heightForWidth(width) if self.hasHeightForWidth() else self.sizeHint().height()
        size = QSize(width, min(height, area.height() - 2 * _GAP))
        corner = QPoint(right - size.width() + 1, area.bottom() - _GAP - size.height() + 1)
        self.setGeometry(corner.x(), corner.y(), size.width(), size.height())

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
        kinds = (QEvent.Type.Resize, QEvent.Type.Show, QEvent.Type.Hide, QEvent.Type.Move)
        if event.type() in kinds:
            self.place()
        return super().eventFilter(watched, event)

    def event(self, event: QEvent) -> bool:
        done = super().event(event)
        if event.type() == QEvent.Type.LayoutRequest:
            self.place()
        return done

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002, N802
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(_GROUND)
        painter.drawRoundedRect(self.rect(), _RADIUS, _RADIUS)

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        event.accept()  # what is beside a control does not move the photo below


class GainSlider(QSlider):
    """The steps of :data:`~denoiser_gui.state.difference.GAINS`; a double-click leaves it to the photo.

    Signals:
        reset(): the person leaves it to the photo.
    """

    reset = Signal()

    def __init__(self, name: str) -> None:
        super().__init__(Qt.Orientation.Horizontal)
        self.setRange(0, len(GAINS) - 1)
        self.setPageStep(1)
        self.setAccessibleName(name)
        self.setToolTip(
            self.tr("Levels shown for one level of difference ([ and ]); double-click: what suits the photo")
        )

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        self.reset.emit()
        event.accept()


class LegendBar(QWidget):
    """A bar of colours with words below."""

    def __init__(self) -> None:
        super().__init__()
        self._legend: Legend | None = None
        self.setFont(tabular(small(self.font())))

    @property
    def legend(self) -> Legend | None:
        """What is shown."""
        return self._legend

    def set_legend(self, legend: Legend) -> None:
        """Show these colours and words."""
        self._legend = legend
        words = self.fontMetrics().height() + 4 if any(legend.labels) else 0
        self.setFixedHeight(_BAR + words)
        self.setAccessibleDescription(", ".join(label for label in legend.labels if label))
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002, N802
        if self._legend is None:
            return
        painter, area = QPainter(self), self.rect()
        colours = self._legend.colours
        ramp = QLinearGradient(0, 0, area.width(), 0)
        for place, colour in enumerate(colours):
            ramp.setColorAt(place / max(1, len(colours) - 1), colour)
        painter.fillRect(QRectF(0, 0, area.width(), _BAR), ramp)
        painter.setPen(QColor(255, 255, 255, 120))
        painter.drawRect(QRectF(0.5, 0.5, area.width() - 1, _BAR - 1))
        painter.setPen(self.palette().windowText().color())
        below = QRectF(0, _BAR + 2, area.width(), area.height() - _BAR - 2)
        sides = (Qt.AlignmentFlag.AlignLeft, Qt.AlignmentFlag.AlignHCenter, Qt.AlignmentFlag.AlignRight)
        for label, side in zip(self._legend.labels, sides, strict=True):
            painter.drawText(below, int(side | Qt.AlignmentFlag.AlignTop), label)
