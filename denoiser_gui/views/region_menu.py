"""Entries to look at a part of the photo on its own. They decide nothing."""

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QMenu

from denoiser_gui.views.key_names import with_key


class RegionMenu(QObject):
    """Adds two entries to the menu of the view.

    Signals:
        drawRequested(), clearRequested(): what is chosen.
    """

    drawRequested = Signal()  # noqa: N815
    clearRequested = Signal()  # noqa: N815

    def __init__(self, menu: QMenu) -> None:
        super().__init__(menu)
        self.draw = menu.addAction(with_key(self.tr("Select a re&gion"), "R"))
        self.draw.setCheckable(True)
        self.clear = menu.addAction(with_key(self.tr("Clear the regi&on"), "Esc"))
        self.draw.triggered.connect(lambda: self.drawRequested.emit())
        self.clear.triggered.connect(lambda: self.clearRequested.emit())
        self.show_state(False, False, False)

    def show_state(self, shown: bool, drawing: bool, framed: bool) -> None:
        """Whether a photo is shown, whether the next drag draws, and whether there is a region."""
        self.draw.setEnabled(shown)
        self.draw.setChecked(drawing)
        self.clear.setEnabled(framed or drawing)
