"""What is to be evaluated: the first page of the evaluation window. It decides nothing."""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDoubleSpinBox,
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from denoiser_gui.dialogs.evaluation.method_list import MethodChoice, MethodList
from denoiser_gui.dialogs.training_wizard.source_field import SourceField
from denoiser_gui.state.evaluation_wish import LEAST_NOISE, MOST_NOISE, EvaluationWish
from denoiser_gui.views.disclosure import Disclosure
from denoiser_gui.views.labels import SentenceLabel
from denoiser_gui.views.palette import problem
from denoiser_gui.views.targets import make_target
from denoiser_gui.views.typography import bold

_MARGIN, _GAP = 16, 8


class SetupPage(QWidget):
    """Photos on the left, methods on the right, and a button to start.

    Signals:
        changed(EvaluationWish): the person filled in something else; :meth:`set_wish` shows it.
        startRequested(): the person wants to begin.
    """

    changed = Signal(object)
    startRequested = Signal()  # noqa: N815

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._wish = EvaluationWish()
        self._missing = ""
        self.source = SourceField(self.tr("&Photos"))
        self.truths = SourceField(self.tr("&Ground truths"))
        self.elsewhere = Disclosure(self.tr("The ground truth lies else&where"), self.truths)
        self.found = SentenceLabel()
        self.open_photos = QCheckBox()
        self.made = QCheckBox(self.tr("These are &clean photos; make noise on them, of"))
        self.noise = QDoubleSpinBox(minimum=LEAST_NOISE, maximum=MOST_NOISE, singleStep=5.0, decimals=0)
        self.told = QCheckBox(self.tr("&Tell it to methods that take a noise level"))
        self.methods = MethodList()
        self.device = QComboBox()
        self.trouble = SentenceLabel()
        self.start_button = QPushButton(self.tr("&Evaluate"))
        self._configure()
        self._arrange()
        self._connect()
        self.set_open_photos(0)

    @property
    def wish(self) -> EvaluationWish:
        """What is filled in."""
        return self._wish

    def set_wish(self, wish: EvaluationWish) -> None:
        """Fill in; nothing is emitted."""
        self._wish = wish
        with QSignalBlocker(self):
            self.source.set_paths(wish.paths)
            self.truths.set_paths(wish.truths)
            if wish.truths:
                self.elsewhere.open()
            self.open_photos.setChecked(wish.open_photos)
            self.made.setChecked(wish.made)
            self.noise.setValue(wish.noise)
            self.told.setChecked(wish.told)
            self.methods.tick(wish.methods)
            self.device.setCurrentIndex(max(self.device.findData(wish.device), 0))
        self._offer()

    def set_open_photos(self, count: int) -> None:
        """How many open photos have a ground truth."""
        self.open_photos.setText(self.tr("Also the %n open photo(s) with a ground truth", None, count))
        self.open_photos.setVisible(count > 0)
        make_target(self.open_photos)

    def set_methods(self, groups: Sequence[tuple[str, Sequence[MethodChoice]]]) -> None:
        """What can be ticked, below headings."""
        self.methods.show_groups(groups, self._wish.methods)

    def set_devices(self, devices: Sequence[tuple[str, str]]) -> None:
        """Where models may run, as name and title."""
        with QSignalBlocker(self.device):
            self.device.clear()
            for name, title in devices:
                self.device.addItem(title, name)
            self.device.setCurrentIndex(max(self.device.findData(self._wish.device), 0))

    def show_found(self, text: str) -> None:
        """What the photos are."""
        self.found.setText(text)

    def show_state(self, missing: str) -> None:
        """What is still to be filled in; empty when it can start."""
        self._say(missing, QPalette.ColorRole.PlaceholderText)
        self.start_button.setEnabled(not missing)

    def show_failure(self, sentence: str) -> None:
        """Why it could not be done."""
        self._say(sentence, None)

    def add_paths(self, paths: Sequence[Path]) -> None:
        """More files and folders."""
        more = tuple(dict.fromkeys((*self._wish.paths, *map(str, paths))))
        self._change(paths=more)

    def _say(self, text: str, role: QPalette.ColorRole | None) -> None:
        palette = self.palette()
        palette.setColor(QPalette.ColorRole.WindowText, problem(palette) if role is None else palette.color(role))
        self.trouble.setPalette(palette)
        self.trouble.setText(text)

    def _change(self, **changes: object) -> None:
        self.set_wish(replace(self._wish, **changes))  # type: ignore[arg-type]  # of the wish's own names
        self.changed.emit(self._wish)

    def _offer(self) -> None:
        """What goes with what is filled in."""
        for widget in (self.noise, self.told):
            widget.setEnabled(self._wish.made)
        self.elsewhere.setEnabled(not self._wish.made)
        self.open_photos.setEnabled(not self._wish.made)

    def _configure(self) -> None:
        self.found.setForegroundRole(QPalette.ColorRole.PlaceholderText)
        self.noise.setSuffix(self.tr(" levels"))
        self.noise.setAccessibleName(self.tr("Standard deviation of the noise, in levels of 0 to 255"))
        self.noise.setToolTip(self.noise.accessibleName())
        self.made.setToolTip(self.tr("White noise, always the same on the same photo, and not clipped"))
        self.device.setAccessibleName(self.tr("Device for models"))
        self.source.list.setMinimumHeight(96)
        self.start_button.setMinimumWidth(120)
        self.start_button.setDefault(True)
        make_target(self.start_button, 36)
        for widget in (self.made, self.noise, self.told, self.device):
            make_target(widget)

    def _arrange(self) -> None:
        foot = QHBoxLayout()
        foot.addWidget(self.trouble, 1)
        foot.addWidget(self.start_button)
        halves = QHBoxLayout()
        halves.setSpacing(2 * _MARGIN)
        halves.addWidget(self._photos(), 3)
        halves.addLayout(self._methods(), 2)
        column = QVBoxLayout(self)
        column.setContentsMargins(_MARGIN, _MARGIN, _MARGIN, _MARGIN)
        column.setSpacing(_GAP)
        column.addLayout(halves, 1)
        column.addLayout(foot)

    def _photos(self) -> QWidget:
        """Scrolls where the window is too small for it."""
        body = QWidget()
        column = QVBoxLayout(body)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(_GAP)
        made = QHBoxLayout()
        made.addWidget(self.made)
        made.addWidget(self.noise)
        made.addStretch()
        told = QHBoxLayout()
        told.addSpacing(3 * _GAP)
        told.addWidget(self.told, 1)
        column.addWidget(self.source, 1)
        for widget in (self.found, self.open_photos, self.elsewhere):
            column.addWidget(widget)
        for line in (made, told):
            column.addLayout(line)
        area = QScrollArea(widgetResizable=True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setWidget(body)
        return area

    def _methods(self) -> QVBoxLayout:
        heading, device = QLabel(self.tr("&Methods and models")), QLabel(self.tr("&Device for models"))
        heading.setFont(bold(self.font()))
        heading.setBuddy(self.methods)
        device.setBuddy(self.device)
        line = QHBoxLayout()
        line.addWidget(device)
        line.addWidget(self.device, 1)
        column = QVBoxLayout()
        column.setSpacing(4)
        column.addWidget(heading)
        column.addWidget(self.methods, 1)
        column.addSpacing(4)
        column.addLayout(line)
        return column

    def _connect(self) -> None:
        self.source.pathsChosen.connect(lambda paths: self._change(paths=paths))
        self.truths.pathsChosen.connect(lambda paths: self._change(truths=paths))
        self.open_photos.toggled.connect(lambda on: self._change(open_photos=on))
        self.made.toggled.connect(lambda on: self._change(made=on))
        self.noise.valueChanged.connect(lambda value: self._change(noise=value))
        self.told.toggled.connect(lambda on: self._change(told=on))
        self.methods.ticked.connect(self._on_ticked)
        self.device.activated.connect(lambda _place: self._change(device=self.device.currentData()))
        self.start_button.clicked.connect(lambda: self.startRequested.emit())

    def _on_ticked(self, names: tuple[str, ...]) -> None:
        self._change(methods=names)
