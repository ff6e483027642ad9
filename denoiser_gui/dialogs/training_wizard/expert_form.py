"""Keys of the configuration for experts: how they come, what one wants instead, and why that cannot be."""

from collections.abc import Mapping, Sequence
from typing import Any

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QApplication, QCheckBox, QComboBox, QGridLayout, QLabel, QLineEdit, QPushButton, QWidget

from denoiser_gui.state.training_plan import reason_against, typed
from denoiser_gui.views.labels import SentenceLabel
from denoiser_gui.views.palette import problem
from denoiser_gui.views.targets import make_target
from denoiser_gui.views.typography import small

_BOX_WIDTH, _LETTERS = 200, 14


def show_reason(label: QLabel, text: str, wrong: bool) -> None:
    """A remark beside a field, in the colour of failures where it is one."""
    palette = QPalette()
    if wrong:
        palette.setColor(QPalette.ColorRole.WindowText, problem(QApplication.palette(label)))
    label.setPalette(palette)
    label.setForegroundRole(QPalette.ColorRole.WindowText if wrong else QPalette.ColorRole.PlaceholderText)
    label.setText(text)


class ExpertForm(QWidget):
    """A line for each key. What is left alone follows the preset, and is shown faintly.

    Signals:
        answered(str, object): a key has this value now; None: that of the preset.
        resetRequested(): all as the preset says.
        judged(): what is typed became wrong, or right again.
    """

    answered = Signal(str, object)
    resetRequested = Signal()  # noqa: N815
    judged = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.lines: dict[str, QLineEdit] = {}
        self.boxes: dict[str, QComboBox] = {}
        self.switches: dict[str, QCheckBox] = {}
        self._hints: dict[str, str] = {}
        self.reasons: dict[str, SentenceLabel] = {}
        self._preset: dict[str, Any] = {}
        self._wrong: set[str] = set()
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(24, 0, 0, 0)
        self._grid.setHorizontalSpacing(16)
        self._grid.setVerticalSpacing(8)
        self._grid.setColumnStretch(2, 1)
        self.reset_button = QPushButton(self.tr("All as they come"))
        self.reset_button.setAutoDefault(False)
        make_target(self.reset_button)
        self.reset_button.clicked.connect(lambda: self.resetRequested.emit())

    @property
    def is_wrong(self) -> bool:
        """Whether something that is typed cannot be."""
        return bool(self._wrong)

    def add_number(self, key: str, label: str, hint: str = "") -> None:
        """A line for a number."""
        line = self.lines[key] = QLineEdit()
        line.setFixedWidth(_LETTERS * self.fontMetrics().averageCharWidth())
        self._hints[key] = hint
        self._add(key, label, line)
        self.reasons[key] = SentenceLabel()
        self.reasons[key].setFont(small(self.font()))
        self._grid.addWidget(self.reasons[key], self._grid.rowCount() - 1, 2)
        line.textEdited.connect(lambda text, key=key: self._on_typed(key, text))

    def add_choice(self, key: str, label: str, options: Sequence[tuple[str, str]]) -> None:
        """A box of values, each with its title; the first entry follows the preset."""
        box = self.boxes[key] = QComboBox()
        box.setMinimumWidth(_BOX_WIDTH)
        box.addItem("", None)
        for value, title in options:
            box.addItem(title, value)
        self._add(key, label, box, 2)
        box.activated.connect(lambda _index, key=key: self.answered.emit(key, self.boxes[key].currentData()))

    def add_switch(self, key: str, label: str) -> None:
        """On or off."""
        switch = self.switches[key] = QCheckBox(label)
        make_target(switch)
        self._grid.addWidget(switch, self._grid.rowCount(), 0, 1, 2)
        switch.clicked.connect(lambda on, key=key: self.answered.emit(key, None if on == self._preset[key] else on))

    def finish(self) -> None:
        """All lines are there."""
        self._grid.addWidget(self.reset_button, self._grid.rowCount(), 0, 1, 2, Qt.AlignmentFlag.AlignLeft)

    def show_values(self, preset: Mapping[str, Any], own: Mapping[str, Any]) -> None:
        """What comes by itself, and what the person wants instead; what is being typed stays as it is."""
        self._preset = dict(preset)
        for key, line in self.lines.items():
            self._show_line(line, key, own.get(key))
        for key, box in self.boxes.items():
            with QSignalBlocker(box):
                at = box.findData(preset[key])
                comes = box.itemText(at) if at > 0 else str(preset[key])
                box.setItemText(0, self.tr("As it comes: {value}").format(value=comes))
                box.setCurrentIndex(max(0, box.findData(own.get(key))))
        for key, switch in self.switches.items():
            switch.setChecked(bool(own.get(key, preset[key])))
        self.reset_button.setEnabled(self.is_wrong or any(key in own for key in self._keys()))

    def clear_typed(self) -> None:
        """What is typed and wrong goes."""
        for key in tuple(self._wrong):
            self.lines[key].clear()
            self._judge(key, "")

    def _keys(self) -> tuple[str, ...]:
        return (*self.lines, *self.boxes, *self.switches)

    def _add(self, key: str, label: str, field: QWidget, columns: int = 1) -> None:
        make_target(field)
        title = QLabel(label)
        title.setBuddy(field)
        field.setAccessibleName(label.replace("&", ""))
        row = self._grid.rowCount()
        self._grid.addWidget(title, row, 0)
        self._grid.addWidget(field, row, 1, 1, columns, Qt.AlignmentFlag.AlignLeading)
        field.setToolTip(key)

    def _show_line(self, line: QLineEdit, key: str, own: Any) -> None:
        line.setPlaceholderText(f"{self._preset[key]:g}")
        if key not in self._wrong and (typed(line.text()) if line.text() else None) != own:
            line.setText("" if own is None else f"{own:.10g}")
        if key not in self._wrong:
            self._judge(key, "")

    def _on_typed(self, key: str, text: str) -> None:
        value = typed(text) if text.strip() else None
        reason = "" if value is None else reason_against(key, value)
        self._judge(key, reason)
        if not reason:
            self.answered.emit(key, value)
        self.reset_button.setEnabled(True)

    def _judge(self, key: str, reason: str) -> None:
        before = self.is_wrong
        (self._wrong.add if reason else self._wrong.discard)(key)
        show_reason(self.reasons[key], reason or self._hints[key], bool(reason))
        comes = self.tr("As it comes: {value}").format(value=self.lines[key].placeholderText())
        self.lines[key].setAccessibleDescription(reason or comes)
        if before != self.is_wrong:
            self.judged.emit()
