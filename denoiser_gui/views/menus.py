"""The menus: what can be done, with its keys. They decide nothing."""

from collections.abc import Callable, Iterable, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, SignalInstance
from PySide6.QtGui import QAction, QActionGroup, QKeySequence, QShortcut
from PySide6.QtWidgets import QMenu

from denoiser_gui.language import LANGUAGES, SYSTEM
from denoiser_gui.views.key_names import with_key
from denoiser_gui.views.training_wishes import IN_MENU, Do, label

if TYPE_CHECKING:
    from denoiser_gui.views.main_window import MainWindow

Keys = QKeySequence.StandardKey | str | None

_LONGEST_NAME = 60


class Menus(QObject):
    """Fills the menu bar of the window; its actions are public, so that they can be enabled and named.

    Args:
        window: whose signals the entries emit.
    """

    def __init__(self, window: "MainWindow") -> None:
        super().__init__(window)
        self._window = window
        self.bar = window.menuBar()
        self._make_file_menu(self.bar.addMenu(self.tr("&File")))
        self._make_edit_menu(self.bar.addMenu(self.tr("&Edit")))
        self._make_photo_menu(self.bar.addMenu(self.tr("&Photo")))
        self._make_compare_menu(self.bar.addMenu(self.tr("&Compare")))
        self._make_training_menu(self.bar.addMenu(self.tr("&Training")))
        self._make_view_menu(self.bar.addMenu(self.tr("&View")))
        self._make_help_menu(self.bar.addMenu(self.tr("&Help")))
        self._make_shortcuts()

    def _make_file_menu(self, menu: QMenu) -> None:
        window = self._window
        self._add(menu, self.tr("&Open photos…"), QKeySequence.StandardKey.Open, window.ask_for_photos)
        self._add(menu, self.tr("Open &folder…"), "Ctrl+Shift+O", window.ask_for_folder)
        self.recent = menu.addMenu(self.tr("Open &recent"))
        self.recent.aboutToShow.connect(window.recentAsked)
        self._add(menu, self.tr("Open the sa&mple"), None, window.sampleRequested.emit)
        menu.addSeparator()
        self.save = self._add(menu, self.tr("&Save…"), QKeySequence.StandardKey.Save, window.saveRequested.emit)
        self.save_all = self._add(menu, self.tr("Save &all…"), "Ctrl+Shift+S", window.saveAllRequested.emit)
        menu.addSeparator()
        self.many = self._add(menu, self.tr("Denoise man&y…"), "Ctrl+B", window.manyRequested.emit)
        menu.addSeparator()
        self.library = self._add(menu, self.tr("Model &library…"), "Ctrl+M", window.libraryRequested.emit)
        self._add(menu, self.tr("&Import a model…"), None, window.ask_for_model)
        menu.addSeparator()
        self._add(menu, self.tr("&Quit"), QKeySequence.StandardKey.Quit, window.close)

    def _make_edit_menu(self, menu: QMenu) -> None:
        window = self._window
        self.undo = self._add(menu, self.tr("&Undo"), QKeySequence.StandardKey.Undo, window.undoRequested.emit)
        self.redo = self._add(menu, self.tr("&Redo"), "Ctrl+Shift+Z", window.redoRequested.emit)
        menu.addSeparator()
        self.edit = menu
        self.paste = self._add(menu, self.tr("&Paste photos"), QKeySequence.StandardKey.Paste, window.paste)

    def _make_photo_menu(self, menu: QMenu) -> None:
        window, line = self._window, self._window.progress_line
        self.previous = self._add(menu, self.tr("P&revious photo"), "Ctrl+Shift+Tab", lambda: window.stepped.emit(-1))
        self.next = self._add(menu, self.tr("&Next photo"), "Ctrl+Tab", lambda: window.stepped.emit(1))
        menu.addSeparator()
        self.again = self._add(menu, self.tr("&Denoise again"), "Ctrl+R", window.againRequested.emit)
        self.truth = self._add(menu, self.tr("Choose the &ground truth…"), "Ctrl+G", window.ask_for_truth)
        self.folder = self._add(menu, self.tr("Show in the &folder"), None, window.folderRequested.emit)
        menu.addSeparator()
        self.remove = self._add(menu, self.tr("&Close photo"), "Ctrl+W", window.removeRequested.emit)
        self.remove_all = self._add(menu, self.tr("Close &all"), "Ctrl+Shift+W", window.removeAllRequested.emit)
        menu.addSeparator()
        self.cancel = self._add(menu, self.tr("S&top denoising"), "Ctrl+.", line.cancelRequested.emit)
        self.pause = self._add(menu, self.tr("&Pause"), "Ctrl+Shift+.", line.pauseRequested.emit)

    def _make_compare_menu(self, menu: QMenu) -> None:
        """Presenters add the rest: what is compared, and how."""
        self.compare = menu
        wish = self._window.evaluateRequested
        self.evaluate = self._add(menu, self.tr("E&valuate methods…"), "Ctrl+Shift+E", wish.emit)

    def _make_training_menu(self, menu: QMenu) -> None:
        window = self._window
        self.training = menu
        self.train = self._add(menu, self.tr("&Train a model…"), "Ctrl+N", window.trainRequested.emit)
        self.training_shown = self._add(menu, self.tr("&Show the training"), "Ctrl+Shift+T", None)
        self.training_shown.setCheckable(True)
        self.training_shown.setEnabled(False)
        self.training_shown.triggered.connect(window.show_training)
        menu.addSeparator()
        self.steering = {
            wish: self._add(menu, label(wish), None, partial(window.trainingWished.emit, wish)) for wish in IN_MENU
        }
        self.offer_steering(frozenset())

    def offer_steering(self, wishes: frozenset[Do]) -> None:
        """Which of the entries that steer a training do something now; of the two to resume one is seen."""
        for wish, entry in self.steering.items():
            entry.setEnabled(wish in wishes)
        self.steering[Do.RESUME].setVisible(Do.RESUME in wishes)
        self.steering[Do.GO_ON].setVisible(Do.GO_ON in wishes)
        self.steering[Do.PAUSE].setVisible(not wishes & {Do.RESUME, Do.GO_ON})

    def _make_view_menu(self, menu: QMenu) -> None:
        window = self._window
        self.fit = self._add(menu, self.tr("&Fit"), "Ctrl+9", lambda: window.view_on_show.fit())
        self.actual = self._add(
            menu, self.tr("&Actual size (1:1)"), "Ctrl+0", lambda: window.view_on_show.actual_size()
        )
        self._add(menu, self.tr("Zoom &in"), QKeySequence.StandardKey.ZoomIn, lambda: window.view_on_show.zoom_by(1))
        self._add(menu, self.tr("Zoom &out"), QKeySequence.StandardKey.ZoomOut, lambda: window.view_on_show.zoom_by(-1))
        menu.addSeparator()
        self.turn = self._add(menu, self.tr("&Turn the divider"), "Ctrl+T", lambda: window.view_on_show.turn_divider())
        menu.addSeparator()
        self.view = menu
        self.plot = self._add(menu, self.tr("&Plot of PSNR and SSIM"), "Ctrl+P", None)
        self.plot.setCheckable(True)
        self.plot.setChecked(True)
        self.panels = self._add(
            menu, with_key(self.tr("Fold the panels a&way or back"), "Tab"), None, self._window.toggle_panels
        )
        self._make_appearance(menu.addMenu(self.tr("App&earance")))
        self._make_languages(menu.addMenu(self.tr("&Language")))

    def _make_appearance(self, menu: QMenu) -> None:
        choices = (
            ("system", self.tr("&Follow the system")),
            ("light", self.tr("&Light")),
            ("dark", self.tr("&Dark")),
        )
        self.appearances = self._make_choice(menu, choices, self._window.appearanceChosen)

    def _make_languages(self, menu: QMenu) -> None:
        """Each language in its own words, so that it is found from any other."""
        choices = ((SYSTEM, self.tr("&Follow the system")), *LANGUAGES.items())
        self.languages = self._make_choice(menu, choices, self._window.languageChosen)

    def _make_choice(self, menu: QMenu, choices: Iterable[tuple[str, str]], wish: SignalInstance) -> dict[str, QAction]:
        """Entries of which one is chosen, by name."""
        group, entries = QActionGroup(menu), {}
        for name, text in choices:
            entries[name] = self._add(menu, text, None, partial(wish.emit, name))
            entries[name].setCheckable(True)
            group.addAction(entries[name])
        return entries

    def _make_help_menu(self, menu: QMenu) -> None:
        self.keys = self._add(menu, self.tr("&Keys"), "?", self._window.show_keys)
        self._add(menu, self.tr("&About Denoiser"), None, self._window.aboutRequested.emit)

    def _make_shortcuts(self) -> None:
        """Keys of the photo itself; elsewhere Tab goes from control to control, and Page keys through a list."""
        window, view = self._window, self._window.compare_view
        wishes: tuple[tuple[Qt.Key, Callable[[], object]], ...] = (
            (Qt.Key.Key_Tab, window.toggle_panels),
            (Qt.Key.Key_PageUp, lambda: window.stepped.emit(-1)),
            (Qt.Key.Key_PageDown, lambda: window.stepped.emit(1)),
        )
        for key, action in wishes:
            shortcut = QShortcut(QKeySequence(key), view, action)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)

    def of_photo(self) -> QMenu:
        """What is at hand on the photo itself, with the second button: the same entries, with their keys."""
        menu, copying = QMenu(self._window), self.edit.actions()
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.addActions((self.fit, self.actual, self.turn))
        menu.addActions(copying[copying.index(self.paste) + 1 :])
        menu.addSeparator()
        menu.addActions((self.save, self.folder))
        return menu

    def show_recent(self, paths: Sequence[Path], missing: frozenset[Path] = frozenset()) -> None:
        """What was opened before, the last first; what is not there any more is grey."""
        self.recent.clear()
        for path in paths:
            text = str(path) if len(str(path)) <= _LONGEST_NAME else f"…{str(path)[1 - _LONGEST_NAME :]}"
            entry = self.recent.addAction(text.replace("&", "&&"))
            entry.setToolTip(str(path))
            entry.setEnabled(path not in missing)
            entry.triggered.connect(lambda _checked=False, path=path: self._window.openRequested.emit([path]))
        self.recent.addSeparator()
        clear = self._add(self.recent, self.tr("&Clear this list"), None, self._window.recentCleared.emit)
        clear.setEnabled(bool(paths))

    def _add(self, menu: QMenu, text: str, keys: Keys, action: Callable[[], object] | None) -> QAction:
        entry = menu.addAction(text)
        if keys is not None:
            entry.setShortcut(QKeySequence(keys))
        if action is not None:
            entry.triggered.connect(lambda _checked=False: action())
        return entry
