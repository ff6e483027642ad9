"""All keys at a glance, on a sheet before the window."""

from PySide6.QtCore import QCoreApplication, QEvent, QObject, QSize, Qt
from PySide6.QtGui import QColor, QKeyEvent, QKeySequence, QMouseEvent, QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import (
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QMenu,
    QMenuBar,
    QScrollArea,
    QStyle,
    QVBoxLayout,
    QWidget,
)

from denoiser_gui.views.menus import Menus
from denoiser_gui.views.typography import bold, large, small

_COLUMNS = 3
_VEIL = QColor(0, 0, 0, 140)
_MARGIN, _INSET, _PADDING = 32, 8, 16
_ROOM = QSize(2 * (_MARGIN + _INSET), 2 * (_MARGIN + _INSET) + 48)

translate = QCoreApplication.translate

Section = tuple[str, list[tuple[str, str]]]


class KeysSheet(QWidget):
    """Lies over the whole window until Escape, ``?`` or any click.

    Args:
        menus: tell most of the keys.
        window: is covered.
    """

    def __init__(self, menus: Menus, window: QWidget) -> None:
        super().__init__(window)
        self._menus = menus
        self._window = window
        self._before: QWidget | None = None
        self._sheet = QFrame(self)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(_MARGIN, _MARGIN, _MARGIN, _MARGIN)
        self._column.addWidget(self._sheet, 0, Qt.AlignmentFlag.AlignCenter)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(self.tr("Keys"))
        self.hide()
        window.installEventFilter(self)

    def open(self) -> None:
        """Show the sheet, or close it when it is there."""
        if self.isVisible():
            self.close()
            return
        self._write()
        self._before = self.window().focusWidget()
        self.setGeometry(self._window.rect())
        self.show()
        self.raise_()
        self.setFocus()

    def sections(self) -> list[Section]:
        """What is told: for each heading its keys, and what they do."""
        menus = [(menu.title().replace("&", ""), _of_menu(menu)) for menu in _in_order(self._menus.bar)]
        return [*((title, keys) for title, keys in menus if keys), *_of_views()]

    def _write(self) -> None:
        """Anew each time: fonts and languages change."""
        before = self._sheet
        self._sheet = QFrame(self)
        self._sheet.setAutoFillBackground(True)
        self._sheet.setFrameShape(QFrame.Shape.StyledPanel)
        self._column.replaceWidget(before, self._sheet)
        before.deleteLater()
        title = QLabel(self.tr("Keys"))
        title.setFont(large(self.font()))
        title.setContentsMargins(_PADDING, _INSET, 0, 0)
        inside = QVBoxLayout(self._sheet)
        inside.setContentsMargins(_INSET, _INSET, _INSET, _INSET)
        inside.addWidget(title)
        inside.addWidget(self._scrolling(self._fitting_body()))

    def _fitting_body(self) -> QWidget:
        """In as many columns as the window is wide enough for: there is no scrolling to the side."""
        room = self._window.width() - _ROOM.width() - self._bar_width
        for columns in range(_COLUMNS, 1, -1):
            body = self._body(columns)
            if body.sizeHint().width() <= room:
                return body
        return self._body(1)

    @property
    def _bar_width(self) -> int:
        """Of a bar to scroll with."""
        return self.style().pixelMetric(QStyle.PixelMetric.PM_ScrollBarExtent)

    def _body(self, columns: int) -> QWidget:
        body = QWidget()
        line = QHBoxLayout(body)
        line.setContentsMargins(_PADDING, _PADDING, _PADDING, _PADDING)
        line.setSpacing(2 * _PADDING)
        for column in _balanced(self.sections(), columns):
            line.addLayout(self._column_of(column))
        return body

    def _scrolling(self, body: QWidget) -> QScrollArea:
        """As large as it needs and the window allows."""
        area = QScrollArea(widgetResizable=True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setWidget(body)
        wanted, room = body.sizeHint(), self._window.size() - _ROOM
        if wanted.height() > room.height():
            wanted.setWidth(wanted.width() + self._bar_width)
        area.setMinimumSize(wanted.boundedTo(room))
        return area

    def _column_of(self, sections: list[Section]) -> QVBoxLayout:
        column = QVBoxLayout()
        column.setSpacing(4)
        for title, keys in sections:
            heading = QLabel(title)
            heading.setFont(bold(self.font()))
            column.addWidget(heading)
            grid = QGridLayout()
            grid.setHorizontalSpacing(16)
            grid.setVerticalSpacing(2)
            grid.setColumnStretch(1, 1)
            for row, (key, what) in enumerate(keys):
                grid.addWidget(self._key(key), row, 0)
                grid.addWidget(QLabel(what), row, 1)
            column.addLayout(grid)
            column.addSpacing(16)
        column.addStretch(1)
        return column

    def _key(self, text: str) -> QLabel:
        label = QLabel(text)
        label.setFont(small(self.font()))
        label.setForegroundRole(QPalette.ColorRole.PlaceholderText)
        return label

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002, N802
        QPainter(self).fillRect(self.rect(), _VEIL)

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: ARG002, N802
        self.close()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        if event.key() == Qt.Key.Key_Escape:
            self.close()

    def event(self, event: QEvent) -> bool:
        """Escape is for this sheet, not for a notice below it."""
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            if event.key() == Qt.Key.Key_Escape:
                event.accept()
            return True
        return super().event(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
        if event.type() == QEvent.Type.Resize and self.isVisible():
            self.setGeometry(self._window.rect())
        return super().eventFilter(watched, event)

    def hideEvent(self, event: QEvent) -> None:  # noqa: N802
        """The keys go to where they went before."""
        super().hideEvent(event)  # type: ignore[arg-type]
        if self._before is not None and self._before.isVisible():
            self._before.setFocus()
        self._before = None


def _in_order(bar: QMenuBar) -> list[QMenu]:
    """The menus as they stand in the bar, each with those within it; some were put in between later."""
    places = {entry.text(): place for place, entry in enumerate(bar.actions())}
    found, place = [], 0
    for menu in bar.findChildren(QMenu):
        place = places.get(menu.title(), place)
        found.append((place, menu))
    return [menu for _, menu in sorted(found, key=lambda one: one[0])]


def _of_menu(menu: QMenu) -> list[tuple[str, str]]:
    entries = (entry for entry in menu.actions() if not entry.shortcut().isEmpty())
    return [(_shown(entry.shortcut()), _plain(entry.text())) for entry in entries]


def _of_views() -> list[Section]:
    photo = [
        ("F", translate("KeysSheet", "Fit the photo into the view")),
        ("+  −", translate("KeysSheet", "Zoom in and out; so does the wheel")),
        ("\\", translate("KeysSheet", "While held: the noisy photo alone")),
        ("1 … 9", translate("KeysSheet", "Compare: this picture on the right")),
        (
            f"{_shown(QKeySequence('Shift+1'))} … 9",
            translate("KeysSheet", "Compare: this picture on the left"),
        ),
        ("X", translate("KeysSheet", "Swap the sides")),
        (f"C  {_shown(QKeySequence('Shift+C'))}", translate("KeysSheet", "Next and previous picture on the right")),
        ("B", translate("KeysSheet", "Left and right in turn, at the same place")),
        ("M", translate("KeysSheet", "Magnifier at the pointer, in all pictures")),
        (
            _shown(QKeySequence("Shift+A")).removesuffix("A").rstrip("+"),
            translate("KeysSheet", "With wheel or drag: one of several pictures goes its own way"),
        ),
        ("L", translate("KeysSheet", "Link all pictures again")),
        ("1 … 9", translate("KeysSheet", "Three pictures or more: while held, this one alone")),
        ("← → ↑ ↓", translate("KeysSheet", "Move the divider; with Shift further")),
        (
            f"{_shown(QKeySequence('Home'))}  {_shown(QKeySequence('End'))}",
            translate("KeysSheet", "Divider to the edge"),
        ),
        (_shown(QKeySequence("Backspace")), translate("KeysSheet", "Divider to the middle")),
        (
            f"{_shown(QKeySequence('PgUp'))}  {_shown(QKeySequence('PgDown'))}",
            translate("KeysSheet", "Previous and next photo"),
        ),
        (f"{_shown(QKeySequence('Ctrl+Left'))} …", translate("KeysSheet", "See another part of the photo")),
        ("N", translate("KeysSheet", "Show or hide the overview")),
        (_shown(QKeySequence("Shift+N")), translate("KeysSheet", "Overview to the other side")),
        (_shown(QKeySequence("Tab")), translate("KeysSheet", "Fold the panels away or back")),
        ("D", translate("KeysSheet", "Difference: absolute, signed, similarity, off")),
        ("[  ]", translate("KeysSheet", "Amplify the difference less or more")),
        ("R", translate("KeysSheet", "Draw a region; Escape clears it")),
    ]
    strip = [
        ("↑ ↓", translate("KeysSheet", "Choose a photo; with Shift several")),
        (_shown(QKeySequence("Del")), translate("KeysSheet", "Close the chosen photos")),
        (_shown(QKeySequence("Esc")), translate("KeysSheet", "Close a message")),
        (_shown(QKeySequence("F6")), translate("KeysSheet", "To the next part of the window")),
    ]
    return [(translate("KeysSheet", "On the photo"), photo), (translate("KeysSheet", "In the list"), strip)]


def _shown(keys: QKeySequence) -> str:
    return keys.toString(QKeySequence.SequenceFormat.NativeText)


def _plain(text: str) -> str:
    return text.replace("&", "").partition("\t")[0].rstrip("…")


def _balanced(sections: list[Section], count: int) -> list[list[Section]]:
    """In columns of about the same length, in their order."""
    goal = sum(len(keys) + 2 for _, keys in sections) / count
    columns: list[list[Section]] = [[] for _ in range(count)]
    above = 0.0
    for section in sections:
        length = len(section[1]) + 2
        columns[min(int((above + length / 2) / goal), count - 1)].append(section)
        above += length
    return columns
