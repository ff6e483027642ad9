"""The model library: all models, what is known of them, and what can be done with them."""

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import QSignalBlocker, QSize, Qt, Signal, SignalInstance
from PySide6.QtGui import QAction, QDragEnterEvent, QDropEvent, QKeySequence, QPalette
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QLabel,
    QMenu,
    QPushButton,
    QSplitter,
    QVBoxLayout,
    QWidget,
)

from denoiser_gui.dialogs.model_library.model_page import ModelPage
from denoiser_gui.dialogs.model_library.model_table import ModelRow, ModelTable
from denoiser_gui.views import places
from denoiser_gui.views.dropping import local_paths
from denoiser_gui.views.labels import SentenceLabel
from denoiser_gui.views.notice_bar import NoticeBar
from denoiser_gui.views.questions import Questions
from denoiser_gui.views.targets import make_target
from denoiser_gui.views.typography import small

_TABLE_HEIGHT, _PAGE_HEIGHT = 232, 376


class LibraryWindow(QDialog):
    """Not modal; Escape closes it. It shows, and says what the person wants.

    Signals:
        shown(): it comes to the front.
        modelsChosen(list): names of the models that are chosen now.
        useRequested(str), furtherRequested(str), duplicateRequested(str), speedRequested(str), trialRequested(str),
        folderRequested(str): of this model.
        renameRequested(str, str): a model, and the name it should have.
        deleteRequested(list): these models.
        exportRequested(str, Path): a model, and where to.
        importRequested(list): these files.
        restoreRequested(str): the token of a deleted model.
        undoRequested(), emptyRequested(): the last deletion; the bin.
    """

    shown = Signal()
    modelsChosen = Signal(list)  # noqa: N815
    useRequested = Signal(str)  # noqa: N815
    furtherRequested = Signal(str)  # noqa: N815
    renameRequested = Signal(str, str)  # noqa: N815
    duplicateRequested = Signal(str)  # noqa: N815
    deleteRequested = Signal(list)  # noqa: N815
    exportRequested = Signal(str, object)  # noqa: N815
    importRequested = Signal(list)  # noqa: N815
    speedRequested = Signal(str)  # noqa: N815
    trialRequested = Signal(str)  # noqa: N815
    folderRequested = Signal(str)  # noqa: N815
    restoreRequested = Signal(str)  # noqa: N815
    undoRequested = Signal()  # noqa: N815
    emptyRequested = Signal()  # noqa: N815

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Model library"))
        self.setModal(False)
        self.setAcceptDrops(True)
        self.questions = Questions(self)
        self.notices, self.table, self.page = NoticeBar(), ModelTable(), ModelPage()
        self.status = SentenceLabel()
        self.status.setFont(small(self.font()))
        self.hint = QLabel(self.tr("Drop a model's file here to bring it in."))
        self.hint.setFont(small(self.font()))
        self.hint.setForegroundRole(QPalette.ColorRole.PlaceholderText)
        self._make_actions()
        self._make_buttons()
        self._arrange()
        self.table.chosen.connect(self._on_chosen)
        self.table.wanted.connect(self.useRequested)
        self.table.models.renamed.connect(self.renameRequested)
        self.table.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.table.customContextMenuRequested.connect(
            lambda at: self._menu().popup(self.table.viewport().mapToGlobal(at))
        )
        self.resize(places.fitting(self, QSize(1000, 720)))
        self.show_bin(())
        self._offer()

    def open_or_raise(self) -> None:
        """Bring it to the front."""
        self.shown.emit()
        self.show()
        self.raise_()
        self.activateWindow()
        self.table.setFocus()

    def show_models(self, rows: Sequence[ModelRow]) -> None:
        """The models there are."""
        self.table.set_rows(rows)
        self._offer()

    def show_bin(self, binned: Sequence[tuple[str, str]]) -> None:
        """Deleted models, as token and text, the last one first."""
        self.back.clear()
        for token, text in binned:
            self.back.addAction(text.replace("&", "&&")).triggered.connect(partial(self._restore, token))
        self.back.setEnabled(bool(binned))
        self.empty.setEnabled(bool(binned))

    def show_status(self, text: str) -> None:
        """What is under way; empty for nothing."""
        if text != self.status.text():
            self.status.setText(text)
            self.status.setAccessibleName(text)
        self.hint.setVisible(not text)
        self.status.setVisible(bool(text))

    def choose(self, names: Sequence[str]) -> None:
        """Choose these models."""
        with QSignalBlocker(self.table):
            self.table.choose(names)
        self._on_chosen(self.table.names)

    def ask_for_file(self) -> None:
        """Let the person choose a checkpoint."""
        chosen = self.questions.model()
        if chosen is not None:
            self.importRequested.emit([chosen])

    # What can be done

    def _make_actions(self) -> None:
        """Keys of the list work where the list is, so that they stay keys of text in a field."""
        self.use = self._action(self.tr("&Use this model"), None, self.useRequested)
        self.further = self._action(self.tr("&Train further…"), None, self.furtherRequested)
        self.rename = self._plain(self.tr("&Rename"), "F2", self.table.rename)
        self.duplicate = self._action(self.tr("Du&plicate"), "Ctrl+D", self.duplicateRequested)
        self.export = self._plain(self.tr("As a Denoiser &model…"), "Ctrl+E", lambda: self._export(".safetensors"))
        self.export_onnx = self._plain(self.tr("As &ONNX, for other programs…"), None, lambda: self._export(".onnx"))
        self.exports = QMenu(self.tr("&Export"), self)
        self.exports.addActions([self.export, self.export_onnx])
        self.delete = self._plain(self.tr("&Delete"), "Del", lambda: self.deleteRequested.emit(self._own_names()))
        self.speed = self._action(self.tr("&Measure the speed here"), None, self.speedRequested)
        self.trial = self._action(self.tr("Tr&y it again"), None, self.trialRequested)
        self.folder = self._action(self.tr("Show in the &folder"), None, self.folderRequested)
        self.bring = self._plain(self.tr("&Import…"), "Ctrl+I", self.ask_for_file)
        self.undo = self._plain(self.tr("U&ndo deleting"), "Ctrl+Z", self.undoRequested.emit)
        self.empty = self._plain(self.tr("Empty the &bin…"), None, self.emptyRequested.emit)
        self.back = QMenu(self.tr("Brin&g back"), self)
        for action in (self.bring, self.undo):
            self.addAction(action)
        for action in (self.rename, self.duplicate, self.export, self.delete):
            action.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
            self.table.addAction(action)

    def _make_buttons(self) -> None:
        self.use_button = self._button(self.use, self.tr("Denoise with this model from now on"))
        self.further_button = self._button(self.further, self.tr("Let this model go on learning, on photos of yours"))
        self.export_button = self._menu_button(self.exports)
        self.export_button.setToolTip(self.tr("Save the model as a file"))
        self.delete_button = self._button(self.delete, self.tr("Into the bin, from where it can come back (Del)"))
        self.import_button = self._button(self.bring, self.tr("Bring a model's file in (Ctrl+I)"))
        menu = QMenu(self.tr("&More"), self)
        self._fill(menu, (self.rename, self.duplicate, None, self.speed, self.trial, self.folder, None, self.undo))
        menu.addMenu(self.back)
        menu.addAction(self.empty)
        self.more_button = self._menu_button(menu)

    def _menu(self) -> QMenu:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._fill(menu, (self.use, self.further, None, self.rename, self.duplicate))
        menu.addMenu(self.exports)
        self._fill(menu, (self.delete, None, self.speed, self.trial, self.folder))
        return menu

    @staticmethod
    def _fill(menu: QMenu, actions: Sequence[QAction | None]) -> None:
        for action in actions:
            menu.addSeparator() if action is None else menu.addAction(action)

    def _arrange(self) -> None:
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        for button in (self.use_button, self.further_button, self.export_button, self.delete_button):
            buttons.addWidget(button)
        buttons.addStretch()
        for button in (self.import_button, self.more_button):
            buttons.addWidget(button)
        above = QWidget()
        upper = QVBoxLayout(above)
        upper.setContentsMargins(0, 0, 0, 0)
        upper.setSpacing(8)
        upper.addWidget(self.table, 1)
        upper.addLayout(buttons)
        splitter = QSplitter(Qt.Orientation.Vertical)
        splitter.setChildrenCollapsible(False)
        splitter.addWidget(above)
        splitter.addWidget(self.page)
        splitter.setSizes([_TABLE_HEIGHT, _PAGE_HEIGHT])
        splitter.setStretchFactor(1, 1)
        body = QVBoxLayout()
        body.setContentsMargins(16, 16, 16, 8)
        body.setSpacing(8)
        for widget in (splitter, self.status, self.hint):
            body.addWidget(widget, 1 if widget is splitter else 0)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.notices)
        column.addLayout(body)
        self.show_status("")

    def _action(self, text: str, keys: str | None, wish: SignalInstance) -> QAction:
        """For the one model that is chosen."""
        return self._plain(text, keys, lambda: wish.emit(self.table.names[0]))

    def _plain(self, text: str, keys: str | None, do: Callable[[], object]) -> QAction:
        action = QAction(text, self)
        if keys:
            action.setShortcut(QKeySequence(keys))
        action.triggered.connect(lambda _checked=False: do())
        return action

    def _button(self, action: QAction, tip: str) -> QPushButton:
        button = QPushButton(action.text())
        make_target(button)
        button.setAutoDefault(False)
        button.setToolTip(tip)
        button.clicked.connect(action.trigger)
        action.changed.connect(lambda: button.setEnabled(action.isEnabled()))
        return button

    def _menu_button(self, menu: QMenu) -> QPushButton:
        button = QPushButton(menu.title())
        make_target(button)
        button.setAutoDefault(False)
        button.setMenu(menu)
        return button

    def _export(self, ending: str) -> None:
        name = self.table.names[0]
        chosen = self.questions.where_to_export(name, ending)
        if chosen is not None:
            self.exportRequested.emit(name, chosen)

    def _restore(self, token: str, _checked: bool = False) -> None:
        self.restoreRequested.emit(token)

    def _own_names(self) -> list[str]:
        own = {row.name for row in self.table.models.rows if row.own}
        return [name for name in self.table.names if name in own]

    def _on_chosen(self, names: list[str]) -> None:
        self._offer()
        self.modelsChosen.emit(names)

    def _offer(self) -> None:
        """What can be done with the models that are chosen."""
        names, own = self.table.names, self._own_names()
        for action in (self.further, self.duplicate, self.speed, self.trial, self.folder):
            action.setEnabled(len(names) == 1)
        for part in (self.export, self.export_onnx, self.exports, self.export_button):
            part.setEnabled(len(names) == 1)
        used = any(row.used for row in self.table.models.rows if row.name in names)
        self.use.setEnabled(len(names) == 1 and not used)
        self.rename.setEnabled(len(names) == len(own) == 1)
        self.delete.setEnabled(bool(own))

    # Files from elsewhere

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:  # noqa: N802
        if any(path.suffix for path in local_paths(event.mimeData())):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:  # noqa: N802
        event.acceptProposedAction()
        self.importRequested.emit([path for path in local_paths(event.mimeData()) if path.suffix])
