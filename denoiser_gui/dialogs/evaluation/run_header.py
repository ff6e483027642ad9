"""How an evaluation goes: a headline, a line of details, a bar, and what can be done about it."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QMenu, QProgressBar, QPushButton, QVBoxLayout, QWidget

from denoiser_gui.views.labels import NameLabel
from denoiser_gui.views.targets import make_target
from denoiser_gui.views.typography import bold, tabular

_STEPS, _BAR_HEIGHT = 1000, 6


class RunHeader(QWidget):
    """It decides nothing.

    Signals:
        pauseRequested(), cancelRequested(), anewRequested(): the buttons.
        reportRequested(str): a report with this ending, ``.html``, ``.csv`` or ``.json``.
    """

    pauseRequested = Signal()  # noqa: N815
    cancelRequested = Signal()  # noqa: N815
    anewRequested = Signal()  # noqa: N815
    reportRequested = Signal(str)  # noqa: N815

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.headline, self.details = QLabel(), NameLabel()
        self.headline.setFont(bold(tabular(self.font())))
        self.headline.setTextFormat(Qt.TextFormat.PlainText)
        self.details.setFont(tabular(self.font()))
        self.bar = QProgressBar(maximum=_STEPS, textVisible=False)
        self.bar.setFixedHeight(_BAR_HEIGHT)
        self.bar.setAccessibleName(self.tr("Progress of the evaluation"))
        self.pause_button = self._button(self.tr("&Pause"))
        self.cancel_button = self._button(self.tr("&Cancel"))
        self.cancel_button.setToolTip(self.tr("Stop; what is measured already is kept"))
        self.anew_button = self._button(self.tr("&Other photos or methods…"))
        self.report_button = self._button(self.tr("&Report"))
        self._make_menu()
        self._arrange()
        self.pause_button.clicked.connect(lambda: self.pauseRequested.emit())
        self.cancel_button.clicked.connect(lambda: self.cancelRequested.emit())
        self.anew_button.clicked.connect(lambda: self.anewRequested.emit())

    def show_progress(self, headline: str, details: str, share: float) -> None:
        """What is done, what is at work, and how much of all is done, 0 to 1."""
        self.headline.setText(headline)
        self.details.setText(details)
        self.bar.setValue(round(share * _STEPS))

    def set_state(self, running: bool, paused: bool, any_figure: bool) -> None:
        """What can be done now."""
        self.pause_button.setText(self.tr("&Go on") if paused else self.tr("&Pause"))
        for widget in (self.pause_button, self.cancel_button, self.bar):
            widget.setVisible(running)
        self.anew_button.setVisible(not running)
        self.report_button.setEnabled(any_figure)

    def _make_menu(self) -> None:
        menu = QMenu(self.report_button)
        kinds = (
            (self.tr("As a &page with plots and photos (HTML)…"), ".html"),
            (self.tr("As a &table (CSV)…"), ".csv"),
            (self.tr("As &data for programs (JSON)…"), ".json"),
        )
        for text, ending in kinds:
            menu.addAction(text).triggered.connect(lambda _=False, ending=ending: self.reportRequested.emit(ending))
        self.report_button.setMenu(menu)
        self.report_button.setToolTip(self.tr("Save what was measured until now"))

    def _button(self, text: str) -> QPushButton:
        button = QPushButton(text)
        make_target(button)
        button.setAutoDefault(False)
        return button

    def _arrange(self) -> None:
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(self.headline)
        words.addWidget(self.details)
        line = QHBoxLayout()
        line.setSpacing(8)
        line.addLayout(words, 1)
        for button in (self.pause_button, self.cancel_button, self.anew_button, self.report_button):
            line.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addLayout(line)
        column.addWidget(self.bar)
