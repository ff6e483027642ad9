"""What a picture of before and after is to be."""

from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDialog,
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QProgressBar,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from denoiser_gui.dialogs.naming_fields import level_labels
from denoiser_gui.views.targets import make_target
from engine.images.before_after import Arrangement

AS_SEEN = "as seen"
"""The picture of the screen; all others are :class:`~engine.images.before_after.Arrangement`."""

_STEPS = 1000
_SIZES = (800, 1200, 1600, 2400, 4000)
_FOR_THE_WEB = 1200


@dataclass(frozen=True, slots=True)
class PictureWish:
    """What was chosen.

    Attributes:
        arrangement: None for what is on the screen, as it is seen.
        seen_only: only the part of the photo that is seen.
        longest: longer edge of each photo, pixels; None as it is.
        named: with the names of both sides.
    """

    arrangement: Arrangement | None
    seen_only: bool
    longest: int | None
    named: bool


class BeforeAfterDialog(QDialog):
    """Chooses an arrangement, a part and a size; stays until the picture is there. It decides nothing.

    Signals:
        saveRequested(), copyRequested(): with :attr:`wish`.
        cancelRequested(): the picture that is being made is not wanted any more.
    """

    saveRequested = Signal()  # noqa: N815
    copyRequested = Signal()  # noqa: N815
    cancelRequested = Signal()  # noqa: N815

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Before and after"))
        self.arrangement = QComboBox()
        for text, data in self._arrangements():
            self.arrangement.addItem(text, data)
        self.part = QComboBox()
        self.part.addItems([self.tr("The whole photo"), self.tr("What is seen now")])
        self.edge = QComboBox()
        self.edge.addItem(self.tr("As it is"), None)
        for edge in _SIZES:
            self.edge.addItem(self.tr("{edge} pixels").format(edge=edge), edge)
        self.names = QCheckBox(self.tr("With the &names of both sides"))
        self.names.setChecked(True)
        self.note = QLabel(wordWrap=True)
        self.bar = QProgressBar(maximum=_STEPS, textVisible=False)
        self.bar.hide()
        self.bar.setAccessibleName(self.tr("Progress"))
        self._make_buttons()
        self._arrange()
        self.arrangement.currentIndexChanged.connect(self._on_arrangement)
        self._on_arrangement()

    def _arrangements(self) -> list[tuple[str, object]]:
        return [
            (self.tr("Side by side"), Arrangement.BESIDE),
            (self.tr("Split, as it is seen"), AS_SEEN),
            (self.tr("Animation: taking turns"), Arrangement.TURNS),
            (self.tr("Animation: wiping"), Arrangement.WIPE),
        ]

    def _make_buttons(self) -> None:
        self.copy_button = QPushButton(self.tr("&Copy"))
        self.save_button = QPushButton(self.tr("&Save…"), default=True)
        self.cancel_button = QPushButton(self.tr("Cancel"))
        self.copy_button.clicked.connect(lambda: self.copyRequested.emit())
        self.save_button.clicked.connect(lambda: self.saveRequested.emit())
        self.cancel_button.clicked.connect(self.reject)
        for button in (self.copy_button, self.save_button, self.cancel_button):
            make_target(button)
            button.setIcon(QIcon())

    def _arrange(self) -> None:
        form = QFormLayout()
        form.setHorizontalSpacing(16)
        form.setVerticalSpacing(8)
        form.addRow(self.tr("&Arrangement"), self.arrangement)
        form.addRow(self.tr("&Part"), self.part)
        form.addRow(self.tr("&Longer edge of each photo"), self.edge)
        form.addRow(self.names)
        level_labels(form)
        for field in (self.arrangement, self.part, self.edge, self.names):
            make_target(field)
        line = QHBoxLayout()
        line.addWidget(self.bar, 1)
        line.addStretch()
        for button in (self.copy_button, self.save_button, self.cancel_button):
            line.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 16, 16, 16)
        column.setSpacing(16)
        column.addLayout(form)
        column.addWidget(self.note)
        column.addStretch()
        column.addLayout(line)

    @property
    def wish(self) -> PictureWish:
        """What is chosen."""
        chosen = self.arrangement.currentData()
        arrangement = chosen if isinstance(chosen, Arrangement) else None
        return PictureWish(arrangement, self.part.currentIndex() == 1, self.edge.currentData(), self.names.isChecked())

    def show_progress(self, fraction: float | None) -> None:
        """How much is made; None: nothing is being made."""
        making = fraction is not None
        self.bar.setVisible(making)
        self.bar.setValue(round(_STEPS * (fraction or 0.0)))
        for widget in (self.arrangement, self.part, self.edge, self.names, self.copy_button, self.save_button):
            widget.setEnabled(not making)
        if not making:
            self._on_arrangement()

    def reject(self) -> None:
        """Also what is being made is not wanted any more."""
        self.cancelRequested.emit()
        super().reject()

    def _on_arrangement(self) -> None:
        wish = self.wish
        as_seen = wish.arrangement is None
        moves = wish.arrangement is not None and wish.arrangement.moves
        for widget in (self.part, self.edge, self.names):
            widget.setEnabled(not as_seen)
        self.copy_button.setEnabled(not moves)
        if moves and wish.longest is None:
            self.edge.setCurrentIndex(self.edge.findData(_FOR_THE_WEB))
        self.note.setText(self._note(as_seen, moves))

    def _note(self, as_seen: bool, moves: bool) -> str:
        if as_seen:
            return self.tr("The picture of the screen, with the line where it is now.")
        if moves:
            return self.tr("As WebP it is small and has all colours; as GIF it has 256, and every program shows it.")
        return self.tr("Both photos at the present strength; wide ones are laid below each other.")
