"""The empty window: one sentence and two buttons."""

from PySide6.QtCore import QEvent, QRectF, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from denoiser_gui.views import icons
from denoiser_gui.views.palette import accent, on_surround, surround
from denoiser_gui.views.targets import make_target
from denoiser_gui.views.typography import large

_INSET, _RADIUS, _ICON, _BUTTON_HEIGHT = 24, 12, 48, 36


class DropZone(QWidget):
    """A large dashed field that lights up while something is dragged over it.

    Signals:
        openRequested(): the person wants to choose photos.
        sampleRequested(): the person wants to see the sample.
    """

    openRequested = Signal()  # noqa: N815
    sampleRequested = Signal()  # noqa: N815

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._lit = self._failed = False
        self._sentence = QLabel(self.tr("Drop noisy photos here"))
        self._sentence.setWordWrap(True)
        self._sentence.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._sentence.setFont(large(self.font()))
        self.open_button = _button(self.tr("Open photos…"))
        self.sample_button = _button(self.tr("Try a sample"))
        self.open_button.clicked.connect(self.openRequested)
        self.sample_button.clicked.connect(self.sampleRequested)
        self._arrange()

    @property
    def sentence(self) -> str:
        """What is said above the buttons."""
        return self._sentence.text()

    def say(self, sentence: str, failed: bool = False) -> None:
        """Why there is nothing to see, and whether that will stay so; empty for the invitation."""
        self._failed = failed
        self._sentence.setText(sentence or self.tr("Drop noisy photos here"))
        self.open_button.setHidden(bool(sentence) and not failed)  # it will be there in a moment
        self.sample_button.setHidden(bool(sentence))  # who has photos of their own needs none
        self.update()

    def set_lit(self, lit: bool) -> None:
        """Show that a drop would be taken."""
        self._lit = lit
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002, N802
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        ground, ink = surround(self.palette()), on_surround(self.palette())
        painter.fillRect(self.rect(), ground)
        frame = QRectF(self.rect()).adjusted(_INSET, _INSET, -_INSET, -_INSET)
        if self._lit:
            light = accent(self.palette())
            painter.setPen(QPen(light, 4))
            light.setAlpha(36)
            painter.setBrush(light)
        else:
            painter.setPen(QPen(ink, 2, Qt.PenStyle.DashLine))
        painter.drawRoundedRect(frame, _RADIUS, _RADIUS)
        self._paint_icon(painter)

    def _paint_icon(self, painter: QPainter) -> None:
        ratio = self.devicePixelRatioF()
        name = "circle-alert" if self._failed else "image-plus"
        picture = icons.pixmap(name, on_surround(self.palette()), round(_ICON * ratio))
        picture.setDevicePixelRatio(ratio)
        painter.drawPixmap((self.width() - _ICON) // 2, self._sentence.y() - _ICON - 8, picture)

    def _arrange(self) -> None:
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        buttons.addStretch()
        buttons.addWidget(self.open_button)
        buttons.addWidget(self.sample_button)
        buttons.addStretch()
        column = QVBoxLayout(self)
        column.setContentsMargins(2 * _INSET, 2 * _INSET, 2 * _INSET, 2 * _INSET)  # a long reason stays in the frame
        column.addStretch()
        column.addSpacing(_ICON + 8)
        column.addWidget(self._sentence)
        column.addSpacing(16)
        column.addLayout(buttons)
        column.addStretch()
        self._colour()

    def _colour(self) -> None:
        for button, name in ((self.open_button, "folder-open"), (self.sample_button, "sparkles")):
            button.setIcon(icons.icon(name, self.palette()))
        palette = self._sentence.palette()
        palette.setColor(self._sentence.foregroundRole(), on_surround(self.palette()))
        self._sentence.setPalette(palette)

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self._colour()


def _button(text: str) -> QPushButton:
    button = QPushButton(f" {text}")  # the style leaves no room between icon and text
    button.setAccessibleName(text)
    make_target(button, _BUTTON_HEIGHT)
    return button
