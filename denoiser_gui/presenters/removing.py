"""Closes photos, and brings them back."""

from collections.abc import Iterable

from PySide6.QtCore import QObject

from denoiser_gui.state.history import History, Removal
from denoiser_gui.state.session import Session
from denoiser_gui.views.main_window import MainWindow


class RemovingPresenter(QObject):
    """Undo instead of asking: a closed photo keeps its result as long as there is room, else it is made again.

    Args:
        session: the open photos.
        window: says what is to be closed or brought back.
    """

    def __init__(self, session: Session, window: MainWindow) -> None:
        super().__init__(window)
        self._session = session
        self._window = window
        self._history = History()
        window.removeRequested.connect(self._remove_current)
        window.removeAllRequested.connect(lambda: self.remove([photo.key for photo in session]))
        window.filmstrip.removeRequested.connect(lambda keys: self.remove(int(key) for key in keys))
        window.undoRequested.connect(self.undo)
        window.redoRequested.connect(self.redo)
        session.forgotten.connect(self._history.drop)
        session.forgotten.connect(lambda _key: self._show())
        self._show()

    def remove(self, keys: Iterable[int]) -> None:
        """Close these photos."""
        current = self._session.current
        places = self._session.remove(keys)
        if places:
            for lost in self._history.add(Removal(places, None if current is None else current.key)):
                self._session.forget(lost.keys)
        self._show()

    def undo(self) -> None:
        """Bring back what was closed last, and show what was on show then."""
        removal = self._history.undo()
        if removal is not None:
            back = self._session.restore(removal.places)
            self._session.show(removal.shown if removal.shown in back else next(iter(back), None))
        self._show()

    def redo(self) -> None:
        """Close again what was brought back last."""
        removal = self._history.redo()
        if removal is not None:
            self._session.remove(removal.keys)
        self._show()

    def _remove_current(self) -> None:
        if self._session.current is not None:
            self.remove([self._session.current.key])

    def _show(self) -> None:
        menus, history = self._window.menus, self._history
        menus.undo.setEnabled(bool(history.done))
        menus.redo.setEnabled(bool(history.undone))
        undone, redone = self._named(history.done), self._named(history.undone)
        menus.undo.setText(self.tr("&Undo {step}").format(step=undone) if undone else self.tr("&Undo"))
        menus.redo.setText(self.tr("&Redo {step}").format(step=redone) if redone else self.tr("&Redo"))

    def _named(self, removals: list[Removal]) -> str:
        """What the next step is about."""
        if not removals:
            return ""
        photos = [self._session.known(key) for key in removals[-1].keys]
        if len(photos) > 1:
            return self.tr("closing %n photo(s)", None, len(photos))
        return self.tr("closing {0}").format(photos[0].path.name.replace("&", "&&")) if photos[0] else ""
