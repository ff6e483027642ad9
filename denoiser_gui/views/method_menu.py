"""Methods and models to compare with, ticked one by one in a menu that stays open meanwhile."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QMenu, QWidget


@dataclass(frozen=True, slots=True)
class MethodChoice:
    """An entry.

    Attributes:
        name: by which the engine knows it.
        title: what the person reads.
        explanation: one sentence for the tooltip.
        missing: why it cannot be had, a word or two; empty if it can.
    """

    name: str
    title: str
    explanation: str = ""
    missing: str = ""


class TickMenu(QMenu):
    """Stays open while its entries are ticked."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setToolTipsVisible(True)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        """A tick does not close the menu, so that several can be set."""
        entry = self.actionAt(event.position().toPoint())
        if entry is not None and entry.isEnabled() and entry.isCheckable():
            entry.trigger()
        else:
            super().mouseReleaseEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Space ticks as well; Enter does and closes."""
        entry = self.activeAction()
        if event.key() == Qt.Key.Key_Space and entry is not None and entry.isEnabled() and entry.isCheckable():
            entry.trigger()
        else:
            super().keyPressEvent(event)


class MethodMenu(TickMenu):
    """Methods, models, and models at their best quality in a menu within.

    Signals:
        ticked(str, bool): whether results of this method or model are wanted.
        alwaysTicked(bool): whether what is ticked is wanted of all photos, each when it is shown.
    """

    ticked = Signal(str, bool)
    alwaysTicked = Signal(bool)  # noqa: N815

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setTitle(self.tr("&Add methods"))
        self._entries: dict[str, QAction] = {}
        self._shown: tuple[Sequence[MethodChoice], ...] | None = None
        self.best = TickMenu(self)
        self.best.setTitle(self.tr("Models at &best quality (8 times as long)"))
        self.always = QAction(self.tr("For a&ll photos, when they are shown"), self)
        self.always.setCheckable(True)
        # Not signal to signal: a menu cuts what leads to itself from an action that is taken out of it.
        self.always.triggered.connect(lambda on: self.alwaysTicked.emit(on))

    def show_choices(
        self,
        methods: Sequence[MethodChoice],
        models: Sequence[MethodChoice],
        best: Sequence[MethodChoice],
        *,
        ticked: Collection[str],
        always: bool,
    ) -> None:
        """What there is to choose from, and what is chosen; nothing is emitted."""
        if self._shown != (methods, models, best):
            self._shown = (methods, models, best)
            self._fill(methods, models, best)
        for name, entry in self._entries.items():
            entry.setChecked(name in ticked)
        self.always.setChecked(always)

    def set_ready(self, ready: bool) -> None:
        """Whether there is a photo whose results could be made."""
        for entry in self._entries.values():
            entry.setEnabled(ready and not entry.data())

    def entry(self, name: str) -> QAction:
        """That of a method or model.

        Raises:
            KeyError: there is none.
        """
        return self._entries[name]

    def _fill(
        self, methods: Sequence[MethodChoice], models: Sequence[MethodChoice], best: Sequence[MethodChoice]
    ) -> None:
        self.removeAction(self.always)  # what is cleared with the menu is deleted
        self.clear()
        self.best.clear()
        self._entries.clear()
        for title, choices in ((self.tr("Methods"), methods), (self.tr("Models"), models)):
            if choices:
                self.addSection(title)
            self._entries |= {choice.name: self._add(self, choice) for choice in choices}
        self._entries |= {choice.name: self._add(self.best, choice) for choice in best}
        if best:
            self.addMenu(self.best)
        self.addSeparator()
        self.addAction(self.always)

    def _add(self, menu: QMenu, choice: MethodChoice) -> QAction:
        title = f"{choice.title} – {choice.missing}" if choice.missing else choice.title
        entry = menu.addAction(title.replace("&", "&&"))
        entry.setData(bool(choice.missing))
        entry.setEnabled(not choice.missing)
        entry.setCheckable(True)
        entry.setToolTip(choice.explanation or choice.title)
        entry.triggered.connect(lambda on: self.ticked.emit(choice.name, on))
        return entry
