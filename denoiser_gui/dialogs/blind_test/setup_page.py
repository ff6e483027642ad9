"""What is to be compared, and on how many crops."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QFormLayout,
    QFrame,
    QHBoxLayout,
    QLabel,
    QProgressBar,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from denoiser_gui.dialogs.naming_fields import level_labels
from denoiser_gui.state.blind_result import votes_needed
from denoiser_gui.state.blind_test import MOST_CANDIDATES
from denoiser_gui.views.labels import SentenceLabel
from denoiser_gui.views.targets import make_target
from denoiser_gui.views.typography import bold, large

_GAP = 4
_CROPS = (6, 12, 24, 48)
_USUAL = 12
_FIELD_WIDTH, _ARROW_WIDTH, _LIST_HEIGHT = 336, 40, 256


@dataclass(frozen=True, slots=True)
class Offer:
    """A picture that can take part.

    Attributes:
        name: of the candidate.
        label: what it is called on the screen.
        wanted: whether it takes part unless the person says otherwise.
        photos: how many of the open photos have it.
    """

    name: str
    label: str
    wanted: bool
    photos: int = 1


@dataclass(frozen=True, slots=True)
class BlindWish:
    """What was chosen.

    Attributes:
        names: of the candidates.
        all_photos: all open photos that have them all, not only the one that is shown.
        crops: how many.
    """

    names: tuple[str, ...]
    all_photos: bool
    crops: int


class SetupPage(QWidget):
    """Boxes for the pictures, and two choices. It decides nothing.

    Signals:
        startRequested(): with :attr:`wish`.
        cancelRequested(): the crops that are being looked for are not wanted any more.
        changed(): another wish.
    """

    startRequested = Signal()  # noqa: N815
    cancelRequested = Signal()  # noqa: N815
    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._offers: tuple[Offer, ...] = ()
        self._shown_photo = ""
        self.boxes: list[QCheckBox] = []
        self.heading = SentenceLabel(self.tr("Which picture looks better, if nobody tells which is which?"))
        self.heading.setFont(large(self.font()))
        self.explanation = SentenceLabel(
            self.tr(
                "You see the same part of a photo several times, in random order and without names, and say which one "
                "looks better. Only at the end you are told what it was."
            )
        )
        self.photos = QComboBox()
        self.crops = QComboBox()
        self.photos.setAccessibleName(self.tr("Photos"))
        self.crops.setAccessibleName(self.tr("Crops"))
        for count in _CROPS:
            self.crops.addItem(str(count), count)
        self.crops.setCurrentIndex(_CROPS.index(_USUAL))
        self.note = SentenceLabel()
        self.note.setForegroundRole(QPalette.ColorRole.PlaceholderText)
        self.reason = SentenceLabel()
        self.bar = QProgressBar(minimum=0, maximum=0, textVisible=False)
        self.bar.setAccessibleName(self.tr("Looking for places where they differ"))
        self.bar.hide()
        self.start_button = QPushButton(self.tr("&Start"), default=True)
        self.cancel_button = QPushButton(self.tr("Cancel"), autoDefault=False)
        self._arrange()
        self.start_button.clicked.connect(lambda: self.startRequested.emit())
        self.cancel_button.clicked.connect(lambda: self.cancelRequested.emit())
        for field in (self.photos, self.crops):
            field.currentIndexChanged.connect(lambda _index: self._on_change())
        self._on_change()

    def _arrange(self) -> None:
        self._list = QVBoxLayout()
        self._list.setSpacing(_GAP)
        self._list.setContentsMargins(0, 0, 0, 0)
        inside = QWidget()
        above = QVBoxLayout(inside)
        above.setContentsMargins(0, 0, 0, 0)
        above.addLayout(self._list)
        above.addStretch()
        self._scroll = QScrollArea(widgetResizable=True)
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scroll.setWidget(inside)
        pictures = QLabel(self.tr("Pictures"))
        pictures.setFont(bold(self.font()))
        form = QFormLayout()
        form.setHorizontalSpacing(16)
        form.setVerticalSpacing(8)
        form.addRow(self.tr("&Photos"), self.photos)
        form.addRow(self.tr("&Crops"), self.crops)
        form.addRow("", self.note)
        level_labels(form)
        for widget in (self.photos, self.crops, self.start_button, self.cancel_button):
            make_target(widget)
        for field in (self.photos, self.crops):
            field.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
            field.setFixedWidth(_FIELD_WIDTH)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 24, 24, 16)
        column.setSpacing(16)
        for text in (self.heading, self.explanation, pictures):
            column.addWidget(text)
        column.addWidget(self._scroll, 100)  # as high as it needs, where there is room
        column.addLayout(form)
        column.addStretch(1)
        column.addLayout(self._foot())

    def _foot(self) -> QHBoxLayout:
        foot = QHBoxLayout()
        foot.addWidget(self.reason, 1)
        foot.addWidget(self.bar, 1)
        foot.addWidget(self.cancel_button)
        foot.addWidget(self.start_button)
        return foot

    def offer(self, offers: Sequence[Offer], shown_photo: str) -> None:
        """What there is; what was chosen before stays chosen.

        Args:
            offers: the pictures of the photo that is shown.
            shown_photo: its name.
        """
        if (tuple(offers), shown_photo) == (self._offers, self._shown_photo):
            return
        before = {one.name: box.isChecked() for one, box in zip(self._offers, self.boxes, strict=True)}
        for box in self.boxes:
            self._list.removeWidget(box)
            box.hide()
            box.deleteLater()
        self._offers, self._shown_photo = tuple(offers), shown_photo
        self.boxes = [self._box(one, before.get(one.name, one.wanted)) for one in offers]
        whole = sum(box.minimumHeight() + _GAP for box in self.boxes) + _GAP
        self._scroll.setMinimumHeight(min(_LIST_HEIGHT, whole))
        self._scroll.setMaximumHeight(whole)
        chosen = self.photos.currentIndex()
        self.photos.clear()
        room = _FIELD_WIDTH - _ARROW_WIDTH
        self.photos.addItem(self.fontMetrics().elidedText(shown_photo, Qt.TextElideMode.ElideMiddle, room), False)
        self.photos.setItemData(0, shown_photo, Qt.ItemDataRole.ToolTipRole)
        self.photos.addItem("", True)
        self.photos.setCurrentIndex(max(0, chosen))
        self._on_change()

    def _box(self, one: Offer, checked: bool) -> QCheckBox:
        box = QCheckBox(one.label.replace("&", "&&"))
        box.setChecked(checked)
        make_target(box)
        box.toggled.connect(lambda _checked: self._on_change())
        self._list.addWidget(box)
        return box

    @property
    def wish(self) -> BlindWish:
        """What is chosen."""
        names = tuple(one.name for one, box in zip(self._offers, self.boxes, strict=True) if box.isChecked())
        return BlindWish(names, bool(self.photos.currentData()), self.crops.currentData())

    def show_working(self, working: bool) -> None:
        """Whether crops are being looked for."""
        self.bar.setVisible(working)
        self.reason.setVisible(not working)
        for widget in (*self.boxes, self.photos, self.crops):
            widget.setEnabled(not working)
        self._on_change()
        if working:
            self.start_button.setEnabled(False)

    def show_photos(self, count: int) -> None:
        """How many open photos have all pictures that are chosen."""
        self.photos.setItemText(1, self.tr("All that have these pictures: %n", "", count))
        self.photos.setEnabled(count > 1 and not self.bar.isVisibleTo(self))
        if count <= 1:
            self.photos.setCurrentIndex(0)

    def _on_change(self) -> None:
        wish = self.wish
        few, many = len(wish.names) < 2, len(wish.names) > MOST_CANDIDATES
        self.start_button.setEnabled(not few and not many)
        if len(self._offers) < 2:
            self.reason.setText(self.tr("There is only one picture of this photo yet."))
        elif few:
            self.reason.setText(self.tr("Choose at least two pictures."))
        else:
            self.reason.setText(self.tr("Choose %n at most.", "", MOST_CANDIDATES) if many else "")
        self.note.setText(self._note(wish))
        self.changed.emit()

    def _note(self, wish: BlindWish) -> str:
        """How many votes are enough, or that it takes more of them."""
        if len(wish.names) > 2:
            return self.tr("More than two pictures share the votes, and every two are compared: take more crops.")
        text = self.tr("With {votes} votes one of two pictures needs {needed} to be better beyond chance (p < 0.05).")
        return text.format(votes=wish.crops, needed=votes_needed(wish.crops))
