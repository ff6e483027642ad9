"""What a training makes of the person's own photo: two pictures in the compare view, and a slider through time."""

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication, QEvent, QLocale, QSignalBlocker, Qt, Signal
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLabel, QSlider, QStackedLayout, QVBoxLayout, QWidget

from denoiser_gui.state.preview_choice import Side
from denoiser_gui.views.compare_view import CompareView
from denoiser_gui.views.image_pyramid import Rgb
from denoiser_gui.views.palette import on_surround, surround
from denoiser_gui.views.targets import make_target
from denoiser_gui.views.typography import tabular

translate = QCoreApplication.translate

_LEAST_LETTERS = 9


def side_name(side: Side) -> str:
    """As the window calls it."""
    match side:
        case Side.NOISY:
            return translate("TrainingPreviews", "Noisy")
        case Side.CURRENT:
            return translate("TrainingPreviews", "At this step")
        case Side.BEST:
            return translate("TrainingPreviews", "Best so far")
        case Side.TRUTH:
            return translate("TrainingPreviews", "Ground truth")


class PreviewView(CompareView):
    """The compare view with other names on its sides."""

    def __init__(self, parent: QWidget | None = None) -> None:
        self._names = ("", "")  # asked for while the view is made
        super().__init__(parent)

    @property
    def names(self) -> tuple[str, str]:
        """Of both sides."""
        return self._names

    def name_of(self, name: str) -> str:
        """Of one of them."""
        return dict(zip(self.board.sides, self._names, strict=True)).get(name, name)

    def _name(self) -> None:
        self.setAccessibleName(self.tr("Comparison of two pictures of the training"))

    def show_names(self, left: str, right: str) -> None:
        """Call the sides so."""
        self._names = (left, right)
        self.update()


class TrainingPreviews(QWidget):
    """The compare view, above it what its sides show, below it when.

    Signals:
        photoChosen(str): another preview photo.
        sidesChosen(object, object): what left and right should show.
        placeChosen(int): the slider, along the previews there are.
    """

    photoChosen = Signal(str)  # noqa: N815
    sidesChosen = Signal(object, object)  # noqa: N815
    placeChosen = Signal(int)  # noqa: N815

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.view = PreviewView()
        self.nothing = QLabel(wordWrap=True, alignment=Qt.AlignmentFlag.AlignCenter)
        self.nothing.setMargin(32)
        self.nothing.setAutoFillBackground(True)
        self._colour()
        self.photo = self._box(self.tr("Photo of the preview"))
        self.left, self.right = self._box(self.tr("Left side")), self._box(self.tr("Right side"))
        self.time = QSlider(Qt.Orientation.Horizontal)
        self.time.setMaximum(0)
        self.time.setPageStep(1)
        self.time.setAccessibleName(self.tr("Earlier previews"))
        self.time.setToolTip(self.tr("Through the previews of this training; the right end is always the newest"))
        make_target(self.time)
        self.when = QLabel()
        self.when.setFont(tabular(self.font()))
        self._arrange()
        self._listen()
        self.say("")

    def say(self, sentence: str) -> None:
        """Show no pictures, but why there are none."""
        self.nothing.setText(sentence)
        self._stack.setCurrentWidget(self.nothing)
        for widget in (self._choices, self._times):
            widget.setVisible(False)

    def show_pair(self, left: Rgb, right: Rgb, names: tuple[str, str]) -> None:
        """Compare these two, (H, W, 3) uint8 of one size; zoom and place are kept."""
        self.view.show_names(*names)
        self.view.set_pair(left, right, complete=True)
        self._stack.setCurrentWidget(self.view)
        for widget in (self._choices, self._times):
            widget.setVisible(True)

    def set_photos(self, names: Sequence[str], current: str) -> None:
        """The preview photos there are. Nothing is emitted."""
        _fill(self.photo, [(name, name) for name in names], current)
        self.photo.setVisible(len(names) > 1)

    def set_sides(self, offered: Sequence[Side], left: Side, right: Side) -> None:
        """What there is to compare. Nothing is emitted."""
        for box, side in ((self.left, left), (self.right, right)):
            _fill(box, [(side_name(each), each) for each in offered], side)

    def set_times(self, steps: Sequence[int], place: int, text: str) -> None:
        """The steps of the previews, which of them is shown, and that in words. Nothing is emitted."""
        with QSignalBlocker(self.time):
            self.time.setMaximum(max(len(steps) - 1, 0))
            self.time.setValue(place)
        self.time.setEnabled(len(steps) > 1)
        self.when.setText(text)
        self.time.setAccessibleDescription(text)

    def _box(self, name: str) -> QComboBox:
        box = QComboBox()
        box.setAccessibleName(name)
        box.setToolTip(name)
        box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        box.setMinimumContentsLength(_LEAST_LETTERS)
        make_target(box)
        return box

    def _arrange(self) -> None:
        self._choices, self._times = QWidget(), QWidget()
        above = QHBoxLayout(self._choices)
        above.setContentsMargins(0, 0, 0, 0)
        above.setSpacing(8)
        above.addWidget(self.left)
        above.addStretch(1)
        above.addWidget(self.photo)
        above.addStretch(1)
        above.addWidget(self.right)
        below = QHBoxLayout(self._times)
        below.setContentsMargins(0, 0, 0, 0)
        below.setSpacing(16)
        below.addWidget(self.time, 1)
        below.addWidget(self.when)
        for rows in (self._choices, self._times):
            policy = rows.sizePolicy()
            policy.setRetainSizeWhenHidden(True)  # nothing moves when the first pictures come
            rows.setSizePolicy(policy)
        holder = QWidget()
        self._stack = QStackedLayout(holder)
        self._stack.addWidget(self.nothing)
        self._stack.addWidget(self.view)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self._choices)
        column.addWidget(holder, 1)
        column.addWidget(self._times)

    def _colour(self) -> None:
        """As around a photo."""
        palette = QPalette(self.palette())
        palette.setColor(QPalette.ColorRole.Window, surround(self.palette()))
        palette.setColor(QPalette.ColorRole.WindowText, on_surround(self.palette()))
        self.nothing.setPalette(palette)

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self._colour()

    def _listen(self) -> None:
        self.photo.activated.connect(lambda _place: self.photoChosen.emit(str(self.photo.currentData())))
        for box in (self.left, self.right):
            box.activated.connect(
                lambda _place: self.sidesChosen.emit(Side(self.left.currentData()), Side(self.right.currentData()))
            )
        self.time.valueChanged.connect(self.placeChosen)


def _fill(box: QComboBox, entries: Sequence[tuple[str, object]], current: object) -> None:
    """Only where something changed, so that an open list is left alone."""
    with QSignalBlocker(box):
        if [box.itemData(place) for place in range(box.count())] != [data for _, data in entries]:
            box.clear()
            for text, data in entries:
                box.addItem(text, data)
        box.setCurrentIndex(next((place for place, (_, data) in enumerate(entries) if data == current), 0))


def step_text(step: int) -> str:
    """A step as the slider tells it."""
    return translate("TrainingPreviews", "Step {step}").format(step=QLocale().toString(step))
