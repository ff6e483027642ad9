"""The names of panes: what is painted, and the places that a hand or a screen reader finds there."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication, QObject, QRect, QRectF, Qt, Signal
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QPaintEvent, QWheelEvent
from PySide6.QtWidgets import QAbstractButton, QWidget

from denoiser_gui.state.panes import Frame
from denoiser_gui.views import icons
from denoiser_gui.views.compare_overlay import LABEL_INK, paint_ground, paint_label

_MARGIN, _PADDING, _GAP, _ICON, _LEAST = 6.0, 8.0, 4.0, 14.0, 40.0
_TARGET = 28

translate = QCoreApplication.translate


@dataclass(frozen=True, slots=True)
class Title:
    """What a picture is called.

    Attributes:
        name: of the picture, as the program calls it.
        title: as a person calls it.
        note: what else is known of it, like its PSNR; empty if nothing is.
    """

    name: str
    title: str
    note: str = ""

    @property
    def text(self) -> str:
        """All of it in one line."""
        return f"{self.title}\u2002{self.note}" if self.note else self.title


@dataclass(frozen=True, slots=True)
class PaneLabel:
    """The name of a pane where it is painted, in device pixels.

    Attributes:
        whole: all of it, for screen readers.
        number: that shows it alone while its key is held; 0 where numbers are for something else.
        text: as far as there is room for it.
        place: of the text; empty where there is no room at all.
        chip: where it is told that the pane goes its own way; empty where it does not.
        chip_text: beside the sign there; empty where there is no room.
        font: in logical pixels.
        ratio: device pixels per logical pixel.
    """

    whole: str
    number: int
    text: str
    place: QRectF
    chip: QRectF
    chip_text: str
    font: QFont
    ratio: float

    def paint(self, painter: QPainter) -> None:
        """White on dark, at the upper left of the pane."""
        if not self.place.isEmpty():
            paint_label(painter, self.text, self.font, self.place, self.ratio)
        if not self.chip.isEmpty():
            self._paint_chip(painter)

    def _paint_chip(self, painter: QPainter) -> None:
        paint_ground(painter, self.chip, self.ratio)
        edge = round(_ICON * self.ratio)
        left, top = self.chip.left() + _PADDING * self.ratio, self.chip.center().y() - edge / 2
        painter.drawPixmap(round(left), round(top), icons.pixmap("not-linked", LABEL_INK, edge))
        painter.save()
        painter.translate(left + edge + _GAP * self.ratio, self.chip.top())
        painter.scale(self.ratio, self.ratio)
        painter.setPen(LABEL_INK)
        painter.setFont(self.font)
        area = QRectF(0, 0, self.chip.width() / self.ratio, self.chip.height() / self.ratio)
        painter.drawText(area, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, self.chip_text)
        painter.restore()


def label_of(frame: Frame, title: Title, font: QFont, ratio: float, numbered: bool) -> PaneLabel:
    """The name of a frame, with what there is room for.

    Args:
        frame: where it lies.
        title: its words.
        font: in logical pixels.
        ratio: device pixels per logical pixel.
        numbered: the key that shows it alone stands before it.
    """
    metrics = QFontMetricsF(font)
    left, top = frame.area.left + _MARGIN * ratio, frame.area.top + _MARGIN * ratio
    height = metrics.height() + _PADDING
    room = frame.area.width / ratio - 2 * _MARGIN
    chip, chip_text = _chip(metrics, room) if frame.loose else (0.0, "")
    text = _fitting(title, f"{frame.number}\u2002" if numbered else "", metrics, room - chip - 2 * _PADDING)
    width = metrics.horizontalAdvance(text) + 2 * _PADDING if text else 0.0
    fits = frame.area.height / ratio >= height + 2 * _MARGIN
    place = QRectF(left, top, width * ratio, height * ratio) if fits and text else QRectF()
    beside = left + (width + _GAP) * ratio if text else left
    chip_place = QRectF(beside, top, (chip - _GAP) * ratio, height * ratio) if fits and chip else QRectF()
    return PaneLabel(title.text, frame.number if numbered else 0, text, place, chip_place, chip_text, font, ratio)


def _chip(metrics: QFontMetricsF, room: float) -> tuple[float, str]:
    """How wide the sign of a loose pane is with the gap before it, and its words where there is room for them."""
    words = translate("PaneLabels", "Not linked")
    bare = _ICON + 2 * _PADDING + _GAP
    whole = bare + _GAP + metrics.horizontalAdvance(words)
    if whole < room / 2:
        return whole, words
    return (bare if bare <= room else 0.0), ""


def _fitting(title: Title, number: str, metrics: QFontMetricsF, room: float) -> str:
    """All; else the title cut, as long as something of it is left, or without the note; else the number alone."""
    whole, note = number + title.text, f"\u2002{title.note}" if title.note else ""
    if metrics.horizontalAdvance(whole) <= room:
        return whole
    for rest in dict.fromkeys((note, "")):
        left = room - metrics.horizontalAdvance(number + rest)
        if left >= _LEAST:
            return number + metrics.elidedText(title.title, Qt.TextElideMode.ElideRight, left) + rest
    return number.strip() if metrics.horizontalAdvance(number.strip()) <= room else ""


@dataclass(frozen=True, slots=True)
class Spot:
    """A name that can be pressed, where it is painted, in device pixels.

    Attributes:
        name: of the picture, as the program calls it.
        text: as a person does.
        number: as of :class:`PaneLabel`.
        place: of the name.
        chip: of the sign that the pane goes its own way; empty without one.
        ratio: device pixels per logical pixel.
    """

    name: str
    text: str
    number: int
    place: QRectF
    chip: QRectF
    ratio: float


class _Button(QAbstractButton):
    """An invisible button over something that is painted."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.name = ""
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # Tab folds the panels away; keys have numbers
        self.setMouseTracking(True)  # the view tells what is under the pointer
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def follow(self, name: str, place: QRectF, ratio: float, words: tuple[str, str]) -> None:
        """Lie where a label is; ``words``: what it is called, and what can be done."""
        self.name = name
        self.setAccessibleName(words[0])
        self.setAccessibleDescription(words[1])
        self.setToolTip(words[1])
        self.setGeometry(_target(place, ratio))
        self.setVisible(not place.isEmpty())

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        """Nothing: the view paints the label in device pixels."""

    def wheelEvent(self, event: QWheelEvent) -> None:  # noqa: N802
        event.ignore()  # the view zooms


class PaneSpots(QObject):
    """What can be pressed on the labels.

    Args:
        view: on which they lie.

    Signals:
        held(str): the person wants to see this picture alone, as long as they hold it.
        let_go(): no longer.
        joined(str): this pane shall go with the others again.
    """

    held = Signal(str)
    let_go = Signal()
    joined = Signal(str)

    def __init__(self, view: QWidget) -> None:
        super().__init__(view)
        self._view = view
        self._names: list[_Button] = []
        self._chips: list[_Button] = []

    @property
    def pressed(self) -> bool:
        """Whether one is held: then they stay where they are, whatever is seen."""
        return any(spot.isDown() for spot in self._names)

    def follow(self, spots: Sequence[Spot]) -> None:
        """Lie where the names are."""
        if self.pressed:
            return
        while len(self._names) < len(spots):
            self._add()
        for place, buttons in enumerate(zip(self._names, self._chips, strict=True)):
            if place < len(spots):
                self._lay(*buttons, spots[place])
            else:
                for button in buttons:
                    button.hide()

    def _lay(self, name: _Button, chip: _Button, spot: Spot) -> None:
        hold = translate("PaneLabels", "Hold to see this one alone")
        join = translate("PaneLabels", "This one goes its own way: click to link it with the others again")
        key = f" ({spot.number})" if spot.number else ""
        name.follow(spot.name, spot.place, spot.ratio, (spot.text, hold + key))
        chip.follow(spot.name, spot.chip, spot.ratio, (translate("PaneLabels", "Not linked"), join))

    def _add(self) -> None:
        name, chip = _Button(self._view), _Button(self._view)
        name.pressed.connect(lambda: self.held.emit(name.name))
        name.released.connect(self.let_go)
        chip.clicked.connect(lambda: self.joined.emit(chip.name))
        self._names.append(name)
        self._chips.append(chip)


def _target(place: QRectF, ratio: float) -> QRect:
    """In logical pixels, tall enough for a finger."""
    area = QRectF(place.left() / ratio, place.top() / ratio, place.width() / ratio, place.height() / ratio)
    more = max(0.0, (_TARGET - area.height()) / 2)
    wider = max(0.0, (_TARGET - area.width()) / 2)
    return area.adjusted(-wider, -more, wider, more).toAlignedRect()
