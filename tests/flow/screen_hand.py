"""Mouse and keys of a real X server, moved by xdotool; and a window of another program that photos are dragged from."""

import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

LEFT, WHEEL_UP, WHEEL_DOWN = 1, 4, 5
_STEPS, _PAUSE_MS = 8, 30

# Run as a program of its own: its window starts a drag of the given files as soon as the mouse is dragged in it.
_SOURCE = """
import sys
from denoiser_gui.interpreter import protect_singletons
protect_singletons()
from PySide6.QtCore import QMimeData, Qt, QUrl
from PySide6.QtGui import QDrag
from PySide6.QtWidgets import QApplication, QLabel

class Source(QLabel):
    def mouseMoveEvent(self, event):
        mime = QMimeData()
        mime.setUrls([QUrl.fromLocalFile(path) for path in sys.argv[1:]])
        drag = QDrag(self)
        drag.setMimeData(mime)
        drag.exec(Qt.DropAction.CopyAction)  # who takes them may ask for them later: it stays until it is ended

app = QApplication(sys.argv[:1])
source = Source("photos")
source.setWindowFlag(Qt.WindowType.FramelessWindowHint)
source.setGeometry(1300, 100, 120, 80)
source.show()
app.processEvents()
print("ready", flush=True)
app.exec()
"""


class Hand:
    """Moves, presses, turns and types as a person does."""

    def __init__(self, qtbot: QtBot) -> None:
        self._qtbot = qtbot

    def do(self, *words: object) -> None:
        """An xdotool command, and a moment for what it leads to."""
        subprocess.run(["xdotool", *map(str, words)], check=True, timeout=10)
        self._qtbot.wait(_PAUSE_MS)

    def point(self, widget: QWidget, place: QPoint) -> None:
        """Bring the pointer over a place of a widget."""
        there = widget.mapToGlobal(place)
        self.do("mousemove", there.x(), there.y())

    def click(self, widget: QWidget, place: QPoint) -> None:
        self.point(widget, place)
        self.do("click", LEFT)

    def drag(self, widget: QWidget, start: QPoint, end: QPoint) -> None:
        """With the left button, in some steps."""
        self.point(widget, start)
        self.do("mousedown", LEFT)
        for step in range(1, _STEPS + 1):
            self.point(widget, start + (end - start) * step / _STEPS)
        self.do("mouseup", LEFT)

    def turn(self, widget: QWidget, place: QPoint, notches: int) -> None:
        """The wheel, away from the person where positive."""
        self.point(widget, place)
        for _ in range(abs(notches)):
            self.do("click", WHEEL_UP if notches > 0 else WHEEL_DOWN)

    def drop(self, widget: QWidget, place: QPoint, *paths: Path) -> None:
        """Drag files out of another program's window."""
        with _source(paths):
            self.do("mousemove", 1360, 140)
            self.do("mousedown", LEFT)
            self.do("mousemove", 1350, 150)
            self.do("mousemove", 1330, 160)
            for _ in range(2):  # the second step tells the drag that it is over something that takes it
                self.point(widget, place - QPoint(12, 0))
                self.point(widget, place)
            self._qtbot.wait(300)
            self.do("mouseup", LEFT)
            self._qtbot.wait(300)


@contextmanager
def _source(paths: tuple[Path, ...]) -> Iterator[None]:
    command = [sys.executable, "-c", _SOURCE, *map(str, paths)]
    root = Path(__file__).resolve().parents[2]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, cwd=root) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == "ready\n"
        try:
            yield
        finally:
            process.kill()
