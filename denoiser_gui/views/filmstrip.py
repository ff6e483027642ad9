"""The open photos, one below the other."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QItemSelectionModel, QModelIndex, QPoint, Qt, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QDragEnterEvent,
    QDragLeaveEvent,
    QDragMoveEvent,
    QDropEvent,
    QKeyEvent,
    QKeySequence,
    QResizeEvent,
)
from PySide6.QtWidgets import QAbstractItemView, QFrame, QListView, QMenu, QWidget

from denoiser_gui.views import compare_keys
from denoiser_gui.views.dropping import local_paths
from denoiser_gui.views.photo_delegate import NARROWEST, PhotoDelegate
from denoiser_gui.views.photo_list import ROW_ROLE, Index, PhotoListModel, PhotoRow


class Filmstrip(QListView):
    """A list with thumbnails; one photo is on show, and several may be chosen to be closed together.

    Signals:
        photoChosen(str): key of the photo that the person wants to see.
        removeRequested(list): keys of the photos that should leave the list.
        againRequested(list): keys of the photos to be denoised once more.
        groundTruthRequested(str), folderRequested(str): of the photo of this key.
        groundTruthDropped(str, object): a single file (:class:`Path`) was dropped onto the photo of this key.
        dropped(list): files and folders were dropped elsewhere in the list, or several onto a photo.
    """

    photoChosen = Signal(str)  # noqa: N815
    removeRequested = Signal(list)  # noqa: N815
    againRequested = Signal(list)  # noqa: N815
    groundTruthRequested = Signal(str)  # noqa: N815
    folderRequested = Signal(str)  # noqa: N815
    groundTruthDropped = Signal(str, object)  # noqa: N815
    dropped = Signal(list)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._photos = PhotoListModel()
        self._look = PhotoDelegate(self)
        self._look.drop_text = self.tr("Use as ground truth")
        self._quiet = False
        self.setModel(self._photos)
        self.setItemDelegate(self._look)
        self._configure()

    def _configure(self) -> None:
        self.setAccessibleName(self.tr("Photos"))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setUniformItemSizes(True)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setAcceptDrops(True)
        self.setMinimumWidth(NARROWEST)

    def set_rows(self, rows: Sequence[PhotoRow]) -> None:
        """Show these photos; the chosen one stays chosen if it is still there. Nothing is emitted."""
        key = self.current_key
        self._quiet = True
        self._photos.set_rows(rows)
        self._quiet = False
        self.set_current(key)

    def add_rows(self, rows: Sequence[PhotoRow]) -> None:
        """Show these photos behind the others. Nothing is emitted."""
        self._photos.add_rows(rows)

    def update_row(self, row: PhotoRow) -> None:
        """Show something new about one photo."""
        self._photos.update_row(row)

    @property
    def current_key(self) -> str | None:
        """The chosen photo."""
        row = self.currentIndex().data(ROW_ROLE)
        return None if row is None else str(row.key)

    def set_current(self, key: str | None) -> None:
        """Mark a photo as the chosen one. Nothing is emitted."""
        place = None if key is None else self._photos.row_of(key)
        index = QModelIndex() if place is None else self._photos.index(place)
        self._quiet = True
        self.selectionModel().setCurrentIndex(index, QItemSelectionModel.SelectionFlag.ClearAndSelect)
        self._quiet = False

    def currentChanged(self, current: Index, previous: Index) -> None:  # noqa: N802
        super().currentChanged(current, previous)
        if current.isValid() and not self._quiet:
            self.photoChosen.emit(current.data(ROW_ROLE).key)

    @property
    def chosen_keys(self) -> list[str]:
        """The chosen photos, in their order."""
        places = sorted(index.row() for index in self.selectionModel().selectedIndexes())
        return [self._photos.index(place).data(ROW_ROLE).key for place in places]

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """The chosen photo stays in sight when the window gets lower or a message takes room."""
        super().resizeEvent(event)
        if self.currentIndex().isValid():
            self.scrollTo(self.currentIndex())

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        if event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self._ask_to_remove(self.chosen_keys)
        elif compare_keys.heard(event):
            event.ignore()  # the window's: a photo is chosen here, and then looked at
        else:
            super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:  # noqa: N802
        row = self.indexAt(event.pos()).data(ROW_ROLE)
        if row is not None:
            menu = self.menu_for(row.key)
            menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
            menu.popup(event.globalPos())

    def menu_for(self, key: str) -> QMenu:
        """What can be done with a photo, and with all that are chosen if it is among them."""
        menu, keys = QMenu(self), self.chosen_keys
        keys = keys if key in keys else [key]
        several = len(keys) > 1
        again = self.tr("Denoise %n photo(s) again", None, len(keys)) if several else self.tr("Denoise again")
        remove = self.tr("Close %n photo(s)", None, len(keys)) if several else self.tr("Close")
        menu.addAction(again, lambda: self.againRequested.emit(keys))
        if not several:
            menu.addAction(self.tr("Choose the ground truth…"), lambda: self.groundTruthRequested.emit(key))
            menu.addAction(self.tr("Show in the folder"), lambda: self.folderRequested.emit(key))
        menu.addSeparator()
        menu.addAction(remove, QKeySequence(Qt.Key.Key_Delete), lambda: self._ask_to_remove(keys))
        return menu

    def _ask_to_remove(self, keys: list[str]) -> None:
        if keys:
            self.removeRequested.emit(keys)

    # Drops

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:  # noqa: N802
        if local_paths(event.mimeData()):
            event.acceptProposedAction()

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:  # noqa: N802
        event.acceptProposedAction()
        self._light(self._target(event))

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:  # noqa: ARG002, N802
        self._light(None)

    def dropEvent(self, event: QDropEvent) -> None:  # noqa: N802
        event.acceptProposedAction()
        target = self._target(event)
        self._light(None)
        paths: list[Path] = local_paths(event.mimeData())
        if target is None:
            self.dropped.emit(paths)
        else:
            self.groundTruthDropped.emit(target, paths[0])

    def _target(self, event: QDropEvent) -> str | None:
        """The photo that a drop here would give a ground truth: a single file over its row."""
        paths = local_paths(event.mimeData())
        point: QPoint = event.position().toPoint()
        row = self.indexAt(point).data(ROW_ROLE)
        return row.key if row is not None and len(paths) == 1 and not paths[0].is_dir() else None

    def _light(self, key: str | None) -> None:
        place = None if key is None else self._photos.row_of(key)
        self._look.drop_row = -1 if place is None else place
        self.viewport().update()
