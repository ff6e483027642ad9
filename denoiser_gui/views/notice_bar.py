"""Messages above the photo that neither cover it nor ask for anything."""

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QFontDatabase,
    QGuiApplication,
    QKeySequence,
    QShortcut,
)
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPlainTextEdit, QPushButton, QVBoxLayout, QWidget

from denoiser_gui.notices import Notice, Severity
from denoiser_gui.views import icons
from denoiser_gui.views.icons import IconButton
from denoiser_gui.views.palette import accent, problem
from denoiser_gui.views.targets import make_target
from denoiser_gui.views.typography import bold, tabular

_ICONS = {Severity.INFORMATION: "info", Severity.WARNING: "triangle-alert", Severity.ERROR: "circle-alert"}
_ICON, _DETAILS_HEIGHT = 20, 144
_MOST_ACTIONS = 2


class NoticeBar(QFrame):
    """Shows one notice at a time, the oldest first; hidden when there is none. Never takes the focus by itself.

    What answers the person comes before all others; what only informs steps back behind what is worse or what something
    can be done about.

    Signals:
        emptied(): the last notice was closed.
    """

    emptied = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._notices: list[Notice] = []
        self._closed = 0
        self._build()
        self._arrange()
        self._connect()
        self.hide()

    def _build(self) -> None:
        self.setFrameShape(QFrame.Shape.StyledPanel)
        self.setAutoFillBackground(True)
        self._icon = QLabel()
        self._text, self._advice = _wrapping(), _wrapping()
        self._text.setFont(bold(self.font()))
        self.action_buttons = [QPushButton() for _ in range(_MOST_ACTIONS)]
        self._counter = QLabel()
        self._counter.setFont(tabular(self.font()))
        self.details_button = QPushButton(self.tr("Details"))
        self.details_button.setCheckable(True)
        self.copy_button = QPushButton(self.tr("Copy details"))
        for button in (*self.action_buttons, self.details_button, self.copy_button):
            make_target(button)
        self.close_button = IconButton("x", self.tr("Close (Esc)"))
        self.details = QPlainTextEdit(readOnly=True)
        self.details.setAccessibleName(self.tr("Details of the message"))
        self.details.setFont(QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont))
        self.details.setFixedHeight(_DETAILS_HEIGHT)

    def _arrange(self) -> None:
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(self._text)
        words.addWidget(self._advice)
        line = QHBoxLayout()
        line.setSpacing(8)
        line.addWidget(self._icon)
        line.addLayout(words, 1)
        for widget in (*self.action_buttons, self._counter, self.copy_button, self.details_button, self.close_button):
            line.addWidget(widget)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 8, 8, 8)
        column.addLayout(line)
        column.addWidget(self.details)

    def _connect(self) -> None:
        for place, button in enumerate(self.action_buttons):
            button.clicked.connect(lambda _checked=False, place=place: self._act(place))
        self.close_button.clicked.connect(self.dismiss)
        self.copy_button.clicked.connect(self._copy)
        self.details_button.toggled.connect(self._fold)
        self._escape = QShortcut(QKeySequence(Qt.Key.Key_Escape), self, self.dismiss)

    @property
    def current(self) -> Notice | None:
        """The notice on show."""
        return self._notices[0] if self._notices else None

    @property
    def waiting(self) -> int:
        """How many notices are still to be closed, the one on show included."""
        return len(self._notices)

    def __contains__(self, notice: Notice) -> bool:
        return notice in self._notices

    def add(self, notice: Notice) -> None:
        """Show a notice now, or after those that came before; the same one twice is shown once."""
        if notice.at_once:
            self._notices = [notice, *(other for other in self._notices if other != notice)]
            self._show_first()
            return
        if notice in self._notices:
            return
        mere = [place for place, other in enumerate(self._notices) if _informs(other)]
        self._notices.insert(len(self._notices) if _informs(notice) or not mere else mere[0], notice)
        self._show_first()

    def replace(self, before: Notice, notice: Notice) -> None:
        """Say something new in the place of a notice; nothing happens if that was closed already."""
        if before in self._notices:
            self._notices[self._notices.index(before)] = notice
            self._show_first()

    def remove(self, notice: Notice) -> None:
        """Close a notice that holds no more, wherever it stands."""
        if notice == self.current:
            self.dismiss()
        elif notice in self._notices:
            self._notices.remove(notice)
            self._show_first()

    def dismiss(self) -> None:
        """Close the notice on show; the next one takes its place."""
        if not self._notices:
            return
        self._notices.pop(0)
        self._closed += 1
        self._show_first()
        if not self._notices:
            self._closed = 0
            self.emptied.emit()

    def dismiss_all(self) -> None:
        """Close everything."""
        while self._notices:
            self.dismiss()

    def _show_first(self) -> None:
        notice = self.current
        self.setVisible(notice is not None)
        if notice is None:
            return
        self._text.setText(notice.text)
        self._advice.setText(notice.advice)
        self._advice.setVisible(bool(notice.advice))
        several = self._closed + len(self._notices)
        self._counter.setText(self.tr("{number} of {all}").format(number=self._closed + 1, all=several))
        self._counter.setVisible(several > 1)
        self._show_actions(notice)
        self._show_details(notice.details)
        self._tint()
        words = f"{self._word(notice.severity)}: {notice.text} {notice.advice}".strip()
        if words != self.accessibleName():
            self.setAccessibleName(words)
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, words))  # it never takes the focus

    def _word(self, severity: Severity) -> str:
        """What the icon shows, for those who do not see it."""
        match severity:
            case Severity.INFORMATION:
                return self.tr("Information")
            case Severity.WARNING:
                return self.tr("Warning")
            case Severity.ERROR:
                return self.tr("Error")

    def _show_actions(self, notice: Notice) -> None:
        for place, button in enumerate(self.action_buttons):
            offered = place < len(notice.actions)
            button.setVisible(offered)
            button.setText(notice.actions[place].label if offered else "")

    def _act(self, place: int) -> None:
        notice = self.current
        if notice is not None:
            self.dismiss()
            notice.actions[place].do()

    def _show_details(self, details: str) -> None:
        if details != self.details.toPlainText():
            self.details.setPlainText(details)
            self.details_button.setChecked(False)
        self.details_button.setVisible(bool(details))
        self._fold(self.details_button.isChecked())

    def _fold(self, shown: bool) -> None:
        self.details.setVisible(shown)
        self.copy_button.setVisible(shown)

    def _copy(self) -> None:
        notice = self.current
        if notice is not None:
            parts = (notice.text, notice.advice, notice.details)
            QGuiApplication.clipboard().setText("\n".join(part for part in parts if part))

    def _tint(self) -> None:
        notice = self.current
        if notice is None:
            return
        palette, ratio = self.palette(), self.devicePixelRatioF()
        colour = accent(palette) if notice.severity is Severity.INFORMATION else problem(palette)
        picture = icons.pixmap(_ICONS[notice.severity], colour, round(_ICON * ratio))
        picture.setDevicePixelRatio(ratio)
        self._icon.setPixmap(picture)

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self._tint()


def _informs(notice: Notice) -> bool:
    """Whether it does no harm to see it later."""
    return notice.severity is Severity.INFORMATION and not notice.actions


def _wrapping() -> QLabel:
    label = QLabel(wordWrap=True)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    return label
