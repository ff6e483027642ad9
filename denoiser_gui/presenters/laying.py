"""Tells the comparison what is known of the pictures that lie beside each other, and remembers how they lie."""

from PySide6.QtCore import QObject

from denoiser_gui.state.candidates import candidates
from denoiser_gui.state.layout import Layout
from denoiser_gui.state.session import Session
from denoiser_gui.views.layout_menu import LayoutMenu
from denoiser_gui.views.main_window import MainWindow
from denoiser_gui.views.score_table import psnr_text


class LayingPresenter(QObject):
    """Between the session and the layout of the comparison.

    Args:
        session: the open photos.
        window: the main window.
        remembered: the layout of the last time, as :attr:`remembered` told it.
    """

    def __init__(self, session: Session, window: MainWindow, remembered: str = "") -> None:
        super().__init__(window)
        self._session = session
        self._view = window.compare_view
        self._view.set_layout(Layout.parse(remembered))
        self.menu = LayoutMenu(window.menus.view, window.menus.plot, self._view)
        session.current_changed.connect(lambda _key: self._refresh())
        session.changed.connect(self._on_changed)
        self._refresh()

    @property
    def remembered(self) -> str:
        """The layout, for the next time."""
        return self._view.layout_chosen.text

    def _on_changed(self, key: int) -> None:
        current = self._session.current
        if current is not None and current.key == key:
            self._refresh()

    def _refresh(self) -> None:
        photo = self._session.current
        known = () if photo is None else candidates(photo)
        notes = {one.name: psnr_text(one.score.psnr) for one in known if one.score is not None}
        self._view.set_notes({name: f"{psnr} dB" for name, psnr in notes.items()})
