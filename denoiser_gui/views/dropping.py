"""What was dragged here from a file manager or a browser, or copied there."""

from pathlib import Path

from PySide6.QtCore import QMimeData, QUrl


def local_paths(mime: QMimeData) -> list[Path]:
    """The local files and folders of a drag or of the clipboard, in their order, each once.

    Some programs give the addresses of files as text only.
    """
    urls = mime.urls() or [QUrl(line.strip()) for line in mime.text().splitlines() if line.startswith("file:")]
    return list(dict.fromkeys(Path(url.toLocalFile()) for url in urls if url.isLocalFile() and url.toLocalFile()))
