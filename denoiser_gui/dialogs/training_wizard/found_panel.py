"""What was found in the folders: how much, what it is like, some of it to look at, and all of it in a list."""

from collections.abc import Sequence

from PySide6.QtCore import QRect, QSignalBlocker, QSize, Qt, Signal
from PySide6.QtGui import QImage, QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import QHBoxLayout, QLabel, QProgressBar, QSpinBox, QVBoxLayout, QWidget

from denoiser_gui.dialogs.training_wizard.beside import Beside
from denoiser_gui.dialogs.training_wizard.found_table import FoundRow, FoundTable
from denoiser_gui.dialogs.training_wizard.pair_picture import Rgb, as_image
from denoiser_gui.views.labels import SentenceLabel
from denoiser_gui.views.targets import TARGET, make_target
from denoiser_gui.views.typography import bold

_MOST_PERCENT = 50
_ROOM = 4  # large letters need more than the style gives them
_STRIP_HEIGHT, _GAP = 72, 8
_TABLE_HEIGHT = 112


class ExampleStrip(QWidget):
    """Some of the photos; of a pair the left half is noisy and the right half clean."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._pictures: list[tuple[QImage, QImage | None]] = []
        self.setFixedHeight(_STRIP_HEIGHT)

    def clear(self) -> None:
        """None are known."""
        self._pictures = []
        self.update()

    def add(self, picture: Rgb, truth: Rgb | None) -> None:
        """One more, (h, w, 3) uint8, and its ground truth if it has one."""
        self._pictures.append((as_image(picture), None if truth is None else as_image(truth)))
        self.setAccessibleName(self.tr("%n example(s)", None, len(self._pictures)))
        self.update()

    def __len__(self) -> int:
        return len(self._pictures)

    def sizeHint(self) -> QSize:  # noqa: N802
        return QSize(6 * _STRIP_HEIGHT, _STRIP_HEIGHT)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002, N802
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        left = 0
        for picture, truth in self._pictures:
            width = round(picture.width() * self.height() / max(1, picture.height()))
            if left + width > self.width():
                return
            place = QRect(left, 0, width, self.height())
            painter.drawImage(place, picture)
            if truth is not None:
                self._paint_truth(painter, place, truth)
            left += width + _GAP

    def _paint_truth(self, painter: QPainter, place: QRect, truth: QImage) -> None:
        half = truth.width() // 2
        middle = place.left() + round(place.width() * half / max(1, truth.width()))
        right = QRect(middle, place.top(), place.right() + 1 - middle, place.height())
        painter.drawImage(right, truth, QRect(half, 0, truth.width() - half, truth.height()))
        painter.fillRect(middle, place.top(), 1, place.height(), Qt.GlobalColor.white)


class FoundPanel(QWidget):
    """Headline, facts, split, examples, list.

    Signals:
        shareChosen(float): so much of the scenes is kept for validation.
    """

    shareChosen = Signal(float)  # noqa: N815

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.headline, self.facts, self.split = SentenceLabel(), SentenceLabel(), SentenceLabel()
        self.headline.setFont(bold(self.font()))
        self.facts.setForegroundRole(QPalette.ColorRole.PlaceholderText)
        self.share = QSpinBox(minimum=0, maximum=_MOST_PERCENT)
        self.share.setSuffix(self.tr(" %"))
        self.share.setAccessibleName(self.tr("Kept to check what was learned"))
        self.share.setToolTip(self.tr("How much is kept to check what was learned; a scene is never on both sides"))
        make_target(self.share, max(TARGET, self.share.sizeHint().height() + _ROOM))
        self.strip = ExampleStrip()
        self.table = FoundTable()
        self.table.setMinimumHeight(_TABLE_HEIGHT)
        self.bar = QProgressBar(textVisible=False)
        self.bar.setFixedHeight(4)
        self.bar.setAccessibleName(self.tr("Looking at the photos"))
        self._arrange()
        self.share.valueChanged.connect(lambda percent: self.shareChosen.emit(percent / 100))
        self.show_nothing("")

    def _arrange(self) -> None:
        title = QLabel(self.tr("&Keep for checking"))
        title.setBuddy(self.share)
        kept = QWidget()
        row = QHBoxLayout(kept)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addStretch()
        row.addWidget(title)
        row.addWidget(self.share)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(self.headline)
        column.addWidget(self.facts)
        column.addWidget(Beside(self.split, kept, spacing=8))
        column.addWidget(self.strip)
        column.addWidget(self.bar)
        column.addWidget(self.table, 1)

    def set_share(self, share: float) -> None:
        """Show this one; nothing is emitted."""
        with QSignalBlocker(self.share):
            self.share.setValue(round(100 * share))

    def show_nothing(self, sentence: str) -> None:
        """Nothing was found yet, or nothing can be."""
        self.show_found(sentence, "", "", ())
        self.strip.clear()
        self.show_progress(None)

    def show_found(self, headline: str, facts: str, split: str, rows: Sequence[FoundRow]) -> None:
        """What there is."""
        self.headline.setText(headline)
        self.facts.setText(facts)
        self.split.setText(split)
        self.table.rows.set_rows(rows)

    def show_progress(self, fraction: float | None) -> None:
        """How much was looked at; None: nothing is being looked at. The bar keeps its place, so that nothing moves."""
        policy = self.bar.sizePolicy()
        policy.setRetainSizeWhenHidden(True)
        self.bar.setSizePolicy(policy)
        self.bar.setVisible(fraction is not None)
        self.bar.setRange(0, 0 if fraction == 0.0 else 1000)
        self.bar.setValue(round(1000 * (fraction or 0.0)))
