"""What was dragged here from a file manager or a browser, or copied there."""

from pathlib import Path

from PySide6.QtCore import QEvent, QMimeData, QObject, QUrl, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QWidget


def local_paths(mime: QMimeData) -> list[Path]:
    """The local files and folders of a drag or of the clipboard, in their order, each once.

    Some programs give the addresses of files as text only.
    """
    urls = mime.urls() or [QUrl(line.strip()) for line in mime.text().splitlines() if line.startswith("file:")]
    return list(dict.fromkeys(Path(url.toLocalFile()) for url in urls if url.isLocalFile() and url.toLocalFile()))


class FileDrops(QObject):
    """Takes files and folders that are dropped onto a widget.

    Signals:
        lit(bool): something that would be taken is over it, or not any more.
        dropped(list): local files and folders, as :class:`Path`.
    """

    lit = Signal(bool)
    dropped = Signal(list)

    def __init__(self, widget: QWidget) -> None:
        super().__init__(widget)
        widget.setAcceptDrops(True)
        widget.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
        kind = event.type()
        if isinstance(event, QDragEnterEvent):
            if local_paths(event.mimeData()):
                event.acceptProposedAction()
                self.lit.emit(True)
        elif kind == QEvent.Type.DragLeave:
            self.lit.emit(False)
        elif kind == QEvent.Type.Drop and isinstance(event, QDropEvent):
            self.lit.emit(False)
            event.acceptProposedAction()
            self.dropped.emit(local_paths(event.mimeData()))
        else:
            return super().eventFilter(watched, event)
        return True
