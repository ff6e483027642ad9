"""Where all results go, and how they are named."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QFormLayout, QLabel, QVBoxLayout, QWidget

from denoiser_gui.dialogs.naming_fields import FolderField, TemplateField, level_labels
from denoiser_gui.views.targets import make_target


class SaveAllDialog(QDialog):
    """A folder and a template; accepted when both are well. It decides nothing.

    Signals:
        changed(): something was filled in.
    """

    changed = Signal()

    def __init__(self, folder: str, template: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Save all"))
        self.explanation = QLabel(wordWrap=True)
        self.folder = FolderField(self.tr("Folder for the results"))
        self.folder.set_folder(folder)
        self.template = TemplateField()
        self.template.set_template(template)
        self.buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Save | QDialogButtonBox.StandardButton.Cancel)
        self.save_button = self.buttons.button(QDialogButtonBox.StandardButton.Save)
        for button in self.buttons.buttons():
            make_target(button)
            button.setIcon(QIcon())  # the style's own are the only colour in sight
        self._arrange()
        for field in (self.folder, self.template):
            field.changed.connect(self.changed)
        self.buttons.accepted.connect(self.accept)
        self.buttons.rejected.connect(self.reject)
        self.resize(520, self.sizeHint().height())

    def show_state(self, explanation: str, example: str, wrong: bool) -> None:
        """How many photos there are, what their names become, and whether that is well."""
        self.explanation.setText(explanation)
        self.template.show_example(example, wrong)
        self.save_button.setEnabled(not wrong and self.folder.folder is not None)

    def _arrange(self) -> None:
        form = QFormLayout()
        form.setHorizontalSpacing(16)
        form.setVerticalSpacing(8)
        form.addRow(self.tr("&Into"), self.folder)
        form.addRow(self.tr("&Names"), self.template)
        level_labels(form)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 16, 16, 16)
        column.setSpacing(16)
        column.addWidget(self.explanation)
        column.addLayout(form)
        column.addStretch()
        column.addWidget(self.buttons)
