"""Which part of each photo is looked at on its own. Knows no widgets."""

from PySide6.QtCore import QObject, Signal

from denoiser_gui.state.session import Session
from engine.inference.tiling import Rect


class Regions(QObject):
    """A region for each photo that has one; those of closed photos stay until these are forgotten.

    Args:
        session: the photos.

    Signals:
        changed(): the shown photo has another region, or none.
    """

    changed = Signal()

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._regions: dict[int, Rect] = {}
        session.current_changed.connect(lambda _key: self.changed.emit())
        session.forgotten.connect(lambda key: self._regions.pop(key, None))

    @property
    def current(self) -> Rect | None:
        """Of the shown photo, in its pixels."""
        photo = self._session.current
        return None if photo is None else self._regions.get(photo.key)

    def choose(self, region: Rect | None) -> None:
        """Look at this part of the shown photo; None for all of it."""
        photo = self._session.current
        if photo is None or region == self.current:
            return
        if region is None:
            del self._regions[photo.key]
        else:
            self._regions[photo.key] = region
        self.changed.emit()
