"""What the engine's process does for the library's window that takes its time, and what is told about it there."""

from typing import TypeVar

from PySide6.QtCore import QObject

from denoiser_gui.dialogs.model_library.window import LibraryWindow
from denoiser_gui.notices import Notice, Severity
from denoiser_gui.views.notice_bar import NoticeBar
from denoiser_gui.work.engine_client import EngineClient
from engine.service.requests import Request

R = TypeVar("R")


class Errands(QObject):
    """Each is asked for once, and told in a line of the library's window until it is done.

    Args:
        client: the engine's process.
        bar: of the main window; it tells while the library's window is closed.

    Attributes:
        dialog: the library's window, once there is one.
    """

    def __init__(self, client: EngineClient, bar: NoticeBar, parent: QObject) -> None:
        super().__init__(parent)
        self._client = client
        self._bar = bar
        self._work: dict[Request, str] = {}
        self._news: list[Notice] = []
        self.dialog: LibraryWindow | None = None

    @property
    def seen(self) -> bool:
        """Whether the library's window is open."""
        return self.dialog is not None and self.dialog.isVisible()

    def begin(self, request: Request, text: str) -> None:
        """Ask for this, which ``text`` tells, unless it is under way."""
        if request not in self._work:
            self._work[request] = text
            self._client.send(request)
            self._show()

    def done(self, request: Request) -> None:
        """It is over, however it went."""
        self._work.pop(request, None)
        self._show()

    def under_way(self, kind: type[R]) -> list[R]:
        """What of this kind is not done yet."""
        return [request for request in self._work if isinstance(request, kind)]

    def forget(self) -> None:
        """Nothing is under way any more."""
        self._work.clear()
        self._show()

    def tell(self, notice: Notice) -> None:
        """Where the person looks. In the library's window news take the place of older news; troubles stay."""
        if self.dialog is not None and self.seen:
            for before in self._news:
                self.dialog.notices.remove(before)
            self._news = [notice] if notice.severity is Severity.INFORMATION else []
            self.dialog.notices.add(notice)
        else:
            self._bar.add(notice)

    def _show(self) -> None:
        if self.dialog is not None:
            self.dialog.show_status(" · ".join(self._work.values()))
