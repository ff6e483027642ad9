"""Which training it is, how far, and what can be done about it."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QPushButton, QVBoxLayout, QWidget

from denoiser_gui.views.labels import NameLabel, SentenceLabel
from denoiser_gui.views.palette import problem
from denoiser_gui.views.targets import make_target
from denoiser_gui.views.training_wishes import Do, explanation, label
from denoiser_gui.views.typography import large, tabular

_STEPS, _BAR_HEIGHT = 1000, 6


class TrainingHeader(QWidget):
    """Name, state, a thin bar, and buttons of which only those show that do something now.

    Attributes:
        buttons: by what they do.

    Signals:
        wanted(object): one of :class:`Do`.
        photosRequested(): back to the photos.
    """

    wanted = Signal(object)
    photosRequested = Signal()  # noqa: N815

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.name = NameLabel()
        self.name.setFont(large(self.font()))
        self.state = SentenceLabel()
        self.state.setFont(tabular(self.font()))
        self.note = SentenceLabel()
        self.note.setForegroundRole(QPalette.ColorRole.PlaceholderText)
        self.bar = QProgressBar(maximum=_STEPS, textVisible=False)
        self.bar.setFixedHeight(_BAR_HEIGHT)
        self.bar.setAccessibleName(self.tr("Progress of the training"))
        self.photos_button = QPushButton(self.tr("Back to the photos"))
        self.photos_button.setToolTip(self.tr("The training goes on (Ctrl+Shift+T)"))
        self.photos_button.clicked.connect(lambda: self.photosRequested.emit())
        make_target(self.photos_button)
        self.buttons = {wish: self._button(wish) for wish in Do}
        self._wrong = False
        self._arrange()

    def show_state(self, name: str, state: str, fraction: float, wrong: bool = False) -> None:
        """Tell how it stands.

        Args:
            name: of the model.
            state: a sentence or a few words.
            fraction: of the run, 0 to 1.
            wrong: it did not end as it should.
        """
        self.name.setText(name)
        self.state.setText(state)
        self.state.setToolTip(state)
        self.bar.setValue(round(_STEPS * min(max(fraction, 0.0), 1.0)))
        self._wrong = wrong
        self._tint()

    def show_note(self, text: str) -> None:
        """What else a person should know; its place is kept while there is nothing."""
        self.note.setText(text)

    def offer(self, wishes: frozenset[Do], enabled: bool = True) -> None:
        """Show these buttons; ``enabled`` is off while an earlier wish is being fulfilled."""
        for wish, button in self.buttons.items():
            button.setVisible(wish in wishes)
            button.setEnabled(enabled)

    def _button(self, wish: Do) -> QPushButton:
        button = QPushButton(label(wish))
        button.setToolTip(explanation(wish))
        make_target(button)
        button.clicked.connect(lambda: self.wanted.emit(wish))
        return button

    def _arrange(self) -> None:
        above = QHBoxLayout()
        above.setSpacing(16)
        above.addWidget(self.name)
        above.addWidget(self.state, 1)
        above.addWidget(self.photos_button)
        below = QHBoxLayout()
        below.setSpacing(8)
        for button in self.buttons.values():
            below.addWidget(button)
        below.addSpacing(8)
        below.addWidget(self.note, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addLayout(above)
        column.addWidget(self.bar)
        column.addLayout(below)

    def _tint(self) -> None:
        palette = QPalette()
        if self._wrong:
            palette.setColor(QPalette.ColorRole.WindowText, problem(self.palette()))
        self.state.setPalette(palette)
