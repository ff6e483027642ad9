"""Name and summary: what will be done, in words."""

from collections.abc import Sequence

from PySide6.QtCore import QSignalBlocker, Qt
from PySide6.QtWidgets import QCheckBox, QComboBox, QFormLayout, QLabel, QLineEdit, QVBoxLayout

from denoiser_gui.dialogs.training_wizard.expert_form import show_reason
from denoiser_gui.dialogs.training_wizard.page import PlanPage
from denoiser_gui.state.training_plan import Plan
from denoiser_gui.views.labels import SentenceLabel
from denoiser_gui.views.targets import TARGET, make_target
from denoiser_gui.views.typography import bold, small

_FIELD_WIDTH = 360
_ROOM = 4  # large letters need more than the style gives them
_LICENCES = ("CC0 1.0", "CC BY 4.0", "CC BY-SA 4.0", "CC BY-NC 4.0")


class SummaryPage(PlanPage):
    """A name, the origin of the photos, and sentences."""

    def __init__(self, title: str, explanation: str) -> None:
        super().__init__(title, explanation)
        self.name = QLineEdit()
        self.name.setAccessibleName(self.tr("Name of the model"))
        self.name_note = SentenceLabel()
        self.name_note.setFont(small(self.font()))
        self.licence = QComboBox(editable=True)
        self.licence.setAccessibleName(self.tr("Licence or origin of the photos"))
        self.licence.addItems([self.tr("My own photos"), *_LICENCES])
        line = self.licence.lineEdit()
        assert line is not None
        line.setAccessibleName(self.licence.accessibleName())
        line.setPlaceholderText(self.tr("For instance: my own photos"))
        self.licence_note = SentenceLabel(self.tr("It goes into the model's card, for those you pass the model on to."))
        self.licence_note.setFont(small(self.font()))
        self.watch = QCheckBox()
        self.heading = QLabel(self.tr("What will be done"))
        self.heading.setFont(bold(self.font()))
        self.sentences = QVBoxLayout()
        self.sentences.setSpacing(8)
        for field in (self.name, self.watch):
            make_target(field)
        make_target(self.licence, max(TARGET, self.licence.sizeHint().height() + _ROOM))
        self.name.setFixedWidth(_FIELD_WIDTH)
        self.licence.setFixedWidth(_FIELD_WIDTH)
        self._arrange()
        self._connect()
        show_reason(self.licence_note, self.licence_note.text(), False)

    def set_plan(self, plan: Plan) -> None:
        """Show these answers; nothing is emitted."""
        if self.name.text().strip() != plan.name:
            self.name.setText(plan.name)
        if self.licence.currentText() != plan.licence:
            with QSignalBlocker(self.licence):
                self.licence.setEditText(plan.licence)
        self.watch.setChecked(plan.watch)

    def show_name(self, note: str, wrong: bool) -> None:
        """What becomes of the name, or why it cannot be."""
        show_reason(self.name_note, note, wrong)
        self.name.setAccessibleDescription(note)
        self.set_filled(not wrong)

    def show_watched(self, count: int) -> None:
        """How many photos are open in the window, to show the progress on."""
        self.watch.setText(self.tr("Show its progress on %n &open photo(s)", None, count))
        self.watch.setVisible(count > 0)

    def show_summary(self, sentences: Sequence[str]) -> None:
        """What will be done."""
        while self.sentences.count():
            item = self.sentences.takeAt(0)
            widget = None if item is None else item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        for sentence in sentences:
            label = SentenceLabel(sentence)
            label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            self.sentences.addWidget(label)

    def _arrange(self) -> None:
        form = QFormLayout()
        form.setVerticalSpacing(8)
        form.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapAllRows)
        form.addRow(self.tr("N&ame of the model"), _stacked(self.name, self.name_note))
        form.addRow(self.tr("&Licence or origin of the photos"), _stacked(self.licence, self.licence_note))
        form.addRow(self.watch)
        for row, field in enumerate((self.name, self.licence)):
            item = form.itemAt(row, QFormLayout.ItemRole.LabelRole)
            label = None if item is None else item.widget()
            if isinstance(label, QLabel):
                label.setBuddy(field)
        column = QVBoxLayout(self.body)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(16)
        column.addLayout(form)
        column.addWidget(self.heading)
        column.addLayout(self.sentences)
        column.addStretch()

    def _connect(self) -> None:
        self.name.textEdited.connect(lambda text: self.answer(name=text.strip()))
        self.licence.editTextChanged.connect(lambda text: self.answer(licence=text))
        self.watch.clicked.connect(lambda on: self.answer(watch=on))


def _stacked(field: QLineEdit | QComboBox, note: QLabel) -> QVBoxLayout:
    column = QVBoxLayout()
    column.setSpacing(4)
    column.addWidget(field)
    column.addWidget(note)
    return column
