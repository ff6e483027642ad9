"""Folders and photos for one purpose: dropped here or chosen."""

from collections.abc import Iterable
from pathlib import Path

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QPalette, QPen
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFileDialog,
    QHBoxLayout,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from denoiser_gui.views.dropping import FileDrops
from denoiser_gui.views.palette import accent
from denoiser_gui.views.targets import make_target
from denoiser_gui.views.typography import bold
from engine.images.formats import READABLE_SUFFIXES

_LIST_HEIGHT = 60
_INSET, _RADIUS = 3, 6


class SourceField(QWidget):
    """A named list of paths with buttons, lit while something that would be taken is dragged over it.

    Args:
        title: what belongs here, with a mnemonic.
        folders_only: whether single photos make no sense here.

    Signals:
        pathsChosen(tuple): other paths, as str; :meth:`set_paths` shows them.
        offerTaken(): the person wants what :meth:`show_offer` offers.
    """

    pathsChosen = Signal(tuple)  # noqa: N815
    offerTaken = Signal()  # noqa: N815

    def __init__(self, title: str, folders_only: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._paths: tuple[str, ...] = ()
        name = title.replace("&", "")
        self.title = QLabel(title)
        self.title.setFont(bold(self.font()))
        invitation = self.tr("Drop folders here") if folders_only else self.tr("Drop folders or photos here")
        self.list = _DropList(invitation)
        self.list.setAccessibleName(name)
        self.list.setToolTip(self.tr("Del takes what is chosen out of the list"))
        self.title.setBuddy(self.list)
        self.folder_button = self._button(self.tr("Folder…"), name)
        self.files_button = self._button(self.tr("Photos…"), name)
        if folders_only:  # shown here, it would be a window of its own for a moment
            self.files_button.hide()
        self.clear_button = self._button(self.tr("Clear"), name)
        self.offer_button = self._button("", name)
        self.offer_button.hide()
        self._drops = FileDrops(self)
        self._arrange()
        self._connect()
        self.set_paths(())

    @property
    def paths(self) -> tuple[str, ...]:
        """What is listed."""
        return self._paths

    def set_paths(self, paths: tuple[str, ...]) -> None:
        """Show these; nothing is emitted."""
        self.clear_button.setEnabled(bool(paths))
        if paths == self._paths:
            return
        self._paths = paths
        self.list.clear()
        for path in paths:
            entry = QListWidgetItem(path)
            entry.setToolTip(path)
            self.list.addItem(entry)

    def show_offer(self, text: str) -> None:
        """Something that could be taken with one click; empty for nothing."""
        self.offer_button.setText(text)
        self.offer_button.setVisible(bool(text))

    def _button(self, text: str, name: str) -> QPushButton:
        button = QPushButton(text)
        button.setAutoDefault(False)  # Enter goes to the next page
        button.setAccessibleName(f"{name}: {text}" if text else "")
        make_target(button)
        return button

    def _arrange(self) -> None:
        row = QHBoxLayout()
        row.setSpacing(8)
        for button in (self.folder_button, self.files_button, self.clear_button):
            row.addWidget(button)
        row.addStretch()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(self.title)
        column.addWidget(self.list, 1)
        column.addLayout(row)
        column.addWidget(self.offer_button)

    def _connect(self) -> None:
        self._drops.lit.connect(self.list.set_lit)
        self._drops.dropped.connect(self._add)
        self.folder_button.clicked.connect(self._ask_for_folder)
        self.files_button.clicked.connect(self._ask_for_files)
        self.clear_button.clicked.connect(lambda: self.pathsChosen.emit(()))
        self.offer_button.clicked.connect(lambda: self.offerTaken.emit())
        self.list.unwanted.connect(self._take_out)

    def _add(self, paths: Iterable[Path]) -> None:
        more = tuple(dict.fromkeys((*self._paths, *map(str, paths))))
        if more != self._paths:
            self.pathsChosen.emit(more)

    def _take_out(self, rows: list[int]) -> None:
        self.pathsChosen.emit(tuple(path for row, path in enumerate(self._paths) if row not in rows))

    def _ask_for_folder(self) -> None:
        chosen = QFileDialog.getExistingDirectory(self, self.tr("A folder of photos"), self._near())
        self._add([Path(chosen)] if chosen else [])

    def _ask_for_files(self) -> None:
        kinds = self.tr("Photos ({0});;All files (*)").format(" ".join(f"*{suffix}" for suffix in READABLE_SUFFIXES))
        chosen, _ = QFileDialog.getOpenFileNames(self, self.tr("Photos"), self._near(), kinds)
        self._add([Path(name) for name in chosen])

    def _near(self) -> str:
        """Where the last ones came from."""
        return str(Path(self._paths[-1]).parent) if self._paths else ""


class _DropList(QListWidget):
    """Invites while it is empty.

    Signals:
        unwanted(list): rows that the person wants to be without.
    """

    unwanted = Signal(list)

    def __init__(self, invitation: str) -> None:
        super().__init__()
        self._invitation = invitation
        self._lit = False
        self.setTextElideMode(Qt.TextElideMode.ElideMiddle)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setMinimumHeight(max(_LIST_HEIGHT, 3 * self.fontMetrics().height()))
        self.setTabKeyNavigation(False)

    def set_lit(self, lit: bool) -> None:
        """Show that a drop would be taken."""
        self._lit = lit
        self.viewport().update()

    def sizeHint(self) -> QSize:  # noqa: N802
        return QSize(super().sizeHint().width(), self.minimumHeight())

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        rows = [index.row() for index in self.selectedIndexes()]
        if event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace) and rows:
            self.unwanted.emit(rows)
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            event.ignore()  # to the next page
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        super().paintEvent(event)
        if self.count() and not self._lit:
            return
        painter = QPainter(self.viewport())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        ink = self.palette().color(QPalette.ColorRole.PlaceholderText)
        light = accent(self.palette())
        painter.setPen(QPen(light, 2) if self._lit else QPen(ink, 1, Qt.PenStyle.DashLine))
        frame = QRectF(self.viewport().rect()).adjusted(_INSET, _INSET, -_INSET, -_INSET)
        painter.drawRoundedRect(frame, _RADIUS, _RADIUS)
        if not self.count():
            painter.setPen(light if self._lit else ink)
            flags = int(Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap)
            painter.drawText(frame, flags, self._invitation)

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self.setMinimumHeight(max(_LIST_HEIGHT, 3 * self.fontMetrics().height()))
