"""A calm sentence where detail went along with the noise, and a switch that marks where."""

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtWidgets import QCheckBox, QLabel, QVBoxLayout, QWidget

from denoiser_gui.views.targets import make_target

_FULL = 100


class DetailNote(QWidget):
    """Hidden where there is nothing to tell. Setting it emits nothing.

    Signals:
        marked(bool): whether the person wants to see the places.
    """

    marked = Signal(bool)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.sentence = QLabel(wordWrap=True)
        self.switch = QCheckBox(self.tr("Mark these places"))
        self.switch.setToolTip(self.tr("Orange where the edges of the photo are in what was removed"))
        make_target(self.switch)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.sentence)
        column.addWidget(self.switch)
        self.switch.toggled.connect(self.marked)
        self.hide()

    def tell(self, share: float | None) -> None:
        """Of the energy of what was removed, the part that follows edges, 0 to 1; None: nothing is worth telling."""
        if share is not None:
            text = self.tr(
                "{percent} % of what was removed follows the edges of the photo: detail went with the noise."
            )
            self.sentence.setText(text.format(percent=round(_FULL * share)))
        self.setVisible(share is not None)

    def set_marked(self, marked: bool) -> None:
        """Whether the places are marked."""
        with QSignalBlocker(self.switch):
            self.switch.setChecked(marked)
