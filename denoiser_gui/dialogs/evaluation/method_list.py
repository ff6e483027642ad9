"""Which methods and models are to be compared: a list with boxes to tick."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QSignalBlocker, QSize, Qt, Signal
from PySide6.QtWidgets import QFrame, QListWidget, QListWidgetItem, QWidget

from denoiser_gui.views.targets import TARGET
from denoiser_gui.views.typography import bold

_NAME = Qt.ItemDataRole.UserRole


@dataclass(frozen=True, slots=True)
class MethodChoice:
    """One of the list.

    Attributes:
        name: by which it is known.
        title: as a person calls it.
        purpose: a sentence.
        missing: why it cannot be chosen; empty if it can.
    """

    name: str
    title: str
    purpose: str = ""
    missing: str = ""


class MethodList(QListWidget):
    """Groups of methods with a heading each. What was ticked stays so as long as it is there.

    Signals:
        ticked(tuple): names of all that are ticked now, because the person changed it.
    """

    ticked = Signal(tuple)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(self.tr("Methods and models"))
        self.setFrameShape(QFrame.Shape.StyledPanel)
        self.setTabKeyNavigation(False)
        self.itemChanged.connect(lambda _item: self.ticked.emit(self.names))
        self.itemActivated.connect(_toggle)

    @property
    def names(self) -> tuple[str, ...]:
        """Of what is ticked, in the order of the list."""
        return tuple(item.data(_NAME) for item in self._items() if item.checkState() is Qt.CheckState.Checked)

    def show_groups(self, groups: Sequence[tuple[str, Sequence[MethodChoice]]], chosen: Sequence[str]) -> None:
        """Headings and what stands below them; ``chosen`` is ticked. Nothing is emitted."""
        with QSignalBlocker(self):
            self.clear()
            for heading, choices in groups:
                if choices:
                    self.addItem(self._heading(heading))
                for choice in choices:
                    self.addItem(_entry(choice, choice.name in chosen))

    def tick(self, names: Sequence[str]) -> None:
        """These and no others. Nothing is emitted."""
        with QSignalBlocker(self):
            for item in self._items():
                if item.data(_NAME) is not None and item.flags() & Qt.ItemFlag.ItemIsUserCheckable:
                    item.setCheckState(_state(item.data(_NAME) in names))

    def _items(self) -> list[QListWidgetItem]:
        return [self.item(row) for row in range(self.count())]

    def _heading(self, text: str) -> QListWidgetItem:
        item = QListWidgetItem(text)
        item.setFlags(Qt.ItemFlag.ItemIsEnabled)
        item.setFont(bold(self.font()))
        item.setSizeHint(QSize(0, TARGET))
        return item


def _entry(choice: MethodChoice, ticked: bool) -> QListWidgetItem:
    item = QListWidgetItem(choice.title if not choice.missing else f"{choice.title} – {choice.missing}")
    item.setData(_NAME, choice.name)
    item.setToolTip(choice.purpose)
    item.setSizeHint(QSize(0, TARGET))
    if choice.missing:
        item.setFlags(Qt.ItemFlag.NoItemFlags)
    else:
        flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsUserCheckable
        item.setFlags(flags)
        item.setCheckState(_state(ticked))
    return item


def _toggle(item: QListWidgetItem) -> None:
    """Enter does what Space does."""
    if item.flags() & Qt.ItemFlag.ItemIsUserCheckable:
        item.setCheckState(_state(item.checkState() is not Qt.CheckState.Checked))


def _state(ticked: bool) -> Qt.CheckState:
    return Qt.CheckState.Checked if ticked else Qt.CheckState.Unchecked
