"""What is to be denoised, where it goes and how it is named: the first page of the batch window."""

from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QFileDialog,
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QListWidget,
    QPushButton,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)

from denoiser_gui.dialogs.naming_fields import FolderField, TemplateField, level_labels
from denoiser_gui.views.palette import problem
from denoiser_gui.views.targets import make_target
from denoiser_gui.views.typography import bold
from engine.batch.options import Collision
from engine.images.formats import READABLE_SUFFIXES, SUFFIXES, TITLES
from engine.images.writing import KEEP

_LIST_HEIGHT = 120


@dataclass(frozen=True, slots=True)
class BatchWish:
    """What the person filled in.

    Attributes:
        open_photos: the photos that are open in the main window, instead of ``paths``.
        paths: files and folders.
        folder: for the results; None while none is chosen.
        template: of the results' names.
        format: one of :data:`engine.images.writing.FORMATS`.
        collision: what if a file is there.
        recipes: whether a recipe is saved beside every result.
    """

    open_photos: bool = False
    paths: tuple[Path, ...] = ()
    folder: Path | None = None
    template: str = "{name}_denoised"
    format: str = KEEP
    collision: Collision = "skip"
    recipes: bool = True


class BatchForm(QWidget):
    """Fields and a button to start; it decides nothing.

    Signals:
        changed(): something was filled in.
        startRequested(): the person wants to begin.
    """

    changed = Signal()
    startRequested = Signal()  # noqa: N815

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._paths: list[Path] = []
        self._make_source()
        self.folder = FolderField(self.tr("Folder for the results"))
        self.template = TemplateField()
        self.format, self.collision = self._make_format(), self._make_collision()
        self.recipes = QCheckBox(self.tr("Write a recipe beside each result, so that it can be made again exactly"))
        self.recipes.setChecked(True)
        make_target(self.recipes)
        self.settings = QLabel(wordWrap=True)
        self.settings.setForegroundRole(QPalette.ColorRole.PlaceholderText)
        self.trouble = QLabel(wordWrap=True)
        self.trouble.setTextFormat(Qt.TextFormat.PlainText)
        self.start_button = QPushButton(self.tr("Start"))
        self.start_button.setMinimumWidth(120)
        make_target(self.start_button, 36)
        self.start_button.setDefault(True)
        self.set_open_photos(0)
        self._arrange()
        self._connect()

    @property
    def wish(self) -> BatchWish:
        """What is filled in."""
        return BatchWish(
            open_photos=self.open_photos.isChecked(),
            paths=tuple(self._paths),
            folder=self.folder.folder,
            template=self.template.template,
            format=self.format.currentData(),
            collision=self.collision.currentData(),
            recipes=self.recipes.isChecked(),
        )

    def set_wish(self, wish: BatchWish) -> None:
        """Fill in; nothing is emitted."""
        with QSignalBlocker(self):
            self.folder.set_folder("" if wish.folder is None else str(wish.folder))
            self.template.set_template(wish.template)
            self.format.setCurrentIndex(max(self.format.findData(wish.format), 0))
            self.collision.setCurrentIndex(max(self.collision.findData(wish.collision), 0))
            self.recipes.setChecked(wish.recipes)
            self._set_paths(wish.paths)

    def set_open_photos(self, count: int) -> None:
        """How many photos are open in the main window."""
        self.open_photos.setText(self.tr("The %n photo(s) open in the main window", None, count))
        make_target(self.open_photos)
        self.open_photos.setEnabled(count > 0)
        if not count:
            self.others.setChecked(True)

    def add_paths(self, paths: list[Path]) -> None:
        """More files and folders."""
        self.others.setChecked(True)
        self._set_paths(dict.fromkeys([*self._paths, *paths]))
        self.changed.emit()

    def show_settings(self, settings: str) -> None:
        """With which model, device and strength it runs."""
        self.settings.setText(settings)

    def show_state(self, missing: str) -> None:
        """What is still to be filled in; empty when it can start."""
        self._say(missing, QPalette.ColorRole.PlaceholderText)
        self.start_button.setEnabled(not missing)

    def show_failure(self, sentence: str) -> None:
        """Why it could not be done."""
        self._say(sentence, None)

    def _say(self, text: str, role: QPalette.ColorRole | None) -> None:
        palette = self.palette()
        colour = problem(palette) if role is None else palette.color(role)
        palette.setColor(QPalette.ColorRole.WindowText, colour)
        self.trouble.setPalette(palette)
        self.trouble.setText(text)

    def _make_source(self) -> None:
        self.open_photos = QRadioButton()
        self.others = QRadioButton(self.tr("These files and folders, with their subfolders (drop them here)"))
        self.others.setChecked(True)
        self.list = QListWidget()
        self.list.setAccessibleName(self.tr("Files and folders to denoise"))
        self.list.setTextElideMode(Qt.TextElideMode.ElideMiddle)
        self.list.setMinimumHeight(_LIST_HEIGHT)
        self.files_button = QPushButton(self.tr("Add photos…"))
        self.folder_button = QPushButton(self.tr("Add a folder…"))
        self.clear_button = QPushButton(self.tr("Clear"))
        for widget in (self.open_photos, self.others, self.files_button, self.folder_button, self.clear_button):
            make_target(widget)
        for button in (self.files_button, self.folder_button, self.clear_button):
            button.setAutoDefault(False)  # Enter starts

    def _make_format(self) -> QComboBox:
        kinds = [(self.tr("As the photo"), KEEP), *((TITLES[name], name) for name in SUFFIXES)]
        return _box(self.tr("Format of the results"), kinds)

    def _make_collision(self) -> QComboBox:
        kinds = [
            (self.tr("Leave the photo out"), "skip"),
            (self.tr("Add a number to the name"), "number"),
            (self.tr("Replace the file"), "overwrite"),
        ]
        return _box(self.tr("If a file of that name is there"), kinds)

    def _arrange(self) -> None:
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        for button in (self.files_button, self.folder_button, self.clear_button):
            buttons.addWidget(button)
        buttons.addStretch()
        form = QFormLayout()
        form.setHorizontalSpacing(16)
        form.setVerticalSpacing(8)
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.ExpandingFieldsGrow)
        form.addRow(self.tr("&Into"), self.folder)
        form.addRow(self.tr("&Names"), self.template)
        form.addRow(self.tr("&Format"), self.format)
        form.addRow(self.tr("If a file is &there"), self.collision)
        form.addRow("", self.recipes)
        level_labels(form)
        heading = QLabel(self.tr("Photos"))
        heading.setFont(bold(self.font()))
        results = QLabel(self.tr("Results"))
        results.setFont(bold(self.font()))
        foot = QHBoxLayout()
        foot.addWidget(self.trouble, 1)
        foot.addWidget(self.start_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 16, 16, 16)
        column.setSpacing(8)
        for widget in (heading, self.open_photos, self.others):
            column.addWidget(widget)
        column.addWidget(self.list, 1)
        column.addLayout(buttons)
        column.addSpacing(8)
        column.addWidget(results)
        column.addLayout(form)
        column.addWidget(self.settings)
        column.addLayout(foot)

    def _connect(self) -> None:
        self.files_button.clicked.connect(self._ask_for_files)
        self.folder_button.clicked.connect(self._ask_for_folder)
        self.clear_button.clicked.connect(self._clear)
        self.start_button.clicked.connect(lambda: self.startRequested.emit())
        for field in (self.folder, self.template):
            field.changed.connect(self.changed)
        for box in (self.format, self.collision):
            box.currentIndexChanged.connect(lambda _index: self.changed.emit())
        self.open_photos.toggled.connect(lambda _on: self.changed.emit())

    def _ask_for_files(self) -> None:
        kinds = self.tr("Photos ({0});;All files (*)").format(" ".join(f"*{suffix}" for suffix in READABLE_SUFFIXES))
        chosen, _ = QFileDialog.getOpenFileNames(self, self.tr("Photos to denoise"), "", kinds)
        if chosen:
            self.add_paths([Path(name) for name in chosen])

    def _ask_for_folder(self) -> None:
        chosen = QFileDialog.getExistingDirectory(self, self.tr("A folder of photos to denoise"))
        if chosen:
            self.add_paths([Path(chosen)])

    def _clear(self) -> None:
        self._set_paths(())
        self.changed.emit()

    def _set_paths(self, paths: "tuple[Path, ...] | dict[Path, None]") -> None:
        self._paths = list(paths)
        self.list.clear()
        self.list.addItems([str(path) for path in self._paths])


def _box(name: str, kinds: list[tuple[str, str]]) -> QComboBox:
    box = QComboBox()
    box.setAccessibleName(name)
    make_target(box)
    for label, value in kinds:
        box.addItem(label, value)
    return box
