"""One crop after the other, and one question."""

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QKeyEvent, QPalette
from PySide6.QtWidgets import QHBoxLayout, QLabel, QProgressBar, QPushButton, QVBoxLayout, QWidget

from denoiser_gui.dialogs.blind_test.crop_row import CropRow
from denoiser_gui.state.blind_test import BlindTest
from denoiser_gui.views.labels import SentenceLabel
from denoiser_gui.views.targets import make_target
from denoiser_gui.views.typography import large, small, tabular

_ZOOM_KEYS = {Qt.Key.Key_Plus: 1, Qt.Key.Key_Equal: 1, Qt.Key.Key_Minus: -1}


class VotingPage(QWidget):
    """Shows the present question of a test, and says how it is answered.

    Signals:
        voted(object): the place of the better picture, the first at 0; None: no difference.
        backRequested(): the last answer is to be given anew.
        finishRequested(): the person has enough; the result so far.
    """

    voted = Signal(object)
    backRequested = Signal()  # noqa: N815
    finishRequested = Signal()  # noqa: N815

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._count = 0
        self.heading = QLabel(self.tr("Which looks better?"))
        self.heading.setFont(large(self.font()))
        self.hint = SentenceLabel()
        self.hint.setForegroundRole(QPalette.ColorRole.PlaceholderText)
        self.progress = QLabel()
        self.progress.setFont(tabular(self.font()))
        self.bar = QProgressBar(textVisible=False)
        self.bar.setFixedSize(160, 8)
        self.row = CropRow()
        self.zoom = QLabel()
        self.zoom.setFont(small(tabular(self.font())))
        self.zoom.setForegroundRole(QPalette.ColorRole.PlaceholderText)
        self._make_buttons()
        self._arrange()
        self.row.chosen.connect(lambda place: self.voted.emit(place))
        self.row.zoomed.connect(self._tell_zoom)

    def _make_buttons(self) -> None:
        self.back_button = QPushButton(self.tr("&Back"), autoDefault=False)
        self.back_button.setToolTip(self.tr("Answer the last one again (Backspace)"))
        self.none_button = QPushButton(self.tr("&No difference (0)"), autoDefault=False)
        self.finish_button = QPushButton(self.tr("&Finish now"), autoDefault=False)
        self.finish_button.setToolTip(self.tr("See the result of the votes so far"))
        self.back_button.clicked.connect(lambda: self.backRequested.emit())
        self.none_button.clicked.connect(lambda: self.voted.emit(None))
        self.finish_button.clicked.connect(lambda: self.finishRequested.emit())
        for button in (self.back_button, self.none_button, self.finish_button):
            make_target(button)

    def _arrange(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(16)
        head.addWidget(self.heading)
        head.addStretch()
        head.addWidget(self.progress)
        head.addWidget(self.bar)
        sides = QHBoxLayout()
        sides.setSpacing(8)
        sides.addWidget(self.back_button)
        sides.addWidget(self.zoom)
        sides.addStretch(1)
        sides.addWidget(self.none_button)
        sides.addStretch(1)
        sides.addWidget(self.finish_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 16, 16, 16)
        column.setSpacing(8)
        column.addLayout(head)
        column.addWidget(self.hint)
        column.addWidget(self.row, 1)
        column.addLayout(sides)

    def show_question(self, test: BlindTest) -> None:
        """The present question of a test that is not over; the keys go to this page."""
        question, done, total = test.question, len(test.votes), len(test.questions)
        assert question is not None
        self._count = len(question.order)
        self.hint.setText(
            self.tr("Click a picture or press its number, 1 to {last}; 0 where you see no difference.").format(
                last=self._count
            )
        )
        self.progress.setText(self.tr("{number} of {all}").format(number=done + 1, all=total))
        self.bar.setRange(0, total)
        self.bar.setValue(done)
        self.bar.setAccessibleName(self.progress.text())
        self.back_button.setEnabled(done > 0)
        self.finish_button.setEnabled(done > 0)
        self.row.show_pictures(question.shown, question.crop.side)
        self.setFocus()
        self._announce()

    def _announce(self) -> None:
        self.setAccessibleName(f"{self.heading.text()} {self.progress.text()}")
        self.setAccessibleDescription(self.hint.text())
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, self.accessibleName()))

    def _tell_zoom(self) -> None:
        self.zoom.setText(self.tr("{zoom} : 1, + and − change it").format(zoom=self.row.zoom))

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        key, number = event.key(), event.key() - Qt.Key.Key_0
        if event.modifiers() & ~(Qt.KeyboardModifier.KeypadModifier | Qt.KeyboardModifier.ShiftModifier):
            super().keyPressEvent(event)
        elif 0 <= number <= self._count and not event.isAutoRepeat():
            self.voted.emit(number - 1 if number else None)
        elif key == Qt.Key.Key_Backspace and self.back_button.isEnabled():
            self.backRequested.emit()
        elif key in _ZOOM_KEYS:
            self.row.zoom_by(_ZOOM_KEYS[Qt.Key(key)])
        else:
            super().keyPressEvent(event)

    def event(self, event: QEvent) -> bool:
        """A key that is held votes once, not for all that follow."""
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent) and event.isAutoRepeat():
            event.accept()
            return True
        return super().event(event)
