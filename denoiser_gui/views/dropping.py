"""What was dragged here from a file manager."""

from pathlib import Path

from PySide6.QtCore import QMimeData


def local_paths(mime: QMimeData) -> list[Path]:
    """The local files and folders of a drag or of the clipboard, in their order, each once."""
    urls = (url for url in mime.urls() if url.isLocalFile())
    return list(dict.fromkeys(Path(url.toLocalFile()) for url in urls))
