"""How a batch goes: the second page of the batch window."""

from PySide6.QtCore import Qt, Signal, SignalInstance
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QHBoxLayout, QLabel, QProgressBar, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from denoiser_gui.dialogs.batch_list import BatchList
from denoiser_gui.views.targets import make_target
from denoiser_gui.views.typography import bold, small, tabular

_STEPS, _BAR_HEIGHT = 1000, 6


class BatchRunPage(QWidget):
    """A headline, a bar, the photos, and what can be done.

    Signals:
        pauseRequested(), cancelRequested(), folderRequested(), newRequested(): the buttons.
        skipRequested(int): the row of the photo that should be left out; -1 for the one at work.
    """

    pauseRequested = Signal()  # noqa: N815
    cancelRequested = Signal()  # noqa: N815
    folderRequested = Signal()  # noqa: N815
    newRequested = Signal()  # noqa: N815
    skipRequested = Signal(int)  # noqa: N815

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.headline, self.details = QLabel(), QLabel()
        self.headline.setFont(bold(tabular(self.font())))
        self.details.setFont(tabular(self.font()))
        self.details.setTextFormat(Qt.TextFormat.PlainText)
        self.details.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.bar = QProgressBar(maximum=_STEPS, textVisible=False)
        self.bar.setFixedHeight(_BAR_HEIGHT)
        self.bar.setAccessibleName(self.tr("Progress of the batch"))
        self.list = BatchList()
        self.hint = QLabel(
            self.tr(
                "You may close this window, the work goes on. If you close Denoiser, it stops after what is being "
                "saved, and offers to go on from there at the next start."
            ),
            wordWrap=True,
        )
        self.hint.setFont(small(self.font()))
        self.hint.setForegroundRole(QPalette.ColorRole.PlaceholderText)
        self._make_buttons()
        self._arrange()
        self.set_state(running=True, paused=False)

    def show_progress(self, headline: str, details: str, fraction: float) -> None:
        """How far all is, 0 to 1, and in words."""
        self.headline.setText(headline)
        self.details.setText(details)
        self.details.setToolTip(details)
        self.bar.setValue(round(_STEPS * min(max(fraction, 0.0), 1.0)))

    def set_state(self, running: bool, paused: bool) -> None:
        """What can be done now."""
        self.pause_button.setText(self.tr("Resume") if paused else self.tr("Pause"))
        for button in (self.pause_button, self.skip_button, self.cancel_button):
            button.setVisible(running)
        self.new_button.setVisible(not running)
        self.hint.setVisible(running)

    def _make_buttons(self) -> None:
        self.pause_button = self._button(self.tr("Pause"), self.pauseRequested)
        self.skip_button = self._button(self.tr("Skip this one"), None)
        self.skip_button.setToolTip(self.tr("Leave out the chosen photo, or the one at work if none is chosen"))
        self.skip_button.clicked.connect(self._skip)
        self.cancel_button = self._button(self.tr("Cancel"), self.cancelRequested)
        self.cancel_button.setToolTip(self.tr("Stop; what is saved already stays"))
        self.new_button = self._button(self.tr("Denoise more…"), self.newRequested)
        self.folder_button = self._button(self.tr("Show the folder"), self.folderRequested)

    def _button(self, text: str, wish: SignalInstance | None) -> QPushButton:
        button = QPushButton(text)
        make_target(button)
        button.setAutoDefault(False)
        if wish is not None:
            button.clicked.connect(lambda: wish.emit())
        return button

    def _skip(self) -> None:
        chosen = self.list.chosen
        self.list.clearSelection()
        self.list.setCurrentIndex(self.list.lines.index(-1, -1))
        self.skipRequested.emit(-1 if chosen is None else chosen)

    def _arrange(self) -> None:
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        for button in (self.pause_button, self.skip_button, self.cancel_button, self.new_button):
            buttons.addWidget(button)
        buttons.addStretch()
        buttons.addWidget(self.folder_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 16, 16, 16)
        column.setSpacing(8)
        for widget in (self.headline, self.details, self.bar):
            column.addWidget(widget)
        column.addWidget(self.list, 1)
        column.addWidget(self.hint)
        column.addLayout(buttons)
